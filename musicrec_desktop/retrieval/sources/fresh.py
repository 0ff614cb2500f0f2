"""What the listener has not heard yet or not for long, and what is new in the library."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.retrieval.behaviour import SECONDS_A_DAY
from musicrec_desktop.retrieval.chance import chances
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
        now = context.request.now
        score = 0.01 * chances(abs(context.request.seed) + 1, len(rows), len(context.view))
        score += _faded(now, context.view.added_at[rows], NEW_DAYS)
        score -= _faded(now, context.history.last_played[rows], UNHEARD_DAYS)
        return top(rows, score, n)


def _faded(now: float, at: NDArray[np.float64], days: float) -> NDArray[np.float64]:
    """(k,) exp(-days since / `days`), 1 from now on and 0 where it never was. Written over `at`."""
    at -= now
    at *= 1 / (days * SECONDS_A_DAY)
    np.minimum(at, 0.0, out=at)
    np.exp(at, out=at)
    return np.fmax(at, 0.0, out=at)
