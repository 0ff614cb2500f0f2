"""Reader of shares of genres and artists: "half rap half rock", "70% rock, 30% pop", "more rock than rap", 七成摇滚."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final

from musicrec_desktop.llm.understanding.amounts import CALENDAR, CLOCK, amount_at
from musicrec_desktop.llm.understanding.meaning import Group, Meaning, Share
from musicrec_desktop.llm.understanding.numbers import number_at
from musicrec_desktop.llm.understanding.phrases import Item, Phrases, Reading
from musicrec_desktop.llm.understanding.quantities import TRACK_NOUNS
from musicrec_desktop.llm.understanding.tables import table

SHARED: Final = frozenset((Group.GENRE, Group.NAME, Group.LANGUAGE))
"""What a list can be made of by shares."""
_SOME: Final = 0.25
"""Share of "a bit of jazz"."""
LEAST_MOSTLY: Final = 0.7
"""From this share on, one thing is what the list is made of."""
MORE: Final = (2 / 3, 1 / 3)
"""Shares of "more rock than rap" and "twice as much rock as rap"."""


class _Said(StrEnum):
    HALF = "half"
    MOSTLY = "mostly"
    MOSTLY_AFTER = "mostly, after"
    SOME = "some"
    EVENLY = "evenly"


_SHARES: Final[Phrases[_Said]] = table("shares", {said.value: said for said in _Said})
_FRACTIONS: Final = {"third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5}
_WHOLE: Final = frozenset(("them", "it", "list", "playlist", "mix"))
_BEING: Final = frozenset(("should", "be", "is", "are"))
_PER_CENT: Final = frozenset(("%", "percent", "prozent"))
_PER_CENT_IN_TWO: Final = frozenset((("per", "cent"), ("por", "ciento"), ("pour", "cent")))


@dataclass(frozen=True, slots=True)
class _Found:
    share: Share
    end: int


def read_shares(reading: Reading) -> None:
    """Find shares on free tokens; `shares_of` says later what they are shares of."""
    for start, end, said in list(reading.find(_SHARES)):
        _read_said(reading, start, end, said)
    for i in range(len(reading.tokens)):
        if reading.used[i]:
            continue
        found = _ratio_at(reading, i) or _percent_at(reading, i) or _fraction_at(reading, i)
        if found is not None:
            reading.add(i, _whole_after(reading, found.end) or found.end, Meaning(Group.MANNER, share=found.share))


def _read_said(reading: Reading, start: int, end: int, said: _Said) -> None:
    whole = _whole_after(reading, end)
    # "an hour and a half of jazz", "half a dozen" are amounts of something else.
    is_amount = (
        reading.word(start - 1) in ("a", "first", "second", "latter")
        or reading.word(end) in ("a", "dozen", "way")
        or whole is None
    )
    if said is _Said.HALF and (is_amount or _is_time(reading, start)):
        return
    share = {
        _Said.HALF: Share((0.5,)),
        _Said.MOSTLY: Share((0.75,)),
        _Said.MOSTLY_AFTER: Share((0.75,), is_after=True),
        _Said.SOME: Share((_SOME,), is_vague=True),
        _Said.EVENLY: Share(()),
    }[said]
    reading.add(start, end if whole is None else whole, Meaning(Group.MANNER, share=share))


def _whole_after(reading: Reading, end: int) -> int | None:
    """End of "of them", "of the songs", "the list" behind a share; `end` without; None when "of" leads elsewhere."""
    at = end + (reading.word(end) == "of")
    noun = at + (reading.word(at) == "the")
    if reading.word(noun) in _WHOLE | TRACK_NOUNS and reading.is_free(end, noun + 1):
        at = noun + 1
        while reading.word(at) in _BEING and reading.is_free(at, at + 1):
            at += 1
        return at
    return None if at > end and noun > at else end


def _is_time(reading: Reading, half: int) -> bool:
    """ "half an hour", "two and a half hours": the word at `half` belongs to an amount of time."""
    starts = range(max(0, half - 1), half + 1)
    return any(amount_at(reading.tokens, at, units) for at in starts for units in (CLOCK, CALENDAR))


def _ratio_at(reading: Reading, i: int) -> _Found | None:
    """ "60/40", "50:50", "2:1", 三七开: shares of two things."""
    first = number_at(reading.tokens, i)
    if first is None:
        return None
    if reading.word(i + 2) == "开" and first[1] == i + 2 and first[0] // 10 + first[0] % 10 == 10:
        return _Found(Share((first[0] // 10 / 10, first[0] % 10 / 10)), i + 3)
    second = number_at(reading.tokens, first[1] + 1) if reading.word(first[1]) in (",", ":", "-", "比") else None
    if second is None or not reading.is_free(i, second[1]) or first[1] != i + 1:
        return None
    sign = reading.text[reading.tokens[i].end : reading.tokens[first[1] + 1].start]
    total = first[0] + second[0]
    is_share = sign in ("/", ":", "：", "-", "比") and (
        total == 100 or (sign != "/" and sign != "-" and 0 < total <= 12)
    )
    if not is_share or not min(first[0], second[0]) > 0:
        return None
    return _Found(Share((first[0] / total, second[0] / total)), second[1])


def _percent_at(reading: Reading, i: int) -> _Found | None:
    """ "70%", "80 percent", 七成."""
    number = number_at(reading.tokens, i)
    if number is None or not 0 < number[0] <= 100:
        return None
    end = number[1]
    if reading.word(end) in _PER_CENT:
        return _Found(Share((number[0] / 100,)), end + 1)
    if (reading.word(end), reading.word(end + 1)) in _PER_CENT_IN_TWO:
        return _Found(Share((number[0] / 100,)), end + 2)
    return _Found(Share((number[0] / 10,)), end + 1) if reading.word(end) == "成" and number[0] < 10 else None


def _fraction_at(reading: Reading, i: int) -> _Found | None:
    """ "a third", "two thirds", "one quarter", 三分之一."""
    number = number_at(reading.tokens, i)
    if number is not None and (reading.word(number[1]), reading.word(number[1] + 1)) == ("分", "之"):
        above = number_at(reading.tokens, number[1] + 2)
        if above is not None and 0 < above[0] < number[0]:
            return _Found(Share((above[0] / number[0],)), above[1])
    is_bare = (
        reading.word(i) in ("quarter", "third")
        and reading.word(i - 1) != "a"
        and reading.word(i + 1) not in TRACK_NOUNS
    )
    value, at = number if number is not None else (1.0, i if is_bare else i + 1)
    if (number is None and reading.word(i) != "a" and not is_bare) or reading.word(i - 1) in ("and", "y"):
        # "an hour and a quarter of jazz" is no quarter of it.
        return None
    if number is not None and reading.word(at) in ("part", "parts") and 0 < value < 10:
        # "two parts rock, one part blues"
        return _Found(Share((value,)), at + 1)
    below = _FRACTIONS.get(reading.word(at), 0)
    if not 0 < value < below or amount_at(reading.tokens, i, CLOCK):
        return None
    return _Found(Share((value / below,)), at + 1)


def shares_of(reading: Reading, turned: frozenset[int]) -> Mapping[int, float]:
    """Start of an item -> its share, of the items that the request gives one; `turned` are the items it rules out."""
    items = sorted((item for item in reading.items if item.start not in turned), key=lambda each: each.start)
    things = [item for item in items if item.meaning.group in SHARED]
    said = [item for item in items if item.meaning.share is not None]
    if not said:
        return _more_than(reading, things)
    is_after = bool(things) and things[0].start < said[0].start and things[-1].start < said[-1].start
    found: dict[int, float] = {}
    for item in said:
        share = item.meaning.share
        if share is None or (share.is_vague and len(things) < 2):
            continue
        if not share.parts:
            found |= {each.start: 1.0 / len(things) for each in things}
            continue
        free = [each for each in things if each.start not in found]
        ahead = [each for each in free if each.start > item.start]
        behind = [each for each in free if each.start < item.start]
        wants = len(share.parts)
        if share.is_after or (is_after and wants == 1) or len(ahead) < wants:
            chosen = behind[-wants:] if len(behind) >= wants else ahead[:wants]
        else:
            chosen = ahead[:wants]
        found |= {each.start: part for each, part in zip(chosen, share.parts, strict=False)}
    return _whole(found, len(things))


def _whole(found: dict[int, float], things: int) -> Mapping[int, float]:
    """Shares that name everything sum to one: "a bit of rap and a bit of rock" is half and half."""
    total = sum(found.values())
    is_whole = things > 1 and len(found) == things
    return (
        {start: part / total for start, part in found.items()}
        if is_whole or max(found.values(), default=0) > 1
        else found
    )


def _more_than(reading: Reading, things: list[Item]) -> Mapping[int, float]:
    """ "more rock than rap", 摇滚比说唱多."""
    for first, second in pairwise(things):
        between = {reading.word(at) for at in range(first.end, second.start)}
        if (reading.word(first.start - 1) == "more" and "than" in between) or (
            "比" in between and reading.word(second.end) == "多"
        ):
            return {first.start: MORE[0], second.start: MORE[1]}
        if reading.word(first.start - 1) == "less" and "than" in between:
            return {first.start: MORE[1], second.start: MORE[0]}
    return {}
