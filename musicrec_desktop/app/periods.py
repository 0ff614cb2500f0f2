"""Stretches of the calendar on the listener's clock: a day, a week, a month, a year, all time."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.ids import UnixTime


class Span(StrEnum):
    """How long a period is."""

    WEEK = "week"
    """Monday to Sunday (ISO 8601)."""
    MONTH = "month"
    YEAR = "year"
    ALL = "all"
    """From the first play to the last."""


@dataclass(frozen=True, slots=True)
class Period:
    """Some whole days."""

    span: Span
    first: date
    after: date
    """The day after the last one."""

    @property
    def days(self) -> int:
        return (self.after - self.first).days

    @property
    def begins(self) -> UnixTime:
        """Local midnight."""
        return midnight(self.first)

    @property
    def ends(self) -> UnixTime:
        """Local midnight after the last day."""
        return midnight(self.after)

    def moved(self, steps: int) -> "Period":
        """So many periods later; earlier when negative. There is nothing beside all time."""
        match self.span:
            case Span.WEEK:
                return period_at(self.span, self.first + timedelta(weeks=steps))
            case Span.MONTH:
                months = self.first.year * 12 + self.first.month - 1 + steps
                return period_at(self.span, date(months // 12, months % 12 + 1, 1))
            case Span.YEAR:
                return period_at(self.span, date(self.first.year + steps, 1, 1))
            case Span.ALL:
                return self

    def midnights(self) -> NDArray[np.float64]:
        """(days + 1,) UTC seconds of each local midnight in it, the last one being the end."""
        days = [self.first + timedelta(days=day) for day in range(self.days + 1)]
        return np.array([midnight(day) for day in days], np.float64)


def period_at(span: Span, day: date) -> Period:
    """The week, month or year around a day; for ALL that day alone."""
    match span:
        case Span.WEEK:
            first = day - timedelta(days=day.weekday())
            return Period(span, first, first + timedelta(weeks=1))
        case Span.MONTH:
            first = day.replace(day=1)
            return Period(span, first, (first + timedelta(days=32)).replace(day=1))
        case Span.YEAR:
            return Period(span, date(day.year, 1, 1), date(day.year + 1, 1, 1))
        case Span.ALL:
            return Period(span, day, day + timedelta(days=1))


def all_time(first: float, last: float) -> Period:
    """The days from one moment to another, both of them included."""
    return Period(Span.ALL, local_day(first), local_day(last) + timedelta(days=1))


def local_day(at: float) -> date:
    """The day on this machine's calendar."""
    return datetime.fromtimestamp(at, UTC).astimezone().date()


def midnight(day: date) -> UnixTime:
    """UTC seconds of the beginning of a day on this machine's clock."""
    return UnixTime(datetime(day.year, day.month, day.day).astimezone().timestamp())
