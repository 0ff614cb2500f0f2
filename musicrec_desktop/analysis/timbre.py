"""Statistics of colour over the whole track: for nearness of sound, not for telling anything by name."""

from functools import lru_cache
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.decode import RATE
from musicrec_desktop.analysis.measured import N_COVARIED, N_MFCC, N_PACED_BANDS, N_PACES
from musicrec_desktop.analysis.roughness import measure_roughness
from musicrec_desktop.analysis.spectrum import FRAMES_A_SECOND, N_MELS, RANGE_DB, Spectrum
from musicrec_desktop.analysis.speech import crossings, faint_share, syllable_share

_AUDIBLE_DB: Final = -60.0
"""Frames further below the loudest one say nothing about colour."""

_DELTA_REACH: Final = 4
"""Frames to each side over which the slope of a coefficient is fitted: 9 in all, as librosa's delta does."""
_PACES_HZ: Final = np.geomspace(0.5, 16.0, N_PACES + 1)
_PACED_FRAMES: Final = int(9.9 * FRAMES_A_SECOND)
"""Changes are counted in stretches just shorter than an excerpt; those of a short track are as long as it is."""
_FEWEST_PACED_SECONDS: Final = 4.0
_PACED_MELS: Final = (0, 8, 20, 36, 60, 92, N_MELS)
"""Borders of the bands whose level is followed: near 220, 550, 990, 1,850, 4,500 and 11,000 Hz."""

_Floats = NDArray[np.float32]


@lru_cache(maxsize=1)
def _cosines() -> _Floats:
    """(N_MELS, N_MFCC) orthonormal type II cosine transform."""
    angle = np.pi / N_MELS * (np.arange(N_MELS)[:, None] + 0.5) * np.arange(N_MFCC)
    basis = np.cos(angle) * np.sqrt(2 / N_MELS)
    basis[:, 0] *= np.sqrt(0.5)
    out: _Floats = basis.astype(np.float32)
    return out


def cepstrum(mel_db: _Floats) -> _Floats:
    """(frames, N_MFCC) mel-frequency cepstral coefficients of a mel spectrogram in dB."""
    return mel_db @ _cosines()


def audible(spectrum: Spectrum) -> NDArray[np.bool_]:
    """(frames,) frames that are not silent; at least one."""
    return spectrum.level_db >= max(_AUDIBLE_DB, -RANGE_DB)


def describe_timbre(spectrum: Spectrum, parts: tuple[_Floats, ...]) -> dict[str, float | NDArray[np.floating]]:
    """The blocks of FeatureGroup.TIMBRE (analysis/measured.py) of parts, each (n,) mono at RATE hertz.

    Independent of the file's level. NaN for what the parts are too short for.
    """
    heard = audible(spectrum)
    coefficients = cepstrum(spectrum.mel_db)
    sounding = coefficients[heard]
    centroid, rolloff = (np.log2(line[heard] + 1) for line in (spectrum.centroid, spectrum.rolloff))
    flatness = np.log10(spectrum.flatness[heard] + 1e-9)
    bass, level = spectrum.bass_share[heard], spectrum.level_db[heard]
    crossed = crossings(parts)
    return {
        "seconds_heard": sum(len(part) for part in parts) / RATE,
        "mfcc_mean": sounding.mean(axis=0),
        "mfcc_std": sounding.std(axis=0),
        "mfcc_delta": _slope_deviation(coefficients, spectrum.lengths, heard),
        "mfcc_covariance": _correlations(sounding[:, 1 : N_COVARIED + 1]),
        "contrast_mean": spectrum.contrast.mean(axis=0),
        "contrast_std": spectrum.contrast.std(axis=0),
        "centroid_mean": float(centroid.mean()),
        "centroid_std": float(centroid.std()),
        "rolloff_mean": float(rolloff.mean()),
        "rolloff_std": float(rolloff.std()),
        "flatness_mean": float(flatness.mean()),
        "flatness_std": float(flatness.std()),
        "bass_mean": float(bass.mean()),
        "bass_std": float(bass.std()),
        "fullness": float(spectrum.mel_db[heard].mean()),
        "level_std": float(level.std()),
        "faint_share": faint_share(spectrum.level_db, spectrum.lengths),
        "zero_crossings": float(crossed.mean()),
        "zero_crossings_std": float(crossed.std()),
        "roughness": measure_roughness(parts),
        "syllables": syllable_share(spectrum.mel_db, spectrum.lengths),
        "paces": change_paces(spectrum.mel_db, spectrum.lengths),
    }


