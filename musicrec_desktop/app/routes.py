"""What a route is: the stops of a journey through the lanes, with loops where work comes in batches."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from musicrec_desktop.domain.progress import Job, Partial, Progress, run_job

S = TypeVar("S")


class Lane(StrEnum):
    """Where a step runs."""

    DB = "db"
    """One worker: everything that touches the database."""
    COMPUTE = "compute"
    """Array code and files; heavy analysis in processes below it."""
    LLM = "llm"
    """One worker: a llama.cpp context is used from one thread only."""


@dataclass(frozen=True, slots=True)
class Stop(Generic[S]):
    """One step in one lane. A step takes the state and gives the next one, at once or as a job."""

    lane: Lane
    step: Callable[[S], S | Job[S]]


def _leave(_state: object) -> None:
    """Nothing to tidy up."""


@dataclass(frozen=True, slots=True)
class Loop(Generic[S]):
    """Stops repeated while `more` says so; `tidy` runs at the end, also when the route is cancelled or fails."""

    stops: "tuple[Stop[S], ...]"
    more: Callable[[S], bool]
    tidy: Callable[[S], None] = _leave


Route = tuple[Stop[S] | Loop[S], ...]


def walk(route: Route[S], state: S) -> Generator[Stop[S], S, S]:
    """Yield each stop in turn; send back the state it gave. Returns the last state."""
    for item in route:
        if isinstance(item, Stop):
            state = yield item
            continue
        try:
            while item.more(state):
                for stop in item.stops:
                    state = yield stop
        finally:
            item.tidy(state)
    return state


def run_inline(route: Route[S], state: S, on_yield: Callable[[Progress | Partial], None] | None = None) -> S:
    """Drive a whole route in this thread: what the command line and the tests do."""
    walker = walk(route, state)
    try:
        stop = next(walker)
        while True:
            outcome = stop.step(state)
            state = run_job(outcome, on_yield) if isinstance(outcome, Generator) else outcome
            stop = walker.send(state)
    except StopIteration as end:
        last: S = end.value
        return last
    finally:
        walker.close()
