"""Affinities by name, worked out when asked for: a new profile after each play must not make thousands of objects."""

from collections.abc import Iterator, Mapping

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

    def __getitem__(self, name: str) -> Affinity:
        row = self._table.rows[name]
        weights = self._table.weights[row]
        plays, likes, dislikes = (int(count) for count in self._table.counts[row])
        value = float(self._config.balance(weights, self._spread, self._doubt))
        return Affinity(value, float(weights.sum()), plays, likes, dislikes)

    def __iter__(self) -> Iterator[str]:
        return iter(self._table.rows)

    def __len__(self) -> int:
        return len(self._table.rows)
