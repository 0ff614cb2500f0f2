"""What playback tells whoever is in front, beside the events of the domain."""

from dataclasses import dataclass

from musicrec_desktop.domain.events import Notice, PlayerState, TrackEnded, TrackStarted
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.playback.modes import Modes
from musicrec_desktop.playback.play_queue import PlayQueue
from musicrec_desktop.playback.player import OutputDevice


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


@dataclass(frozen=True, slots=True)
class Sought:
    """The place in the current track jumped by a wish of the listener. A PositionMoved tells it, too."""

    position_ms: DurationMs


@dataclass(frozen=True, slots=True)
class ModesChanged:
    """Repeat, shuffle, speed, sleep, loop, equaliser, volume or device: one of them is another one."""

    modes: Modes


@dataclass(frozen=True, slots=True)
class DevicesChanged:
    """An output device came or went, or another one is in use."""

    devices: tuple[OutputDevice, ...]
    in_use: str
    """Id of the one that sounds; "" when there is none."""


@dataclass(frozen=True, slots=True)
class PlaceLeft:
    """Spoken word was left here, and goes on here when it is played again."""

    track_id: TrackId
    position_ms: DurationMs
    """0: it was heard to its end, or hardly begun."""


PlaybackNews = (
    QueueChanged
    | StateChanged
    | PositionMoved
    | Sought
    | ModesChanged
    | DevicesChanged
    | PlaceLeft
    | TrackStarted
    | TrackEnded
    | Notice
)
"""Everything a controller publishes."""
