"""M of y = M(x, q), second half: the model fills what the rules left open, and only where it is sure."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from musicrec_desktop.domain.plan import Facet, FacetWish, Note, PlaylistPlan, Source
from musicrec_desktop.domain.progress import Job, Progress
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.llm.calls import OnCall, Recorder, unheard
from musicrec_desktop.llm.form_words import FORM_WORDS
from musicrec_desktop.llm.mood_choice import MoodChooser
from musicrec_desktop.llm.plan_title import plan_title
from musicrec_desktop.plugin_api import LlmBackend

NOT_UNDERSTOOD: Final = "not_understood"
"""Code of the note that the rules leave when they read nothing."""
_MOOD_IS_OPEN: Final = (Facet.MOOD, Facet.ENERGY, Facet.VALENCE)
_CHOOSER: Final = MoodChooser()


def complete_plan(
    plan: PlaylistPlan,
    lexicon: object,
    backend: LlmBackend,
    request: Request,
    on_call: OnCall = unheard,
    chooser: MoodChooser = _CHOOSER,
) -> Job[PlaylistPlan]:
    """The plan with what the model is sure of added as soft wishes; everything the rules read stays as it is.

    The model is asked for a mood when the rules read none and words are left that may name a situation. English only:
    the default model knows no Chinese. What it is asked stands in `facet_probabilities`, applied or not. `lexicon` is
    not used yet: the moods are the same for every library.
    """
    del lexicon
    if plan.language != "en" or not asks_for_mood(plan):
        return plan
    yield Progress(0, 1, "asking what mood this calls for")
    recorder = Recorder(backend, on_call)
    probabilities = chooser.probabilities(request.text, backend.info.name, recorder)
    plan = apply_mood(plan, probabilities, chooser.enough)
    return replace(plan, title=plan_title(plan, request))


def asks_for_mood(plan: PlaylistPlan) -> bool:
    """The rules read no mood or energy, and the request has words left that may name a situation."""
    is_open = plan.curve is None and not any(
        wish.facet in _MOOD_IS_OPEN and wish.source is not Source.PROFILE for wish in plan.wants
    )
    return is_open and bool(open_words(plan))


def open_words(plan: PlaylistPlan) -> tuple[str, ...]:
    """Words of the request that no rule took and that are not mere form."""
    text = f" {' '.join(re.findall(_WORD, plan.request.casefold()))} "
    taken = [wish.words for wish in (*plan.wants, *plan.avoids)]
    taken += [past.words for past in plan.behaviour]
    taken += [note.words for note in plan.notes if note.code != NOT_UNDERSTOOD]
    for words in sorted(filter(None, taken), key=len, reverse=True):
        text = text.replace(f" {' '.join(re.findall(_WORD, words.casefold()))} ", "  ")
    return tuple(word for word in text.split() if word not in FORM_WORDS and word.isalpha() and len(word) > 1)


_WORD: Final = r"[\w']+"


def apply_mood(plan: PlaylistPlan, probabilities: Mapping[str, float], enough: float) -> PlaylistPlan:
    """Add the likeliest mood when its probability is enough; say so when nothing at all was understood."""
    told = {**plan.facet_probabilities, **{f"mood {mood}": round(p, 4) for mood, p in probabilities.items()}}
    plan = replace(plan, facet_probabilities=told)
    mood = max(probabilities, key=lambda name: probabilities[name])
    if probabilities[mood] >= enough:
        wish = FacetWish(
            Facet.MOOD,
            Source.MODEL,
            round(probabilities[mood], 4),
            value=mood,
            is_hard=False,
            words=plan.request,
        )
        notes = tuple(note for note in plan.notes if note.code != NOT_UNDERSTOOD)  # now it is
        return replace(plan, wants=(*plan.wants, wish), notes=notes)
    if _is_empty(plan):
        note = Note("unsure", "The request was not understood; this is a mix after your taste.", plan.request)
        return replace(plan, notes=(*plan.notes, note))
    return plan


def _is_empty(plan: PlaylistPlan) -> bool:
    wants = [wish for wish in plan.wants if wish.source is not Source.PROFILE]
    return not (
        wants or plan.avoids or plan.behaviour or plan.length or plan.curve or plan.notes or plan.novelty is not None
    )
