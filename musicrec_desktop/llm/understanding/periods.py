"""Stretches of the listener's own past, in days before now: "last winter", "in six months", 这周."""

import math
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Final

from musicrec_desktop.llm.understanding.amounts import CALENDAR, amount_at
from musicrec_desktop.llm.understanding.phrases import Phrases, Reading
from musicrec_desktop.llm.understanding.tables import table, word_set

_SEASONS: Final = {"winter": 12, "spring": 3, "summer": 6, "autumn": 9}
_MONTHS: Final = {
    name: number
    for number, name in enumerate(
        (
            *("january", "february", "march", "april", "may", "june"),
            *("july", "august", "september", "october", "november", "december"),
        ),
        start=1,
    )
}
_NAMES: Final = (
    *("today", "yesterday", "this week", "last week", "this month", "last month", "this year", "last year"),
    *("few days", "weekend", "christmas", "year before", "lately", "a while", "ages", *_SEASONS, *_MONTHS),
)
_NAMED: Final[Phrases[str]] = table("periods", {name: name for name in _NAMES})
_LEADS: Final = word_set("periods-leads")
_YEAR_LEADS: Final = frozenset(("in", "of", "since", "during", "en", "seit", "depuis", "desde"))
_SINCE: Final = frozenset(("since", "desde", "seit", "depuis"))
_MORE: Final = frozenset(("more", "over", "longer", "least", "超", "mas", "mehr", "plus"))
_BARE: Final = {
    "week": 7.0,
    "month": 30.44,
    "year": 365.25,
    "decade": 3652.5,
    "mes": 30.44,
    "semana": 7.0,
    "ano": 365.25,
    "weeks": 21.0,
    "months": 90.0,
    "years": 730.0,
}
"""Days of a unit without a number."""
_BARE_LEADS: Final = frozenset(("last", "past", "for", "in", "ultimo", "ultima", "dernier", "derniere"))
_OPEN: Final = {"lately": 30.0, "few days": 5.0, "a while": 60.0, "ages": 180.0}


@dataclass(frozen=True, slots=True)
class Period:
    """From `newest` to `oldest` days ago, and where its words stand."""

    newest: float
    oldest: float
    end: int
    start: int = -1
    is_since: bool = False
    """Led by "since": it lasts until now."""


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
        saturday = day + (midnight.weekday() - 5) % 7
        month = self._days(midnight.replace(day=1))
        before = self._days((midnight.replace(day=1) - timedelta(days=1)).replace(day=1))
        year = self._days(midnight.replace(month=1, day=1))
        if name in _SEASONS:
            return self._season(_SEASONS[name])
        if name in _MONTHS:
            return self._month(_MONTHS[name])
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
            "year before": (year + 365.0, year + 730.0),
            "weekend": (max(0.0, saturday - 2), saturday),
            "christmas": self._christmas(),
        }.get(name, (0.0, _OPEN.get(name, 30.0)))

    def year(self, year: int) -> tuple[float, float]:
        """(newest, oldest) days ago of a calendar year."""
        first = self.now.replace(year=year, month=1, day=1, hour=0, minute=0, second=0, microsecond=0)
        return max(0.0, self._days(first.replace(year=year + 1))), self._days(first)

    def _month(self, month: int) -> tuple[float, float]:
        """The latest month of that number that has begun."""
        year = self.now.year - (month > self.now.month)
        first = self.now.replace(year=max(1, year), month=month, day=1, hour=0, minute=0, second=0, microsecond=0)
        return max(0.0, self._days(first) - 31.0), max(0.0, self._days(first))

    def _christmas(self) -> tuple[float, float]:
        """The days around the latest Christmas."""
        newest, oldest = self._month(12)
        return newest, max(newest, oldest - 19.0)

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
    is_since = False
    for _ in range(5):
        if at >= len(reading.tokens):
            return None
        named = None if reading.word(at - 1) == "the" and _bare(reading, at + 1) else _NAMED.at(reading.tokens, at)
        amount = amount_at(reading.tokens, at, CALENDAR)
        if named is not None:
            newest, oldest = clock.bounds(named[1])
            return Period(newest, oldest, named[0], i, is_since)
        if amount is not None:
            return _of_amount(reading, i, at, *amount)
        found = _year(reading, at, clock) or _bare(reading, at)
        if found is not None:
            return Period(found[0], found[1], found[2], i, is_since)
        if reading.word(at) not in _LEADS:
            return None
        is_since = is_since or reading.word(at) in _SINCE
        at += 1
    return None


def _of_amount(reading: Reading, start: int, at: int, amount: float, end: int) -> Period:
    """ "six months", "two years ago", "more than a year ago"."""
    if reading.word(end) not in ("ago", "前"):
        return Period(0.0, amount, end, start)
    if any(reading.word(k) in _MORE for k in range(start, at)):
        return Period(amount, math.inf, end + 1, start)
    # A quarter to either side: nobody means the day.
    return Period(0.75 * amount, 1.25 * amount, end + 1, start)


def _year(reading: Reading, i: int, clock: Clock) -> tuple[float, float, int] | None:
    """ "(in) 2024", 2024年: a year of the listener's past."""
    word = reading.word(i)
    is_year = len(word) == 4 and word.isdecimal() and 1990 <= int(word) <= clock.now.year
    if not is_year or (reading.word(i - 1) not in _YEAR_LEADS and reading.word(i + 1) != "年"):
        return None
    return *clock.year(int(word)), i + 1 + (reading.word(i + 1) == "年")


def _bare(reading: Reading, i: int) -> tuple[float, float, int] | None:
    """ "(the last) week", "past month": a unit without a number, after last or past."""
    size = _BARE.get(reading.word(i))
    return (0.0, size, i + 1) if size and reading.word(i - 1) in _BARE_LEADS else None


def period_before(reading: Reading, end: int, clock: Clock) -> Period | None:
    """The period whose words end at token `end` (半年没听过), or None."""
    for start in range(max(0, end - 6), end):
        period = period_at(reading, start, clock)
        if period is not None and period.end == end and reading.is_free(start, end):
            return period
    return None
