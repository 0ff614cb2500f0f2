"""Sensory roughness: how far the partials heard together beat against each other."""

from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.analysis.decode import RATE

_FRAME: Final = 8192
"""2.7 Hz a bin: partials a quarter of a critical band apart, the roughest of all, stand apart from 100 Hz up."""
_EVERY_SECONDS: Final = 1.0
_AT_MOST: Final = 120
"""Frames; a whole long track is heard at as many places."""
_SPAN_HZ: Final = (60.0, 5_000.0)
_PARTIALS: Final = 20
_AUDIBLE: Final = 10 ** (-50 / 20)
_STEEP, _STEEPER = 3.5, 5.75
_ROUGHEST: Final = 0.24
_SCALE: Final = (0.0207, 18.96)
"""The curve of R. Plomp and W. J. M. Levelt (1965) as W. A. Sethares writes it (1993): exp(-3.5 s d) - exp(-5.75 s d)
for partials d Hz apart, s = 0.24 / (0.0207 f + 18.96), f the lower one."""

_Floats = NDArray[np.float32]


@lru_cache(maxsize=1)
def _window() -> _Floats:
    return (0.5 - 0.5 * np.cos(2 * np.pi * np.arange(_FRAME) / _FRAME)).astype(np.float32)


def measure_roughness(parts: tuple[_Floats, ...]) -> float:
    """Mean dissonance of a pair of partials, weighted by amplitudes: 0 none, 0.1 much; NaN without a partial.

    Independent of level: each frame's sum over pairs is taken relative to the sum of the products of amplitudes.
    """
    from scipy import fft

    starts = [(part, at) for part in parts for at in range(0, len(part) - _FRAME + 1, int(_EVERY_SECONDS * RATE))]
    if not starts:
        return float("nan")
    starts = starts[:: -(-len(starts) // _AT_MOST)]
    frames = np.stack([part[at : at + _FRAME] for part, at in starts])
    low, high = (int(hertz * _FRAME / RATE) for hertz in _SPAN_HZ)
    magnitude = np.abs(fft.rfft(frames * _window(), axis=1)[:, low - 1 : high + 1])
    middle = magnitude[:, 1:-1]
    heard = middle.max(axis=1, keepdims=True) * np.float32(_AUDIBLE)
    is_peak = (middle > magnitude[:, :-2]) & (middle >= magnitude[:, 2:]) & (middle > heard)
    peaks = np.where(is_peak, middle, 0)
    best = np.sort(np.argpartition(peaks, -_PARTIALS, axis=1)[:, -_PARTIALS:], axis=1)
    amplitude = np.take_along_axis(peaks, best, axis=1)
    hertz = (best + low).astype(np.float32) * np.float32(RATE / _FRAME)
    first, second = np.triu_indices(_PARTIALS, 1)
    weight = amplitude[:, first] * amplitude[:, second]
    lower = hertz[:, first]
    apart = (hertz[:, second] - lower) * np.float32(_ROUGHEST) / (_SCALE[0] * lower + _SCALE[1])
    beating = np.exp(-_STEEP * apart) - np.exp(-_STEEPER * apart)
    total = weight.sum(axis=1)
    sounding = total > 0
    if not sounding.any():
        return 0.0 if (amplitude > 0).any() else float("nan")
    own = (amplitude[sounding] ** 2).sum(axis=1) / 2
    # The partials' own power is in the denominator too, so that one loud tone over faint ones is smooth.
    return float(((weight * beating).sum(axis=1)[sounding] / (total[sounding] + own)).mean())
