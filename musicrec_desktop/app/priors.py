"""What ships with the program as belief: read from assets/priors, handed to whom it concerns."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.ranking import DEFAULT_WEIGHTS
from musicrec_desktop.ranking.choice import ChoiceModel
from musicrec_desktop.ranking.live import Fusion, MethodPriors, PriorWeight, prior_fusion

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

    def fusion(self, names: Sequence[str]) -> Fusion:
        """The belief before the first lesson, over these scorers."""
        defaults = {
            name: PriorWeight(weight, _DOUBT_SHARE * weight) for name, weight in DEFAULT_WEIGHTS.items() if weight > 0
        }
        return prior_fusion({**defaults, **self.weights}, names, self.other, self.bias)


def load_fusion_prior(assets: Path) -> FusionPrior:
    """Raises InvariantError when the file that ships with the program is not what it should be."""
    file = assets / "priors" / "fusion.json"
    try:
        data = json.loads(file.read_text("utf-8"))
        return FusionPrior(
            {name: _weight(entry) for name, entry in data["weights"].items()},
            _weight(data["other"]),
            _weight(data["bias"]),
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InvariantError(f"{file} does not hold a prior of weights: {error}") from error


def load_method_priors(assets: Path) -> MethodPriors:
    """The priors of choices among methods: those of _CHOICES whose file ships.

    Raises InvariantError when such a file is not what it should be.
    """
    choices: dict[str, ChoiceModel] = {}
    for name in _CHOICES:
        file = assets / "priors" / f"{name}.json"
        if file.exists():
            try:
                choices[name] = ChoiceModel.from_dict(json.loads(file.read_text("utf-8")))
            except (OSError, ValueError, KeyError, TypeError) as error:
                raise InvariantError(f"{file} does not hold the weights of a choice: {error}") from error
    return MethodPriors(choices)


def _weight(entry: Any) -> PriorWeight:
    weight, doubt = float(entry["weight"]), float(entry["doubt"])
    if not doubt > 0:
        raise ValueError(f"doubt {doubt}")
    return PriorWeight(weight, doubt)
