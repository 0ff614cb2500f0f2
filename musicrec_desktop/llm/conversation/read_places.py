"""Keep the first five, change the third, remove the last two, more like number 4: what is done with places."""

from collections.abc import Iterator
from typing import Final

from musicrec_desktop.llm.conversation.cues import Cue, cue_phrases
from musicrec_desktop.llm.conversation.draft import ACTS, Draft
from musicrec_desktop.llm.conversation.notes import edit_note
from musicrec_desktop.llm.conversation.places import Places
from musicrec_desktop.llm.conversation.shown import Shown

_OPPOSITE: Final = {Cue.KEEP: Cue.REPLACE, Cue.REPLACE: Cue.KEEP, Cue.REMOVE: Cue.KEEP, Cue.ONLY: Cue.REMOVE}
"""What "everything but" those means for them."""
_TAKE: Final = frozenset(("take", "throw", "leave", "kick", "cut"))
_OUT: Final = frozenset(("out", "off", "away"))
_PARTICLES: Final = frozenset(("を", "は", "也", "都"))
"""May stand between places and their verb."""
_FURTHEST: Final = 12
"""Tokens before a verb within which its places begin."""


def read_places(draft: Draft, shown: Shown) -> None:
    """Take what the words do with places of the list into the draft; a place that is not there leaves a note."""
    places = Places(draft.reading, len(shown), shown.playing)
    _read_taken_out(draft, shown, places)
    for start, end, verb in _verbs(draft):
        if draft.reading.is_free(start, end):
            _read_verb(draft, shown, places, start, end, verb)
    is_acting = any(draft.places.values())
    # "The third is no good, another one" speaks of it once more.
    wants_another = draft.use_all(Cue.ANOTHER) and not is_acting and not places.has_unknown_this
    if wants_another and shown.playing is not None:
        draft.places[Cue.REPLACE].add(shown.playing)
    elif wants_another or places.has_unknown_this:
        draft.notes.append(edit_note("no_track_meant", draft.language))


def read_others(draft: Draft) -> None:
    """Other songs, for the same wishes; "swap 2 and 5 for something else" means those alone."""
    has_places = bool(draft.places[Cue.REPLACE])
    draft.is_others = (draft.use_all(Cue.OTHERS) and not has_places) or draft.is_others


def _read_taken_out(draft: Draft, shown: Shown, places: Places) -> None:
    """Take the second one out."""
    for start in range(len(draft.reading.tokens)):
        found = places.at(start + 1, is_bare=True) if draft.reading.word(start) in _TAKE else None
        if found is not None and draft.reading.word(found[0]) in _OUT and draft.reading.is_free(start, found[0] + 1):
            _take(draft, shown, Cue.REMOVE, found[1], draft.reading.words_of(start + 1, found[0]))
            draft.use(start, found[0] + 1)


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
    before = _before(places, start - (draft.reading.word(start - 1) in _PARTICLES))
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
    if verb is Cue.ONLY and inside:
        draft.places[Cue.REMOVE] |= set(range(len(shown))) - inside
    elif verb is not Cue.ONLY:
        draft.places[verb] |= inside
