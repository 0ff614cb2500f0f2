"""The player of the window: files through decoder and mixer to the device, each next one without a gap."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import partial
from typing import Final
from weakref import WeakSet

from PySide6.QtCore import QObject, QThread, QTimer, Signal
from PySide6.QtMultimedia import QAudio, QAudioDevice, QMediaDevices

from musicrec_desktop.desktop.sound.feeder import Feeder
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.events import PlayerState
from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.playback import Equaliser, FilePart, OutputDevice, PlayerListener
from musicrec_desktop.playback.sound import Decoder, Paced, ReadAhead, UnplayableError

_REPORT_MS: Final = 100
_OPENERS: Final = 3
"""Files opened at once: one on a sleeping disk must not hold up another that the listener chose meanwhile."""
_PATIENCE_S: Final = 2.0
"""At the end, for threads that read: one that a network holds up longer is left to itself."""
_NOWHERE: Final = DurationMs(0)


class _Arrivals(QObject):
    """Brings what happens in other threads to that of the window, where this object lives: a signal connected to a
    function is heard in the thread of its sender, and one connected to a signal in that of the receiver."""

    arrived = Signal(int, object)
    """Number of the sound; the sound, or why there is none."""
    failed = Signal(int, str)
    device_failed = Signal(str)
    """As the feeder's."""


