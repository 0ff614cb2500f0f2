"""Tempo, onsets and pulse of sound whose beat is known."""

import numpy as np
import pytest

from musicrec_desktop.analysis.rhythm import PATTERN_LAGS, Rhythm, measure_rhythm
from musicrec_desktop.analysis.spectrum import measure_spectrum
from tests.unit.analysis.sounds import RATE, Wave, chords, clicks, drums, noise


def _rhythm(*parts: Wave) -> Rhythm:
    spectrum = measure_spectrum(parts)
    return measure_rhythm(spectrum.mel_db, spectrum.lengths)


@pytest.mark.parametrize("bpm", [66, 72, 80.3, 97, 110])
def test_tempo_of_clicks_is_exact(bpm: float) -> None:
    found = _rhythm(clicks(bpm, 30))
    assert found.tempo == pytest.approx(bpm, rel=0.005)
    assert found.pulse_clarity > 0.5


@pytest.mark.parametrize("bpm", [57, 120, 128.5, 140, 165, 190])
def test_the_level_of_a_bare_row_of_fast_or_slow_clicks_is_open(bpm: float) -> None:
    found = _rhythm(clicks(bpm, 30))
    assert bpm in (pytest.approx(found.tempo, rel=0.005), pytest.approx(found.alternative, rel=0.005))
    assert 0.5 <= found.salience <= 1


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
    found = _rhythm(chords(0, True, 30, beat=0.5))
    assert 120 in (pytest.approx(found.tempo, rel=0.01), pytest.approx(found.alternative, rel=0.01))


def test_a_moment_of_sound_has_no_tempo() -> None:
    found = _rhythm(clicks(120, 2))
    assert np.isnan(found.tempo)
    assert np.isnan(found.pulse_clarity)
    assert found.tempo_confidence == 0


@pytest.mark.parametrize("bpm", [84.0, 118.0, 150.0])
def test_beats_come_where_the_drums_are(bpm: float) -> None:
    found = _rhythm(drums(bpm, 30))
    beats = np.arange(0, 29.5, 60 / bpm) * 1000
    heard = found.beats_ms[(found.beats_ms > 500) & (found.beats_ms < 29_000)]
    misses = np.abs(heard[:, None] - beats[None, :]).min(axis=1)
    assert len(heard) == pytest.approx(28.5 * bpm / 60, abs=2)
    assert np.mean(misses < 50) > 0.95
    assert found.steadiness > 0.8


def test_beats_of_parts_are_placed_in_the_track() -> None:
    whole = drums(120, 60)
    starts = (0, 20_000, 41_000)
    parts = tuple(whole[start * RATE // 1000 : (start + 10_000) * RATE // 1000] for start in starts)
    spectrum = measure_spectrum(parts)
    found = measure_rhythm(spectrum.mel_db, spectrum.lengths, starts)
    assert (np.diff(found.beats_ms) > 0).all()
    assert {int(beat) // 10_000 for beat in found.beats_ms} <= {0, 1, 2, 3, 4, 5}
    assert not ((found.beats_ms > 10_500) & (found.beats_ms < 19_900)).any()
    misses = np.abs(found.beats_ms - np.round(found.beats_ms / 500) * 500)
    assert np.mean(misses < 50) > 0.95


def test_noise_is_less_steady_than_drums() -> None:
    assert _rhythm(noise(30)).steadiness < 0.7 * _rhythm(drums(120, 30)).steadiness


def test_the_pattern_tells_a_shuffle_from_straight_eighths_and_not_the_pace() -> None:
    slow, fast = _rhythm(drums(96, 30)), _rhythm(drums(120, 30))
    assert slow.pattern.shape == (3 * len(PATTERN_LAGS),)
    assert float(np.abs(slow.pattern - fast.pattern).mean()) < 0.15
    thirds = _rhythm(drums(96, 30) + np.roll(clicks(288, 30), 0)).pattern
    assert float(np.abs(thirds - slow.pattern).mean()) > 0.15


def test_silence_and_a_moment_have_neither_beats_nor_pattern() -> None:
    found = _rhythm(clicks(120, 2))
    assert len(found.beats_ms) == 0
    assert np.isnan(found.pattern).all()
    assert np.isnan(found.steadiness)
