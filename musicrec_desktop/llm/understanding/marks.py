"""Words beside a sound or a thing that say where in the list it stands: "start with", "then", "at the end"."""

from enum import StrEnum
from typing import Final

from musicrec_desktop.llm.understanding.phrases import Phrases, Reading
from musicrec_desktop.llm.understanding.quantities import TRACK_NOUNS
from musicrec_desktop.llm.understanding.tables import table, word_set


class Mark(StrEnum):
    """Where in the list a sound or a thing stands."""

    FROM = "from"
    """Before the first of two, which "to" must follow."""
    TO = "to"
    """Between the two."""
    START = "start"
    THEN = "then"
    """Before the second, where a first is."""
    END = "end"
    MIDDLE = "middle"
    ENDS = "ends"


_AFTER_ONLY: Final = (Mark.MIDDLE, Mark.ENDS)
BEFORE: Final[Phrases[Mark]] = table("before a sound", {mark.value: mark for mark in Mark if mark not in _AFTER_ONLY})
_AFTER: Final[Phrases[Mark]] = table(
    "after a sound", {mark.value: mark for mark in (Mark.START, Mark.END, Mark.TO, *_AFTER_ONLY)}
)
_PASSED: Final = word_set("curves-passed") | TRACK_NOUNS


def mark_before(reading: Reading, i: int) -> tuple[int, Mark] | None:
    """(start, mark) before token i, "with something" and the like passed over."""
    at = i
    for _ in range(4):
        found = BEFORE.ending_at(reading.tokens, at, 4)
        if found is not None and reading.is_free(found[0], i):
            # "first 10 minutes calm": the minutes are a length, which the mark does not take along.
            is_counted = any(token.is_number for token in reading.tokens[at:i])
            return (i, found[1]) if is_counted else found
        is_count = at > 0 and reading.tokens[at - 1].is_number
        if reading.word(at - 1) not in _PASSED and not is_count:
            return None
        at -= 1
    return None


def mark_after(reading: Reading, i: int) -> tuple[int, Mark] | None:
    """(end, mark) after token i, a noun passed over: "slow songs at first"."""
    at = i
    while reading.word(at) in TRACK_NOUNS or reading.word(at) in (
        "music",
        "stuff",
        "part",
        "的",
        "曲",
        "歌",
        "一",
        "点",
    ):
        at += 1
    found = _AFTER.at(reading.tokens, at) if at < len(reading.tokens) else None
    return found if found is not None and reading.is_free(i, found[0]) else None
