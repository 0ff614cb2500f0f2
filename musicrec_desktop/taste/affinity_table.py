"""Affinities by name, worked out when asked for: a new profile after each play must not make thousands of objects."""

from collections.abc import Iterator, Mapping
from functools import cached_property

from musicrec_desktop.domain.taste import Affinity
from musicrec_desktop.domain.taste_evidence import WeightTable
from musicrec_desktop.taste.config import TasteConfig


class AffinityTable(Mapping[str, Affinity]):
    """A read-only mapping over the rows of a WeightTable."""

    def __init__(self, table: WeightTable, spread: float, doubt: float, config: TasteConfig) -> None:
        self._table = table
        self._spread = spread
        self._doubt = doubt
        self._config = config

    @cached_property
    def _all(self) -> dict[str, Affinity]:
        """Every affinity, in one go: asking for thousands one by one costs twenty times as much."""
        weights = self._table.weights
        values = self._config.balance(weights, self._spread, self._doubt).tolist()
        columns = zip(values, weights.sum(axis=1).tolist(), *self._table.counts.T.tolist(), strict=True)
        affinities = [Affinity(*column) for column in columns]
        return {name: affinities[row] for name, row in self._table.rows.items()}

    def __getitem__(self, name: str) -> Affinity:
        if "_all" in self.__dict__:
            return self._all[name]
        row = self._table.rows[name]
        weights = self._table.weights[row]
        plays, likes, dislikes = (int(count) for count in self._table.counts[row])
        value = float(self._config.balance(weights, self._spread, self._doubt))
        return Affinity(value, float(weights.sum()), plays, likes, dislikes)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._table.rows)
