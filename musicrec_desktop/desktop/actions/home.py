"""What a listener is met with, made away from the window's thread."""

import time
from collections.abc import Callable

from musicrec_desktop.app.flow import HOME
from musicrec_desktop.app.home import Home, Homing
from musicrec_desktop.app.lanes import Lanes, Running
from musicrec_desktop.app.recommend import Recommending, keep_log
from musicrec_desktop.app.routes import Lane, Stop
from musicrec_desktop.app.services import Services, local_offset_s
from musicrec_desktop.desktop.actions.lane_work import Fail
from musicrec_desktop.desktop.words import prose_language
from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.recommend import Request


def make_home(lanes: Lanes, services: Services, show: Callable[[Home], None], fail: Fail) -> Running:
    """Start it. `show` is called with what there is, ever more complete."""
    now = UnixTime(time.time())
    # The same within an hour, so that what was seen is found again.
    request = Request("", now, local_offset_s(now), seed=int(now // 3600), language=prose_language())
    return lanes.run(
        HOME,
        Homing(services, request),
        on_done=lambda state: show(state.home),
        on_error=fail,
        on_partial=lambda value: show(_home(value)),
    )


def keep_mix(lanes: Lanes, made: Recommending, fail: Fail) -> Running:
    """A mix that is played was shown: what becomes of it is learned from."""
    return lanes.run((Stop(Lane.DB, keep_log),), made, on_done=lambda _: None, on_error=fail)


def _home(value: object) -> Home:
    if not isinstance(value, Home):
        raise InvariantError(f"mixes came as {type(value).__name__}")
    return value
