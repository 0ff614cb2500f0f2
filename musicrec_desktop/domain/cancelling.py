"""How work that waits for something learns that nobody wants its result any more.

A job is cancelled at its yields. A step that waits inside, for a language model or another process, asks here instead.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from musicrec_desktop.domain.errors import Cancelled


def _never() -> bool:
    return False


_IS_CANCELLED: Final[ContextVar[Callable[[], bool]]] = ContextVar("is_cancelled", default=_never)


@contextmanager
def cancelled_by(is_cancelled: Callable[[], bool]) -> Iterator[None]:
    """Within this block, in this thread, `is_cancelled` decides. It is called often and must be cheap."""
    before = _IS_CANCELLED.set(is_cancelled)
    try:
        yield
    finally:
        _IS_CANCELLED.reset(before)


def check_cancelled() -> None:
    """Raises Cancelled when the work of this thread is no longer wanted."""
    if _IS_CANCELLED.get()():
        raise Cancelled
