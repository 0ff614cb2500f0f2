"""The steps of REFINE: words about the list on show change its plan and its tracks, and can be taken back."""

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np

from musicrec_desktop.app import recommend
from musicrec_desktop.app.changed_lists import changed_list
from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.domain.errors import InvariantError, ModelError
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.llm_call import LlmCall
from musicrec_desktop.domain.plan import Length, Note, PlaylistPlan
from musicrec_desktop.domain.progress import Job, Partial, Progress
from musicrec_desktop.llm import best_plans, explain_by_template
from musicrec_desktop.llm import complete_plan as ask_model
from musicrec_desktop.llm.conversation import TURN_NOTES, Edit, Shown, amended, edit_note, read_edit
from musicrec_desktop.ranking import with_places


@dataclass(frozen=True, slots=True)
class Refining:
    """What REFINE carries: the lists of a conversation, the words of this turn, and what becomes of the list."""

    turns: tuple[Recommending, ...]
    """Finished lists, the present one last; the earlier ones are what undo goes back to."""
    words: str
    at: UnixTime | None = None
    """When it was said; None: when the list was asked for."""
    playing: TrackId | None = None
    """What plays while it is said: "this one", "that singer"."""
    edit: Edit | None = None
    work: Recommending | None = None
    """The list in work; becomes the last of `turns`."""

    @property
    def before(self) -> Recommending:
        """The list on show when the words were said."""
        if not self.turns:
            raise InvariantError("a list was refined that was never made")
        return self.turns[-1]

    @property
    def new(self) -> Recommending:
        """The list as it is now."""
        return self.before if self.work is None else self.work

    @property
    def what(self) -> Edit:
        """The edit as it was read."""
        if self.edit is None:
            raise InvariantError("a step of REFINE ran before the words were read")
        return self.edit

    @property
    def is_at_work(self) -> bool:
        """Something is to be changed that is not simply taken back."""
        return not (self.what.is_undo or self.what.is_empty)


def load(state: Refining) -> Refining:
    """Library and listener as they are now: what was disliked meanwhile stays away. db lane."""
    return replace(state, work=renewed(state.before, state.at))


def renewed(before: Recommending, at: UnixTime | None) -> Recommending:
    """A finished list to be worked on anew, in the library and for the listener as they are now. db lane."""
    now = before.request.now if at is None else at
    fresh = replace(before, request=replace(before.request, now=now), began=time.perf_counter(), timings_ms={})
    loaded = recommend.load_context(fresh)
    plan = before.made.plan
    context = replace(loaded.scoring, plan=plan, model_says=before.scoring.model_says)
    return replace(loaded, context=context, calls=(), shown=None, is_plan_new=False)


def read_words(state: Refining) -> Refining:
    """What the words change, by rules alone. compute lane."""
    work = recommend.expect(state.new)
    work = replace(work, request=replace(work.request, text=state.words))
    edit = read_edit(work.request, work.plan, _shown(state, work), work.services.known.lexicon)
    return replace(state, edit=edit, work=work)


def ask_about_rest(state: Refining) -> Job[Refining]:
    """Let the model fill what the rules left open in the words: "now for my grandmother's eightieth". llm lane.

    A model that cannot be used costs a note, not the list.
    """
    edit, work = state.what, state.new
    rest = edit.rest
    if rest is None or not rest.request or edit.is_undo or not work.use_llm:
        return state
    yield Progress(0, 1, "asking the language model")
    calls: list[LlmCall] = []
    try:
        backend = work.services.backend()
        if backend is None:
            return state
        request = replace(work.request, text=rest.request)
        rest = yield from ask_model(rest, work.services.known.lexicon, backend, request, on_call=calls.append)
    except ModelError as error:
        note = Note("no_model", f"{error.message} {error.hint}".strip())
        edit = replace(edit, notes=(*edit.notes, note))
        return replace(state, edit=edit, work=replace(work, use_llm=False, calls=work.calls + tuple(calls)))
    return replace(state, edit=replace(edit, rest=rest), work=replace(work, calls=work.calls + tuple(calls)))


