"""The queue fills itself."""

import time
from collections.abc import Callable

from musicrec_desktop.app.autopilot import Autopilot, Turn
from musicrec_desktop.app.flow import AUTOPILOT
from musicrec_desktop.app.lanes import Lanes, Running
from musicrec_desktop.app.services import Services, local_offset_s
from musicrec_desktop.desktop.actions.lane_work import Fail
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.plan import PlaylistPlan
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.playback import PlayQueue


def fill_queue(
    lanes: Lanes,
    services: Services,
    queue: PlayQueue,
    plan: PlaylistPlan,
    own: frozenset[int],
    liked: tuple[TrackId, ...],
    said: tuple[Turn, TrackId] | None,
    then: Callable[[Autopilot], None],
    fail: Fail,
) -> Running:
    """What the queue is to be once it is filled up. `own`: keys that this put there; `said`: what was said just now."""
    now = UnixTime(time.time())
    state = Autopilot(
        services,
        Request("", now, local_offset_s(now), seed=queue.next_key),
        queue,
        plan,
        liked=liked,
        said=None if said is None else said[0],
        of=None if said is None else said[1],
        own=own,
    )
    return lanes.run(AUTOPILOT, state, on_done=then, on_error=fail)
