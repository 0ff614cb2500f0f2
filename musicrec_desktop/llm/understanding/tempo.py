"""Reader of tempo in beats a minute."""

from typing import Final

from musicrec_desktop.domain.plan import Curve, Facet, Shape
from musicrec_desktop.llm.understanding.amounts import CLOCK, amount_at
from musicrec_desktop.llm.understanding.bounds import TO, bound_after, bound_before, limits
from musicrec_desktop.llm.understanding.meaning import Group, Meaning, wish
from musicrec_desktop.llm.understanding.numbers import number_at
from musicrec_desktop.llm.understanding.phrases import Phrases, Reading

_BPM: Final[Phrases[bool]] = Phrases(
    (
        ("bpm|b p m|beats per minute|beats a minute|beats/minute|拍", True),
        # Runners count steps, and run on the beat.
        ("spm|steps per minute|steps a minute|步频", True),
    )
)
_NAMES: Final[Phrases[bool]] = Phrases((("bpm|tempo|tempos|cadence|拍|每|速度|节奏|节拍|步频|テンポ", True),))
_BETWEEN: Final = frozenset(("at", "of", "is", ":", "in", "the", "between", "from", "rising", "在", "为", "是", "从"))
_SPEED: Final = frozenset(("faster", "slower"))
_RISING: Final = frozenset(("from", "start", "starting", "从", "rising", "falling"))
SLACK: Final = 0.04
"""Beside one tempo, as a share of it: what a DJ's pitch slider takes up unheard."""
_ENDS: Final = frozenset(("end", "ends", "ending", "finish", "finishes", "finishing", "up"))
SLOWEST, FASTEST = 60, 220
"""A number alone that may be a tempo."""


def read_tempo(reading: Reading, i: int) -> bool:
    """Read the tempo whose number stands at token i; False (and nothing done) when it is none."""
    tokens = reading.tokens
    number = number_at(tokens, i)
    if number is None:
        return False
    start, bound = bound_before(reading, i)
    says_speed = any(reading.word(at) in _SPEED for at in range(start, i))
    name = tempo_name_before(reading, start)
    start = start if name is None else name
    value, after = number
    end, own_unit = _unit_after(reading, after)
    if (name is not None or own_unit) and reading.word(after) == "s" and value % 10 == 0:
        # "a tempo in the 90s", "in the 120s bpm"
        end = max(end, after + 1)
        return reading.is_free(start, end) and reading.add(start, end, _meaning(value, value + 9))
    bound = bound or ("above" if reading.word(after) == "plus" else "")
    upper = _second(reading, end)
    is_moving = False
    if upper is not None and reading.is_free(i, upper[1]):
        last, unit = _unit_after(reading, upper[1])
        around = {reading.word(at) for at in (i - 1, start - 1, start, i - 2)}
        is_told = not _ENDS.isdisjoint(reading.word(at) for at in (end, end + 1))
        is_moving = is_told or (own_unit and unit and bool(around & _RISING))
        end, own_unit = last, own_unit or unit
    else:
        upper = None
    named = name is not None or own_unit
    end, late = bound_after(reading, end) if named else (end, "")
    bound = bound or late
    alone = (bound == "about" or says_speed) and upper is None and _stands_alone(reading, end)
    if not (named or (alone and SLOWEST <= value <= FASTEST)) or not reading.is_free(start, end):
        return False
    while reading.word(start - 1) in ("每", "分", "钟") and reading.is_free(start - 1, end):
        start -= 1
    if upper is not None:
        curve = None if not is_moving else Curve(Shape.RISE if value < upper[0] else Shape.FALL)
        return reading.add(start, end, _meaning(min(value, upper[0]), max(value, upper[0]), curve))
    spread = number_at(tokens, end + 1) if reading.word(end) == "plusminus" else None
    if spread is not None:
        return reading.add(start, _unit_after(reading, spread[1])[0], _meaning(value - spread[0], value + spread[0]))
    low, high = limits(bound, value, round(value * SLACK, 1))
    return reading.add(start, end, _meaning(low, high))


def _meaning(low: float, high: float, curve: Curve | None = None) -> Meaning:
    is_possible = low <= 400 and high >= 20
    wishes = (wish(Facet.TEMPO, (low, high)),) if is_possible else ()
    return Meaning(Group.NUMBER, wishes=wishes, curve=curve, note="" if is_possible else "impossible_tempo")


def tempo_name_before(reading: Reading, start: int) -> int | None:
    """Where "tempo", "bpm", 速度 stands before token `start`, "of", "at" and the like passed over; None without."""
    at = start
    for _ in range(4):
        found = _NAMES.ending_at(reading.tokens, at, 2)
        if found is not None:
            # "tempo rising from 90 to 130": the curve has taken the word, which still names the numbers.
            return found[0] if reading.is_free(found[0], at) else start
        if reading.word(at - 1) not in _BETWEEN:
            return None
        at -= 1
    return None


def _second(reading: Reading, end: int) -> tuple[float, int] | None:
    """The second of two numbers: "95 to 105", "start at 100 and end at 140"."""
    at = end + (reading.word(end) in ("and", "then", ","))
    if reading.word(at) in _ENDS:
        while reading.word(at) in _ENDS or reading.word(at) in ("at", "with", "to"):
            at += 1
        return number_at(reading.tokens, at)
    return number_at(reading.tokens, end + 1) if reading.word(end) in TO else None


def _unit_after(reading: Reading, end: int) -> tuple[int, bool]:
    """Where "bpm" after a number ends, and whether it is there: "128 bpm", "in the 120s bpm", "140+ bpm", 140的BPM."""
    at = end + (reading.word(end) in ("s", "plus", "的"))
    found = _BPM.at(reading.tokens, at) if at < len(reading.tokens) else None
    return (end, False) if found is None else (found[0], True)


def _stands_alone(reading: Reading, end: int) -> bool:
    """Nothing that is counted follows the number."""
    word = reading.word(end)
    return word in ("", ",", ".", ";", "and", "but", "for") and amount_at(reading.tokens, end - 1, CLOCK) is None
