"""The vector of nearness, made of the measured row alone: where it points tells what a track sounds like."""

from functools import lru_cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.measured import block
from musicrec_desktop.domain.features import EMBEDDING

_PROJECTION: Final = Path(__file__).with_name("nearness.npz")
"""Fitted by tests/benchmarks/nearness.py on freely licensed music; docs/features.md says on which and how well."""
_FARTHEST: Final = 4.0
"""Standard scores are kept within it, so that one odd quantity does not decide alone."""
_Floats = NDArray[np.float32]


def ingredients(measured: _Floats) -> _Floats:
    """(n, k) float32 of (n, N_MEASURED): what nearness looks at, on scales where equal steps sound alike.

    Neither level (the first cepstral mean, loudness) nor key (the chroma enters by the size of its Fourier
    coefficients, which transposing leaves alone) is among them.
    """
    chroma = np.abs(np.fft.fft(block(measured, "chroma"), axis=1))[:, 1:7]
    parts = [
        block(measured, "mfcc_mean")[:, 1:],
        np.log(block(measured, "mfcc_std") + np.float32(0.1)),
        np.log(block(measured, "mfcc_delta") + np.float32(0.01)),
        *(block(measured, name) for name in _AS_THEY_ARE),
        np.sqrt(np.maximum(block(measured, "roughness"), 0)),
        chroma.astype(np.float32),
    ]
    return np.concatenate(parts, axis=1)


_AS_THEY_ARE: Final = (
    "contrast_mean", "contrast_std", "centroid_mean", "centroid_std", "rolloff_mean", "rolloff_std", "flatness_mean",
    "flatness_std", "bass_mean", "bass_std", "level_std", "faint_share", "syllables", "fullness", "zero_crossings",
    "zero_crossings_std", "paces",
)  # fmt: skip


def embed(measured: _Floats) -> _Floats:
    """(64,) float32 of (N_MEASURED,), or (n, 64) of (n, N_MEASURED): all NaN where no timbre was measured.

    Single quantities that are missing count as typical.
    """
    rows = np.atleast_2d(measured)
    centre, scale, projection = _projection()
    standard = np.clip((ingredients(rows) - centre) * scale, -_FARTHEST, _FARTHEST)
    vectors = np.nan_to_num(standard, copy=False) @ projection
    vectors[np.isnan(block(rows, "seconds_heard")[:, 0])] = np.nan
    shaped: _Floats = vectors.reshape(*measured.shape[:-1], len(EMBEDDING))
    return shaped


@lru_cache(maxsize=1)
def _projection() -> tuple[_Floats, _Floats, _Floats]:
    """Centre (k,), one over the spread (k,), and weights (k, 64)."""
    with np.load(_PROJECTION) as fitted:
        return (
            fitted["centre"].astype(np.float32),
            (1 / fitted["spread"]).astype(np.float32),
            fitted["weights"].astype(np.float32),
        )
