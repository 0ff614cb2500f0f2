"""Memory for what was heard: how often, how lately, at which hours, and what was loved and then fell silent.

Every scorer here gives shares: (n,) values of sum 1 over all tracks, all 0 before anything was heard. Shares survive
long silences, in which absolute traces vanish though their proportions stay. Only plays that count as listens are
remembered. Scorers made together share their traces, which take a play in once.
"""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Catalogue, Listening, Moment
from musicrec_desktop.ranking.listening.protocol import ListeningScorer
from musicrec_desktop.ranking.listening.traces import Traces

_DAY_S: Final = 86_400.0
DECAY_DAYS: Final = (1.0, 7.0, 30.0, 90.0)
"""Days in which a decay falls to 1/e."""
ACTIVATION_EXPONENTS: Final = (0.5, 0.8, 1.1)
"""Of the power law of forgetting; 0.5 is the customary one (Anderson and Schooler 1991)."""
_STEP: Final = 4.0
_LADDER_S: Final = tuple(60.0 * _STEP**rung for rung in range(15))
"""Time constants from a minute to five centuries from which the power laws are put together."""
_HOURS: Final = 24
_HOUR_WIDTH: Final = 1.5
_HOURS_APART: Final = 5.0
"""Cells of hours further apart than this weigh less than 2e-5 of the present one: they are not read."""
_HABIT_S: Final = 60 * _DAY_S
"""In which habits of the clock and the calendar fade to 1/e."""
_SAME_KIND: Final = 0.3
"""What a listen on another working day says about a working day, and the other day of the weekend about a weekend."""
_SILENCE_S: Final = 45 * _DAY_S
_FORGOTTEN_S: Final = 730 * _DAY_S


def _shares(values: NDArray[np.floating]) -> NDArray[np.float32]:
    total = values.sum()
    if not total > 0:
        return values.astype(np.float32)
    shares = np.empty(len(values), np.float32)
    np.divide(values, total, out=shares, casting="same_kind")
    return shares


def _power_law(exponent: float) -> tuple[NDArray[np.float64], float]:
    """(r,) weight of each rung of the ladder, and the weight of what is slower than all of them; see Activation."""
    speeds = 1 / np.asarray(_LADDER_S)
    scale = math.log(_STEP) / math.gamma(exponent)
    return scale * speeds**exponent, scale * (speeds[-1] / _STEP) ** exponent / (1 - _STEP**-exponent)


_POWER_LAWS: Final = tuple(_power_law(exponent) for exponent in ACTIVATION_EXPONENTS)
_MIXTURES: Final = np.array([weights for weights, _ in _POWER_LAWS])
_STILL: Final = np.array([still for _, still in _POWER_LAWS])


