"""Reader of tempo in beats a minute."""

from typing import Final

from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.llm.understanding.amounts import CLOCK, amount_at
from musicrec_desktop.llm.understanding.bounds import TO, bound_after, bound_before, limits
from musicrec_desktop.llm.understanding.meaning import Group, Meaning, wish
from musicrec_desktop.llm.understanding.numbers import number_at
from musicrec_desktop.llm.understanding.phrases import Phrases, Reading

_BPM: Final[Phrases[bool]] = Phrases((("bpm|b p m|beats per minute|beats a minute|beats/minute|拍", True),))


def read_tempo(reading: Reading, i: int) -> bool:
    tokens = reading.tokens
    number = number_at(tokens, i)
    if number is None:
        return False
    start, bound = bound_before(reading, i)
    unit = ("bpm", "tempo", "拍", "每")
    if reading.word(start - 1) in unit or (
        reading.word(start - 1) in ("at", "of", "is") and "bpm" in reading.word(start - 2)
    ):
        start -= 1 if reading.word(start - 1) in unit else 2
        named = True
    else:
        named = False
    value, end = number
    upper = number_at(tokens, end + 1) if reading.word(end) in TO else None
    if upper is not None and reading.is_free(i, upper[1]):
        end = upper[1]
    mark = _BPM.at(tokens, end) if end < len(tokens) else None
    if mark is not None:
        end, named = mark[0], True
    end, late = bound_after(reading, end) if named else (end, "")
    bound = bound or late
    alone = bound == "about" and _stands_alone(reading, end) and 60 <= value <= 220 and upper is None
    if not (named or alone) or not reading.is_free(start, end):
        return False
    while reading.word(start - 1) in ("每", "分", "钟") and reading.is_free(start - 1, end):
        start -= 1
    if upper is not None:
        low, high = sorted((value, upper[0]))
    else:
        low, high = limits(bound, value, round(value * 0.04, 1))
    note = "impossible_tempo" if low > 400 or high < 20 else ""
    wishes = () if note else (wish(Facet.TEMPO, (low, high)),)
    return reading.add(start, end, Meaning(Group.NUMBER, wishes=wishes, note=note))


def _stands_alone(reading: Reading, end: int) -> bool:
    """Nothing that is counted follows the number."""
    word = reading.word(end)
    return word in ("", ",", ".", ";", "and", "but", "for") and amount_at(reading.tokens, end - 1, CLOCK) is None
