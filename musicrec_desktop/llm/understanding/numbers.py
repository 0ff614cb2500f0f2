"""Numbers in digits and in words: English, Chinese, Spanish, German and French."""

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.llm.understanding.tokens import Token


def _by_value(spellings: dict[int, str]) -> dict[str, int]:
    return {word: value for value, words in spellings.items() for word in words.split()}


_ONES: Final = _by_value(
    {
        0: "zero",
        1: "one una un eine ein uno une eins",
        2: "two dos zwei deux",
        3: "three tres drei trois",
        4: "four cuatro vier quatre",
        5: "five cinco funf cinq",
        6: "six seis sechs",
        7: "seven siete sieben sept",
        8: "eight ocho acht huit",
        9: "nine nueve neun neuf",
        10: "ten diez zehn dix",
        # The Spanish eleven is "once", which no English request means.
        11: "eleven elf onze",
        12: "twelve doce zwolf douze",
        13: "thirteen trece dreizehn treize",
        14: "fourteen catorce vierzehn quatorze",
        15: "fifteen quince funfzehn quinze",
        16: "sixteen dieciseis sechzehn seize",
        17: "seventeen diecisiete siebzehn",
        18: "eighteen dieciocho achtzehn",
        19: "nineteen diecinueve neunzehn",
        25: "veinticinco",
    }
)
_TENS: Final = _by_value(
    {
        20: "twenty veinte zwanzig vingt",
        30: "thirty treinta dreissig trente",
        40: "forty fourty cuarenta vierzig quarante",
        50: "fifty cincuenta funfzig cinquante",
        60: "sixty sesenta sechzig soixante",
        70: "seventy setenta siebzig",
        80: "eighty ochenta achtzig quatrevingt",
        90: "ninety noventa neunzig",
    }
)
_GERMAN_TENS: Final = ("zwanzig", "dreissig", "vierzig", "funfzig", "sechzig", "siebzig", "achtzig", "neunzig")
_GERMAN_ONES: Final = ("ein", "zwei", "drei", "vier", "funf", "sechs", "sieben", "acht", "neun")
_COMPOUNDS: Final = {
    f"{one}und{ten}": value + _TENS[ten] for value, one in enumerate(_GERMAN_ONES, start=1) for ten in _GERMAN_TENS
} | {"eineinhalb": 1.5, "anderthalb": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5}
"""German writes them as one word."""
_HUNDREDS: Final = frozenset(("hundred", "hundert", "cien", "ciento"))
_THOUSANDS: Final = frozenset(("thousand", "mil", "tausend", "mille"))
_COUNTED_ON: Final = frozenset(("soixante", "quatrevingt"))
"""French goes on from these with ten to nineteen: soixante-dix."""
_GROUPS: Final = {"couple": 2, "dozen": 12, "handful": 5}
_ARTICLES: Final = frozenset(("un", "una", "uno", "ein", "eine", "une"))
_HAN: Final = {char: i for i, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0, "俩": 2}
_HAN_UNITS: Final = {"十": 10, "百": 100, "千": 1000}
_HAN_TENS: Final = {"廿": 20, "卅": 30}
HAN_DIGITS: Final = frozenset(_HAN) | frozenset(_HAN_UNITS)
NUMBER_WORDS: Final = frozenset(_ONES) | frozenset(_TENS) | {"hundred", "thousand", "half", "couple", "dozen"}


