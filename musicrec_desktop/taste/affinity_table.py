"""Affinities by name, worked out when asked for: a new profile after each play must not make thousands of objects."""

from collections.abc import ItemsView, Iterator, Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.taste import Affinity
from musicrec_desktop.domain.taste_evidence import WeightTable
from musicrec_desktop.taste.config import TasteConfig


class AffinityTable(Mapping[str, Affinity]):
    """A read-only mapping over the rows of a WeightTable, and over what was set by hand."""

    def __init__(
        self, table: WeightTable, spread: float, doubt: float, config: TasteConfig, leans: Mapping[str, float]
    ) -> None:
        self._table = table
        self._spread = spread
        self._doubt = doubt
        self._config = config
        self._leans = leans

    @cached_property
    def _all(self) -> dict[str, Affinity]:
        """Every affinity, in one go: asking for thousands one by one costs twenty times as much."""
        found = dict(zip(self._table.rows, self._affinities(self._table.weights, self._table.counts), strict=True))
        for name, lean in self._leans.items():
            found[name] = leaning(found.get(name, Affinity(0.0, 0.0, 0)), lean)
        return found

    def _affinities(self, weights: NDArray[np.float64], counts: NDArray[np.int32]) -> list[Affinity]:
        """One for each row of a part of the table. Rows of a WeightTable are in the order of its keys."""
        config, spread, doubt = self._config, self._spread, self._doubt
        values = config.balance(weights, spread, doubt).tolist()
        lately = config.balance_lately(weights, spread, doubt).tolist()
        ever = config.balance_ever(weights, spread, doubt).tolist()
        sums = weights[:, :6].sum(axis=1).tolist()
        return [Affinity(*column) for column in zip(values, sums, *counts.T.tolist(), lately, ever, strict=True)]

    def __getitem__(self, name: str) -> Affinity:
        if "_all" in self.__dict__:
            return self._all[name]
        row, lean = self._table.rows.get(name), self._leans.get(name, 0.0)
        if row is None:
            if lean == 0:
                raise KeyError(name)
            return leaning(Affinity(0.0, 0.0, 0), lean)
        (affinity,) = self._affinities(self._table.weights[row : row + 1], self._table.counts[row : row + 1])
        return leaning(affinity, lean)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def items(self) -> ItemsView[str, Affinity]:
        """All of them in one go, without asking for each by its name."""
        return self._all.items()

    def __len__(self) -> int:
        return len(self._table.rows) + sum(name not in self._table.rows for name in self._leans)


def leaning(affinity: Affinity, lean: float) -> Affinity:
    """The affinity moved by a leaning set by hand: by that share of the way to "always" or to "never".

    So "less" halves what speaks for an artist of a thousand plays and of two alike, and no history outweighs "never".
    """
    if lean == 0:
        return affinity
    value = (1 - abs(lean)) * affinity.value + lean
    a = affinity
    return Affinity(value, a.weight, a.plays, a.likes, a.dislikes, a.comments, a.lately, a.ever, lean)
