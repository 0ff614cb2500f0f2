"""Figures of top-n lists for many listeners."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.ranking.collaborative import Sparse

_DISCOUNTS: Final = 1 / np.log2(np.arange(2, 12))
_IDEALS: Final = np.concatenate([[0.0], np.cumsum(_DISCOUNTS)])
_DIVERSITY_EVERY: Final = 6
"""The diversity within lists is measured for every sixth listener: a twentieth of a point of precision for a sixth of
the time."""


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """The first k of each listener who is tested, and which of them were right."""

    tested: NDArray[np.intp]
    """(e,) listeners."""
    best: NDArray[np.intp]
    """(e, k) artists, best first."""
    hits: NDArray[np.bool_]
    """(e, k)."""
    relevant: NDArray[np.intp]
    """(e,) how many right answers there are."""


def lists_of(scores: NDArray[np.float32], right: Sparse, known: Sparse | None = None, k: int = 20) -> Lists:
    """The k best of each row of (m, n) scores without what is `known`; `right` marks the answers.

    Overwrites the scores of what is known.
    """
    if known is not None:
        scores[known.nonzero()] = -np.inf
    relevant = np.diff(right.indptr)
    tested = np.flatnonzero(relevant)
    k = min(k, scores.shape[1])
    # Equal scores in the order of their columns, beyond doubt: none matter to the figures, all to repeatability.
    best = np.argpartition(-scores[tested], k - 1, axis=1)[:, :k]
    best.sort(axis=1)
    values = np.take_along_axis(scores[tested], best, axis=1)
    best = np.take_along_axis(best, np.argsort(-values, axis=1, kind="stable"), axis=1)
    answers = np.sort(np.repeat(np.arange(len(relevant)), relevant) * scores.shape[1] + right.indices)
    asked = tested[:, None] * scores.shape[1] + best
    at = np.searchsorted(answers, asked).clip(0, len(answers) - 1)
    return Lists(tested, best, answers[at] == asked, relevant[tested])


def ndcg10(lists: Lists) -> NDArray[np.float64]:
    """(e,) NDCG@10 of each listener."""
    gains = lists.hits[:, :10] @ _DISCOUNTS[: lists.hits[:, :10].shape[1]]
    return np.asarray(gains / _IDEALS[np.minimum(lists.relevant, 10)], np.float64)


def accuracy(lists: Lists) -> dict[str, float]:
    """Means over the listeners."""
    ten = lists.hits[:, :10]
    first = np.where(ten.any(axis=1), ten.argmax(axis=1) + 1.0, np.inf)
    return {
        "ndcg10": float(ndcg10(lists).mean()),
        "r10": float((ten.sum(axis=1) / lists.relevant).mean()),
        "r20": float((lists.hits.sum(axis=1) / lists.relevant).mean()),
        "p10": float((ten.sum(axis=1) / 10).mean()),
        "hit10": float(ten.any(axis=1).mean()),
        "mrr10": float((1 / first).mean()),
    }


def beyond(lists: Lists, heard_by: NDArray[np.integer], n_listeners: int, profiles: Sparse) -> dict[str, float]:
    """Share of artists in any list, how unevenly they are in them (Gini), how few know them (bits), and how far apart
    the tags within a list are (1 - mean cosine)."""
    n = len(heard_by)
    counts = np.sort(np.bincount(lists.best.ravel(), minlength=n))
    within = []
    for row in lists.best[::_DIVERSITY_EVERY, :10]:
        near = (profiles[row] @ profiles[row].T).toarray()
        within.append(1 - (near.sum() - np.trace(near)) / (len(row) * (len(row) - 1)))
    return {
        "coverage20": float((counts > 0).mean()),
        "gini": float((2 * np.arange(1, n + 1) - n - 1) @ counts / (n * counts.sum())),
        "novelty": float(np.log2(n_listeners / (heard_by[lists.best[:, :10]] + 1)).mean()),
        "diversity10": float(np.mean(within)),
    }
