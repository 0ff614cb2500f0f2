"""What the session that goes on has brought so far: which tracks were kept, which were turned away."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Moment

_FADE: Final = 0.85
"""Each later play of the session leaves an earlier one so much of its weight: moods drift."""


@dataclass(frozen=True, slots=True, eq=False)
class SessionSoFar:
    """Distinct tracks of the session, by what was done with each the last time."""

    kept: NDArray[np.intp]
    """(k,) view rows of what was listened to, the latest last."""
    kept_weight: NDArray[np.float64]
    """(k,) 1 for the latest play of the session, less the further back."""
    turned: NDArray[np.intp]
    """(s,) view rows of what was skipped, the latest last."""
    turned_weight: NDArray[np.float64]
    """(s,)"""

    @property
    def is_empty(self) -> bool:
        """Nothing was kept or turned away yet."""
        return len(self.kept) + len(self.turned) == 0


def session_so_far(moment: Moment | None) -> SessionSoFar:
    """The session of a moment; empty without one. Plays that were stopped, neither heard nor skipped, say nothing."""
    if moment is None or moment.session_from >= moment.upto:
        none = np.zeros(0, np.intp)
        return SessionSoFar(none, np.zeros(0), none, np.zeros(0))
    part = slice(moment.session_from, moment.upto)
    rows = moment.listening.tracks[part].astype(np.intp)
    is_kept, is_turned = moment.listening.is_listen[part], moment.listening.is_skip[part]
    # The last place of each track: the first one in the reversed session.
    _, back = np.unique(rows[::-1], return_index=True)
    last = np.sort(len(rows) - 1 - back)
    weight = _FADE ** (len(rows) - 1 - last).astype(np.float64)
    kept, turned = is_kept[last], is_turned[last]
    return SessionSoFar(rows[last[kept]], weight[kept], rows[last[turned]], weight[turned])
