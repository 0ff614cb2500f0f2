"""The instant at which a chance of skipping is asked for, as the features need it."""

import math
from dataclasses import dataclass
from typing import Final

DAY_S: Final = 86_400.0
_FLOOR_S: Final = 600.0
"""A session's start is known to ten minutes only: logs that derive starts from ends would otherwise tell the length
of the first play."""


@dataclass(frozen=True, slots=True)
class Clock:
    """One instant on the listener's clock."""

    now: float
    """UTC seconds."""
    hour: float
    """0 .. 24 by the listener's clock."""
    cos: float
    sin: float
    """The hour as a point on the circle of a day."""
    day: int
    """Number of the local day."""

    @property
    def weekday(self) -> int:
        """0 Monday .. 6 Sunday."""
        return (self.day + 3) % 7


def clock_at(now: float, utc_offset_s: int = 0) -> Clock:
    """The clock at so many UTC seconds."""
    local = now + utc_offset_s
    hour = local % DAY_S / 3600
    angle = hour / 12 * math.pi
    return Clock(now, hour, math.cos(angle), math.sin(angle), int(local // DAY_S))


def session_start(now: float) -> float:
    """The start of a session as it may be used: `now` rounded down to ten minutes."""
    return math.floor(now / _FLOOR_S) * _FLOOR_S