def number_at(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """(value, end) of the number that starts at token i, or None. "a" and "an" are not numbers here."""
    if i >= len(tokens):
        return None
    word = tokens[i].word
    if tokens[i].is_number:
        return _digits(tokens, i)
    if word in HAN_DIGITS or word in _HAN_TENS or word == "几":
        return _han(tokens, i)
    if word in _COMPOUNDS:
        return float(_COMPOUNDS[word]), i + 1
    if word in _ONES or word in _TENS or word in _HUNDREDS:
        return _in_words(tokens, i)
    at = i + (word in ("a", "an"))
    if at > i and _word(tokens, at) in _HUNDREDS | _THOUSANDS:
        return _in_words(tokens, at)
    if word == "half" and _word(tokens, i + 1) in ("a", "dozen"):
        at = i + 1 + (_word(tokens, i + 1) == "a")
        return (6.0, _skip_of(tokens, at + 1)) if _word(tokens, at) == "dozen" else None
    if _word(tokens, at) in _GROUPS:
        return float(_GROUPS[tokens[at].word]), _skip_of(tokens, at + 1)
    return None


def _word(tokens: Sequence[Token], i: int) -> str:
    return tokens[i].word if 0 <= i < len(tokens) else ""


def _skip_of(tokens: Sequence[Token], i: int) -> int:
    return i + (_word(tokens, i) == "of")


def _digits(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    try:
        value = float(tokens[i].word)
    except ValueError:
        return None
    if len(tokens[i].word) > 12:
        return None
    following = _word(tokens, i + 1)
    if following in ("dozen", "百", "千"):
        return value * {"dozen": 12, "百": 100, "千": 1000}[following], i + 2
    if value == int(value) and following in ("0.5", "0.25", "0.75"):
        # "1½" and "2 ½"
        return value + float(following), i + 2
    return value, i + 1


def _in_words(tokens: Sequence[Token], i: int) -> tuple[float, int]:
    """ "twenty-five", "one hundred and twenty", "two thousand", "two dozen", "treinta y cinco", "soixante-quinze"."""
    total, part, at, last = 0, 0, i, ""
    while at < len(tokens):
        word = tokens[at].word
        if word in ("vingt", "vingts") and last == "quatre" and part % 100 == 4:
            part, word = part - 4 + 80, "quatrevingt"
        elif word in _TENS and part % 100 == 0:
            part += _TENS[word]
        elif word in _ONES and _may_follow(_ONES[word], part % 100, last):
            if word in _ARTICLES and part and _word(tokens, at - 1) not in ("y", "et"):
                break
            part += _ONES[word]
        elif word in _HUNDREDS and part < 100:
            part = max(1, part) * 100
        elif word in _THOUSANDS and total == 0:
            total, part = max(1, part) * 1000, 0
        elif word == "dozen" and part:
            return float(part * 12), _skip_of(tokens, at + 1)
        elif not _joins(tokens, at, part, last):
            break
        else:
            word = last
        at, last = at + 1, word
    return float(total + part), at


def _may_follow(value: int, part: int, last: str) -> bool:
    """Whether a small number goes on from the last two digits so far: "five" after "twenty", not after "six"."""
    if part == 0:
        return True
    return part % 10 == 0 and part >= 20 and (value < 10 or (last in _COUNTED_ON and value < 20))


def _joins(tokens: Sequence[Token], at: int, part: int, last: str) -> bool:
    """An "and" inside a number: "one hundred and twenty", "treinta y cinco", "vingt et un"."""
    following = _word(tokens, at + 1)
    if tokens[at].word == "and":
        # "between one hundred and one hundred ten" are two numbers.
        is_one = _word(tokens, at + 2) not in _HUNDREDS
        return part >= 100 and part % 100 == 0 and is_one and (following in _ONES or following in _TENS)
    return tokens[at].word in ("y", "et") and last in _TENS and 0 < _ONES.get(following, 0) < 10


def _han(tokens: Sequence[Token], i: int) -> tuple[float, int] | None:
    """二十五, 一百二, 两千, 廿五; digit by digit (一九八五); and about so many: 十几, 二三十, 两三."""
    end = i
    while _is_han_digit(_word(tokens, end)) and (end == i or tokens[end].is_glued):
        end += 1
    chars = "".join(token.word for token in tokens[i:end])
    if chars == "几":
        return None
    vague = _vague_han(chars)
    if vague is not None:
        return vague, end
    if len(chars) > 1 and not any(char in _HAN_UNITS or char in _HAN_TENS for char in chars):
        return float("".join(str(_HAN.get(char, 5)) for char in chars[:12])), end
    total = part = 0
    unit = 1
    for char in chars:
        if char in _HAN_TENS:
            total += _HAN_TENS[char]
        elif char in _HAN_UNITS:
            unit = _HAN_UNITS[char]
            total += (part or 1) * unit
            part = 0
        else:
            part = _HAN.get(char, 5)
    tail = part * unit // 10 if unit >= 100 and len(chars) > 1 and chars[-2] in "百千" else part
    return float(total + tail), end


def _is_han_digit(word: str) -> bool:
    return word in HAN_DIGITS or word in _HAN_TENS or word == "几"


def _vague_han(chars: str) -> float | None:
    """Two neighbouring digits are "two or three": 两三 is 2.5, 二三十 is 25. None for an exact number."""
    head = chars[:2]
    if (
        len(head) < 2
        or not all(char in _HAN for char in head)
        or _HAN[head[1]] - _HAN[head[0]] != 1
        or not _HAN[head[0]]
    ):
        return None
    if len(chars) == 2:
        return _HAN[head[0]] + 0.5
    return (_HAN[head[0]] + 0.5) * _HAN_UNITS[chars[2]] if len(chars) == 3 and chars[2] in _HAN_UNITS else None
