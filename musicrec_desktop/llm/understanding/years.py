"""Reader of years, decades and eras."""

import math
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.llm.understanding.amounts import CALENDAR, CLOCK, amount_at
from musicrec_desktop.llm.understanding.meaning import Group, Meaning, wish
from musicrec_desktop.llm.understanding.numbers import number_at
from musicrec_desktop.llm.understanding.phrases import Phrases, Reading
from musicrec_desktop.llm.understanding.quantities import TRACK_NOUNS
from musicrec_desktop.llm.understanding.tables import table

_DECADES: Final = {
    word: 1900 + 10 * tens
    for tens, names in {
        2: "twenties",
        3: "thirties",
        4: "forties fourties",
        5: "fifties",
        6: "sixties sesenta sechziger",
        7: "seventies setenta siebziger",
        8: "eighties ochenta achtziger",
        9: "nineties noventa neunziger",
        10: "noughties aughts naughties 2000er nuller",
        11: "tens twenty-tens",
    }.items()
    for word in names.split()
}
_AFTER_DIGITS: Final = frozenset(("s", "er", "ers", "ies", "ern"))
_DECADE_WORDS: Final = frozenset(("anos", "annees", "decada", "the", "los", "die", "der", "den", "les", "des"))
_EARLY: Final[Phrases[str]] = table("parts of a decade", {part: part for part in ("early", "mid", "late")})
_BEFORE: Final[Phrases[str]] = table("before a year", {bound: bound for bound in ("before", "until", "after", "since")})
_AFTER: Final[Phrases[str]] = table("after a year", {bound: bound for bound in ("before", "after", "since", "until")})
_TO: Final = frozenset(
    ("-", "to", "till", "until", "through", "and", "y", "a", "und", "bis", "et", "到", "至", "和", "or")
)
_ERAS: Final[Phrases[tuple[int, int, bool]]] = table(
    "eras",
    {
        "20th century": (1900, 1999, True),
        "21st century": (2000, 9999, True),
        "millennium": (1998, 2003, True),
        "old": (1900, 1999, False),
    },
)
_RECENT: Final[Phrases[float]] = table("recent", {"this year": 0.0, "last year": 1.0, "recent": 5.0})


@dataclass(frozen=True, slots=True)
class _Span:
    low: int
    high: int
    end: int


def read_years(reading: Reading, this_year: int) -> None:
    """Find years on free tokens. `this_year` bounds what can exist."""
    for start in range(len(reading.tokens)):
        if not reading.used[start]:
            _ = _read_last_years(reading, start, this_year) or _read_span(reading, start, this_year)
    for start, end, (low, high, hard) in reading.find(_ERAS):
        after = _AFTER.at(reading.tokens, end) if end < len(reading.tokens) else None
        if not (reading.word(start) == "上" and after):
            _add(reading, start, end, float(low), high if high < 9999 else math.inf, this_year, is_hard=hard)
    for start, end, back in reading.find(_RECENT):
        is_one_year = back < 2
        _add(
            reading,
            start,
            end,
            this_year - back,
            this_year - back if is_one_year else math.inf,
            this_year,
            is_hard=is_one_year,
        )


def _add(
    reading: Reading, start: int, end: int, low: float, high: float, this_year: int, *, is_hard: bool = True
) -> bool:
    if low > this_year:
        return reading.add(start, end, Meaning(Group.YEAR, note="impossible_year"))
    wishes = (wish(Facet.YEAR, (low, high), confidence=0.98 if is_hard else 0.7, is_hard=is_hard),)
    return reading.add(start, end, Meaning(Group.YEAR, wishes=wishes))


def _read_last_years(reading: Reading, i: int, this_year: int) -> bool:
    """ "the last ten years", "past decade", 近十年."""
    lead = reading.word(i) in ("last", "past", "ultimos", "letzten", "dernieres") or reading.word(i) in ("近", "过")
    if not lead:
        return False
    at = i + 2 if reading.word(i) == "过" and reading.word(i + 1) == "去" else i + 1
    period = amount_at(reading.tokens, at, CALENDAR)
    if period is None and reading.word(at) == "decade":
        period = (3652.5, at + 1)
    if period is None or period[0] < 365:
        return False
    return _add(reading, i, period[1], this_year - round(period[0] / 365.25), math.inf, this_year)


