"""Key, mode and tuning of cadences in known keys."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from musicrec_desktop.analysis.tonality import PROFILES, find_key, key_scores, measure_tonality, pitch_classes
from tests.unit.analysis.sounds import RATE, Wave, chords, clicks, noise, sine


def _key(sound: Wave) -> tuple[int, bool, float]:
    key = find_key(pitch_classes((sound,))[0])
    assert key is not None
    return key.tonic, key.is_major, key.confidence


@pytest.mark.parametrize("tonic", range(12))
@pytest.mark.parametrize("is_major", [True, False])
def test_a_cadence_tells_its_key(tonic: int, is_major: bool) -> None:
    found, mode, confidence = _key(chords(tonic, is_major, 12))
    assert (found, mode) == (tonic, is_major)
    assert confidence > 0.3


@pytest.mark.parametrize("cents", [-40, -20, 15, 35])
def test_a_band_that_tunes_differently_plays_in_the_same_key(cents: float) -> None:
    sound = chords(7, True, 12, cents=cents)
    chroma, tuning = pitch_classes((sound,))
    assert tuning * 100 == pytest.approx(cents, abs=6)
    key = find_key(chroma)
    assert key is not None
    assert (key.tonic, key.is_major) == (7, True)


def test_one_tone_is_one_pitch_class() -> None:
    chroma, _ = pitch_classes((sine(440, 5),))
    assert int(chroma.argmax()) == 9
    assert chroma[9] > 0.6
    assert chroma.sum() == pytest.approx(1)


@pytest.mark.parametrize("sound", [noise(10), clicks(120, 10)], ids=["noise", "clicks"])
def test_sound_without_pitch_makes_no_certain_key(sound: Wave) -> None:
    key = find_key(pitch_classes((sound,))[0])
    assert key is None or key.confidence < 0.35


@pytest.mark.parametrize("sound", [np.zeros(5 * RATE, np.float32), sine(440, 0.2)], ids=["silence", "a moment"])
def test_no_pitch_no_key(sound: Wave) -> None:
    chroma, _ = pitch_classes((sound,))
    assert np.isnan(chroma).all()
    assert find_key(chroma) is None


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("mode", [0, 1])
def test_a_profile_fits_itself_best_wherever_it_is_moved(profile: str, mode: int) -> None:
    for tonic in range(12):
        scores = key_scores(np.roll(np.array(PROFILES[profile][mode]), tonic), profile)
        assert divmod(int(scores.argmax()), 12) == (mode, tonic)
        assert scores[mode, tonic] == pytest.approx(1)


@given(arrays(np.float64, 12, elements=st.floats(0, 1)), st.integers(0, 11))
def test_moving_the_pitches_moves_the_key(chroma: np.ndarray, steps: int) -> None:
    first, moved = find_key(chroma), find_key(np.roll(chroma, steps))
    assert (first is None) == (moved is None)
    if first is not None and moved is not None and first.confidence > 0.05:
        assert (moved.tonic - first.tonic) % 12 == steps
        assert moved.is_major == first.is_major
        assert moved.confidence == pytest.approx(first.confidence, abs=1e-6)
        assert 0 <= first.confidence <= first.mode_confidence <= 1


@pytest.mark.parametrize("tonic", range(12))
@pytest.mark.parametrize("is_major", [True, False])
def test_the_key_is_that_of_the_chords_heard(tonic: int, is_major: bool) -> None:
    found = measure_tonality((chords(tonic, is_major, 12), chords(tonic, is_major, 12)))
    assert found.key is not None
    assert (found.key.tonic, found.key.is_major) == (tonic, is_major)
    assert 0.5 < found.key.confidence <= found.key.mode_confidence <= 1
    assert found.frames.shape == (sum(found.lengths), 12)
    assert found.chroma.sum() == pytest.approx(1)


def test_tuning_is_surer_of_tones_than_of_noise() -> None:
    tuned, noisy = measure_tonality((chords(7, True, 12, cents=30),)), measure_tonality((noise(12),))
    assert tuned.tuning_cents == pytest.approx(30, abs=6)
    assert tuned.tuning_confidence > 0.7
    assert noisy.tuning_confidence < 0.3


@pytest.mark.parametrize("sound", [noise(10), clicks(120, 10)], ids=["noise", "clicks"])
def test_no_key_is_sure_of_sound_without_pitch(sound: Wave) -> None:
    key = measure_tonality((sound,)).key
    assert key is None or key.confidence < 0.35


def test_parts_too_short_or_silent_have_no_key() -> None:
    found = measure_tonality((np.zeros(3 * RATE, np.float32), sine(440, 0.2)))
    assert found.key is None
    assert np.isnan(found.tuning_cents)
    assert np.isnan(found.chroma).all()
    assert found.lengths[1] == 0
