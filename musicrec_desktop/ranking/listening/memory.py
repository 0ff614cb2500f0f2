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
from musicrec_desktop.ranking.listening.forms import OfHeard, OfSome, Rows, shares
from musicrec_desktop.ranking.listening.heard import Heard
from musicrec_desktop.ranking.listening.protocol import ListeningScorer
from musicrec_desktop.ranking.listening.traces import Floats, Traces

_DAY_S: Final = 86_400.0
DECAY_DAYS: Final = (1.0, 7.0, 30.0, 90.0)
"""Days in which a decay falls to 1/e."""
ACTIVATION_EXPONENTS: Final = (0.5, 0.8, 1.1)
"""Of the power law of forgetting; 0.5 is the customary one (Anderson and Schooler 1991)."""
_STEP: Final = 4.0
_LADDER_S: Final = tuple(60.0 * _STEP**rung for rung in range(15))
"""Time constants from a minute to five centuries from which the power laws are put together."""
_STILL_S: Final = 1e30
"""A speed that stands still."""
_FAST: Final = 7
"""So many of them, up to three days, are of what was heard lately alone."""
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


def _power_law(exponent: float) -> list[float]:
    """(r + 1,) weight of each rung of the ladder, and of what is slower than all of them; see Activation."""
    speeds = 1 / np.asarray(_LADDER_S)
    scale = math.log(_STEP) / math.gamma(exponent)
    still = (speeds[-1] / _STEP) ** exponent / (1 - _STEP**-exponent)
    return [*(scale * speeds**exponent).tolist(), scale * still]


