"""Known favourites or never heard, as far as the plan or the listener's habit leans to either."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.plugin_api import ScoringContext

_LISTENS: Final = 3.0
"""Listens after which a track is 63 % known."""
_ARTIST_PLAYS: Final = 8.0
"""The same of an artist's plays."""
_ARTIST_SHARE: Final = 0.3
"""How much of being known a track owes to its artist."""


class FamiliarityScorer:
    """novelty x (1 - known) + (1 - novelty) x known, with known 0..1 from listens, likes and the artist's plays."""

    @property
    def name(self) -> str:
        return "familiarity"

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        """(c,) NaN for all while the history is empty: then nothing is more familiar than anything else."""
        rows = context.view.rows(candidates.ids)
        if context.profile.is_empty:
            return np.full(len(rows), np.nan, np.float32)
        known = _known(context, rows)
        novelty = context.novelty
        return (novelty * (1 - known) + (1 - novelty) * known).astype(np.float32)

    def evidence(self, context: ScoringContext, row: int) -> str:
        """How often it was heard."""
        if context.profile.is_empty:
            return ""
        listens = int(context.history.listens[row])
        artist = context.view.artists[context.view.artist_codes[row]]
        affinity = context.profile.artists.get(artist)
        if listens:
            return f"heard {listens} {'time' if listens == 1 else 'times'}"
        if int(context.history.plays[row]):
            return "started, never heard past half"
        plays = affinity.plays if affinity is not None and artist else 0
        if plays:
            return f"never heard; {plays} {'play' if plays == 1 else 'plays'} of this artist"
        return "never heard, nor anything of this artist"


def _known(context: ScoringContext, rows: NDArray[np.intp]) -> NDArray[np.float64]:
    listens = context.history.listens[rows].astype(np.float64)
    own = 1 - np.exp(-listens / _LISTENS)
    own = np.where(context.history.feedback[rows] > 0, np.maximum(own, 0.8), own)
    codes, where = np.unique(context.view.artist_codes[rows], return_inverse=True)
    plays = np.zeros(len(codes))
    for at, code in enumerate(codes):
        affinity = context.profile.artists.get(context.view.artists[code]) if code else None
        plays[at] = affinity.plays if affinity is not None else 0
    artist = 1 - np.exp(-plays / _ARTIST_PLAYS)
    return (1 - _ARTIST_SHARE) * own + _ARTIST_SHARE * artist[where]
