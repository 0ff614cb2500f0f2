"""One stretch of years in a request: "late 80s", "nineteen eighty-four", "19th century", 九十年代初, ten years ago."""

from dataclasses import dataclass
from typing import Final

from musicrec_desktop.llm.understanding.amounts import CALENDAR, CLOCK, amount_at
from musicrec_desktop.llm.understanding.numbers import number_at
from musicrec_desktop.llm.understanding.phrases import Phrases, Reading
from musicrec_desktop.llm.understanding.quantities import TRACK_NOUNS
from musicrec_desktop.llm.understanding.tables import table, word_set

_DECADES: Final = {
    word: 1900 + 10 * tens
    for tens, names in {
        2: "twenties zwanziger",
        3: "thirties dreissiger",
        4: "forties fourties vierziger vierzigern",
        5: "fifties funfziger funfzigern",
        6: "sixties sechziger sechzigern",
        7: "seventies siebziger siebzigern",
        8: "eighties achtziger achtzigern",
        9: "nineties neunziger neunzigern",
        10: "noughties aughts naughties 2000er nuller",
        11: "tens twenty-tens",
    }.items()
    for word in names.split()
}
_AFTER_DIGITS: Final = frozenset(("s", "er", "ers", "ies", "ern"))
_DECADE_LEADS: Final = frozenset(("anos", "annees", "decada", "los", "les", "des"))
"""Behind these a number of two digits is a decade: "años 80", "les années 80"."""
_DECADE_WORDS: Final = _DECADE_LEADS | {"the", "die", "der", "den", "de", "la"}
_DECADE_TAILS: Final = frozenset(("jahre", "jahren"))
_PARTS: Final[Phrases[tuple[int, int]]] = table(
    "parts of a decade",
    {
        "early": (0, 3),
        "first half": (0, 4),
        "early to mid": (0, 6),
        "mid": (3, 6),
        "mid to late": (3, 9),
        "second half": (5, 9),
        "late": (6, 9),
    },
)
_SPOKEN: Final = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}
_YEAR_LEADS: Final = word_set("years-leads")


@dataclass(frozen=True, slots=True)
class Span:
    """From `low` to `high`, both included, and where its words end."""

    low: int
    high: int
    end: int


def span_at(reading: Reading, i: int, this_year: int) -> Span | None:
    """The decade, century or year that starts at token i, with "early", "mid" or "late"; None without one."""
    if i >= len(reading.tokens):
        return None
    part = _PARTS.at(reading.tokens, i)
    at, share = part if part is not None else (i, None)
    while part and reading.word(at) in _DECADE_WORDS:
        at += 1
    if at >= len(reading.tokens):
        return None
    decade = _decade_at(reading, at)
    if decade is not None:
        after = _PARTS.at(reading.tokens, decade.end) if _is_glued(reading, decade.end) else None
        end, share = after if after is not None else (decade.end, share)
        low, high = share if share is not None else (0, decade.high - decade.low)
        return Span(decade.low + low, decade.low + high, end)
    century = _century_at(reading, at, this_year)
    if century is not None:
        after = _PARTS.at(reading.tokens, century.end) if _is_glued(reading, century.end) else None
        end, share = after if after is not None else (century.end, share)
        return century if share is None else Span(century.low + 10 * share[0], century.low + 10 * share[1], end)
    return _early_year_at(reading, at) or year_at(reading, at) or _ago_at(reading, i, this_year)


def _is_glued(reading: Reading, i: int) -> bool:
    return i < len(reading.tokens) and reading.tokens[i].is_glued


def _decade_at(reading: Reading, i: int) -> Span | None:
    """ "90s", "1990s", "nineties", "two thousands", 九十年代, 上世纪八十年代, "años 80", "80er Jahre"."""
    at = i
    for lead in (("上", "世", "纪"), ("二", "十", "世", "纪"), ("20", "世", "纪")):
        if tuple(reading.word(at + k) for k in range(len(lead))) == lead:
            at += len(lead)
            at += reading.word(at) == "的"
            break
    if reading.word(at) == "two" and reading.word(at + 1) == "thousands":
        return Span(2000, 2009, at + 2)
    if reading.word(at) in _DECADES:
        low = _DECADES[reading.word(at)]
        return Span(low, low + 9, at + 1 + (reading.word(at + 1) in _DECADE_TAILS))
    is_led = reading.word(at) in _DECADE_LEADS or reading.word(at - 1) in _DECADE_LEADS
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
    elif reading.word(end) in _AFTER_DIGITS and _is_glued(reading, end):
        end += 1 + (reading.word(end + 1) in _DECADE_TAILS)
    elif not is_led or amount_at(reading.tokens, at, CLOCK) or _counts(reading, end):
        return None
    return decade_of(value, end)


def _counts(reading: Reading, end: int) -> bool:
    return reading.word(end) in TRACK_NOUNS or reading.word(end) in ("bpm", "%")


def decade_of(value: int, end: int) -> Span | None:
    """The decade of 80, 1980 or 0 (2000); None when the number is none."""
    if value % 10 or not (value < 100 or 1000 <= value < 2200):
        return None
    low = value if value >= 1000 else value + (1900 if value >= 30 else 2000)
    return Span(low, low + 9, end)


