"""What is by, or sounds like, the artists asked for or else the ones the listener is drawn to."""

from functools import reduce
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.kindred import of_their_genres
from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.domain.taste import highest
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.retrieval.nearness import nearest
from musicrec_desktop.retrieval.wish_masks import wanted_mask

MOST_ARTISTS: Final = 4
"""Favourite artists looked around: each costs a product with the whole library."""


class ArtistNeighbours:
    """The nearest tracks to the mean sound of each of a few artists or seed tracks; those of their genres first."""

    name = "artist_neighbours"

    def rows(self, context: ScoringContext, allowed: NDArray[np.bool_], n: int) -> NDArray[np.intp]:
        """Up to `n` allowed rows; none when no artist is wanted or liked."""
        own = self._asked_for(context) or self._favourites(context)
        centres = [context.view.features.centroid(rows) for rows in own]
        targets = [centre for centre in centres if centre is not None]
        mine = np.concatenate(own) if own else np.zeros(0, np.intp)
        mine = np.unique(mine[allowed[mine]])
        rest = allowed.copy()
        rest[mine] = False
        if not targets:
            return mine[:n]
        kin = reduce(
            np.logical_or, (of_their_genres(context.view, context.genre_tree, _mask_of(context, rows)) for rows in own)
        )
        near = nearest(context.view, rest & kin, np.stack(targets), n)
        near = np.concatenate((near, nearest(context.view, rest & ~kin, np.stack(targets), n - len(near))))
        # Own tracks and neighbours by turns, so that neither fills the offer.
        both = np.concatenate((mine, near))
        turn = np.concatenate((np.arange(len(mine)) * 2, np.arange(len(near)) * 2 + 1))
        return both[np.argsort(turn, kind="stable")][:n]

    def _asked_for(self, context: ScoringContext) -> list[NDArray[np.intp]]:
        wishes = (*context.plan.wanted(Facet.ARTIST), *context.plan.wanted(Facet.TRACK))
        masks = [wanted_mask(context, wish) for wish in wishes]
        return [np.flatnonzero(mask) for mask in masks if mask is not None and mask.any()]

    def _favourites(self, context: ScoringContext) -> list[NDArray[np.intp]]:
        view = context.view
        # Some favourites may have left the library, hence a few more than needed.
        best = highest(context.profile.artists, 3 * MOST_ARTISTS)
        code_of = view.artist_code_of
        codes = [code_of[name] for name, value in best if value > 0 and name in code_of][:MOST_ARTISTS]
        return [np.flatnonzero(view.artist_codes == code) for code in codes]


def _mask_of(context: ScoringContext, rows: NDArray[np.intp]) -> NDArray[np.bool_]:
    mask = np.zeros(len(context.view), np.bool_)
    mask[rows] = True
    return mask
