"""How the plays of each of n things (tracks, or artists) ended: counts, decays, last outcomes, and what they say."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.ranking.skips.clock import DAY_S, Clock

_HALF_LIVES_DAYS: Final = (2.0, 14.0, 90.0)
_RATES: Final = math.log(2) / (np.array(_HALF_LIVES_DAYS) * DAY_S)
_SLOW: Final = 2
"""Place of the longest half-life."""
_FAST_STEP, _SLOW_STEP = 0.4, 0.15
_SHARE_STEP: Final = 0.3
_AGE_FLOOR_S: Final = 600.0
"""Ages are told apart above ten minutes only."""
_NEVER: Final = 9.0
"""The logarithm of an age that stands for never: thirty years."""
_TYPICAL_SHARE: Final = 0.7

NAMES: Final = (
    "plays",
    "rate",
    "rate_2d",
    "rate_14d",
    "rate_90d",
    "heard_2d",
    "heard_14d",
    "heard_90d",
    "plays_2d",
    "plays_14d",
    "plays_90d",
    "last",
    "rate_fast",
    "rate_slow",
    "age",
    "age_heard",
    "age_skipped",
    "age_first",
    "excess",
    "share",
    "share_last",
    "due",
    "hour",
    "hour_heard",
    "plays_a_session",
)
"""Names of the columns that `columns` answers."""
PLAYS, RATE, AGE = NAMES.index("plays"), NAMES.index("rate"), NAMES.index("age")


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one play ended."""

    skipped: float
    """1 skipped, 0 not."""
    share: float
    """0 .. 1 of the longest playing so far of that track."""
    excess: float
    """`skipped` less the share of skips in its session: a track skipped in a run of skips is less to blame."""
    session: int
    clock: Clock


class Outcomes:
    """The counts. All columns are (n,) or (n, decays) and start empty."""

    def __init__(self, n: int) -> None:
        decays = len(_HALF_LIVES_DAYS)
        self._plays = np.zeros(n)
        self._skips = np.zeros(n)
        self._decayed = np.zeros((n, decays))
        self._decayed_skips = np.zeros((n, decays))
        self._last = np.full(n, 0.5)
        self._running = np.zeros((n, 2))
        self._running_weight = np.zeros((n, 2))
        self._excess = np.zeros(n)
        self._share = np.zeros((n, 3))
        self._share[:, 2] = -1
        self._hours = np.zeros((n, 4))
        self._first = np.full(n, np.nan)
        self._ended = np.full((n, 3), np.nan)
        self._sessions = np.zeros(n)
        self._session = np.full(n, -1)

    def add(self, at: int, outcome: Outcome) -> None:
        """Count one play of thing number `at`."""
        skipped, clock = outcome.skipped, outcome.clock
        if math.isnan(self._first[at]):
            self._first[at] = clock.now
        else:
            kept = np.exp(-max(clock.now - self._ended[at, 0], 0.0) * _RATES)
            self._decayed[at] *= kept
            self._decayed_skips[at] *= kept
            self._hours[at] *= kept[_SLOW]
            self._excess[at] *= kept[_SLOW]
        self._plays[at] += 1
        self._skips[at] += skipped
        self._decayed[at] += 1
        self._decayed_skips[at] += skipped
        self._last[at] = skipped
        for place, step in enumerate((_FAST_STEP, _SLOW_STEP)):
            self._running[at, place] += step * (skipped - self._running[at, place])
            self._running_weight[at, place] += step * (1 - self._running_weight[at, place])
        self._excess[at] += outcome.excess
        share = self._share[at]
        share[0] += _SHARE_STEP * (outcome.share - share[0])
        share[1] += _SHARE_STEP * (1 - share[1])
        share[2] = outcome.share
        heard = 1 - skipped
        self._hours[at] += (clock.cos, clock.sin, heard * clock.cos, heard * clock.sin)
        self._ended[at, 0] = clock.now
        self._ended[at, 2 if skipped else 1] = clock.now
        if self._session[at] != outcome.session:
            self._session[at] = outcome.session
            self._sessions[at] += 1

    def plays(self, at: NDArray[np.integer]) -> NDArray[np.float64]:
        """(k,) how often they were played."""
        plays: NDArray[np.float64] = self._plays[at]
        return plays

    def columns(
        self, at: NDArray[np.integer], clock: Clock, expected: NDArray[np.float64], strength: float
    ) -> NDArray[np.float64]:
        """(k, len(NAMES)) what is known of things `at`.

        Rates are drawn towards `expected` (k,) as if by `strength` plays more, which is how little is known of a track
        borrowed from its artist, and of an artist from the listener.
        """
        now = clock.now
        plays = self._plays[at]
        is_known = plays > 0
        ages = np.where(np.isnan(self._ended[at]), 0.0, np.maximum(now - self._ended[at], 0.0))
        age_first = np.where(is_known, np.maximum(now - self._first[at], 0.0), 0.0)
        kept = np.exp(-ages[:, :1] * _RATES)
        decayed = self._decayed[at] * kept
        skips = self._decayed_skips[at] * kept
        hours = self._hours[at] * kept[:, _SLOW:]
        by_hour = decayed[:, _SLOW] + 1
        running = (self._running[at] + 0.3 * expected[:, None]) / (self._running_weight[at] + 0.3)
        share = self._share[at]
        log_ages = np.where(np.isnan(self._ended[at]), _NEVER, np.log10(ages + _AGE_FLOOR_S))
        heard = np.maximum(decayed - skips, 0.0)
        return np.column_stack(
            (
                np.log1p(plays),
                (self._skips[at] + strength * expected) / (plays + strength),
                (skips + strength * expected[:, None]) / (decayed + strength),
                np.log1p(heard),
                np.log1p(decayed),
                self._last[at],
                running,
                log_ages,
                np.where(is_known, np.log10(age_first + _AGE_FLOOR_S), _NEVER),
                self._excess[at] * kept[:, _SLOW] / (by_hour - 1 + strength),
                (share[:, 0] + 0.1 * _TYPICAL_SHARE) / (share[:, 1] + 0.1),
                share[:, 2],
                np.where(
                    is_known, np.log10((ages[:, 0] + _AGE_FLOOR_S) * plays / np.maximum(age_first, DAY_S) + 1e-9), 0
                ),
                (hours[:, 0] * clock.cos + hours[:, 1] * clock.sin) / by_hour,
                (hours[:, 2] * clock.cos + hours[:, 3] * clock.sin) / by_hour,
                np.where(is_known, plays / np.maximum(self._sessions[at], 1), 0.0),
            )
        )
