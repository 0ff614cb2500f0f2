"""The steps of AUTOPILOT: the queue is filled up by itself, and chosen anew as the listener reacts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.app.live import Insight
from musicrec_desktop.app.outcome_log import keep_shown
from musicrec_desktop.app.recommend import Recommending, expect, load_context
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.listening import UNKNOWN
from musicrec_desktop.domain.plan import Facet, FacetWish, PlaylistPlan, Source
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
"""So many of the next ones are not chosen anew while all goes well: they may be looked forward to."""
TIRED_OF: Final = 2
"""After so many skips of an artist in one session, none of theirs heard out since, nothing more of them follows."""
_NEAR_LIKED: Final = 2
"""What follows is to be near so many of the tracks that were liked last."""
_SEEDS: Final = 3
"""Where nothing was asked for, the music goes on near so many of the latest tracks that the listener chose."""
_SURE, _HALF_SURE = 1.0, 0.6
"""How far what follows is led near to what was liked, and to what was only chosen."""


class Turn(StrEnum):
    """What made the queue turn."""

    SKIPPED = "skipped"
    TIRED_OF_ARTIST = "tired_of_artist"
    LIKED = "liked"
    DISLIKED = "disliked"


@dataclass(frozen=True, slots=True)
class Because:
    """Why what follows was chosen anew."""

    turn: Turn
    name: str
    """The artist for TIRED_OF_ARTIST, else the title of the track."""


@dataclass(frozen=True, slots=True)
class Autopilot:
    """What AUTOPILOT carries from step to step: a queue before, and the filled one after."""

    services: Services
    request: Request
    """When it is, and the seed; its words are not read: the plan holds."""
    queue: PlayQueue
    plan: PlaylistPlan
    """What was asked for when the music began; an empty one where nothing was."""
    liked: tuple[TrackId, ...] = ()
    """Tracks liked since the music began, the latest last."""
    said: Turn | None = None
    """LIKED or DISLIKED: it was said just now, of the last of `liked` or of `of`."""
    of: TrackId | None = None
    """The track that was disliked just now."""
    own: frozenset[int] = frozenset()
    """Keys of entries that this route put there: they may be chosen anew until they play."""
    tracks: tuple[Recommendation, ...] = ()
    """What was put at the end of the queue, with reasons."""
    because: Because | None = None
    """Why they are others than before; None while all goes well."""
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
    tired_of = _tired_of(context)
    because = _because(state, context, tired_of)
    stays = tuple(_staying(state, SETTLED if because is None else 0))
    missing = AHEAD - len(stays)
    if missing <= 0:
        return state
    queue = state.queue.remove([item.key for item in state.queue.upcoming if item not in stays])
    before = [item.track_id for item in queue.items]
    context = _going_near(state, context)
    tracks: tuple[Recommendation, ...] = ()
    for away, may_repeat in ((tired_of, False), (tired_of, True), (tired_of[:0], True)):  # rather that than silence
        more = _go_on(_without_artists(context, away), insight, before, missing, may_repeat=may_repeat)
        tracks = more if len(more) > len(tracks) else tracks
        if len(tracks) >= missing:
            break
    if not tracks:
        return state
    filled = queue.add([track.track_id for track in tracks], QueuedBy.RECOMMENDATION)
    fresh = frozenset(range(queue.next_key, filled.next_key))
    kept = frozenset(item.key for item in stays) & state.own
    return replace(state, queue=filled, own=kept | fresh, tracks=tracks, insight=insight, because=because)


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


def _tired_of(context: ScoringContext) -> NDArray[np.int32]:
    """(a,) codes, as the view has them, of the artists skipped TIRED_OF times in this session since the last of theirs
    was heard out; the latest first."""
    moment = context.moment
    if moment is None:
        return np.zeros(0, np.int32)
    plays = slice(moment.session_from, moment.upto)
    artists = moment.listening.catalogue.artists[moment.listening.tracks[plays]]
    skips: dict[int, int] = {}
    tired: dict[int, None] = {}
    for artist, is_skip, is_listen in zip(
        artists.tolist(),
        moment.listening.is_skip[plays].tolist(),
        moment.listening.is_listen[plays].tolist(),
        strict=True,
    ):
        if artist == UNKNOWN or not (is_skip or is_listen):
            continue
        skips[artist] = skips.get(artist, 0) + 1 if is_skip else 0
        tired.pop(artist, None)
        if skips[artist] >= TIRED_OF:
            tired[artist] = None
    return np.array([*reversed(tired)], np.int32)  # but for the unknown one, a catalogue's codes are those of its view


def _without_artists(context: ScoringContext, codes: NDArray[np.int32]) -> ScoringContext:
    if len(codes) == 0:
        return context
    away = context.view.ids[np.isin(context.view.artist_codes, codes)].tolist()
    exclude = context.request.exclude | {TrackId(track_id) for track_id in away}
    return replace(context, request=replace(context.request, exclude=exclude))


def _because(state: Autopilot, context: ScoringContext, tired_of: NDArray[np.int32]) -> Because | None:
    """What was said just now, else what was skipped last; None while all goes well."""
    view = context.view
    said_of = state.of if state.said is Turn.DISLIKED else state.liked[-1] if state.liked else None
    if state.said is not None and said_of is not None:
        row = int(view.rows([said_of])[0])
        return Because(state.said, view.titles[row] if row >= 0 else "")
    moment = context.moment
    if moment is None or not _last_was_skipped(context):
        return None
    row = int(moment.session[-1])
    if int(view.ids[row]) not in {item.track_id for item in state.queue.items[: state.queue.index]}:
        return None  # it was given up for this queue
    if view.artist_codes[row] in tired_of:
        return Because(Turn.TIRED_OF_ARTIST, view.artists[view.artist_codes[row]])
    return Because(Turn.SKIPPED, view.titles[row])


def _going_near(state: Autopilot, context: ScoringContext) -> ScoringContext:
    """The context with what follows led near to what was liked just now; where nothing was asked for, near to what the
    listener chose last."""
    near = list(state.liked[-_NEAR_LIKED:])
    if not near and not context.plan.wants:
        played = state.queue.items[: 1 + (state.queue.index or 0)]
        skipped = _skipped(context)
        near = [item.track_id for item in played if item.key not in state.own and item.track_id not in skipped]
        near = near[-_SEEDS:]
    rows = [row for row in context.view.rows(near).tolist() if row >= 0]
    sure = _SURE if state.liked else _HALF_SURE
    wishes = [_leaning(Facet.TRACK, _named(context, row), sure) for row in rows]
    # Where nothing was measured, a genre is all that tells what is near.
    genres = dict.fromkeys(genre for row in rows for genre in context.view.genres_of(row)[:1])
    wishes += [_leaning(Facet.GENRE, genre, sure) for genre in genres if not context.plan.wanted(Facet.GENRE)]
    return replace(context, plan=replace(context.plan, wants=(*context.plan.wants, *wishes)))


def _skipped(context: ScoringContext) -> frozenset[int]:
    """What was skipped in this session."""
    moment = context.moment
    if moment is None:
        return frozenset()
    rows = moment.session[moment.listening.is_skip[moment.session_from : moment.upto]]
    return frozenset(context.view.ids[rows].tolist())


def _leaning(facet: Facet, value: str, sure: float) -> FacetWish:
    return FacetWish(facet, Source.PROFILE, sure, value=value, is_hard=False)


def _named(context: ScoringContext, row: int) -> str:
    artist = context.view.artists[context.view.artist_codes[row]]
    return " - ".join(filter(None, (artist, context.view.titles[row])))
