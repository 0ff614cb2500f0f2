"""Judges lists on the rows of a catalogue and the lines of a history, by none of the program's code."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import groupby, pairwise
from typing import Any, Final

from tests.benchmarks.constraint_requests import Check, Row, bare

_DAY: Final = 86_400.0
Event = Mapping[str, Any]


class Judge:
    """Facts have to hold on every track, tempo and listening on nine in ten, levels of sound on the mean."""

    def __init__(self, events: Sequence[Event], now: float) -> None:
        self._now = now
        self._plays: dict[str, list[Event]] = defaultdict(list)
        self._liked: set[str] = set()
        for event in events:
            if "feedback" not in event:
                self._plays[event["id"]].append(event)
            elif event["feedback"] == "like":
                self._liked.add(event["id"])
            else:
                self._liked.discard(event["id"])
        self._counts = sorted(map(len, self._plays.values()), reverse=True)
        self._kinds: dict[str, Callable[..., bool]] = {
            "nonempty": bool,
            "only_artist": lambda rows, *names: all(row["artist"] in names for row in rows),
            "no_artist": lambda rows, *names: not any(_names(row, names) for row in rows),
            "has_artists": lambda rows, *names: {*names} <= {row["artist"] for row in rows},
            "artists_apart": lambda rows: all(a["artist"] != b["artist"] for a, b in pairwise(rows)),
            "per_artist": lambda rows, most: max(Counter(row["artist"] for row in rows).values()) <= most,
            # Three may be missing: disliked ones stay out of every list.
            "all_of": lambda rows, n: len({bare(row["title"]) for row in rows}) >= n - 3,
            # One genre after the other, each once.
            "stretches": lambda rows, *names: [name for name, _ in groupby(row["genre"] for row in rows)] == [*names],
            "genre": lambda rows, *names: all(row["genre"] in names for row in rows),
            "no_genre": lambda rows, *names: not any(row["genre"] in names for row in rows),
            "share": lambda rows, name, low, high: low <= _share(rows, lambda row: row["genre"] == name) <= high,
            "years": lambda rows, low, high: all(low <= int(row["year"]) <= high for row in rows),
            "seconds": lambda rows, low, high: all(low <= int(row["duration_ms"]) / 1000 <= high for row in rows),
            "tracks": lambda rows, n: len(rows) == n,
            "minutes": lambda rows, wanted: abs(_minutes(rows) - wanted) <= 0.05 * wanted,
            "tempo": lambda rows, low, high: _share(rows, lambda row: _is_in_tempo(row, low, high)) >= 0.9,
            "above": lambda rows, column, least: _mean(rows, column) >= least,
            "below": lambda rows, column, most: _mean(rows, column) <= most,
            "slope": lambda rows, column, sign: _rise(rows, column) * sign > 0.15,
            "spread": lambda rows, column, most: _spread(rows, column) <= most,
            "plays": lambda rows, low, high: all(low <= len(self._of(row)) <= high for row in rows),
            # Three may be missing: disliked ones stay out of every list.
            "most_played": lambda rows, n: {len(self._of(row)) for row in rows} >= set(self._counts[: n - 3]),
            "liked": lambda rows: _share(rows, lambda row: row["catalogue_id"] in self._liked) >= 0.9,
            "idle_days": lambda rows, days: all(self._days_since(row) >= days for row in rows),
            "skipped_share": lambda rows, least: _share(rows, lambda row: self._ended(row, "skipped") >= least) >= 0.9,
            "finished_share": lambda rows, least: (
                _share(rows, lambda row: self._ended(row, "finished") >= least) >= 0.9
            ),
            "no_skip_days": lambda rows, days: all(self._days_since(row, "skipped") >= days for row in rows),
        }

    def holds(self, check: Check, rows: Sequence[Row]) -> bool:
        """The constraint holds on the list. Nothing holds on an empty one."""
        kind, values = check
        return bool(rows) and self._kinds[kind](rows, *values)

    def _of(self, row: Row) -> list[Event]:
        return self._plays.get(row["catalogue_id"], [])

    def _ended(self, row: Row, how: str) -> float:
        events = self._of(row)
        return sum(event["ended"] == how for event in events) / len(events) if events else 0.0

    def _days_since(self, row: Row, how: str = "") -> float:
        starts = [event["started_at"] for event in self._of(row) if event["ended"] == how or not how]
        return (self._now - max(starts)) / _DAY if starts else float("inf")


def _names(row: Row, names: Sequence[str]) -> bool:
    return any(name.casefold() in row["artist"].casefold() for name in names)


def _is_in_tempo(row: Row, low: float, high: float) -> bool:
    return any(low - 1 <= float(row["tempo"]) * octave <= high + 1 for octave in (0.5, 1, 2))


def _share(rows: Sequence[Row], is_it: Callable[[Row], bool]) -> float:
    return sum(map(is_it, rows)) / len(rows)


def _mean(rows: Sequence[Row], column: str) -> float:
    return sum(float(row[column]) for row in rows) / len(rows)


def _spread(rows: Sequence[Row], column: str) -> float:
    mean = _mean(rows, column)
    return float((sum((float(row[column]) - mean) ** 2 for row in rows) / len(rows)) ** 0.5)


def _minutes(rows: Sequence[Row]) -> float:
    return sum(int(row["duration_ms"]) for row in rows) / 60_000


def _rise(rows: Sequence[Row], column: str) -> float:
    """By how much the column rises from the first track to the last, by the straight line through all of them."""
    n, mean = len(rows), _mean(rows, column)
    middle = (n - 1) / 2
    spread = sum((at - middle) ** 2 for at in range(n)) or 1.0
    return sum((at - middle) * (float(row[column]) - mean) for at, row in enumerate(rows)) / spread * n
