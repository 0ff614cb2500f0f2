"""Learns the weights of a choice: from many choices at once, or from one more."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.ranking.choice.model import Choice, ChoiceModel, softmax

_MOST_STEPS: Final = 50
_TOLERANCE: Final = 1e-8
"""Newton stops when a step promises less than this, in nats."""
_HALVINGS: Final = 30


def updated(model: ChoiceModel, choice: Choice) -> ChoiceModel:
    """The belief after one more choice: one Newton step on its log-likelihood.

    The extended Kalman filter of the logit: precision grows by the information of the choice, the mean moves by what
    surprised. O(c f² + f³): 0.1 ms for 300 candidates and 30 parts.
    """
    gradient, information = _slope(choice, model.weights)
    precision = model.precision + choice.weight * information
    weights = model.weights + np.linalg.solve(precision, choice.weight * gradient)
    return ChoiceModel(model.names, weights, precision, model.lessons + 1)


def faded(model: ChoiceModel, keep: float, resting: ChoiceModel) -> ChoiceModel:
    """The belief after some of it was forgotten towards a resting belief over the same parts.

    Stabilised forgetting (Kulhavy and Zarrop 1993): the natural parameters of the two beliefs are mixed, `keep` of the
    one that was. Plain exponential forgetting would lose all hold on parts that no choice has told about for long.
    """
    if not 0 <= keep <= 1:
        raise InvariantError(f"{keep} of a belief cannot be kept")
    if resting.names != model.names:
        raise InvariantError("a belief cannot fade to one over other parts")
    precision = keep * model.precision + (1 - keep) * resting.precision
    pull = keep * model.precision @ model.weights + (1 - keep) * resting.precision @ resting.weights
    weights = np.asarray(np.linalg.solve(precision, pull), np.float64)
    return ChoiceModel(model.names, weights, precision, model.lessons)


def fit(choices: Sequence[Choice], prior: ChoiceModel, strength: float = 1.0) -> ChoiceModel:
    """The most probable weights given all choices and a prior counted `strength` times, with Laplace's precision.

    Newton's method with halved steps on a concave objective: the answer does not depend on the order of the choices
    beyond rounding. Without choices it is the prior.
    """
    start = prior.weakened(strength)
    weights = start.weights.copy()
    value, gradient, information = _objective(choices, start, weights)
    for _ in range(_MOST_STEPS):
        step = np.linalg.solve(information, gradient)
        promised = float(gradient @ step)
        if promised < _TOLERANCE:
            break
        size = 1.0
        for _ in range(_HALVINGS):
            tried = weights + size * step
            new_value, new_gradient, new_information = _objective(choices, start, tried)
            if new_value >= value + 1e-4 * size * promised:
                break
            size /= 2
        else:
            break
        weights, value, gradient, information = tried, new_value, new_gradient, new_information
    return ChoiceModel(prior.names, weights, information, prior.lessons + len(choices))


def mean_log_chance(choices: Sequence[Choice], model: ChoiceModel) -> float:
    """Mean log chance, in nats, that the model gave to what was chosen; nan without choices."""
    if not choices:
        return float("nan")
    return float(np.mean([np.log(model.chances(choice.parts)[choice.chosen] + 1e-300) for choice in choices]))


def _objective(
    choices: Sequence[Choice], prior: ChoiceModel, weights: NDArray[np.float64]
) -> tuple[float, NDArray[np.float64], NDArray[np.float64]]:
    """Log posterior up to a constant, its gradient, and minus its Hessian."""
    away = prior.weights - weights
    gradient = prior.precision @ away
    value = -0.5 * float(away @ gradient)
    information = prior.precision.copy()
    for choice in choices:
        parts, chances = _chances(choice, weights)
        value += choice.weight * float(np.log(chances[choice.chosen] + 1e-300))
        mean = chances @ parts
        gradient += choice.weight * (parts[choice.chosen] - mean)
        information += choice.weight * ((parts * chances[:, None]).T @ parts - np.outer(mean, mean))
    return value, gradient, information


def _slope(choice: Choice, weights: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    parts, chances = _chances(choice, weights)
    mean = chances @ parts
    return parts[choice.chosen] - mean, (parts * chances[:, None]).T @ parts - np.outer(mean, mean)


def _chances(choice: Choice, weights: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    parts = np.asarray(choice.parts, np.float64)
    return parts, softmax(parts @ weights)
