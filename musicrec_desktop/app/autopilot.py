"""The steps of AUTOPILOT: the queue is filled up by itself, and chosen anew as the listener reacts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from musicrec_desktop.app.live import Insight
from musicrec_desktop.app.outcome_log import keep_shown
from musicrec_desktop.app.recommend import Recommending, expect, load_context
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.plan import PlaylistPlan
from musicrec_desktop.domain.play import QueuedBy
from musicrec_desktop.domain.playlist import GeneratedPlaylist, QueueItem
from musicrec_desktop.domain.recommend import Recommendation, Request
from musicrec_desktop.llm import explain_by_template
from musicrec_desktop.playback import PlayQueue
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking import going_on, refill, with_places
from musicrec_desktop.retrieval import retrieve

AHEAD: Final = 10
"""So many entries wait after the current one once the queue is filled."""
_CANDIDATES: Final = 16
"""Candidates for each entry wanted: as many as for a list of usual length."""
SETTLED: Final = 3
"""So many of the next ones are not chosen anew while all goes well: somebody may be looking forward to them."""


@dataclass(frozen=True, slots=True)
class Autopilot:
    """What AUTOPILOT carries from step to step: a queue before, and the filled one after."""

    services: Services
    request: Request
    """When it is, and the seed; its words are not read: the plan holds."""
    queue: PlayQueue
    plan: PlaylistPlan
    """What was asked for when the music began; an empty one where nothing was."""
    own: frozenset[int] = frozenset()
    """Keys of entries that this route put there: they may be chosen anew until they play."""
    tracks: tuple[Recommendation, ...] = ()
    """What was put at the end of the queue, with reasons."""
    context: ScoringContext | None = None
    insight: Insight | None = None


def look_around(state: Autopilot) -> Autopilot:
    """What is known of library and listener. Reads the database the first time only."""
    known = load_context(Recommending(state.services, state.request))
    return replace(state, context=replace(known.scoring, plan=state.plan))


def fill_queue(state: Autopilot) -> Autopilot:
    """Take out what is open to be chosen anew, and go on from what stays. The same queue when nothing more is found."""
    if state.context is None:
        raise InvariantError("a queue was filled before the context was loaded")
    looked = expect(Recommending(state.services, state.request, context=state.context))
    context, insight = looked.scoring, looked.insight
    if insight is None or len(context.view) == 0:
        return state
    is_turned_down = _last_was_skipped(context)
    stays = tuple(_staying(state, 0 if is_turned_down else SETTLED))
    missing = AHEAD - len(stays)
    if missing <= 0:
        return state
    queue = state.queue.remove([item.key for item in state.queue.upcoming if item not in stays])
    before = [item.track_id for item in queue.items]
    tracks = _go_on(context, insight, before, missing, may_repeat=False)
    if len(tracks) < missing:
        again = _go_on(context, insight, before, missing, may_repeat=True)
        tracks = again if len(again) > len(tracks) else tracks
    if not tracks:
        return state
    filled = queue.add([track.track_id for track in tracks], QueuedBy.RECOMMENDATION)
    fresh = frozenset(range(queue.next_key, filled.next_key))
    kept = frozenset(item.key for item in stays) & state.own
    return replace(state, queue=filled, own=kept | fresh, tracks=tracks, insight=insight)


def _go_on(
    context: ScoringContext, insight: Insight, before: Sequence[TrackId], missing: int, *, may_repeat: bool
) -> tuple[Recommendation, ...]:
    """Up to so many tracks that go on from these, with the reasons of their choice and place."""
    context = going_on(context, missing, before, may_repeat=may_repeat)
    ranked = insight.ranked(context, retrieve(context, _CANDIDATES * missing))
    chosen = with_places(context, refill(context, ranked, before), before)
    return explain_by_template(chosen, context).tracks


def keep_filled(state: Autopilot) -> Autopilot:
    """Keep what was put into the queue, so that what becomes of it teaches the weights."""
    if state.tracks and state.insight is not None:
        shown = GeneratedPlaylist(state.plan, state.tracks, title="", seed=state.request.seed)
        keep_shown(state.services, shown, None, state.insight.fusion.version, state.request.now)
    return state


def _staying(state: Autopilot, settled: int) -> Iterator[QueueItem]:
    """Entries waiting that stay: all that somebody else put there, and the next few anyway."""
    for at, item in enumerate(state.queue.upcoming):
        if item.key not in state.own or at < settled:
            yield item


def _last_was_skipped(context: ScoringContext) -> bool:
    moment = context.moment
    if moment is None or moment.session_from >= moment.upto:
        return False
    return bool(moment.listening.is_skip[moment.upto - 1])
