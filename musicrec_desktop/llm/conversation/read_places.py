"""Keep the first five, change the third, remove the last two, more like number 4: what is done with places."""

from collections.abc import Iterator
from typing import Final

from musicrec_desktop.llm.conversation.cues import Cue, cue_phrases
from musicrec_desktop.llm.conversation.draft import ACTS, Draft
from musicrec_desktop.llm.conversation.notes import edit_note
from musicrec_desktop.llm.conversation.places import Places
from musicrec_desktop.llm.conversation.shown import Shown

_OPPOSITE: Final = {Cue.KEEP: Cue.REPLACE, Cue.REPLACE: Cue.KEEP, Cue.REMOVE: Cue.KEEP}
"""What "everything but" those means for them."""
_FURTHEST: Final = 12
"""Tokens before a verb within which its places begin."""


def read_places(draft: Draft, shown: Shown) -> None:
    """Take what the words do with places of the list into the draft; a place that is not there leaves a note."""
    places = Places(draft.reading, len(shown), shown.playing)
    for start, end, verb in _verbs(draft):
        if draft.reading.is_free(start, end):
            _read_verb(draft, shown, places, start, end, verb)


def read_others(draft: Draft) -> None:
    """Other songs, for the same wishes."""
    for start, end, _ in list(draft.reading.find(cue_phrases(Cue.OTHERS))):
        draft.is_others = True
        draft.use(start, end)


def _verbs(draft: Draft) -> Iterator[tuple[int, int, Cue]]:
    """Verbs in their order, the longest first where several begin."""
    found = [(start, end, cue) for cue in ACTS for start, end, _ in draft.reading.find(cue_phrases(cue))]
    yield from sorted(found, key=lambda each: (each[0], -each[1]))


def _read_verb(draft: Draft, shown: Shown, places: Places, start: int, end: int, verb: Cue) -> None:
    at, is_bare = end, verb is not Cue.LIKE
    everything = draft.starts(Cue.ALL, at)
    if everything:
        but = draft.starts(Cue.BUT, everything)
        if not but and verb is Cue.REPLACE:
            draft.is_others = True
            draft.use(start, everything)
            return
        at, verb = (but, _OPPOSITE.get(verb, verb)) if but else (everything, verb)
    after = places.at(at, is_bare=is_bare)
    if after is not None:
        _take(draft, shown, verb, after[1], draft.reading.words_of(at, after[0]))
        draft.use(start, after[0])
        return
    before = None if everything else _before(places, start)
    if before is not None:
        _take(draft, shown, verb, before[1], draft.reading.words_of(before[0], start))
        draft.use(before[0], end)


def _before(places: Places, verb: int) -> tuple[int, tuple[int, ...]] | None:
    """第三首换掉: (first token, places) of what ends right before the verb."""
    for start in range(max(0, verb - _FURTHEST), verb):
        found = places.at(start, is_bare=False)
        if found is not None and found[0] == verb:
            return start, found[1]
    return None


def _take(draft: Draft, shown: Shown, verb: Cue, found: tuple[int, ...], words: str) -> None:
    inside = {place for place in found if 0 <= place < len(shown)}
    if len(inside) < len(found):
        draft.notes.append(edit_note("no_such_place", draft.language, words, len(shown)))
    draft.places[verb] |= inside
