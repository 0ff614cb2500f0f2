"""What ships with the program as belief: read from assets/priors, handed to whom it concerns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from musicrec_desktop.domain.shipped import read_shipped
from musicrec_desktop.ranking import DEFAULT_WEIGHTS
from musicrec_desktop.ranking.choice import ChoiceModel
from musicrec_desktop.ranking.live import Fusion, MethodPriors, PriorWeight, prior_fusion
from musicrec_desktop.ranking.skips import SkipModels

_CHOICES = ("next_play", "next_session", "new_music")
_DOUBT_SHARE = 0.4
"""Doubt about a weight that is only a default, as a share of it."""


@dataclass(frozen=True, slots=True)
class FusionPrior:
    """Where the weights of all scorers start."""

    weights: dict[str, PriorWeight]
    other: PriorWeight
    """For scorers nobody has weighed."""
    bias: PriorWeight

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> "FusionPrior":
        """Raises KeyError, TypeError or ValueError when the data are something else."""
        weights = {name: _weight(entry) for name, entry in data["weights"].items()}
        return FusionPrior(weights, _weight(data["other"]), _weight(data["bias"]))

    def fusion(self, names: Sequence[str]) -> Fusion:
        """The belief before the first lesson, over these scorers."""
        defaults = {
            name: PriorWeight(weight, _DOUBT_SHARE * weight) for name, weight in DEFAULT_WEIGHTS.items() if weight > 0
        }
        return prior_fusion({**defaults, **self.weights}, names, self.other, self.bias)


def load_fusion_prior(assets: Path) -> FusionPrior:
    """Raises InvariantError when the file that ships with the program is not what it should be."""
    return read_shipped(assets / "priors" / "fusion.json", FusionPrior.from_dict)


def load_method_priors(assets: Path) -> MethodPriors:
    """The priors of choices among methods, those of _CHOICES whose file ships, and of skips.

    Raises InvariantError when such a file is not what it should be.
    """
    files = {name: assets / "priors" / f"{name}.json" for name in _CHOICES}
    skips = assets / "priors" / "skips.json"
    return MethodPriors(
        {name: read_shipped(file, ChoiceModel.from_dict) for name, file in files.items() if file.exists()},
        read_shipped(skips, SkipModels.from_dict).ahead if skips.exists() else None,
    )


def _weight(entry: Any) -> PriorWeight:
    weight, doubt = float(entry["weight"]), float(entry["doubt"])
    if not doubt > 0:
        raise ValueError(f"doubt {doubt}")
    return PriorWeight(weight, doubt)
