"""How playing goes on beyond the queue: repeat, shuffle, speed, sleep, loop, sound. Values, told when they change."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.playback.equaliser import FLAT, Equaliser

SLEEP_FADE_S: Final = 20.0
"""A sleep timer turns the sound down over so long; a shorter one all the time."""
SLOWEST: Final = 0.5
FASTEST: Final = 3.0


class Repeat(StrEnum):
    """What comes after the end of a track, and of the queue."""

    OFF = "off"
    ALL = "all"
    """After the last entry the first one."""
    ONE = "one"
    """The same entry again, until the listener goes on."""


@dataclass(frozen=True, slots=True)
class Loop:
    """A part of the current track that plays over and over."""

    start_ms: DurationMs
    end_ms: DurationMs | None = None
    """None: only the beginning is marked yet, and nothing is repeated."""

    def __post_init__(self) -> None:
        if self.start_ms < 0 or (self.end_ms is not None and self.end_ms <= self.start_ms):
            raise InvariantError(f"a loop from {self.start_ms} to {self.end_ms}")


@dataclass(frozen=True, slots=True)
class Sleep:
    """When playing fades and pauses by itself."""

    at_s: float | None = None
    """By the controller's monotonic clock; None: at the end of the current track."""
    fade_s: float = SLEEP_FADE_S
    """Over its last so many seconds the sound is turned down."""


@dataclass(frozen=True, slots=True)
class Modes:
    """All of it at one moment."""

    repeat: Repeat = Repeat.OFF
    is_shuffled: bool = False
    stop_after_current: bool = False
    """Playing ends with the current track. Back to False once it has."""
    sleep: Sleep | None = None
    loop: Loop | None = None
    """Of the current track; gone with it."""
    speed: float = 1.0
    """SLOWEST .. FASTEST, as chosen."""
    speed_for_all: bool = False
    """False: music plays at its own speed all the same, only spoken word at this one."""
    equaliser: Equaliser = FLAT
    volume: float = 1.0
    """On the slider's scale, as chosen; a sleep timer that fades does not change it."""
    device: str = ""
    """Id of the output device chosen; "" for the system's default. It need not be there now."""