class SoundPlayer:
    """A Player that goes on without a gap. Used from the window's thread; no call of it waits for a disk or a device.

    Sounds have numbers, counted up: what arrives late for a number nobody waits for any more is closed and forgotten.
    """

    def __init__(self, parent: QObject) -> None:
        """`parent` owns the Qt side of it."""
        self._listener: PlayerListener | None = None
        self._state = PlayerState.STOPPED
        self._numbers = 0
        self._now = 0
        """Number of the track at hand; 0 without one."""
        self._next = 0
        """Number of what follows it; 0 for nothing."""
        self._waiting: FilePart | None = None
        """What is to follow it, and is opened after it: at its rate, and given to the feeder later."""
        self._fade_s = 0.0
        self._speeds = (1.0, 1.0)
        """Of speech, and of all else."""
        self._loop: tuple[int, int] | None = None
        self._chosen = ""
        """Id of the device that the listener chose; "" for the system's default."""
        self._gone: set[str] = set()
        """Ids of devices that are listed and cannot be opened: Qt is not told by PulseAudio when one goes that was not
        the default. Emptied when the list changes."""
        self._sounds: dict[int, Paced] = {}
        """Of the sounds that are open; they belong to the feeder's thread, but for what never changes."""
        self._lengths: dict[int, DurationMs] = {}
        self._parts: dict[int, FilePart] = {}
        self._seek_ms: DurationMs | None = None
        """Where the track begins when it is open, or where it was just sent to."""
        self._asked = 0
        """Calls sent to the feeder."""
        self._seek_settled_at = 0
        """The call with which the place asked for is reached."""
        self._is_closed = False
        self._opener = ThreadPoolExecutor(_OPENERS, "open-sound")
        self._opening: list[Future[None]] = []
        """What it is at."""
        self._arrivals = _Arrivals(parent)
        self._arrivals.arrived.connect(self._on_opened)
        self._readers: WeakSet[ReadAhead] = WeakSet()
        """All whose threads run: those keep them alive."""
        self._devices = QMediaDevices(parent)
        self._devices.audioOutputsChanged.connect(self._on_devices)
        self._device = QMediaDevices.defaultAudioOutput()
        self._feeder = Feeder()
        self._thread = QThread(parent)
        self._thread.setObjectName("sound")
        self._feeder.moveToThread(self._thread)
        self._feeder.failed.connect(self._arrivals.failed)
        self._feeder.device_failed.connect(self._arrivals.device_failed)
        self._arrivals.failed.connect(self._on_failed)
        self._arrivals.device_failed.connect(self._on_device_failed)
        self._thread.start(QThread.Priority.TimeCriticalPriority)
        self._clock = QTimer(parent)
        self._clock.setInterval(_REPORT_MS)
        self._clock.timeout.connect(self._on_time)

    def set_listener(self, listener: PlayerListener) -> None:
        self._listener = listener

    def load(self, part: FilePart) -> None:
        self._clock.stop()
        self._state = PlayerState.STOPPED
        self._ask(self._feeder.clear)
        self._next, self._waiting, self._seek_ms, self._loop = 0, None, None, None
        for kept in (self._sounds, self._lengths, self._parts):
            kept.clear()
        self._now = self._open(part, 0)

    def play(self) -> None:
        if self._now == 0:
            return
        self._set_state(PlayerState.PLAYING)
        if self._now in self._sounds:
            self._clock.start()
            self._ask(self._feeder.play)

    def pause(self) -> None:
        if self._state is PlayerState.PLAYING:
            self._clock.stop()
            self._ask(self._feeder.pause)
            self._set_state(PlayerState.PAUSED)

    def stop(self) -> None:
        self._clock.stop()
        self._ask(self._feeder.pause)
        self.seek(_NOWHERE)
        self._set_state(PlayerState.STOPPED)

    def seek(self, position_ms: DurationMs) -> None:
        self._seek_ms = position_ms
        sound = self._sounds.get(self._now)
        if sound is not None:
            self._ask(partial(self._feeder.jump, position_ms * sound.rate // 1000))
            self._seek_settled_at = self._asked
            self._told().on_player_position(position_ms)

    def set_next(self, part: FilePart | None, fade_ms: DurationMs = _NOWHERE) -> None:
        self._fade_s = fade_ms / 1000
        sound = self._sounds.get(self._now)
        self._waiting = None
        if part is not None and sound is not None:
            self._next = self._open(part, sound.rate)
        elif part is not None:
            self._next, self._waiting = 0, part
        elif self._next:
            self._next = 0
            self._ask(partial(self._feeder.follow, self._now, 0, None, 0.0))

    def set_volume(self, volume: float) -> None:
        linear = QAudio.convertVolume(
            volume, QAudio.VolumeScale.LogarithmicVolumeScale, QAudio.VolumeScale.LinearVolumeScale
        )
        self._ask(partial(self._feeder.set_volume, linear))

    def set_speed(self, speech: float, others: float = 1.0) -> None:
        self._speeds = (speech, others)
        for number, sound in self._sounds.items():
            self._pace(number, sound)

    def set_loop(self, start_ms: DurationMs, end_ms: DurationMs | None) -> None:
        self._loop = None if end_ms is None else (start_ms, end_ms)
        if self._now in self._sounds:
            self._ask(partial(self._feeder.loop, self._loop))

    def set_equaliser(self, equaliser: Equaliser) -> None:
        self._ask(partial(self._feeder.set_equaliser, equaliser))

    def set_device(self, device: str) -> None:
        self._chosen = device
        self._use(self._wanted())

    @property
    def devices(self) -> tuple[OutputDevice, ...]:
        default = QMediaDevices.defaultAudioOutput().id()
        there = [device for device in QMediaDevices.audioOutputs() if device_id(device) not in self._gone]
        names = [device.description() for device in there]
        # Two of a kind are told apart by what the system calls them.
        return tuple(
            OutputDevice(
                device_id(device),
                name if names.count(name) == 1 else f"{name} ({device_id(device)})",
                device.id() == default,
            )
            for device, name in zip(there, names, strict=True)
        )

    @property
    def device(self) -> str:
        return device_id(self._device)

    @property
    def state(self) -> PlayerState:
        return self._state

    @property
    def position_ms(self) -> DurationMs:
        hearing = self._feeder.hearing
        if self._seek_ms is not None:
            if self._now not in self._sounds or self._feeder.done < self._seek_settled_at:
                return self._seek_ms
            self._seek_ms = None
        if hearing.number != self._now:
            return _NOWHERE
        return DurationMs(hearing.frame * 1000 // hearing.rate)

    @property
    def duration_ms(self) -> DurationMs:
        return self._lengths.get(self._now, _NOWHERE)

    def close(self) -> None:
        if self._is_closed:
            return
        self._is_closed = True
        self._clock.stop()
        self._opener.shutdown(wait=False, cancel_futures=True)
        held_up = wait(self._opening, _PATIENCE_S).not_done
        if not held_up:
            self._opener.shutdown(wait=True)
        self._ask(self._feeder.finish)
        self._ask(self._thread.quit)
        self._thread.wait()
        readers = list(self._readers)
        for reader in readers:
            reader.close()
        for reader in readers:
            reader.wait_until_closed(_PATIENCE_S)

    def _told(self) -> PlayerListener:
        if self._listener is None:
            raise InvariantError("the player was used before it had a listener")
        return self._listener

    def _ask(self, call: Callable[[], None]) -> None:
        self._asked += 1
        self._feeder.do.emit(call)

    def _set_state(self, state: PlayerState) -> None:
        if state is not self._state:
            self._state = state
            self._told().on_player_state(state)

    def _open(self, part: FilePart, rate: int) -> int:
        """Open a file in another thread: disks sleep, and networks are slow."""
        self._numbers += 1
        number, arrived, speed = self._numbers, self._arrivals.arrived, self._speed(part)
        self._parts[number] = part
        readers = self._readers

        def open_it() -> None:
            try:
                reader = ReadAhead(Decoder(part, rate))
            except UnplayableError as error:
                if not self._is_closed:
                    arrived.emit(number, str(error))
                return
            readers.add(reader)
            if self._is_closed:  # the window did not wait for this disk
                reader.close()
                return
            arrived.emit(number, Paced(reader, reader.rate, speed))

        self._opening = [future for future in self._opening if not future.done()]
        self._opening.append(self._opener.submit(open_it))
        return number

    def _speed(self, part: FilePart) -> float:
        return self._speeds[0 if part.is_speech else 1]

    def _pace(self, number: int, sound: Paced) -> None:
        self._ask(partial(self._feeder.set_speed, sound, self._speed(self._parts[number])))

    def _on_opened(self, number: int, found: Paced | str) -> None:
        if self._is_closed or number not in (self._now, self._next):
            if isinstance(found, Paced):
                found.close()
            return
        if isinstance(found, str):
            if number == self._now:
                self._stop_short(found)
            else:
                self._next = 0  # said when its turn comes: it may never do
            return
        self._sounds[number] = found
        self._lengths[number] = DurationMs(found.length * 1000 // found.rate)
        found.set_speed(self._speed(self._parts[number]))  # chosen while the file was being opened, perhaps
        if number == self._next:
            self._ask(partial(self._feeder.follow, self._now, number, found, self._fade_s))
            return
        if self._seek_ms is not None:
            found.seek(self._seek_ms * found.rate // 1000)
        self._ask(partial(self._feeder.begin, number, found, self._device))
        if self._loop is not None:
            self._ask(partial(self._feeder.loop, self._loop))
        self._seek_settled_at = self._asked
        if self._state is PlayerState.PLAYING:
            self._clock.start()
            self._ask(self._feeder.play)
        if self._waiting is not None:
            self._next, self._waiting = self._open(self._waiting, found.rate), None

    def _on_time(self) -> None:
        """Tell what is heard by now."""
        hearing, listener = self._feeder.hearing, self._told()
        if hearing.number > self._now:  # what was to follow, or had been until it was too late
            listener.on_player_position(self.duration_ms)
            self._now, self._next, self._seek_ms, self._loop = hearing.number, 0, None, None
            part = self._parts[self._now]
            for kept in (self._sounds, self._lengths, self._parts):
                for number in [number for number in kept if number < self._now]:
                    del kept[number]
            listener.on_player_next(part)
        elif hearing.number == self._now and hearing.has_ended:
            self._clock.stop()
            self._state = PlayerState.STOPPED
            listener.on_player_state(PlayerState.STOPPED)
            listener.on_player_end()
        elif hearing.number == self._now:
            listener.on_player_position(self.position_ms)

    def _stop_short(self, reason: str) -> None:
        self._clock.stop()
        self._ask(self._feeder.clear)
        self._state = PlayerState.STOPPED
        self._told().on_player_error(reason)

    def _on_failed(self, number: int, reason: str) -> None:
        if number == self._now and not self._is_closed:
            self._stop_short(reason)

    def _on_device_failed(self, reason: str) -> None:
        if self._is_closed:
            return
        self.pause()
        name = self._device.description()
        self._gone.add(device_id(self._device))
        self._use(self._wanted())
        self._told().on_player_devices()
        self._told().on_player_device_lost(
            tr("The sound device “{name}” is not there: {reason}.").format(name=name, reason=tr(reason))
        )

    def _wanted(self) -> QAudioDevice:
        """The device chosen where it is there, else the system's default."""
        wanted = self._chosen if self._chosen not in self._gone else ""
        chosen = (device for device in QMediaDevices.audioOutputs() if device_id(device) == wanted)
        return next(chosen, QMediaDevices.defaultAudioOutput())

    def _use(self, device: QAudioDevice) -> None:
        """Go on through this device."""
        if device.id() != self._device.id():
            self._device = device
            self._ask(partial(self._feeder.use, device))

    def _on_devices(self) -> None:
        """A device came or went. Headphones pulled out must not make the loudspeakers blare: pause. Plugged in, they
        take over: what was chosen is there, or the system's default is another one."""
        if self._is_closed:
            return
        self._gone.clear()
        lost, name = self._device, self._device.description()
        is_lost = lost.isNull() or lost.id() not in [device.id() for device in QMediaDevices.audioOutputs()]
        was_playing = self._state is PlayerState.PLAYING
        if is_lost:
            self.pause()
        self._use(self._wanted())
        self._told().on_player_devices()
        if is_lost and was_playing:
            self._told().on_player_device_lost(tr("The sound device “{name}” is gone.").format(name=name))


def device_id(device: QAudioDevice) -> str:
    """The system's id as text; the same bytes give the same text."""
    return bytes(device.id().data()).decode("utf-8", "backslashreplace")
