"""How much the listener is drawn to the genres of a track."""

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking.scorers.artist import affinity_words


class GenreScorer:
    """(1 + affinity) / 2, averaged over those genres of the track of which something is known, by their evidence."""

    @property
    def name(self) -> str:
        return "genre"

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        """(c,) NaN for tracks none of whose genres is known of."""
        view, rows = context.view, context.view.rows(candidates.ids)
        known = [context.profile.genres.get(genre) for genre in view.genres]
        value = np.array([0.0 if affinity is None else affinity.value for affinity in known])
        weight = np.array([0.0 if affinity is None else max(affinity.weight, 1e-6) for affinity in known])
        # In the column's own type: another one would copy the column.
        low, high = np.searchsorted(view.genre_rows, np.stack((rows, rows + 1)).astype(np.int32))
        count = high - low
        of = np.repeat(np.arange(len(rows)), count)
        codes = view.genre_codes[np.arange(len(of)) + np.repeat(low - (np.cumsum(count) - count), count)]
        total = np.bincount(of, weight[codes] * value[codes] if len(codes) else None, len(rows))
        share = np.bincount(of, weight[codes] if len(codes) else None, len(rows))
        mean = np.divide(total, share, out=np.full(len(rows), np.nan), where=share > 0)
        return np.asarray(np.clip((1 + mean) / 2, 0, 1), np.float32)

    def evidence(self, context: ScoringContext, row: int) -> str:
        """Plays of each known genre of the track."""
        found = ((genre, context.profile.genres.get(genre)) for genre in context.view.genres_of(row))
        return "; ".join(affinity_words(affinity, f"of {genre}") for genre, affinity in found if affinity is not None)
