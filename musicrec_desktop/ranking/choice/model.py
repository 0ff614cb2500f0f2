"""What makes the listener pick one track out of many: weights of named parts, and how sure they are.

A conditional logit (McFadden 1974): the chance that candidate i of a set is the one is softmax(parts @ weights)[i]. The
weights carry a Gaussian belief, so that few choices move them little, many choices move them far, and a draw from the
belief explores in proportion to what is not known (Thompson 1933).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError

_FORMAT: Final = 1


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """One of several candidates was the one."""

    parts: NDArray[np.floating]
    """(c, f) value of each named part for each candidate."""
    chosen: int
    """0 .. c-1. A set of which several were right is several choices over the same parts."""
    weight: float = 1.0
    """How many times it counts."""

    def __post_init__(self) -> None:
        if not 0 <= self.chosen < len(self.parts):
            raise InvariantError(f"candidate {self.chosen} chosen out of {len(self.parts)}")
        if not self.weight >= 0:
            raise InvariantError(f"a choice cannot count {self.weight} times")


@dataclass(frozen=True, slots=True, eq=False)
class ChoiceModel:
    """Weights of f named parts with the belief they are held with. Read-only; every lesson is a new value."""

    names: tuple[str, ...]
    """(f,) names of the parts, in the order of their columns."""
    weights: NDArray[np.float64]
    """(f,) mean of the belief."""
    precision: NDArray[np.float64]
    """(f, f) inverse covariance of the belief, symmetric and positive definite."""
    lessons: int = 0
    """How many choices it has learned from: its version."""

    def __post_init__(self) -> None:
        f = len(self.names)
        if self.weights.shape != (f,) or self.precision.shape != (f, f):
            raise InvariantError(f"{f} names, weights {self.weights.shape}, precision {self.precision.shape}")
        if len(set(self.names)) != f:
            raise InvariantError(f"a part is named twice among {self.names}")
        if not (np.isfinite(self.weights).all() and np.isfinite(self.precision).all()):
            raise InvariantError("weights of a choice are not finite")
        self.weights.setflags(write=False)
        self.precision.setflags(write=False)

    def utilities(self, parts: NDArray[np.floating]) -> NDArray[np.float64]:
        """(c,) how attractive each candidate of (c, f) parts is, in nats; only differences mean anything."""
        return np.asarray(parts @ self.weights.astype(parts.dtype), np.float64)

    def chances(self, parts: NDArray[np.floating]) -> NDArray[np.float64]:
        """(c,) chance of each candidate, summing to 1."""
        return softmax(self.utilities(parts))

    def drawn(self, random: np.random.Generator) -> "ChoiceModel":
        """The same model with weights drawn from the belief: choosing by it explores what is uncertain."""
        root = np.linalg.cholesky(self.precision)
        noise = np.linalg.solve(root.T, random.standard_normal(len(self.names)))
        return ChoiceModel(self.names, self.weights + noise, self.precision, self.lessons)

    def weakened(self, strength: float) -> "ChoiceModel":
        """The same weights held with `strength` times the precision: a prior for somebody else."""
        if not strength > 0:
            raise InvariantError(f"a belief cannot be held with {strength} of its strength")
        return ChoiceModel(self.names, self.weights, self.precision * strength, self.lessons)

    def as_dict(self) -> dict[str, Any]:
        """Plain numbers, for a file; `from_dict` makes the same value of it."""
        return {
            "format": _FORMAT,
            "lessons": self.lessons,
            "weights": dict(zip(self.names, self.weights.tolist(), strict=True)),
            "precision": self.precision.tolist(),
        }

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> "ChoiceModel":
        """Raises InvariantError when the numbers do not fit together or the format is another."""
        if data.get("format") != _FORMAT:
            raise InvariantError(f"weights of a choice in format {data.get('format')!r}")
        weights: Mapping[str, float] = data["weights"]
        return ChoiceModel(
            tuple(weights),
            np.array(list(weights.values()), np.float64),
            np.array(data["precision"], np.float64).reshape(len(weights), len(weights)),
            int(data["lessons"]),
        )


def ignorant(names: tuple[str, ...], ridge: float = 1.0, weights: Mapping[str, float] | None = None) -> ChoiceModel:
    """A belief of precision `ridge` about each weight around 0, or around those given by name."""
    mean = np.array([(weights or {}).get(name, 0.0) for name in names], np.float64)
    return ChoiceModel(names, mean, np.eye(len(names)) * ridge)


def softmax(utilities: NDArray[np.floating]) -> NDArray[np.float64]:
    """(c,) exp(u) / sum exp(u) without overflow."""
    raised = np.exp(np.asarray(utilities, np.float64) - np.max(utilities, initial=-np.inf))
    return np.asarray(raised / raised.sum(), np.float64)
