"""A player without sound whose time is moved by hand."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.events import PlayerState
from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.playback.equaliser import FLAT, Equaliser
from musicrec_desktop.playback.player import FilePart, OutputDevice, PlayerListener

_NOWHERE: Final = DurationMs(0)


class SilentPlayer:
    """A whole player with a clock of its own.

    `durations` says how long each file is; every other file is `default_ms` long; a length of 0 or less stands for a
    file that cannot be played, which is reported inside `load`, as the hardest case for whoever drives the player.
    """

    def __init__(
        self,
        durations: Mapping[Path, int] | None = None,
        default_ms: int = 180_000,
        report_every_ms: int = 100,
        start_s: float = 1_000.0,
    ) -> None:
        self._durations = dict(durations or {})
        self._default_ms = default_ms
        self._report_every_ms = report_every_ms
        self._listener: PlayerListener | None = None
        self._state = PlayerState.STOPPED
        self._position_ms = 0
        self._is_closed = False
        self.clock_s = start_s
        """The present moment, in seconds. `advance` moves it; it may be set too."""
        self.path: Path | None = None
        """The loaded file."""
        self._start_ms = 0
        self._end_ms = 0
        self.next: FilePart | None = None
        """What follows the loaded file."""
        self.fade_ms = _NOWHERE
        """Over how long it was to be faded in."""
        self.loads: list[Path] = []
        """Every file ever loaded, in order."""
        self.joins: list[Path] = []
        """Every file it went on to by itself, in order."""
        self.volume = 1.0
        self.equaliser: Equaliser = FLAT
        self.speeds = (1.0, 1.0)
        """Of speech, and of all else."""
        self.loop: tuple[int, int] | None = None
        """From where to where it repeats."""
        self._is_speech = False
        self._devices: tuple[OutputDevice, ...] = (
            OutputDevice("first", "First", is_default=True),
            OutputDevice("second", "Second"),
        )
        self._chosen = ""

    def clock(self) -> float:
        """The present moment, for whoever wants a clock to call."""
        return self.clock_s

    @property
    def speed(self) -> float:
        """Of the loaded file."""
        return self.speeds[0 if self._is_speech else 1]

    def advance(self, ms: float) -> None:
        """Let time pass, with all the reports a real player would give, through as many tracks as fit."""
        while ms > 0:
            if self.loop is not None and self._position_ms >= self.loop[1]:
                self._position_ms = self.loop[0]
            step, end_ms = min(ms, self._report_every_ms), self.duration_ms if self.loop is None else self.loop[1]
            if self._state is PlayerState.PLAYING:
                step = min(step, (end_ms - self._position_ms) / self.speed)
            ms -= step
            self.clock_s += step / 1000
            if self._state is not PlayerState.PLAYING:
                continue
            self._position_ms = min(end_ms, self._position_ms + round(step * self.speed))
            self._heard_by().on_player_position(DurationMs(self._position_ms))
            if self._state is PlayerState.PLAYING and self._position_ms >= self.duration_ms:
                self._end()

    def _end(self) -> None:
        part, self.next = self.next, None
        if part is not None and self._durations.get(part.path, self._default_ms) > 0:
            self._take(part)
            self.joins.append(part.path)
            self._heard_by().on_player_next(part)
        else:
            self._set_state(PlayerState.STOPPED)
            self._heard_by().on_player_end()

    def _take(self, part: FilePart) -> None:
        self.path, self._start_ms, self._end_ms, self._position_ms = part.path, part.start_ms, part.end_ms, 0
        self._is_speech, self.loop = part.is_speech, None

    def fail(self, reason: str) -> None:
        """Break in the middle of the track."""
        self._heard_by().on_player_error(reason)

    def lose_device(self, reason: str = "The sound device was unplugged.") -> None:
        """Lose the sound device."""
        self.pause()
        self._heard_by().on_player_device_lost(reason)

    def plug(self, *devices: OutputDevice) -> None:
        """These are the devices there are now."""
        self._devices = devices
        self._heard_by().on_player_devices()

    def set_listener(self, listener: PlayerListener) -> None:
        self._listener = listener

    def load(self, part: FilePart) -> None:
        self.next = None
        self.loads.append(part.path)
        self._take(part)
        self._set_state(PlayerState.STOPPED)
        if self.duration_ms <= 0:
            self._heard_by().on_player_error("not a sound file")

    def set_next(self, part: FilePart | None, fade_ms: DurationMs = _NOWHERE) -> None:
        self.next, self.fade_ms = part, fade_ms

    def play(self) -> None:
        if self.path is not None and self.duration_ms > 0:
            self._set_state(PlayerState.PLAYING)

    def pause(self) -> None:
        if self._state is PlayerState.PLAYING:
            self._set_state(PlayerState.PAUSED)

    def stop(self) -> None:
        self._position_ms = 0
        self._set_state(PlayerState.STOPPED)

    def seek(self, position_ms: DurationMs) -> None:
        self._position_ms = max(0, min(position_ms, self.duration_ms))
        self._heard_by().on_player_position(DurationMs(self._position_ms))

    def set_volume(self, volume: float) -> None:
        self.volume = volume

    def set_speed(self, speech: float, others: float = 1.0) -> None:
        self.speeds = (speech, others)

    def set_loop(self, start_ms: DurationMs, end_ms: DurationMs | None) -> None:
        if end_ms is None:
            self.loop = None
            return
        self.loop = (start_ms, min(end_ms, self.duration_ms))
        if not start_ms <= self._position_ms < self.loop[1]:
            self.seek(start_ms)

    def set_equaliser(self, equaliser: Equaliser) -> None:
        self.equaliser = equaliser

    def set_device(self, device: str) -> None:
        self._chosen = device

    @property
    def devices(self) -> tuple[OutputDevice, ...]:
        return self._devices

    @property
    def device(self) -> str:
        if any(device.id == self._chosen for device in self._devices):
            return self._chosen
        return next((device.id for device in self._devices if device.is_default), "")

    @property
    def state(self) -> PlayerState:
        return self._state

    @property
    def position_ms(self) -> DurationMs:
        return DurationMs(self._position_ms)

    @property
    def duration_ms(self) -> DurationMs:
        if self.path is None:
            return DurationMs(0)
        length = self._durations.get(self.path, self._default_ms)
        return DurationMs(max(0, min(self._end_ms or length, length) - self._start_ms))

    def close(self) -> None:
        self._is_closed = True
        self._state = PlayerState.STOPPED

    def _set_state(self, state: PlayerState) -> None:
        if state is not self._state:
            self._state = state
            if not self._is_closed:
                self._heard_by().on_player_state(state)

    def _heard_by(self) -> PlayerListener:
        if self._listener is None:
            raise InvariantError("a player was used before it had a listener")
        return self._listener
