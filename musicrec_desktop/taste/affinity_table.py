"""Affinities by name, worked out when asked for: a new profile after each play must not make thousands of objects."""

from collections.abc import ItemsView, Iterator, Mapping
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.taste import Affinities, Affinity
from musicrec_desktop.domain.taste_evidence import WeightTable
from musicrec_desktop.taste.config import TasteConfig


class AffinityTable(Affinities):
    """A read-only mapping over the rows of a WeightTable, and over what was set by hand."""

    def __init__(
        self, table: WeightTable, spread: float, doubt: float, config: TasteConfig, leans: Mapping[str, float]
    ) -> None:
        self._table = table
        self._spread = spread
        self._doubt = doubt
        self._config = config
        self._leans = leans

        self._asked: dict[str, Affinity] = {}

    @cached_property
    def _all(self) -> dict[str, Affinity]:
        """Every affinity, in one go."""
        columns = (column.tolist() for column in self._columns)
        found = dict(zip(self._table.rows, (Affinity(*column) for column in zip(*columns, strict=True)), strict=True))
        for name, lean in self._leans.items():
            found[name] = leaning(found.get(name, Affinity(0.0, 0.0, 0)), lean)
        return found

    @cached_property
    def _columns(self) -> tuple[NDArray[np.float64] | NDArray[np.int32], ...]:
        """What affinities are made of, one column each for all rows: worked out one by one, a list's two hundred names
        took longer than these few passes. Rows of a WeightTable are in the order of its keys."""
        config, spread, doubt, weights = self._config, self._spread, self._doubt, self._table.weights
        lately, ever = config.balance_lately(weights, spread, doubt), config.balance_ever(weights, spread, doubt)
        sums = np.asarray(weights[:, :6].sum(axis=1), np.float64)
        return (config.balance(weights, spread, doubt), sums, *self._table.counts.T, lately, ever)

    def __getitem__(self, name: str) -> Affinity:
        found = self._asked.get(name)
        if found is None:
            row, lean = self._table.rows.get(name), self._leans.get(name, 0.0)
            if row is None and lean == 0:
                raise KeyError(name)
            own = Affinity(0.0, 0.0, 0) if row is None else self._of(row)
            found = self._asked[name] = leaning(own, lean)
        return found

    @cached_property
    def _rows(self) -> NDArray[np.float64]:
        """(m, 8) the same row by row: one name is one line of it."""
        return np.column_stack(self._columns)

    def _of(self, row: int) -> Affinity:
        value, sums, plays, likes, dislikes, comments, lately, ever = self._rows[row].tolist()
        return Affinity(value, sums, int(plays), int(likes), int(dislikes), int(comments), lately, ever)

    def highest(self, n: int) -> list[tuple[str, float]]:
        """See domain.taste.highest; without making an affinity of each name."""
        names = [*self._table.rows, *(name for name in self._leans if name not in self._table.rows)]
        values = np.zeros(len(names))
        values[: len(self._table.rows)] = self._columns[0]
        place = {name: at for at, name in enumerate(names)} if self._leans else {}
        for name in self._leans:
            values[place[name]] = self[name].value if self._leans[name] else values[place[name]]
        if len(values) > n > 0:
            few = np.flatnonzero(values >= np.partition(values, len(values) - n)[len(values) - n])
        else:
            few = np.arange(len(values))
        best = few[np.argsort(-values[few], kind="stable")[:n]]
        return [(names[at], float(values[at])) for at in best.tolist()]

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
