"""What playback tells whoever is in front, beside the events of the domain."""

from dataclasses import dataclass

from musicrec_desktop.domain.events import Notice, PlayerState, TrackEnded, TrackStarted
from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.playback.play_queue import PlayQueue


@dataclass(frozen=True, slots=True)
class QueueChanged:
    """The queue or the place in it is another one."""

    queue: PlayQueue


@dataclass(frozen=True, slots=True)
class StateChanged:
    """Playing, paused or stopped."""

    state: PlayerState


@dataclass(frozen=True, slots=True)
class PositionMoved:
    """How far the current track is."""

    position_ms: DurationMs
    duration_ms: DurationMs
    """0 when not known."""


PlaybackNews = QueueChanged | StateChanged | PositionMoved | TrackStarted | TrackEnded | Notice
"""Everything a controller publishes."""
