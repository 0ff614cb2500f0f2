"""Wishes about what tags say: genres, names, years."""

import re
from collections.abc import Callable
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.library_view import LibraryView
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
        genre = tree.canonical(tagged)
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


def names_of(artist: str) -> tuple[str, ...]:
    """The artist string and each artist named in it, casefolded: "A, B" is by "A, B", by "A" and by "B"."""
    whole = artist.casefold().strip()
    parts = tuple(part.strip() for part in whole.split(", "))
    return (whole, *parts) if len(parts) > 1 else (whole,)


def artist_hits(view: LibraryView, rows: Rows, wanted: str) -> NDArray[np.bool_]:
    """(k,) True where the track is by the wanted artist, alone or with others."""
    name = wanted.casefold().strip()
    codes, where = np.unique(view.artist_codes[rows], return_inverse=True)
    hits = np.array([name in names_of(view.artists[code]) for code in codes], np.bool_)
    return hits[where] if len(codes) else np.zeros(len(rows), np.bool_)


def album_hits(view: LibraryView, rows: Rows, wanted: str) -> NDArray[np.bool_]:
    """(k,) True where the track is on the wanted album, written with or without its owner."""
    name = wanted.casefold().strip()
    codes, where = np.unique(view.album_codes[rows], return_inverse=True)
    names = [view.albums[code].casefold() for code in codes]
    hits = np.array([name in (album, album.rpartition(" / ")[2]) for album in names], np.bool_)
    return hits[where] if len(codes) else np.zeros(len(rows), np.bool_)


def text_fit(view: LibraryView, rows: Rows, tree: GenreTree, wanted: str) -> Degrees:
    """(k,) 1 where genres, title or album name the wanted thing (an instrument, a language); NaN where they are silent.

    Sound does not tell a piano from a harp, so silence is no evidence against.
    """
    name = wanted.casefold().strip()
    inside = tree.spellings(wanted)
    # Whole words: "organ" is not in "Morgan", "male" not in "female".
    word = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")
    by_genre = genre_fit(view, rows, lambda genre: float(genre in inside or bool(word.search(genre)))) == 1
    texts = [f"{view.titles[row]} {view.albums[view.album_codes[row]]}".casefold() for row in rows]
    by_text = np.array([bool(word.search(text)) for text in texts], np.bool_)
    return np.where(by_genre | by_text, 1, np.nan).astype(np.float32)


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
