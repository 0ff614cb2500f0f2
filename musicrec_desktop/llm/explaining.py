"""Facts to prose: by template at once, then in the words the model chooses, each sentence checked first."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from musicrec_desktop.domain.playlist import GeneratedPlaylist
from musicrec_desktop.domain.progress import Job, Partial, Progress
from musicrec_desktop.domain.recommend import Recommendation
from musicrec_desktop.llm.calls import OnCall, Recorder, unheard
from musicrec_desktop.llm.facts import collect_facts
from musicrec_desktop.llm.list_prose import list_facts, story_choices, story_notes, template_title_and_story
from musicrec_desktop.llm.one_of import Question, one_of
from musicrec_desktop.llm.reason_writer import TEMPLATE, ReasonWriter
from musicrec_desktop.llm.templates import pick_facts, template_rationale
from musicrec_desktop.llm.titles import write_title
from musicrec_desktop.llm.variety import Variety
from musicrec_desktop.plugin_api import LlmBackend, ScoringContext

_STORY: Final = Question(
    "story", "story.v1", "Notes: ", "Sentence: ", 110, 0.7, "not one of the sentences the facts allow"
)


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

    What does not pass the check keeps its template, and says so by `rationale_source`. Title and story of a list in
    Chinese keep their templates. The first reason comes before the title: it is what is waited for.
    """
    if not playlist.tracks:
        return playlist
    recorder = Recorder(backend, on_call)
    writer = ReasonWriter(backend, recorder, context.plan.language)
    has_prose = context.plan.language == "en"
    total = len(playlist.tracks) + 2
    for at, track in enumerate(playlist.tracks):
        yield Progress(at, total, "wording reasons")
        text, source = writer.write(track.facts, context.request.seed + at)
        told = replace(track, rationale=text, rationale_source=source)
        playlist = replace(playlist, tracks=(*playlist.tracks[:at], told, *playlist.tracks[at + 1 :]))
        yield Partial(playlist)
        if at == 0 and has_prose:
            playlist = replace(playlist, title=_title(playlist, context, backend, recorder))
            yield Partial(playlist)
    if has_prose:
        playlist = replace(playlist, story=_story(playlist, context, backend, recorder))
        yield Partial(playlist)
    return playlist


def _title(playlist: GeneratedPlaylist, context: ScoringContext, backend: LlmBackend, recorder: Recorder) -> str:
    rows = context.view.rows([track.track_id for track in playlist.tracks])
    names = {context.view.artists[context.view.artist_codes[row]] for row in rows if row >= 0}
    title = write_title(context.plan, sorted(names), backend, recorder, context.request.seed)
    return title or playlist.title


def _story(playlist: GeneratedPlaylist, context: ScoringContext, backend: LlmBackend, recorder: Recorder) -> str:
    facts = list_facts(playlist.tracks, context)
    words, seed = story_notes(facts), context.request.seed
    return one_of(story_choices(facts), _STORY, words, backend, recorder, seed) or playlist.story
