"""Key, mode and tuning of cadences in known keys."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from musicrec_desktop.analysis.tonality import (
    KEY_WEIGHTS,
    PROFILES,
    key_evidence,
    key_scores,
    measure_tonality,
    weigh_keys,
)
from tests.unit.analysis.sounds import RATE, Wave, chords, clicks, noise, sine


def _key(sound: Wave) -> tuple[int, bool, float]:
    key = measure_tonality((sound,)).key
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
    found = measure_tonality((sound,))
    assert found.tuning_cents == pytest.approx(cents, abs=6)
    key = found.key
    assert key is not None
    assert (key.tonic, key.is_major) == (7, True)


def test_one_tone_is_one_pitch_class() -> None:
    chroma = measure_tonality((sine(440, 5),)).chroma
    assert int(chroma.argmax()) == 9
    assert chroma[9] > 0.6
    assert chroma.sum() == pytest.approx(1)


@pytest.mark.parametrize("sound", [np.zeros(5 * RATE, np.float32), sine(440, 0.2)], ids=["silence", "a moment"])
def test_no_pitch_no_key(sound: Wave) -> None:
    found = measure_tonality((sound,))
    assert np.isnan(found.chroma).all()
    assert found.key is None


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("mode", [0, 1])
def test_a_profile_fits_itself_best_wherever_it_is_moved(profile: str, mode: int) -> None:
    for tonic in range(12):
        scores = key_scores(np.roll(np.array(PROFILES[profile][mode]), tonic), profile)
        assert divmod(int(scores.argmax()), 12) == (mode, tonic)
        assert scores[mode, tonic] == pytest.approx(1)


@given(arrays(np.float64, 12, elements=st.floats(0, 1)), st.integers(0, 11))
def test_moving_the_pitches_moves_the_key(chroma: np.ndarray, steps: int) -> None:
    there = np.roll(chroma, steps)
    no_chords = np.zeros(24)
    evidence, elsewhere = (key_evidence(pitches, pitches, pitches, no_chords) for pitches in (chroma, there))
    by_key = evidence.reshape(2, 12, -1)
    np.testing.assert_allclose(elsewhere.reshape(2, 12, -1), np.roll(by_key, steps, axis=1), atol=1e-6)
    first, moved = weigh_keys(evidence, 1.0), weigh_keys(elsewhere, 1.0)
    assert moved.confidence == pytest.approx(first.confidence, abs=1e-4)
    assert 0 <= first.confidence <= first.mode_confidence <= 1 + 1e-9
    odds = np.sort(evidence @ np.array(list(KEY_WEIGHTS.values())))
    if odds[-1] - odds[-2] > 1e-3:  # else two keys are as likely
        assert (moved.tonic - first.tonic) % 12 == steps
        assert moved.is_major == first.is_major


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
