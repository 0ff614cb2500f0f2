"""Lists that are not ten times the same: maximal marginal relevance over tags (Carbonell and Goldstein, SIGIR 1998)."""

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.ranking.collaborative.matrix import Sparse


def varied(
    scores: NDArray[np.float32], profiles: Sparse, strength: float, pool: int = 50, length: int = 20
) -> NDArray[np.float32]:
    """(m, n) the scores with the first `length` of each row chosen one after the other among its best `pool`.

    Each time the one wins whose score, less `strength` times its mean likeness (the product of (n, t) profiles) to
    those chosen before, is highest. The chosen ones are lifted above all others, in their order; items at -inf
    are none.
    """
    found = scores.copy()
    pool = min(pool, scores.shape[1])
    if strength <= 0 or pool == 0:
        return found
    pools = np.sort(np.argpartition(-scores, pool - 1, axis=1)[:, :pool], axis=1)
    for row, everyone in enumerate(pools):
        candidates = everyone[np.isfinite(scores[row, everyone])]
        if len(candidates) == 0:
            continue
        mine = profiles[candidates]
        alike = (mine @ mine.T).toarray()
        left = scores[row, candidates].astype(np.float64)
        above = left.max()
        likeness = np.zeros(len(candidates))
        for place in range(min(length, len(candidates))):
            best = int(np.argmax(left - strength * likeness / max(place, 1)))
            found[row, candidates[best]] = above + length - place
            left[best] = -np.inf
            likeness += alike[:, best]
    return found
