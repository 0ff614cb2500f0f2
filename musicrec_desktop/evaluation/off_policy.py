"""How another policy would have done, told from what this one logged.

At each logged event one of several options was taken with a known chance, and a reward followed. Three estimators of
the mean reward under other chances: inverse propensity scoring (Horvitz and Thompson 1952), its self-normalised form
(Swaminathan and Joachims 2015), and the doubly robust one (Dudik, Langford and Li 2011), which takes a prediction of
the rewards along and is right when either the chances or the prediction are.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.outcomes import JudgedTrial

_NORMAL_95: Final = 1.959964
_RATHER: Final = 0.05
"""Difference of score at which a policy that softens its ranking takes one option e times as often as another."""


@dataclass(frozen=True, slots=True, eq=False)
class LoggedEvents:
    """e events, each with what is needed of it."""

    rewards: NDArray[np.float64]
    """(e,) what followed."""
    logged: NDArray[np.float64]
    """(e,) chance with which the taken option was taken, above 0."""
    target: NDArray[np.float64]
    """(e,) chance with which the policy in question would have taken it."""
    predicted_taken: NDArray[np.float64] | None = None
    """(e,) reward predicted for the taken option."""
    predicted_target: NDArray[np.float64] | None = None
    """(e,) mean over the options, by the policy in question, of the predicted reward."""

    def __post_init__(self) -> None:
        if not (self.logged > 0).all():
            raise InvariantError("an option was logged as taken with no chance")

    def __len__(self) -> int:
        return len(self.rewards)

    @property
    def weights(self) -> NDArray[np.float64]:
        """(e,) how many events of the policy in question each logged one stands for."""
        return self.target / self.logged


@dataclass(frozen=True, slots=True)
class Estimate:
    """A mean reward with how sure it is."""

    value: float
    """NaN without events."""
    error: float
    """Standard error; NaN below two events."""
    effective: float
    """So many events of its own would the policy have needed to be known as well (Kish 1965)."""

    @property
    def interval(self) -> tuple[float, float]:
        """95 %, by the normal distribution."""
        return self.value - _NORMAL_95 * self.error, self.value + _NORMAL_95 * self.error


def ips(events: LoggedEvents, most: float = np.inf) -> Estimate:
    """Inverse propensity scoring; unbiased. Weights above `most` are cut to it, which trades variance for a bias."""
    weights = np.minimum(events.weights, most)
    return _mean(weights * events.rewards, weights)


def self_normalised(events: LoggedEvents) -> Estimate:
    """IPS by the sum of weights instead of the number of events: never outside the range of the rewards.

    The error is that of a ratio of means, by the delta method.
    """
    weights = events.weights
    total = float(weights.sum())
    if len(events) == 0 or total <= 0:
        return Estimate(np.nan, np.nan, 0.0)
    value = float(weights @ events.rewards) / total
    error = float(np.sqrt((weights**2) @ (events.rewards - value) ** 2)) / total
    return Estimate(value, error if len(events) > 1 else np.nan, _effective(weights))


def doubly_robust(events: LoggedEvents, most: float = np.inf) -> Estimate:
    """The predicted reward of the policy, mended by what the prediction missed where the policies agree.

    Raises InvariantError when the events carry no prediction.
    """
    if events.predicted_taken is None or events.predicted_target is None:
        raise InvariantError("the doubly robust estimator needs predicted rewards")
    weights = np.minimum(events.weights, most)
    return _mean(events.predicted_target + weights * (events.rewards - events.predicted_taken), weights)


def of_trials(
    trials: Sequence[JudgedTrial],
    policy: Callable[[JudgedTrial], NDArray[np.float64]],
    predict: Callable[[JudgedTrial], NDArray[np.float64]] | None = None,
) -> LoggedEvents:
    """The events of logged trials. `policy` and `predict` give (m,) chances and predicted rewards of the options.

    The reward is 1 for a track that was taken, 0 for one that was turned down.
    """
    e = len(trials)
    rewards, logged, target = np.zeros(e), np.zeros(e), np.zeros(e)
    taken, mean = np.zeros(e), np.zeros(e)
    for at, judged in enumerate(trials):
        trial, chances = judged.trial, policy(judged)
        rewards[at] = judged.outcome.is_good
        logged[at], target[at] = trial.propensities[trial.taken], chances[trial.taken]
        if predict is not None:
            predicted = predict(judged)
            taken[at], mean[at] = predicted[trial.taken], chances @ predicted
    return LoggedEvents(rewards, logged, target, *((taken, mean) if predict is not None else (None, None)))


def by_weights(weights: Mapping[str, float], rather: float = _RATHER) -> Callable[[JudgedTrial], NDArray[np.float64]]:
    """The policy that ranks by these weights of scorers, softened: chances by exp(score / rather)."""

    def chances(judged: JudgedTrial) -> NDArray[np.float64]:
        amounts = np.array([weights.get(name, 0.0) for name in judged.names])
        spoke = ~np.isnan(judged.trial.parts)
        given = spoke @ amounts
        scores = np.nan_to_num(judged.trial.parts.astype(np.float64)) @ amounts / np.maximum(given, 1e-12)
        raised = np.exp((scores - scores.max()) / rather)
        return np.asarray(raised / raised.sum(), np.float64)

    return chances


def as_logged(judged: JudgedTrial) -> NDArray[np.float64]:
    """The policy that was in force."""
    return judged.trial.propensities


def evaluate_policies(
    trials: Sequence[JudgedTrial],
    policies: Mapping[str, Callable[[JudgedTrial], NDArray[np.float64]]],
    predict: Callable[[JudgedTrial], NDArray[np.float64]] | None = None,
) -> dict[str, dict[str, object]]:
    """Share of tracks taken under each policy, by every estimator that can be had, and under the one in force."""
    found: dict[str, dict[str, object]] = {}
    for name, policy in {"as logged": as_logged, **policies}.items():
        events = of_trials(trials, policy, predict)
        estimates = {"ips": ips(events), "self_normalised": self_normalised(events)}
        if predict is not None:
            estimates["doubly_robust"] = doubly_robust(events)
        found[name] = {"events": len(events)} | {
            by: {"value": one.value, "ci95": list(one.interval), "effective": one.effective}
            for by, one in estimates.items()
        }
    return found


def _mean(values: NDArray[np.float64], weights: NDArray[np.float64]) -> Estimate:
    e = len(values)
    if e == 0:
        return Estimate(np.nan, np.nan, 0.0)
    error = float(values.std(ddof=1)) / np.sqrt(e) if e > 1 else np.nan
    return Estimate(float(values.mean()), float(error), _effective(weights))


def _effective(weights: NDArray[np.float64]) -> float:
    squares = float(weights @ weights)
    return float(weights.sum()) ** 2 / squares if squares > 0 else 0.0
