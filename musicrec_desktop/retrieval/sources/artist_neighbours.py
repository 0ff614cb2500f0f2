"""What is by, or sounds like, the artists asked for or else the ones the listener is drawn to."""

from functools import reduce
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.kindred import of_their_genres
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.domain.taste import highest
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.retrieval.nearness import nearest_by
from musicrec_desktop.retrieval.wish_masks import wanted_mask

MOST_ARTISTS: Final = 4
"""Favourite artists looked around: each costs a product with the whole library."""
_KEPT: Final = 8
"""Favourites whose surroundings are kept, half a megabyte each at 100,000 tracks: who is fifth today may be fourth
after the next play."""


class _Around(NamedTuple):
    """An artist or a seed track and what lies around."""

    own: NDArray[np.intp]
    """Rows of its own."""
    kin: NDArray[np.bool_]
    """(n,) what shares a genre with it."""
    cosines: NDArray[np.float32] | None
    """(n,) of the library to its mean sound; None where that was not measured."""


class ArtistNeighbours:
    """The nearest tracks to the mean sound of each of a few artists or seed tracks; those of their genres first."""

    name = "artist_neighbours"

    def __init__(self) -> None:
        self._kept: tuple[LibraryView, GenreTree, dict[int, _Around]] | None = None

    def rows(self, context: ScoringContext, allowed: NDArray[np.bool_], n: int) -> NDArray[np.intp]:
        """Up to `n` allowed rows; none when no artist is wanted or liked."""
        around = [_around(context, rows) for rows in self._asked_for(context)] or self._around_favourites(context)
        mine = np.concatenate([each.own for each in around]) if around else np.zeros(0, np.intp)
        mine = np.unique(mine[allowed[mine]])
        known = [each.cosines for each in around if each.cosines is not None]
        if not known:
            return mine[:n]
        rest = allowed.copy()
        rest[mine] = False
        cosines, kin = reduce(np.maximum, known), reduce(np.logical_or, (each.kin for each in around))
        near = nearest_by(context.view, rest & kin, cosines, n)
        if len(near) < n:
            near = np.concatenate((near, nearest_by(context.view, rest & ~kin, cosines, n - len(near))))
        # Own tracks and neighbours by turns, so that neither fills the offer.
        both = np.concatenate((mine, near))
        turn = np.concatenate((np.arange(len(mine)) * 2, np.arange(len(near)) * 2 + 1))
        return both[np.argsort(turn, kind="stable")][:n]

    def _asked_for(self, context: ScoringContext) -> list[NDArray[np.intp]]:
        wishes = (*context.plan.wanted(Facet.ARTIST), *context.plan.wanted(Facet.TRACK))
        masks = [wanted_mask(context, wish) for wish in wishes]
        return [np.flatnonzero(mask) for mask in masks if mask is not None and mask.any()]

    def _around_favourites(self, context: ScoringContext) -> list[_Around]:
        """Those of the favourites before are kept: they stay the same from one play to the next, and to look around one
        artist anew takes three milliseconds at 100,000 tracks."""
        view, tree = context.view, context.genre_tree
        # Some favourites may have left the library, hence a few more than needed.
        best = highest(context.profile.artists, 3 * MOST_ARTISTS)
        code_of = view.artist_code_of
        codes = [code_of[name] for name, value in best if value > 0 and name in code_of][:MOST_ARTISTS]
        kept = self._kept
        before = kept[2] if kept is not None and kept[0] is view and kept[1] is tree else {}
        found = {
            code: before[code] if code in before else _around(context, np.flatnonzero(view.artist_codes == code))
            for code in codes
        }
        others = [item for item in before.items() if item[0] not in found]
        self._kept = view, tree, dict([*others[len(found) - _KEPT :], *found.items()])
        return list(found.values())


def _around(context: ScoringContext, own: NDArray[np.intp]) -> _Around:
    view = context.view
    mask = np.zeros(len(view), np.bool_)
    mask[own] = True
    centre = view.features.centroid(own)
    cosines = None if centre is None else np.asarray(view.features.sound @ centre, np.float32)
    return _Around(own, of_their_genres(view, context.genre_tree, mask), cosines)
