"""What is remembered of listening: the sums are those of the formulas, and habits of clock and calendar are found."""

import numpy as np
import pytest
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Moment, moment_before
from musicrec_desktop.ranking.listening import ListeningScorer
from musicrec_desktop.ranking.listening.memory import memory_scorers
from tests.unit.ranking.listening.logs import DAY_S, MONDAY, make_catalogue, make_listening, random_listening


def scorer(scorers: tuple[ListeningScorer, ...], name: str) -> ListeningScorer:
    return next(one for one in scorers if one.name == name)


def shares(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(values / values.sum())


@pytest.mark.parametrize(("name", "days"), [("decay_1d", 1), ("decay_7d", 7), ("decay_30d", 30), ("decay_90d", 90)])
def test_decays_are_the_sums_of_their_exponentials(name: str, days: float) -> None:
    listening = random_listening(1, m=300)
    scorers = memory_scorers(listening.catalogue)
    one = scorer(scorers, name)
    one.learn(listening, 299)
    moment = moment_before(listening, 299)
    heard = listening.is_listen[:299]
    ages = moment.now - listening.starts[:299][heard]
    wanted = np.zeros(40)
    np.add.at(wanted, listening.tracks[:299][heard], np.exp(-(ages - ages.min()) / (days * DAY_S)))
    np.testing.assert_allclose(one.scores(moment), shares(wanted), rtol=1e-5, atol=1e-9)


@pytest.mark.parametrize("exponent", [0.5, 0.8, 1.1])
def test_activation_is_the_power_law(exponent: float) -> None:
    catalogue = make_catalogue([0] * 6)
    # Ages from a quarter of an hour to twenty years, one track each.
    ages = np.array([20 * 365 * DAY_S, 365 * DAY_S, 30 * DAY_S, DAY_S, 7200.0, 900.0])
    now = MONDAY
    listening = make_listening(catalogue, range(6), (now - ages).tolist())
    one = scorer(memory_scorers(catalogue), f"activation_{exponent:g}")
    one.learn(listening, 6)
    found = one.scores(Moment(listening, 6, now, 6))
    np.testing.assert_allclose(found, shares(ages**-exponent), rtol=0.03)


def test_proportions_survive_a_silence_of_years() -> None:
    catalogue = make_catalogue([0, 1, 2])
    listening = make_listening(catalogue, [0, 1, 1], [MONDAY, MONDAY + 300, MONDAY + 600])
    scorers = memory_scorers(catalogue)
    for one in scorers:
        one.learn(listening, 3)
    found = scorer(scorers, "decay_1d").scores(Moment(listening, 3, MONDAY + 3000 * DAY_S, 3))
    np.testing.assert_allclose(found, [1 / 3, 2 / 3, 0], rtol=0.01)


def test_short_plays_are_not_remembered() -> None:
    catalogue = make_catalogue([0, 1])
    listening = make_listening(catalogue, [0, 1, 1], [MONDAY, MONDAY + 300, MONDAY + 400], short=[1, 2])
    for one in memory_scorers(catalogue):
        one.learn(listening, 3)
        assert one.scores(Moment(listening, 3, MONDAY + 100 * DAY_S, 3))[1] == 0


def test_the_hour_is_the_listeners() -> None:
    catalogue = make_catalogue([0, 1])
    # Track 0 every day at 22:00, track 1 at 6:00, on a clock five hours ahead of UTC.
    starts = [MONDAY + day * DAY_S + hour * 3600 for day in range(10) for hour in (1, 17)]
    listening = make_listening(catalogue, [1, 0] * 10, starts, utc_offset_s=5 * 3600)
    one = scorer(memory_scorers(catalogue), "hour_of_day")
    one.learn(listening, 20)
    late = one.scores(Moment(listening, 20, MONDAY + 10 * DAY_S + 18 * 3600, 20))
    early = one.scores(Moment(listening, 20, MONDAY + 11 * DAY_S, 20))
    assert late[0] > 0.95
    assert early[1] > 0.95


def test_weekdays_are_told_apart() -> None:
    catalogue = make_catalogue([0, 1, 2])
    # Track 0 on Mondays, 1 on Wednesdays, 2 on Sundays.
    starts = [MONDAY + (week * 7 + day) * DAY_S for week in range(6) for day in (0, 2, 6)]
    listening = make_listening(catalogue, [0, 1, 2] * 6, starts)
    one = scorer(memory_scorers(catalogue), "weekday")
    one.learn(listening, 18)
    monday = one.scores(Moment(listening, 18, MONDAY + 42 * DAY_S, 18))
    assert monday[0] > monday[1] > monday[2] == 0
    sunday = one.scores(Moment(listening, 18, MONDAY + 48 * DAY_S, 18))
    assert sunday[2] > 0.99


def test_loved_then_silent_is_missed_most() -> None:
    catalogue = make_catalogue([0, 1, 2, 3])
    # Track 0: ten times, a year ago; 1: ten times up to now; 2: twice, a year ago; 3: once, a year ago.
    tracks = [0] * 10 + [2, 2, 3] + [1] * 10
    starts = [MONDAY + k * 3600 for k in range(13)] + [MONDAY + 365 * DAY_S + k * 3600 for k in range(10)]
    listening = make_listening(catalogue, tracks, starts)
    one = scorer(memory_scorers(catalogue), "rediscover")
    one.learn(listening, 23)
    found = one.scores(Moment(listening, 23, starts[-1] + 3600, 23))
    assert found[0] > found[2] > found[1] >= found[3] == 0


def test_scorers_that_share_traces_take_each_play_in_once() -> None:
    listening = random_listening(3)
    together, alone = memory_scorers(listening.catalogue), memory_scorers(listening.catalogue)
    for one in together:
        one.learn(listening, 400)
    moment = Moment(listening, 400, float(listening.starts[-1]) + 60, 400)
    for one, other in zip(together, alone, strict=True):
        other.learn(listening, 400)
        assert one.scores(moment).tobytes() == other.scores(moment).tobytes()
        assert one.scores(moment).sum() == pytest.approx(1, abs=1e-4)


def test_play_by_play_is_all_at_once_bit_for_bit() -> None:
    listening = random_listening(4)
    at_once, one_by_one = memory_scorers(listening.catalogue), memory_scorers(listening.catalogue)
    for one in at_once:
        one.learn(listening, 400)
    for upto in range(401):
        for one in one_by_one:
            one.learn(listening, upto)
    moment = Moment(listening, 400, float(listening.starts[-1]) + 60, 400)
    for one, other in zip(at_once, one_by_one, strict=True):
        assert one.scores(moment).tobytes() == other.scores(moment).tobytes()
