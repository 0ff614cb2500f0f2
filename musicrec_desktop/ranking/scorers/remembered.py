"""What a scorer works out once for all candidates and reasons of one request."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.plugin_api import ScoringContext

K = TypeVar("K")
T = TypeVar("T")
C = TypeVar("C", bound=tuple[NDArray[Any], ...])


class Remembered(Generic[K, T]):
    """A function of a context (or a view) that keeps its latest answer: scoring is followed by a reason for each track
    of the list, and a look at the whole library for each of them would take longer than all the rest.

    Contexts and views are never changed in place, so the same object has the same answer. Two threads may both work it
    out.
    """

    def __init__(self, work_out: Callable[[K], T]) -> None:
        self._work_out = work_out
        self._latest: tuple[K, T] | None = None

    def __call__(self, of: K) -> T:
        """The answer for this object."""
        latest = self._latest
        if latest is None or latest[0] is not of:
            latest = (of, self._work_out(of))
            self._latest = latest
        return latest[1]


class RememberedRows(Generic[C]):
    """A function of a context and of view rows that gives columns by row, and keeps those of the latest candidates: the
    reasons of a list are asked for track by track, of tracks that were scored together just before."""

    def __init__(self, columns: Callable[..., C], work_out: Callable[[ScoringContext, NDArray[np.intp]], C]) -> None:
        """`columns`: the named tuple of (k,) columns that `work_out` gives."""
        self._columns = columns
        self._work_out = work_out
        self._latest: tuple[ScoringContext, NDArray[np.intp], C] | None = None

    def __call__(self, context: ScoringContext, rows: NDArray[np.intp]) -> C:
        """The (k,) columns of these rows, which are kept."""
        found = self._work_out(context, rows)
        self._latest = context, rows, found
        return found

    def one(self, context: ScoringContext, row: int) -> C:
        """(1,) columns of one row."""
        latest = self._latest
        if latest is not None and latest[0] is context:
            at = np.flatnonzero(latest[1] == row)[:1]
            if len(at):
                return self._columns(*(column[at] for column in latest[2]))
        return self._work_out(context, np.array([row], np.intp))
