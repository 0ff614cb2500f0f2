"""Memory that counts sessions and listens."""

import numpy as np

from musicrec_desktop.domain.listening import Listening, Moment
from musicrec_desktop.ranking.listening.rounds import round_scorers
from tests.unit.ranking.listening.logs import DAY_S, MONDAY, make_catalogue, make_listening


def said(listening: Listening) -> dict[str, list[float]]:
    m = len(listening)
    found = {}
    for scorer in round_scorers(listening.catalogue):
        scorer.learn(listening, m)
        found[scorer.name] = scorer.scores(Moment(listening, m, float(listening.starts[-1]) + DAY_S, m)).tolist()
    return found


def test_a_session_counts_a_track_once() -> None:
    catalogue = make_catalogue([0, 1])
    # One session of 0 0 0 1, then one of 0 1.
    starts = [MONDAY + 300 * k for k in range(4)] + [MONDAY + DAY_S, MONDAY + DAY_S + 300]
    found = said(make_listening(catalogue, [0, 0, 0, 1, 0, 1], starts))
    np.testing.assert_allclose(found["sessions_5"], [0.5, 0.5])
    assert found["listens_600"][0] > 0.6


def test_older_sessions_weigh_less_however_long_ago_they_were() -> None:
    catalogue = make_catalogue([0, 1])
    near = said(make_listening(catalogue, [0, 1], [MONDAY, MONDAY + DAY_S]))
    far = said(make_listening(catalogue, [0, 1], [MONDAY, MONDAY + 900 * DAY_S]))
    assert near["sessions_1.5"] == far["sessions_1.5"]
    np.testing.assert_allclose(near["sessions_1.5"][1] / near["sessions_1.5"][0], np.exp(1 / 1.5), rtol=1e-5)


def test_the_latest_session_is_marked() -> None:
    catalogue = make_catalogue([0, 1, 2])
    starts = [MONDAY, MONDAY + DAY_S, MONDAY + DAY_S + 300]
    assert said(make_listening(catalogue, [0, 1, 2], starts))["in_latest_session"] == [0.0, 1.0, 1.0]
    assert said(make_listening(catalogue, [0, 1, 2], starts, short=[2]))["in_latest_session"] == [0.0, 1.0, 0.0]
