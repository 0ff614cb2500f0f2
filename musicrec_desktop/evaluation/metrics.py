"""Figures of ranking quality. One definition each, used by every protocol."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

SEED: Final = 20240601
"""Fixes every random choice of a protocol."""
_RESAMPLES: Final = 1000


def rank_of(scores: NDArray[np.floating], target: int) -> float:
    """1-based rank of `target` among `scores`; ties share their average rank, so that constants win nothing."""
    score = scores[target]
    return float(1 + np.count_nonzero(scores > score) + (np.count_nonzero(scores == score) - 1) / 2)


def top(scores: NDArray[np.floating], k: int) -> NDArray[np.intp]:
    """(k,) places of the best scores, best first; equal scores in order of their place."""
    k = min(k, len(scores))
    if k == 0:
        return np.zeros(0, np.intp)
    best = np.argpartition(-scores, k - 1)[:k]
    best.sort()
    return best[np.argsort(-scores[best], kind="stable")]


def ndcg_of_ranks(ranks: NDArray[np.floating], k: int = 10) -> NDArray[np.float64]:
    """(e,) NDCG@k where each event has one right answer: 1 / log2(rank + 1) within the first k, else 0."""
    return np.where(ranks <= k, 1 / np.log2(ranks + 1), 0.0)


def ndcg(hits: Sequence[bool] | NDArray[np.bool_], n_relevant: int, k: int = 10) -> float:
    """NDCG@k of one list with `n_relevant` right answers (Järvelin and Kekäläinen 2002, binary gains)."""
    gains = np.asarray(hits[:k], np.float64)
    dcg = float((gains / np.log2(np.arange(2, len(gains) + 2))).sum())
    ideal = float((1 / np.log2(np.arange(2, min(n_relevant, k) + 2))).sum())
    return dcg / ideal if ideal > 0 else 0.0


def mean(values: NDArray[np.floating] | NDArray[np.bool_]) -> float:
    """The mean; nan without values."""
    return float(values.mean()) if len(values) else float("nan")


def interval(values: Sequence[float] | NDArray[np.floating], seed: int = SEED) -> tuple[float, float]:
    """95 % percentile bootstrap interval of the mean; (nan, nan) without values."""
    data = np.asarray(values, np.float64)
    if len(data) == 0:
        return float("nan"), float("nan")
    random = np.random.default_rng(seed)
    means = np.array([data[random.integers(0, len(data), len(data))].mean() for _ in range(_RESAMPLES)])
    low, high = np.percentile(means, (2.5, 97.5))
    return float(low), float(high)


def auc(labels: NDArray[np.bool_], scores: NDArray[np.floating]) -> float:
    """Area under the ROC curve: the chance that a positive scores above a negative, ties half; nan with one class."""
    positive = int(labels.sum())
    negative = len(labels) - positive
    if positive == 0 or negative == 0:
        return float("nan")
    _, inverse, counts = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = np.cumsum(counts) - (counts - 1) / 2
    total = float(ranks[inverse][labels].sum())
    return (total - positive * (positive + 1) / 2) / (positive * negative)
