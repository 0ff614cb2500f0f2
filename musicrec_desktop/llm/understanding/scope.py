"""How far a negation reaches: one mechanism for genres, names, sounds, years and history alike."""

from enum import IntEnum
from typing import Final

from musicrec_desktop.llm.understanding.meaning import Group
from musicrec_desktop.llm.understanding.phrases import Item, Phrases, Reading
from musicrec_desktop.llm.understanding.tables import table, word_set


class Reach(IntEnum):
    """How a cue treats what follows."""

    NONE = 0
    """Looks like a negation and is none: "not only", "why not", "no matter"."""
    ITEM = 1
    """The next item, and a list that "or", "nor" or "and" holds together: "no X or Y"."""
    LIST = 2
    """A whole list, commas and all: "anything except A, B and C"."""
    END = 3
    """Ends a negation: "but", "rather"."""


NEGATIONS: Final[Phrases[Reach]] = table("negations", {reach.name.lower(): reach for reach in Reach})
AFTER: Final[Phrases[bool]] = table("negations after", {"not": True})
_GLUE: Final = word_set("scope-glue")
_FIRM_GLUE: Final = word_set("scope-firm-glue")
"""Holds a list together: "no X or Y"; a comma alone does not."""
_OR: Final = frozenset(("or", "nor", "ni", "oder", "noch", "ou", "或", "o"))
_SWITCHES: Final = frozenset((".", ";", "but", "pero", "aber", "mais", "但", "可", "only", "just"))
_TURNS: Final = word_set("scope-turns")
"""Ends the reach of a negation that has found what it is about: "no rap and more rock"."""
_NOUNS: Final = word_set("scope-nouns")
_MAX_GAP: Final = 5
_FRAMES: Final = frozenset(("leave", "leaving", "keep", "keeping", "cut", "take", "throw", "kick", "filter"))
_LONGEST_FRAME: Final = 10
_NEGATABLE: Final = frozenset(Group) - {Group.MANNER, Group.LENGTH}


def negated(reading: Reading) -> tuple[frozenset[int], frozenset[int]]:
    """(start tokens of the items that are negated, tokens that belong to negation cues)."""
    items = {item.start: item for item in reading.items if item.meaning.group in _NEGATABLE}
    against: set[int] = set()
    cues: set[int] = set()
    for start, end, reach in list(reading.find(NEGATIONS)):
        if reach not in (Reach.ITEM, Reach.LIST):
            continue
        reached = _reached(reading, items, end, reach)
        if not reached:
            reached = _reached_backwards(reading, items, start, end)
        if reached:
            against.update(reached)
            cues.update(range(start, end))
    against.update(_framed(reading, items))
    for start, end, _ in list(reading.find(AFTER)):
        reached = _reached_backwards(reading, items, start, end)
        if reached and not cues & set(range(start, end)):
            against.update(reached)
            cues.update(range(start, end))
    return frozenset(against), frozenset(cues)


def _reached(reading: Reading, items: dict[int, Item], start: int, reach: Reach) -> list[int]:
    """Items from token `start` on, as far as the cue holds."""
    found: list[Item] = []
    at, gap, glue = start, 0, list[str]()
    while at < len(reading.tokens):
        item = items.get(at)
        if item is not None:
            if found and not _continues(reading, found[-1], item, glue, reach):
                break
            found.append(item)
            at, gap, glue = item.end, 0, []
            continue
        word = _glue_at(reading, at)
        if reading.used[at] or word in _SWITCHES or gap >= _MAX_GAP or (found and word in _TURNS):
            break
        other = NEGATIONS.at(reading.tokens, at)
        if other is not None and (found or other[1] in (Reach.NONE, Reach.END)):
            break
        if word in _GLUE:
            if not found and word == ",":
                break
            glue.append(word)
        elif found and glue:
            gap += 1
        elif found and word not in _NOUNS:
            break
        else:
            gap += 1
        at += 1
    return [item.start for item in found]


def _glue_at(reading: Reading, at: int) -> str:
    """The word at a token; a slash and the comma of Chinese lists (、) hold as firmly as "or"."""
    token = reading.tokens[at]
    return "or" if reading.text[token.start : token.end] in ("/", "、") else token.word


def _framed(reading: Reading, items: dict[int, Item]) -> list[int]:
    """Items between "leave" or "keep" and "out": "leave Queen and Drake out of it"."""
    found: list[int] = []
    for at, token in enumerate(reading.tokens):
        if token.word not in _FRAMES or reading.used[at]:
            continue
        for end in range(at + 2, min(at + _LONGEST_FRAME, len(reading.tokens))):
            if reading.word(end) in _SWITCHES:
                break
            if reading.word(end) == "out" and not reading.used[end]:
                found += [start for start in items if at < start < end]
                break
    return found


def _continues(reading: Reading, last: Item, item: Item, glue: list[str], reach: Reach) -> bool:
    """Whether a list goes on from one negated item to the next."""
    if not glue:
        return last.end == item.start and reach is not Reach.NONE
    groups = {last.meaning.group, item.meaning.group}
    # "no Drake and jazz" rules out both: genres and artists are what a list is made of.
    alike = len(groups) == 1 or groups == {Group.GENRE, Group.NAME}
    if reach is Reach.LIST:
        return alike or set(glue) & {"or", "nor", "and"} != set()
    if glue == [","]:
        return alike and _ends_firmly(reading, item)
    if set(glue) & _OR:
        return True
    return alike


def _ends_firmly(reading: Reading, item: Item) -> bool:
    """The list this item stands in ends with "and", "or": "no pop, rock or metal"."""
    at = item.end
    while at < len(reading.tokens) and reading.word(at) not in _SWITCHES:
        if reading.word(at) in _FIRM_GLUE:
            return NEGATIONS.at(reading.tokens, min(at + 1, len(reading.tokens) - 1)) is None
        if not reading.used[at] and reading.word(at) != ",":
            return False
        at += 1
    return False


def _reached_backwards(reading: Reading, items: dict[int, Item], start: int, end: int) -> list[int]:
    """说唱不要, "rock以外": a cue that closes its clause looks back over the items of the clause."""
    if end < len(reading.tokens) and not reading.tokens[end].is_break:
        return []
    if not AFTER.at(reading.tokens, start):
        return []
    found: list[int] = []
    # "rap? no.": a question and its answer.
    at = start - 2 if start > 1 and reading.text[reading.tokens[start - 1].start] in "?？" else start - 1
    by_end = {item.end - 1: item for item in items.values()}
    while at >= 0 and not reading.tokens[at].is_break:
        item = by_end.get(at)
        if item is not None:
            found.append(item.start)
            at = item.start - 1
        elif reading.word(at) in _GLUE or reading.word(at) in ("的", "都", "歌", "is", "are", "は", "の"):
            at -= 1
        else:
            break
    return found
