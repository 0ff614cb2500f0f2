"""The response asked for is the one measured; flat is untouched; nothing gets past full scale; changes do not click."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.playback import BANDS_HZ, FLAT, MOST_DB, PRESETS, Equaliser, preset_of
from musicrec_desktop.playback.sound import EqualiserFilter

RATE = 44_100
Samples = NDArray[np.float32]
BANDS = np.array(BANDS_HZ)
gains = st.lists(st.floats(-MOST_DB, MOST_DB), min_size=10, max_size=10).map(tuple)


def sine(hertz: float, seconds: float, level: float = 0.5) -> Samples:
    wave = level * np.sin(2 * np.pi * hertz * np.arange(round(RATE * seconds)) / RATE)
    return np.repeat(wave[:, None], 2, axis=1).astype(np.float32)


def in_blocks(heard: EqualiserFilter, sound: Samples, size: int = 4_410) -> Samples:
    return np.concatenate([heard.process(sound[at : at + size]) for at in range(0, len(sound), size)])


def measured_db(equaliser: Equaliser, hertz: NDArray[np.float64]) -> NDArray[np.float64]:
    """What becomes of an impulse, as a response at these frequencies."""
    impulse = np.zeros((RATE * 2, 2), np.float32)
    impulse[0] = 1
    answer = in_blocks(EqualiserFilter(RATE, equaliser), impulse, 1_000)[:, 0]
    spectrum = np.abs(np.fft.rfft(answer))
    response: NDArray[np.float64] = 20 * np.log10(np.interp(hertz, np.fft.rfftfreq(len(answer), 1 / RATE), spectrum))
    return response


@settings(max_examples=25)
@given(gains)
def test_in_the_middle_of_each_band_stands_what_was_asked_for(asked: tuple[float, ...]) -> None:
    equaliser = Equaliser(asked)
    assert equaliser.response_db(BANDS, RATE) - equaliser.preamp_db(RATE) == pytest.approx(np.array(asked), abs=0.1)


@pytest.mark.parametrize("name", [name for name in PRESETS if name != "flat"])
def test_the_response_measured_is_the_one_meant(name: str) -> None:
    around = np.geomspace(20, 20_000, 200)
    meant = PRESETS[name].response_db(around, RATE)
    assert measured_db(PRESETS[name], around) == pytest.approx(meant, abs=0.1)
    assert np.ptp(meant) > 2, "a preset does something"


@settings(max_examples=25)
@given(gains)
def test_no_sine_gets_louder_than_it_was(asked: tuple[float, ...]) -> None:
    assert Equaliser(asked).response_db(np.geomspace(15, 21_000, 400), RATE).max() < 0.05


def test_a_raised_band_leaves_a_full_sine_below_full_scale() -> None:
    equaliser = Equaliser((0.0,) * 5 + (12.0,) + (0.0,) * 4)
    heard = in_blocks(EqualiserFilter(RATE, equaliser), sine(1_000, 1, level=0.99))
    assert np.abs(heard).max() < 1.0
    assert np.abs(heard[RATE // 2 :]).max() == pytest.approx(0.99, abs=0.01), "and as loud as it was, at the top"


def test_flat_leaves_every_sample_as_it_is() -> None:
    noise = np.random.default_rng(1).standard_normal((RATE, 2)).astype(np.float32)
    heard = EqualiserFilter(RATE)
    assert in_blocks(heard, noise).tobytes() == noise.tobytes()
    heard.set(PRESETS["bass"])
    in_blocks(heard, noise)
    heard.set(FLAT)
    in_blocks(heard, noise)
    assert in_blocks(heard, noise).tobytes() == noise.tobytes(), "again, once the change is over"


@settings(max_examples=20)
@given(st.lists(st.integers(1, 5_000), min_size=1, max_size=8))
def test_blocks_of_any_size_give_the_same_samples(sizes: list[int]) -> None:
    noise = np.random.default_rng(2).standard_normal((sum(sizes), 2)).astype(np.float32)
    equaliser = PRESETS["loudness"]
    pieces, heard, at = [], EqualiserFilter(RATE, equaliser), 0
    for size in sizes:
        pieces.append(heard.process(noise[at : at + size]))
        at += size
    assert np.concatenate(pieces) == pytest.approx(EqualiserFilter(RATE, equaliser).process(noise), abs=1e-6)


def test_left_and_right_do_not_meet() -> None:
    sound = sine(100, 0.5)
    sound[:, 1] = 0
    heard = EqualiserFilter(RATE, PRESETS["bass"]).process(sound)
    assert np.abs(heard[:, 1]).max() == 0
    assert np.abs(heard[:, 0]).max() > 0.3


@pytest.mark.parametrize("hertz", [50, 440, 5_000])
def test_a_change_while_it_plays_is_no_click(hertz: float) -> None:
    # The steepest step of a sine is 2 pi f / rate of its level; one that clicks makes steps far above it.
    heard = EqualiserFilter(RATE)
    settings_made = [PRESETS["bass"], Equaliser((-12.0, 12.0) * 5), FLAT, PRESETS["bright"], Equaliser((12.0,) * 10)]
    sound, pieces = sine(hertz, 1.5), []
    for at in range(0, len(sound), 441):
        if at % 2_205 == 0 and settings_made:  # also in the middle of the change before
            heard.set(settings_made.pop(0))
        pieces.append(heard.process(sound[at : at + 441]))
    joined = np.concatenate(pieces)[:, 0]
    bends = np.abs(np.diff(joined, 2)).max()
    steady = 0.5 * (2 * np.pi * hertz / RATE) ** 2
    assert bends < 1.3 * steady + 0.001
    last = in_blocks(EqualiserFilter(RATE, Equaliser((12.0,) * 10)), sound)[:, 0]
    assert joined[-4_410:] == pytest.approx(last[-4_410:], abs=0.002), "the last one holds"


@pytest.mark.parametrize("hertz", [31.5, 63, 440])
def test_soon_after_a_change_it_is_the_new_setting_that_is_heard(hertz: float) -> None:
    new, sound = Equaliser((12.0, -12.0) * 5), sine(hertz, 1.5)
    heard = EqualiserFilter(RATE)
    before = in_blocks(heard, sound[: RATE // 2])
    heard.set(new)
    after = in_blocks(heard, sound[RATE // 2 :])[:, 0]
    settled = in_blocks(EqualiserFilter(RATE, new), sound)[RATE // 2 :, 0]
    assert before.tobytes() == sound[: RATE // 2].tobytes()
    assert after[round(0.04 * RATE) :] == pytest.approx(settled[round(0.04 * RATE) :], abs=0.002)


def test_a_band_that_a_low_rate_cannot_hold_is_left_out() -> None:
    equaliser = Equaliser((0.0,) * 8 + (12.0, 12.0))
    assert equaliser.preamp_db(8_000) == 0
    assert EqualiserFilter(8_000, equaliser).process(sine(440, 0.2)) == pytest.approx(sine(440, 0.2), abs=1e-6)


def test_gains_out_of_bounds_are_a_bug_and_presets_have_names() -> None:
    for wrong in ((0.0,) * 9, (13.0,) + (0.0,) * 9, (float("nan"),) * 10):
        with pytest.raises(InvariantError):
            Equaliser(wrong)
    assert [preset_of(preset) for preset in PRESETS.values()] == list(PRESETS)
    assert preset_of(Equaliser((1.0,) * 10)) == ""
