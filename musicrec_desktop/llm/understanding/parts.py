"""Counts of several things: "3 songs by Queen and 5 by Drake", 三首五月天两首周杰伦."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from musicrec_desktop.llm.understanding.meaning import Group
from musicrec_desktop.llm.understanding.numbers import number_at
from musicrec_desktop.llm.understanding.phrases import Item, Reading
from musicrec_desktop.llm.understanding.quantities import TRACK_NOUNS
from musicrec_desktop.llm.understanding.shares import SHARED

_LINKS: Final = frozenset(("by", "from", "of", "the", "some", "de", "von", "par", "首", "的", "歌", "great", "good"))
_FURTHEST: Final = 4


@dataclass(frozen=True, slots=True)
class Parts:
    """A list counted out thing by thing."""

    shares: Mapping[int, float] = field(default_factory=dict)
    """Start of an item -> its share of the list."""
    tracks: int | None = None
    """All of them together; None where the things only take turns ("one Queen, then one Drake")."""
    counted: frozenset[int] = frozenset()
    """Starts of the items that are lengths of parts, not of the list."""
    max_per_artist: int | None = None
    """So many of each ("two songs each by A, B and C")."""

    @property
    def take_turns(self) -> bool:
        """One of each."""
        return bool(self.shares) and self.tracks is None


def parts_of(reading: Reading, turned: frozenset[int]) -> Parts:
    """The counts of the things a request wants, where it counts two or more of them; `turned` are ruled out."""
    each = _of_each(reading, turned)
    if each is not None:
        return each
    lengths = {item.end: item for item in reading.items if item.meaning.length and item.meaning.length.tracks}
    counts: dict[int, int] = {}
    counted: set[int] = set()
    for thing in reading.items:
        if thing.meaning.group not in SHARED or thing.start in turned:
            continue
        found = _count_before(reading, thing, lengths)
        if found is not None:
            counts[thing.start] = found[0]
            counted |= {found[1]} if found[1] >= 0 else set()
    if len(counts) < 2 or min(counts.values()) < 1:
        return Parts()
    total = sum(counts.values())
    is_in_turns = total == len(counts)
    shares = {start: count / total for start, count in counts.items()}
    return Parts(shares, None if is_in_turns else total, frozenset(counted))


def _of_each(reading: Reading, turned: frozenset[int]) -> Parts | None:
    """ "two songs each by A, B and C", A和B各五首: the same count of every thing; None without."""
    for item in reading.items:
        tracks = item.meaning.length.tracks if item.meaning.length else None
        is_before = reading.word(item.start - 1) == "各"
        things = [
            each
            for each in reading.items
            if each.meaning.group in SHARED
            and each.start not in turned
            and (each.end <= item.start if is_before else each.start >= item.end)
        ]
        says_each = is_before or "each" in (reading.word(item.end), reading.word(item.end - 1))
        if tracks and len(things) > 1 and says_each:
            shares = {each.start: 1 / len(things) for each in things}
            of_artists = all(each.meaning.group is Group.NAME for each in things)
            return Parts(shares, tracks * len(things), frozenset((item.start,)), tracks if of_artists else None)
    return None


def _count_before(reading: Reading, thing: Item, lengths: Mapping[int, Item]) -> tuple[int, int] | None:
    """(count, start of the length item that states it or -1) of the count that leads to a thing, or None."""
    at = thing.start
    for _ in range(_FURTHEST):
        stated = lengths.get(at)
        if stated is not None and stated.meaning.length is not None:
            return stated.meaning.length.tracks or 0, stated.start
        for start in (at - 2, at - 1):
            number = number_at(reading.tokens, start) if start >= 0 and reading.is_free(start, at) else None
            if number is not None and number[1] == at and number[0] == int(number[0]) and 0 < number[0] <= 100:
                return int(number[0]), -1
        if reading.word(at - 1) not in _LINKS | TRACK_NOUNS:
            return None
        at -= 1
    return None
