"""Thirty sessions of a simulated listener with a recommender that learns, and with the same one that does not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.play import FeedbackValue
from musicrec_desktop.evaluation.metrics import interval
from musicrec_desktop.evaluation.simulation.click_model import ClickModel
from musicrec_desktop.evaluation.simulation.listener import Heard, Pace, SimulatedListener

SESSIONS: Final = 30
LISTENERS: Final = 12
"""Listeners with the same taste and other luck."""
SESSION_S: Final = 3600.0
"""A session lasts an hour of listening."""
_EVERY_S: Final = 20 * 3600.0
"""Sessions begin so far apart: the hour of the day moves on."""
_BEGINS: Final = 1_700_000_000.0
_ENDS: Final = 10
"""Sessions at either end that are compared."""


class StudiedRecommender(Protocol):
    """What is studied: it offers one track after the other and may learn from what becomes of them."""

    def next_track(self, now: float) -> int:
        """The row of the catalogue to play at this moment."""
        ...

    def learn(self, heard: Heard) -> None:
        """What became of it."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class Course:
    """One listener's sessions, in order."""

    completed_per_hour: NDArray[np.float64]
    """(s,) plays heard to the end by hour of listening."""
    finished_share: NDArray[np.float64]
    """(s,) share of offers heard to the end."""
    hated_share: NDArray[np.float64]
    """(s,) share of offers that were tracks at the low end of the listener's taste."""
    disliked_offers: NDArray[np.int64]
    """(s,) offers of tracks the listener had already called disliked."""
    dislikes: NDArray[np.int64]
    """(s,) dislikes said."""


def run_course(listener: SimulatedListener, recommender: StudiedRecommender) -> Course:
    """Let the listener hear what is offered for `SESSIONS` sessions."""
    rows: list[tuple[float, float, float, int, int]] = []
    disliked: set[int] = set()
    for session in range(SESSIONS):
        listener.begin_session()
        began = _BEGINS + session * _EVERY_S
        now, finished, hated, repeated, dislikes = began, 0, 0, 0, 0
        offers = 0
        while now - began < SESSION_S:
            track = recommender.next_track(now)
            offers += 1
            repeated += track in disliked
            hated += bool(listener.is_hated[track])
            heard = listener.hear(track, now)
            finished += heard.is_finished
            if heard.said is FeedbackValue.DISLIKE:
                disliked.add(track)
                dislikes += 1
            now += heard.seconds
            recommender.learn(heard)
        rows.append((finished * 3600.0 / (now - began), finished / offers, hated / offers, repeated, dislikes))
    columns = tuple(zip(*rows, strict=True))
    completed, finished_share, hated_share = (np.array(column, np.float64) for column in columns[:3])
    again, said = (np.array(column, np.int64) for column in columns[3:])
    return Course(completed, finished_share, hated_share, again, said)


def study(
    model: ClickModel,
    known: NDArray[np.bool_],
    pace: Pace,
    make: Callable[[int, bool], StudiedRecommender],
    seeds: Sequence[int] = range(LISTENERS),
) -> Mapping[str, object]:
    """Figures of the first and last sessions with learning and without, one course for each seed.

    `make(seed, is_learning)` gives a recommender that knows nothing of the listener yet.
    """
    result: dict[str, object] = {"sessions": SESSIONS, "listeners": len(seeds)}
    late: dict[str, NDArray[np.float64]] = {}
    for name, is_learning in (("learning", True), ("fixed", False)):
        courses = [run_course(SimulatedListener(model, known, pace, seed), make(seed, is_learning)) for seed in seeds]
        result[name] = _figures(courses)
        late[name] = np.array([course.completed_per_hour[-_ENDS:].mean() for course in courses])
    gain = late["learning"] - late["fixed"]
    result["gain_last_sessions"] = float(gain.mean())
    result["gain_ci95"] = list(interval(gain))
    return result


def _figures(courses: Sequence[Course]) -> dict[str, object]:
    completed = np.array([course.completed_per_hour for course in courses])
    finished = np.array([course.finished_share for course in courses])
    hated = np.array([course.hated_share for course in courses])
    again = np.array([course.disliked_offers for course in courses])
    dislikes = np.array([course.dislikes for course in courses])
    lift = completed[:, -_ENDS:].mean(axis=1) - completed[:, :_ENDS].mean(axis=1)
    return {
        "completed_per_hour_first": float(completed[:, :_ENDS].mean()),
        "completed_per_hour_last": float(completed[:, -_ENDS:].mean()),
        "lift": float(lift.mean()),
        "lift_ci95": list(interval(lift)),
        "finished_share_first": float(finished[:, :_ENDS].mean()),
        "finished_share_last": float(finished[:, -_ENDS:].mean()),
        "hated_share_first": float(hated[:, :_ENDS].mean()),
        "hated_share_last": float(hated[:, -_ENDS:].mean()),
        "dislikes_first": float(dislikes[:, :_ENDS].sum(axis=1).mean()),
        "dislikes_last": float(dislikes[:, -_ENDS:].sum(axis=1).mean()),
        "disliked_offered_again": int(again.sum()),
        "completed_per_hour": [round(float(value), 3) for value in completed.mean(axis=0)],
    }
