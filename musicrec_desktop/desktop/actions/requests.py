"""Make me a playlist; change it in words; not this one, another."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from musicrec_desktop.app.flow import RECOMMEND, REFINE, REPLACE
from musicrec_desktop.app.lanes import Lanes, Running
from musicrec_desktop.app.recommend import Recommending, Replacing
from musicrec_desktop.app.refining import Refining
from musicrec_desktop.app.services import Services, local_offset_s
from musicrec_desktop.desktop.actions.lane_work import Fail
from musicrec_desktop.desktop.words import prose_language
from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.playlist import GeneratedPlaylist
from musicrec_desktop.domain.progress import Progress
from musicrec_desktop.domain.recommend import Request

Show = Callable[[GeneratedPlaylist], None]


@dataclass(frozen=True, slots=True)
class RequestReports:
    """Whom to tell of a request."""

    show: Show
    """The list as it stands; first soon, then ever more complete."""
    progress: Callable[[Progress], None]
    done: Callable[[tuple[Recommending, ...]], None]
    """The finished lists of the conversation, the present one last."""
    fail: Fail
    cancelled: Callable[[], None]


def make_playlist(
    lanes: Lanes, services: Services, words: str, reports: RequestReports, *, use_llm: bool = True, seed: int = 0
) -> Running:
    """Start a request. Empty words are a fine request: the profile and the hour decide."""
    now = UnixTime(time.time())
    request = Request(words, now, local_offset_s(now), seed=seed, language=prose_language())

    def on_done(state: Recommending) -> None:
        reports.show(state.made)
        reports.done((state,))

    return lanes.run(
        RECOMMEND,
        Recommending(services, request, use_llm=use_llm),
        on_done=on_done,
        on_error=reports.fail,
        on_progress=reports.progress,
        on_partial=lambda value: reports.show(_playlist(value)),
        on_cancelled=reports.cancelled,
    )


def refine_playlist(
    lanes: Lanes, turns: tuple[Recommending, ...], words: str, playing: TrackId | None, reports: RequestReports
) -> Running:
    """Start a change of the last list of a conversation by words about it; "undo" goes back to the one before."""

    def on_done(state: Refining) -> None:
        reports.show(state.turns[-1].made)
        reports.done(state.turns)

    return lanes.run(
        REFINE,
        Refining(turns, words, UnixTime(time.time()), playing),
        on_done=on_done,
        on_error=reports.fail,
        on_progress=reports.progress,
        on_partial=lambda value: reports.show(_playlist(value)),
        on_cancelled=reports.cancelled,
    )


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
