"""Keeps samples below full scale without the harshness of clipping."""

from typing import Final

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

Samples = NDArray[np.float32]
CEILING: Final = 0.98
"""Samples come out no farther from 0: a little below full scale, for what the converter makes between samples."""
_AHEAD_S: Final = 0.005


class Limiter:
    """Turns the sound down around peaks that are too high, and only there; all else comes out as it was.

    The gain each peak asks for is held over the window before it (a sliding minimum) and averaged over the same window:
    at the peak the mean is over values none of which is higher than asked, so no sample gets past the ceiling, and the
    gain has no steps. The sound comes out one window later. Blocks of any size give the same samples.
    """

    def __init__(self, rate: int) -> None:
        """`rate`: frames a second."""
        self.delay = max(1, round(_AHEAD_S * rate))
        """Frames by which the sound comes out later."""
        self.clear()

    def clear(self) -> None:
        """Forget what was put in."""
        # Two windows: a gain is the mean of one window of minima, each over one window of what peaks ask for.
        self._sound = np.zeros((self.delay, 2), np.float32)
        self._asked = np.ones(2 * self.delay, np.float32)

    def process(self, block: Samples) -> Samples:
        """(m, 2) what comes out for (m, 2) put in."""
        if len(block) == 0:
            return block
        highest = np.abs(block).max(axis=1)
        asked = np.minimum(np.float32(1), CEILING / np.maximum(highest, np.float32(CEILING)))
        self._asked = np.concatenate([self._asked, asked.astype(np.float32)])
        self._sound = np.concatenate([self._sound, block])
        out, self._sound = self._sound[: len(block)], self._sound[len(block) :]
        seen, self._asked = self._asked, self._asked[len(block) :]
        if seen.min() >= 1:
            return out
        window = self.delay + 1
        lowest = sliding_window_view(seen, window).min(axis=1)
        sums = np.concatenate([[0.0], np.cumsum(lowest, dtype=np.float64)])
        gain = (sums[self.delay :] - sums[: -self.delay]) / self.delay
        return np.asarray(out * gain[1 : len(block) + 1, None], np.float32)

    def rest(self) -> Samples:
        """(delay, 2) what is still inside; after the last block."""
        return self.process(np.zeros((self.delay, 2), np.float32))
