"""The map of the library: made, coloured, drawn on. All of it away from the window."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from musicrec_desktop.app.flow import MAP_LIST
from musicrec_desktop.app.lanes import Lanes, Running
from musicrec_desktop.app.map_groups import Colouring, MapGroups, map_groups
from musicrec_desktop.app.map_lists import Drawing, Drawn, todays_plays
from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.app.routes import Lane, Stop
from musicrec_desktop.app.services import Services, local_offset_s
from musicrec_desktop.app.sound_map import SoundMap, sound_map
from musicrec_desktop.desktop.actions.lane_work import Fail, do_in
from musicrec_desktop.desktop.words import prose_language
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.progress import Job, Progress
from musicrec_desktop.domain.recommend import Request


@dataclass(frozen=True, slots=True, eq=False)
class Mapped:
    """A map and the library it is of."""

    services: Services
    is_anew: bool = False
    view: LibraryView | None = None
    points: SoundMap | None = None


def load_map(
    lanes: Lanes,
    services: Services,
    progress: Callable[[Progress], None],
    done: Callable[[LibraryView, SoundMap], None],
    fail: Fail,
    cancelled: Callable[[], None],
    *,
    is_anew: bool = False,
) -> Running:
    """The map of the library as it is known; made where there is none. Seconds for a large library."""

    def make(state: Mapped) -> Job[Mapped]:
        view = state.services.known.view
        points = yield from sound_map(state.services, is_anew=state.is_anew)
        return replace(state, view=view, points=points)

    def on_done(state: Mapped) -> None:
        if state.view is not None and state.points is not None:
            done(state.view, state.points)

    return lanes.run(
        (Stop(Lane.COMPUTE, make),),
        Mapped(services, is_anew),
        on_done=on_done,
        on_error=fail,
        on_progress=progress,
        on_cancelled=cancelled,
    )


def group_map(
    lanes: Lanes,
    services: Services,
    points: SoundMap,
    colouring: Colouring,
    then: Callable[[MapGroups], None],
    fail: Fail,
) -> Running:
    """Every track in its group."""
    return do_in(lanes, Lane.COMPUTE, lambda: map_groups(services.known, points, colouring), then, fail)


def todays_tracks(lanes: Lanes, services: Services, then: Callable[[tuple[TrackId, ...]], None], fail: Fail) -> Running:
    """What was played today, in order."""
    now = time.time()
    return do_in(lanes, Lane.COMPUTE, lambda: todays_plays(services, now, local_offset_s(UnixTime(now))), then, fail)


def draw_list(
    lanes: Lanes,
    services: Services,
    points: SoundMap,
    drawn: Drawn,
    minutes: float,
    then: Callable[[Recommending], None],
    fail: Fail,
) -> Running:
    """A list of what was drawn on the map."""
    now = UnixTime(time.time())
    work = Recommending(services, Request("", now, local_offset_s(now), language=prose_language()))
    return lanes.run(
        MAP_LIST,
        Drawing(points, drawn, minutes, work),
        on_done=lambda state: then(state.work),
        on_error=fail,
    )
