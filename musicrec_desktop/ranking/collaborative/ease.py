"""EASE: the linear item-to-item model with no item explaining itself, in closed form (Steck, WWW 2019)."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.ranking.collaborative.matrix import Sparse

_NOTHING: Final = np.zeros((0, 0), np.float32)


@dataclass(frozen=True, slots=True)
class EaseSettings:
    """Defaults were chosen on a validation slice of 1,892 listeners by 17,632 artists."""

    penalty: float = 100.0
    """Ridge on every weight: the same for all items."""
    dropout: float = 1 / 3
    """Share p of its entries that a row is imagined to lose (EDLAE: Steck, NeurIPS 2020): adds p / (1 - p) times the
    item's own sum of squares to its ridge. 0 is plain EASE."""


@dataclass(frozen=True, slots=True, eq=False)
class Ease:
    """A fitted model over n items from m rows. With P = (Z'Z + D)^-1 the scores of a row x are x - xP / diag(P)."""

    penalties: NDArray[np.float32]
    """(n,) D."""
    diagonal: NDArray[np.float32]
    """(n,) of P."""
    primal: NDArray[np.float32] | None
    """(n, n) P, where items are fewer than rows."""
    dual: tuple[NDArray[np.float32], NDArray[np.float32]]
    """S = Z D^-1 and T = (I + Z D^-1 Z')^-1 S, both (m, n), so that P = D^-1 - S'T; empty beside a primal form."""

    def scores(self, rows: Sparse) -> NDArray[np.float32]:
        """(r, n) how much each item is expected by each of the sparse (r, n) rows; may be negative.

        An item that a row has is scored by the others alone.
        """
        dense = np.asarray(rows.toarray(), np.float32)
        if self.primal is not None:
            through = np.asarray(rows @ self.primal, np.float32)
        else:
            scaled, solved = self.dual
            through = dense / self.penalties - np.asarray(rows @ scaled.T, np.float32) @ solved
        through /= self.diagonal
        return np.subtract(dense, through, out=through)


def fit_ease(matrix: Sparse, settings: EaseSettings | None = None, side: Sparse | None = None) -> Ease:
    """Fit to a sparse (m, n) matrix, in whichever of both forms inverts the smaller square matrix.

    `side` adds (s, n) rows that are no listeners (tags, say): items with like side rows lean on one another.
    """
    from scipy import linalg, sparse

    chosen = settings or EaseSettings()
    own = np.asarray(matrix.multiply(matrix).sum(axis=0), np.float64).ravel()
    penalties = (chosen.penalty + chosen.dropout / (1 - chosen.dropout) * own).astype(np.float32)
    joined = matrix if side is None else sparse.vstack([matrix, side]).tocsr()
    if joined.shape[0] >= joined.shape[1]:
        gram = np.asarray((joined.T @ joined).toarray(), np.float32)
        gram[np.diag_indices_from(gram)] += penalties
        factor = linalg.cho_factor(gram, lower=True, overwrite_a=True, check_finite=False)
        inverse = linalg.cho_solve(factor, np.eye(len(penalties), dtype=np.float32), check_finite=False)
        # In rows: a sparse product with a matrix in columns copies it first, 15 ms for 2,000 items.
        rows = np.ascontiguousarray(inverse)
        return Ease(penalties, np.ascontiguousarray(np.diagonal(rows)), rows, (_NOTHING, _NOTHING))
    scaled = np.asarray(joined.toarray(), np.float32) / penalties
    kernel = np.asarray(joined @ scaled.T, np.float32)
    kernel[np.diag_indices_from(kernel)] += 1
    factor = linalg.cho_factor(kernel, lower=True, overwrite_a=True, check_finite=False)
    solved = linalg.cho_solve(factor, scaled, check_finite=False)
    diagonal = 1 / penalties - np.einsum("mn,mn->n", scaled, solved)
    return Ease(penalties, diagonal, None, (scaled, solved))
