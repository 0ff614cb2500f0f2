"""Amounts of time in any spelling: "an hour and a half", "1h15", 一个半小时, "demi-heure"."""

from collections.abc import Mapping, Sequence
from typing import Final

from musicrec_desktop.llm.understanding.numbers import number_at
from musicrec_desktop.llm.understanding.tokens import Token


def _table(units: Mapping[float, str]) -> Mapping[tuple[str, ...], float]:
    return {
        tuple(unit) if not unit.isascii() else (unit,): size for size, names in units.items() for unit in names.split()
    }


CLOCK: Final = _table(
    {
        1.0: "second seconds sec secs s 秒 秒钟 segundo segundos sekunde sekunden seconde secondes",
        60.0: "minute minutes min mins m minuter 分钟 分 minuto minutos minuten mn mns",
        900.0: "刻钟",
        3600.0: "hour hours hr hrs h 小时 个小时 钟头 个钟头 时间 hora horas stunde stunden std heure heures",
    }
)
"""Units of a playlist's or track's length, in seconds. 時間 is Japanese for hours."""

CALENDAR: Final = _table(
    {
        1 / 24: "hour hours 小时 个小时",
        1.0: "day days 天 日 dia dias tag tage tagen jour jours",
        7.0: "week weeks wk wks 周 星期 个星期 礼拜 个礼拜 semana semanas woche wochen semaine semaines",
        30.44: "month months mo 月 个月 mes meses monat monate monaten mois",
        365.25: "year years yr yrs 年 ano anos jahr jahre jahren an ans annee annees",
        3652.5: "decade decades",
    }
)
"""Units of the listener's past, in days."""

_HALF: Final = frozenset(("half", "halbe", "halben", "media", "medio", "demi", "demie", "半"))
_ARTICLES: Final = frozenset(("a", "an", "una", "un", "une", "eine", "ein", "einer", "full", "whole", "one"))
_AND: Final = frozenset(("and", "y", "et", "und", "con", "plus"))


def _unit_at(tokens: Sequence[Token], i: int, units: Mapping[tuple[str, ...], float]) -> tuple[float, int] | None:
    for length in (3, 2, 1):
        key = tuple(token.word for token in tokens[i : i + length])
        if len(key) == length and key in units:
            if key in (("m",), ("s",), ("h",), ("mo",)) and not tokens[i].is_glued and i + 1 < len(tokens):
                # "2 h" at the end is hours; "90 s ..." is more often something else.
                return (units[key], i + 1) if key == ("h",) else None
            return units[key], i + length
    return None


def amount_at(tokens: Sequence[Token], i: int, units: Mapping[tuple[str, ...], float]) -> tuple[float, int] | None:
    """(amount, end) of the time that starts at token i, in the scale of `units`, or None."""
    found = _quarters(tokens, i, units) or _halves(tokens, i, units) or _counted(tokens, i, units)
    if found is None:
        return None
    total, end, size = found
    rest = _remainder(tokens, end, units, size)
    return (total + rest[0], rest[1]) if rest else (total, end)


def _word(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].word if 0 <= i < len(tokens) else ""


def _quarters(
    tokens: Sequence[Token], i: int, units: Mapping[tuple[str, ...], float]
) -> tuple[float, int, float] | None:
    """ "a quarter of an hour", "three quarters of an hour", "quarter hour"."""
    share, at = 0.25, i
    if _word(tokens, at) in ("a", "three", "3"):
        share = 0.25 if _word(tokens, at) == "a" else 0.75
        at += 1
    if _word(tokens, at) not in ("quarter", "quarters"):
        return None
    at += 1
    while _word(tokens, at) in ("of", "a", "an"):
        at += 1
    unit = _unit_at(tokens, at, units)
    return (share * unit[0], unit[1], 0.0) if unit else None


def _halves(tokens: Sequence[Token], i: int, units: Mapping[tuple[str, ...], float]) -> tuple[float, int, float] | None:
    """ "half an hour", "a half hour", 半小时, 半个小时, "media hora", "eine halbe Stunde", "anderthalb Stunden"."""
    at = i + 1 if _word(tokens, i) in _ARTICLES and _word(tokens, i + 1) in _HALF else i
    if _word(tokens, i) == "anderthalb":
        unit = _unit_at(tokens, i + 1, units)
        return (1.5 * unit[0], unit[1], 0.0) if unit else None
    if _word(tokens, at) not in _HALF:
        return None
    at += 1
    while _word(tokens, at) in ("a", "an"):
        at += 1
    unit = _unit_at(tokens, at, units)
    return (0.5 * unit[0], unit[1], 0.0) if unit else None


def _counted(
    tokens: Sequence[Token], i: int, units: Mapping[tuple[str, ...], float]
) -> tuple[float, int, float] | None:
    """ "90 min", "an hour", "2 and a half hours", 一个半小时, 两个小时, "hora", "1:30 h"."""
    number = number_at(tokens, i)
    if number is None:
        if _word(tokens, i) not in _ARTICLES:
            return None
        at = i + 1
        while _word(tokens, at) in ("full", "whole", "good"):
            at += 1
        value, end = 1.0, at
    else:
        value, end = number
    if number is not None:
        value, end = _and_a_half(tokens, value, end)
    if _word(tokens, end) == "more":
        end += 1
    unit = _unit_at(tokens, end, units)
    if unit is None and _word(tokens, end) == "个":
        unit = _unit_at(tokens, end + 1, units)
    return (value * unit[0], unit[1], unit[0]) if unit else None


def _and_a_half(tokens: Sequence[Token], value: float, end: int) -> tuple[float, int]:
    if _word(tokens, end) in _AND and _word(tokens, end + 1) == "a" and _word(tokens, end + 2) == "half":
        return value + 0.5, end + 3
    if _word(tokens, end) in _AND and _word(tokens, end + 1) in _HALF:
        return value + 0.5, end + 2
    if _word(tokens, end) == "个" and _word(tokens, end + 1) == "半":
        return value + 0.5, end + 2
    return value, end


def _remainder(
    tokens: Sequence[Token], end: int, units: Mapping[tuple[str, ...], float], size: float
) -> tuple[float, int] | None:
    """After a whole unit: "and a half", "15" (1h15), "and 20 minutes", 半."""
    if size <= 0:
        return None
    if _word(tokens, end) in _AND and _word(tokens, end + 1) == "a" and _word(tokens, end + 2) in ("half", "quarter"):
        return size * (0.5 if _word(tokens, end + 2) == "half" else 0.25), end + 3
    if _word(tokens, end) in _AND and _word(tokens, end + 1) in _HALF:
        return size / 2, end + 2
    if _word(tokens, end) == "半":
        return size / 2, end + (2 if _word(tokens, end + 1) == "钟" else 1)
    at = end + 1 if _word(tokens, end) in (*_AND, "又", "零") else end
    further = _counted(tokens, at, units) if number_at(tokens, at) else None
    if further is not None and further[2] < size:
        return further[0], further[1]
    number = number_at(tokens, end)
    if size == 3600 and number and _word(tokens, end).isdecimal() and tokens[end].is_glued and number[0] < 60:
        return number[0] * 60, number[1]
    return None
