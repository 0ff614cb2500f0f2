"""What was shown is kept with its parts and chances; what becomes of it turns into lessons. db lane."""

from collections.abc import Sequence
from typing import Final

import numpy as np

from musicrec_desktop.app.fusion_log import keep_when_due
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.outcomes import Lesson, Outcome, ShownList, ShownTrack, Trial
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd, QueuedBy
from musicrec_desktop.domain.playlist import GeneratedPlaylist
from musicrec_desktop.domain.recommend import Recommendation
from musicrec_desktop.taste import TasteConfig

ANSWERS_FOR_S: Final = 86_400.0
"""So long after it was shown, what happens to a track is put down to the list."""
_BY_FEEDBACK: Final = {FeedbackValue.LIKE: Outcome.LIKED, FeedbackValue.DISLIKE: Outcome.DISLIKED}
_TASTE: Final = TasteConfig()
"""A run of skips is to the weights what it is to the profile: a mood, and not so many bad tracks."""


def keep_shown(
    services: Services, playlist: GeneratedPlaylist, trial: Trial | None, version: int, at: UnixTime
) -> int | None:
    """Keep a list as it is shown. Returns its number; None in private, when nothing is kept."""
    if _is_private(services, at):
        return None
    names = tuple(part.name for part in playlist.tracks[0].parts) if playlist.tracks else ()
    chances = [1.0] * len(playlist.tracks)
    if trial is not None:
        chances[trial.place] = float(trial.propensities[trial.taken])
    tracks = tuple(
        ShownTrack(chosen.track_id, parts_of(chosen), chance)
        for chosen, chance in zip(playlist.tracks, chances, strict=True)
    )
    return services.database.outcomes.show(ShownList(at, playlist.seed, version, names, tracks, trial))


def parts_of(chosen: Recommendation) -> "np.ndarray[tuple[int], np.dtype[np.float32]]":
    """(s,) what each scorer said of it."""
    return np.array([part.value for part in chosen.parts], np.float32)


def outcome_of(play: Play) -> Outcome | None:
    """What a play says of the list its track came from; None when it says nothing of a list.

    A track that the listener picked by hand was not taken because it was shown, and one that was stopped was not turned
    down.
    """
    if play.queued_by is QueuedBy.LISTENER or (play.ended is PlayEnd.STOPPED and not play.is_listen):
        return None
    if play.is_listen:
        return Outcome.FINISHED
    return Outcome.SKIPPED if play.is_skip else None


def judge(services: Services, plays: Sequence[Play], feedback: Sequence[Feedback]) -> int:
    """Keep what these events say of lists shown in the day before them, and learn from it at once.

    Returns how many lessons there were.
    """
    events: list[tuple[UnixTime, TrackId, Outcome]] = []
    for play in plays:
        outcome = outcome_of(play)
        if outcome is not None:
            events.append((play.started_at, play.track_id, outcome))
    events.extend((said.at, said.track_id, _BY_FEEDBACK[said.value]) for said in feedback if said.value in _BY_FEEDBACK)
    outcomes, lessons = services.database.outcomes, list[Lesson]()
    for at, track_id, outcome in sorted(events):
        place = outcomes.latest_place(track_id, UnixTime(at - ANSWERS_FOR_S), at)
        weight = outcome.weight
        if outcome is Outcome.SKIPPED:
            weight *= _TASTE.run_damping ** outcomes.skips_in_a_row(at, _TASTE.run_gap_s)
        lesson = None if place is None else outcomes.judge(place, outcome, at, weight)
        if lesson is not None:
            lessons.append(lesson)
    learn(services, lessons)
    return len(lessons)


def judge_replaced(
    services: Services, number: int, place: int, old: Recommendation, new: Recommendation, at: UnixTime
) -> None:
    """The listener asked for another track in this place of a list. In private that teaches nothing."""
    if _is_private(services, at):
        return
    outcomes = services.database.outcomes
    lesson = outcomes.judge((number, place, old.track_id), Outcome.REPLACED, at, Outcome.REPLACED.weight)
    outcomes.show_instead(number, place, ShownTrack(new.track_id, parts_of(new), 1.0))
    learn(services, [] if lesson is None else [lesson])


def _is_private(services: Services, at: UnixTime) -> bool:
    return any(span.covers(at) for span in services.database.taste_notes.private())


def learn(services: Services, lessons: Sequence[Lesson]) -> None:
    """Let the weights take lessons that are kept already, in this order."""
    if not lessons or not services.is_loaded:
        return
    before = services.live.fusion.version
    for lesson in lessons:
        services.live.learn(lesson)
    keep_when_due(services.database.outcomes, before, services.live.fusion, lessons[-1].at)
