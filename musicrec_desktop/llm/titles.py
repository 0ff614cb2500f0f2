"""A title from the listener's own words: the model chooses which of them, and in what form.

Free titles of a small model are no titles: of 24 by the default one, bounded by a JSON grammar, 3 had to do with the
request without repeating it. So the parts are given, phrases of the request and words of the plan, and the model picks.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from rapidfuzz import fuzz

from musicrec_desktop.domain.plan import Facet, PlaylistPlan, Shape, Source
from musicrec_desktop.llm.calls import Recorder
from musicrec_desktop.llm.form_words import FORM_WORDS, LINKING_WORDS
from musicrec_desktop.llm.one_of import Question, one_of
from musicrec_desktop.llm.untrusted import one_line
from musicrec_desktop.plugin_api import LlmBackend

_TITLE: Final = Question("title", "title.v2", "Request: ", "Name: ", 32, 0.5, "not one of the titles there are")
_LONGEST: Final = 48
_MOST_WORDS: Final = 5
_MOST_CHOICES: Final = 80
_WORD: Final = re.compile(r"[^\W\d_][^\W_]*(?:['’-][^\W_]+)*")


def write_title(plan: PlaylistPlan, names: Sequence[str], backend: LlmBackend, recorder: Recorder, seed: int) -> str:
    """A title for the plan's request, or "" when its words give none: the template is used then.

    `names` are the artists of the list: one that nobody asked for is not named.
    """
    ways = title_choices(plan, names)
    if not ways:
        return ""
    return one_of(ways, _TITLE, plan.request, backend, recorder, seed)


def title_choices(plan: PlaylistPlan, names: Sequence[str]) -> list[str]:
    """Titles that may stand: phrases of the request, alone or behind a mood or genre of the plan.

    None for a movement, nor where names were asked for: a phrase of such a request tells half of it ("Sad Mix" of "from
    sad to happy", "Radiohead" of "like Radiohead"), and the template tells all.
    """
    is_moving = (plan.curve is not None and plan.curve.shape is not Shape.FLAT) or plan.spacing.order
    if is_moving or plan.wanted(Facet.ARTIST):
        return []
    asked = one_line(plan.request, 300)
    moods = [f"{_capital(wish.value)} Mix" for wish in plan.wanted(Facet.MOOD) if wish.source is not Source.PROFILE]
    genres = [_capital(one_line(wish.value, 20)) for wish in plan.wanted(Facet.GENRE) if wish.value]
    heads = [head for head in (*moods[:1], *genres[:1]) if head]
    ways: dict[str, None] = {}
    for phrase in _phrases(asked):
        ways[phrase] = None
        for head in heads:
            if head.casefold().removesuffix(" mix") not in phrase.casefold():
                ways[f"{head}: {phrase}"] = None
        if not heads and len(phrase.split()) <= 2:
            ways[f"{phrase} Mix"] = None
    return [way for way in ways if not title_faults(way, asked, names)][:_MOST_CHOICES]


def _phrases(asked: str) -> Iterator[str]:
    """Runs of at most five words that begin and end with a word that says something, longest first."""
    for part in re.split(r"[^\w\s'’-]+|\b\d+", asked):
        words = _WORD.findall(part)
        for n in range(min(_MOST_WORDS, len(words)), 0, -1):
            for start in range(len(words) - n + 1):
                run = words[start : start + n]
                if run[0].casefold() not in _EMPTY and run[-1].casefold() not in _EMPTY:
                    yield " ".join(word.casefold() if word.casefold() in _SMALL else _capital(word) for word in run)


_EMPTY: Final = FORM_WORDS | LINKING_WORDS
_SMALL: Final = _EMPTY - {"i"}


def title_faults(title: str, request: str, names: Sequence[str]) -> tuple[str, ...]:
    """Why a text is not fit to be a title; () when it is."""
    folded, asked = title.casefold(), one_line(request, 300).casefold()
    words, faults = _WORD.findall(folded), list[str]()
    if fuzz.ratio(folded, asked) > 85 or (
        len(words) > 2 and len(words) > 0.7 * len(_WORD.findall(asked)) and folded in asked
    ):
        faults.append("the request restated")
    if len(words) < 2:
        faults.append("one word")
    if not 4 <= len(title) <= _LONGEST:
        faults.append("too short or too long")
    if any(word == after for word, after in pairwise(words)):
        faults.append("a word repeated")
    if any(name and name.casefold() in folded and name.casefold() not in asked for name in names):
        faults.append("an artist nobody asked for")
    return tuple(faults)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
