"""Wishes about what tags say: genres, words, years."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.naming import whole_word
from musicrec_desktop.domain.plan import Range

Degrees = NDArray[np.float32]
Rows = NDArray[np.intp]

_PARENT: Final = 0.6
"""Degree of a track tagged with a parent of the wanted genre: rock where metal was asked."""
_SIBLING: Final = 0.35
"""Degree of a track of a genre with a common ancestor."""
_YEAR_SHOULDER: Final = 3.0
"""Standard deviation in years of the fall outside a span."""
_LENGTH_SHOULDER: Final = 0.15
"""The same for a track's length, as share of the bound."""


def ancestors(tree: GenreTree, genre: str) -> frozenset[str]:
    """Every genre above a canonical one, without itself."""
    above, waiting = set[str](), list(tree.parents.get(genre, ()))
    while waiting:
        name = waiting.pop()
        if name not in above:
            above.add(name)
            waiting.extend(tree.parents.get(name, ()))
    return frozenset(above - {genre})


def genre_likeness(tree: GenreTree, wanted: str) -> Callable[[str], float]:
    """How near a tagged genre is to a wanted one: 1 it or a kind of it, less for a parent or a sibling, else 0."""
    inside = tree.spellings(wanted)
    goal = tree.canonical(wanted)
    above = ancestors(tree, goal)

    def near(tagged: str) -> float:
        if tagged in inside:
            return 1.0
        genre = tree.meaning(tagged)
        if genre in inside:
            return 1.0
        if genre in above:
            return _PARENT
        return _SIBLING if above & ancestors(tree, genre) else 0.0

    return near


def genre_fit(view: LibraryView, rows: Rows, near: Callable[[str], float]) -> Degrees:
    """(k,) best likeness among each track's genres; NaN for a track without any."""
    low = np.searchsorted(view.genre_rows, rows, side="left")
    count = np.searchsorted(view.genre_rows, rows, side="right") - low
    owner = np.repeat(np.arange(len(rows)), count)
    pair = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count) + np.repeat(low, count)
    codes, where = np.unique(view.genre_codes[pair], return_inverse=True)
    values = np.array([near(view.genres[code]) for code in codes], np.float32)
    best = np.full(len(rows), -1, np.float32)
    np.maximum.at(best, owner, values[where] if len(codes) else values)
    return np.where(count > 0, best, np.nan).astype(np.float32)


def names_fit(view: LibraryView, rows: Rows, tree: GenreTree, names: Sequence[str]) -> Degrees:
    """(k,) 1 where a genre means one of the names or holds the first one as a word ("korean r&b"); NaN elsewhere.

    For an instrument, a language, a region: silence is no evidence against.
    """
    inside = frozenset().union(*(tree.spellings(name) for name in names))
    word = whole_word(names[0])
    fit = genre_fit(view, rows, lambda tag: float(tree.meaning(tag) in inside or bool(names[0] and word.search(tag))))
    return np.where(fit == 1, np.float32(1), np.float32(np.nan))


def text_fit(view: LibraryView, rows: Rows, name: str) -> Degrees:
    """(k,) 1 where title or album hold the name as a word; NaN elsewhere: sound does not tell a piano from a harp."""
    word = whole_word(name.casefold().strip())
    texts = (f"{view.folded_titles[row]} {view.albums[view.album_codes[row]].casefold()}" for row in rows)
    hits = np.fromiter((bool(word.search(text)) for text in texts), np.bool_, len(rows))
    return np.where(hits, np.float32(1), np.float32(np.nan))


def year_fit(view: LibraryView, rows: Rows, wanted: Range) -> Degrees:
    """(k,) degree for a span of years; NaN where the year is unknown."""
    years = np.where(view.years[rows] > 0, view.years[rows].astype(np.float64), np.nan)
    distance = np.maximum(np.maximum(wanted.low - years, years - wanted.high), 0)
    return np.exp(-0.5 * (distance / _YEAR_SHOULDER) ** 2).astype(np.float32)


def length_fit(view: LibraryView, rows: Rows, wanted: Range) -> Degrees:
    """(k,) degree for a track length in seconds; NaN where it is unknown."""
    seconds = np.where(view.durations_ms[rows] > 0, view.durations_ms[rows] / 1000, np.nan)
    below = np.maximum(wanted.low - seconds, 0) / max(wanted.low, 1.0)
    above = np.maximum(seconds - wanted.high, 0) / max(wanted.high, 1.0)
    return np.exp(-0.5 * (np.maximum(below, above) / _LENGTH_SHOULDER) ** 2).astype(np.float32)
