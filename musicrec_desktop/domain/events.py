"""News that one part of the program tells the others. Plain values; who hears them is decided in app/."""

from dataclasses import dataclass
from enum import StrEnum

from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime


class PlayerState(StrEnum):
    """What the player is doing."""

    STOPPED = "stopped"
    PLAYING = "playing"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class TrackStarted:
    """A queue entry began to sound."""

    item_key: int
    track_id: TrackId
    at: UnixTime


@dataclass(frozen=True, slots=True)
class TrackEnded:
    """A queue entry stopped sounding for good."""

    item_key: int
    track_id: TrackId
    at: UnixTime
    played_ms: DurationMs
    """Milliseconds heard."""
    reached_end: bool
    by_listener: bool
    """Ended by a choice of the listener (next, another track), not by stop or shutdown."""


@dataclass(frozen=True, slots=True)
class Notice:
    """Something the listener should know, drawn by whoever is in front."""

    text: str
    hint: str = ""
    code: str = ""
