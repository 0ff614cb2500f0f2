"""Reader of years, decades and eras, and of the bounds around them."""

import math
from typing import Final

from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.llm.understanding.amounts import CALENDAR, amount_at
from musicrec_desktop.llm.understanding.meaning import Group, Meaning, wish
from musicrec_desktop.llm.understanding.numbers import number_at
from musicrec_desktop.llm.understanding.phrases import Phrases, Reading
from musicrec_desktop.llm.understanding.tables import table
from musicrec_desktop.llm.understanding.tempo import tempo_name_before
from musicrec_desktop.llm.understanding.year_spans import Span, decade_of, span_at

_BEFORE: Final[Phrases[str]] = table(
    "before a year", {bound: bound for bound in ("before", "until", "after", "since", "between", "about")}
)
_AFTER: Final[Phrases[str]] = table(
    "after a year", {bound: bound for bound in ("before", "after", "since", "until", "about")}
)
_TO: Final[Phrases[bool]] = table("from year to year", {"to": True, "and": False})
_ARTICLES: Final = frozenset(("the", "los", "las", "die", "den", "der", "les", "annees", "anos", "year", "del"))
_PASSED: Final = frozenset(("the", "in", "around", "aus", "los", "die", "den"))
_ERAS: Final[Phrases[tuple[int, int, bool]]] = table(
    "eras",
    {
        "20th century": (1900, 1999, True),
        "21st century": (2000, 9999, True),
        "millennium": (1998, 2003, True),
        "old": (1900, 1999, False),
    },
)
_RECENT: Final[Phrases[tuple[int, bool]]] = table(
    "recent",
    {
        "this year": (0, True),
        "last year": (1, True),
        "year before": (2, True),
        "next year": (-1, True),
        "latest": (2, False),
        "recent": (5, False),
    },
)
"""Phrase -> (years back, whether just that year)."""
_AGES: Final[Phrases[str]] = table("before an age", {"older": "older", "younger": "younger"})
_OLD: Final[Phrases[bool]] = table("after an age", {"old": True})
_UNKNOWN: Final[Phrases[bool]] = table("unknown years", {"birth": True})
ABOUT: Final = 2
"""Years to either side of "around 1990"."""


def read_years(reading: Reading, this_year: int) -> None:
    """Find years on free tokens. `this_year` bounds what can exist."""
    for start in range(len(reading.tokens)):
        if not reading.used[start]:
            _ = (
                _read_last_years(reading, start, this_year)
                or _read_age(reading, start, this_year)
                or _read_span(reading, start, this_year)
            )
    for start, end, (low, high, hard) in list(reading.find(_ERAS)):
        after = _AFTER.at(reading.tokens, end) if end < len(reading.tokens) else None
        if not (reading.word(start) == "上" and after):
            _add(reading, start, end, float(low), high if high < 9999 else math.inf, this_year, is_hard=hard)
    for start, end, (back, is_one_year) in list(reading.find(_RECENT)):
        newest = this_year - back if is_one_year else math.inf
        _add(reading, start, end, this_year - back, newest, this_year, is_hard=is_one_year)
    for start, end, _ in list(reading.find(_UNKNOWN)):
        reading.add(start, end, Meaning(Group.YEAR, note="unknown_year"))


def _add(
    reading: Reading, start: int, end: int, low: float, high: float, this_year: int, *, is_hard: bool = True
) -> bool:
    if low > this_year:
        return reading.add(start, end, Meaning(Group.YEAR, note="impossible_year"))
    wishes = (wish(Facet.YEAR, (low, high), confidence=0.98 if is_hard else 0.7, is_hard=is_hard),)
    return reading.add(start, end, Meaning(Group.YEAR, wishes=wishes))


def _read_last_years(reading: Reading, i: int, this_year: int) -> bool:
    """ "the last ten years", "past decade", 近十年, 最近十年."""
    if reading.word(i) not in ("last", "past", "ultimos", "letzten", "dernieres", "近", "过"):
        return False
    at = i + 2 if reading.word(i) == "过" and reading.word(i + 1) == "去" else i + 1
    period = amount_at(reading.tokens, at, CALENDAR)
    if period is None and reading.word(at) == "decade":
        period = (3652.5, at + 1)
    if period is None or period[0] < 365:
        return False
    return _add(reading, i, period[1], this_year - round(period[0] / 365.25), math.inf, this_year)


