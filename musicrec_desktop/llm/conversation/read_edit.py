"""Words about a list that is already there: what is done to it, and what is left for the rules to read."""

import re
from dataclasses import replace
from typing import Final

from musicrec_desktop.domain.plan import Facet, FacetWish, PlaylistPlan, Range, Source
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.llm.conversation.amounts import (
    Amount,
    length_after,
    read_amount,
    read_length,
    wants_shorter_tracks,
)
from musicrec_desktop.llm.conversation.complaints import read_complaints
from musicrec_desktop.llm.conversation.cues import Cue, cue_phrases
from musicrec_desktop.llm.conversation.draft import Draft
from musicrec_desktop.llm.conversation.edit import Edit
from musicrec_desktop.llm.conversation.read_named import read_artist_meant, read_listed, sort_named
from musicrec_desktop.llm.conversation.read_places import read_others, read_places
from musicrec_desktop.llm.conversation.shown import Shown
from musicrec_desktop.llm.form_words import FORM_WORDS
from musicrec_desktop.llm.understanding import Lexicon, understand
from musicrec_desktop.llm.understanding.numbers import HAN_DIGITS, NUMBER_WORDS
from musicrec_desktop.llm.understanding.phrases import Phrases
from musicrec_desktop.llm.understanding.tokens import tokenise

_FILLERS: Final = (FORM_WORDS - {"surprise", "random", "hour", "hours", "minute", "minutes", "new", "old"}) | frozenset(
    (
        *(
            "now",
            "instead",
            "change",
            "version",
            "list",
            "just",
            "then",
            "again",
            "rest",
            "bit",
            "little",
            "everything",
        ),
        *("else", "could", "been", "way", "place", "lets", "let's", "bitte", "por", "favor", "svp"),
        *"了吧的啊呢把请给我们一首歌曲个再要还就那这下它换成来点些都不得有太多其他",
    )
)
"""Words that are no change by themselves."""
_FRAMES: Final[Phrases[bool]] = Phrases(
    (
        (
            """make it | make this | make them | make that | make the list | make the playlist | turn it | let it be
            | could it be""",
            True,
        ),
        ("把它 | 把列表 | 让它 | 弄得 | 搞得 | mach es | mach sie | rends la | hazla | hazlo", True),
    )
)
"""Words around what is asked for; "make it sadder" is no way from happy to sad."""
_COUNTED: Final = frozenset(("add", "another", "minute", "minutes", "hour", "hours", *"加分钟小时"))
_SOME: Final = 3
"""Tracks that "add some Queen" are."""
_COMPARING: Final = re.compile(
    r"\b(?:more|less|too|bit|little|even|much|slightly|somewhat|rather|[a-z]{3,}er)\b"
    r"|一点|一些|点儿|更|再|太|些|\b(?:mas|más|menos|mehr|weniger|plus|moins)\b",
    re.IGNORECASE,
)
_NO_COMPARISONS: Final = frozenset(
    ("never", "ever", "after", "over", "under", "number", "singer", "rapper", "dinner", "summer", "winter", "remember")
)


def read_edit(request: Request, plan: PlaylistPlan, shown: Shown, lexicon: Lexicon) -> Edit:
    """What the words of `request` change in a list made by `plan`. Never raises; the same for the same list and words.

    What is no operation on the list is read by the rules for requests and stands in `rest`.
    """
    draft = Draft.of(request.text)
    if _is_undo(draft):
        return Edit(request.text, draft.language, is_undo=True)
    read_places(draft, shown)
    read_others(draft)
    read_artist_meant(draft, plan, shown)
    read_listed(draft, shown)
    amount = read_amount(draft.reading)
    adding = _adding(draft, amount)
    if not adding:
        draft.wanted += _track_length(draft, shown)
        draft.length = length_after(amount, plan, shown) if amount else read_length(draft.reading, plan, shown)
    read_complaints(draft, shown)
    rest = _rest(draft, request, lexicon)
    if rest is not None:
        rest = sort_named(rest, draft, shown, is_adding=bool(adding))
    removed = frozenset(draft.places[Cue.REMOVE])
    return Edit(
        words=request.text,
        language=draft.language,
        rest=rest,
        is_others=draft.is_others,
        is_comparing=_is_comparing(request.text),
        kept=frozenset(draft.places[Cue.KEEP] | draft.places[Cue.LIKE]) - removed,
        replaced=frozenset(draft.places[Cue.REPLACE]) - removed,
        removed=removed,
        liked=frozenset(draft.places[Cue.LIKE]),
        length=draft.length,
        less=tuple(draft.less),
        more=tuple(draft.more),
        also=tuple(draft.also),
        allowed=tuple(draft.allowed),
        added=tuple(draft.added),
        places_added=adding if draft.added else 0,
        notes=tuple(draft.notes),
    )


def _is_undo(draft: Draft) -> bool:
    """Undo, and nothing beside it: "go back to the eighties" is no undo."""
    reading = draft.reading
    found = next(iter(reading.find(cue_phrases(Cue.UNDO))), None)
    if found is None:
        return False
    others = [token.word for i, token in enumerate(reading.tokens) if not found[0] <= i < found[1]]
    return all(word in _FILLERS or not word.isalnum() for word in others)


def _is_comparing(text: str) -> bool:
    return any(found.group().casefold() not in _NO_COMPARISONS for found in _COMPARING.finditer(text))


def _adding(draft: Draft, amount: Amount | None) -> int:
    """How many tracks are to be added of something that is named; 0 where nothing is."""
    reading = draft.reading
    cues = [start for start in range(len(reading.tokens)) if cue_phrases(Cue.ADD).at(reading.tokens, start) is not None]
    if not cues or (amount is not None and amount.tracks < 0):
        return 0
    after = {token.word for i, token in enumerate(reading.tokens) if i > cues[0] and not reading.used[i]}
    if not any(word.isalpha() for word in after - _COUNTED - _FILLERS - NUMBER_WORDS - HAN_DIGITS):
        return 0  # "add five more" names nothing: the list gets longer
    if amount is not None and amount.tracks:
        return amount.tracks
    return _SOME if any(token.word in ("some", "点", "些", "几") for token in reading.tokens) else 1


def _track_length(draft: Draft, shown: Shown) -> list[FacetWish]:
    """ "shorter songs": shorter than those of the list are."""
    sign = wants_shorter_tracks(draft.reading)
    if not sign or not len(shown):
        return []
    mean = 60 * shown.minutes / len(shown)
    wanted = Range(0.0, round(0.85 * mean)) if sign < 0 else Range(round(1.15 * mean), float("inf"))
    return [FacetWish(Facet.DURATION, Source.RULE, 0.9, range=wanted)]


def _rest(draft: Draft, request: Request, lexicon: Lexicon) -> PlaylistPlan | None:
    """What the rules for requests read in the words that are left; "remove" what is named is "no" to them."""
    for start, end, _ in list(draft.reading.find(cue_phrases(Cue.REMOVE))):
        draft.use(start, end, "不要" if draft.language == "zh" else "no")
    for start, end, _ in list(draft.reading.find(_FRAMES)):
        draft.use(start, end)
    text = draft.rest
    left = [token.word for token in tokenise(text) if token.word.isalnum()]
    rest = PlaylistPlan("")
    if not all(word in _FILLERS for word in left):
        rest = understand(replace(request, text=text, length=None), lexicon)
    wants, avoids = (*rest.wants, *draft.wanted), (*rest.avoids, *draft.avoided)
    if not (rest.request or wants or avoids):
        return None
    return replace(rest, wants=wants, avoids=avoids, language=draft.language)
