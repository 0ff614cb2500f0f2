"""Make me a playlist; change it in words; not this one, another."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from musicrec_desktop.app.by_hand import ByHand, Handling, change
from musicrec_desktop.app.flow import BY_HAND, RECOMMEND, REFINE, REPLACE
from musicrec_desktop.app.lanes import Lanes, Running
from musicrec_desktop.app.picks import Picks
from musicrec_desktop.app.recommend import Recommending, Replacing, choose_tracks, explain, keep_log
from musicrec_desktop.app.refining import Refining, change_list
from musicrec_desktop.app.routes import Lane, Loop, Route, Stop
from musicrec_desktop.app.services import Services, local_offset_s
from musicrec_desktop.desktop.actions.lane_work import Fail
from musicrec_desktop.desktop.words import prose_language
from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.plan import PlaylistPlan
from musicrec_desktop.domain.playlist import GeneratedPlaylist
from musicrec_desktop.domain.progress import Job, Progress
from musicrec_desktop.domain.recommend import Request

S = TypeVar("S")
Show = Callable[[GeneratedPlaylist], None]


@dataclass(frozen=True, slots=True)
class RequestReports:
    """Whom to tell of a request."""

    show: Show
    """The list as it stands; first soon, then ever more complete."""
    progress: Callable[[Progress], None]
    early: Callable[[tuple[Recommending, ...]], None]
    """The lists of the conversation as soon as the present one can be changed; its words are still to come."""
    done: Callable[[tuple[Recommending, ...]], None]
    """The finished lists of the conversation, the present one last."""
    fail: Fail
    cancelled: Callable[[], None]


def make_playlist(
    lanes: Lanes,
    services: Services,
    words: str,
    reports: RequestReports,
    *,
    use_llm: bool = True,
    seed: int = 0,
    picks: Picks | None = None,
    given: PlaylistPlan | None = None,
) -> Running:
    """Start a request. Empty words are a fine request: the profile and the hour decide.

    `picks` win over the words; a `given` plan is carried out as it is.
    """
    now = UnixTime(time.time())
    request = Request(words, now, local_offset_s(now), seed=seed, language=prose_language())
    state = Recommending(services, request, use_llm=use_llm, picks=picks, given=given)
    route = _with_early(RECOMMEND, choose_tracks, lambda made: (made,), lanes, reports)
    return _run(lanes, route, state, lambda made: (made,), reports)


def finish_playlist(lanes: Lanes, made: Recommending, reports: RequestReports) -> Running:
    """Let the model word a list that was chosen by rules, and keep it in the log of what was shown."""
    route = (Stop(Lane.LLM, explain), Stop(Lane.DB, keep_log))
    return _run(lanes, route, made, lambda state: (state,), reports)


def refine_playlist(
    lanes: Lanes, turns: tuple[Recommending, ...], words: str, playing: TrackId | None, reports: RequestReports
) -> Running:
    """Start a change of the last list of a conversation by words about it; "undo" goes back to the one before."""

    def early(state: Refining) -> tuple[Recommending, ...]:
        return state.turns if state.work is None else (*state.turns, state.work)

    route = _with_early(REFINE, change_list, early, lanes, reports)
    state = Refining(turns, words, UnixTime(time.time()), playing)
    return _run(lanes, route, state, lambda state: state.turns, reports)


def change_by_hand(
    lanes: Lanes, turns: tuple[Recommending, ...], by_hand: ByHand, reports: RequestReports, *, use_llm: bool = True
) -> Running:
    """Start a change of the last list of a conversation by hand."""
    last = turns[-1] if use_llm else replace(turns[-1], use_llm=False)

    def early(state: Handling) -> tuple[Recommending, ...]:
        return (*state.turns, state.new)

    route = _with_early(BY_HAND, change, early, lanes, reports)
    state = Handling((*turns[:-1], last), by_hand, UnixTime(time.time()))
    return _run(lanes, route, state, lambda state: state.turns, reports)


def _run(
    lanes: Lanes,
    route: Route[S],
    state: S,
    turns_of: Callable[[S], tuple[Recommending, ...]],
    reports: RequestReports,
) -> Running:
    def on_done(state: S) -> None:
        turns = turns_of(state)
        reports.show(turns[-1].made)
        reports.done(turns)

    return lanes.run(
        route,
        state,
        on_done=on_done,
        on_error=reports.fail,
        on_progress=reports.progress,
        on_partial=lambda value: reports.show(_playlist(value)),
        on_cancelled=reports.cancelled,
    )


def _with_early(
    route: Route[S],
    after: Callable[[S], S | Job[S]],
    turns_of: Callable[[S], tuple[Recommending, ...]],
    lanes: Lanes,
    reports: RequestReports,
) -> Route[S]:
    """The route with a stop after the one that chooses the tracks: from there on the list can be changed, however long
    the model takes to word it."""

    def tell(state: S) -> S:
        turns = turns_of(state)
        lanes.deliver(lambda: reports.early(turns))
        return state

    stops: list[Stop[S] | Loop[S]] = []
    for stop in route:
        stops.append(stop)
        if isinstance(stop, Stop) and stop.step is after:
            stops.append(Stop(Lane.COMPUTE, tell))
    return tuple(stops)


def another_track(
    lanes: Lanes, made: Recommending, row: int, show: Show, done: Callable[[Recommending], None], fail: Fail
) -> Running:
    """Fill one place of the list with another track."""

    def on_done(state: Replacing) -> None:
        show(state.made.made)
        done(state.made)

    return lanes.run(
        REPLACE,
        Replacing(made, row, UnixTime(time.time())),
        on_done=on_done,
        on_error=fail,
        on_partial=lambda value: show(_playlist(value)),
    )


def _playlist(value: object) -> GeneratedPlaylist:
    if not isinstance(value, GeneratedPlaylist):
        raise InvariantError(f"a request sent {type(value).__name__} instead of a playlist")
    return value
