"""Whether a track would be heard out if it was put into a queue now: the model of skips, going along with the log.

It is fitted to the listener anew whenever the state is made anew, in the background, on the plays before the point from
which on weights learn: so it is, like they, a function of the log alone.
"""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Catalogue, Listening
from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking.scorers.remembered import RememberedRows
from musicrec_desktop.ranking.skips import SkipModel, fit
from musicrec_desktop.ranking.skips.ahead import AheadMemory
from musicrec_desktop.ranking.skips.models import AHEAD

HEARD_OUT: Final = "heard_out"
"""Name of the part."""
_MOST: Final = 20_000
"""Plays looked back on: a second of work in the background."""
FEWEST: Final = 2000
"""Before so many plays nothing is said: it was measured on logs from 3,000 plays on, and to made-up listeners without a
past, whom the prior of others leads, it brought nothing. Nor before the first skip: a log may just not tell them."""


class HeardOut:
    """Memory and model of one log. One thread at a time learns; who asks meanwhile hears of one play more or less."""

    def __init__(self, catalogue: Catalogue, prior: SkipModel, utc_offset_s: int = 0) -> None:
        """Nothing heard yet. `prior`: over AHEAD_NAMES."""
        self._catalogue = catalogue
        self._prior = self._model = prior
        self._offset = utc_offset_s
        self._memory = AheadMemory(catalogue, utc_offset_s)
        self._plays = self._skips = 0

    def begin(self, listening: Listening, upto: int) -> None:
        """Learn the latest of the plays [0, upto) from nothing, and fit the model to them."""
        since = max(0, upto - _MOST)
        self._memory = AheadMemory(self._catalogue, self._offset, since)
        known = self._memory.table(listening, upto)
        skipped = listening.is_skip[since:upto]
        self._model = fit(known, skipped.astype(np.float64), self._prior, AHEAD)
        self._plays, self._skips = len(skipped), int(np.count_nonzero(skipped))

    def learn(self, listening: Listening, upto: int) -> None:
        """Take in the plays [known, upto)."""
        new = listening.is_skip[self._memory.known : upto]
        self._memory.learn(listening, upto)
        self._plays, self._skips = self._plays + len(new), self._skips + int(np.count_nonzero(new))

    def chances(self, rows: NDArray[np.integer], now: float) -> NDArray[np.float32] | None:
        """(k,) chance that each track is heard out; None before enough is known."""
        if self._plays < FEWEST or self._skips == 0:
            return None
        return (1 - self._model.chances(self._memory.columns(rows, now))).astype(np.float32)


class _Chances(NamedTuple):
    heard: NDArray[np.float32]
    """(k,) NaN where nothing can be said."""


class HeardOutScorer:
    """The chance that the track is heard out, at the moment the expectation was made for."""

    def __init__(self, heard_out: HeardOut, now: float) -> None:
        self._heard_out = heard_out
        self._now = now
        self._chances = RememberedRows(_Chances, self._asked)

    @property
    def name(self) -> str:
        return HEARD_OUT

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        """(c,) NaN for all before enough is known of the listener's skips."""
        return self._chances(context, context.view.rows(candidates.ids)).heard

    def evidence(self, context: ScoringContext, row: int) -> str:
        """The chance, and what it stands on."""
        chance = float(self._chances.one(context, row).heard[0])
        return (
            "" if np.isnan(chance) else f"{chance:.0%} likely to be heard out, by its plays, its artist's and the hour"
        )

    def _asked(self, context: ScoringContext, rows: NDArray[np.intp]) -> _Chances:  # noqa: ARG002 - made for one moment
        found = self._heard_out.chances(rows, self._now)
        return _Chances(np.full(len(rows), np.nan, np.float32) if found is None else found)
