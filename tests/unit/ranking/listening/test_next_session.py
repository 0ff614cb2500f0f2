"""What the next session holds: habits are found, weights move with sessions that are over."""

import numpy as np

from musicrec_desktop.domain.listening import Listening, Moment
from musicrec_desktop.ranking.listening.next_session import NextSession
from tests.unit.ranking.listening.logs import DAY_S, MONDAY, make_catalogue, make_listening, random_listening


def on_the_next_day(method: NextSession, listening: Listening) -> np.ndarray:
    m = len(listening)
    return method.scores(Moment(listening, m, float(listening.starts[-1]) + DAY_S, m))


def test_only_what_was_heard_is_expected() -> None:
    listening = random_listening(11)
    method = NextSession(listening.catalogue, None)
    method.learn(listening, 200)
    scores = method.scores(Moment(listening, 200, float(listening.starts[199]) + DAY_S, 200))
    never = np.setdiff1d(np.arange(40), listening.tracks[:200][listening.is_listen[:200]])
    assert len(never)
    assert (scores[never] == 0).all()
    assert scores.sum() > 0


def test_it_learns_which_memory_to_trust() -> None:
    # Three tracks day after day, then three others: what counts is yesterday and not how often.
    catalogue = make_catalogue([0] * 60)
    days = [[3 * (day // 3) + k for k in range(3)] for day in range(57)]
    starts = [MONDAY + day * DAY_S + 300 * k for day in range(57) for k in range(3)]
    listening = make_listening(catalogue, [track for day in days for track in day], starts)
    method = NextSession(catalogue, None)
    method.follow(listening, len(listening) - 3)
    upto = len(listening) - 3
    scores = method.scores(Moment(listening, upto, float(listening.starts[upto]), upto))
    assert set(np.argsort(-scores)[:3].tolist()) == set(days[-1])
    assert method.model.lessons > 50


def test_a_session_that_goes_on_teaches_nothing_yet() -> None:
    catalogue = make_catalogue([0, 1, 2])
    starts = [MONDAY, MONDAY + 300, MONDAY + DAY_S, MONDAY + DAY_S + 300, MONDAY + 2 * DAY_S]
    listening = make_listening(catalogue, [0, 1, 0, 1, 2], starts)
    method = NextSession(catalogue, None)
    method.follow(listening, 4)
    assert method.model.lessons == 0
    method.follow(listening, 5)
    assert method.model.lessons == 2


def test_following_in_steps_is_following_at_once() -> None:
    listening = random_listening(12)
    at_once, in_steps = NextSession(listening.catalogue, None), NextSession(listening.catalogue, None)
    at_once.follow(listening, 400)
    for upto in range(401):
        in_steps.follow(listening, upto)
    assert at_once.model.weights.tobytes() == in_steps.model.weights.tobytes()
