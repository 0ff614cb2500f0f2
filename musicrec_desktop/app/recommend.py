"""The steps of RECOMMEND and REPLACE: request to plan, plan to tracks, tracks to reasons."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np

from musicrec_desktop.app.call_log import keep_calls
from musicrec_desktop.app.live import Insight
from musicrec_desktop.app.outcome_log import judge_replaced, keep_shown
from musicrec_desktop.app.picks import Picks, picked
from musicrec_desktop.app.plan_editing import titled
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.errors import InvariantError, ModelError, RequestError
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.llm_call import LlmCall
from musicrec_desktop.domain.outcomes import Trial
from musicrec_desktop.domain.plan import Note, PlaylistPlan
from musicrec_desktop.domain.playlist import GeneratedPlaylist, LlmUsage
from musicrec_desktop.domain.progress import Job, Partial, Progress
from musicrec_desktop.domain.recommend import Candidates, Recommendation, Request
from musicrec_desktop.llm import best_plans, explain_by_template, understand
from musicrec_desktop.llm import complete_plan as ask_model
from musicrec_desktop.llm import explain as word_facts
from musicrec_desktop.plugin_api import LlmBackend, ModelInfo, ScoringContext, Usage
from musicrec_desktop.ranking import Ranked, replacement, sequence, try_one, with_places
from musicrec_desktop.retrieval import BUILT_IN_SOURCES, retrieve

_RESTARTED = (Note("model_restarted", "The language model had ended by itself and was started again."),)
_DRAWS = 16
"""Weights drawn from the belief about them, over which the chance of a trial is taken."""


@dataclass(frozen=True, slots=True)
class Recommending:
    """What RECOMMEND carries from step to step. Each Partial is a GeneratedPlaylist: the list as it stands."""

    services: Services
    request: Request
    use_llm: bool = True
    given: PlaylistPlan | None = None
    """A plan that was made by hand, as it is to be carried out; None: the words are read."""
    picks: Picks | None = None
    """What was picked beside the words, and wins over them."""
    is_patient: bool = False
    """The model is waited for, however slow it is: the list then hangs on no clock."""
    began: float = field(default_factory=time.perf_counter)
    context: ScoringContext | None = None
    insight: Insight | None = None
    """What the log of listening says at the moment of the request."""
    ranked: Ranked | None = None
    trial: Trial | None = None
    """The place that chance filled, if any."""
    shown: int | None = None
    """The number of the list in the log of what was shown."""
    playlist: GeneratedPlaylist | None = None
    is_plan_new: bool = False
    """The model changed the plan after the first tracks were chosen."""
    usage_before: Usage | None = None
    calls: tuple[LlmCall, ...] = ()
    timings_ms: Mapping[str, float] = field(default_factory=dict)

    @property
    def plan(self) -> PlaylistPlan:
        """The plan as it stands."""
        return self.scoring.plan

    @property
    def scoring(self) -> ScoringContext:
        """What scorers look at."""
        if self.context is None:
            raise InvariantError("a step of RECOMMEND ran before the context was loaded")
        return self.context

    @property
    def made(self) -> GeneratedPlaylist:
        """The playlist as it stands."""
        if self.playlist is None:
            raise InvariantError("a step of RECOMMEND ran before tracks were chosen")
        return self.playlist

    def timed(self, **milliseconds: float) -> dict[str, float]:
        """The timings with these added."""
        timings = dict(self.timings_ms)
        for name, value in milliseconds.items():
            timings[name] = timings.get(name, 0.0) + value
        return timings


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000


def load_context(state: Recommending) -> Recommending:
    """What is known of the library and the listener; read once, then kept current by LEARN and INGEST."""
    services = state.services
    known = services.known if services.is_loaded else services.load_known(state.request.now)
    context = ScoringContext(
        request=state.request,
        plan=PlaylistPlan(state.request.text),
        profile=known.profile,
        view=known.view,
        genre_tree=services.genre_tree,
        history=known.profile.tracks.aligned(known.view.ids),
    )
    return replace(state, context=context)


def expect(state: Recommending) -> Recommending:
    """What the methods over the log of listening expect now, and how much each counts."""
    began = time.perf_counter()
    insight = state.services.live.look(state.request.now)
    context = replace(state.scoring, moment=insight.moment)
    return replace(state, insight=insight, context=context, timings_ms=state.timed(expect=_since(began)))


def plan_by_rules(state: Recommending) -> Recommending:
    """Words to structure, by rules alone; a plan that was given holds as it is."""
    began = time.perf_counter()
    plan = state.given
    if plan is None:
        lexicon = state.services.known.lexicon
        plan = understand(state.request, lexicon)
        if state.picks is not None and not state.picks.is_empty:
            asked = state.request
            plan = picked(plan, state.picks, lambda words: understand(replace(asked, text=words), lexicon))
            plan = titled(plan, asked)
    return replace(state, context=replace(state.scoring, plan=plan), timings_ms=state.timed(plan=_since(began)))


def choose_tracks(state: Recommending) -> Job[Recommending]:
    """Retrieve, rank, sequence, and give each track a reason from the templates."""
    context = state.scoring
    if len(context.view) == 0:
        raise RequestError(
            "No playlist can be made: the library holds no tracks.", hint="Add a music folder: musicrec scan ~/Music"
        )
    yield Progress(0, 3, "choosing tracks")
    began = time.perf_counter()
    extensions = state.services.extensions
    candidates = retrieve(context, sources=(*BUILT_IN_SOURCES, *extensions.sources()))
    retrieved = time.perf_counter()
    ranked = _ranked(state, candidates)
    ranked_at = time.perf_counter()
    chosen, notes = sequence(context, ranked)
    chosen, trial = _with_trial(state, ranked, extensions.reordered(context, chosen))
    sequenced = time.perf_counter()
    if not chosen:
        raise _nothing_chosen(len(candidates.ids))
    told = explain_by_template(with_places(context, chosen), context)
    timings = state.timed(
        retrieve=(retrieved - began) * 1000,
        rank=(ranked_at - retrieved) * 1000,
        sequence=(sequenced - ranked_at) * 1000,
    )
    timings.setdefault("first_track", _since(state.began))
    playlist = GeneratedPlaylist(
        plan=context.plan,
        tracks=told.tracks,
        title=told.title,
        story=told.story,
        notes=_once(context.plan.notes + candidates.notes + notes),
        timings_ms={**timings, "total": _since(state.began)},
        seed=state.request.seed,
    )
    yield Partial(playlist)
    return replace(state, ranked=ranked, trial=trial, playlist=playlist, timings_ms=timings)


def _ranked(state: Recommending, candidates: Candidates) -> Ranked:
    if state.insight is None:
        raise InvariantError("tracks were ranked before it was asked what is expected")
    return state.insight.ranked(state.scoring, candidates)


def _with_trial(
    state: Recommending, ranked: Ranked, chosen: tuple[Recommendation, ...]
) -> tuple[tuple[Recommendation, ...], Trial | None]:
    """One place is left to chance where there is one to spare; the same for the same seed and weights."""
    if state.insight is None:
        return chosen, None
    seed = state.request.seed % 2**32
    draws = state.insight.drawn_weights(state.scoring.novelty, seed, _DRAWS)
    return try_one(state.scoring, ranked, chosen, draws, np.random.default_rng(seed))


def _nothing_chosen(n_candidates: int) -> RequestError:
    if n_candidates:  # only lists in minutes turn candidates away: those whose length nobody could tell
        return RequestError(
            f"No playlist in minutes can be made: none of the tracks that fit ({n_candidates}) tells its length.",
            hint="Ask for a number of tracks instead: --tracks 20",
        )
    return RequestError(
        "No track of the library is left for this request: everything is excluded.",
        hint="Take back an exclusion or a dislike.",
    )


def _once(notes: tuple[Note, ...]) -> tuple[Note, ...]:
    return tuple(dict.fromkeys(notes))


def _backend(state: Recommending) -> LlmBackend | None:
    return state.services.backend() if state.use_llm else None


def complete_plan(state: Recommending) -> Job[Recommending]:
    """Let the model fill what the rules left open. A model that cannot be used costs a note, not the playlist."""
    if state.given is not None:
        return state
    yield Progress(1, 3, "asking the language model")
    began = time.perf_counter()
    calls: list[LlmCall] = []
    try:
        backend = _backend(state)
        if backend is None:
            return state
        before = backend.usage
        plan = yield from ask_model(
            state.plan, state.services.known.lexicon, backend, state.request, on_call=calls.append
        )
    except ModelError as error:
        note = Note("no_model", f"{error.message} {error.hint}".strip())
        playlist = None if state.playlist is None else replace(state.made, notes=_once((*state.made.notes, note)))
        plan = replace(state.plan, notes=_once((*state.plan.notes, note)))
        return replace(state, use_llm=False, playlist=playlist, context=replace(state.scoring, plan=plan))
    return replace(
        state,
        context=replace(state.scoring, plan=plan, plans=best_plans(plan)),
        is_plan_new=(plan.wants, plan.avoids, plan.curve) != (state.plan.wants, state.plan.avoids, state.plan.curve),
        usage_before=before,
        calls=state.calls + tuple(calls),
        timings_ms=state.timed(plan=_since(began)),
    )


def choose_again(state: Recommending) -> Job[Recommending]:
    """Choose anew where the model understood more than the rules did; otherwise keep the list."""
    if state.is_plan_new:
        return (yield from choose_tracks(state))
    return replace(
        state, playlist=replace(state.made, plan=state.plan, notes=_once(state.plan.notes + state.made.notes))
    )


def explain(state: Recommending) -> Job[Recommending]:
    """Let the model word title, story and reasons from checked facts; each is shown as it comes."""
    began = time.perf_counter()
    playlist, calls = state.made, list[LlmCall]()
    backend = _backend(state)
    if backend is not None:
        try:
            job = word_facts(playlist, state.scoring, backend, on_call=calls.append)
            playlist = yield from job
            spent = backend.usage - (state.usage_before or Usage())
            notes = _once((*playlist.notes, *_RESTARTED)) if spent.restarts else playlist.notes
            playlist = replace(playlist, llm=_told(spent, backend.info), notes=notes)
        except ModelError as error:
            playlist = replace(playlist, notes=_once((*playlist.notes, Note("no_model", error.message))))
    timings = state.timed(explain=_since(began))
    playlist = replace(playlist, timings_ms={**timings, "total": _since(state.began)})
    yield Partial(playlist)
    return replace(state, playlist=playlist, calls=state.calls + tuple(calls), timings_ms=timings)


def _told(spent: Usage, info: ModelInfo) -> LlmUsage:
    """What this playlist took of the model."""
    rate = spent.completion_tokens / spent.completion_seconds if spent.completion_seconds else 0.0
    return LlmUsage(info.name, info.gpu_layers, spent.prompt_tokens, spent.completion_tokens, rate)


def keep_log(state: Recommending) -> Recommending:
    """Keep what the model was asked and answered, for the listener to read, and what is shown, to learn from."""
    keep_calls(state.services, state.calls, state.request.now)
    if state.playlist is None or state.insight is None:
        return state
    version = state.insight.fusion.version
    return replace(state, shown=keep_shown(state.services, state.playlist, state.trial, version, state.request.now))


@dataclass(frozen=True, slots=True)
class Replacing:
    """What REPLACE carries: a finished RECOMMEND and the place in its list to fill anew."""

    made: Recommending
    position: int
    at: UnixTime | None = None
    """When it was asked; None: when the list was."""
    gone: Recommendation | None = None
    """The track that was in this place, once it is gone."""


def replace_track(state: Replacing) -> Job[Replacing]:
    """Put another fitting track in this place, with its reason. Raises RequestError when no other is left."""
    made, playlist = state.made, state.made.made
    if made.ranked is None:
        raise InvariantError("a track was replaced in a list that was never ranked")
    other = replacement(made.scoring, made.ranked, playlist.tracks, state.position)
    if other is None:
        raise RequestError("No other track fits here.", hint="Make a new playlist, or ask for less.")
    tracks = (*playlist.tracks[: state.position], other, *playlist.tracks[state.position + 1 :])
    told = explain_by_template(with_places(made.scoring, tracks), made.scoring)
    # The others keep their words, unless these speak of the track that is gone.
    fresh: tuple[Recommendation, ...] = tuple(
        new if at == state.position or new.facts != old.facts else replace(old, place=new.place)
        for at, (old, new) in enumerate(zip(playlist.tracks, told.tracks, strict=True))
    )
    gone = playlist.tracks[state.position]
    request = replace(made.request, exclude=made.request.exclude | {gone.track_id})
    changed = replace(
        made, request=request, context=replace(made.scoring, request=request), playlist=replace(playlist, tracks=fresh)
    )
    yield Partial(changed.made)
    return replace(state, made=changed, gone=gone)


def keep_replaced(state: Replacing) -> Replacing:
    """Keep that the track was turned down, and learn from it at once."""
    made = state.made
    if made.shown is not None and state.gone is not None:
        at = made.request.now if state.at is None else state.at
        new = made.made.tracks[state.position]
        judge_replaced(made.services, made.shown, state.position, state.gone, new, at)
    return state
