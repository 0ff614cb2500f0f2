"""Charts in words: periods, places, changes, totals."""

from collections.abc import Callable
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.app.charts import ChartEntry, Charts, Measure, Totals
from musicrec_desktop.app.periods import Period, Span
from musicrec_desktop.desktop.item_models.amount_words import count_text
from musicrec_desktop.desktop.item_models.date_words import (
    day_text,
    minutes_text,
    month_name,
    month_text,
    short_day_text,
    weekday_name,
)
from musicrec_desktop.desktop.words import tr

_MOST_DAYS = 62
"""Longer periods are drawn month by month."""
_MOST_MONTHS = 48
"""Longer ones year by year."""


def span_text(span: Span) -> str:
    """How long a period is."""
    match span:
        case Span.WEEK:
            return tr("Week")
        case Span.MONTH:
            return tr("Month")
        case Span.YEAR:
            return tr("Year")
        case Span.ALL:
            return tr("All time")


def period_text(period: Period) -> str:
    """Which one it is."""
    last = period.after - timedelta(days=1)
    match period.span:
        case Span.WEEK:
            week = period.first.isocalendar().week
            return tr("Week {week}: {first} – {last}").format(
                week=week, first=short_day_text(period.first), last=short_day_text(last)
            )
        case Span.MONTH:
            return month_text(period.first)
        case Span.YEAR:
            return str(period.first.year)
        case Span.ALL:
            return f"{short_day_text(period.first)} – {short_day_text(last)}"


def before_text(span: Span) -> str:
    """The period it is compared with."""
    match span:
        case Span.WEEK:
            return tr("the week before")
        case Span.MONTH:
            return tr("the month before")
        case Span.YEAR | Span.ALL:
            return tr("the year before")


def change_sign(entry: ChartEntry, place: int, *, is_compared: bool) -> str:
    """Up, down, the same or new, as a sign."""
    if not is_compared:
        return ""
    if entry.was == 0:
        return tr("new", "in a chart: not there before")
    if entry.was == place:
        return "="
    return f"▲ {entry.was - place}" if entry.was > place else f"▼ {place - entry.was}"


def change_words(entry: ChartEntry, place: int, *, is_compared: bool) -> str:
    """The same, to be read out."""
    if not is_compared:
        return ""
    if entry.was == 0:
        return tr("new in the chart")
    if entry.was == place:
        return tr("same place as before")
    if entry.was > place:
        return tr("up %n place(s)", n=entry.was - place)
    return tr("down %n place(s)", n=place - entry.was)


def value_text(entry: ChartEntry, measure: Measure) -> str:
    """What the place stands on."""
    return tr("%n play(s)", n=entry.plays) if measure is Measure.PLAYS else minutes_text(entry.minutes)


def figures(charts: Charts) -> list[tuple[str, str, str]]:
    """(figure, what it is, how it differs from the period before)."""
    now, before = charts.totals, charts.before

    def change(of: Callable[[Totals], float], text: Callable[[float], str] = _count) -> str:
        return "" if before is None else _change(of(now), of(before), text)

    return [
        (minutes_text(now.minutes), tr("heard"), change(lambda totals: totals.minutes, minutes_text)),
        (count_text(now.plays), tr("plays"), change(lambda totals: totals.plays)),
        (count_text(now.tracks), tr("different tracks"), change(lambda totals: totals.tracks)),
        (count_text(now.artists), tr("artists"), change(lambda totals: totals.artists)),
        (count_text(now.new_tracks), tr("heard for the first time"), change(lambda totals: totals.new_tracks)),
        (count_text(now.skips), tr("skips"), change(lambda totals: totals.skips)),
    ]


def _count(amount: float) -> str:
    return count_text(round(amount))


def _change(now: float, before: float, text: Callable[[float], str]) -> str:
    difference = round(now) - round(before)
    if difference == 0:
        return tr("= as before")
    amount = text(abs(difference))
    return (
        tr("▲ {amount} more").format(amount=amount) if difference > 0 else tr("▼ {amount} less").format(amount=amount)
    )


def totals_sentence(totals: Totals) -> str:
    """A period in one sentence."""
    return tr("{time} on {days}, {plays}.").format(
        time=minutes_text(totals.minutes), days=tr("%n day(s)", n=totals.days), plays=tr("%n play(s)", n=totals.plays)
    )


def drawn_minutes(charts: Charts) -> tuple[NDArray[np.float64], list[str], list[str]]:
    """(minutes, label, name) of each bar: days, or months, or years of a long period."""
    period, minutes = charts.period, charts.minutes_a_day
    days = [period.first + timedelta(days=day) for day in range(period.days)]
    if len(days) <= _MOST_DAYS:
        is_week = len(days) <= 7
        labels = [weekday_name(day.weekday(), is_short=True) if is_week else str(day.day) for day in days]
        return minutes, labels, [day_text(day) for day in days]
    firsts = _firsts(days)
    sums = np.add.reduceat(minutes, [at for at, _ in firsts])
    if len(days) <= _MOST_MONTHS * 30.5:
        is_year = period.span is Span.YEAR
        labels = [
            month_name(day.month) if is_year or day.month == 1 or at == 0 else "" for at, (_, day) in enumerate(firsts)
        ]
        if not is_year:
            labels = [f"{label} {day.year}" if label else "" for label, (_, day) in zip(labels, firsts, strict=True)]
        return sums, labels, [month_text(day) for _, day in firsts]
    years = np.array([day.year for _, day in firsts])
    names = [str(year) for year in np.unique(years)]
    yearly = np.add.reduceat(sums, np.flatnonzero(np.diff(years, prepend=0)))
    return yearly, names, names


def _firsts(days: list[date]) -> list[tuple[int, date]]:
    """(place, day) of the first day of each month."""
    return [(at, day) for at, day in enumerate(days) if at == 0 or day.day == 1]


def busiest_text(charts: Charts) -> str:
    """The bar with most minutes."""
    minutes, _, names = drawn_minutes(charts)
    if len(minutes) == 0 or minutes.max() <= 0:
        return ""
    at = int(minutes.argmax())
    return tr("Most: {time}, {day}").format(time=minutes_text(float(minutes[at])), day=names[at])
