"""What the page about the listener shows, worked out away from the window."""

from collections.abc import Callable

from musicrec_desktop.app.lanes import Lanes, Running
from musicrec_desktop.app.routes import Lane
from musicrec_desktop.app.self_measure import measure_drift
from musicrec_desktop.app.services import Services
from musicrec_desktop.app.taste_words import taste_statements
from musicrec_desktop.desktop.actions.lane_work import Fail, do_in
from musicrec_desktop.domain.drift import Drift


def describe_taste(lanes: Lanes, services: Services, then: Callable[[tuple[str, ...]], None], fail: Fail) -> Running:
    """The statements about the listener as they stand now."""
    return do_in(lanes, Lane.COMPUTE, lambda: taste_statements(services.known.profile), then, fail)


def measure(lanes: Lanes, services: Services, then: Callable[[Drift], None], fail: Fail) -> Running:
    """How well the program has known the listener. Seconds for a long history; the log is read once before."""
    return do_in(lanes, Lane.COMPUTE, lambda: measure_drift(services), then, fail)
