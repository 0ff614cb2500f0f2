"""The row of raw quantities kept of a track: everything derived is computed from it, without the sound."""

from collections.abc import Mapping, Sequence
from itertools import accumulate
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.features import FeatureGroup

N_MFCC: Final = 20
N_CONTRASTS: Final = 7
N_COVARIED: Final = 12
"""Coefficients 1 to 12, whose common changes are kept."""
N_PACES: Final = 8
N_PACED_BANDS: Final = 6

BLOCKS: Final[Mapping[FeatureGroup, tuple[tuple[str, int], ...]]] = MappingProxyType(
    {
        FeatureGroup.LOUDNESS: (
            ("loudness", 1),  # LUFS
            ("loudness_range", 1),  # LU
            ("true_peak", 1),  # dBTP
            ("dynamics", 1),  # dB
        ),
        FeatureGroup.RHYTHM: (
            ("tempo", 1),  # beats a minute
            ("tempo_confidence", 1),
            ("tempo_alternative", 1),  # beats a minute
            ("tempo_salience", 1),
            ("beat_steadiness", 1),
            ("pulse_clarity", 1),
            ("bass_pulse", 1),
            ("onset_rate", 1),  # a second
            ("strength_mean", 1),  # dB a frame
            ("strength_std", 1),
        ),
        FeatureGroup.TONALITY: (
            ("key", 1),  # 0 = C
            ("mode", 1),  # 1 major, 0 minor
            ("key_confidence", 1),
            ("mode_confidence", 1),
            ("tuning", 1),  # cents
            ("chroma", 12),  # shares
        ),
        FeatureGroup.TIMBRE: (
            ("seconds_heard", 1),
            ("mfcc_mean", N_MFCC),
            ("mfcc_std", N_MFCC),
            ("mfcc_delta", N_MFCC),  # standard deviation of the slope a frame
            ("mfcc_covariance", N_COVARIED * (N_COVARIED - 1) // 2),  # correlations of coefficients 1 to 12
            ("contrast_mean", N_CONTRASTS),  # dB
            ("contrast_std", N_CONTRASTS),
            ("centroid_mean", 1),  # log2 Hz, like the next five
            ("centroid_std", 1),
            ("rolloff_mean", 1),
            ("rolloff_std", 1),
            ("flatness_mean", 1),  # log10
            ("flatness_std", 1),
            ("bass_mean", 1),  # share of the power below 150 Hz
            ("bass_std", 1),
            ("fullness", 1),  # mean dB of the mel bands below the loudest spot
            ("level_std", 1),  # dB
            ("faint_share", 1),  # of frames with less than half the mean magnitude of the second around them
            ("zero_crossings", 1),
            ("zero_crossings_std", 1),
            ("roughness", 1),
            ("syllables", 1),
            ("paces", N_PACES * N_PACED_BANDS),  # log10 of dB squared
        ),
    }
)
"""What is measured from the sound, by group: names and how many numbers each has, in the order of the row."""


def _names(blocks: Sequence[tuple[str, int]]) -> tuple[str, ...]:
    return tuple(f"{name}_{i}" if size > 1 else name for name, size in blocks for i in range(size))


MEASURED: Final[Mapping[FeatureGroup, tuple[str, ...]]] = MappingProxyType(
    {group: _names(blocks) for group, blocks in BLOCKS.items()}
)
"""The name of each number of the row, by group, in the order of the row."""

N_MEASURED: Final = sum(map(len, MEASURED.values()))

_SIZES: Final = {name: size for blocks in BLOCKS.values() for name, size in blocks}
_SLICES: Final = {
    name: slice(end - size, end) for (name, size), end in zip(_SIZES.items(), accumulate(_SIZES.values()), strict=True)
}

_Floats = NDArray[np.float32]


def gather(values: Mapping[str, float | Sequence[float] | NDArray[np.floating]]) -> _Floats:
    """(N_MEASURED,) float32 of named blocks; NaN for those not given.

    Raises InvariantError for a name that has no place and a block of the wrong length.
    """
    row = np.full(N_MEASURED, np.nan, np.float32)
    for name, value in values.items():
        block = np.atleast_1d(np.asarray(value, np.float32))
        if name not in _SLICES or block.shape != (_SIZES[name],):
            raise InvariantError(f"nothing measured is called {name} with shape {block.shape}")
        row[_SLICES[name]] = block
    return row


def block(row: _Floats, name: str) -> _Floats:
    """(..., k) view of one named block of (..., N_MEASURED)."""
    view: _Floats = row[..., _SLICES[name]]
    return view


def single(row: _Floats, name: str) -> float:
    """One named number of (N_MEASURED,)."""
    place = _SLICES[name]
    if place.stop - place.start != 1:
        raise InvariantError(f"{name} is more than one number")
    return float(row[place.start])


def group_slice(group: FeatureGroup) -> slice:
    """Where the numbers of a group that is measured lie in the row."""
    first = _SLICES[BLOCKS[group][0][0]].start
    return slice(first, first + len(MEASURED[group]))


def updated(old: _Floats, new: _Floats, groups: Sequence[FeatureGroup]) -> _Floats:
    """The old row with these groups taken from the new one; all of the new one where the old one is of another shape.

    Derived groups and those without raw quantities are passed over.
    """
    if old.shape != (N_MEASURED,):
        return new.copy()
    row = old.copy()
    for group in groups:
        if group in BLOCKS:
            row[group_slice(group)] = new[group_slice(group)]
    return row
