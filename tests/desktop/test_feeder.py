"""The feeder over a device made for the test: how far ahead it works, and what it does when the device stands still."""

import socket
from collections.abc import Callable
from functools import partial
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtMultimedia import QAudio, QAudioDevice, QAudioFormat
from pytestqt.qtbot import QtBot

from musicrec_desktop.desktop.sound import feeder as feeder_module
from musicrec_desktop.desktop.sound.feeder import Feeder
from musicrec_desktop.desktop.sound.server import answers, server_socket
from musicrec_desktop.playback import PRESETS
from musicrec_desktop.playback.sound import Paced

RATE = 8_000


class Device:
    """Takes what it has room for, and plays when it is told to."""

    made: list["Device"]

    def __init__(self, device: QAudioDevice, wanted: QAudioFormat, parent: object) -> None:
        del device, parent
        self.rate = wanted.sampleRate()
        self.size = self.queued = self.played = self.starts = 0
        Device.made.append(self)

    def play(self, seconds: float) -> None:
        """Let it play for so long."""
        done = min(self.queued, round(seconds * self.rate) * 8)
        self.queued -= done
        self.played += done

    # what a QAudioSink has

    def __getattr__(self, name: str) -> Callable[..., object]:
        known: dict[str, Callable[..., object]] = {
            "setBufferSize": partial(setattr, self, "size"),
            "bufferSize": lambda: self.size,
            "bytesFree": lambda: self.size - self.queued,
            "processedUSecs": lambda: self.played // 8 * 1_000_000 // self.rate,
            "error": lambda: QAudio.Error.NoError,
            "setVolume": lambda _volume: None,
            "suspend": lambda: None,
            "resume": lambda: None,
            "deleteLater": lambda: None,
        }
        return known[name]

    def start(self) -> "Device":
        self.starts += 1
        return self

    def write(self, data: bytes) -> int:
        taken = min(len(data), self.size - self.queued)
        self.queued += taken
        return taken

    def reset(self) -> None:
        self.queued = self.played = 0


class Noise:
    """A sound without an end."""

    speed, length = 1.0, 10_000_000

    def __init__(self) -> None:
        self.position = 0

    def ready(self, n: int) -> int:
        return n

    def read(self, n: int) -> NDArray[np.float32]:
        self.position += n
        return np.full((n, 2), 0.25, np.float32)

    def seek(self, frame: int) -> None:
        self.position = frame

    def close(self) -> None:
        """Nothing to let go of."""


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    Device.made = []
    monkeypatch.setattr(feeder_module, "QAudioSink", Device)
    monkeypatch.setattr(feeder_module, "time", made)
    monkeypatch.setattr(feeder_module, "server_socket", lambda: None)
    return made


@pytest.fixture
def feeder(clock: Clock, qtbot: QtBot) -> Feeder:
    del clock, qtbot
    made = Feeder()
    made.begin(1, Paced(Noise(), RATE), QAudioDevice())
    made.play()
    return made


def tick(feeder: Feeder, clock: Clock, seconds: float) -> None:
    """Let the device play, and time pass."""
    clock.now += seconds
    Device.made[-1].play(seconds)
    feeder._on_time()


def ahead_s(device: Device) -> float:
    return device.queued / 8 / RATE


def test_a_second_lies_in_the_device_and_less_while_a_knob_is_turned(feeder: Feeder, clock: Clock) -> None:
    (device,) = Device.made
    assert ahead_s(device) == pytest.approx(1)
    for _ in range(5):
        tick(feeder, clock, 0.1)
    assert ahead_s(device) == pytest.approx(1)
    feeder.set_equaliser(PRESETS["bass"])
    for _ in range(15):
        tick(feeder, clock, 0.1)
        feeder._on_time()  # it tells the same once more
    assert ahead_s(device) == pytest.approx(0.3, abs=0.01)
    for _ in range(25):
        tick(feeder, clock, 0.1)
    assert ahead_s(device) == pytest.approx(1), "nobody turns it any more"
    feeder.finish()


def test_after_a_hole_the_whole_buffer_is_filled_though_a_knob_is_turned(feeder: Feeder, clock: Clock) -> None:
    (device,) = Device.made
    tick(feeder, clock, 0.1)
    tick(feeder, clock, 0.1)
    feeder.set_equaliser(PRESETS["bass"])
    device.play(5)  # nobody fed it meanwhile
    feeder._on_time()
    device.queued = 0
    clock.now += 0.3
    feeder._on_time()
    assert ahead_s(device) == pytest.approx(1), "it would not begin again with less"
    feeder.finish()


def test_a_setting_that_is_the_same_is_no_turn_of_a_knob(feeder: Feeder, clock: Clock) -> None:
    feeder.set_equaliser(PRESETS["flat"])
    for _ in range(5):
        tick(feeder, clock, 0.1)
    assert ahead_s(Device.made[-1]) == pytest.approx(1)
    feeder.finish()


def test_a_device_that_stands_still_is_told_and_opened_anew_by_play(feeder: Feeder, clock: Clock) -> None:
    told: list[str] = []
    feeder.device_failed.connect(told.append)
    (device,) = Device.made
    for _ in range(10):
        tick(feeder, clock, 0.1)
    heard = feeder.hearing.frame
    for _ in range(59):
        clock.now += 0.1
        feeder._on_time()
    assert told == []
    clock.now += 0.2
    feeder._on_time()
    assert told == ["it does not play what it is given"]
    assert device.starts == 1
    feeder.play()
    assert (device.starts, feeder.hearing.frame) == (2, heard)
    tick(feeder, clock, 0.5)
    assert feeder.hearing.frame == pytest.approx(heard + RATE // 2, abs=RATE // 100)
    assert len(told) == 1
    feeder.finish()


def test_a_hole_and_a_pause_are_no_standstill(feeder: Feeder, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    feeder.device_failed.connect(told.append)
    feeder.pause()
    clock.now += 3_600
    feeder.play()
    feeder._on_time()
    (device,) = Device.made
    device.play(2)
    monkeypatch.setattr(feeder._mixer, "render", lambda _: np.zeros((0, 2), np.float32))  # a disk sleeps
    for _ in range(100):
        clock.now += 0.1
        feeder._on_time()
    assert told == []
    feeder.finish()


def test_where_the_server_was_ended_nothing_is_opened_any_more(
    feeder: Feeder, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    feeder.device_failed.connect(told.append)
    feeder._server = Path("/gone")
    monkeypatch.setattr(feeder_module, "answers", lambda _: False)
    for _ in range(2):
        clock.now += 6.1
        feeder._on_time()
    feeder.play()
    feeder.jump(4_000)
    feeder.play()
    assert Device.made[0].starts == 1
    assert len(told) >= 3
    assert "start this program again" in told[-1]
    feeder.finish()


def test_a_server_is_found_where_it_takes_connections(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    path = tmp_path / "native"
    monkeypatch.setenv("PULSE_SERVER", f"unix:{path}")
    assert server_socket() is None
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(path))
        server.listen()
        assert server_socket() == path
        monkeypatch.delenv("PULSE_SERVER")
        monkeypatch.setenv("PULSE_RUNTIME_PATH", str(tmp_path))
        assert server_socket() == path
    assert not answers(path), "its file is left, and nobody behind it"
    monkeypatch.setenv("PULSE_SERVER", "tcp:elsewhere:4713")
    assert server_socket() is None
