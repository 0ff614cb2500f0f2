"""How readily the listener skips at all: lately, at this hour, on this day, in the sessions before."""

import math
from collections import deque
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.ranking.skips.clock import DAY_S, Clock

_USUAL: Final = 0.4
"""Share of skips before anything is known."""
_RATES: Final = math.log(2) / (np.array([0.5, 3.0, 20.0]) * DAY_S)
_STEPS: Final = np.array([0.05, 0.005])
_FIRST_STEP: Final = 0.02
"""While little is known, the slow average moves at least so fast."""
_SESSIONS: Final = 5
_HOURS: Final = np.arange(24) + 0.5
_HOUR_STRENGTH: Final = 20.0
_HOUR_KEPT: Final = 0.9995
"""Of the counts by hour, a session."""

NAMES: Final = (
    "lately_12h",
    "lately_3d",
    "lately_20d",
    "plays_12h",
    "plays_3d",
    "last_20",
    "last_200",
    "session_1",
    "session_2",
    "sessions_5",
    "session_length",
    "pause",
    "hour_rate",
    "hour_sin",
    "hour_cos",
    "weekend",
    "day_rate",
    "day_plays",
)


class Habits:
    """Counts over all plays, whatever was played."""

    def __init__(self) -> None:
        self._plays = self._skips = 0.0
        self._counts = np.zeros((2, 3))
        self._counted_at = 0.0
        self._running = np.full(2, _USUAL)
        self._sessions: deque[float] = deque([_USUAL] * _SESSIONS, maxlen=_SESSIONS)
        self._length = 0
        self._ended: float | None = None
        self._by_hour = np.zeros((2, 24))
        self._day, self._day_plays, self._day_skips = -1, 0, 0.0

    @property
    def rate(self) -> float:
        """Share of plays that were skipped, of all so far."""
        return (self._skips + 5 * _USUAL) / (self._plays + 5)

    @property
    def base(self) -> float:
        """What to expect of a play of which nothing is known."""
        counts = self._counts
        return float(0.5 * (self._running[1] + (counts[1, 2] + 5 * self._running[1]) / (counts[0, 2] + 5)))

    @property
    def slow(self) -> float:
        """Share of skips among some two hundred plays."""
        return float(self._running[1])

    def add_session(self, skipped: NDArray[np.float64], start: Clock, ended: float) -> None:
        """Count a session that is over: (k,) 1 for each play that was skipped."""
        plays, skips = len(skipped), float(skipped.sum())
        if self._day != start.day:
            self._day, self._day_plays, self._day_skips = start.day, 0, 0.0
        self._day_plays += plays
        self._day_skips += skips
        self._counts *= np.exp(-max(start.now - self._counted_at, 0.0) * _RATES)
        self._counted_at = start.now
        self._counts += np.array([[plays], [skips]])
        for one in skipped:
            self._plays += 1
            steps = _STEPS if self._plays > 200 else np.maximum(_STEPS, _FIRST_STEP)
            self._running += steps * (one - self._running)
        self._skips += skips
        hour = int(start.hour)
        self._by_hour[:, hour] += (plays, skips)
        self._by_hour *= _HOUR_KEPT
        self._sessions.append((skips + 3 * self.slow) / (plays + 3))
        self._length = plays
        self._ended = ended

    def columns(self, clock: Clock) -> NDArray[np.float64]:
        """(len(NAMES),) what is known at the start of a session."""
        plays, skips = self._counts * np.exp(-max(clock.now - self._counted_at, 0.0) * _RATES)
        away = np.abs(_HOURS - clock.hour)
        near = np.exp(-0.5 * np.minimum(away, 24 - away) ** 2)
        sessions = list(self._sessions)
        is_day = self._day == clock.day
        pause = math.log10(max(clock.now - self._ended, 0.0) + 600) if self._ended is not None else 7.0
        return np.array(
            [
                *((skips + 5 * self.slow) / (plays + 5)),
                math.log1p(plays[0]),
                math.log1p(plays[1]),
                *self._running,
                sessions[-1],
                sessions[-2],
                sum(sessions) / len(sessions),
                math.log1p(self._length),
                pause,
                (self._by_hour[1] @ near + _HOUR_STRENGTH * self.rate) / (self._by_hour[0] @ near + _HOUR_STRENGTH),
                clock.sin,
                clock.cos,
                float(clock.weekday >= 5),
                (self._day_skips + 4 * self.slow) / (self._day_plays + 4) if is_day else self.slow,
                math.log1p(self._day_plays) if is_day else 0.0,
            ]
        )
