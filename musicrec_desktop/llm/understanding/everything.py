"""Reader of "every Queen song", "all my jazz", 周杰伦的所有歌: all there is of a thing, however much."""

from typing import Final

from musicrec_desktop.llm.understanding.meaning import Group, Meaning
from musicrec_desktop.llm.understanding.phrases import Item, Phrases, Reading
from musicrec_desktop.llm.understanding.quantities import TRACK_NOUNS
from musicrec_desktop.llm.understanding.tables import table, word_set

_ALL: Final[Phrases[str]] = table("everything", {"each": "each", "all": "all", "work": "work", "han": "han"})
_THINGS: Final = frozenset((Group.NAME, Group.GENRE, Group.YEAR, Group.BEHAVIOUR))
"""What there can be all of. "All happy songs" are happy ones and no end of them."""
_LINKS: Final = word_set("everything-links")
_MINE: Final = word_set("everything-mine")
_NOT: Final = frozenset(("not", "nicht", "no", "non", "pas", "不"))
_HAN_SAYS: Final = frozenset("都要是得应该")
"""全部都要慢 says how all of the list shall be."""
_EVERYTHING: Final = Meaning(Group.MANNER, everything=True)


def read_everything(reading: Reading) -> None:
    """Read behind all else: it is about things that are found already."""
    things = {item.start: item for item in reading.items if item.meaning.group in _THINGS}
    ends = {item.end: item for item in things.values()}
    for start, end, kind in list(reading.find(_ALL)):
        if reading.word(start - 1) in _NOT:
            continue
        if kind == "han":
            is_meant = _is_all_in_han(reading, end, things, ends, start)
        elif kind == "work":
            thing = _thing_after(reading, end, things)
            # "Everything from rap to rock" says how wide it is.
            is_range = thing is not None and reading.word(thing.end) in ("to", "bis", "a", "à")
            is_meant = (thing is not None and not is_range) or _owner(reading, start, ends)
        else:
            is_meant = _is_all(reading, end, things, needs_noun=kind == "each")
        if is_meant:
            reading.add(start, end, _EVERYTHING)


def _is_all(reading: Reading, end: int, things: dict[int, Item], *, needs_noun: bool) -> bool:
    """A thing and a word for tracks follow in one breath; "all my", "all of" need no word for tracks."""
    has_noun, has_thing, at = not needs_noun and reading.word(end) in _MINE, False, end
    while at < len(reading.tokens) and not reading.tokens[at].is_break:
        item = things.get(at)
        if item is not None:
            has_thing, at = True, item.end
            continue
        word = reading.word(at)
        if word in TRACK_NOUNS:
            has_noun = True
        elif word not in _LINKS and word not in _MINE:
            break
        at += 1
    return has_noun and has_thing


def _thing_after(reading: Reading, end: int, things: dict[int, Item]) -> Item | None:
    """ "Everything by Queen", "the complete works of Drake": the thing behind a few links."""
    at = end
    while reading.word(at) in _LINKS or reading.word(at) in _MINE:
        at += 1
    return things.get(at)


def _owner(reading: Reading, start: int, ends: dict[int, Item]) -> bool:
    """ "Queen's whole discography": the thing right before it."""
    at = start
    while reading.word(at - 1) in _LINKS or reading.word(at - 1) == "s":
        at -= 1
    return at in ends


def _is_all_in_han(reading: Reading, end: int, things: dict[int, Item], ends: dict[int, Item], start: int) -> bool:
    """周杰伦的所有歌, 所有周杰伦的歌, 全部爵士: the thing before or behind, and nothing said of all of them."""
    at, is_behind = end, False
    while at < len(reading.tokens) and not reading.tokens[at].is_break:
        item = things.get(at)
        if item is not None:
            is_behind, at = True, item.end
        elif reading.word(at) in "的歌曲首音乐专辑作品" and reading.word(at):
            at += 1
        else:
            break
    before = start - 1 if reading.word(start - 1) == "的" else start
    return (is_behind or before in ends) and reading.word(at) not in _HAN_SAYS
