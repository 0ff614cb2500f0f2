"""Session neighbours by a looser measure: what belongs together, rather than what comes next."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Catalogue, Listening, Moment
from musicrec_desktop.ranking.listening.forms import OfFew
from musicrec_desktop.ranking.listening.neighbours import NeighbourSettings, SessionIndex

_DAY_S: Final = 86_400.0
_GAP_S: Final = 8 * 3600.0
"""So long a silence ends a day's listening."""
_SETTINGS: Final = NeighbourSettings(
    latest=15, fade=8.0, ahead=12.0, behind=12.0, behind_share=0.7, age=400 * _DAY_S, most_places=200
)


class WideNeighbours(OfFew):
    """Days of listening like this one, the tracks on both sides of a shared one alike.

    It hears a list through a shuffle, and goes on where a pause of an hour began a new session.
    """

    name = "neighbours_wide"

    def __init__(self, catalogue: Catalogue) -> None:
        """Nothing heard yet."""
        self.n_tracks = len(catalogue)
        self._index = SessionIndex()
        self._first = 0
        self._silent_since = -np.inf

    def learn(self, listening: Listening, upto: int) -> None:
        """See ListeningScorer."""
        known = len(self._index)
        if upto <= known:
            return
        part = slice(known, upto)
        starts, ends = listening.starts[part], listening.ends[part]
        silent = np.maximum.accumulate(np.r_[self._silent_since, ends])
        begun = np.flatnonzero(starts - silent[:-1] > _GAP_S)
        days = np.full(len(starts), self._index.n_sessions - 1, np.int32)
        days += np.searchsorted(begun, np.arange(len(starts)), "right").astype(np.int32)
        self._index.add(listening.tracks[part], days, starts, listening.is_listen[part])
        self._silent_since = float(silent[-1])
        if len(begun):
            self._first = known + int(begun[-1])

    def few(self, moment: Moment) -> tuple[NDArray[np.integer], NDArray[np.floating]]:
        """See OfFew."""
        log = moment.listening
        if moment.upto == 0 or moment.now - self._silent_since > _GAP_S:
            return log.tracks[:0], np.zeros(0)
        so_far = slice(self._first, moment.upto)
        return self._index.expected(
            log.tracks[so_far], moment.now, _SETTINGS, self._index.n_sessions - 1, log.is_listen[so_far]
        )
