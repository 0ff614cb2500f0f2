"""A list of the tracks most expected, without one artist crowding it."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

_POOL: Final = 200
"""Tracks among which places are given; what is expected less than those comes in no list."""
_PLACES: Final = 20


@dataclass(frozen=True, slots=True)
class Variety:
    """How much of its score a track keeps for each track of the same artist above it, 0..1."""

    crowd: float = 1.0
    """Among the first `head` places."""
    later: float = 1.0
    """After them: further down chances hardly differ, and variety costs next to nothing."""
    head: int = 10


def varied(scores: NDArray[np.float32], artists: NDArray[np.int32], variety: Variety) -> NDArray[np.float32]:
    """(n,) scores, 0 or more, such that the best twenty are those of a greedy list in which each track of an artist
    costs the next ones of the same artist a share of their score.

    Maximal marginal relevance (Carbonell and Goldstein 1998) with artists for likeness, as a product: the scores are
    chances. Tracks without a known artist (below 0) crowd nobody.
    """
    if len(scores) == 0 or min(variety.crowd, variety.later) >= 1:
        return scores
    k = min(_POOL, len(scores))
    pool = np.argpartition(-scores, k - 1)[:k]
    pool = pool[np.lexsort((pool, -scores[pool]))]
    value = scores[pool].astype(np.float64)
    owners = artists[pool]
    above = np.zeros(k)
    """Tracks of the same artist that have a place already."""
    given: list[int] = []
    is_free = np.ones(k, np.bool_)
    for place in range(min(_PLACES, k)):
        factor = variety.crowd if place < variety.head else variety.later
        best = int(np.where(is_free, value * factor**above, -1.0).argmax())
        is_free[best] = False
        given.append(best)
        if owners[best] >= 0:
            above[owners == owners[best]] += 1
    left = np.flatnonzero(is_free)
    left = left[np.argsort(-value[left], kind="stable")]
    out = scores.copy()
    # The pool's own scores in their order, given to the tracks in theirs: they stay above everything else.
    out[pool[np.concatenate((given, left)).astype(np.intp)]] = scores[pool]
    return out
