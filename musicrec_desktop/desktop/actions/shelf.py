"""The tracks at hand: where the files are of what is or will be in the queue."""

import math
from collections.abc import Callable, Sequence
from pathlib import Path

from musicrec_desktop.app.lanes import Lanes, Running
from musicrec_desktop.app.routes import Lane
from musicrec_desktop.app.services import Services
from musicrec_desktop.desktop.actions.lane_work import Fail, do_in
from musicrec_desktop.desktop.item_models.track_line import TrackLine, line_of_track, track_line
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.kinds import SPEECH
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.play import FeedbackValue
from musicrec_desktop.domain.recommend import Recommendation
from musicrec_desktop.domain.track import Track
from musicrec_desktop.playback import FilePart, gain_db


class Shelf:
    """Answers the window's questions about tracks from memory. Used from the window's thread."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._tracks: dict[TrackId, Track] = {}
        self._said: dict[TrackId, FeedbackValue] = {}
        """Said in this run; the profile follows a moment later."""
        self._reasons: dict[TrackId, Recommendation] = {}
        """Of the tracks chosen in this run."""

    def put(self, tracks: Sequence[Track]) -> None:
        """Keep these at hand."""
        self._tracks.update((track.id, track) for track in tracks)

    def track(self, track_id: TrackId) -> Track | None:
        """A track at hand, with all its tags."""
        return self._tracks.get(track_id)

    def locate(self, track_id: TrackId) -> Path | None:
        """The file of a track at hand; None when it is not here or its file is gone."""
        track = self._tracks.get(track_id)
        return None if track is None or track.is_missing else track.path

    def part(self, track_id: TrackId) -> FilePart | None:
        """What of its file a track at hand is; None as with locate()."""
        track = self._tracks.get(track_id)
        if track is None or track.is_missing:
            return None
        return FilePart(track.path, track.start_ms, track.end_ms, self._gain_db(track), track.kind in SPEECH)

    def _gain_db(self, track: Track) -> float:
        view, loudness, peak = self.view, math.nan, math.nan
        row = -1 if view is None else int(view.rows([track.id])[0])
        if view is not None and row >= 0:
            loudness, peak = (float(view.features.column(name)[row]) for name in ("loudness", "true_peak"))
        tags = track.tags
        return gain_db(
            self._services.settings.levelling, tags.replaygain_track_db, tags.replaygain_album_db, loudness, peak
        )

    def duration_ms(self, track_id: TrackId) -> int:
        """Its length as tagged; 0 when unknown."""
        track = self._tracks.get(track_id)
        return 0 if track is None else track.duration_ms

    @property
    def view(self) -> LibraryView | None:
        """The library as it is known now."""
        return self._services.known.view if self._services.is_loaded else None

    def line(self, track_id: TrackId) -> TrackLine:
        """What a list shows of a track."""
        view = self.view
        if view is None:
            return TrackLine(track_id, "…", "", "", 0)
        track = self._tracks.get(track_id)
        if track is not None and view.rows([track_id])[0] < 0 and not track.is_missing:
            return line_of_track(track)
        return track_line(view, track_id)

    def feedback(self, track_id: TrackId) -> FeedbackValue:
        """What the listener said of a track."""
        if track_id in self._said:
            return self._said[track_id]
        if not self._services.is_loaded:
            return FeedbackValue.NONE
        history = self._services.known.profile.tracks
        at = int(history.ids.searchsorted(track_id))
        if at >= len(history.ids) or history.ids[at] != track_id:
            return FeedbackValue.NONE
        return {1: FeedbackValue.LIKE, -1: FeedbackValue.DISLIKE}.get(int(history.feedback[at]), FeedbackValue.NONE)

    def put_reasons(self, chosen: Sequence[Recommendation]) -> None:
        """Keep why these tracks were chosen, in the place of what was kept of them before."""
        self._reasons.update((one.track_id, one) for one in chosen)

    def reason(self, track_id: TrackId) -> Recommendation | None:
        """Why a track was chosen the last time; None when it was not chosen in this run."""
        return self._reasons.get(track_id)

    def say(self, track_id: TrackId, value: FeedbackValue) -> None:
        """Remember what the listener just said."""
        self._said[track_id] = value


def fetch_tracks(
    lanes: Lanes, services: Services, shelf: Shelf, track_ids: Sequence[TrackId], then: Callable[[], None], fail: Fail
) -> Running | None:
    """Bring tracks to hand and go on; at once when they are there."""
    wanted = [track_id for track_id in track_ids if shelf.locate(track_id) is None]
    if not wanted:
        then()
        return None

    def show(tracks: list[Track]) -> None:
        shelf.put(tracks)
        then()

    return do_in(lanes, Lane.DB, lambda: services.database.tracks.get(wanted), show, fail)
