"""How much being unlike the rest of the list is worth, by the novelty dial."""

from typing import Final

from musicrec_desktop.plugin_api import ScoringContext

CROWD: Final = 0.15
"""Each track of the same artist in the list costs so much, in units of utility; of the same album half."""
_RELEVANCE: Final = (0.6, 0.2)
"""Share of score in a choice at novelty 0 and at novelty 1: who wants the familiar wants the best of it, who wants to
discover wants to hear different things. 0.6 costs a list 0.003 of its mean score and 0.3 costs 0.02, so that between
them variety is nearly free (docs/decisions/0006-variety-by-pairs.md)."""


def relevance(context: ScoringContext) -> float:
    """Share of score in a choice, 0..1; the rest is the mean squared likeness to the rest of the list."""
    familiar, new = _RELEVANCE
    return familiar + (new - familiar) * context.novelty
