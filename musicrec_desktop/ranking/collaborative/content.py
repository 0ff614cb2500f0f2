"""What is known of items that nobody has heard yet: their tags, and where those put them among what was heard."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.ranking.collaborative.matrix import Sparse


@dataclass(frozen=True, slots=True)
class TagSettings:
    rarity: float = 1.0
    """Power of the log inverse document frequency."""
    length: float = 1.0
    """Power of an item's length that it is divided by: 1 is the cosine; below, items with much said of them count more,
    and they are the ones that more people come to hear."""
    least: int = 3
    """Tags of fewer items are dropped."""


def tag_profiles(counts: Sparse, settings: TagSettings | None = None) -> Sparse:
    """(n, t') weights of tags from (n, t) counts of who gave them: sublinear, rare tags more, scaled by length."""
    from scipy import sparse

    chosen = settings or TagSettings()
    used = np.asarray((counts > 0).sum(axis=0)).ravel()
    kept = counts[:, np.flatnonzero(used >= chosen.least)].astype(np.float64).tocsr()
    used = used[used >= chosen.least]
    kept.data = 1 + np.log(kept.data)
    rare = np.log(np.maximum(counts.shape[0], 1) / (1.0 + used)).clip(0)
    weighed = (kept @ sparse.diags(rare**chosen.rarity)).tocsr()
    lengths = np.sqrt(np.asarray(weighed.multiply(weighed).sum(axis=1)).ravel())
    scale = np.where(lengths > 0, np.maximum(lengths, 1e-12) ** -chosen.length, 0.0)
    return (sparse.diags(scale) @ weighed).astype(np.float32).tocsr()


def projected(
    known: NDArray[np.float32],
    targets: NDArray[np.float32],
    weights: NDArray[np.float32],
    penalty: float,
    unknown: NDArray[np.float32],
) -> NDArray[np.float32]:
    """(u, d) targets of unknown items: ridge regression of (k, d) targets on (k, t) profiles, weighed by (k,) weights.

    `unknown` are their (u, t) profiles.
    """
    weighed = known * weights[:, None]
    gram = weighed.T @ known + penalty * np.eye(known.shape[1], dtype=np.float32)
    from scipy import linalg

    coefficients = linalg.solve(gram, weighed.T @ targets, assume_a="pos", check_finite=False)
    return np.asarray(unknown @ coefficients, np.float32)
