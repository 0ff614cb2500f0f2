"""What was learned from what became of lists: weights of scorers, their versions, how other weights would do."""

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.outcomes import JudgedTrial
from musicrec_desktop.evaluation.off_policy import by_weights, evaluate_policies
from musicrec_desktop.ranking.live import Fusion


def learned_summary(services: Services, now: UnixTime) -> dict[str, object]:
    """Weights beside those that ship, the versions that are kept, and what the trials say, as a document. db lane."""
    if not services.is_loaded:
        services.load_known(now)
    fusion, prior, outcomes = services.live.fusion, services.prior_fusion, services.database.outcomes
    trials = outcomes.judged_trials()
    return {
        "lessons": fusion.version,
        "weights": [
            {"name": name, "weight": round(weight, 3), "shipped": round(prior.weights[name], 3)}
            for name, weight in sorted(fusion.weights.items(), key=lambda entry: -entry[1])
        ],
        "versions": [
            {"id": version.id, "at": version.at, "reason": version.reason, "is_base": version.is_base}
            for version in outcomes.versions()
        ],
        "trials": _trials(trials, fusion, prior),
    }


def _trials(trials: list[JudgedTrial], fusion: Fusion, prior: Fusion) -> dict[str, object]:
    """Share of tracks taken in places left to chance: as it was, and as it would be by weights alone."""

    def predict(judged: JudgedTrial) -> NDArray[np.float64]:
        return fusion.chance_taken(judged.trial.parts, judged.names)

    policies = {"learned weights": by_weights(fusion.weights), "shipped weights": by_weights(prior.weights)}
    return dict(evaluate_policies(trials, policies, predict))


def roll_back(services: Services, version_id: int, now: UnixTime) -> dict[str, object]:
    """Go back to a kept version of the weights, or to those that ship (0), and sum up. db lane.

    Raises RequestError when no such version is kept.
    """
    services.roll_back_fusion(version_id, now)
    return learned_summary(services, now)
