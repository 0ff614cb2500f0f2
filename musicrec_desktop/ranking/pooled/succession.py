"""Which track follows which: sequential rules, in which two plays d apart count 1 / d.

(Kamehkhosh, Jannach and Ludewig 2017.)
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.ranking.pooled.sessions import Sessions

FARTHEST: Final = 10
"""Plays apart beyond which a pair no longer counts."""


@dataclass(frozen=True, slots=True, eq=False)
class Succession:
    """A sparse table (n, n): for each track the tracks that were played near it, and how strongly. Read-only."""

    starts: NDArray[np.int64]
    """(n + 1,) where each track's row begins among `others`."""
    others: NDArray[np.int32]
    """(z,) the other track."""
    weights: NDArray[np.float64]
    """(z,) above 0."""

    def of(self, track: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """(k,) tracks and (k,) weights of one row, in order of the tracks."""
        row = slice(self.starts[track], self.starts[track + 1])
        return self.others[row], self.weights[row]

    def backwards(self) -> "Succession":
        """What was played before instead of after."""
        from scipy.sparse import csr_matrix

        n = len(self.starts) - 1
        turned = csr_matrix((self.weights, self.others, self.starts), shape=(n, n)).T.tocsr()
        turned.sort_indices()
        return Succession(turned.indptr.astype(np.int64), turned.indices.astype(np.int32), turned.data)


def succession(sessions: Sessions, farthest: int = FARTHEST) -> Succession:
    """Count the pairs of all sessions; with `farthest` 1 it is the count of transitions."""
    from scipy.sparse import csr_matrix

    before: list[NDArray[np.int32]] = []
    after: list[NDArray[np.int32]] = []
    weights: list[NDArray[np.float64]] = []
    for distance in range(1, farthest + 1):
        first, second = sessions.pairs(distance)
        before.append(first)
        after.append(second)
        weights.append(np.full(len(first), 1 / distance))
    n = sessions.n_tracks
    table = csr_matrix((np.concatenate(weights), (np.concatenate(before), np.concatenate(after))), shape=(n, n))
    table.sort_indices()
    return Succession(table.indptr.astype(np.int64), table.indices.astype(np.int32), table.data)
