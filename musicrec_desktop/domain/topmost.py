"""The best few of very many: every stage looks for them, and a whole library is never sorted for them."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

_MANY: Final = 8192
"""Of so many scores and more, the best are looked for above a threshold that a sample of them tells."""
_SAMPLED: Final = 2048


def topmost(scores: NDArray[np.floating], n: int) -> NDArray[np.intp]:
    """Places of up to n of the highest finite scores, best first; equal scores in their order."""
    if n <= 0:
        return np.zeros(0, np.intp)
    places = _above_sampled(scores, n)
    few = scores if places is None else scores[places]
    finite = np.flatnonzero(np.isfinite(few))
    if len(finite) < len(few):
        places, few = finite if places is None else places[finite], few[finite]
    if len(few) > n:
        # One pass to the n-th best score, then only those at or above it are sorted: ties at the edge stay ordered.
        above = np.flatnonzero(few >= np.partition(few, len(few) - n)[len(few) - n])
        places, few = above if places is None else places[above], few[above]
    order = np.argsort(-few, kind="stable")[:n]
    return order if places is None else places[order]


def _above_sampled(scores: NDArray[np.floating], n: int) -> NDArray[np.intp] | None:
    """Places, in their order, of the scores above a threshold that leaves n finite ones and not many more; None where
    none such is found. Two passes of comparing, where dividing a whole library at its n-th best took eight times as
    long."""
    if len(scores) < _MANY:
        return None
    sample = scores[:: len(scores) // _SAMPLED]
    sample = sample[np.isfinite(sample)]
    # Twice as many as are wanted, and a few more, since a sample of few is not to be relied on.
    wanted = 2 * n * _SAMPLED // len(scores) + 8
    if len(sample) <= wanted:
        return None
    places = np.flatnonzero(scores >= np.partition(sample, len(sample) - wanted)[len(sample) - wanted])
    return places if np.count_nonzero(np.isfinite(scores[places])) >= n else None
