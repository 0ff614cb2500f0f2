"""Which track followed which, and what became of it."""

import math
from typing import Final

import numpy as np
from numpy.typing import NDArray

NAMES: Final = ("pair_plays", "pair_rate", "pair_last", "pair_age", "pair_share")
_NEVER: Final = 9.0
_STRENGTH: Final = 1.5


class Pairs:
    """Counts by pair of things in succession; a log of m plays holds less than m of them."""

    def __init__(self) -> None:
        self._after: dict[int, dict[int, tuple[int, float, float, float]]] = {}
        self._totals: dict[int, int] = {}

    def add(self, before: int, after: int, skipped: float, now: float) -> None:
        """`after` followed `before` and was skipped (1) or not (0)."""
        follows = self._after.setdefault(before, {})
        plays, skips, _, _ = follows.get(after, (0, 0.0, 0.0, 0.0))
        follows[after] = (plays + 1, skips + skipped, skipped, now)
        self._totals[before] = self._totals.get(before, 0) + 1

    def has(self, before: int, after: int) -> bool:
        """Whether `after` ever followed `before`."""
        return after in self._after.get(before, {})

    def columns(
        self, before: int, after: NDArray[np.integer], expected: NDArray[np.float64], now: float
    ) -> NDArray[np.float64]:
        """(k, len(NAMES)) what happened when `after` (k,) followed `before`; nothing did where `before` is negative."""
        out = np.empty((len(after), len(NAMES)))
        out[:] = (0.0, 0.0, 0.5, _NEVER, 0.0)
        out[:, 1] = expected
        follows = self._after.get(before)
        if follows is None:
            return out
        total = self._totals[before]
        for place, track in enumerate(after.tolist()):
            found = follows.get(track)
            if found is not None:
                plays, skips, last, at = found
                rate = (skips + _STRENGTH * expected[place]) / (plays + _STRENGTH)
                age = math.log10(max(now - at, 0.0) + 600)
                out[place] = (math.log1p(plays), rate, last, age, plays / (total + 2))
        return out
