"""What the learned choices over the log share: how their weights start, and what their chances make of scores."""

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.ranking.choice import ChoiceModel, ignorant


def beliefs(
    prior: ChoiceModel | None, names: tuple[str, ...], trust: float, rest: float
) -> tuple[ChoiceModel, ChoiceModel]:
    """The belief before the first lesson and the one that is forgotten to: a prior counted `trust` times, and of that
    `rest`. Without a prior nothing is believed. Raises InvariantError for a prior over other parts."""
    start = prior or ignorant(names)
    if start.names != names:
        raise InvariantError(f"the prior has weights for {start.names}, the methods say {names}")
    return start.weakened(trust), start.weakened(trust * rest)


def with_chances(
    behind: NDArray[np.float32], rows: NDArray[np.intp], chances: NDArray[np.float64]
) -> NDArray[np.float32]:
    """(n,) the chances of the tracks `rows`, and all others behind them by (n,) how much is said for each, 0 or more;
    all 0 without rows."""
    if len(rows) == 0:
        return np.zeros(len(behind), np.float32)
    total = behind * np.float32(chances.min() / max(float(behind.max()), 1e-30))
    total[rows] = chances
    return total
