"""What shares a genre with an artist or a track: half of what "like" means.

Sound alone is blind to much: nearest in sound to a quiet singer, but louder, is anything that is loud.
"""

from typing import Final

import numpy as np

from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.naming import Mask, answered_once, by_artist, with_title

_A_GENRE_OF_THEIRS: Final = 0.2
"""Share of the tagged ones that carry a genre before it counts as theirs: one odd tag does not open a door."""


def kin_of_artist(view: LibraryView, tree: GenreTree, name: str) -> Mask:
    """(n,) True where a track shares a genre, or a kind of it, with the artist, or has no genre; read-only."""
    return answered_once(
        "kin of artist", view, name, lambda view, name: of_their_genres(view, tree, by_artist(view, name))
    )


def kin_of_track(view: LibraryView, tree: GenreTree, name: str) -> Mask:
    """(n,) the same for a track of that title."""
    return answered_once(
        "kin of track", view, name, lambda view, name: of_their_genres(view, tree, with_title(view, name))
    )


def of_their_genres(view: LibraryView, tree: GenreTree, named: Mask) -> Mask:
    """(n,) True where a track shares a genre, or a kind of it, with the named ones, or has none; all where these have
    none."""
    tagged = int(np.count_nonzero(named & view.has_any_genre))
    counts = np.bincount(view.genre_codes[named[view.genre_rows]], minlength=len(view.genres))
    theirs = [view.genres[code] for code in np.flatnonzero(counts >= max(1.0, _A_GENRE_OF_THEIRS * tagged)).tolist()]
    if not theirs:
        return np.ones(len(view), np.bool_)
    kinds = frozenset().union(*(tree.spellings(name) for name in theirs))
    meant = {tag for tag in view.genres if tag in kinds or tree.meaning(tag) in kinds}
    return view.has_genre(meant.union(theirs)) | ~view.has_any_genre
