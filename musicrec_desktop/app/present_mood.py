"""Where the listener is now on the plane of valence and energy, and plans that lead on from there."""

import math
from collections.abc import Sequence
from typing import Final

from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.journeys import journey_through
from musicrec_desktop.domain.plan import Length, PlaylistPlan

PRESENT_S: Final = 4 * 3600.0
"""A mood heard longer ago is not the present one. By the usual half-hour a session is over long before; who comes back
from dinner still goes on from there."""


def present_mood(services: Services, now: UnixTime) -> tuple[float, float] | None:
    """(valence, energy), 0..1 each, of what was heard in the latest session, the later plays more (half-life twenty
    minutes). None when nothing heard in the last hours was measured. Any lane, at once.
    """
    if not services.is_loaded:
        return None
    session = services.known.profile.session
    if session is None or not 0 <= now - session.latest <= PRESENT_S:
        return None
    place = (session.valence, session.energy)
    return place if all(math.isfinite(number) for number in place) else None


def journey_plan(way: Sequence[tuple[float, float]], minutes: float, language: str = "en") -> PlaylistPlan:
    """A plan that goes through these places (valence, energy), evenly spread over so many minutes.

    For `Recommending(services, Request("", now), given=plan)`. Raises RequestError for a way of fewer than two places,
    or a length that is none.
    """
    numbers = (minutes, *(number for place in way for number in place))
    if len(way) < 2 or minutes <= 0 or not all(math.isfinite(number) for number in numbers):
        raise RequestError(
            "No journey can be planned: it needs a beginning, an end and a length in minutes.",
            hint="Set both points on the plane and a length above zero.",
        )
    return PlaylistPlan("", language, length=Length(minutes=minutes), curve=journey_through(way))
