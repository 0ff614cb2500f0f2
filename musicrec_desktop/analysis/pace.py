"""How hard a pool works: decided anew for each file, so that it gives way within one."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pace:
    """How many workers may work, and how long each rests after a file."""

    workers: int
    """At least one is always let work."""
    rest: float = 0.0
    """In times of what the file took: 1 leaves the worker idle half of the time."""


FULL: Pace = Pace(workers=10_000)
"""As many as there are, without a rest."""

AskPace = Callable[[], Pace]
"""Asked before each file is given out. Called in the thread that takes the results; quick."""


def full_pace() -> Pace:
    """Nobody to be polite to."""
    return FULL
