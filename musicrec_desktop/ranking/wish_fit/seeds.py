"""Rows of the library that a name stands for: what "like this artist" and "like this track" are measured against."""

from collections.abc import Callable
from typing import Final
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.ranking.wish_fit.tags import names_of

Rows = NDArray[np.intp]

_found: Final[WeakKeyDictionary[LibraryView, dict[tuple[str, str], Rows]]] = WeakKeyDictionary()
"""A name is looked up for the score and again for each track's evidence; at 100,000 titles a look-up takes 10 ms. A
view never changes, so what was found stays true as long as it lives."""


def rows_by_artist(view: LibraryView, wanted: str) -> Rows:
    """Every row of the library by the wanted artist, alone or with others."""
    return _once(view, "artist", wanted, _by_artist)


def rows_by_title(view: LibraryView, wanted: str) -> Rows:
    """Every row of the library whose title is the wanted one, written with or without its artist."""
    return _once(view, "title", wanted, _by_title)


def _once(view: LibraryView, kind: str, wanted: str, find: Callable[[LibraryView, str], Rows]) -> Rows:
    known = _found.setdefault(view, {})
    name = wanted.casefold().strip()
    rows = known.get((kind, name))
    if rows is None:
        rows = known[kind, name] = find(view, name)
        rows.setflags(write=False)
    return rows


def _by_artist(view: LibraryView, name: str) -> Rows:
    codes = [code for code, artist in enumerate(view.artists) if name in names_of(artist)]
    return np.flatnonzero(np.isin(view.artist_codes, codes))


def _by_title(view: LibraryView, name: str) -> Rows:
    rows = []
    for row, title in enumerate(view.titles):
        if len(title) <= len(name) and (bare := title.casefold()) in name:
            artist = view.artists[view.artist_codes[row]].casefold()
            if name in (bare, f"{artist} - {bare}", f"{artist} – {bare}", f"{bare} - {artist}", f"{bare} by {artist}"):
                rows.append(row)
    return np.array(rows, np.intp)
