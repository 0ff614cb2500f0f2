"""One step in one lane: what most of the window's actions are."""

from collections.abc import Callable
from typing import TypeVar

from musicrec_desktop.app.lanes import Lanes, Running
from musicrec_desktop.app.routes import Lane, Stop

T = TypeVar("T")

Fail = Callable[[Exception], None]
"""Shows the listener what went wrong."""


def do_in(lanes: Lanes, lane: Lane, work: Callable[[], T], then: Callable[[T], None], fail: Fail) -> Running:
    """Do `work` in a lane, then `then` with its result in the window's thread."""
    results: list[T] = []

    def step(state: None) -> None:
        results.append(work())
        return state

    return lanes.run((Stop(lane, step),), None, on_done=lambda _: then(results[0]), on_error=fail)
