"""The n best readings of a request: where the model chose among values, the runners-up keep their chance."""

from dataclasses import replace
from typing import Final

from musicrec_desktop.domain.plan import Facet, PlaylistPlan, Source, WeightedPlan

MOST: Final = 3
_LEAST: Final = 0.05
"""A reading less likely than this changes nothing that could be heard."""


def best_plans(plan: PlaylistPlan) -> tuple[WeightedPlan, ...]:
    """The plan and its likeliest siblings, each with another mood in place of the one the model chose; probabilities
    sum to 1, the likeliest first. Empty when the model chose no mood: then there is one plan only."""
    chosen = next((wish for wish in plan.wants if wish.source is Source.MODEL and wish.facet is Facet.MOOD), None)
    if chosen is None:
        return ()
    told = {name.removeprefix("mood "): p for name, p in plan.facet_probabilities.items() if name.startswith("mood ")}
    likely = sorted((name for name in told if told[name] >= _LEAST), key=lambda name: -told[name])[:MOST]
    total = sum(told[name] for name in likely)
    return tuple(
        WeightedPlan(
            replace(plan, wants=tuple(replace(wish, value=mood) if wish is chosen else wish for wish in plan.wants)),
            told[mood] / total,
        )
        for mood in likely
    )
