"""How much being unlike the rest of the list is worth, by the novelty dial."""

from typing import Final

from musicrec_desktop.plugin_api import ScoringContext

CROWD: Final = 0.15
"""Each track of the same artist in the list costs so much, in units of utility; of the same album half."""
_RELEVANCE: Final = (0.85, 0.55)
"""Carbonell and Goldstein's lambda (1998), the share of score in a choice, at novelty 0 and at novelty 1: who wants
the familiar wants the best of it, who wants to discover wants to hear different things."""


def relevance(context: ScoringContext) -> float:
    """Share of score in a choice, 0..1; the rest is being unlike what was chosen."""
    familiar, new = _RELEVANCE
    return familiar + (new - familiar) * context.novelty
