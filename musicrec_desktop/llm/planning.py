"""M of y = M(x, q), second half: the model fills what the rules left open, and only where it is sure."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from musicrec_desktop.domain.plan import Facet, FacetWish, Note, PlaylistPlan, Source
from musicrec_desktop.domain.progress import Job, Progress
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.llm.calls import OnCall, Recorder, unheard
from musicrec_desktop.llm.facet_choice import CALIBRATIONS, Chances, facet_chances
from musicrec_desktop.llm.facet_prompt import ANY
from musicrec_desktop.llm.facet_wishes import agrees, open_answers, wish_for
from musicrec_desktop.llm.mood_choice import MoodChooser
from musicrec_desktop.llm.open_words import NOT_UNDERSTOOD, open_words
from musicrec_desktop.llm.phrases_zh import MOOD_NAMES
from musicrec_desktop.llm.plan_title import plan_title
from musicrec_desktop.llm.understanding import Lexicon
from musicrec_desktop.plugin_api import LlmBackend

_CHOOSER: Final = MoodChooser()
_WORTH_SAYING: Final = 0.2
"""A mood less likely than this is no guess that the listener should be told."""


def complete_plan(
    plan: PlaylistPlan,
    lexicon: Lexicon | None,
    backend: LlmBackend,
    request: Request,
    on_call: OnCall = unheard,
    chooser: MoodChooser = _CHOOSER,
) -> Job[PlaylistPlan]:
    """The plan with what the model is sure of added as soft wishes; everything the rules read stays as it is.

    The model is asked where the rules left something open and words are left that may speak of it. One with an adapter
    is asked for all facets, in any language; one without for the mood alone, in English: small models left to
    themselves tell little more, and calibration against neutral requests does not mend that. What was asked stands in
    `facet_probabilities`, applied or not. Without a `lexicon` no genre is asked for.
    """
    answers = open_answers(plan, lexicon)
    if not answers or not open_words(plan):
        return plan
    yield Progress(0, 1, "asking what this calls for")
    recorder = Recorder(backend, on_call)
    if backend.info.adapter:
        chances = facet_chances(request.text, answers, recorder)
        enough = {facet: CALIBRATIONS[facet].enough for facet in chances}
    elif Facet.MOOD in answers and plan.language == "en":
        chances = {Facet.MOOD: chooser.probabilities(request.text, backend.info.name, recorder)}
        enough = {Facet.MOOD: chooser.enough}
    else:
        return plan
    chances = {facet: _among(answers[facet], chances[facet]) for facet in chances}
    plan = apply_chances(plan, chances, enough, lexicon)
    return replace(plan, title=plan_title(plan, request))


def _among(answers: tuple[str, ...], chances: Mapping[str, float]) -> Mapping[str, float]:
    """The chances of the answers that may be given; what goes against the rules is out, and the rest share its part."""
    kept = {answer: chance for answer, chance in chances.items() if answer == ANY or answer in answers}
    total = sum(kept.values())
    return {answer: chance / total for answer, chance in kept.items()} if total > 0 else {}


def apply_chances(
    plan: PlaylistPlan, chances: Chances, enough: Mapping[Facet, float], lexicon: Lexicon | None
) -> PlaylistPlan:
    """Add the likeliest answer of each facet where its chance is enough, and say so of a mood that was left out."""
    told = {f"{facet.value} {answer}": round(p, 4) for facet, of in chances.items() for answer, p in of.items()}
    plan = replace(plan, facet_probabilities={**plan.facet_probabilities, **told})
    wishes = tuple(_sure(plan, chances, enough, lexicon))
    if wishes:
        notes = tuple(note for note in plan.notes if note.code != NOT_UNDERSTOOD)  # now it is
        return replace(plan, wants=(*plan.wants, *wishes), notes=notes)
    guess = _guess(plan, chances.get(Facet.MOOD, {}))
    return replace(plan, notes=(*plan.notes, guess)) if guess is not None else plan


def _sure(
    plan: PlaylistPlan, chances: Chances, enough: Mapping[Facet, float], lexicon: Lexicon | None
) -> Iterator[FacetWish]:
    """Wishes that are likely enough, the mood first; what does not go with it is left out."""
    mood = ""
    for facet, of in chances.items():
        answer = max(of, key=lambda name: of[name], default=ANY)
        if answer == ANY or of[answer] < enough[facet]:
            continue
        wish = wish_for(facet, answer, of[answer], plan.request, lexicon)
        if wish is not None and (not mood or agrees(mood, wish)):
            mood = answer if facet is Facet.MOOD else mood
            yield wish


def _guess(plan: PlaylistPlan, moods: Mapping[str, float]) -> Note | None:
    """What to say of a mood that was not sure enough; where nothing at all was understood, that."""
    mood = max(moods, key=lambda name: moods[name], default=ANY)
    is_zh = plan.language == "zh"
    if mood != ANY and moods[mood] >= _WORTH_SAYING:
        words = f"This may call for {mood} music, but that was too unsure to go by."
        words = f"这或许适合{MOOD_NAMES.get(mood, mood)}的音乐，但把握不足，没有采用。" if is_zh else words
        return Note("unsure", words, plan.request)
    if _is_empty(plan):
        words = "The request was not understood; this is a mix after your taste."
        return Note("unsure", "没能读懂这个要求，先按你的口味来。" if is_zh else words, plan.request)
    return None


def _is_empty(plan: PlaylistPlan) -> bool:
    wants = [wish for wish in plan.wants if wish.source is not Source.PROFILE]
    return not (
        wants or plan.avoids or plan.behaviour or plan.length or plan.curve or plan.notes or plan.novelty is not None
    )
