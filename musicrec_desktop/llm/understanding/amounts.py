"""Amounts of time in any spelling: "an hour and a half", "1h15", "1:30 h", 一个半小时, "demi-heure"."""

from collections.abc import Mapping, Sequence
from typing import Final

from musicrec_desktop.llm.understanding.numbers import number_at
from musicrec_desktop.llm.understanding.tokens import Token

Units = Mapping[tuple[str, ...], float]


def _table(units: Mapping[float, str]) -> Units:
    return {
        tuple(unit) if not unit.isascii() else (unit,): size for size, names in units.items() for unit in names.split()
    }


CLOCK: Final = _table(
    {
        1.0: "second seconds sec secs s 秒 秒钟 segundo segundos sekunde sekunden seconde secondes",
        60.0: "minute minutes min mins m minuter 分钟 分 minuto minutos minuten mn mns",
        900.0: "刻钟 viertelstunde",
        1800.0: "demiheure",
        2700.0: "dreiviertelstunde",
        3600.0: "hour hours hr hrs h 小时 个小时 钟头 个钟头 个钟 时间 hora horas stunde stunden std "
        "heure heures dheure",
    }
)
"""Units of a playlist's or track's length, in seconds. 時間 is Japanese for hours; "d'heure" is one word here."""

CALENDAR: Final = _table(
    {
        1 / 24: "hour hours 小时 个小时",
        1.0: "day days 天 日 dia dias tag tage tagen jour jours",
        7.0: "week weeks wk wks 周 星期 个星期 礼拜 个礼拜 周间 semana semanas woche wochen semaine semaines",
        30.44: "month months mo 月 个月 か月 ヶ月 カ月 mes meses monat monate monaten mois",
        365.25: "year years yr yrs 年 年间 ano anos jahr jahre jahren an ans annee annees",
        3652.5: "decade decades",
    }
)
"""Units of the listener's past, in days. 周间 and か月 are Japanese."""

_HALF: Final = frozenset(("half", "halbe", "halben", "halbes", "media", "medio", "demi", "demie", "半"))
_QUARTERS: Final = frozenset(("quarter", "quarters", "cuarto", "cuartos", "quart", "quarts"))
_ARTICLES: Final = frozenset(
    ("a", "an", "una", "un", "une", "eine", "ein", "einer", "einem", "einen", "full", "whole", "one", "next", "half")
)
_AND: Final = frozenset(("and", "y", "et", "und", "con", "plus"))
_FEW: Final = {"few": 3.0, "several": 4.0, "couple": 2.0}
_NO_MORE: Final = frozenset(
    ("", ",", ".", ";", "of", "please", "mix", "playlist", "long", "的", "de", "von", "左", "吧")
)
"""What may follow "1h 30": nothing that the second number would count."""


def amount_at(tokens: Sequence[Token], i: int, units: Units) -> tuple[float, int] | None:
    """(amount, end) of the time that starts at token i, in the scale of `units`, or None."""
    found = _quarters(tokens, i, units) or _halves(tokens, i, units) or _counted(tokens, i, units)
    if found is None:
        return None
    total, end, size = found
    rest = _remainder(tokens, end, units, size)
    return (total + rest[0], rest[1]) if rest else (total, end)


def _word(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].word if 0 <= i < len(tokens) else ""


def _unit_at(tokens: Sequence[Token], i: int, units: Units) -> tuple[float, int] | None:
    for length in (3, 2, 1):
        key = tuple(token.word for token in tokens[i : i + length])
        if len(key) == length and key in units:
            if key in (("m",), ("s",), ("h",), ("mo",)) and not tokens[i].is_glued and i + 1 < len(tokens):
                # "2 h" at the end is hours; "90 s ..." is more often something else.
                return (units[key], i + 1) if key == ("h",) else None
            return units[key], i + length
    return None


def _quarters(tokens: Sequence[Token], i: int, units: Units) -> tuple[float, int, float] | None:
    """ "a quarter of an hour", "three quarters of an hour", "un cuarto de hora", "trois quarts d'heure"."""
    number = number_at(tokens, i)
    at, share = (number[1], number[0] / 4) if number and number[0] in (1, 3) else (i, 0.25)
    at += at == i and _word(tokens, at) == "a"
    if _word(tokens, at) not in _QUARTERS:
        return None
    at += 1
    while _word(tokens, at) in ("of", "a", "an", "de"):
        at += 1
    unit = _unit_at(tokens, at, units)
    return (share * unit[0], unit[1], 0.0) if unit else None


def _halves(tokens: Sequence[Token], i: int, units: Units) -> tuple[float, int, float] | None:
    """ "half an hour", "a half hour", 半小时, 半个小时, "media hora", "eine halbe Stunde"."""
    at = i + 1 if _word(tokens, i) in _ARTICLES and _word(tokens, i + 1) in _HALF else i
    if _word(tokens, at) not in _HALF:
        return None
    at += 1
    while _word(tokens, at) in ("a", "an"):
        at += 1
    unit = _unit_at(tokens, at, units)
    return (0.5 * unit[0], unit[1], 0.0) if unit else None


