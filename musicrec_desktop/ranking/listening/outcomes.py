"""How plays of a track ended: heard or skipped, over all its time and lately, and how long ago it was met."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Catalogue, Listening, Moment
from musicrec_desktop.ranking.listening.forms import OfSome, Rows
from musicrec_desktop.ranking.listening.protocol import ListeningScorer
from musicrec_desktop.ranking.listening.traces import Traces

_DAY_S: Final = 86_400.0
_LATELY_S: Final = 2 * _DAY_S
_PRIOR_PLAYS: Final = 3.0
"""So many plays at the listener's usual rate stand against those of the track itself."""


class Outcomes:
    """What the scorers of this file remember together."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Nothing heard yet."""
        n = len(catalogue)
        self.heard = np.zeros(n)
        """(n,) listens."""
        self.skipped = np.zeros(n)
        """(n,) skips."""
        self.skips = Traces(n, (_LATELY_S,))
        self.first = np.full(n, np.inf)
        """(n,) UTC seconds of the first listen."""
        self.n_heard = 0
        self.n_skipped = 0
        self.known = 0

    def learn(self, listening: Listening, upto: int) -> None:
        """Take in the plays [known, upto); what is known already stays as it is."""
        if upto <= self.known:
            return
        new = slice(self.known, upto)
        self.known = upto
        tracks, starts = listening.tracks[new], listening.starts[new]
        is_listen, is_skip = listening.is_listen[new], listening.is_skip[new]
        np.add.at(self.heard, tracks[is_listen], 1.0)
        np.add.at(self.skipped, tracks[is_skip], 1.0)
        self.skips.add(tracks[is_skip], starts[is_skip])
        np.minimum.at(self.first, tracks[is_listen], starts[is_listen])
        self.n_heard += int(np.count_nonzero(is_listen))
        self.n_skipped += int(np.count_nonzero(is_skip))


class _OfOutcomes(OfSome):
    def __init__(self, outcomes: Outcomes) -> None:
        self._outcomes = outcomes

    def learn(self, listening: Listening, upto: int) -> None:
        """See ListeningScorer."""
        self._outcomes.learn(listening, upto)


class HeardShare(_OfOutcomes):
    """Share of a track's plays that were heard, drawn to the listener's usual share while there are few."""

    name = "heard_share"

    def of(self, moment: Moment, rows: Rows) -> NDArray[np.float32]:  # noqa: ARG002 - the same at all times
        """See OfSome."""
        outcomes = self._outcomes
        total = outcomes.n_heard + outcomes.n_skipped
        usual = outcomes.n_heard / total if total > 0 else 1.0
        heard, skipped = outcomes.heard[rows], outcomes.skipped[rows]
        return ((heard + _PRIOR_PLAYS * usual) / (heard + skipped + _PRIOR_PLAYS)).astype(np.float32)


class SkippedLately(_OfOutcomes):
    """Skips of a track in the last days, fading."""

    name = "skipped_lately"

    def of(self, moment: Moment, rows: Rows) -> NDArray[np.float32]:
        """See OfSome."""
        return self._outcomes.skips.at(0, moment.now, rows).astype(np.float32)


class Young(_OfOutcomes):
    """How lately a track was first heard: 1 at once, half after a day, a third after two."""

    name = "young"

    def of(self, moment: Moment, rows: Rows) -> NDArray[np.float32]:
        """See OfSome."""
        first = self._outcomes.first[rows]
        days = np.maximum(moment.now - first, 0.0) / _DAY_S
        young: NDArray[np.float64] = np.where(np.isfinite(first), 1 / (1 + days), 0.0)
        return young.astype(np.float32)


def outcome_scorers(catalogue: Catalogue) -> tuple[ListeningScorer, ...]:
    """All scorers of this file over one memory."""
    outcomes = Outcomes(catalogue)
    return (HeardShare(outcomes), SkippedLately(outcomes), Young(outcomes))
