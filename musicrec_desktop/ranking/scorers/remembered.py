"""What a scorer works out once for all candidates and reasons of one request."""

from collections.abc import Callable
from typing import Generic, TypeVar

from musicrec_desktop.plugin_api import ScoringContext

T = TypeVar("T")


class Remembered(Generic[T]):
    """A function of the context that keeps its latest answer: scoring is followed by a reason for each track of the
    list, and a look at the whole library for each of them would take longer than all the rest.

    Contexts are never changed in place, so the same object has the same answer. Two threads may both work it out.
    """

    def __init__(self, work_out: Callable[[ScoringContext], T]) -> None:
        self._work_out = work_out
        self._latest: tuple[ScoringContext, T] | None = None

    def __call__(self, context: ScoringContext) -> T:
        """The answer for this context."""
        latest = self._latest
        if latest is None or latest[0] is not context:
            latest = (context, self._work_out(context))
            self._latest = latest
        return latest[1]
