"""Anything at all, by chance: so that no track is out of reach for ever."""

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.plugin_api import ScoringContext


class Explore:
    """A random sample; the request's seed fixes it."""

    name = "explore"

    def rows(self, context: ScoringContext, allowed: NDArray[np.bool_], n: int) -> NDArray[np.intp]:
        """Up to `n` allowed rows in random order."""
        rows = np.flatnonzero(allowed)
        rng = np.random.default_rng(abs(context.request.seed))
        return rng.choice(rows, min(n, len(rows)), replace=False, shuffle=True)
