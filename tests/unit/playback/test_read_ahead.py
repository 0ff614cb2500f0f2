"""A source that is slow, asleep, broken or held up is not heard as long as enough lies ready."""

import threading
import time
from collections.abc import Callable

import numpy as np
import pytest
from numpy.typing import NDArray

from musicrec_desktop.playback.sound import Mixer, ReadAhead, UnplayableError

RATE = 1_000
PATIENCE_S = 20.0


class Disk:
    """A source whose samples tell their frames, and that sleeps when it is told to."""

    rate = RATE

    def __init__(self, length: int, breaks_at: int | None = None) -> None:
        self.length = length
        self._breaks_at = breaks_at
        self._at = 0
        self.awake = threading.Event()
        self.awake.set()
        self.sleeps_from: int | None = None
        self.seeks: list[int] = []
        self.is_closed = threading.Event()

    def read(self, n: int) -> NDArray[np.float32]:
        if self.sleeps_from is not None and self._at >= self.sleeps_from:
            self.awake.clear()
            self.sleeps_from = None
        self.awake.wait(PATIENCE_S)
        end = min(self._at + n, self.length)
        if self._breaks_at is not None and end > self._breaks_at:
            raise UnplayableError("it broke")
        frames = np.arange(self._at, end, dtype=np.float32)
        self._at = end
        return np.repeat(frames[:, None], 2, axis=1)

    def seek(self, frame: int) -> None:
        self.awake.wait(PATIENCE_S)
        self.seeks.append(frame)
        self._at = frame

    def close(self) -> None:
        self.is_closed.set()


def until(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not what():
        assert time.monotonic() < deadline
        time.sleep(0.002)


def frames(block: NDArray[np.float32]) -> list[int]:
    return [int(frame) for frame in block[:, 0]]


def test_so_much_lies_ready_and_is_read_on_through_a_sleep() -> None:
    disk = Disk(100_000)
    sound = ReadAhead(disk, ahead_s=5)
    until(lambda: sound.ready(9_999) >= 5_000)
    assert sound.ready(9_999) < 5_200, "and not the whole file"
    disk.awake.clear()
    read: list[int] = []
    while sound.ready(100) == 100 and len(read) < 4_000:  # four seconds of sound, while the disk gives none
        read += frames(sound.read(100))
    assert read == list(range(4_000))
    disk.awake.set()
    until(lambda: sound.ready(9_999) >= 5_000)
    assert frames(sound.read(3)) == [4_000, 4_001, 4_002]
    sound.close()
    assert sound.wait_until_closed(PATIENCE_S)
    assert disk.is_closed.is_set()


def test_what_is_not_ready_is_less_and_not_the_end() -> None:
    disk = Disk(1_000)
    disk.sleeps_from = 200
    sound = ReadAhead(disk)
    until(lambda: sound.ready(1_000) >= 200)
    mixer = Mixer()
    mixer.begin(1, sound)
    mixer.follow(1, 2, ReadAhead(Disk(50)))
    first = frames(mixer.render(1_000))
    assert 200 <= len(first) < 1_000
    disk.awake.set()
    while not mixer.is_silent:
        first += frames(mixer.render(2_000))
    assert first == [*range(1_000), *range(50)]
    mixer.clear()


def test_a_jump_within_what_lies_ready_asks_nothing_of_the_disk() -> None:
    disk = Disk(100_000)
    sound = ReadAhead(disk, ahead_s=5)
    until(lambda: sound.ready(9_999) >= 5_000)
    sound.read(3_000)
    disk.awake.clear()
    sound.seek(1_500)  # behind, but not far
    assert frames(sound.read(2)) == [1_500, 1_501]
    sound.seek(4_000)
    assert frames(sound.read(2)) == [4_000, 4_001]
    assert disk.seeks == []
    disk.awake.set()
    sound.seek(90_000)
    assert sound.position == 90_000
    until(lambda: sound.ready(10) == 10)
    assert frames(sound.read(2)) == [90_000, 90_001]
    sound.close()
    assert sound.wait_until_closed(PATIENCE_S)


def test_a_jump_while_the_disk_sleeps_takes_effect_when_it_wakes_and_the_last_one_counts() -> None:
    disk = Disk(100_000)
    disk.awake.clear()
    sound = ReadAhead(disk)
    sound.seek(50_000)
    sound.seek(70_000)
    assert sound.ready(10) == 0
    disk.awake.set()
    until(lambda: sound.ready(10) == 10)
    assert frames(sound.read(2)) == [70_000, 70_001]
    sound.close()
    assert sound.wait_until_closed(PATIENCE_S)


def test_what_breaks_is_told_after_the_last_good_sample() -> None:
    sound = ReadAhead(Disk(1_000, breaks_at=300))
    until(lambda: sound.ready(1_000) == 1_000)
    assert 180 <= len(sound.read(1_000)) <= 300
    with pytest.raises(UnplayableError, match="it broke"):
        sound.read(1_000)
    sound.close()
    assert sound.wait_until_closed(PATIENCE_S)


def test_letting_go_does_not_wait_for_a_disk_that_sleeps() -> None:
    disk = Disk(1_000)
    disk.awake.clear()
    sound = ReadAhead(disk)
    sound.close()
    sound.close()
    assert not sound.wait_until_closed(0.01)
    disk.awake.set()
    assert sound.wait_until_closed(PATIENCE_S)
    assert disk.is_closed.is_set()


def test_the_end_is_told_and_a_jump_back_from_it_plays_on() -> None:
    sound = ReadAhead(Disk(250))
    until(lambda: sound.ready(1_000) == 1_000)
    assert len(sound.read(1_000)) == 250
    assert len(sound.read(1_000)) == 0
    sound.seek(240)
    assert frames(sound.read(1_000)) == list(range(240, 250))
    sound.seek(900)
    until(lambda: sound.ready(1) == 1)
    assert len(sound.read(1)) == 0
    sound.close()
    assert sound.wait_until_closed(PATIENCE_S)
