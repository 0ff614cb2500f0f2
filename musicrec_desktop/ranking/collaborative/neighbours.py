"""Neighbours: items heard together, and rows that hear alike."""

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.ranking.collaborative.matrix import Sparse


def item_similarities(matrix: Sparse, shrinkage: float = 5.0) -> Sparse:
    """(n, n) sparse cosine of the columns of (m, n), with `shrinkage` in the denominator against chance."""
    from scipy import sparse

    shared = (matrix.T @ matrix).tocoo()
    norms = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=0), np.float64).ravel())
    other = shared.row != shared.col
    rows, columns = shared.row[other], shared.col[other]
    values = shared.data[other] / (norms[rows] * norms[columns] + shrinkage)
    return sparse.csr_matrix((values.astype(np.float32), (rows, columns)), shape=shared.shape)


def nearest(similarities: Sparse, most: int) -> Sparse:
    """The at most `most` largest entries of each row of (n, n); equal ones in the order of their columns."""
    from scipy import sparse

    kept = similarities.tocsr().copy()
    kept.sort_indices()
    lengths = np.diff(kept.indptr)
    row = np.repeat(np.arange(kept.shape[0]), lengths)
    order = np.lexsort((-kept.data, row))
    place = np.arange(len(order)) - np.repeat(kept.indptr[:-1], lengths)
    chosen = np.sort(order[place < most])
    return sparse.csr_matrix((kept.data[chosen], (row[chosen], kept.indices[chosen])), shape=kept.shape)


def row_neighbour_scores(matrix: Sparse, neighbours: int = 80, rarity: float = 0.4) -> NDArray[np.float32]:
    """(m, n) what the `neighbours` rows most alike have, weighed by likeness.

    Likeness is the shrunk cosine over items weighed by how few have them, to the power of `rarity`.
    """
    from scipy import sparse

    heard = np.asarray((matrix > 0).sum(axis=0), np.float64).ravel()
    weighed = matrix @ sparse.diags((heard + 1) ** -rarity)
    likeness = np.asarray((weighed @ weighed.T).toarray(), np.float32)
    norms = np.sqrt(np.diagonal(likeness))
    likeness /= np.outer(norms, norms) + 1
    np.fill_diagonal(likeness, 0)
    if neighbours < len(likeness):
        least = np.partition(likeness, -neighbours, axis=1)[:, -neighbours][:, None]
        likeness[likeness < least] = 0
    return np.asarray(sparse.csr_matrix(likeness) @ matrix.toarray(), np.float32)
