"""What the tags say is asked for: hard wishes that had to be relaxed and soft ones alike."""

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.retrieval.nearness import top
from musicrec_desktop.retrieval.wish_masks import TAG_MASKS


class PlanTags:
    """Tracks by how many of the wished facets their tags fulfil, most first.

    When a wish was given up because too few tracks fit, those few still come first.
    """

    name = "plan_tags"

    def rows(self, context: ScoringContext, allowed: NDArray[np.bool_], n: int) -> NDArray[np.intp]:
        """Up to `n` allowed rows that fulfil at least one; equally good ones in the seed's random order."""
        plan = context.plan
        facets = dict.fromkeys(wish.facet for wish in plan.wants if wish.facet in TAG_MASKS)
        if not facets:
            return np.zeros(0, np.intp)
        fulfilled = np.zeros(len(context.view), np.float64)
        for facet in facets:
            best = np.zeros(len(context.view), np.float64)
            for wish in plan.wanted(facet):
                mask = TAG_MASKS[facet](context, wish)
                if mask is not None:
                    best = np.maximum(best, mask * max(wish.confidence, 0.01))
            fulfilled += best
        rows = np.flatnonzero(allowed & (fulfilled > 0))
        jitter = np.random.default_rng(abs(context.request.seed) + 2).random(len(rows)) * 1e-3
        return top(rows, fulfilled[rows] + jitter, n)
