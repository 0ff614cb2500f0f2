"""Who heard what: a sparse table of rows (listeners, sessions, lists) by items (artists, tracks)."""

from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError

Sparse: TypeAlias = Any
"""A scipy CSR matrix of float32. scipy has no types, and is imported where it is used."""


@dataclass(frozen=True, slots=True, eq=False)
class Interactions:
    """p pairs of a row and an item, each at most once."""

    rows: NDArray[np.integer]
    """(p,) 0 .. n_rows-1."""
    items: NDArray[np.integer]
    """(p,) 0 .. n_items-1."""
    counts: NDArray[np.floating]
    """(p,) how often the row has the item, more than 0."""
    n_rows: int
    n_items: int

    def __post_init__(self) -> None:
        if not len(self.rows) == len(self.items) == len(self.counts):
            raise InvariantError("columns of interactions differ in length")

    def matrix(self, values: NDArray[np.floating] | None = None) -> Sparse:
        """(n_rows, n_items) with a value per pair, 1 unless given."""
        from scipy import sparse

        data = np.ones(len(self.rows), np.float32) if values is None else np.asarray(values, np.float32)
        return sparse.csr_matrix((data, (self.rows, self.items)), shape=(self.n_rows, self.n_items))

    def heard_by(self) -> NDArray[np.int64]:
        """(n_items,) in how many rows each item is."""
        return np.bincount(self.items, minlength=self.n_items)


def log_scaled(counts: NDArray[np.floating], base: float, slope: float, scale: float) -> NDArray[np.float32]:
    """base + slope * log(1 + count / scale): counts span five decades, and the tenth play says less than the first."""
    return np.asarray(base + slope * np.log1p(np.asarray(counts, np.float64) / scale), np.float32)


def leading_columns(matrix: Sparse, most: int) -> Sparse:
    """The at most `most` columns with the most entries, the first ones where they have as many."""
    entries = np.diff(matrix.tocsc().indptr)
    return matrix[:, np.argsort(-entries, kind="stable")[:most]]
