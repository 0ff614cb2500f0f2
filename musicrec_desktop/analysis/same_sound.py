"""Whether two fingerprints are of the same recording. When in doubt, they are not: a false split makes a row too many,
a false merge loses a track."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.fingerprint import CODES_A_SECOND, Fingerprint

LONGEST_SHIFT_S: Final = 6.0
"""How much longer the silence, or the cut, at the beginning of one of two copies may be."""
SAME_BELOW: Final = 0.18
"""Share of differing bits below which two recordings may be one. Of 57 tracks, transcoded, turned down, cut and padded
in six ways, the worst copy had 0.15."""
SAME_EVERYWHERE_BELOW: Final = 0.235
"""The same of every five seconds: a copy is one from beginning to end (the worst of them had 0.218), while another mix,
or another piece over the same accompaniment, strays somewhere (none had less than 0.244)."""
OTHER_ABOVE: Final = 0.38
"""Share of differing bits above which they are certainly two."""
_ROUGH_EVERY: Final = 4
_ROUGHLY_OTHER: Final = 0.42
_PASSAGE_CODES: Final = 50
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
    worst: float = float("nan")
    """Share of bits that differ in the passage of about five seconds where most do."""

    @property
    def is_same(self) -> bool:
        """Certainly one recording."""
        return self.bit_errors < SAME_BELOW and self.worst < SAME_EVERYWHERE_BELOW

    @property
    def is_other(self) -> bool:
        """Certainly two recordings."""
        return self.bit_errors > OTHER_ABOVE


def compare(one: Fingerprint, two: Fingerprint) -> Likeness:
    """Their likeness at the shift, within LONGEST_SHIFT_S either way, at which the fewest bits differ.

    A quarter of the codes is looked at first: most pairs that are compared have nothing in common.
    """
    a, b = one.timeline(), two.timeline()
    rough = _compare(a, b, _ROUGH_EVERY, _FEWEST_CODES // _ROUGH_EVERY)
    return rough if rough.bit_errors > _ROUGHLY_OTHER else _compare(a, b, 1, _FEWEST_CODES)


def _compare(a: NDArray[np.uint32], b: NDArray[np.uint32], every: int, fewest: int) -> Likeness:
    reach = round(LONGEST_SHIFT_S * CODES_A_SECOND)
    heard = np.flatnonzero(a)[::every]
    if not len(heard):
        return Likeness(float("nan"), 0.0, 0)
    padded = np.zeros(max(len(a), len(b)) + 2 * reach, np.uint32)
    padded[reach : reach + len(b)] = b
    shifted = padded[heard + np.arange(2 * reach + 1)[:, None]]  # (shifts, heard)
    valid = shifted != 0
    counts = valid.sum(axis=1)
    enough = counts >= fewest
    if not enough.any():
        return Likeness(float("nan"), 0.0, int(counts.max(initial=0)))
    errors = np.bitwise_count(shifted ^ a[heard]) * valid
    rates = np.where(enough, errors.sum(axis=1, dtype=np.int64) / np.maximum(counts, 1) / 32, np.inf)
    best = int(rates.argmin())
    if len(np.unique(a[heard][valid[best]])) * every < _FEWEST_KINDS:
        return Likeness(float("nan"), 0.0, int(counts[best]))
    passages = np.array_split(errors[best][valid[best]], counts[best] // min(_PASSAGE_CODES, fewest))
    worst = max(float(passage.mean()) for passage in passages) / 32
    return Likeness(float(rates[best]), (best - reach) / CODES_A_SECOND, int(counts[best]), worst)
