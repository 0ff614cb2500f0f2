"""What numpy computes here is what librosa computes, and the level of a file does not matter."""

import librosa
import numpy as np
import pytest
from librosa.filters import mel
from librosa.onset import onset_strength as onset_strength_of
from numpy.typing import NDArray

from musicrec_desktop.analysis.measured import N_MFCC
from musicrec_desktop.analysis.rhythm import onset_strength
from musicrec_desktop.analysis.spectrum import (
    FRAME,
    HOP,
    N_MELS,
    RANGE_DB,
    Spectrum,
    measure_spectrum,
    mel_bank,
    spectral_contrast,
)
from musicrec_desktop.analysis.speech import crossings
from musicrec_desktop.analysis.timbre import cepstrum
from tests.unit.analysis.sounds import RATE, noise, piece, sine

SOUND = piece(5, 6)


@pytest.fixture(scope="module")
def magnitude() -> NDArray[np.float32]:
    """(bins, frames) librosa's spectrogram of SOUND."""
    spectrum: NDArray[np.float32] = np.abs(librosa.stft(SOUND, n_fft=FRAME, hop_length=HOP, center=False))
    return spectrum


@pytest.fixture(scope="module")
def ours() -> Spectrum:
    return measure_spectrum((SOUND,))


@pytest.fixture(scope="module")
def mel_db(magnitude: NDArray[np.float32]) -> NDArray[np.float32]:
    mel = librosa.feature.melspectrogram(S=magnitude**2, sr=RATE, n_mels=N_MELS)
    decibels: NDArray[np.float32] = librosa.power_to_db(mel, ref=np.max, top_db=RANGE_DB)
    return decibels


def test_the_mel_filters_are_those_of_librosa() -> None:
    expected = mel(sr=RATE, n_fft=FRAME, n_mels=N_MELS).T
    np.testing.assert_allclose(mel_bank(), expected, rtol=1e-5, atol=1e-9)


def test_mel_spectrogram(ours: Spectrum, mel_db: NDArray[np.float32]) -> None:
    np.testing.assert_allclose(ours.mel_db.T, mel_db, atol=0.01)


def test_cepstrum(mel_db: NDArray[np.float32]) -> None:
    expected = librosa.feature.mfcc(S=mel_db, n_mfcc=N_MFCC)
    np.testing.assert_allclose(cepstrum(mel_db.T).T, expected, atol=0.02)


def test_onset_strength(mel_db: NDArray[np.float32]) -> None:
    expected = onset_strength_of(S=mel_db, sr=RATE, hop_length=HOP, center=False)
    np.testing.assert_allclose(onset_strength(mel_db.T).mean(axis=1), expected, atol=0.01)


def test_centroid(ours: Spectrum, magnitude: NDArray[np.float32]) -> None:
    np.testing.assert_allclose(ours.centroid, librosa.feature.spectral_centroid(S=magnitude, sr=RATE)[0], rtol=1e-3)


def test_rolloff(ours: Spectrum, magnitude: NDArray[np.float32]) -> None:
    expected = librosa.feature.spectral_rolloff(S=magnitude, sr=RATE, roll_percent=0.85)[0]
    np.testing.assert_allclose(ours.rolloff, expected, atol=RATE / FRAME + 0.1)


def test_flatness(ours: Spectrum, magnitude: NDArray[np.float32]) -> None:
    np.testing.assert_allclose(ours.flatness, librosa.feature.spectral_flatness(S=magnitude, amin=1e-20)[0], rtol=1e-3)


def test_contrast(magnitude: NDArray[np.float32]) -> None:
    # librosa treats the magnitude as a power, as we do; noise keeps clear of both floors.
    spectrum = np.abs(librosa.stft(noise(4), n_fft=FRAME, hop_length=HOP, center=False))
    expected = librosa.feature.spectral_contrast(S=spectrum, sr=RATE)
    np.testing.assert_allclose(spectral_contrast(spectrum.T).T, expected, atol=0.05)


def test_zero_crossings() -> None:
    crossed = librosa.zero_crossings(SOUND, pad=False)
    assert float(crossings((SOUND,)).mean()) == pytest.approx(float(crossed[1:].mean()), rel=1e-2)


def test_a_tone_lies_where_it_sounds() -> None:
    spectrum = measure_spectrum((sine(2000, 2),))
    assert float(np.median(spectrum.centroid)) == pytest.approx(2000, rel=0.02)
    assert float(np.median(spectrum.flatness)) < 1e-3
    assert float(np.median(measure_spectrum((noise(2),)).flatness)) > 0.4
    assert float(measure_spectrum((sine(80, 2),)).bass_share.min()) > 0.95


def test_the_level_of_a_file_does_not_change_its_colour(ours: Spectrum) -> None:
    quiet = measure_spectrum((SOUND * np.float32(0.01),))
    np.testing.assert_allclose(quiet.mel_db, ours.mel_db, atol=0.01)
    np.testing.assert_allclose(quiet.contrast, ours.contrast, atol=0.01)
    np.testing.assert_allclose(quiet.centroid, ours.centroid, rtol=1e-3)


def test_no_frame_reaches_over_two_parts() -> None:
    apart = measure_spectrum((SOUND[: 2 * RATE], SOUND[4 * RATE :]))
    first, second = measure_spectrum((SOUND[: 2 * RATE],)), measure_spectrum((SOUND[4 * RATE :],))
    assert apart.lengths == (*first.lengths, *second.lengths)
    np.testing.assert_allclose(apart.centroid, np.concatenate([first.centroid, second.centroid]), rtol=1e-5)


@pytest.mark.parametrize("n", [1, 100, FRAME, FRAME + 1])
def test_any_length_makes_at_least_one_frame(n: int) -> None:
    spectrum = measure_spectrum((noise(1)[:n],))
    assert spectrum.lengths == (1,)
    assert np.isfinite(spectrum.mel_db).all()
