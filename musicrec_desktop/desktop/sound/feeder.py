"""Keeps the sound device fed. Lives in a thread of its own; whoever wants something of it emits `do` with a call."""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PySide6.QtCore import QIODevice, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink

from musicrec_desktop.desktop.sound.server import answers, server_socket
from musicrec_desktop.desktop.words import marked
from musicrec_desktop.playback import FLAT, Equaliser
from musicrec_desktop.playback.sound import CHANNELS, EqualiserFilter, Limiter, Mixer, Paced, UnplayableError

_AHEAD_S: Final = 1.0
"""So much sound lies in the device's buffer: the window, or Python's lock, may stand still for as long. A jump, a pause
and the volume do not wait for it: the buffer is thrown away, held or scaled by the sound server."""
_BRIEFLY_AHEAD_S: Final = 0.3
"""A change of the equaliser or of the speed is heard after what the device was given before: while somebody turns a
knob, that is kept short."""
_TURNING_S: Final = 3.0
"""A knob is turned for so long after each change."""
_EVERY_MS: Final = 20
_SOON_MS: Final = 2
"""While less than half of it is full and more is being decoded: after a jump."""
_PIECE_S: Final = 0.1
"""Rendered and written at once: the first of a track is heard before the whole buffer is decoded."""
_FLOWS_S: Final = 0.25
"""A device that told of nothing played for longer does not play: they tell every few beats only."""
_STALL_S: Final = 6.0
"""A device that has sound and has not played any of it for so long is not going to: its server was ended, or started
anew. Null sinks and wireless headphones take two or three seconds to begin."""
_CANNOT_OPEN: Final = ("OpenError", "FatalError")
"""By name: from Qt 6.9 on the members are those of another class."""
_CLOSED: Final = marked("it cannot be opened")
_STALLED: Final = marked("it does not play what it is given")
_ENDED: Final = marked("its server was ended. If that runs again and nothing is heard, start this program again")
_FRAME_BYTES: Final = CHANNELS * 4


@dataclass(frozen=True, slots=True)
class Hearing:
    """What comes out of the device at an instant."""

    number: int = 0
    """Of the sound; 0 before the first."""
    frame: int = 0
    """Of that sound."""
    rate: int = 1
    """Frames a second."""
    has_ended: bool = False
    """All there was has been heard."""


