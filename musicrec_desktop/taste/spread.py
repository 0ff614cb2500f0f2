"""From tracks to what they have in common: artist, album, genre, mood, era."""

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.kinds import Kind
from musicrec_desktop.domain.library_view import KINDS, LibraryView
from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.taste_edits import Subject
from musicrec_desktop.domain.taste_evidence import COUNTS, WEIGHTS, WeightTable

SUBJECTS: Final = (Subject.ARTIST, Subject.ALBUM, Subject.GENRE, Subject.MOOD, Subject.ERA)
"""What a table is kept of."""
_MOODS: Final = tuple(MOODS.values())
_PLACES: Final = np.array([(mood.valence, mood.energy, mood.width) for mood in _MOODS])
_NAMES: Final = tuple(MOODS)
_FEW: Final = 64
"""So many tracks are looked up one by one among the genres; more in one pass over all."""
_IS_MUSIC: Final = np.array([kind in {Kind.MUSIC, Kind.VIDEO} for kind in KINDS])

Pairs = tuple[NDArray[np.intp], NDArray[np.int64], Sequence[str]]
"""(place among the rows, code) of each membership, and the names by code."""


def empty_tables() -> Mapping[Subject, WeightTable]:
    """Nothing is known of anything."""
    nothing = WeightTable({}, np.zeros((0, len(WEIGHTS))), np.zeros((0, len(COUNTS)), np.int32))
    return MappingProxyType(dict.fromkeys(SUBJECTS, nothing))


def music_rows(view: LibraryView, ids: NDArray[np.int64]) -> NDArray[np.intp]:
    """(u,) row of each track, -1 where the library has no such track or it is not music."""
    rows = view.rows(ids)
    here = rows >= 0
    rows[here] = np.where(_IS_MUSIC[view.kinds[rows[here]]], rows[here], -1)
    return rows


def members(view: LibraryView, rows: NDArray[np.intp]) -> Iterator[tuple[Subject, Pairs]]:
    """What the tracks in these rows (-1: none) have in common, by subject. Unknown artists and albums are nobody's."""
    here = np.flatnonzero(rows >= 0)
    for subject, codes, names in (
        (Subject.ARTIST, view.artist_codes, view.artists),
        (Subject.ALBUM, view.album_codes, view.albums),
    ):
        mine = codes[rows[here]]
        yield subject, (here[mine > 0], mine[mine > 0].astype(np.int64), names)
    yield Subject.GENRE, _genres(view, rows, here)
    yield Subject.MOOD, _moods(view, rows, here)
    decades = view.years[rows[here]] // 10
    dated = decades > 0
    low = int(decades[dated].min(initial=0))
    names = tuple(f"{decade * 10}s" for decade in range(low, int(decades.max(initial=0)) + 1))
    yield Subject.ERA, (here[dated], decades[dated].astype(np.int64) - low, names)


def spread(
    tables: Mapping[Subject, WeightTable],
    view: LibraryView,
    rows: NDArray[np.intp],
    weights: NDArray[np.float64],
    counts: NDArray[np.int32],
) -> Mapping[Subject, WeightTable]:
    """The tables with the changes of these tracks: (u,) rows as from music_rows, (u, len(WEIGHTS)), (u, len(COUNTS)).

    The tables given may be written into: their arrays must be the caller's own.
    """
    return MappingProxyType(
        {subject: _added(tables[subject], pairs, weights, counts) for subject, pairs in members(view, rows)}
    )


def _genres(view: LibraryView, rows: NDArray[np.intp], here: NDArray[np.intp]) -> Pairs:
    if len(here) <= _FEW:
        low, high = np.searchsorted(view.genre_rows, np.stack((rows[here], rows[here] + 1)).astype(np.int32))
        pairs = [np.arange(start, end) for start, end in zip(low.tolist(), high.tolist(), strict=True)]
        source = np.repeat(here, high - low)
        codes = view.genre_codes[np.concatenate(pairs)] if pairs else np.zeros(0, np.int32)
        return source, codes.astype(np.int64), view.genres
    source_of_row = np.full(len(view), -1, np.intp)
    source_of_row[rows[here]] = here
    source = source_of_row[view.genre_rows]
    hit = source >= 0
    return source[hit], view.genre_codes[hit].astype(np.int64), view.genres


def _moods(view: LibraryView, rows: NDArray[np.intp], here: NDArray[np.intp]) -> Pairs:
    """A track is of every mood within whose width it lies, of several or of none."""
    valence = view.features.column("valence")[rows[here]]
    energy = view.features.column("energy")[rows[here]]
    with np.errstate(invalid="ignore"):
        apart = np.hypot(valence[:, None] - _PLACES[:, 0], energy[:, None] - _PLACES[:, 1])
        at, mood = np.nonzero(apart <= _PLACES[:, 2])
    return here[at], mood.astype(np.int64), _NAMES


def _added(table: WeightTable, pairs: Pairs, weights: NDArray[np.float64], counts: NDArray[np.int32]) -> WeightTable:
    source, codes, names = pairs
    if len(source) == 0:
        return table
    present, slot = np.unique(codes, return_inverse=True)
    keys = [names[code] for code in present.tolist()]
    new = [key for key in keys if key not in table.rows]
    rows, old_weights, old_counts = table.rows, table.weights, table.counts
    if new:
        rows = dict(rows)
        rows.update((key, len(table.rows) + place) for place, key in enumerate(new))
        old_weights = np.concatenate((old_weights, np.zeros((len(new), len(WEIGHTS)))))
        old_counts = np.concatenate((old_counts, np.zeros((len(new), len(COUNTS)), np.int32)))
    at = np.array([rows[key] for key in keys], np.intp)
    m = len(present)
    if m == len(source):  # one play: each thing it is of stands for itself
        own = np.empty(m, np.intp)
        own[slot] = source
        old_weights[at] += weights[own]
        old_counts[at] += counts[own]
        return WeightTable(rows, old_weights, old_counts)
    for column in range(len(WEIGHTS)):
        old_weights[at, column] += np.bincount(slot, weights[source, column], m)
    for column in range(len(COUNTS)):
        old_counts[at, column] += np.bincount(slot, counts[source, column], m).astype(np.int32)
    return WeightTable(rows, old_weights, old_counts)
