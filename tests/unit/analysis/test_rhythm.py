"""Tempo, onsets and pulse of sound whose beat is known."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.analysis.rhythm import FASTEST, SLOWEST, Rhythm, fold_tempo, measure_rhythm
from musicrec_desktop.analysis.spectrum import measure_spectrum
from tests.unit.analysis.sounds import RATE, Wave, chords, clicks, drums, noise


def _rhythm(*parts: Wave) -> Rhythm:
    spectrum = measure_spectrum(parts)
    return measure_rhythm(spectrum.mel_db, spectrum.lengths)


@pytest.mark.parametrize("bpm", [72, 80.3, 97, 110, 120, 128.5, 140, 151.7, 165])
def test_tempo_of_clicks_is_exact(bpm: float) -> None:
    found = _rhythm(clicks(bpm, 30))
    assert found.tempo == pytest.approx(bpm, rel=0.005)
    assert found.pulse_clarity > 0.5


@pytest.mark.parametrize("bpm", [84, 95, 118, 132, 150])
def test_tempo_of_drums_is_the_beat_not_the_hat(bpm: float) -> None:
    found = _rhythm(drums(bpm, 30))
    assert found.tempo == pytest.approx(bpm, rel=0.01)


def test_many_short_parts_tell_what_one_long_one_tells() -> None:
    whole = drums(124, 60)
    parts = [whole[i * RATE : (i + 10) * RATE] for i in (0, 13, 27, 41)]
    assert _rhythm(*parts).tempo == pytest.approx(_rhythm(whole).tempo, rel=0.005)


@pytest.mark.parametrize("a_second", [1.0, 2.0, 4.0, 6.0])
def test_onsets_are_counted(a_second: float) -> None:
    assert _rhythm(clicks(60 * a_second, 20)).onset_rate == pytest.approx(a_second, rel=0.08)


def test_noise_has_no_clear_tempo_and_few_onsets() -> None:
    found = _rhythm(noise(30))
    assert found.pulse_clarity < 0.2
    assert found.tempo_confidence < 0.3
    assert found.onset_rate < 1
    steady = _rhythm(clicks(120, 30))
    assert steady.tempo_confidence > 2 * found.tempo_confidence


def test_an_unclear_beat_is_less_certain_than_a_clear_one() -> None:
    drummed = drums(120, 30)
    buried = (drummed + noise(30, 0.5)).astype(np.float32)
    assert _rhythm(buried).pulse_clarity < _rhythm(drummed).pulse_clarity


def test_chords_alone_have_a_tempo() -> None:
    assert _rhythm(chords(0, True, 30, beat=0.5)).tempo == pytest.approx(120, rel=0.01)


def test_a_moment_of_sound_has_no_tempo() -> None:
    found = _rhythm(clicks(120, 2))
    assert np.isnan(found.tempo)
    assert np.isnan(found.pulse_clarity)
    assert found.tempo_confidence == 0


@given(st.floats(20, 1000))
def test_folding_keeps_the_beat(bpm: float) -> None:
    folded = fold_tempo(bpm)
    octaves = np.log2(bpm / folded)
    assert SLOWEST <= folded <= FASTEST
    assert octaves == pytest.approx(round(octaves), abs=1e-9)
