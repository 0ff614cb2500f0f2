"""What a listener did with the tracks of a catalogue."""

from dataclasses import dataclass
from pathlib import Path

from musicrec_desktop.domain.ids import DurationMs, UnixTime
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd
from musicrec_desktop.evaluation.prompts.catalogue import Catalogue
from musicrec_desktop.evaluation.prompts.lines import read_lines, wrong_line

_WANTED = (
    '{"id": "c1", "started_at": 1700000000, "played_ms": 180000, "ended": "finished"} or '
    '{"id": "c1", "at": 1700000000, "feedback": "like"}, with ids of the catalogue'
)


@dataclass(frozen=True, slots=True)
class CatalogueHistory:
    """Plays and feedback, each in order of time."""

    plays: tuple[Play, ...] = ()
    feedback: tuple[Feedback, ...] = ()

    @property
    def span(self) -> tuple[UnixTime, UnixTime] | None:
        """When the first play began and the last; None without plays."""
        return (self.plays[0].started_at, self.plays[-1].started_at) if self.plays else None


def read_catalogue_history(path: Path, catalogue: Catalogue) -> CatalogueHistory:
    """A history of one JSON object a line, its ids those of the catalogue. Raises RequestError for anything else."""
    plays: list[Play] = []
    feedback: list[Feedback] = []
    for place, found in read_lines(path):
        try:
            track_id = catalogue.track_id(str(found["id"]))
            if "feedback" in found:
                at = UnixTime(float(found["at"]))
                feedback.append(Feedback(track_id, at, FeedbackValue(found["feedback"])))
                continue
            started, heard = UnixTime(float(found["started_at"])), DurationMs(int(found["played_ms"]))
            plays.append(Play(track_id, started, heard, catalogue.duration_ms(track_id), PlayEnd(found["ended"])))
        except (KeyError, ValueError, TypeError) as error:
            raise wrong_line(place, error, _WANTED) from error
    plays.sort(key=lambda play: (play.started_at, play.track_id))
    feedback.sort(key=lambda said: (said.at, said.track_id))
    return CatalogueHistory(tuple(plays), tuple(feedback))
