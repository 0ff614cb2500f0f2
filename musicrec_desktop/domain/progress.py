"""Long work as a generator: it yields how far it is and returns its result. It knows nothing of threads."""

from collections.abc import Callable, Generator
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a job is."""

    done: int
    """Steps finished."""
    total: int
    """Steps in all, 0 when unknown."""
    text: str = ""
    """What is being worked on, for a human."""


@dataclass(frozen=True, slots=True)
class Partial:
    """A part of the result that can be shown before the job is done. Never thinned, always in order."""

    value: object
    """What it is depends on the job; see its docstring."""


Job = Generator[Progress | Partial, None, T]
"""Yields Progress and Partial, returns T. Closing it at a yield cancels it; `finally` blocks tidy up."""


def run_job(job: Job[T], on_yield: Callable[[Progress | Partial], None] | None = None) -> T:
    """Drive a job to its end in this thread and return its result."""
    while True:
        try:
            news = next(job)
        except StopIteration as stop:
            result: T = stop.value
            return result
        if on_yield is not None:
            on_yield(news)
