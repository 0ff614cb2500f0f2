"""A year of listening in a few figures. Each is true of what was recorded, however little that is."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.app.charts import Charts, Measure, charts_of
from musicrec_desktop.app.periods import Period, Span, local_day, midnight, period_at
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.ranking.live import PlayColumns

TOP: Final = 5


@dataclass(frozen=True, slots=True, eq=False)
class YearReview:
    """One year, or as much of it as is over."""

    year: int
    charts: Charts
    """By minutes, TOP entries of each."""
    minutes_a_month: NDArray[np.float64]
    """(12,)"""
    hour: int | None
    """The local hour (0..23) with the most minutes; None without any."""
    hour_share: float
    """Share of the minutes in it, 0..1."""
    discoveries: int
    """Tracks listened to for the first time ever."""
    kept: int
    """Of these, so many were listened to again on another day of the year."""
    streak: int
    """Most days in a row with a listen."""
    streak_from: date | None
    """The first of them."""
    best_day: date | None
    """The day with the most minutes."""
    best_minutes: float

    @property
    def is_empty(self) -> bool:
        """Nothing was heard."""
        return self.charts.totals.minutes <= 0


def years_of(plays: PlayColumns) -> tuple[int, ...]:
    """The years with plays, the latest first."""
    if len(plays) == 0:
        return ()
    first, last = local_day(float(plays.starts[0])).year, local_day(float(plays.starts[-1])).year
    borders = np.array([midnight(date(year, 1, 1)) for year in range(first, last + 2)], np.float64)
    counts = np.diff(np.searchsorted(plays.starts, borders))
    return tuple(first + int(at) for at in np.flatnonzero(counts)[::-1])


def review_year(plays: PlayColumns, view: LibraryView, year: int) -> YearReview:
    """The figures of one year, on this machine's clock. Array code; any lane."""
    period = period_at(Span.YEAR, date(year, 1, 1))
    charts = charts_of(plays, view, period, Measure.MINUTES, TOP)
    low, high = np.searchsorted(plays.starts, (period.begins, period.ends))
    part = slice(int(low), int(high))
    starts = plays.starts[part]
    minutes = np.clip(plays.ends[part] - starts, 0, None) / 60
    midnights = period.midnights()
    on_day = np.searchsorted(midnights, starts, "right") - 1
    # A day on which the clocks change has 23 or 25 hours.
    hours = np.bincount(np.minimum((starts - midnights[on_day]) // 3600, 23).astype(np.intp), minutes, minlength=24)
    total = float(minutes.sum())
    discoveries, kept = _discoveries(plays, view, int(low), int(high), period)
    streak, streak_from = _longest_run(np.bincount(on_day[plays.is_listen[part]], minlength=period.days) > 0)
    best = int(charts.minutes_a_day.argmax()) if total > 0 else -1
    return YearReview(
        year=year,
        charts=charts,
        minutes_a_month=_by_month(charts.minutes_a_day, period),
        hour=int(hours.argmax()) if total > 0 else None,
        hour_share=float(hours.max()) / total if total > 0 else 0.0,
        discoveries=discoveries,
        kept=kept,
        streak=streak,
        streak_from=period.first + timedelta(days=streak_from) if streak else None,
        best_day=period.first + timedelta(days=best) if best >= 0 else None,
        best_minutes=float(charts.minutes_a_day[best]) if best >= 0 else 0.0,
    )


def _by_month(minutes_a_day: NDArray[np.float64], period: Period) -> NDArray[np.float64]:
    first = [(date(period.first.year, month, 1) - period.first).days for month in range(1, 13)]
    return np.add.reduceat(minutes_a_day, first)


def _discoveries(plays: PlayColumns, view: LibraryView, low: int, high: int, period: Period) -> tuple[int, int]:
    """Tracks first listened to in the year, and how many of them on two or more of its days."""
    known = np.zeros(len(view), np.bool_)
    known[plays.tracks[:low][plays.is_listen[:low]]] = True
    is_listen = plays.is_listen[low:high]
    rows = plays.tracks[low:high][is_listen].astype(np.int64)
    days = np.searchsorted(period.midnights(), plays.starts[low:high][is_listen], "right") - 1
    is_new = ~known[rows]
    track_days = np.unique(rows[is_new] * 400 + days[is_new])
    _, counts = np.unique(track_days // 400, return_counts=True)
    return len(counts), int((counts > 1).sum())


def _longest_run(is_on: NDArray[np.bool_]) -> tuple[int, int]:
    """Length and beginning of the longest run of True; the first of equal ones; (0, 0) without any."""
    edges = np.diff(np.concatenate(([0], is_on.astype(np.int8), [0])))
    begins, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    if len(begins) == 0:
        return 0, 0
    longest = int((ends - begins).argmax())
    return int(ends[longest] - begins[longest]), int(begins[longest])
