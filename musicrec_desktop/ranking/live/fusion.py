"""How much each scorer counts for this listener, learned from what became of what was shown.

A track that was shown is a small choice: it was taken, or it was turned down. The log-odds of taking it are a constant
plus the sum over parts of weight times how far the part spoke for or against; the weights carry a Gaussian belief that
starts at the shipped prior, and each lesson moves it by one step (ranking/choice/).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.outcomes import Lesson
from musicrec_desktop.ranking.choice import Choice, ChoiceModel, updated

BIAS: Final = "bias"
"""The part that every track has: how likely anything shown is taken."""
MIDDLE: Final = 0.5
"""A part that says this speaks neither for nor against; silence counts the same."""


@dataclass(frozen=True, slots=True)
class PriorWeight:
    """Where a weight starts, and how sure that is."""

    weight: float
    """0 or more, in the units of DEFAULT_WEIGHTS."""
    doubt: float
    """Standard deviation of the belief about it."""


@dataclass(frozen=True, slots=True, eq=False)
class Fusion:
    """Weights of scorers with the belief they are held with. Read-only; every lesson is a new value."""

    model: ChoiceModel
    """Over BIAS and one part a scorer."""

    @property
    def version(self) -> int:
        """Lessons learned so far."""
        return self.model.lessons

    @property
    def weights(self) -> Mapping[str, float]:
        """Weight by scorer, 0 or more: one that does worse than nothing is not heard."""
        return _weights(self.model)

    def drawn(self, seed: int, draws: int) -> list[Mapping[str, float]]:
        """Weights drawn from the belief, the same for the same seed: what they disagree about is worth trying."""
        random = np.random.default_rng(seed)
        return [_weights(self.model.drawn(random)) for _ in range(draws)]

    def learned(self, lesson: Lesson) -> "Fusion":
        """The belief after one more lesson. Parts it has no weight for are passed over. 0.1 ms for 30 parts."""
        told = spoken(lesson.parts, lesson.names, self.model.names)
        if len(told) == 1:
            nothing = np.zeros_like(told)
            choice = Choice(np.concatenate((told, nothing)), 0 if lesson.is_taken else 1, lesson.weight)
        else:
            choice = Choice(told, 0, lesson.weight)
        return Fusion(updated(self.model, choice))

    def chance_taken(self, parts: NDArray[np.float32], names: Sequence[str]) -> NDArray[np.float64]:
        """(c,) chance that each of (c, s) tracks is taken when it is shown."""
        odds = self.model.utilities(spoken(parts, names, self.model.names))
        return np.asarray(1 / (1 + np.exp(-odds)), np.float64)

    def as_dict(self) -> dict[str, Any]:
        """Plain numbers, for a file or table."""
        return self.model.as_dict()

    def restored(self, data: Mapping[str, Any]) -> "Fusion":
        """The belief of `as_dict`, over the parts of this one.

        A scorer that came since keeps its present weight; one that is gone is left out. Raises InvariantError when the
        data are of another format.
        """
        old = ChoiceModel.from_dict(data)
        if old.names == self.model.names:
            return Fusion(old)
        here = [self.model.names.index(name) for name in old.names if name in self.model.names]
        there = [old.names.index(name) for name in old.names if name in self.model.names]
        weights, precision = self.model.weights.copy(), self.model.precision.copy()
        weights[here] = old.weights[there]
        # Leaving a part out of a Gaussian belief drops its row and column of the covariance, not of the precision.
        covariance = np.linalg.inv(old.precision)[np.ix_(there, there)]
        precision[here, :] = precision[:, here] = 0.0
        precision[np.ix_(here, here)] = np.linalg.inv(covariance)
        return Fusion(ChoiceModel(self.model.names, weights, precision, old.lessons))


def prior_fusion(
    prior: Mapping[str, PriorWeight], names: Sequence[str], other: PriorWeight, bias: PriorWeight
) -> Fusion:
    """The belief before the first lesson, over the scorers named; `other` is for those the prior does not name."""
    starts = [bias, *(prior.get(name, other) for name in names)]
    mean = np.array([start.weight for start in starts], np.float64)
    precision = np.diag([start.doubt**-2.0 for start in starts])
    return Fusion(ChoiceModel((BIAS, *names), mean, precision))


def spoken(parts: NDArray[np.float32], names: Sequence[str], columns: Sequence[str]) -> NDArray[np.float64]:
    """(c, f) how far each of the named columns spoke for (above 0) or against each of (c, s) tracks; BIAS is 1."""
    at = {name: place for place, name in enumerate(names)}
    told = np.zeros((len(parts), len(columns)))
    for column, name in enumerate(columns):
        if name == BIAS:
            told[:, column] = 1.0
        elif name in at:
            told[:, column] = np.nan_to_num(parts[:, at[name]].astype(np.float64) - MIDDLE, nan=0.0)
    return told


def _weights(model: ChoiceModel) -> dict[str, float]:
    return {
        name: max(0.0, float(weight)) for name, weight in zip(model.names, model.weights, strict=True) if name != BIAS
    }