def change_list(state: Refining) -> Job[Refining]:
    """Change plan and tracks, each track with its reason; undo goes back one list. compute lane."""
    if state.what.is_undo:
        return _undone(state)
    if state.what.is_empty:
        notes = state.what.notes or (edit_note("edit_not_understood", state.what.language, state.words),)
        return _as_before(state, notes)
    yield Progress(0, 1, "changing the list")
    work = _planned(state)
    work, tracks, notes = changed_list(work, _shown(state, work), state.what, state.before.made)
    if not tracks:
        return _as_before(state, (edit_note("nothing_left", state.what.language),))
    told = explain_by_template(with_places(work.scoring, tracks), work.scoring)
    context = work.scoring
    playlist = replace(
        state.before.made,
        plan=context.plan,
        tracks=told.tracks,
        title=told.title,
        story=told.story,
        notes=tuple(dict.fromkeys((*context.plan.notes, *notes))),
        timings_ms=work.timed(total=(time.perf_counter() - work.began) * 1000),
        llm=None,
    )
    yield Partial(playlist)
    return replace(state, work=replace(work, playlist=playlist, trial=None))


def explain(state: Refining) -> Job[Refining]:
    """Let the model word what is new. llm lane."""
    if not state.is_at_work:
        return state
    work = yield from recommend.explain(state.new)
    return replace(state, work=work)


def keep(state: Refining) -> Refining:
    """The changed list is the present one; it goes into the log of what was shown. db lane."""
    if not state.is_at_work:
        return replace(state, work=None)
    work = recommend.keep_log(state.new)
    return replace(state, turns=(*state.turns, work), work=None)


def length_without(plan: PlaylistPlan, work: Recommending, shown: Shown, removed: Iterable[int]) -> Length:
    """What is left when these places go is the length from now on."""
    view = work.scoring.view
    gone = np.array(sorted(removed), np.intp)
    if plan.length is not None and plan.length.minutes is not None:
        rows = np.delete(shown.rows, gone)
        return Length(minutes=max(1.0, round(float(view.durations_ms[rows].sum()) / 60_000, 1)))
    return Length(tracks=max(1, len(shown) - len(gone)))


# inside ---------------------------------------------------------------------------------------------------------------


def _shown(state: Refining, work: Recommending) -> Shown:
    ids = [chosen.track_id for chosen in state.before.made.tracks]
    playing = ids.index(state.playing) if state.playing in ids else None
    context = work.scoring
    return Shown.of(context.view, context.genre_tree, ids, playing)


def _undone(state: Refining) -> Refining:
    if len(state.turns) < 2:
        return _as_before(state, (edit_note("nothing_to_undo", state.what.language),))
    return replace(state, turns=state.turns[:-1], work=None)


def _as_before(state: Refining, notes: Iterable[Note]) -> Refining:
    """The list on show, with what is to be said of these words."""
    made = state.before.made
    kept = tuple(note for note in made.notes if note.code not in TURN_NOTES)
    before = replace(state.before, playlist=replace(made, notes=(*kept, *notes)))
    return replace(state, turns=(*state.turns[:-1], before), work=None)


def _planned(state: Refining) -> Recommending:
    """The work with the edited plan, and the request as it stands after all turns."""
    work, edit = state.new, state.what
    shown = _shown(state, work)
    plan = amended(work.plan, edit, shown, work.request)
    request = replace(work.request, text=plan.request, length=None if plan.length is not None else work.request.length)
    if edit.removed and edit.length is None and (edit.rest is None or edit.rest.length is None):
        plan = replace(plan, length=length_without(plan, work, shown, edit.removed))
    is_other = (plan.wants, plan.avoids) != (work.plan.wants, work.plan.avoids)
    context = replace(
        work.scoring,
        request=request,
        plan=plan,
        plans=best_plans(plan),
        model_says=None if is_other else work.scoring.model_says,
    )
    return replace(work, request=request, context=context)
