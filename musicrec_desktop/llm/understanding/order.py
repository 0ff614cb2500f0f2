"""Reader of what follows what: "start with jazz and end with rock", "from rap to rock", 先来摇滚，最后说唱."""

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.llm.understanding.marks import Mark, mark_after, mark_before
from musicrec_desktop.llm.understanding.meaning import Group, Meaning
from musicrec_desktop.llm.understanding.phrases import Item, Reading

_PLACES: Final = (Mark.FROM, Mark.START, Mark.THEN, Mark.TO, Mark.END)
"""Where in the list a thing stands that is marked so, first to last."""
_WIDE: Final = frozenset(("everything", "anything", "all", "music", "alles", "todo", "tout"))


def read_order(reading: Reading) -> None:
    """Genres or artists that follow one another. Read behind all else: it is about things that are found already."""
    marked = _marked_things(reading)
    said = {mark for _, _, mark, _ in marked}
    if Mark.FROM in said and Mark.START not in said:
        if not _are_ends(reading, marked):
            return
    elif not (Mark.START in said and said & {Mark.END, Mark.THEN}):
        return
    marked = [each for each in marked if each[2] in _PLACES]
    order = tuple(
        each.value
        for _, _, _, item in sorted(marked, key=lambda one: _PLACES.index(one[2]))
        for each in item.meaning.wishes
        if each.facet in (Facet.GENRE, Facet.ARTIST) and each.value
    )
    spans = [(start, end) for start, end, _, _ in marked if start < end]
    for number, (start, end) in enumerate(spans):
        reading.add(start, end, Meaning(Group.MANNER, order=order if number == 0 else ()))


def _marked_things(reading: Reading) -> list[tuple[int, int, Mark, Item]]:
    """(start and end of the mark, mark, thing), left to right; one without a mark stands with the one before it."""
    marked = list[tuple[int, int, Mark, Item]]()
    for item in sorted(reading.items, key=lambda each: each.start):
        if item.meaning.group not in (Group.GENRE, Group.NAME):
            continue
        before, after = mark_before(reading, item.start), mark_after(reading, item.end)
        if before is not None:
            marked.append((before[0], item.start, before[1], item))
        elif after is not None:
            marked.append((item.end, after[0], after[1], item))
        elif marked:
            marked.append((item.start, item.start, marked[-1][2], item))
    return marked


def _are_ends(reading: Reading, marked: Sequence[tuple[int, int, Mark, Item]]) -> bool:
    """ "from rap to rock", and not "everything from jazz to metal", which says how wide it is."""
    first = next(at for at, each in enumerate(marked) if each[2] is Mark.FROM)
    if first + 1 >= len(marked):
        return False
    (begin, _, _, thing), (start, _, mark, _) = marked[first], marked[first + 1]
    return mark is Mark.TO and start == thing.end and reading.word(begin - 1) not in _WIDE
