"""A mood journey, chosen away from the window."""

import time
from collections.abc import Callable
from dataclasses import replace

from musicrec_desktop.app.lanes import Lanes, Running
from musicrec_desktop.app.present_mood import journey_plan, present_mood
from musicrec_desktop.app.recommend import Recommending, choose_tracks, expect, load_context, plan_by_rules
from musicrec_desktop.app.routes import Lane, Route, Stop
from musicrec_desktop.app.services import Services, local_offset_s
from musicrec_desktop.desktop.actions.lane_work import Fail
from musicrec_desktop.desktop.words import prose_language
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.recommend import Request

PREVIEW: Route[Recommending] = (
    Stop(Lane.DB, load_context),
    Stop(Lane.COMPUTE, expect),
    Stop(Lane.COMPUTE, plan_by_rules),
    Stop(Lane.COMPUTE, choose_tracks),
)
"""RECOMMEND up to the first list: nothing is worded by the model and nothing goes into the log of what was shown."""


def mood_now(services: Services) -> tuple[float, float] | None:
    """Valence and energy of what was heard lately. At once."""
    return present_mood(services, UnixTime(time.time()))


def preview_journey(
    lanes: Lanes,
    services: Services,
    way: tuple[tuple[float, float], tuple[float, float]],
    minutes: float,
    novelty: float | None,
    then: Callable[[Recommending], None],
    fail: Fail,
) -> Running:
    """The list that leads from the first place to the second; `novelty` None leaves it to the taste."""
    now = UnixTime(time.time())
    language = prose_language()
    plan = replace(journey_plan(way, minutes, language), novelty=novelty)
    request = Request("", now, local_offset_s(now), language=language)
    return lanes.run(PREVIEW, Recommending(services, request, use_llm=False, given=plan), on_done=then, on_error=fail)
