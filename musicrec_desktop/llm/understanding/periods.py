"""Stretches of the listener's own past, in days before now: "last winter", "in six months", 这周."""

from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Final

from musicrec_desktop.llm.understanding.amounts import CALENDAR, amount_at
from musicrec_desktop.llm.understanding.phrases import Phrases, Reading
from musicrec_desktop.llm.understanding.tables import table, word_set

_NAMES: Final = (
    *("today", "yesterday", "this week", "last week", "this month", "last month", "this year", "last year"),
    *("winter", "spring", "summer", "autumn", "lately", "a while", "ages"),
)
_NAMED: Final[Phrases[str]] = table("periods", {name: name for name in _NAMES})
_SEASONS: Final = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9}
_LEADS: Final = word_set("periods-leads")
_OPEN: Final = {"lately": 30.0, "a while": 60.0, "ages": 180.0}


@dataclass(frozen=True, slots=True)
class Period:
    """From `oldest` to `newest` days ago, and where its words end."""

    newest: float
    oldest: float
    end: int
    start: int = -1


@dataclass(frozen=True, slots=True)
class Clock:
    """The listener's own now."""

    now: datetime

    @staticmethod
    def at(unix: float, utc_offset_s: int) -> "Clock":
        """From a request's moment; a moment no calendar has is taken as the epoch."""
        zone = timezone(timedelta(seconds=max(-86_340, min(86_340, utc_offset_s))))
        try:
            return Clock(datetime.fromtimestamp(unix, zone))
        except (OverflowError, OSError, ValueError):
            return Clock(datetime.fromtimestamp(0, zone))

    def _days(self, then: datetime) -> float:
        return (self.now - then).total_seconds() / 86_400

    def bounds(self, name: str) -> tuple[float, float]:
        """(newest, oldest) days ago of a named period."""
        midnight = self.now.replace(hour=0, minute=0, second=0, microsecond=0)
        day = self._days(midnight)
        week = day + midnight.weekday()
        month = self._days(midnight.replace(day=1))
        before = self._days((midnight.replace(day=1) - timedelta(days=1)).replace(day=1))
        year = self._days(midnight.replace(month=1, day=1))
        if name in _SEASONS:
            return self._season(_SEASONS[name])
        return {
            "today": (0.0, day),
            "yesterday": (day, day + 1),
            # A week said early in the week means the last seven days; a listener on Monday hardly means "since today".
            "this week": (0.0, max(week, 7.0)),
            "last week": (week, week + 7),
            "this month": (0.0, max(month, 30.0)),
            "last month": (month, before),
            "this year": (0.0, year),
            "last year": (year, year + 365.0),
        }.get(name, (0.0, _OPEN.get(name, 30.0)))

    def _season(self, month: int) -> tuple[float, float]:
        """The latest season of that name that is over."""
        year = self.now.year
        while year > 1:
            first = self.now.replace(year=year, month=month, day=1, hour=0, minute=0, second=0, microsecond=0)
            last = first + timedelta(days=91)
            if last <= self.now:
                return self._days(last), self._days(first)
            year -= 1
        return 0.0, 365.0


def period_at(reading: Reading, i: int, clock: Clock) -> Period | None:
    """The period that starts at token i, "in the last" and the like passed over; None without one."""
    at = i
    for _ in range(5):
        if at >= len(reading.tokens):
            return None
        named = _NAMED.at(reading.tokens, at)
        amount = amount_at(reading.tokens, at, CALENDAR)
        if named is not None:
            newest, oldest = clock.bounds(named[1])
            return Period(newest, oldest, named[0], i)
        if amount is not None:
            return Period(0.0, amount[0], amount[1], i)
        bare = amount_at_bare(reading, at)
        if bare is not None:
            return bare
        if reading.word(at) not in _LEADS:
            return None
        at += 1
    return None


def amount_at_bare(reading: Reading, i: int) -> Period | None:
    """ "(the last) week", "past month": a unit without a number, after last or past."""
    sizes = {
        "week": 7.0,
        "month": 30.44,
        "year": 365.25,
        "decade": 3652.5,
        "weeks": 21.0,
        "months": 90.0,
        "years": 730.0,
    }
    if reading.word(i - 1) in ("last", "past", "for", "in") and reading.word(i) in sizes:
        return Period(0.0, sizes[reading.word(i)], i + 1, i)
    return None


def period_before(reading: Reading, end: int, clock: Clock) -> Period | None:
    """The period whose words end at token `end` (半年没听过), or None."""
    for start in range(max(0, end - 6), end):
        period = period_at(reading, start, clock)
        if period is not None and period.end == end and reading.is_free(start, end):
            return Period(period.newest, period.oldest, end, start)
    return None
