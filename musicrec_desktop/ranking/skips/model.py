"""A fitted chance of skipping: a line drawn towards what other listeners taught, and trees that correct it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Self

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.ranking.skips.ridge import fit_ridge
from musicrec_desktop.ranking.skips.trees import Growth, Trees, grow

VERSION: Final = 1
_FAR: Final = 6.0
"""Standard deviations beyond which a column tells nothing more."""


@dataclass(frozen=True, slots=True)
class SkipSettings:
    """How a model is fitted."""

    precision: float = 3000.0
    """Of the prior on the weights, in plays' worth of curvature."""
    scale_plays: float = 2000.0
    """So many plays' worth the prior's means and spreads of columns count beside the listener's."""
    half_life_plays: float = 0.0
    """A play so many plays ago counts half; 0: all count alike."""
    growth: Growth = field(default_factory=Growth)


@dataclass(frozen=True, slots=True, eq=False)
class SkipModel:
    """Log-odds of a skip from F columns. Read-only."""

    names: tuple[str, ...]
    """(F,) of the columns."""
    mean: NDArray[np.float64]
    spread: NDArray[np.float64]
    """(F,) by which a column is brought to about -1 .. 1."""
    weights: NDArray[np.float64]
    """(1 + F,) the constant first."""
    trees: Trees

    def log_odds(self, data: NDArray[np.floating]) -> NDArray[np.float64]:
        """(k,) for (k, F) columns. Raises InvariantError on another number of columns."""
        if data.ndim != 2 or data.shape[1] != len(self.names):
            raise InvariantError(f"{len(self.names)} columns expected, not shape {data.shape}")
        near = self.scaled(data)
        odds: NDArray[np.float64] = self.weights[0] + near @ self.weights[1:] + self.trees.values(near)
        return odds

    def chances(self, data: NDArray[np.floating]) -> NDArray[np.float64]:
        """(k,) chance 0 .. 1 of a skip."""
        return 1 / (1 + np.exp(-self.log_odds(data)))

    def scaled(self, data: NDArray[np.floating]) -> NDArray[np.float32]:
        """(k, F) columns as the weights and trees take them."""
        return np.clip((data - self.mean) / self.spread, -_FAR, _FAR).astype(np.float32)

    def to_dict(self) -> dict[str, Any]:
        """For a file of priors."""
        return {
            "version": VERSION,
            "names": list(self.names),
            "mean": _rounded(self.mean),
            "spread": _rounded(self.spread),
            "weights": _rounded(self.weights),
            "trees": self.trees.to_dict(),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """What `to_dict` wrote. Raises InvariantError on another version."""
        if data["version"] != VERSION:
            raise InvariantError(f"version {data['version']} of a model of skips")
        return cls(
            tuple(data["names"]),
            np.array(data["mean"], np.float64),
            np.array(data["spread"], np.float64),
            np.array(data["weights"], np.float64),
            Trees.from_dict(data["trees"]),
        )

    @classmethod
    def blank(cls, names: Sequence[str]) -> Self:
        """Knows nothing: even odds for everything, and believes any listener's spreads."""
        n = len(names)
        return cls(tuple(names), np.zeros(n), np.ones(n), np.zeros(1 + n), Trees.none())


def fit(
    data: NDArray[np.floating], labels: NDArray[np.floating], prior: SkipModel, settings: SkipSettings
) -> SkipModel:
    """The model of one listener from what was known before m plays (m, F) and how they ended (m,): 1 skipped.

    With no plays it is the prior; the more there are, the less of it is left.
    """
    m = len(data)
    if m == 0:
        return prior
    share = m / (m + settings.scale_plays) if len(prior.trees) or prior.weights.any() else 1.0
    mean = share * data.mean(axis=0, dtype=np.float64) + (1 - share) * prior.mean
    spread = share * np.maximum(data.std(axis=0, dtype=np.float64), 1e-3) + (1 - share) * prior.spread
    start = SkipModel(prior.names, mean, spread, prior.weights, prior.trees)
    scaled = start.scaled(data)
    weight = None
    if settings.half_life_plays > 0:
        weight = np.exp2(-np.arange(m, dtype=np.float64)[::-1] / settings.half_life_plays)
    weights = fit_ridge(scaled, labels, prior.weights, settings.precision, weight)
    offset = weights[0] + scaled @ weights[1:] + prior.trees.values(scaled)
    own = grow(scaled, labels, offset, settings.growth, weight)
    return SkipModel(prior.names, mean, spread, weights, prior.trees.and_then(own))


def fit_prior(
    listeners: Sequence[tuple[NDArray[np.floating], NDArray[np.floating]]], names: Sequence[str], settings: SkipSettings
) -> SkipModel:
    """What several listeners have in common: (m, F) columns and (m,) labels of each.

    Columns are scaled by listener, so that the common part speaks of more or less than that listener's usual.
    """
    alone = SkipSettings(precision=settings.precision, scale_plays=0.0, growth=Growth(trees=0))
    models = [fit(data, labels, SkipModel.blank(names), alone) for data, labels in listeners]
    weights = np.mean([model.weights for model in models], axis=0)
    scaled = [model.scaled(data) for model, (data, _) in zip(models, listeners, strict=True)]
    offsets = [model.weights[0] + part @ weights[1:] for model, part in zip(models, scaled, strict=True)]
    # Every listener counts alike, however long the log.
    sizes = np.array([len(part) for part in scaled], np.float64)
    weight = np.concatenate([np.full(int(size), sizes.mean() / size) for size in sizes])
    trees = grow(
        np.concatenate(scaled),
        np.concatenate([labels for _, labels in listeners]),
        np.concatenate(offsets),
        settings.growth,
        weight,
    )
    mean = np.mean([model.mean for model in models], axis=0)
    spread = np.mean([model.spread for model in models], axis=0)
    return SkipModel(tuple(names), mean, spread, weights, trees)


def _rounded(values: NDArray[np.float64]) -> list[float]:
    return [float(f"{value:.9g}") for value in values]