class ListenTraces:
    """What the scorers of this file remember together."""

    def __init__(
        self,
        catalogue: Catalogue,
        decay_days: Sequence[float] = DECAY_DAYS,
        exponents: Sequence[float] = ACTIVATION_EXPONENTS,
        *,
        has_habits: bool = True,
    ) -> None:
        """Nothing heard yet. `exponents`: those that will be asked for; without habits nothing is kept by hour and
        weekday, which is most of what is kept."""
        n = len(catalogue)
        self.n = n
        self.decay_days = tuple(decay_days)
        self.exponents = tuple(exponents)
        self._mixtures = np.array([_power_law(exponent) for exponent in self.exponents])
        self.fast = Traces(n, _LADDER_S[:_FAST])
        # All of these are read for all tracks at every look: half the bytes are half the time.
        self.slow = Traces(n, (*_LADDER_S[_FAST:], _STILL_S), np.float32)
        self.decays = Traces(n, [days * _DAY_S for days in self.decay_days], np.float32)
        self._has_habits = has_habits
        self._hours = Traces(n * _HOURS * has_habits, (_HABIT_S,), np.float32)
        self._weekdays = Traces(n * 7 * has_habits, (_HABIT_S,), np.float32)
        self.heard = Heard(n)
        """Everything here is kept by the places of what was heard."""
        self._plays = np.zeros(n, np.float32)
        self._last = np.zeros(n, np.float32)
        self._last_start = np.zeros(n)
        self.listens = 0
        self._known = 0
        self._activation: tuple[tuple[int, float], Floats] | None = None

    @property
    def plays(self) -> NDArray[np.float32]:
        """(h,) listens so far."""
        return self._plays[: len(self.heard)]

    @property
    def last(self) -> NDArray[np.float32]:
        """(h,) number of the latest listen of each track among the listens."""
        return self._last[: len(self.heard)]

    @property
    def last_start(self) -> NDArray[np.float64]:
        """(h,) UTC seconds of it."""
        return self._last_start[: len(self.heard)]

    def decayed(self, k: int) -> Floats:
        """(h,) listens fading at one of the decays, up to a common factor."""
        return self.decays.relative(k)[: len(self.heard)]

    @property
    def by_hour(self) -> Floats:
        """(24, h) listens by hour of the listener's clock, up to a common factor."""
        return self._hours.relative(0).reshape(_HOURS, -1)[:, : len(self.heard)]

    @property
    def by_weekday(self) -> Floats:
        """(7, h) the same by day of the week, 0 Monday."""
        return self._weekdays.relative(0).reshape(7, -1)[:, : len(self.heard)]

    def activation(self, now: float) -> Floats:
        """(e, h) base-level activation at `now` for each of the exponents; read-only.

        The ladder is gone through once for all of them, in pieces that stay near the processor, and the outcome is
        kept until a play or the instant changes it.
        """
        key = (self._known, now)
        if self._activation is None or self._activation[0] != key:
            found = self.slow.mixtures(self._mixtures[:, _FAST:], now)
            self.fast.add_mixtures(found, self._mixtures[:, :_FAST], now, self.last_start)
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
        places = self.heard.take(tracks)
        self.fast.add(places, starts)
        self.slow.add(places, starts)
        self.decays.add(places, starts)
        if self._has_habits:
            local = starts + listening.utc_offset_s
            hours = (local % _DAY_S // 3600).astype(np.int64)
            self._hours.add(hours * self.n + places, starts)
            weekdays = ((local // _DAY_S + 3) % 7).astype(np.int64)
            self._weekdays.add(weekdays * self.n + places, starts)
        np.add.at(self._plays, places, 1.0)
        # Assignment with repeated places leaves the last one: the latest listen.
        self._last[places] = self.listens + np.arange(len(places))
        self._last_start[places] = starts
        self.listens += len(places)


class _FromTraces:
    """A scorer that reads shared traces."""

    def __init__(self, name: str, traces: ListenTraces) -> None:
        self.name = name
        self._traces = traces

    def learn(self, listening: Listening, upto: int) -> None:
        """See ListeningScorer."""
        self._traces.learn(listening, upto)

    @property
    def heard(self) -> Heard:
        """See OfHeard."""
        return self._traces.heard

    def _at(self, rows: Rows, by_place: Floats) -> Floats:
        """(c,) of these tracks what is kept by place; 0 for what was never heard."""
        at = self._traces.heard.place[rows]
        return np.where(at >= 0, by_place[at], 0) if len(by_place) else np.zeros(len(at), np.float32)


class Plays(_FromTraces, OfSome):
    """How often a track was heard, whenever that was."""

    def __init__(self, traces: ListenTraces) -> None:
        super().__init__("plays", traces)

    def of(self, moment: Moment, rows: Rows) -> NDArray[np.float32]:  # noqa: ARG002 - the same at all times
        """See OfSome."""
        return shares(self._at(rows, self._traces.plays), float(self._traces.listens))


class Decay(_FromTraces, OfHeard):
    """Listens that fade exponentially."""

    def __init__(self, traces: ListenTraces, days: float) -> None:
        """`days`: one of the decays the traces keep."""
        super().__init__(f"decay_{days:g}d", traces)
        self._k = traces.decay_days.index(days)

    def amounts(self, moment: Moment) -> Floats:  # noqa: ARG002 - proportions do not change with time
        """See OfHeard."""
        return self._traces.decayed(self._k)


class Activation(_FromTraces, OfHeard):
    """Base-level activation: the sum over listens of (age in seconds)^-d (Anderson and Schooler 1991, equation 4.1).

    The power law is a mixture of exponentials, t^-d = 1 / Gamma(d) * integral of s^(d - 1) exp(-s t) over s, taken by
    the trapezoid rule over log s in steps of log 4: within 2 % for ages from ten minutes to decades, where each
    reading would otherwise go over every listen there was. Speeds slower than the ladder's count as standing still.
    """

    def __init__(self, traces: ListenTraces, exponent: float) -> None:
        """`exponent`: d, one of those that the traces keep."""
        super().__init__(f"activation_{exponent:g}", traces)
        self._e = traces.exponents.index(exponent)

    def amounts(self, moment: Moment) -> Floats:
        """See OfHeard."""
        return np.asarray(self._traces.activation(moment.now)[self._e])


class Recency(_FromTraces, OfSome):
    """How few listens ago a track was last heard: shares of 1 / so many."""

    def __init__(self, traces: ListenTraces) -> None:
        super().__init__("recency", traces)

    def of(self, moment: Moment, rows: Rows) -> NDArray[np.float32]:  # noqa: ARG002 - counts listens, not seconds
        """See OfSome."""
        traces = self._traces
        latest = 1 / (traces.listens - traces.last)
        return shares(self._at(rows, latest), float(latest.sum()))


class HourOfDay(_FromTraces, OfHeard):
    """Listens at about this hour of the day, by the listener's clock."""

    def __init__(self, traces: ListenTraces) -> None:
        super().__init__("hour_of_day", traces)

    def amounts(self, moment: Moment) -> Floats:
        """See OfHeard."""
        apart = np.abs(np.arange(_HOURS) + 0.5 - moment.hour)
        apart = np.minimum(apart, _HOURS - apart)
        near = apart < _HOURS_APART
        weights = np.exp(-((apart / _HOUR_WIDTH) ** 2)).astype(np.float32)
        cells = self._traces.by_hour
        # Hours in a row, two rows of them around midnight: each row of cells is read in one go.
        total = np.zeros(cells.shape[1], np.float32)
        edges = np.flatnonzero(np.diff(near, prepend=False, append=False)).reshape(-1, 2)
        for low, high in edges.tolist():
            total += np.einsum("h,hn->n", weights[low:high], cells[low:high])
        return total


class Weekday(_FromTraces, OfHeard):
    """Listens on this day of the week, and less so on days of its kind."""

    def __init__(self, traces: ListenTraces) -> None:
        super().__init__("weekday", traces)

    def amounts(self, moment: Moment) -> Floats:
        """See OfHeard."""
        kind = slice(5, 7) if moment.weekday >= 5 else slice(0, 5)
        weights = np.full(7, _SAME_KIND, np.float32)
        weights[moment.weekday] = 1.0
        cells = self._traces.by_weekday
        return np.asarray(np.einsum("d,dn->n", weights[kind], cells[kind]))


class Rediscover(_FromTraces, OfHeard):
    """Loved, then silent: heard often and not for weeks, until it is forgotten after years."""

    def __init__(self, traces: ListenTraces) -> None:
        super().__init__("rediscover", traces)

    def amounts(self, moment: Moment) -> Floats:
        """See OfHeard."""
        traces = self._traces
        ago = np.minimum(traces.last_start - moment.now, 0.0)
        missed = np.exp(ago / _FORGOTTEN_S)
        ago /= _SILENCE_S
        missed *= np.expm1(ago, out=ago)
        # One listen is no love: a track heard once and never again was tried, not missed.
        missed *= 1 - traces.plays
        return missed


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
