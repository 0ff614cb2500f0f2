"""The part of the controller that has nothing to do with the queue: volume, speed, sound, loop and sleep."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, Final

from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.playback.equaliser import Equaliser
from musicrec_desktop.playback.modes import FASTEST, SLEEP_FADE_S, SLOWEST, Loop, Modes, Sleep
from musicrec_desktop.playback.news import DevicesChanged, ModesChanged, PlaybackNews
from musicrec_desktop.playback.player import OutputDevice, Player

_SHORTEST_LOOP_MS: Final = 100


class PlayingModes:
    """Holds the modes, tells their changes, and turns the player's knobs."""

    def __init__(
        self, player: Player, publish: Callable[[PlaybackNews], None], clock: Callable[[], float], modes: Modes
    ) -> None:
        """`clock` is monotonic seconds. The player gets what `modes` say once it has its listener: `_apply`."""
        self._player = player
        self._publish = publish
        self._clock = clock
        self._modes = modes

    @property
    def modes(self) -> Modes:
        return self._modes

    @property
    def devices(self) -> tuple[OutputDevice, ...]:
        """What there is to sound through."""
        return self._player.devices

    def set_volume(self, volume: float) -> None:
        """0..1 on the slider's scale."""
        self._change(volume=min(1.0, max(0.0, volume)))
        self._turn_volume()

    def set_speed(self, speed: float, for_all: bool | None = None) -> None:
        """Play spoken word, and with `for_all` music too, so many times as fast at its own pitch; taken to SLOWEST ..
        FASTEST. None leaves what it is for as it is."""
        for_all = self._modes.speed_for_all if for_all is None else for_all
        self._change(speed=min(FASTEST, max(SLOWEST, speed)), speed_for_all=for_all)
        self._set_player_speed()

    def set_equaliser(self, equaliser: Equaliser) -> None:
        """Raise and lower bands; a flat one for none."""
        self._change(equaliser=equaliser)
        self._player.set_equaliser(equaliser)

    def set_device(self, device: str) -> None:
        """Sound through the device of this id, whenever it is there; "" for the system's default."""
        self._change(device=device)
        before = self._player.device
        self._player.set_device(device)
        if self._player.device != before:
            self._publish(DevicesChanged(self._player.devices, self._player.device))

    def set_loop(self, start_ms: DurationMs, end_ms: DurationMs | None = None) -> None:
        """Play this part of the current track over and over; without an end its beginning is only marked.

        Nothing where no track is loaded. An end less than a tenth of a second behind the beginning is moved there.
        """
        if not self._has_track:
            return
        start_ms = DurationMs(max(0, start_ms))
        if end_ms is not None:
            end_ms = DurationMs(max(end_ms, start_ms + _SHORTEST_LOOP_MS))
        had_end = self._modes.loop is not None and self._modes.loop.end_ms is not None
        self._change(loop=Loop(start_ms, end_ms))
        if end_ms is not None and not start_ms <= self._player.position_ms < end_ms:
            self.seek(start_ms)  # the player would go there by itself, and the way would count as heard
        if had_end or end_ms is not None:
            self._player.set_loop(start_ms, end_ms)

    def seek(self, position_ms: DurationMs) -> None:
        """Go to this place of the current track."""
        raise NotImplementedError

    def clear_loop(self) -> None:
        """Play on past the end of the loop."""
        loop = self._modes.loop
        self._change(loop=None)
        if loop is not None and loop.end_ms is not None:
            self._player.set_loop(loop.start_ms, None)

    def mark_loop(self) -> None:
        """One button for it: the place now becomes its beginning, then its end, then the loop is gone."""
        loop, now = self._modes.loop, self._player.position_ms
        if loop is None or (loop.end_ms is None and now <= loop.start_ms):
            self.set_loop(now)
        elif loop.end_ms is None:
            self.set_loop(loop.start_ms, now)
        else:
            self.clear_loop()

    def sleep_after(self, minutes: float | None) -> None:
        """Fade and pause so many minutes from now; None: no more. The volume chosen stays as it is."""
        if minutes is None:
            self._set_sleep(None)
        else:
            seconds = 60 * max(0.0, minutes)
            self._set_sleep(Sleep(self._clock() + seconds, min(seconds, SLEEP_FADE_S)))

    def sleep_at_track_end(self) -> None:
        """Fade towards the end of the current track, and stop there."""
        self._set_sleep(Sleep())
        left_s = self.sleep_left_s
        if left_s is not None and left_s < SLEEP_FADE_S:
            self._set_sleep(Sleep(fade_s=left_s))

    @property
    def sleep_left_s(self) -> float | None:
        """Seconds until the sleep timer ends; None when none is set, or when the end of the track is not known."""
        sleep = self._modes.sleep
        if sleep is None:
            return None
        if sleep.at_s is not None:
            return max(0.0, sleep.at_s - self._clock())
        duration_ms = self._player.duration_ms
        left_ms = max(0, duration_ms - self._player.position_ms)
        return left_ms / 1000 / self._speed_now if duration_ms and self._has_track else None

    # inside

    @property
    def _has_track(self) -> bool:
        """A track is loaded, so that there are places in it."""
        raise NotImplementedError

    @property
    def _speed_now(self) -> float:
        """Of the track at hand."""
        raise NotImplementedError

    def _prepare(self) -> None:
        """What follows may be another track now."""
        raise NotImplementedError

    def _apply(self) -> None:
        """Turn every knob of the player to where it is to be."""
        self._player.set_device(self._modes.device)
        self._player.set_equaliser(self._modes.equaliser)
        self._set_player_speed()
        self._turn_volume()

    def _change(self, **changes: Any) -> None:
        modes = replace(self._modes, **changes)
        if modes != self._modes:
            self._modes = modes
            self._publish(ModesChanged(modes))

    def _set_player_speed(self) -> None:
        self._player.set_speed(self._modes.speed, self._modes.speed if self._modes.speed_for_all else 1.0)

    def _set_sleep(self, sleep: Sleep | None) -> None:
        self._change(sleep=sleep)
        self._turn_volume()
        self._prepare()

    def _turn_volume(self) -> None:
        """As chosen, but for what a sleep timer takes away: on the slider's scale, so that it sounds even."""
        sleep, left_s = self._modes.sleep, self.sleep_left_s
        share = 1.0
        if sleep is not None and left_s is not None and left_s < sleep.fade_s:
            share = left_s / sleep.fade_s
        self._player.set_volume(self._modes.volume * share)

    def _grow_sleepy(self) -> bool:
        """Turn the sound down as the sleep timer runs out. True when it is time to pause."""
        sleep, left_s = self._modes.sleep, self.sleep_left_s
        if sleep is None or left_s is None or left_s > sleep.fade_s:
            return False
        self._turn_volume()
        return left_s <= 0 and sleep.at_s is not None

    def _wake(self) -> None:
        """Playing begins by the listener's hand: a timer that has run out meanwhile is none, and the sound is as
        loud as it was."""
        sleep = self._modes.sleep
        if sleep is not None and sleep.at_s is not None and sleep.at_s <= self._clock():
            self._change(sleep=None)
        self._turn_volume()
