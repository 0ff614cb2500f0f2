"""What a player is, from outside. The window has one that makes sound, tests have one that does not."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Protocol

from musicrec_desktop.domain.events import PlayerState
from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.playback.equaliser import Equaliser

_NOWHERE: Final = DurationMs(0)


@dataclass(frozen=True, slots=True)
class FilePart:
    """What of which file is a track: all of it, or a part that a cue sheet cuts out."""

    path: Path
    start_ms: DurationMs = _NOWHERE
    end_ms: DurationMs = _NOWHERE
    """0: with the file."""
    gain_db: float = 0.0
    """By how much it is played louder than it is in the file."""
    is_speech: bool = False
    """Somebody speaks: an episode, a chapter. It has a speed of its own, and goes on where it was left."""


@dataclass(frozen=True, slots=True)
class OutputDevice:
    """Something that sound can be sent to."""

    id: str
    """The system's own; stays the same from run to run."""
    name: str
    """For the listener."""
    is_default: bool = False
    """The one that the system sends sound to when nobody chose."""


class PlayerListener(Protocol):
    """Who is told what the player does. Always called in the thread that uses the player."""

    def on_player_state(self, state: PlayerState) -> None:
        """The player began, paused or stopped."""

    def on_player_position(self, position_ms: DurationMs) -> None:
        """The place in the track moved, by playing or by a jump. Several times a second while playing."""

    def on_player_end(self) -> None:
        """The end of the loaded track was reached, and nothing follows it."""

    def on_player_next(self, part: FilePart) -> None:
        """The end was reached, and this, which `set_next` named, is the track at hand and sounds already. It may have
        been replaced by another call too late to be kept from sounding."""

    def on_player_error(self, reason: str) -> None:
        """The loaded track cannot be played, or not further."""

    def on_player_device_lost(self, reason: str) -> None:
        """The sound device is gone; the track itself is fine. The player has paused."""

    def on_player_devices(self) -> None:
        """A device came or went, and another one may be in use. Not told inside `set_device`."""


class Player(Protocol):
    """Plays one file, or a part of one, at a time. Used from one thread. Reports may come at once, inside a call, or
    later. All places and lengths are within the part."""

    def set_listener(self, listener: PlayerListener) -> None:
        """Set who is told. *MUST be implemented.* Called once, before anything else."""

    def load(self, part: FilePart) -> None:
        """Make this the track at hand, stopped at its beginning. *MUST be implemented.*

        A track that ends before its file does is reported to have ended there, and is still.
        Reports of the track before MUST NOT arrive any more. A file that cannot be played is reported, not raised.
        """

    def set_next(self, part: FilePart | None, fade_ms: DurationMs = _NOWHERE) -> None:
        """What follows the track at hand without a gap, in place of what was to; None: nothing. *MUST be implemented.*

        With `fade_ms` it is faded in over the end of the track at hand. `load` forgets it. What cannot be played is not
        reported here: the track at hand ends with `on_player_end`, and whoever loads the next one is told.
        """

    def play(self) -> None:
        """Begin or go on. *MUST be implemented.*"""

    def pause(self) -> None:
        """Keep still where it is. *MUST be implemented.*"""

    def stop(self) -> None:
        """Keep still and go to the beginning. *MUST be implemented.*"""

    def seek(self, position_ms: DurationMs) -> None:
        """Go to this place. *MUST be implemented.* MUST also work right after `load`, before the file is open."""

    def set_volume(self, volume: float) -> None:
        """0 silent .. 1 full, on the scale of a slider (as loud as it looks, not linear). *MUST be implemented.*"""

    def set_speed(self, speech: float, others: float = 1.0) -> None:
        """Play parts that are speech, and all others, so many times as fast, at their own pitch: 0.5 .. 3.
        *MUST be implemented.* Also what sounds already; places and lengths stay those of the track."""

    def set_loop(self, start_ms: DurationMs, end_ms: DurationMs | None) -> None:
        """Whenever `end_ms` of the track at hand is reached, go on at `start_ms` without a gap; None: no more.
        *MUST be implemented.* A place outside goes to `start_ms` at once. The loop ends with the track at hand."""

    def set_equaliser(self, equaliser: Equaliser) -> None:
        """Raise and lower bands from now on. *MUST be implemented.*"""

    def set_device(self, device: str) -> None:
        """Sound through the device of this id, from the place that is heard. "", or one that is not there: the system's
        default, until it comes. *MUST be implemented.*"""

    @property
    def devices(self) -> tuple[OutputDevice, ...]:
        """What there is to sound through. *MUST be implemented.*"""

    @property
    def device(self) -> str:
        """Id of the device in use, "" when there is none. *MUST be implemented.*"""

    @property
    def state(self) -> PlayerState:
        """What it is doing. *MUST be implemented.*"""

    @property
    def position_ms(self) -> DurationMs:
        """Place in the track. *MUST be implemented.*"""

    @property
    def duration_ms(self) -> DurationMs:
        """Length of the track, 0 when not yet known. *MUST be implemented.*"""

    def close(self) -> None:
        """Let go of file and device. *MUST be implemented.* MAY be called twice; nothing is reported afterwards."""
