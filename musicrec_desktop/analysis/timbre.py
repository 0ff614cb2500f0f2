"""Statistics of colour over the whole track: for nearness of sound, not for telling anything by name."""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.spectrum import N_MELS, RANGE_DB, Spectrum

TIMBRE: Final = tuple(
    [f"mfcc_mean_{i}" for i in range(20)]
    + [f"mfcc_std_{i}" for i in range(20)]
    + [f"contrast_{i}" for i in range(7)]
    + [f"chroma_{i}" for i in range(12)]
    + ["centroid_mean", "centroid_std", "flatness", "rolloff", "zero_crossings", "onset_std"]
)
"""Statistics of timbre, harmony and rhythm."""

N_MFCC: Final = 20
_AUDIBLE_DB: Final = -60.0
"""Frames further below the loudest one say nothing about colour."""

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


def crossings_share(parts: tuple[_Floats, ...]) -> float:
    """Share of neighbouring samples with different signs."""
    crossed = sum(int(np.count_nonzero(np.signbit(part[1:]) != np.signbit(part[:-1]))) for part in parts)
    return crossed / max(1, sum(len(part) - 1 for part in parts))


def audible(spectrum: Spectrum) -> NDArray[np.bool_]:
    """(frames,) frames that are not silent; at least one."""
    return spectrum.level_db >= max(_AUDIBLE_DB, -RANGE_DB)


def measure_timbre(
    spectrum: Spectrum, parts: tuple[_Floats, ...], chroma: NDArray[np.float64], onset_std: float
) -> _Floats:
    """(len(TIMBRE),) in the order of TIMBRE."""
    heard = audible(spectrum)
    coefficients = cepstrum(spectrum.mel_db[heard])
    centroid = spectrum.centroid[heard]
    values = np.concatenate(
        [
            coefficients.mean(axis=0),
            coefficients.std(axis=0),
            spectrum.contrast.mean(axis=0),
            chroma,
            [
                centroid.mean(),
                centroid.std(),
                spectrum.flatness[heard].mean(),
                spectrum.rolloff[heard].mean(),
                crossings_share(parts),
                onset_std,
            ],
        ]
    ).astype(np.float32)
    assert values.shape == (len(TIMBRE),)  # noqa: S101  (the columns and this order are one thing)
    return values