def _read_span(reading: Reading, i: int, this_year: int) -> bool:
    tokens = reading.tokens
    lead = _BEFORE.at(tokens, i)
    at, bound = (lead[0], lead[1]) if lead else (i, "")
    if at < len(tokens) and reading.word(at) in ("the", "around", "about", "year"):
        at += 1
    first = _years_at(reading, at)
    if first is None:
        return False
    low, high, end = float(first.low), float(first.high), first.end
    if reading.word(end) in _TO:
        second = _years_at(reading, end + 1 + (reading.word(end + 1) in ("the", "los", "die")))
        joins = reading.word(end) not in ("and", "y", "und", "et", "和", "or") or (
            second and second.low == first.high + 1
        )
        if second is not None and (joins or reading.word(i) in ("between", "entre")):
            low, high = min(low, second.low), max(high, second.high)
            bound, end = "", second.end
    late = _AFTER.at(tokens, end) if end < len(tokens) else None
    if late is not None:
        end, bound = late
    low, high = {
        "before": (-math.inf, first.low - 1),
        "until": (-math.inf, first.high),
        "after": (first.high + 1, math.inf),
        "since": (first.low, math.inf)
        if late or reading.word(i) in ("since", "starting", "desde", "seit", "ab", "depuis", "no", "not")
        else (low, high),
    }.get(bound, (low, high))
    start = i if lead else at
    while (
        start > 0
        and reading.word(start - 1) in ("the", "in", "around", "aus", "los", "die")
        and not reading.used[start - 1]
    ):
        start -= 1
    return reading.is_free(start, end) and _add(reading, start, end, low, high, this_year)


def _years_at(reading: Reading, i: int) -> _Span | None:
    """A decade or a year, with "early", "mid" or "late"."""
    tokens = reading.tokens
    if i >= len(tokens):
        return None
    part = _EARLY.at(tokens, i)
    at, which = (part[0], part[1]) if part else (i, "")
    while part and reading.word(at) in ("the", "to", "mid", "late", "der", "des"):
        at += 1
    decade = _decade_at(reading, at)
    if decade is not None:
        after = _EARLY.at(tokens, decade.end) if decade.end < len(tokens) and tokens[decade.end].is_glued else None
        end, which = after if after is not None else (decade.end, which)
        low, high = {"early": (0, 3), "mid": (3, 6), "late": (6, 9)}.get(which, (0, decade.high - decade.low))
        return _Span(decade.low + low, decade.low + high, end)
    return _year_at(reading, at)


def _decade_at(reading: Reading, i: int) -> _Span | None:
    """ "90s", "1990s", "nineties", 九十年代, 上世纪八十年代, "años 80", "80er"."""
    at = i
    for lead in (("上", "世", "纪"), ("二", "十", "世", "纪"), ("20", "世", "纪")):
        if tuple(reading.word(at + k) for k in range(len(lead))) == lead:
            at += len(lead)
            at += reading.word(at) == "的"
            break
    if reading.word(at) in _DECADES:
        return _Span(_DECADES[reading.word(at)], _DECADES[reading.word(at)] + 9, at + 1)
    before = reading.word(at) in ("anos", "annees", "decada", "los", "les")
    while reading.word(at) in _DECADE_WORDS:
        at += 1
    number = number_at(reading.tokens, at)
    if number is None or number[0] != int(number[0]):
        return None
    value, end = int(number[0]), number[1]
    two = _two_han_decades(reading, at)
    if two is not None:
        return two
    if reading.word(end) == "年" and reading.word(end + 1) == "代":
        end += 2
    elif reading.word(end) in _AFTER_DIGITS and reading.tokens[end].is_glued:
        end += 1
    elif not before:
        return None
    if value < 100 and value % 10 == 0:
        return _Span((1900 if value >= 30 else 2000) + value, (1900 if value >= 30 else 2000) + value + 9, end)
    if 1000 <= value < 2200 and value % 10 == 0:
        return _Span(value, value + 9, end)
    return None


def _two_han_decades(reading: Reading, i: int) -> _Span | None:
    """八九十年代: the eighties and the nineties."""
    digits = "二三四五六七八九"
    first, second = reading.word(i), reading.word(i + 1)
    if not (first and second and first in digits and second in digits and reading.word(i + 2) == "十"):
        return None
    if reading.word(i + 3) + reading.word(i + 4) != "年代":
        return None
    low, high = sorted((digits.index(first) + 2, digits.index(second) + 2))
    return _Span(1900 + 10 * low, 1909 + 10 * high, i + 5)


def _year_at(reading: Reading, i: int) -> _Span | None:
    number = number_at(reading.tokens, i)
    if number is None or not 1000 <= number[0] <= 9999 or number[0] != int(number[0]):
        return None
    value, end = int(number[0]), number[1]
    follows = reading.word(end)
    if reading.tokens[i].is_number and len(reading.tokens[i].word) != 4:
        return None
    if follows == "年":
        end += 1
    elif (
        (follows in TRACK_NOUNS and value % 100 == 0)
        or follows in ("bpm", "首", "times")
        or amount_at(reading.tokens, i, CLOCK)
    ):
        # "2000 tracks" counts; "songs from 2150" does not.
        return None
    elif not 1800 <= value <= 2200 and reading.word(i - 1) not in ("from", "in", "year", "since", "of"):
        return None
    return _Span(value, value, end)
