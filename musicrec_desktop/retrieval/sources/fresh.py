"""What the listener has not heard yet or not for long, and what is new in the library."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.retrieval.behaviour import days_since_added, days_since_played
from musicrec_desktop.retrieval.nearness import top

UNHEARD_DAYS: Final = 90.0
"""After so many days a track is two thirds on its way to counting as unheard."""
NEW_DAYS: Final = 30.0
"""After so many days an addition has lost two thirds of being new."""


class Fresh:
    """Long unheard plus recently added, freshest first; tracks the listener pushed away are not offered."""

    name = "fresh"

    def rows(self, context: ScoringContext, allowed: NDArray[np.bool_], n: int) -> NDArray[np.intp]:
        """Up to `n` allowed rows. Equally fresh ones (a library scanned in one go) come in the seed's random order."""
        rows = np.flatnonzero(allowed & (context.history.affinity >= 0))
        unheard = 1 - np.exp(-days_since_played(context)[rows] / UNHEARD_DAYS)
        new = np.exp(-days_since_added(context)[rows] / NEW_DAYS)
        jitter = np.random.default_rng(abs(context.request.seed) + 1).random(len(rows)) * 0.01
        return top(rows, unheard + new + jitter, n)