def _counted(tokens: Sequence[Token], i: int, units: Units) -> tuple[float, int, float] | None:
    """ "90 min", "an hour", "2 and a half hours", 一个半小时, 四十来分钟, 一个多小时, "1:30 h", "hour and a half"."""
    number = _hours_and_minutes(tokens, i, units) or number_at(tokens, i)
    if number is not None:
        value, end = _and_a_half(tokens, *number)
    elif _word(tokens, i) in _ARTICLES or _word(tokens, i) in _FEW:
        value, end = _indefinite(tokens, i)
    else:
        return _bare_unit(tokens, i, units)
    end += _word(tokens, end) in ("more", "plus", "来", "多", "几", "余")
    unit = _unit_at(tokens, end, units)
    if unit is None and _word(tokens, end) == "个":
        unit = _unit_at(tokens, end + 1 + (_word(tokens, end + 1) in ("多", "来")), units)
    return (value * unit[0], unit[1], unit[0]) if unit else None


def _indefinite(tokens: Sequence[Token], i: int) -> tuple[float, int]:
    """ "an", "a good", "the next", "a few": (how many, where the unit stands)."""
    at = i
    while _word(tokens, at) in _ARTICLES or _word(tokens, at) in ("good", "solid"):
        at += 1
    if _word(tokens, at) in _FEW:
        return _FEW[_word(tokens, at)], at + 1 + (_word(tokens, at + 1) == "of")
    return 1.0, at


def _bare_unit(tokens: Sequence[Token], i: int, units: Units) -> tuple[float, int, float] | None:
    """ "hour and a half", "hour long": a unit without a number that goes on as an amount."""
    unit = _unit_at(tokens, i, units) if _word(tokens, i).isascii() else None
    if unit is None:
        return None
    goes_on = _word(tokens, unit[1]) == "long" or _half_more(tokens, unit[1]) is not None
    return (unit[0], unit[1], unit[0]) if goes_on else None


def _hours_and_minutes(tokens: Sequence[Token], i: int, units: Units) -> tuple[float, int] | None:
    """ "1:30" before a unit of hours: (1.5, end)."""
    parts, end = _colons(tokens, i)
    unit = _unit_at(tokens, end, units) if len(parts) == 2 else None
    return (parts[0] + parts[1] / 60, end) if unit and unit[0] == 3600.0 else None


def clock_time_at(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """(seconds, end) of "3:30", minutes and seconds, or "1:30:00" at token i; None without one."""
    parts, end = _colons(tokens, i)
    if len(parts) < 2:
        return None
    return sum(part * 60**k for k, part in enumerate(reversed(parts))), end


def _colons(tokens: Sequence[Token], i: int) -> tuple[list[float], int]:
    """Numbers joined by colons without spaces, each but the first of two digits below sixty."""
    parts: list[float] = []
    at = i
    while at < len(tokens) and tokens[at].word.isdecimal() and len(tokens[at].word) <= 3:
        value = float(tokens[at].word)
        if parts and (value >= 60 or len(tokens[at].word) != 2):
            break
        parts.append(value)
        is_joined = _word(tokens, at + 1) == ":" and tokens[at + 1].start == tokens[at].end
        if not is_joined or len(parts) == 3 or at + 2 >= len(tokens) or not tokens[at + 2].is_glued:
            return parts, at + 1
        at += 2
    return [], i


def _and_a_half(tokens: Sequence[Token], value: float, end: int) -> tuple[float, int]:
    if _word(tokens, end) == "个" and _word(tokens, end + 1) == "半":
        return value + 0.5, end + 2
    half = _half_more(tokens, end)
    return (value + half[0], half[1]) if half is not None else (value, end)


def _half_more(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """ "and a half", "y media", "et quart": (share of the unit, end)."""
    if _word(tokens, i) not in _AND:
        return None
    at = i + 1 + (_word(tokens, i + 1) == "a")
    if _word(tokens, at) in _HALF:
        return 0.5, at + 1
    return (0.25, at + 1) if _word(tokens, at) in _QUARTERS else None


def _remainder(tokens: Sequence[Token], end: int, units: Units, size: float) -> tuple[float, int] | None:
    """After a whole unit: "and a half", "15" (1h15, one hour fifteen), "and 20 minutes", 半."""
    if size <= 0:
        return None
    half = _half_more(tokens, end)
    if half is not None:
        return size * half[0], half[1]
    if _word(tokens, end) == "半":
        return size / 2, end + (2 if _word(tokens, end + 1) == "钟" else 1)
    at = end + 1 if _word(tokens, end) in (*_AND, ",", "又", "零") else end
    further = _counted(tokens, at, units) if number_at(tokens, at) else None
    if (
        further is not None
        and further[2] < size
        and (_word(tokens, end) != "," or _word(tokens, further[1]) in _NO_MORE)
    ):
        return further[0], further[1]
    at = end + (_word(tokens, end) in _AND)
    number = number_at(tokens, at)
    if size == 3600 and number and number[0] < 60 and _word(tokens, number[1]) in _NO_MORE:
        return number[0] * 60, number[1]
    if (
        at == end
        and size == 3600
        and number
        and _word(tokens, end).isdecimal()
        and tokens[end].is_glued
        and number[0] < 60
    ):
        return number[0] * 60, number[1]
    return None
