"""How much the listener is drawn to the artist."""

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.domain.taste import Affinity
from musicrec_desktop.plugin_api import ScoringContext


class ArtistScorer:
    """(1 + affinity) / 2 of the track's artist."""

    @property
    def name(self) -> str:
        return "artist"

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        """(c,) NaN for artists of whom nothing is known, and for tracks without an artist."""
        rows = context.view.rows(candidates.ids)
        codes, where = np.unique(context.view.artist_codes[rows], return_inverse=True)
        values = np.full(len(codes), np.nan, np.float32)
        for at, code in enumerate(codes):
            affinity = context.profile.artists.get(context.view.artists[code]) if code else None
            if affinity is not None:
                values[at] = min(1.0, max(0.0, (1 + affinity.value) / 2))
        return values[where] if len(codes) else values

    def evidence(self, context: ScoringContext, row: int) -> str:
        """Plays, likes and dislikes of the artist."""
        artist = context.view.artists[context.view.artist_codes[row]]
        affinity = context.profile.artists.get(artist) if artist else None
        return "" if affinity is None else affinity_words(affinity, "of this artist")


def affinity_words(affinity: Affinity, of_what: str) -> str:
    """The checkable evidence behind an affinity: "5 plays of this artist, 1 like"."""
    plays = f"{affinity.plays} {'play' if affinity.plays == 1 else 'plays'} {of_what}"
    likes = f", {affinity.likes} {'like' if affinity.likes == 1 else 'likes'}" if affinity.likes else ""
    against = f", {affinity.dislikes} {'dislike' if affinity.dislikes == 1 else 'dislikes'}"
    return plays + likes + (against if affinity.dislikes else "")
