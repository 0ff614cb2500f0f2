"""The sound of each situation, worked out when asked for."""

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.taste_contexts import SoundContext

_LEAST = 1e-9
"""Weights below this are what is left of what faded or was taken back."""


class SoundContexts(Mapping[str, SoundContext]):
    """A read-only mapping over sums by situation; situations without a measured listen are left out."""

    def __init__(self, names: tuple[str, ...], sums: NDArray[np.float64], counts: NDArray[np.int64]) -> None:
        """`sums`: (c, 1 + 2 d) weight, weighted sums of unit sound vectors, and of their squares; `counts`: (c,)."""
        self._rows = {name: row for row, name in enumerate(names) if counts[row] > 0 and sums[row, 0] > _LEAST}
        self._sums = sums
        self._counts = counts

    def __getitem__(self, name: str) -> SoundContext:
        row = self._rows[name]
        weight, (first, second) = float(self._sums[row, 0]), np.split(self._sums[row, 1:], 2)
        mean = first / weight
        length = float(np.linalg.norm(mean))
        return SoundContext(
            centroid=(mean / max(length, 1e-12)).astype(np.float32),
            spread=np.sqrt(np.maximum(second / weight - mean**2, 0.0)).astype(np.float32),
            scatter=min(max(1.0 - length, 0.0), 1.0),
            weight=weight,
            plays=int(self._counts[row]),
        )

    def __iter__(self) -> Iterator[str]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)
