"""Whether two fingerprints are of the same recording. When in doubt, they are not: a false split makes a row too many,
a false merge loses a track."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.fingerprint import CODES_A_SECOND, Fingerprint

LONGEST_SHIFT_S: Final = 6.0
"""How much longer the silence, or the cut, at the beginning of one of two copies may be."""
SAME_BELOW: Final = 0.30
"""Share of differing bits below which two recordings are one."""
OTHER_ABOVE: Final = 0.38
"""Share of differing bits above which they are certainly two."""
_FEWEST_CODES: Final = 150
"""15 s of sound heard in both."""
_FEWEST_KINDS: Final = 60
"""Different codes among them: a hum or a single note is no evidence."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """How two fingerprints compare at their best alignment."""

    bit_errors: float
    """Share of bits that differ, 0..1; NaN without enough evidence."""
    shift_s: float
    """How much later the sound begins in the second one."""
    codes: int
    """Codes compared."""

    @property
    def is_same(self) -> bool:
        """Certainly one recording."""
        return self.bit_errors < SAME_BELOW

    @property
    def is_other(self) -> bool:
        """Certainly two recordings."""
        return self.bit_errors > OTHER_ABOVE


def compare(one: Fingerprint, two: Fingerprint) -> Likeness:
    """Their likeness at the shift, within LONGEST_SHIFT_S either way, at which the fewest bits differ."""
    a, b = one.timeline(), two.timeline()
    reach = round(LONGEST_SHIFT_S * CODES_A_SECOND)
    size = max(len(a), len(b))
    if not size:
        return Likeness(float("nan"), 0.0, 0)
    padded = np.zeros(size + 2 * reach, np.uint32)
    padded[reach : reach + len(b)] = b
    first = np.zeros(size, np.uint32)
    first[: len(a)] = a
    heard = np.flatnonzero(first)
    first = first[heard]
    shifted = np.lib.stride_tricks.sliding_window_view(padded, size)[:, heard]  # (shifts, heard)
    valid = shifted != 0
    counts = valid.sum(axis=1)
    errors = np.where(valid, np.bitwise_count(shifted ^ first), 0).sum(axis=1)
    enough = counts >= _FEWEST_CODES
    if not enough.any():
        return Likeness(float("nan"), 0.0, int(counts.max(initial=0)))
    rates = np.where(enough, errors / np.maximum(counts, 1) / 32, np.inf)
    best = int(rates.argmin())
    if len(np.unique(first[valid[best]])) < _FEWEST_KINDS:
        return Likeness(float("nan"), 0.0, int(counts[best]))
    return Likeness(float(rates[best]), (best - reach) / CODES_A_SECOND, int(counts[best]))


def near_lengths(durations_ms: NDArray[np.int64], tolerance_ms: int) -> NDArray[np.intp]:
    """(pairs, 2) rows whose lengths differ by no more than the tolerance, each pair once."""
    order = np.argsort(durations_ms, kind="stable")
    ordered = durations_ms[order]
    ends = np.searchsorted(ordered, ordered + tolerance_ms, side="right")
    counts = ends - np.arange(len(ordered)) - 1
    left = np.repeat(np.arange(len(ordered)), counts)
    right = left + 1 + np.arange(len(left)) - np.repeat(np.cumsum(counts) - counts, counts)
    return np.stack([order[left], order[right]], axis=1)
