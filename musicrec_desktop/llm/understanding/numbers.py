"""Numbers in digits and in words: English and Chinese, the small ones in Spanish, German, French."""

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.llm.understanding.tokens import Token

_ONES: Final = {
    word: value
    for value, spellings in enumerate(
        (
            "zero",
            "one una un eine ein une uno",
            "two dos zwei deux",
            "three tres drei trois",
            "four cuatro vier quatre",
            "five cinco funf cinq",
            "six seis sechs",
            "seven siete sieben sept",
            "eight ocho acht huit",
            "nine nueve neun neuf",
            "ten diez zehn dix",
            "eleven elf onze",
            "twelve doce zwolf douze",
            "thirteen trece dreizehn treize",
            "fourteen catorce vierzehn quatorze",
            "fifteen quince funfzehn quinze",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        )
    )
    for word in spellings.split()
}
_TENS: Final = {
    word: 10 * (i + 2)
    for i, spellings in enumerate(
        (
            "twenty veinte zwanzig vingt",
            "thirty treinta dreissig trente",
            "forty fourty cuarenta vierzig quarante",
            "fifty cincuenta funfzig cinquante",
            "sixty sesenta sechzig soixante",
            "seventy setenta siebzig",
            "eighty ochenta achtzig",
            "ninety noventa neunzig",
        )
    )
    for word in spellings.split()
}
_GROUPS: Final = {"couple": 2, "dozen": 12, "handful": 5}
_HAN: Final = {char: i for i, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0, "俩": 2}
_HAN_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
HAN_DIGITS: Final = frozenset(_HAN) | frozenset(_HAN_UNITS)
NUMBER_WORDS: Final = frozenset(_ONES) | frozenset(_TENS) | {"hundred", "thousand", "half", "couple", "dozen"}


def number_at(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """(value, end) of the number that starts at token i, or None. "a" and "an" are not numbers here."""
    if i >= len(tokens):
        return None
    word = tokens[i].word
    if tokens[i].is_number:
        return _digits(tokens, i)
    if word in HAN_DIGITS:
        return _han(tokens, i)
    if word in _ONES or word in _TENS or word == "hundred":
        return _english(tokens, i)
    if word in ("a", "an") and i + 1 < len(tokens):
        following = tokens[i + 1].word
        if following in ("hundred", "thousand"):
            return _english(tokens, i + 1)
        if following in _GROUPS:
            return float(_GROUPS[following]), _skip_of(tokens, i + 2)
    if word in _GROUPS:
        return float(_GROUPS[word]), _skip_of(tokens, i + 1)
    return None


def _skip_of(tokens: Sequence[Token], i: int) -> int:
    return i + 1 if i < len(tokens) and tokens[i].word == "of" else i


def _digits(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    try:
        value = float(tokens[i].word)
    except ValueError:
        return None
    if len(tokens[i].word) > 12:
        return None
    if i + 1 < len(tokens) and tokens[i + 1].word in ("dozen", "百", "千"):
        return value * {"dozen": 12, "百": 100, "千": 1000}[tokens[i + 1].word], i + 2
    return value, i + 1


def _english(tokens: Sequence[Token], i: int) -> tuple[float, int]:
    """ "twenty-five", "one hundred and twenty", "two thousand", "two dozen"."""
    total, part, at = 0, 0, i
    while at < len(tokens):
        word = tokens[at].word
        if word in _TENS and part % 100 == 0:
            part += _TENS[word]
        elif word in _ONES and (part % 10 == 0 and (part % 100 == 0 or (part % 100 >= 20 and _ONES[word] < 10))):
            if word in ("un", "una", "uno", "ein", "eine", "une") and part:
                break
            part += _ONES[word]
        elif word == "hundred":
            part = max(1, part) * 100
        elif word == "thousand":
            total, part = max(1, part) * 1000, 0
        elif word == "dozen" and part:
            return float(part * 12), _skip_of(tokens, at + 1)
        elif word == "and" and part >= 100 and at + 1 < len(tokens) and tokens[at + 1].word in (_ONES | _TENS):
            pass
        else:
            break
        at += 1
    return float(total + part), at


def _han(tokens: Sequence[Token], i: int) -> tuple[float, int]:
    """二十五, 一百二, 两千, and digit by digit: 一九八五, 二零一零."""
    end = i
    while end < len(tokens) and tokens[end].word in HAN_DIGITS and (end == i or tokens[end].is_glued):
        end += 1
    chars = "".join(token.word for token in tokens[i:end])
    if len(chars) > 1 and not any(char in _HAN_UNITS for char in chars):
        return float("".join(str(_HAN[char]) for char in chars[:12])), end
    total = part = 0
    unit = 1
    for char in chars:
        if char in _HAN_UNITS:
            unit = _HAN_UNITS[char]
            total += (part or 1) * unit if part or char == "十" else unit
            part = 0
        else:
            part = _HAN[char]
    tail = part * unit // 10 if unit >= 100 and len(chars) > 1 and chars[-2] in "百千" else part
    return float(total + tail), end
