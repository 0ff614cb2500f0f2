"""The steps of BY_HAND: the list on show is changed by hand: its plan, its rows, and which of them stay."""

import time
from dataclasses import dataclass, replace

from musicrec_desktop.app import recommend
from musicrec_desktop.app.changed_lists import changed_list
from musicrec_desktop.app.plan_editing import titled
from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.app.refining import length_without, renewed
from musicrec_desktop.domain.errors import InvariantError, RequestError
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.plan import Note, PlaylistPlan
from musicrec_desktop.domain.progress import Job, Partial, Progress
from musicrec_desktop.domain.recommend import Recommendation
from musicrec_desktop.llm import best_plans, explain_by_template
from musicrec_desktop.llm.conversation import TURN_NOTES, Edit, Shown
from musicrec_desktop.ranking import with_places


@dataclass(frozen=True, slots=True)
class ByHand:
    """What the listener did to the list."""

    plan: PlaylistPlan | None = None
    """What is asked for from now on; None: what was asked for."""
    kept: frozenset[TrackId] = frozenset()
    """Tracks that stay where they are, whatever becomes of the rest."""
    is_rest_anew: bool = False
    """Other tracks than these in all places that are not kept."""
    order: tuple[TrackId, ...] | None = None
    """The tracks that stay, in the order they were brought into; nothing is chosen."""


@dataclass(frozen=True, slots=True)
class Handling:
    """What BY_HAND carries: the lists of a conversation, and what is done to the last of them."""

    turns: tuple[Recommending, ...]
    """Finished lists, the present one last."""
    by_hand: ByHand
    at: UnixTime | None = None
    """When it was done; None: when the list was asked for."""
    work: Recommending | None = None
    """The list in work; becomes the last of `turns`."""

    @property
    def before(self) -> Recommending:
        """The list on show."""
        if not self.turns:
            raise InvariantError("a list was changed by hand that was never made")
        return self.turns[-1]

    @property
    def new(self) -> Recommending:
        """The list as it is now."""
        return self.before if self.work is None else self.work


def load(state: Handling) -> Handling:
    """Library and listener as they are now. db lane."""
    return replace(state, work=renewed(state.before, state.at))


def change(state: Handling) -> Job[Handling]:
    """The list after what was done to it, each track with its reason. compute lane.

    The listener's plan holds as it is: no rule reads words into it and no model completes it. Raises RequestError where
    nothing would be left.
    """
    yield Progress(0, 1, "changing the list")
    work = recommend.expect(state.new)
    if state.by_hand.order is not None:
        work, tracks, notes = _ordered(state, work, state.by_hand.order)
    else:
        work, tracks, notes = _chosen(state, work)
    if not tracks:
        raise RequestError("Nothing would be left of the list, so it stays as it is.", hint="Take back a wish.")
    told = explain_by_template(with_places(work.scoring, tracks), work.scoring)
    made = state.before.made
    old = {chosen.track_id: chosen for chosen in made.tracks}
    playlist = replace(
        made,
        plan=work.plan,
        tracks=tuple(_worded(new, old.get(new.track_id)) for new in told.tracks),
        title=made.title if state.by_hand.plan is None else told.title,
        story=made.story if state.by_hand.order is not None else told.story,
        notes=notes,
        timings_ms=work.timed(total=(time.perf_counter() - work.began) * 1000),
        llm=None,
    )
    yield Partial(playlist)
    return replace(state, work=replace(work, playlist=playlist, trial=None))


def explain(state: Handling) -> Job[Handling]:
    """Let the model word what is new. llm lane."""
    if state.by_hand.order is not None:
        return state
    work = yield from recommend.explain(state.new)
    return replace(state, work=work)


def keep(state: Handling) -> Handling:
    """The changed list is the present one; it goes into the log of what was shown. db lane."""
    return replace(state, turns=(*state.turns, recommend.keep_log(state.new)), work=None)


# inside ---------------------------------------------------------------------------------------------------------------

Changed = tuple[Recommending, tuple[Recommendation, ...], tuple[Note, ...]]


def _worded(new: Recommendation, old: Recommendation | None) -> Recommendation:
    """A track that stays keeps its words, unless they speak of a neighbour that is gone."""
    return new if old is None or new.facts != old.facts else replace(old, place=new.place)


def _shown(state: Handling, work: Recommending) -> Shown:
    context = work.scoring
    return Shown.of(context.view, context.genre_tree, [chosen.track_id for chosen in state.before.made.tracks])


def _ordered(state: Handling, work: Recommending, order: tuple[TrackId, ...]) -> Changed:
    """The same tracks in another order, or fewer of them; what was taken out does not come back by itself."""
    made = state.before.made
    by_id = {chosen.track_id: chosen for chosen in made.tracks}
    tracks = tuple(by_id[track_id] for track_id in order if track_id in by_id)
    gone = by_id.keys() - set(order)
    plan, request = work.plan, work.request
    if gone and tracks:
        places = [place for place, chosen in enumerate(made.tracks) if chosen.track_id in gone]
        plan = replace(plan, length=length_without(plan, work, _shown(state, work), places))
        request = replace(request, length=None, exclude=request.exclude | gone)
    context = replace(work.scoring, plan=plan, request=request)
    return replace(work, request=request, context=context), tracks, made.notes


def _chosen(state: Handling, work: Recommending) -> Changed:
    by_hand, made = state.by_hand, state.before.made
    before = work.plan
    request = work.request
    plan = before
    if by_hand.plan is not None:
        plan = titled(by_hand.plan, request)
        request = replace(request, length=None)
    is_other = (plan.wants, plan.avoids) != (before.wants, before.avoids)
    context = replace(
        work.scoring,
        request=request,
        plan=plan,
        plans=best_plans(plan),
        model_says=None if is_other else work.scoring.model_says,
    )
    work = replace(work, request=request, context=context)
    kept = frozenset(place for place, chosen in enumerate(made.tracks) if chosen.track_id in by_hand.kept)
    edit = Edit("", plan.language, is_others=by_hand.is_rest_anew, kept=kept)
    work, tracks, notes = changed_list(work, _shown(state, work), edit, made)
    own = tuple(note for note in work.plan.notes if note.code not in TURN_NOTES)
    return work, tracks, tuple(dict.fromkeys((*own, *notes)))
