"""What tracks are played near each other, as short vectors: whatever keeps the same company is alike."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

_WIDTH: Final = 64
"""Signs that stand for a track; sums over neighbours stay apart by about 1 / sqrt(width)."""
_REACH: Final = 4
_SEED: Final = 20240601
_STEPS: Final = (0.05, 0.005)

NAMES: Final = ("like_heard", "like_heard_long", "like_skipped", "like_skipped_long", "near_heard", "near_skipped")


class Company:
    """Random indexing (Kanerva et al. 2000): a track's vector is the sum of its neighbours' fixed random signs."""

    def __init__(self, n: int) -> None:
        signs = np.random.default_rng(_SEED).integers(0, 2, (n, _WIDTH), np.int8)
        self._signs = (signs * np.int8(2) - np.int8(1)).astype(np.float32) / np.float32(_WIDTH**0.5)
        self._near = np.zeros((n, _WIDTH), np.float32)
        self._taste = np.zeros((4, _WIDTH), np.float32)

    @property
    def width(self) -> int:
        """w: length of the vectors."""
        return _WIDTH

    def signs(self, track: int) -> NDArray[np.float32]:
        """(w,) the fixed signs of a track."""
        signs: NDArray[np.float32] = self._signs[track]
        return signs

    def units(self, tracks: NDArray[np.integer]) -> NDArray[np.float32]:
        """(k, w) the company of tracks at length 1; zeros for tracks without."""
        return _units(self._near[tracks])

    def add_session(self, tracks: NDArray[np.integer], skipped: NDArray[np.float64]) -> None:
        """Take in a session that is over: (k,) tracks in order and whether they were skipped."""
        for place, track in enumerate(tracks):
            for before in range(max(0, place - _REACH), place):
                other = tracks[before]
                weight = np.float32(1 / (place - before))
                self._near[track] += weight * self._signs[other]
                self._near[other] += weight * self._signs[track]
            unit = _units(self._near[track])
            at = 2 if skipped[place] else 0
            for row, step in enumerate(_STEPS):
                self._taste[at + row] += np.float32(step) * (unit - self._taste[at + row])

    def columns(self, tracks: NDArray[np.integer]) -> NDArray[np.float64]:
        """(k, len(NAMES)) how much the tracks keep the company of what was heard and what was skipped of late."""
        alike = self.units(tracks) @ _units(self._taste).T
        near = self._signs[tracks] @ self._taste[[0, 2]].T
        return np.concatenate((alike, near), axis=1).astype(np.float64)


def _units(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    length = np.sqrt((vectors * vectors).sum(axis=-1, keepdims=True))
    units: NDArray[np.float32] = np.divide(vectors, length, out=np.zeros_like(vectors), where=length > 0)
    return units
