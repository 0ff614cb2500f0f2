"""Logistic regression drawn towards a prior: Newton's method on the log-posterior."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

_STEPS: Final = 25
_CLOSE: Final = 1e-5
_FREE: Final = 1e-3
"""Precision of the constant: it follows the listener."""


def fit_ridge(
    data: NDArray[np.floating],
    labels: NDArray[np.floating],
    toward: NDArray[np.float64],
    precision: float,
    weights: NDArray[np.float64] | None = None,
) -> NDArray[np.float64]:
    """(1 + F,) constant and weights of columns (m, F) for labels (m,) 0 or 1: the mode of a Gaussian prior of mean
    `toward` (1 + F,) and of that precision, times the likelihood."""
    m = len(data)
    design = np.concatenate((np.ones((m, 1)), data), axis=1)
    pull = np.full(design.shape[1], precision)
    pull[0] = _FREE
    weight = np.ones(m) if weights is None else weights
    value = np.array(toward, np.float64)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-(design @ value)))
        curve = weight * chance * (1 - chance)
        slope = design.T @ (weight * (labels - chance)) - pull * (value - toward)
        step = np.linalg.solve((design * curve[:, None]).T @ design + np.diag(pull), slope)
        # Far from the mode a whole step may overshoot; none of ours is longer than the weights themselves can be.
        value += step * min(1.0, 5.0 / float(np.abs(step).max() + 1e-12))
        if float(np.abs(step).max()) < _CLOSE:
            break
    return value