def slopes(coefficients: _Floats) -> _Floats:
    """(frames - 8, k) slope a frame of the least-squares line through 9 frames of (frames, k); none at the ends."""
    n = len(coefficients) - 2 * _DELTA_REACH
    if n <= 0:
        return np.zeros((0, coefficients.shape[1]), np.float32)
    slope = np.zeros((n, coefficients.shape[1]), np.float32)
    for step in range(1, _DELTA_REACH + 1):
        ahead = coefficients[_DELTA_REACH + step : _DELTA_REACH + step + n]
        slope += np.float32(step) * (ahead - coefficients[_DELTA_REACH - step : _DELTA_REACH - step + n])
    slope /= np.float32(2 * sum(step * step for step in range(1, _DELTA_REACH + 1)))
    return slope


def _slope_deviation(coefficients: _Floats, lengths: tuple[int, ...], heard: NDArray[np.bool_]) -> _Floats:
    found = []
    at = 0
    for n in lengths:
        inside = heard[at + _DELTA_REACH : at + n - _DELTA_REACH] if n > 2 * _DELTA_REACH else heard[:0]
        found.append(slopes(coefficients[at : at + n])[inside])
        at += n
    every = np.concatenate(found)
    if len(every) == 0:
        return np.full(coefficients.shape[1], np.nan, np.float32)
    deviation: _Floats = np.sqrt((every * every).mean(axis=0))  # around 0: what rises falls again
    return deviation


def _correlations(coefficients: _Floats) -> _Floats:
    """(k (k - 1) / 2,) correlation of each two columns, in the order of the upper triangle; 0 for one that stands."""
    centred = coefficients - coefficients.mean(axis=0)
    scale = np.sqrt((centred * centred).sum(axis=0))
    centred /= np.maximum(scale, np.float32(1e-6))
    together = centred.T @ centred
    flat: _Floats = together[np.triu_indices(together.shape[0], 1)]
    return flat


@lru_cache(maxsize=1)
def _paced_means() -> _Floats:
    """(N_MELS, N_PACED_BANDS) weights that average the mel bands between the borders."""
    weights = np.zeros((N_MELS, N_PACED_BANDS), np.float32)
    for band, (low, high) in enumerate(pairwise(_PACED_MELS)):
        weights[low:high, band] = 1 / (high - low)
    return weights


def change_paces(mel_db: _Floats, lengths: tuple[int, ...]) -> _Floats:
    """(N_PACED_BANDS * N_PACES,) log10 of the mean square, in dB, of how the level of each band changes at each pace.

    Paces are parts of octaves from 0.5 to 16 Hz (the idea: fluctuation patterns, E. Pampalk and others, 2002). NaN
    for sound under 4 s.
    """
    from scipy import fft

    curves = mel_db @ _paced_means()
    total = np.zeros((N_PACED_BANDS, N_PACES))
    seen = 0
    at = 0
    for n in lengths:
        size = min(n, _PACED_FRAMES)
        until = at + n
        if size >= _FEWEST_PACED_SECONDS * FRAMES_A_SECOND:
            window = np.hanning(size).astype(np.float32)[:, None]
            hertz = np.arange(size // 2 + 1) * (FRAMES_A_SECOND / size)
            edges = np.searchsorted(hertz, _PACES_HZ)
            for first in range(at, until - size + 1, size):
                stretch = curves[first : first + size]
                power = np.abs(fft.rfft((stretch - stretch.mean(axis=0)) * window, axis=0)) ** 2
                running = np.concatenate([np.zeros((1, N_PACED_BANDS)), np.cumsum(power, axis=0, dtype=np.float64)])
                total += (
                    2 * np.diff(running[edges], axis=0).T / float((window**2).sum())
                )  # times size: weighted by length
                seen += size
        at = until
    if not seen:
        return np.full(N_PACED_BANDS * N_PACES, np.nan, np.float32)
    paces: _Floats = np.log10(total / seen + 1e-4).ravel().astype(np.float32)
    return paces
