"""Estimators of other policies find the truth of a world whose truth is known."""

import numpy as np
import pytest
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.outcomes import JudgedTrial, Outcome, Trial
from musicrec_desktop.evaluation.off_policy import (
    LoggedEvents,
    by_weights,
    doubly_robust,
    evaluate_policies,
    ips,
    of_trials,
    self_normalised,
)

NAMES = ("sound", "artist")
GOOD = {"artist": 1.0}
BAD = {"sound": 1.0}
M = 6


def chance_taken(parts: NDArray[np.float32]) -> NDArray[np.float64]:
    """This listener goes by the artist alone."""
    return np.asarray(0.1 + 0.8 * parts[:, 1], np.float64)


def world(events: int, seed: int) -> list[JudgedTrial]:
    random = np.random.default_rng(seed)
    trials = []
    for _ in range(events):
        parts = random.random((M, 2)).astype(np.float32)
        chances = random.dirichlet(np.ones(M)) * 0.7 + 0.3 / M
        taken = int(random.choice(M, p=chances))
        outcome = Outcome.FINISHED if random.random() < chance_taken(parts)[taken] else Outcome.SKIPPED
        trials.append(JudgedTrial(UnixTime(0), NAMES, Trial(1, np.arange(M), parts, chances, taken), outcome))
    return trials


def predict(judged: JudgedTrial) -> NDArray[np.float64]:
    return chance_taken(judged.trial.parts)


def predict_badly(judged: JudgedTrial) -> NDArray[np.float64]:
    return np.full(M, 0.9)


@pytest.fixture(scope="module")
def truth() -> dict[str, float]:
    """The mean reward of both policies, over so many events that its error does not count."""
    trials = world(20_000, 99)
    return {
        name: float(np.mean([by_weights(weights)(one) @ chance_taken(one.trial.parts) for one in trials]))
        for name, weights in (("good", GOOD), ("bad", BAD))
    }


def test_every_estimator_is_near_the_truth_and_tells_good_from_bad(truth: dict[str, float]) -> None:
    trials = world(4000, 1)
    for name, weights in (("good", GOOD), ("bad", BAD)):
        events = of_trials(trials, by_weights(weights), predict)
        for estimate in (ips(events), self_normalised(events), doubly_robust(events)):
            assert abs(estimate.value - truth[name]) < 4 * estimate.error < 0.2
    assert truth["good"] > truth["bad"] + 0.2


def test_intervals_hold_the_truth_as_often_as_they_say(truth: dict[str, float]) -> None:
    held = {"ips": 0, "sn": 0, "dr": 0}
    runs = 150
    for seed in range(runs):
        events = of_trials(world(300, 1000 + seed), by_weights(GOOD), predict)
        for name, one in (("ips", ips(events)), ("sn", self_normalised(events)), ("dr", doubly_robust(events))):
            low, high = one.interval
            held[name] += low <= truth["good"] <= high
    assert all(0.88 * runs <= count for count in held.values()), held
    assert all(count < runs for count in held.values()), held  # intervals that never miss are too wide


def test_a_prediction_narrows_and_a_wrong_one_does_not_mislead(truth: dict[str, float]) -> None:
    trials = world(3000, 2)
    plain = ips(of_trials(trials, by_weights(GOOD)))
    helped = doubly_robust(of_trials(trials, by_weights(GOOD), predict))
    misled = doubly_robust(of_trials(trials, by_weights(GOOD), predict_badly))
    assert helped.error < 0.8 * plain.error
    assert abs(misled.value - truth["good"]) < 4 * misled.error


def test_the_policy_in_force_is_its_own_mean() -> None:
    trials = world(200, 3)
    mean = float(np.mean([one.outcome.is_good for one in trials]))
    found = evaluate_policies(trials, {"good": by_weights(GOOD)}, predict)
    logged = found["as logged"]["ips"]
    assert isinstance(logged, dict)
    assert logged["value"] == pytest.approx(mean)
    assert logged["effective"] == pytest.approx(200)
    assert set(found["good"]) == {"events", "ips", "self_normalised", "doubly_robust"}
    assert "doubly_robust" not in evaluate_policies(trials, {})["as logged"]


def test_self_normalised_stays_within_the_rewards_and_cutting_lowers_weights() -> None:
    events = LoggedEvents(np.array([1.0, 1.0, 0.0]), np.array([0.01, 0.5, 0.5]), np.array([1.0, 0.5, 0.5]))
    assert ips(events).value > 30
    assert 0 <= self_normalised(events).value <= 1
    assert ips(events, most=10).value == pytest.approx((10 + 1) / 3)


def test_nothing_logged_tells_nothing() -> None:
    nothing = of_trials([], by_weights(GOOD), predict)
    assert np.isnan([ips(nothing).value, self_normalised(nothing).value, doubly_robust(nothing).value]).all()
    with pytest.raises(InvariantError, match="no chance"):
        LoggedEvents(np.ones(1), np.zeros(1), np.ones(1))
    with pytest.raises(InvariantError, match="predicted"):
        doubly_robust(of_trials(world(1, 4), by_weights(GOOD)))
