"""What a scorer works out once for all candidates and reasons of one request."""

from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
T = TypeVar("T")


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
