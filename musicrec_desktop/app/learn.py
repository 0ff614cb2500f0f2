"""The steps of LEARN: plays and feedback become history; profile, log and weights move at once."""

import math
from dataclasses import dataclass, replace

from musicrec_desktop.app.outcome_log import judge
from musicrec_desktop.app.remembered import not_private
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.play import Feedback, Play
from musicrec_desktop.feedback import PlayRecorder

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
    is_learned: bool = False
    """The profile has taken them in."""


def record(state: Learning) -> Learning:
    """Store what happened, but for private times. Recording the same play twice adds nothing."""
    plays, feedback = not_private(state.services.database, state.plays, state.feedback)
    state = replace(state, plays=plays, feedback=feedback)
    history = state.services.database.plays
    recorded = history.add(state.plays) if state.plays else 0
    said = history.add_feedback(state.feedback) if state.feedback else 0
    if (recorded or said) and recorded < _REBUILD_FROM:  # a whole history is no answer to lists shown today
        judge(state.services, state.plays, state.feedback)
        state.services.on_recorded(state.plays, state.feedback)
    if state.services.is_loaded and _needs_rebuilding(state):
        state.services.rebuild_profile(state.now)
        return replace(state, recorded=recorded, is_learned=True)
    return replace(state, recorded=recorded)


def _needs_rebuilding(state: Learning) -> bool:
    """Many events, or plays that came late: runs of skips and first plays depend on the order."""
    evidence = state.services.known.profile.evidence
    latest = -math.inf if evidence is None else evidence.last_start
    latest = max(latest, state.services.live.last_start)
    is_late = any(play.started_at <= latest for play in state.plays)
    return is_late or len(state.plays) + len(state.feedback) >= _REBUILD_FROM


def update_profile(state: Learning) -> Learning:
    """Move the profile, event by event in order of time."""
    if state.is_learned or not state.services.is_loaded:
        return state
    events: list[Play | Feedback] = [*state.plays, *state.feedback]
    for event in sorted(events, key=lambda event: event.started_at if isinstance(event, Play) else event.at):
        state.services.learn(event, state.now)
    return replace(state, is_learned=True)


def refit(state: Learning) -> Learning:
    """Make anew what is made anew now and then, beside what is in use; the next list finds it swapped whole.

    Then look ahead: the next list finds what is expected worked out.
    """
    if state.services.is_loaded and state.plays:
        state.services.live.refit_when_due()
        state.services.live.look(state.now)
    return state


# The recorder of plays is for whoever has a player: the window reaches stages only through here.
__all__ = ["Learning", "PlayRecorder", "record", "refit", "update_profile"]
