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

_BLOCK: Final = {"d": 300.0, "f": 60.0}
"""Time constants between two moves of the origin, by the numbers sums are kept in: exp(300) is 2e130, far from the end
of float64, and exp(60) is 1e26, as far from that of float32."""
_GONE: Final = 30.0
"""Time constants after which a trace is nothing beside slower ones: exp(-30) is 1e-13."""
_FEW: Final = 8
"""One cell in so many, or fewer, are few."""
_PIECE: Final = 4000
"""Cells worked on at a time: at eight speeds they fill an eighth of a megabyte, which stays near the processor."""

Floats = NDArray[np.floating]
"""Float32 or float64: what the sums are kept in."""


class Traces:
    """(k, c) fading sums of c cells at k speeds."""

    def __init__(
        self, n_cells: int, constants_s: Sequence[float], dtype: type[np.float32] | type[np.float64] = np.float64
    ) -> None:
        """`constants_s`: seconds in which a trace falls to 1/e. Sums in float32 take half the time to read, and move
        their origin five times as often."""
        self._constants = np.asarray(constants_s, np.float64)
        self._sums: Floats = np.zeros((len(self._constants), n_cells), dtype)
        self._blocks = np.zeros(len(self._constants))
        """Of each speed, the number of the block of time at whose beginning its origin lies."""
        self._lengths = _BLOCK[self._sums.dtype.char] * self._constants
        """(k,) seconds of a block."""
        self._used = 0
        """Cells from here on have counted nothing."""

    def add(self, cells: NDArray[np.integer], times: NDArray[np.float64]) -> None:
        """Count events in (e,) cells at (e,) ascending UTC seconds, not before those counted already."""
        if len(cells) == 0:
            return
        self._used = max(self._used, int(cells.max()) + 1)
        blocks = np.floor(times / self._lengths[:, None])
        exponents = np.exp((times - blocks * self._lengths[:, None]) / self._constants[:, None]).astype(
            self._sums.dtype
        )
        if len(cells) == 1:  # one play more, at all speeds in one go
            for k in np.flatnonzero(blocks[:, 0] > self._blocks).tolist():
                self._move(k, float(blocks[k, 0]))
            self._sums[:, cells[0]] += exponents[:, 0]
            return
        for k in range(len(self._constants)):
            cuts = [0, *(np.flatnonzero(np.diff(blocks[k])) + 1).tolist(), len(cells)]
            for low, high in pairwise(cuts):
                self._move(k, float(blocks[k, low]))
                np.add.at(self._sums[k], cells[low:high], exponents[k, low:high])

    def _move(self, k: int, block: float) -> None:
        ahead = block - self._blocks[k]
        if ahead > 0:
            # Two blocks on nothing is left, and multiplying on and on would leave slow denormal numbers.
            length = float(self._lengths[k] / self._constants[k])
            self._sums[k, : self._used] *= math.exp(-length * ahead) if ahead < 2 else 0.0
            self._blocks[k] = block

    def _fades(self, now: float) -> NDArray[np.float64]:
        """(k,) what is left at `now` of what counted at the origins."""
        return np.exp(-(now - self._blocks * self._lengths) / self._constants)

    def weighted(self, weights: NDArray[np.float64], now: float) -> Floats:
        """(c,) sum over the speeds of (k,) weight times trace at `now`."""
        # No BLAS: its threads cost more than they give at this size, and their number would be in the bits.
        return np.asarray(np.einsum("k,kc->c", (weights * self._fades(now)).astype(self._sums.dtype), self._sums))

    def mixtures(self, weights: NDArray[np.float64], now: float) -> Floats:
        """(e, u) `weighted` for each row of (e, k) weights, up to the last cell that ever counted: the traces are read
        once for all of them."""
        by_speed = (weights * self._fades(now)).astype(self._sums.dtype)
        found = np.empty((len(weights), self._used), self._sums.dtype)
        for low in range(0, self._used, _PIECE):
            piece = self._sums[:, low : min(low + _PIECE, self._used)]
            for row, out in zip(by_speed, found[:, low : low + _PIECE], strict=True):
                np.einsum("k,kc->c", row, piece, out=out)
        return found

    def add_mixtures(
        self, found: Floats, weights: NDArray[np.float64], now: float, latest: NDArray[np.float64]
    ) -> None:
        """Add `mixtures` to (e, u) those of slower traces over the same cells; `latest`: (u,) when each cell counted
        its latest event.

        Beyond thirty time constants a trace is less than 1e-12 of what slower speeds keep, so that these are read for
        the cells that counted lately, where those are few.
        """
        lately = np.flatnonzero(latest > now - _GONE * self._constants.max())
        if len(lately) * _FEW > len(latest):
            found += self.mixtures(weights, now)
            return
        by_speed, few = weights * self._fades(now), self._sums[:, lately]
        for row, out in zip(by_speed, found, strict=True):
            out[lately] += np.einsum("k,kc->c", row, few)

    def at(self, k: int, now: float, cells: NDArray[np.intp] | slice = slice(None)) -> Floats:
        """(c,) traces of speed k at `now`, of all cells or some."""
        fade = math.exp(-(now - float(self._blocks[k] * self._lengths[k])) / float(self._constants[k]))
        return np.asarray(self._sums[k, cells] * fade)

    def relative(self, k: int) -> Floats:
        """(c,) traces of speed k up to a common factor, which is all that is left to say after a long silence."""
        return np.asarray(self._sums[k])
