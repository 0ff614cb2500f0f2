"""The whole library as columns: what retrieval and ranking work on, so that hot paths are array code."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.features import FeatureMatrix, rows_of
from musicrec_desktop.domain.kinds import Kind
from musicrec_desktop.domain.track import Track, TrackLabel

KINDS: Final = tuple(Kind)
"""Kinds by their code in a view."""


@dataclass(frozen=True, eq=False)
class LibraryView:
    """Tags and features of n playable tracks, row by row, rows in ascending order of id. Read-only."""

    ids: NDArray[np.int64]
    """(n,) strictly ascending."""
    titles: tuple[str, ...]
    artist_codes: NDArray[np.int32]
    """(n,) index into `artists`: the track's artist as one string."""
    artists: tuple[str, ...]
    """Distinct artist strings; artists[0] is "" (unknown)."""
    album_codes: NDArray[np.int32]
    """(n,) index into `albums`."""
    albums: tuple[str, ...]
    """Distinct albums as "album artist / album"; albums[0] is "" (unknown)."""
    genre_rows: NDArray[np.int32]
    """(m,) row of each (track, genre) pair."""
    genre_codes: NDArray[np.int32]
    """(m,) index into `genres` of each pair."""
    genres: tuple[str, ...]
    """Distinct genres as tagged, casefolded."""
    years: NDArray[np.int32]
    """(n,) 0 when unknown."""
    durations_ms: NDArray[np.int64]
    """(n,)"""
    added_at: NDArray[np.float64]
    """(n,) UTC seconds."""
    features: FeatureMatrix
    """Rows for exactly `ids`."""
    kinds: NDArray[np.int8]
    """(n,) index into KINDS."""
    traits: NDArray[np.int32]
    """(n,) bits of Trait."""
    recordings: NDArray[np.int64]
    """(n,) the same number for tracks that hold the same recording; 0: the only one."""

    def __post_init__(self) -> None:
        n = len(self.ids)
        columns = (self.titles, self.artist_codes, self.album_codes, self.years, self.durations_ms, self.added_at)
        more = (self.kinds, self.traits, self.recordings)
        if any(len(column) != n for column in (*columns, *more)) or not np.array_equal(self.features.ids, self.ids):
            raise InvariantError("library view columns differ in length or in ids")

    def __len__(self) -> int:
        return len(self.ids)

    def rows(self, ids: NDArray[np.int64] | Sequence[int]) -> NDArray[np.intp]:
        """Row of each id, -1 where the library has no such track.

        The answer for ids that nobody can write into is kept for the next one who asks: forty scorers ask for those of
        the same candidates.
        """
        wanted = np.asarray(ids, np.int64)
        if wanted.flags.writeable:
            return rows_of(self.ids, wanted)
        latest = self._looked_up
        if not latest or latest[0][0] is not wanted:
            rows = rows_of(self.ids, wanted)
            rows.setflags(write=False)
            latest[:] = [(wanted, rows)]
        return latest[0][1]

    @cached_property
    def _looked_up(self) -> list[tuple[NDArray[np.int64], NDArray[np.intp]]]:
        """At most one: ids and their rows."""
        return []

    def has_genre(self, names: Iterable[str]) -> NDArray[np.bool_]:
        """(n,) True where a track carries any of these genres (casefolded, exactly as tagged)."""
        wanted = frozenset(names)
        hit = np.array([name in wanted for name in self.genres], np.bool_)
        mask = np.zeros(len(self.ids), np.bool_)
        if len(self.genre_codes):
            mask[self.genre_rows[hit[self.genre_codes]]] = True
        return mask

    def genres_of(self, row: int) -> tuple[str, ...]:
        """Genres of one row."""
        # In the column's own type: another one would copy the column at every call.
        low, high = np.searchsorted(self.genre_rows, np.array((row, row + 1), np.int32))
        return tuple(self.genres[code] for code in self.genre_codes[low:high])

    @cached_property
    def has_any_genre(self) -> NDArray[np.bool_]:
        """(n,) True where a track carries a genre at all."""
        mask = np.zeros(len(self.ids), np.bool_)
        mask[self.genre_rows] = True
        return mask

    @cached_property
    def artist_code_of(self) -> Mapping[str, int]:
        """Code by artist."""
        return {name: code for code, name in enumerate(self.artists)}

    @cached_property
    def folded_titles(self) -> tuple[str, ...]:
        """(n,) titles casefolded."""
        return tuple(title.casefold() for title in self.titles)

    @staticmethod
    def from_tracks(tracks: Iterable[Track], features: FeatureMatrix) -> "LibraryView":
        """The columns of these tracks; those that are missing on disk are left out."""
        return LibraryView.from_labels((track.label for track in tracks if not track.is_missing), features)

    @staticmethod
    def from_labels(labels: Iterable[TrackLabel], features: FeatureMatrix) -> "LibraryView":
        """The columns of the tracks with these labels, in any order."""
        rows = sorted(labels, key=lambda label: label.id)
        artists, albums, genres = {"": 0}, {"": 0}, dict[str, int]()
        genre_rows: list[int] = []
        genre_codes: list[int] = []
        artist_codes = np.zeros(len(rows), np.int32)
        album_codes = np.zeros(len(rows), np.int32)
        for row, label in enumerate(rows):
            artist_codes[row] = artists.setdefault(label.artist, len(artists))
            if label.album:
                owner = label.album_artist or label.artist
                album_codes[row] = albums.setdefault(f"{owner} / {label.album}", len(albums))
            for genre in dict.fromkeys(name.casefold() for name in label.genres):
                genre_rows.append(row)
                genre_codes.append(genres.setdefault(genre, len(genres)))
        kinds = {kind: code for code, kind in enumerate(KINDS)}
        ids = np.array([label.id for label in rows], np.int64)
        return LibraryView(
            ids=ids,
            titles=tuple(label.title for label in rows),
            artist_codes=artist_codes,
            artists=tuple(artists),
            album_codes=album_codes,
            albums=tuple(albums),
            genre_rows=np.array(genre_rows, np.int32),
            genre_codes=np.array(genre_codes, np.int32),
            genres=tuple(genres),
            years=np.array([label.year for label in rows], np.int32),
            durations_ms=np.array([label.duration_ms for label in rows], np.int64),
            added_at=np.array([label.added_at for label in rows], np.float64),
            features=features.aligned(ids),
            kinds=np.array([kinds[label.kind] for label in rows], np.int8),
            traits=np.array([label.traits.value for label in rows], np.int32),
            recordings=np.array([label.recording for label in rows], np.int64),
        )
