"""Faster and slower at the same pitch, places in time of the track, and no break where the speed changes."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from musicrec_desktop.playback.sound import Mixer, Paced

RATE = 44_100
Samples = NDArray[np.float32]


class Wave:
    """A sound from memory, of which so much is ready."""

    speed = 1.0

    def __init__(self, samples: Samples, available: int | None = None) -> None:
        self.samples = samples
        self.length = len(samples)
        self.available = len(samples) if available is None else available
        self.position = 0

    def ready(self, n: int) -> int:
        return n if self.available >= self.length else max(0, min(n, self.available - self.position))

    def read(self, n: int) -> Samples:
        piece = self.samples[self.position : self.position + n]
        self.position += len(piece)
        return piece

    def seek(self, frame: int) -> None:
        self.position = frame

    def close(self) -> None:
        """Nothing to let go of."""


def sine(hertz: float, seconds: float) -> Samples:
    wave = 0.5 * np.sin(2 * np.pi * hertz * np.arange(round(RATE * seconds)) / RATE)
    return np.repeat(wave[:, None], 2, axis=1).astype(np.float32)


def read_all(sound: Paced, piece: int = 4_410) -> Samples:
    pieces = []
    while sound.ready(piece) and len(block := sound.read(piece)):
        pieces.append(block)
    return np.concatenate(pieces)


def hertz_of(samples: Samples) -> float:
    spectrum = np.abs(np.fft.rfft(samples[:, 0] * np.hanning(len(samples))))
    return float(np.argmax(spectrum)) * RATE / len(samples)


def steepest(samples: Samples) -> float:
    return float(np.abs(np.diff(samples[:, 0])).max())


@settings(max_examples=10)
@given(st.integers(1, 9_000))
def test_at_its_own_speed_every_sample_is_as_it_was(piece: int) -> None:
    noise = np.random.default_rng(3).standard_normal((20_000, 2)).astype(np.float32)
    assert read_all(Paced(Wave(noise), RATE), piece).tobytes() == noise.tobytes()


@pytest.mark.parametrize("speed", [0.5, 0.8, 1.25, 2.0, 3.0])
def test_the_length_changes_and_the_pitch_does_not(speed: float) -> None:
    heard = read_all(Paced(Wave(sine(440, 6)), RATE, speed))
    assert len(heard) == pytest.approx(6 * RATE / speed, abs=0.05 * RATE)
    assert hertz_of(heard) == pytest.approx(440, abs=2)
    assert steepest(heard) < 1.1 * steepest(sine(440, 1)), "no click where pieces overlap"


@pytest.mark.parametrize("speed", [0.5, 1.5, 3.0])
def test_places_are_those_of_the_track(speed: float) -> None:
    levels = np.repeat(np.arange(1, 9), RATE)[:, None] / 8  # louder with each second
    sound = Paced(Wave((sine(440, 8) * levels).astype(np.float32)), RATE, speed)
    louder_at: list[float] = []
    while len(block := sound.read(441)):
        if np.abs(block).max() > (len(louder_at) + 0.5) / 16:
            louder_at.append(sound.position / RATE)
    assert louder_at == pytest.approx(np.arange(8), abs=0.06)


def test_a_change_of_speed_is_no_break_and_is_counted_from_where_it_is_heard() -> None:
    mixer, sound = Mixer(), Paced(Wave(sine(440, 30)), RATE)
    mixer.begin(1, sound)
    pieces = []
    for speed in (1.0, 1.5, 0.7, 3.0, 1.0):
        sound.set_speed(speed)
        pieces.append(mixer.render(RATE))
    heard = np.concatenate(pieces)
    assert len(heard) == 5 * RATE
    assert steepest(heard) < 1.1 * steepest(sine(440, 1))
    assert hertz_of(heard) == pytest.approx(440, abs=2)
    # A second of the stream each: the place at its end is the sum of the speeds.
    for out, seconds in ((RATE, 1.0), (2 * RATE, 2.5), (3 * RATE, 3.2), (4 * RATE, 6.2), (5 * RATE, 7.2)):
        place = mixer.heard(out)
        assert place is not None
        assert (place.frame + (out - place.out) * place.speed) / RATE == pytest.approx(seconds, abs=0.12)
    assert sound.position / RATE == pytest.approx(7.2, abs=0.12)


def test_a_jump_goes_to_the_place_and_back_at_its_own_speed_it_is_untouched() -> None:
    noise = np.random.default_rng(4).standard_normal((RATE * 4, 2)).astype(np.float32)
    sound = Paced(Wave(noise), RATE, 2.0)
    sound.read(5_000)
    sound.seek(RATE)
    assert (sound.position, sound.speed) == (RATE, 2.0)
    sound.set_speed(1.0)
    sound.seek(2 * RATE)
    assert sound.read(1_000).tobytes() == noise[2 * RATE : 2 * RATE + 1_000].tobytes()


def test_what_is_not_ready_is_not_waited_for() -> None:
    wave = Wave(sine(440, 4), available=RATE)
    mixer = Mixer()
    mixer.begin(1, Paced(wave, RATE, 2.0))
    first = mixer.render(2 * RATE)
    assert 0 < len(first) <= RATE // 2
    assert len(mixer.render(100)) == 0
    assert not mixer.is_silent
    wave.available = wave.length
    rest = mixer.render(4 * RATE)
    assert len(first) + len(rest) == pytest.approx(2 * RATE, abs=0.05 * RATE)
    assert steepest(np.concatenate([first, rest])) < 1.1 * steepest(sine(440, 1))
    assert mixer.is_silent


def test_a_loop_goes_round_at_any_speed() -> None:
    mixer, sound = Mixer(), Paced(Wave(sine(441, 12)), RATE, 1.5)
    mixer.begin(1, sound)
    mixer.loop(1, (RATE, 4 * RATE))
    heard = mixer.render(10 * RATE)
    assert len(heard) == 10 * RATE
    # Two seconds of the stream for each round, and the pieces of the filter meet the beginning in any phase.
    assert np.abs(heard[:, 0]).max() < 0.55
    assert steepest(heard) < 1.5 * steepest(sine(441, 1))
    place = mixer.heard(10 * RATE)
    assert place is not None
    assert RATE <= place.frame + (10 * RATE - place.out) * place.speed <= 4 * RATE + 2_000


def test_a_fade_between_two_speeds_counts_each_in_its_own_time() -> None:
    rng = np.random.default_rng(6)
    first, second = (rng.standard_normal((RATE * 6, 2)).astype(np.float32) * 0.2 for _ in range(2))
    mixer = Mixer()
    mixer.begin(1, Paced(Wave(first), RATE, 2.0))
    mixer.follow(1, 2, Paced(Wave(second), RATE), RATE)
    heard = mixer.render(20 * RATE)
    assert mixer.is_silent
    assert len(heard) == pytest.approx((3 + 6 - 1) * RATE, abs=0.06 * RATE)
    power = 10 * np.log10(np.mean(heard[: 7 * RATE].reshape(-1, RATE // 4 * 2) ** 2, axis=1))
    assert np.ptp(power) < 1.5, "within what the filter itself does to noise"
    place = mixer.heard(len(heard) - 1)
    assert place is not None
    assert (place.number, place.speed, place.frame) == (2, 1.0, 0)
    assert place.out == pytest.approx(2 * RATE, abs=0.06 * RATE)
