"""What the listener is known to like."""

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.retrieval.nearness import top


class Favourites:
    """Tracks with affinity above zero, strongest first."""

    name = "favourites"

    def rows(self, context: ScoringContext, allowed: NDArray[np.bool_], n: int) -> NDArray[np.intp]:
        """Up to `n` allowed rows; none without a history."""
        affinity = context.history.affinity
        rows = np.flatnonzero(allowed & (affinity > 0))
        return top(rows, affinity[rows], n)