class ListenTraces:
    """What the scorers of this file remember together."""

    def __init__(self, catalogue: Catalogue, decay_days: Sequence[float] = DECAY_DAYS) -> None:
        """Nothing heard yet."""
        n = len(catalogue)
        self.n = n
        self.decay_days = tuple(decay_days)
        self.ladder = Traces(n, _LADDER_S)
        self.decays = Traces(n, [days * _DAY_S for days in self.decay_days])
        self.hours = Traces(n * _HOURS, (_HABIT_S,))
        self.weekdays = Traces(n * 7, (_HABIT_S,))
        self.plays = np.zeros(n)
        """(n,) listens so far."""
        self.last = np.full(n, -1, np.int64)
        """(n,) number of the latest listen of each track among the listens; -1 before the first."""
        self.last_start = np.full(n, -np.inf)
        """(n,) UTC seconds of it."""
        self.listens = 0
        self._known = 0
        self._activation: tuple[tuple[int, float], NDArray[np.float64]] | None = None

    def activation(self, now: float) -> NDArray[np.float64]:
        """(e, n) base-level activation at `now` for each of ACTIVATION_EXPONENTS; read-only.

        The ladder is gone through once for all of them, in pieces that stay near the processor, and kept until a play
        or the instant changes it.
        """
        key = (self._known, now)
        if self._activation is None or self._activation[0] != key:
            found = self.ladder.mixtures(_MIXTURES, now)
            found += _STILL[:, None] * self.plays
            found.setflags(write=False)
            self._activation = key, found
        return self._activation[1]

    def learn(self, listening: Listening, upto: int) -> None:
        """Take in the plays [known, upto); what is known already stays as it is."""
        if upto <= self._known:
            return
        new = slice(self._known, upto)
        self._known = upto
        counts = listening.is_listen[new]
        tracks, starts = listening.tracks[new][counts], listening.starts[new][counts]
        self.ladder.add(tracks, starts)
        self.decays.add(tracks, starts)
        local = starts + listening.utc_offset_s
        hours = (local % _DAY_S // 3600).astype(np.int64)
        self.hours.add(hours * self.n + tracks, starts)
        weekdays = ((local // _DAY_S + 3) % 7).astype(np.int64)
        self.weekdays.add(weekdays * self.n + tracks, starts)
        np.add.at(self.plays, tracks, 1.0)
        # Assignment with repeated places leaves the last one: the latest listen.
        self.last[tracks] = self.listens + np.arange(len(tracks))
        self.last_start[tracks] = starts
        self.listens += len(tracks)


class _FromTraces:
    """A scorer that reads shared traces."""

    def __init__(self, name: str, traces: ListenTraces) -> None:
        self.name = name
        self._traces = traces

    def learn(self, listening: Listening, upto: int) -> None:
        """See ListeningScorer."""
        self._traces.learn(listening, upto)


class Plays(_FromTraces):
    """How often a track was heard, whenever that was."""

    def __init__(self, traces: ListenTraces) -> None:
        super().__init__("plays", traces)

    def scores(self, moment: Moment) -> NDArray[np.float32]:  # noqa: ARG002 - the same at all times
        """See ListeningScorer."""
        return _shares(self._traces.plays)


class Decay(_FromTraces):
    """Listens that fade exponentially."""

    def __init__(self, traces: ListenTraces, days: float) -> None:
        """`days`: one of the decays the traces keep."""
        super().__init__(f"decay_{days:g}d", traces)
        self._k = traces.decay_days.index(days)

    def scores(self, moment: Moment) -> NDArray[np.float32]:  # noqa: ARG002 - proportions do not change with time
        """See ListeningScorer."""
        return _shares(self._traces.decays.relative(self._k))


class Activation(_FromTraces):
    """Base-level activation: the sum over listens of (age in seconds)^-d (Anderson and Schooler 1991, equation 4.1).

    The power law is a mixture of exponentials, t^-d = 1 / Gamma(d) * integral of s^(d - 1) exp(-s t) over s, taken by
    the trapezoid rule over log s in steps of log 4: within 2 % for ages from ten minutes to decades, where each
    reading would otherwise go over every listen there was. Speeds slower than the ladder's count as standing still.
    """

    def __init__(self, traces: ListenTraces, exponent: float) -> None:
        """`exponent`: d, one of ACTIVATION_EXPONENTS."""
        super().__init__(f"activation_{exponent:g}", traces)
        self._e = ACTIVATION_EXPONENTS.index(exponent)

    def scores(self, moment: Moment) -> NDArray[np.float32]:
        """See ListeningScorer."""
        return _shares(self._traces.activation(moment.now)[self._e])


class Recency(_FromTraces):
    """How few listens ago a track was last heard."""

    def __init__(self, traces: ListenTraces) -> None:
        super().__init__("recency", traces)

    def scores(self, moment: Moment) -> NDArray[np.float32]:  # noqa: ARG002 - counts listens, not seconds
        """See ListeningScorer."""
        traces = self._traces
        heard = np.flatnonzero(traces.plays)
        latest = np.zeros(traces.n)
        latest[heard] = 1.0 / (traces.listens - traces.last[heard])
        return _shares(latest)


class HourOfDay(_FromTraces):
    """Listens at about this hour of the day, by the listener's clock."""

    def __init__(self, traces: ListenTraces) -> None:
        super().__init__("hour_of_day", traces)

    def scores(self, moment: Moment) -> NDArray[np.float32]:
        """See ListeningScorer."""
        apart = np.abs(np.arange(_HOURS) + 0.5 - moment.hour)
        apart = np.minimum(apart, _HOURS - apart)
        near = np.flatnonzero(apart < _HOURS_APART)
        cells = self._traces.hours.relative(0).reshape(_HOURS, -1)
        total = np.zeros(cells.shape[1])
        for hour, weight in zip(near.tolist(), np.exp(-((apart[near] / _HOUR_WIDTH) ** 2)).tolist(), strict=True):
            total += weight * cells[hour]
        return _shares(total)


class Weekday(_FromTraces):
    """Listens on this day of the week, and less so on days of its kind."""

    def __init__(self, traces: ListenTraces) -> None:
        super().__init__("weekday", traces)

    def scores(self, moment: Moment) -> NDArray[np.float32]:
        """See ListeningScorer."""
        days = np.arange(7)
        weights = np.where((days >= 5) == (moment.weekday >= 5), _SAME_KIND, 0.0)
        weights[moment.weekday] = 1.0
        return _shares(np.einsum("d,dn->n", weights, self._traces.weekdays.relative(0).reshape(7, -1)))


class Rediscover(_FromTraces):
    """Loved, then silent: heard often and not for weeks, until it is forgotten after years."""

    def __init__(self, traces: ListenTraces) -> None:
        super().__init__("rediscover", traces)

    def scores(self, moment: Moment) -> NDArray[np.float32]:
        """See ListeningScorer."""
        traces = self._traces
        # One listen is no love: a track heard once and never again was tried, not missed.
        loved = np.flatnonzero(traces.plays > 1)
        silent = np.maximum(moment.now - traces.last_start[loved], 0.0)
        missed = np.zeros(traces.n)
        missed[loved] = (traces.plays[loved] - 1) * np.exp(-silent / _FORGOTTEN_S) * -np.expm1(-silent / _SILENCE_S)
        return _shares(missed)


def memory_scorers(catalogue: Catalogue) -> tuple[ListeningScorer, ...]:
    """All scorers of this file over one set of traces, at the usual speeds."""
    traces = ListenTraces(catalogue)
    return (
        Plays(traces),
        *(Decay(traces, days) for days in DECAY_DAYS),
        *(Activation(traces, exponent) for exponent in ACTIVATION_EXPONENTS),
        Recency(traces),
        HourOfDay(traces),
        Weekday(traces),
        Rediscover(traces),
    )
