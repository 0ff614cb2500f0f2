"""What the listener did: plays, and likes and dislikes beside them."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.domain.ids import DurationMs, PlaylistId, TrackId, UnixTime

LISTEN_AT_MOST_MS: Final = 240_000
"""Four minutes always make a listen (ListenBrainz's rule)."""


class PlayEnd(StrEnum):
    """How a play ended."""

    FINISHED = "finished"
    """The end of the track was reached."""
    SKIPPED = "skipped"
    """The listener went on to another track."""
    STOPPED = "stopped"
    """Playback was stopped or the program ended: says nothing about the track."""


class QueuedBy(StrEnum):
    """Who chose the track."""

    LISTENER = "listener"
    """Picked by hand from the library or the queue."""
    RECOMMENDATION = "recommendation"
    """Came from a playlist this program made."""
    PLAYLIST = "playlist"
    """Came from a saved playlist."""
    IMPORT = "import"
    """Recorded elsewhere and imported."""


@dataclass(frozen=True, slots=True)
class Play:
    """One playing of a track, however short."""

    track_id: TrackId
    started_at: UnixTime
    played_ms: DurationMs
    """Milliseconds actually heard; pauses and parts jumped over do not count."""
    duration_ms: DurationMs
    """Length of the track at that time; 0 when unknown."""
    ended: PlayEnd
    queued_by: QueuedBy = QueuedBy.LISTENER
    playlist_id: PlaylistId | None = None
    """The saved playlist it was played from, if any."""
    origin: str = ""
    """Where an imported play was recorded (domain/history.py); "" for those heard here."""

    @property
    def completion(self) -> float:
        """Share of the track heard, 0..1. A finished play of unknown length counts as whole."""
        if self.duration_ms <= 0:
            return 1.0 if self.ended is PlayEnd.FINISHED else 0.0
        return min(1.0, self.played_ms / self.duration_ms)

    @property
    def is_listen(self) -> bool:
        """Past half the track or four minutes, whichever comes first."""
        if self.played_ms >= LISTEN_AT_MOST_MS:
            return True
        return self.completion >= 0.5

    @property
    def is_skip(self) -> bool:
        """Ended by the listener before half (Quod Libet's rule)."""
        return self.ended is PlayEnd.SKIPPED and not self.is_listen


class FeedbackValue(StrEnum):
    """What the listener said of a track, explicitly."""

    LIKE = "like"
    DISLIKE = "dislike"
    NONE = "none"
    """A like or dislike taken back."""


@dataclass(frozen=True, slots=True)
class Feedback:
    """An explicit like, dislike or its withdrawal. The latest one of a track holds."""

    track_id: TrackId
    at: UnixTime
    value: FeedbackValue