def _read_age(reading: Reading, i: int, this_year: int) -> bool:
    """ "older than 30 years", "at least 20 years old", "less than five years old", 二十年以上的老歌."""
    amount = amount_at(reading.tokens, i, CALENDAR)
    if amount is None or amount[0] < 365:
        return False
    before = _AGES.ending_at(reading.tokens, i, 4)
    old = _OLD.at(reading.tokens, amount[1]) if amount[1] < len(reading.tokens) else None
    words = {reading.word(at) for at in range(before[0] if before else i, i)}
    # "over 20 years" may be anything; "over 20 years old" and "older than 20 years" are ages.
    says_age = old is not None or not words.isdisjoint(("older", "newer", "younger"))
    if not says_age or (before is None and reading.word(amount[1]) != "以"):
        return False
    start, end = before[0] if before else i, old[0] if old else amount[1]
    year = float(this_year - round(amount[0] / 365.25))
    is_younger = before is not None and before[1] == "younger"
    low, high = (year, math.inf) if is_younger else (-math.inf, year)
    return reading.is_free(start, end) and _add(reading, start, end, low, high, this_year)


def _read_span(reading: Reading, i: int, this_year: int) -> bool:
    tokens = reading.tokens
    lead = _BEFORE.at(tokens, i)
    at, bound = (lead[0], lead[1]) if lead else (i, "")
    while at < len(tokens) and reading.word(at) in ("the", "year", "about", "around"):
        bound = bound or ("about" if reading.word(at) in ("about", "around") else "")
        at += 1
    if tempo_name_before(reading, i) is not None:
        # "a tempo in the 90s"
        return False
    first = (_millennium(reading, at) if lead else None) or _bare_decade(reading, at) or span_at(reading, at, this_year)
    if first is None:
        return False
    low, high, end = float(first.low), float(first.high), first.end
    second = _second(reading, first, this_year, is_between=bound == "between")
    if second is not None:
        low, high, end = min(low, second.low), max(high, second.high), second.end
    late = _AFTER.at(tokens, end) if end < len(tokens) else None
    if late is not None:
        end = late[0]
    if second is not None:
        # 1990年から2000年まで: the second year is the end, however it is marked.
        bound = late[1] if late is not None and late[1] in ("since", "after") else ""
    elif late is not None:
        bound = late[1]
    # "from 1984" is that year, "since 1984" and "from 1984 on" are not.
    opens = late is not None or reading.word(i) not in ("from", "von", "de", "从")
    low, high = {
        "before": (-math.inf, low - 1),
        "until": (-math.inf, high),
        "after": (high + 1, math.inf),
        "since": (low, math.inf) if opens else (low, high),
        "about": (low - ABOUT, high + ABOUT) if low == high else (low, high),
    }.get(bound, (low, high))
    start = i if lead else at
    while reading.word(start - 1) in _PASSED and reading.is_free(start - 1, start):
        start -= 1
    return reading.is_free(start, end) and _add(reading, start, end, low, high, this_year)


def _second(reading: Reading, first: Span, this_year: int, *, is_between: bool) -> Span | None:
    """The second of two years or decades: after "to"; after "and" between two bounds, or when they are neighbours."""
    joined = _joined(reading, first.end)
    if joined is None:
        return None
    at, is_range = joined
    while reading.word(at) in _ARTICLES:
        at += 1
    second = span_at(reading, at, this_year)
    if second is None and at < len(reading.tokens) and reading.tokens[at].is_number and first.high - first.low == 9:
        number = number_at(reading.tokens, at)
        second = decade_of(int(number[0]), number[1]) if number and number[0] >= 30 else None
    if second is None:
        return None
    return second if is_range or is_between or second.low == first.high + 1 else None


def _joined(reading: Reading, i: int) -> tuple[int, bool] | None:
    """(end, whether it is a range) of what joins two years at token i: a dash, "to", "and"."""
    if reading.word(i) == "-":
        return i + 1, True
    return _TO.at(reading.tokens, i) if i < len(reading.tokens) else None


def _bare_decade(reading: Reading, i: int) -> Span | None:
    """The first of "70到90年代", "60-80s": two digits that a decade after "to" makes one."""
    number = number_at(reading.tokens, i)
    joined = _joined(reading, number[1]) if number else None
    if number is None or joined is None or not joined[1] or number[0] not in range(20, 100, 10):
        return None
    second = span_at(reading, joined[0], 9999)
    return decade_of(int(number[0]), number[1]) if second and second.high - second.low == 9 else None


def _millennium(reading: Reading, i: int) -> Span | None:
    """ "since the millennium"."""
    return Span(2000, 2000, i + 1) if reading.word(i) == "millennium" else None
