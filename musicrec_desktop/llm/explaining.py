"""Facts to prose: by template at once, then in the words the model chooses, each sentence checked first."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from musicrec_desktop.domain.playlist import GeneratedPlaylist
from musicrec_desktop.domain.progress import Job, Partial, Progress
from musicrec_desktop.domain.recommend import Fact, Recommendation
from musicrec_desktop.llm.calls import OnCall, Recorder, unheard
from musicrec_desktop.llm.facts import collect_facts
from musicrec_desktop.llm.list_prose import list_facts, story_choices, story_notes, template_title_and_story
from musicrec_desktop.llm.prompt_files import prompt_text
from musicrec_desktop.llm.templates import pick_facts, template_rationale
from musicrec_desktop.llm.titles import fixed_chars, write_title
from musicrec_desktop.llm.untrusted import for_prompt
from musicrec_desktop.llm.verify import find_faults
from musicrec_desktop.llm.wording import Sentence, Variety, fill, grammar_of, key_of, sentences, spoken
from musicrec_desktop.plugin_api import GenerationOptions, LlmBackend, ScoringContext

MODEL: Final = "model"
TEMPLATE: Final = "template"
_TEMPERATURE: Final = 0.7
_MOST_TOKENS: Final = 110


@dataclass(frozen=True, slots=True)
class Told:
    """A list with its prose."""

    tracks: tuple[Recommendation, ...]
    title: str
    story: str


def explain_by_template(tracks: Sequence[Recommendation], context: ScoringContext) -> Told:
    """Title, story and a reason for each track without a model; each track carries its facts."""
    language = context.plan.language
    used, spoken_of = Variety(), Counter[str]()
    told = []
    for track, facts in zip(tracks, collect_facts(tracks, context), strict=True):
        chosen = pick_facts(facts, spoken_of)
        reason = template_rationale(chosen, language, used)
        told.append(replace(track, rationale=reason, rationale_source=TEMPLATE, facts=facts))
    title, story = template_title_and_story(context.plan, context.request, tracks, context)
    return Told(tuple(told), title, story)


def explain(
    playlist: GeneratedPlaylist, context: ScoringContext, backend: LlmBackend, on_call: OnCall = unheard
) -> Job[GeneratedPlaylist]:
    """Word a list that was explained by template anew; yields it as a Partial after each reason, title and story.

    What does not pass the check keeps its template, and says so by `rationale_source`. A list in Chinese keeps its
    templates: the default model knows no Chinese. The first reason comes before the title: it is what is waited for.
    """
    if context.plan.language != "en" or not playlist.tracks:
        return playlist
    recorder = Recorder(backend, on_call)
    used, spoken_of = Variety(), Counter[str]()
    total = len(playlist.tracks) + 2
    for at, track in enumerate(playlist.tracks):
        yield Progress(at, total, "wording reasons")
        chosen = pick_facts(track.facts, spoken_of)
        reason = _reword(chosen, backend, recorder, used, context.request.seed + at)
        if reason:
            told = replace(track, rationale=reason, rationale_source=MODEL)
        else:
            told = replace(track, rationale=template_rationale(chosen, "en", used), rationale_source=TEMPLATE)
        playlist = replace(playlist, tracks=(*playlist.tracks[:at], told, *playlist.tracks[at + 1 :]))
        yield Partial(playlist)
        if at == 0:
            playlist = replace(playlist, title=_title(playlist, context, backend, recorder))
            yield Partial(playlist)
    playlist = replace(playlist, story=_story(playlist, context, backend, recorder))
    yield Partial(playlist)
    return playlist


def _reword(facts: Sequence[Fact], backend: LlmBackend, recorder: Recorder, used: Variety, seed: int) -> str:
    """The model's choice among the sentences these facts allow, or "" when it made none that holds."""
    open_ways = used.open(sentences(facts))
    if not open_ways:
        return ""
    text, faults = _choose(
        "rationale",
        "rationale.v2",
        notes_of(facts),
        open_ways,
        backend,
        recorder,
        seed,
        lambda it: find_faults(it, facts),
    )
    if faults:
        return ""
    used.use(next((way for way in open_ways if way.text == text), Sentence(text, text)))
    return text


def _choose(
    purpose: str,
    prompt_name: str,
    notes: str,
    ways: Sequence[Sentence],
    backend: LlmBackend,
    recorder: Recorder,
    seed: int,
    judge: Callable[[str], tuple[str, ...]],
) -> tuple[str, tuple[str, ...]]:
    system = prompt_text(prompt_name)
    options = GenerationOptions(
        max_tokens=_MOST_TOKENS,
        temperature=_TEMPERATURE,
        seed=seed,
        grammar=grammar_of(ways),
        choices=tuple(way.text for way in ways),
        prefix_chars=fixed_chars(backend, system, "Notes: "),
    )
    prompt = backend.chat(system, f"Notes: {for_prompt(notes)}") + "Sentence: "
    text, faults = recorder.generate(purpose, prompt, options, lambda answer: judge(answer.strip()))
    return text.strip(), faults


def notes_of(facts: Sequence[Fact]) -> str:
    """Facts as notes for a prompt."""
    return "; ".join(_note(fact) for fact in facts)


_NOTES: Final = {
    "liked": "you liked it",
    "history": "{plays_noun}, last {ago}",
    "novelty": "never played here",
    "artist": "by {artist}, {plays_noun} of this artist",
    "asked": "by {artist}, whom you asked for",
    "neighbour": "close in sound to {other}, which you {how}",
    "likeness": "among the {percent} % of your tracks nearest in sound to {other}",
    "fit": "among the {percent} % of your tracks nearest to {mood}",
    "lively low": "less energy than {percent} % of your tracks",
    "lively high": "more energy than {percent} % of your tracks",
    "extreme low": "the least energy of this list",
    "extreme high": "the most energy of this list",
    "step up": "energy up from {before}",
    "step down": "energy down from {before}",
    "toward": "nearer to {mood} than {before}",
    "transition same": "same tempo as {before}",
    "transition up": "tempo up from {before}",
    "transition down": "tempo down from {before}",
}
"""Kinds of fact whose values alone would not tell the model what they mean."""


def _note(fact: Fact) -> str:
    plain = f"{fact.kind}: {', '.join(str(value) for value in fact.values.values())}"
    return fill(_NOTES[key_of(fact)], spoken(fact)) if key_of(fact) in _NOTES else plain


def _title(playlist: GeneratedPlaylist, context: ScoringContext, backend: LlmBackend, recorder: Recorder) -> str:
    rows = context.view.rows([track.track_id for track in playlist.tracks])
    names = {context.view.artists[context.view.artist_codes[row]] for row in rows if row >= 0}
    title = write_title(context.plan, sorted(names), backend, recorder, context.request.seed)
    return title or playlist.title


def _story(playlist: GeneratedPlaylist, context: ScoringContext, backend: LlmBackend, recorder: Recorder) -> str:
    facts = list_facts(playlist.tracks, context)
    ways = [Sentence(text, text) for text in story_choices(facts)]
    allowed = {way.text for way in ways}
    text, faults = _choose(
        "story",
        "story.v1",
        story_notes(facts),
        ways,
        backend,
        recorder,
        context.request.seed,
        lambda it: () if it in allowed else ("not one of the sentences the facts allow",),
    )
    return playlist.story if faults else text
