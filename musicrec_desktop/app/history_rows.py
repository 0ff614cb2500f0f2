"""The entries of a history in little memory: each name once, each play as a few numbers."""

from array import array
from collections import Counter
from collections.abc import Iterator
from typing import Final

import numpy as np

from musicrec_desktop.domain.history import (
    EntryProblem,
    ForeignName,
    ForeignPlay,
    HistoryEntry,
    LeftOut,
    LeftOutWhy,
    Origin,
)
from musicrec_desktop.domain.ids import DurationMs, UnixTime
from musicrec_desktop.domain.play import PlayEnd

_ORIGINS: Final = tuple(Origin)
_ENDS: Final = tuple(PlayEnd)
_PROBLEMS_KEPT: Final = 1_000


class HistoryRows:
    """What was read of a history: 22 bytes a play, and every distinct name."""

    def __init__(self) -> None:
        self.names: list[ForeignName] = []
        self.left_out: Counter[LeftOutWhy] = Counter()
        self.problems: list[EntryProblem] = []
        """The first of them."""
        self.n_problems = 0
        self._numbers: dict[ForeignName, int] = {}
        self._name = array("l")
        self._started = array("d")
        self._played = array("l")
        self._origin = array("B")
        self._ended = array("B")

    def __len__(self) -> int:
        """How many plays."""
        return len(self._started)

    def add(self, entry: HistoryEntry) -> None:
        """Take one entry in."""
        if isinstance(entry, LeftOut):
            self.left_out[entry.why] += entry.plays
        elif isinstance(entry, EntryProblem):
            self.n_problems += 1
            if len(self.problems) < _PROBLEMS_KEPT:
                self.problems.append(entry)
        else:
            number = self._numbers.setdefault(entry.name, len(self.names))
            if number == len(self.names):
                self.names.append(entry.name)
            self._name.append(number)
            self._started.append(entry.started_at)
            self._played.append(entry.played_ms)
            self._origin.append(_ORIGINS.index(entry.origin))
            self._ended.append(_ENDS.index(entry.ended))

    def sort(self) -> None:
        """Order the plays by their start, those of one moment as they were read."""
        order = np.argsort(np.frombuffer(self._started, np.float64), kind="stable") if len(self) else np.zeros(0, int)
        for column in (self._name, self._started, self._played, self._origin, self._ended):
            values = np.frombuffer(column, column.typecode)[order] if len(self) else np.zeros(0, column.typecode)
            column[:] = array(column.typecode, values.tobytes())

    def plays(self, start: int, stop: int) -> Iterator[tuple[int, ForeignPlay]]:
        """(number of the name, play) of each play from `start` up to `stop`."""
        for at in range(start, min(stop, len(self))):
            number = self._name[at]
            yield (
                number,
                ForeignPlay(
                    _ORIGINS[self._origin[at]],
                    self.names[number],
                    UnixTime(self._started[at]),
                    DurationMs(self._played[at]),
                    _ENDS[self._ended[at]],
                ),
            )

    def plays_a_name(self) -> Counter[int]:
        """How often each name was played, by its number."""
        return Counter(self._name)

    def plays_an_origin(self) -> dict[Origin, int]:
        """How many plays each program or service recorded."""
        return {_ORIGINS[code]: count for code, count in sorted(Counter(self._origin).items())}

    @property
    def span(self) -> tuple[UnixTime, UnixTime] | None:
        """Start of the first and of the last play; None when there is none."""
        if not len(self):
            return None
        return UnixTime(min(self._started)), UnixTime(max(self._started))
