"""The n best readings of a request: where the model chose among values, the runners-up keep their chance."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from musicrec_desktop.domain.plan import Facet, FacetWish, PlaylistPlan, Source, WeightedPlan
from musicrec_desktop.llm.facet_prompt import ANY
from musicrec_desktop.llm.facet_wishes import agrees

MOST: Final = 3
_LEAST: Final = 0.05
"""A reading less likely than this changes nothing that could be heard."""


def best_plans(plan: PlaylistPlan) -> tuple[WeightedPlan, ...]:
    """The plan and its likeliest siblings, each with another mood in place of the one the model chose, or with none;
    probabilities sum to 1, the likeliest first. Empty when the model chose no mood: then there is one plan only."""
    chosen = next((wish for wish in plan.wants if wish.source is Source.MODEL and wish.facet is Facet.MOOD), None)
    if chosen is None:
        return ()
    told = {name.removeprefix("mood "): p for name, p in plan.facet_probabilities.items() if name.startswith("mood ")}
    likely = sorted((name for name in told if told[name] >= _LEAST), key=lambda name: -told[name])[:MOST]
    total = sum(told[name] for name in likely)
    return tuple(
        WeightedPlan(replace(plan, wants=tuple(_with_mood(plan, chosen, mood))), told[mood] / total) for mood in likely
    )


def _with_mood(plan: PlaylistPlan, chosen: FacetWish, mood: str) -> Iterator[FacetWish]:
    """The wishes with another mood in this one's place; what the model added beside it and does not go with that one
    is left out."""
    for wish in plan.wants:
        if wish is chosen:
            if mood != ANY:
                yield replace(wish, value=mood)
        elif wish.source is not Source.MODEL or mood == ANY or agrees(mood, wish):
            yield wish
