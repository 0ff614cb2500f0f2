"""Small boosted trees: gradient boosting on the logistic loss over binned columns, with the same question asked all
along a level of a tree, so that a leaf is a number read from a few comparisons."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

_BINS: Final = 32
_ROWS_AT_ONCE: Final = 4096


@dataclass(frozen=True, slots=True)
class Growth:
    """How trees are grown."""

    trees: int = 150
    depth: int = 4
    step: float = 0.05
    """Share of what a tree found that is believed."""
    ridge: float = 10.0
    """Pull of a leaf towards 0, in units of curvature: about four plays each."""
    rows: float = 0.5
    """Share of the plays each tree sees."""
    columns: float = 0.4
    """Share of the columns each tree may ask."""
    seed: int = 20240601


@dataclass(frozen=True, slots=True, eq=False)
class Trees:
    """A sum of t trees of depth d. Read-only."""

    columns: NDArray[np.int32]
    """(t, d) which column is asked."""
    limits: NDArray[np.float32]
    """(t, d) the answer is yes above this."""
    leaves: NDArray[np.float32]
    """(t, 2^d) what is added, by the answers read as a binary number, the first answer the highest bit."""

    def __len__(self) -> int:
        return len(self.columns)

    def values(self, data: NDArray[np.floating]) -> NDArray[np.float64]:
        """(k,) sums for (k, F) rows; zeros without trees."""
        out = np.zeros(len(data))
        if not len(self):
            return out
        bits = (1 << np.arange(self.columns.shape[1])[::-1]).astype(np.int32)
        tree = np.arange(len(self))
        for first in range(0, len(data), _ROWS_AT_ONCE):
            rows = data[first : first + _ROWS_AT_ONCE]
            leaf = (rows[:, self.columns] > self.limits) @ bits
            out[first : first + _ROWS_AT_ONCE] = self.leaves[tree, leaf].sum(axis=1, dtype=np.float64)
        return out

    def and_then(self, other: "Trees") -> "Trees":
        """The trees of both."""
        if not len(self):
            return other
        if not len(other):
            return self
        depth = max(self.columns.shape[1], other.columns.shape[1])
        one, two = self.deepened(depth), other.deepened(depth)
        return Trees(
            np.concatenate((one.columns, two.columns)),
            np.concatenate((one.limits, two.limits)),
            np.concatenate((one.leaves, two.leaves)),
        )

    def deepened(self, depth: int) -> "Trees":
        """The same sums by trees of that depth, not less than theirs: first come questions nobody says yes to."""
        more = depth - self.columns.shape[1]
        if more == 0:
            return self
        columns = np.pad(self.columns, ((0, 0), (more, 0)))
        limits = np.pad(self.limits, ((0, 0), (more, 0)), constant_values=np.inf)
        return Trees(columns, limits, np.pad(self.leaves, ((0, 0), (0, (1 << depth) - self.leaves.shape[1]))))

    def to_dict(self) -> dict[str, Any]:
        """As lists, leaves to five places."""
        return {
            "columns": self.columns.tolist(),
            "limits": [[float(f"{x:.7g}") for x in row] for row in self.limits],
            "leaves": [[round(float(x), 5) for x in row] for row in self.leaves],
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """What `to_dict` wrote."""
        columns = np.array(data["columns"], np.int32)
        if not len(columns):
            columns = columns.reshape(0, 1)
        return cls(
            columns,
            np.array(data["limits"], np.float32).reshape(columns.shape),
            np.array(data["leaves"], np.float32).reshape(len(columns), 1 << columns.shape[1]),
        )

    @classmethod
    def none(cls) -> Self:
        """No trees."""
        return cls(np.zeros((0, 1), np.int32), np.zeros((0, 1), np.float32), np.zeros((0, 2), np.float32))


def grow(
    data: NDArray[np.floating],
    labels: NDArray[np.floating],
    offset: NDArray[np.float64],
    growth: Growth,
    weights: NDArray[np.float64] | None = None,
) -> Trees:
    """Trees that correct the log-odds `offset` (m,) of labels (m,) 0 or 1, from columns (m, F).

    Friedman 2001 with Newton leaves (Chen and Guestrin 2016). Deterministic in its arguments.
    """
    m, n_columns = data.shape
    if m == 0 or growth.trees == 0:
        return Trees.none()
    random = np.random.default_rng(growth.seed)
    edges = _edges(data)
    codes = np.stack([np.searchsorted(edges[c], data[:, c], "left") for c in range(n_columns)]).astype(np.int16)
    weight = np.ones(m) if weights is None else weights
    n_rows, n_asked = max(1, round(m * growth.rows)), max(1, round(n_columns * growth.columns))
    found: list[tuple[list[int], list[float], NDArray[np.float64]]] = []
    score = offset.astype(np.float64).copy()
    for _ in range(growth.trees):
        rows = np.sort(random.choice(m, n_rows, replace=False))
        asked = np.sort(random.choice(n_columns, n_asked, replace=False))
        chance = 1 / (1 + np.exp(-score[rows]))
        slope = weight[rows] * (labels[rows] - chance)
        curve = weight[rows] * chance * (1 - chance)
        questions = _questions(codes, rows, asked, slope, curve, growth)
        node = np.zeros(m, np.intp)
        for column, code in questions:
            node = node * 2 + (codes[column] > code)
        size = 1 << growth.depth
        leaf = np.bincount(node[rows], slope, size) / (np.bincount(node[rows], curve, size) + growth.ridge)
        leaf *= growth.step
        score += leaf[node]
        limits = [float(edges[column][code]) if code < len(edges[column]) else np.inf for column, code in questions]
        found.append(([column for column, _ in questions], limits, leaf))
    return Trees(
        np.array([columns for columns, _, _ in found], np.int32),
        np.array([limits for _, limits, _ in found], np.float32),
        np.array([leaf for _, _, leaf in found], np.float32),
    )


def _edges(data: NDArray[np.floating]) -> list[NDArray[np.float32]]:
    """Limits between bins of about equally many plays, by column; in the precision in which they are kept.

    They lie midway between two values that occur: columns with few values are scaled a little differently at every fit,
    and a limit at a value itself would fall now on this side of it and now on that.
    """
    levels = np.arange(1, _BINS) / _BINS
    edges = []
    for column in range(data.shape[1]):
        values = np.unique(data[:, column])
        low = np.quantile(data[:, column], levels, method="lower")
        high = values[np.minimum(np.searchsorted(values, low, "right"), len(values) - 1)]
        edges.append(np.unique(((low + high) / 2).astype(np.float32)))
    return edges


def _questions(
    codes: NDArray[np.int16],
    rows: NDArray[np.intp],
    asked: NDArray[np.intp],
    slope: NDArray[np.float64],
    curve: NDArray[np.float64],
    growth: Growth,
) -> list[tuple[int, int]]:
    """(column, code) a level, the best for all its nodes at once: the answer is yes where the code is above."""
    seen = codes[asked][:, rows].astype(np.intp)
    node = np.zeros(len(rows), np.intp)
    questions: list[tuple[int, int]] = []
    for level in range(growth.depth):
        size = (1 << level) * _BINS
        place = node * _BINS
        slopes = np.stack([np.bincount(place + column, slope, size) for column in seen]).reshape(len(asked), -1, _BINS)
        curves = np.stack([np.bincount(place + column, curve, size) for column in seen]).reshape(len(asked), -1, _BINS)
        below, weight = slopes.cumsum(axis=2), curves.cumsum(axis=2)
        total, total_weight = below[:, :, -1:], weight[:, :, -1:]
        gain = below**2 / (weight + growth.ridge) + (total - below) ** 2 / (total_weight - weight + growth.ridge)
        best = int(np.argmax(gain.sum(axis=1)))
        which, code = divmod(best, _BINS)
        questions.append((int(asked[which]), code))
        node = node * 2 + (seen[which] > code)
    return questions
