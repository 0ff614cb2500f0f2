"""What the page of the playing track shows, read away from the window's thread."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from musicrec_desktop.app.commenting import Commenting
from musicrec_desktop.app.flow import COMMENT
from musicrec_desktop.app.lanes import Lanes, Running
from musicrec_desktop.app.lyrics import read_lyrics
from musicrec_desktop.app.routes import Lane
from musicrec_desktop.app.services import Services
from musicrec_desktop.app.track_facts import TrackFacts, track_facts
from musicrec_desktop.app.waveforms import waveform_of
from musicrec_desktop.desktop.actions.lane_work import Fail, do_in
from musicrec_desktop.domain.comment import Comment
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.lyrics import Lyrics
from musicrec_desktop.playback import FilePart
from musicrec_desktop.playback.sound import UnplayableError, Waveform


@dataclass(frozen=True, slots=True)
class Noted:
    """What the database keeps of a track."""

    sections_ms: tuple[int, ...]
    """Where its sections begin."""
    comments: tuple[Comment, ...]
    """The latest first."""


def fetch_noted(
    lanes: Lanes, services: Services, track_id: TrackId, then: Callable[[Noted], None], fail: Fail
) -> Running:
    """Sections and comments of a track."""

    def read() -> Noted:
        outline = services.database.outlines.get(track_id)
        sections = () if outline is None or not outline.is_whole else outline.boundaries_ms
        comments = [comment for comment in services.database.comments.all() if comment.track_id == track_id]
        return Noted(sections, tuple(reversed(comments)))

    return do_in(lanes, Lane.DB, read, then, fail)


def fetch_facts(
    lanes: Lanes, services: Services, track_id: TrackId, then: Callable[[TrackFacts | None], None], fail: Fail
) -> Running:
    """What the history says of a track."""
    return do_in(lanes, Lane.COMPUTE, lambda: track_facts(services.known, services.live.plays, track_id), then, fail)


def fetch_lyrics(lanes: Lanes, part: FilePart, then: Callable[[Lyrics | None], None], fail: Fail) -> Running:
    """The lyrics of a track; none for a part of a file, whose lyrics are those of all its tracks."""

    def read() -> Lyrics | None:
        return None if part.start_ms or part.end_ms else read_lyrics(Path(part.path))

    return do_in(lanes, Lane.COMPUTE, read, then, fail)


def fetch_waveform(
    lanes: Lanes, services: Services, part: FilePart, then: Callable[[Waveform | None], None], fail: Fail
) -> Running:
    """The waveform of a track; None when its sound cannot be decoded."""

    def measure() -> Waveform | None:
        try:
            return waveform_of(services.paths, part)
        except UnplayableError:
            return None

    return do_in(lanes, Lane.COMPUTE, measure, then, fail)


def comment_on_track(
    lanes: Lanes, services: Services, track_id: TrackId, text: str, then: Callable[[], None], fail: Fail
) -> Running:
    """Read, keep and learn what the listener wrote."""
    state = Commenting(services, track_id, text, UnixTime(time.time()))
    return lanes.run(COMMENT, state, on_done=lambda _: then(), on_error=fail)
