"""A track heard an hour ago is tired; it recovers over days. What came into the library lately has a slight bonus."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.plugin_api import ScoringContext

_DAY_S: Final = 86_400.0
_REST_DAYS: Final = 1.5
"""Half of the tiredness is gone after so long."""
_NEW_DAYS: Final = 14.0
"""Half of the bonus of a new track is gone after so long."""
_BONUS: Final = 0.15


class FreshnessScorer:
    """0.85 x (1 - 2^(-days since played / 1.5)) + 0.15 x 2^(-days since added / 14)."""

    @property
    def name(self) -> str:
        return "freshness"

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        """(c,) always known: a track that was never played is not tired."""
        rows = context.view.rows(candidates.ids)
        played = _days(context, context.history.last_played[rows])
        rested = np.where(np.isnan(played), 1.0, 1 - np.exp2(-np.nan_to_num(played) / _REST_DAYS))
        added = _days(context, context.view.added_at[rows])
        bonus = np.where(np.isnan(added), 0.0, np.exp2(-np.nan_to_num(added) / _NEW_DAYS))
        return ((1 - _BONUS) * rested + _BONUS * bonus).astype(np.float32)

    def evidence(self, context: ScoringContext, row: int) -> str:
        """When it was last played, or that it never was; and whether it is new."""
        played = float(_days(context, context.history.last_played[row : row + 1])[0])
        added = float(_days(context, context.view.added_at[row : row + 1])[0])
        words = "not played yet" if np.isnan(played) else f"last played {_ago(played)} ago"
        return f"{words}; added {_ago(added)} ago" if added <= _NEW_DAYS else words


def _days(context: ScoringContext, at: NDArray[np.float64]) -> NDArray[np.float64]:
    """Days before the request; a clock that was ahead counts as now."""
    return np.maximum((context.request.now - at) / _DAY_S, 0)


def _ago(days: float) -> str:
    for amount, unit in ((days, "day"), (days * 24, "hour")):
        if amount >= 1:
            return f"{int(amount)} {unit}{'' if int(amount) == 1 else 's'}"
    minutes = int(days * 24 * 60)
    return f"{minutes} minute{'' if minutes == 1 else 's'}"
