"""Timbre against librosa, and what roughness and the marks of speech say of sounds anyone can tell apart."""

import librosa
import numpy as np
import pytest

from musicrec_desktop.analysis.measured import N_PACES
from musicrec_desktop.analysis.roughness import measure_roughness
from musicrec_desktop.analysis.spectrum import FRAMES_A_SECOND, N_MELS, measure_spectrum
from musicrec_desktop.analysis.speech import crossings, faint_share, syllable_share
from musicrec_desktop.analysis.timbre import cepstrum, change_paces, describe_timbre, slopes
from tests.unit.analysis.sounds import RATE, noise, piece, sine


def test_slopes_are_those_of_librosa() -> None:
    coefficients = cepstrum(measure_spectrum((piece(1, 5),)).mel_db)
    theirs = librosa.feature.delta(coefficients.T, width=9)[:, 4:-4].T
    np.testing.assert_allclose(slopes(coefficients), theirs, atol=1e-3)
    assert slopes(coefficients[:8]).shape == (0, 20)


def test_zero_crossings_are_those_of_librosa() -> None:
    sound = noise(2) + sine(440, 2)
    theirs = librosa.feature.zero_crossing_rate(sound, frame_length=2048, hop_length=512, center=False)
    assert crossings((sound,)).mean() == pytest.approx(float(theirs.mean()), rel=0.02)


def test_a_second_that_beats_is_rougher_than_a_fifth_and_a_pure_tone() -> None:
    tone = sine(440, 3)
    rough, fifth = measure_roughness((tone + sine(466, 3),)), measure_roughness((tone + sine(660, 3),))
    assert rough > 3 * fifth
    assert fifth > 0
    assert measure_roughness((tone,)) < 0.01
    assert measure_roughness((0.01 * (tone + sine(466, 3)),)) == pytest.approx(rough, rel=1e-3)
    assert np.isnan(measure_roughness((tone[:1000],)))


def test_changes_are_found_at_their_pace_in_every_band() -> None:
    seconds, frames = 10, int(10 * FRAMES_A_SECOND)
    swing = 6 * np.sin(2 * np.pi * 4.0 * np.arange(frames) * seconds / frames)
    mel_db = np.repeat(swing[:, None] - 40, N_MELS, axis=1).astype(np.float32)
    paces = change_paces(mel_db, (frames,)).reshape(-1, N_PACES)
    assert (paces.argmax(axis=1) == int(np.log2(4.0 / 0.5) / 5 * N_PACES)).all()
    assert 10 ** float(paces[0].max()) == pytest.approx(18, rel=0.1), "half the square of 6 dB"
    assert np.isnan(change_paces(mel_db[:100], (100,))).all()


def test_words_with_gaps_are_told_from_an_even_tone() -> None:
    at = np.arange(8 * RATE) / RATE
    syllables = (np.sin(2 * np.pi * 4.5 * at) > 0) * noise(8, 0.2)
    spoken, even = (measure_spectrum((sound.astype(np.float32),)) for sound in (syllables, noise(8)))
    assert syllable_share(spoken.mel_db, spoken.lengths) > syllable_share(even.mel_db, even.lengths)
    assert faint_share(spoken.level_db, spoken.lengths) > 0.3
    assert faint_share(even.level_db, even.lengths) < 0.05


def test_the_blocks_do_not_hang_on_the_level() -> None:
    sound = piece(5, 6)
    loud, soft = (describe_timbre(measure_spectrum((part,)), (part,)) for part in (sound, sound * np.float32(0.1)))
    for name, value in loud.items():
        np.testing.assert_allclose(soft[name], value, rtol=2e-3, atol=2e-3, err_msg=name)
