"""A list of the tracks most expected, without one artist crowding it."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.topmost import topmost

_POOL: Final = 200
"""Tracks among which places are given; what is expected less than those comes in no list."""
_PLACES: Final = 20


def uncrowded(scores: NDArray[np.float32], artists: NDArray[np.int32], keeps: float) -> NDArray[np.float32]:
    """(n,) scores, 0 or more, such that the best twenty are those of a greedy list in which a track keeps a share
    `keeps` (0..1) of its score for each track of the same artist above it.

    Maximal marginal relevance (Carbonell and Goldstein 1998) with artists for likeness, as a product: the scores are
    chances. Tracks without a known artist (below 0) crowd nobody. The pool's scores change owners and stay the same.
    """
    if len(scores) == 0 or keeps >= 1:
        return scores
    pool = topmost(scores, _POOL)
    k = len(pool)
    value = scores[pool].astype(np.float64)
    owners = artists[pool]
    given: list[int] = []
    is_free = np.ones(k, np.bool_)
    for _ in range(min(_PLACES, k)):
        best = int(np.where(is_free, value, -1.0).argmax())
        is_free[best] = False
        given.append(best)
        if owners[best] >= 0:
            value[owners == owners[best]] *= keeps
    left = np.flatnonzero(is_free)  # in the order of their scores already
    out = scores.copy()
    out[pool[np.concatenate((given, left)).astype(np.intp)]] = scores[pool]
    return out
