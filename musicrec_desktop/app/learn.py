"""The steps of LEARN: plays and feedback become history, and the profile moves at once."""

from dataclasses import dataclass, replace

from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.play import Feedback, Play

_REBUILD_FROM = 200
"""So many events at once are cheaper to learn by building the profile anew."""


@dataclass(frozen=True, slots=True)
class Learning:
    """What LEARN carries from step to step."""

    services: Services
    now: UnixTime
    plays: tuple[Play, ...] = ()
    feedback: tuple[Feedback, ...] = ()
    recorded: int = 0
    """Plays that were new to the history."""


def record(state: Learning) -> Learning:
    """Store what happened. Recording the same play twice adds nothing."""
    history = state.services.database.plays
    recorded = history.add(state.plays) if state.plays else 0
    if state.feedback:
        history.add_feedback(state.feedback)
    if state.services.is_loaded and len(state.plays) + len(state.feedback) >= _REBUILD_FROM:
        state.services.load_known(state.now)
    return replace(state, recorded=recorded)


def update_profile(state: Learning) -> Learning:
    """Move the profile, event by event in order of time."""
    events: list[Play | Feedback] = [*state.plays, *state.feedback]
    if not state.services.is_loaded or len(events) >= _REBUILD_FROM:
        return state
    for event in sorted(events, key=lambda event: event.started_at if isinstance(event, Play) else event.at):
        state.services.learn(event)
    return state
