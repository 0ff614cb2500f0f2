"""How strongly many points on a plane push each other apart, from a grid instead of pair by pair."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

_STEP: Final = 0.5
"""Widest grid step: the kernels change over a distance of one."""
_FEWEST_STEPS: Final = 64
_MOST_STEPS: Final = 1_000
"""Groups that have nothing in common drift apart without end; the grid does not grow with them."""
_ROUND_TO: Final = 32


class Repulsion:
    """The repulsive part of the gradient of t-SNE: sum over j of q_ij (1 + d_ij^2)^-1 (y_i - y_j).

    q_ij is (1 + d_ij^2)^-1 over its sum. The points are laid on a grid, and the two kernels are sums over it by FFT
    (Linderman et al., Nature Methods 2019, there with finer interpolation). Time grows with the points, not with their
    pairs; the result is about a tenth off, everywhere alike, which the layout does not mind. Keeps the transformed
    kernels from one call to the next.
    """

    def __init__(self) -> None:
        self._made_for: tuple[int, int, float] | None = None
        self._kernels: list[NDArray[np.complexfloating]] = []

    def __call__(self, places: NDArray[np.float32]) -> NDArray[np.float32]:
        """(n, 2) of (n, 2)."""
        low = places.min(axis=0)
        extent = places.max(axis=0) - low
        # A step that is a power of the square root of two, and sizes that are round: the kernels then last for a while.
        longest = max(float(extent.max()), 1e-9)
        finest = max(min(_STEP, longest / _FEWEST_STEPS), longest / _MOST_STEPS)
        step = 2.0 ** (np.floor(2 * np.log2(finest)) / 2)
        high, wide = (2 * _ROUND_TO * (int(side / step + 2) // _ROUND_TO + 1) for side in extent)
        self._prepare(high, wide, step)
        scaled = (places - low) / np.float32(step)
        corner = scaled.astype(np.int64)
        down, right = (scaled - corner).astype(np.float32).T
        at = corner[:, 0] * wide + corner[:, 1]
        corners = (
            (at, (1 - down) * (1 - right)),
            (at + 1, (1 - down) * right),
            (at + wide, down * (1 - right)),
            (at + wide + 1, down * right),
        )
        mass = np.zeros(high * wide)
        for where, share in corners:
            mass += np.bincount(where, share, minlength=len(mass))
        spread = np.fft.rfft2(mass.reshape(high, wide).astype(np.float32))
        felt = []
        for kernel in self._kernels:
            over_grid = np.fft.irfft2(spread * kernel, (high, wide)).ravel()
            felt.append(sum(share * over_grid[where] for where, share in corners))
        total = max(float(np.sum(felt[0])) - len(places), 1e-9)
        return (np.stack(felt[1:], axis=1) / total).astype(np.float32)

    def _prepare(self, high: int, wide: int, step: float) -> None:
        if self._made_for == (high, wide, step):
            return
        self._made_for = (high, wide, step)
        down = (np.fft.fftfreq(high, 1 / high) * step)[:, None]
        right = (np.fft.fftfreq(wide, 1 / wide) * step)[None, :]
        near = 1 / (1 + down * down + right * right)
        kernels = (near, near * near * down, near * near * right)
        self._kernels = [np.fft.rfft2(kernel.astype(np.float32)) for kernel in kernels]