def _two_han_decades(reading: Reading, i: int) -> Span | None:
    """八九十年代: the eighties and the nineties."""
    digits = "二三四五六七八九"
    first, second = reading.word(i), reading.word(i + 1)
    if not (first and second and first in digits and second in digits and reading.word(i + 2) == "十"):
        return None
    if reading.word(i + 3) + reading.word(i + 4) != "年代":
        return None
    low, high = sorted((digits.index(first) + 2, digits.index(second) + 2))
    return Span(1900 + 10 * low, 1909 + 10 * high, i + 5)


def _century_at(reading: Reading, i: int, this_year: int) -> Span | None:
    """ "the 19th century", "last century", "this decade", 二十一世纪, "20. Jahrhundert"."""
    this = this_year // 100
    at = i + (reading.word(i) == "the")
    if reading.word(at + 1) == "century" and reading.word(at) in ("last", "this"):
        low = 100 * (this - (reading.word(at) == "last"))
        return Span(low, low + 99, at + 2)
    if reading.word(at + 1) == "decade" and reading.word(at) in ("this", "current", "previous"):
        low = this_year // 10 * 10 - 10 * (reading.word(at) == "previous")
        return Span(low, low + 9, at + 2)
    number = number_at(reading.tokens, at)
    if number is None or not 10 <= number[0] <= this + 1:
        return None
    end = number[1] + (reading.word(number[1]) in ("st", "nd", "rd", "th", "."))
    if reading.word(end) in ("century", "centuries", "jahrhundert"):
        end += 1
    elif (reading.word(end), reading.word(end + 1)) == ("世", "纪"):
        end += 2
    else:
        return None
    return Span(100 * int(number[0] - 1), 100 * int(number[0] - 1) + 99, end)


def year_at(reading: Reading, i: int) -> Span | None:
    """A single year: "1984", "nineteen eighty-four", "'95", 九八年."""
    found = _spoken_year(reading, i) or _short_year(reading, i) or number_at(reading.tokens, i)
    if found is None or not 1000 <= found[0] <= 9999 or found[0] != int(found[0]):
        return None
    value, end = int(found[0]), found[1]
    follows = reading.word(end)
    if reading.tokens[i].is_number and number_at(reading.tokens, i) == found and len(reading.tokens[i].word) != 4:
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
    return Span(value, value, end)


def _early_year_at(reading: Reading, i: int) -> Span | None:
    """2000年初: the beginning of a decade that is named by its first year."""
    year = year_at(reading, i)
    if year is None or year.low % 10 or reading.word(year.end - 1) != "年" or not _is_glued(reading, year.end):
        return None
    part = _PARTS.at(reading.tokens, year.end)
    return None if part is None else Span(year.low + part[1][0], year.low + part[1][1], part[0])


def _spoken_year(reading: Reading, i: int) -> tuple[float, int] | None:
    """ "nineteen eighty-four", "twenty twelve"; "twenty five" is a number."""
    century = _SPOKEN.get(reading.word(i))
    rest = number_at(reading.tokens, i + 1) if century is not None else None
    if century is None or rest is None or not 10 <= rest[0] <= 99 or reading.tokens[i + 1].is_number:
        return None
    return century + rest[0], rest[1]


def _short_year(reading: Reading, i: int) -> tuple[float, int] | None:
    """ "'95", "summer of 69", 98年, 九九年: two digits that an apostrophe, a word before or 年 makes a year."""
    token = reading.tokens[i]
    two_han = [_HAN_DIGITS.find(reading.word(at)) if reading.word(at) else -1 for at in (i, i + 1)]
    is_han_year = min(two_han) >= 0 and reading.word(i + 2) == "年" and reading.word(i + 3) != "代"
    if is_han_year and two_han[0] in (0, 6, 7, 8, 9):
        return _with_century(10 * two_han[0] + two_han[1]), i + 2
    if not (token.word.isdecimal() and len(token.word) == 2):
        return None
    if reading.text[token.start - 1 : token.start] in ("'", "’", "‘"):
        return (_with_century(int(token.word)), i + 1) if reading.word(i + 1) not in _AFTER_DIGITS else None
    if reading.word(i + 1) == "年" and reading.word(i + 2) not in ("代", "前", "以", "没", "来"):
        return _with_century(int(token.word)), i + 1
    # "from 94-96": each side of the dash leads to the other.
    other = (
        reading.word(i + 2) if reading.word(i + 1) == "-" else reading.word(i - 2) if reading.word(i - 1) == "-" else ""
    )
    has_other = len(other) == 2 and other.isdecimal()
    leads = reading.word(i - 3) if has_other and reading.word(i - 1) == "-" else reading.word(i - 1)
    is_led = leads in _YEAR_LEADS and int(token.word) > 40
    closes = reading.word(i + 1) in ("", ",", ".", ";", "and", "but", "or") or (
        has_other and reading.word(i + 1) == "-"
    )
    return (_with_century(int(token.word)), i + 1) if is_led and closes else None


_HAN_DIGITS: Final = "零一二三四五六七八九"


def _with_century(value: int) -> float:
    return float(value + (1900 if value >= 30 else 2000))


def _ago_at(reading: Reading, i: int, this_year: int) -> Span | None:
    """ "ten years ago", "two decades ago", 十年前: the year, give or take one in ten."""
    amount = amount_at(reading.tokens, i, CALENDAR)
    if amount is None or amount[0] < 365:
        return None
    if reading.word(amount[1]) == "ago" or (reading.word(amount[1]) == "前" and reading.word(amount[1] + 1) == "的"):
        end = amount[1] + 1
    else:
        return None
    back = round(amount[0] / 365.25)
    slack = max(1, back // 10)
    return Span(this_year - back - slack, this_year - back + slack, end)
