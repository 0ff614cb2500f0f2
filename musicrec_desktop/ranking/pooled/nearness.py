"""A place for each track, from the company it keeps: tracks played by the same people lie close, also those that never
met in one session."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.ranking.pooled.succession import Succession

DIMENSIONS: Final = 64
_SMOOTHING: Final = 0.75
"""Power of a neighbour's frequency: lifts rare neighbours less (Levy, Goldberg and Dagan 2015)."""


@dataclass(frozen=True, slots=True, eq=False)
class Nearness:
    """Directions of n tracks. Read-only."""

    places: NDArray[np.float32]
    """(n, d) of length 1, or 0 for tracks of which nothing is known."""

    def to_track(self, track: int, others: NDArray[np.int32]) -> NDArray[np.float32]:
        """(k,) cosine between one track and others."""
        return np.asarray(self.places[others] @ self.places[track], np.float32)

    def to_tracks(
        self, tracks: NDArray[np.int32], weights: NDArray[np.floating], others: NDArray[np.int32]
    ) -> NDArray[np.float32]:
        """(k,) cosine between the weighted middle of some tracks and others."""
        middle = weights.astype(np.float32) @ self.places[tracks]
        length = float(np.linalg.norm(middle))
        return np.asarray(self.places[others] @ (middle / length if length > 0 else middle), np.float32)


def nearness(after: Succession, before: Succession, dimensions: int = DIMENSIONS) -> Nearness:
    """Positive pointwise mutual information of neighbours, cut to its largest singular values.

    (Levy and Goldberg, NIPS 2014.) 60,000 tracks and 4 million pairs take 7 s of one core. Too few tracks for so many
    dimensions give fewer; no pairs give none.
    """
    from scipy.sparse import csr_matrix
    from scipy.sparse.linalg import svds

    n = len(after.starts) - 1
    pairs = csr_matrix((after.weights, after.others, after.starts), shape=(n, n))
    pairs = pairs + csr_matrix((before.weights, before.others, before.starts), shape=(n, n))
    pairs.setdiag(0)
    pairs.eliminate_zeros()
    table = pairs.tocoo()
    often = np.bincount(table.row, table.data, n)
    smooth = often**_SMOOTHING
    information = np.log(table.data * smooth.sum() / (often[table.row] * smooth[table.col]))
    kept = information > 0
    k = min(dimensions, n - 2)
    if k < 1 or not kept.any():
        return Nearness(np.zeros((n, 0), np.float32))
    known = csr_matrix((information[kept], (table.row[kept], table.col[kept])), shape=(n, n))
    # A start given by hand: otherwise ARPACK draws one and no run is like another.
    left, values, _ = svds(known, k, v0=np.linspace(1.0, 2.0, n))
    places = left * np.sqrt(np.maximum(values, 0))
    lengths = np.linalg.norm(places, axis=1, keepdims=True)
    places = np.divide(places, lengths, out=np.zeros_like(places), where=lengths > 1e-9)
    return Nearness(places.astype(np.float32))
