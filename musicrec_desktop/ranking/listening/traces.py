"""Sums that fade: how much of what was counted is left at an instant, for many cells and several speeds at once.

A cell's trace with time constant T at time t is the sum of exp(-(t - t_i) / T) over its events. Kept as the sum of
exp((t_i - origin) / T), an event costs one addition and a reading one multiplication for all cells; the origin moves on
before the exponent overflows. Events are added in their order, so that one call and many calls give the same bits.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

_BLOCK: Final = 300.0
"""Time constants between two moves of the origin: exp(300) is 2e130, far from the end of float64."""
_GONE: Final = 30.0
"""Time constants after which a trace is nothing beside slower ones: exp(-30) is 1e-13."""
_FEW: Final = 8
"""One cell in so many, or fewer, are few."""
_PIECE: Final = 2000
"""Cells worked on at a time: at fifteen speeds they fill a quarter of a megabyte, which stays near the processor."""


class Traces:
    """(k, c) fading sums of c cells at k speeds."""

    def __init__(self, n_cells: int, constants_s: Sequence[float]) -> None:
        """`constants_s`: seconds in which a trace falls to 1/e."""
        self._constants = np.asarray(constants_s, np.float64)
        self._sums = np.zeros((len(self._constants), n_cells))
        self._blocks = np.zeros(len(self._constants))
        """Of each speed, the number of the block of time at whose beginning its origin lies."""

    def add(self, cells: NDArray[np.integer], times: NDArray[np.float64]) -> None:
        """Count events in (e,) cells at (e,) ascending UTC seconds, not before those counted already."""
        if len(cells) == 0:
            return
        for k, constant in enumerate(self._constants):
            length = _BLOCK * constant
            blocks = np.floor(times / length)
            exponents = np.exp((times - blocks * length) / constant)
            cuts = [0, *(np.flatnonzero(np.diff(blocks)) + 1).tolist(), len(cells)]
            for low, high in pairwise(cuts):
                self._move(k, float(blocks[low]))
                np.add.at(self._sums[k], cells[low:high], exponents[low:high])

    def _move(self, k: int, block: float) -> None:
        ahead = block - self._blocks[k]
        if ahead > 0:
            # Two blocks on nothing is left, and multiplying on and on would leave slow denormal numbers.
            self._sums[k] *= math.exp(-_BLOCK * ahead) if ahead < 2 else 0.0
            self._blocks[k] = block

    def weighted(self, weights: NDArray[np.float64], now: float) -> NDArray[np.float64]:
        """(c,) sum over the speeds of (k,) weight times trace at `now`."""
        constants = self._constants
        faded = np.exp(-(now - self._blocks * _BLOCK * constants) / constants)
        # No BLAS: its threads cost more than they give at this size, and their number would be in the bits.
        return np.asarray(np.einsum("k,kc->c", weights * faded, self._sums))

    def mixtures(self, weights: NDArray[np.float64], now: float, latest: NDArray[np.float64]) -> NDArray[np.float64]:
        """(e, c) `weighted` for each row of (e, k) weights: the traces are read once for all of them.

        `latest`: (c,) when each cell counted its latest event. Of a fast speed only cells that counted lately have
        anything left: beyond thirty time constants it is less than 1e-12 of what slower speeds keep. So the fast
        ones are read for few cells, and only the slow ones for all. The constants ascend.
        """
        constants = self._constants
        by_speed = weights * np.exp(-(now - self._blocks * _BLOCK * constants) / constants)
        found = np.empty((len(weights), self._sums.shape[1]))
        fast, lately = self._fast(now, latest)
        for low in range(0, found.shape[1], _PIECE):
            piece = self._sums[fast:, low : low + _PIECE]
            for row, out in zip(by_speed[:, fast:], found[:, low : low + _PIECE], strict=True):
                np.einsum("k,kc->c", row, piece, out=out)
        if fast:
            few = self._sums[:fast, lately]
            for row, out in zip(by_speed[:, :fast], found, strict=True):
                out[lately] += np.einsum("k,kc->c", row, few)
        return found

    def _fast(self, now: float, latest: NDArray[np.float64]) -> tuple[int, NDArray[np.intp]]:
        """How many speeds are fast, and the cells that counted lately enough for any of them."""
        fast = len(self._constants)
        while fast:
            fast //= 2
            lately = np.flatnonzero(latest > now - _GONE * self._constants[fast - 1]) if fast else np.zeros(0, np.intp)
            if len(lately) * _FEW <= len(latest):
                return fast, lately
        return 0, np.zeros(0, np.intp)

    def at(self, k: int, now: float, cells: NDArray[np.intp] | slice = slice(None)) -> NDArray[np.float64]:
        """(c,) traces of speed k at `now`, of all cells or some."""
        constant = float(self._constants[k])
        fade = math.exp(-(now - float(self._blocks[k]) * _BLOCK * constant) / constant)
        return np.asarray(self._sums[k, cells] * fade)

    def relative(self, k: int) -> NDArray[np.float64]:
        """(c,) traces of speed k up to a common factor, which is all that is left to say after a long silence."""
        return np.asarray(self._sums[k])