class Feeder(QObject):
    """A mixer, a device, and a clock that brings samples from one to the other."""

    do = Signal(object)
    """A call without arguments, done in the feeder's thread."""
    failed = Signal(int, str)
    """The sound of this number cannot be read any further, and why."""
    device_failed = Signal(str)
    """The device takes no more samples, and why."""

    def __init__(self) -> None:
        """To be moved to its thread."""
        super().__init__()
        self._mixer = Mixer()
        self._limiter = Limiter(1)
        self._equaliser: Equaliser = FLAT
        self._filter = EqualiserFilter(1)
        self._played = 0
        """Microseconds, as the device told them last."""
        self._flowed_at = -math.inf
        """When they grew last, monotonic."""
        self._moved_at = math.inf
        """When they changed last, or need not have, monotonic."""
        self._is_stalled = self._is_server_lost = False
        self._server: Path | None = None
        """Where the device's server took connections when it was opened."""
        self._turned_at = -math.inf
        """When a knob was turned last, monotonic."""
        self._is_emptied = False
        """The limiter has given what was still inside when everything ended."""
        self._device = QAudioDevice()
        self._sink: QAudioSink | None = None
        self._port: QIODevice | None = None
        self._volume = 1.0
        self._rate = 0
        self._began = 0
        """The frame of the stream that the device was given first since it was started."""
        self._rest = b""
        """Rendered, and not taken by the device yet."""
        self._is_playing = self._is_held = False
        """Held: the device keeps what it was given and waits."""
        self._timer: QTimer | None = None
        self.hearing = Hearing()
        """Replaced whole: any thread may read it."""
        self.done = 0
        """How many calls have been done; any thread may read it."""
        self.do.connect(self._on_do, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _on_do(self, call: Callable[[], None]) -> None:
        call()
        self.done += 1

    # called in the feeder's thread

    def begin(self, number: int, sound: Paced, device: QAudioDevice) -> None:
        """Put this sound in place of everything; it is silent until `play`. Its rate is the device's from now on."""
        self._halt()
        if self._sink is None or sound.rate != self._rate or device != self._device:
            self._open(device, sound.rate)
        self._mixer.begin(number, sound)
        self._see()

    def play(self) -> None:
        """Begin or go on."""
        sink = self._sink
        if sink is None:
            return
        self._is_playing = True
        self._moved_at = time.monotonic()
        if self._is_stalled:
            self._drop()
            self._mixer.jump(self.hearing.number, self.hearing.frame)
        if self._port is None:
            self._start(sink)
        elif self._is_held:
            sink.resume()
        self._is_held = False
        if self._timer is None:
            self._timer = QTimer(self)
            self._timer.setTimerType(Qt.TimerType.PreciseTimer)
            self._timer.timeout.connect(self._on_time)
        self._timer.start(_EVERY_MS)
        self._feed()

    def pause(self) -> None:
        """Keep still where it is."""
        self._is_playing = False
        if self._timer is not None:
            self._timer.stop()
        if self._sink is not None and self._port is not None:
            self._see()
            if not self._is_stalled:
                self._sink.suspend()
            self._is_held = True

    def jump(self, frame: int) -> None:
        """Go on from this frame of what is heard, at once."""
        with self._interrupted():
            self._mixer.jump(self.hearing.number, frame)

    def loop(self, span_ms: tuple[int, int] | None) -> None:
        """Play this part of what is heard over and over; None: no more. Where it is heard outside of it, or more than
        that lies in the device's buffer, the buffer is thrown away."""
        number, frame = self.hearing.number, self.hearing.frame
        if span_ms is None:
            if self._mixer.goes_back:
                self._see()
                with self._interrupted():
                    self._mixer.jump(number, self.hearing.frame)
                    self._mixer.loop(number, None)
            self._mixer.loop(number, None)
            return
        start, end = (place * self._rate // 1000 for place in span_ms)
        ahead = self._mixer.position(number)
        if start <= frame < end and not self._mixer.is_past(number) and ahead is not None and start <= ahead <= end:
            self._mixer.loop(number, (start, end))
            return
        with self._interrupted():
            self._mixer.jump(number, frame if start <= frame < end else start)
            self._mixer.loop(number, (start, end))

    def set_speed(self, sound: Paced, speed: float) -> None:
        """Play this sound, of those that are at hand, so many times as fast."""
        if speed != sound.speed:
            self._turned_at = time.monotonic()
        sound.set_speed(speed)

    def set_equaliser(self, equaliser: Equaliser) -> None:
        """Raise and lower bands from the next piece on."""
        if equaliser != self._equaliser:
            self._turned_at = time.monotonic()
            self._equaliser = equaliser
            self._filter.set(equaliser)

    def follow(self, after: int, number: int, sound: Paced | None, fade_s: float) -> None:
        """What comes after the sound of number `after`, though something else may lie in the device's buffer."""
        fade = round(fade_s * self._rate)
        if not self._mixer.is_past(after) or self.hearing.number != after:
            self._mixer.follow(after, number, sound, fade)
            return
        self._see()
        with self._interrupted():  # rendered anew from what is heard, after the change
            self._mixer.jump(after, self.hearing.frame)
            self._mixer.follow(after, number, sound, fade)

    def clear(self) -> None:
        """Silence, and nothing at hand."""
        self._halt()
        self._mixer.clear()
        self.hearing = Hearing()

    def set_volume(self, volume: float) -> None:
        """0..1, linear."""
        self._volume = volume
        if self._sink is not None:
            self._sink.setVolume(volume)

    def use(self, device: QAudioDevice) -> None:
        """Go on through another device, from the place that was heard last."""
        if device == self._device or self._rate == 0:
            self._device = device
            return
        hearing = self.hearing
        with self._interrupted():
            self._open(device, self._rate)
            self._mixer.jump(hearing.number, hearing.frame)

    def finish(self) -> None:
        """Let go of everything."""
        self.clear()
        if self._timer is not None:
            self._timer.deleteLater()
            self._timer = None
        self._sink = None

    # inside

    def _open(self, device: QAudioDevice, rate: int) -> None:
        wanted = QAudioFormat()
        wanted.setSampleRate(rate)
        wanted.setChannelCount(CHANNELS)
        wanted.setSampleFormat(QAudioFormat.SampleFormat.Float)
        self._device, self._rate = device, rate
        self._limiter = Limiter(rate)
        self._filter = EqualiserFilter(rate, self._equaliser)
        if self._sink is not None:
            self._sink.deleteLater()
        self._server = server_socket()
        self._sink = QAudioSink(device, wanted, self)
        self._sink.setBufferSize(round(_AHEAD_S * rate) * _FRAME_BYTES)
        self._sink.setVolume(self._volume)

    def _start(self, sink: QAudioSink) -> None:
        self._began = self._mixer.rendered
        if self._is_stalled:
            if self._is_server_lost:
                self.device_failed.emit(_ENDED)
                return
            self._is_stalled = False
            sink.reset()
        self._port = sink.start()
        if sink.error().name in _CANNOT_OPEN:
            self._port = None
            self.device_failed.emit(_CLOSED)

    @contextmanager
    def _interrupted(self) -> Iterator[None]:
        """The device's buffer is thrown away, and filled again afterwards with what the mixer then gives."""
        was_playing = self._is_playing
        self._halt()
        yield
        self._see()
        if was_playing:
            self.play()

    def _halt(self) -> None:
        """Keep still and forget what the device has not played."""
        self._is_playing = False
        if self._timer is not None:
            self._timer.stop()
        self._drop()

    def _drop(self) -> None:
        self._rest = b""
        self._limiter.clear()
        self._filter.clear(self._equaliser)
        self._is_emptied = False
        if self._sink is not None and self._port is not None and not self._is_stalled:
            self._sink.reset()
        self._port, self._is_held = None, False
        self._played, self._flowed_at = 0, -math.inf

    def _on_time(self) -> None:
        self._feed()
        self._see()

    def _wait_for_more(self, sink: QAudioSink) -> None:
        """Look again soon where the device has little and more will come, else with the next beat."""
        is_urgent = not self._mixer.is_silent and sink.bytesFree() > sink.bufferSize() // 2
        if self._timer is not None:
            self._timer.setInterval(_SOON_MS if is_urgent else _EVERY_MS)

    def _feed(self) -> None:
        """Bring the device what it has room for."""
        sink, port = self._sink, self._port
        if sink is None or port is None:
            return
        piece = round(_PIECE_S * self._rate)
        played = sink.processedUSecs()
        if played != self._played or sink.bytesFree() > sink.bufferSize() // 2:
            self._moved_at = time.monotonic()
        elif time.monotonic() > self._moved_at + _STALL_S:
            self._is_stalled = True
            # Qt asks twice for a server that was ended, and then aborts the program where it is to play.
            self._is_server_lost = self._server is not None and not answers(self._server)
            self.pause()
            self.device_failed.emit(_STALLED)
            return
        if played > self._played > 0:
            self._flowed_at = time.monotonic()
        self._played = played
        # Servers begin, also again after a hole, only once the whole buffer is full.
        is_flowing = time.monotonic() < self._flowed_at + _FLOWS_S
        kept_free = 0
        if is_flowing and time.monotonic() < self._turned_at + _TURNING_S:
            kept_free = sink.bufferSize() - round(_BRIEFLY_AHEAD_S * self._rate) * _FRAME_BYTES
        while (room := sink.bytesFree() - kept_free) >= _FRAME_BYTES:
            if not self._rest:
                try:
                    self._rest = self._next_piece(piece)
                except UnplayableError as error:
                    self.failed.emit(self._mixer.failing, str(error))
                    return
                if not self._rest:
                    break
            taken = port.write(self._rest[:room])
            if taken <= 0:
                break
            self._rest = self._rest[taken:]
        self._wait_for_more(sink)

    def _next_piece(self, frames: int) -> bytes:
        """What comes next; nothing when all is told, or when it is not ready."""
        block = self._mixer.render(frames)
        if len(block):
            self._is_emptied = False
            return self._limiter.process(self._filter.process(block)).tobytes()
        if self._is_emptied or not self._mixer.is_silent:
            return b""
        self._is_emptied = True
        return self._limiter.rest().tobytes()

    def _see(self) -> None:
        """Find out what is heard now."""
        mixer, heard = self._mixer, self._mixer.rendered
        if self._sink is not None and self._port is not None:
            # Rounded up: the device tells whole microseconds, and the last frame is never told otherwise.
            played = -(-self._sink.processedUSecs() * self._rate // 1_000_000)
            heard = min(heard, self._began + max(0, played - self._limiter.delay))
        place = mixer.heard(heard)
        if place is not None:
            frame = place.frame + int(max(0, heard - place.out) * place.speed)
            self.hearing = Hearing(place.number, frame, self._rate, mixer.is_silent and heard >= mixer.rendered)
