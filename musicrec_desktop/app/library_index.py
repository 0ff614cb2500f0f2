"""One search over everything: tracks, albums, artists, genres and playlists, while it is typed."""

import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.app.catalogue import Catalogue
from musicrec_desktop.app.library_trees import rows_in_folder
from musicrec_desktop.app.word_index import Mask, WordIndex, typed_words
from musicrec_desktop.domain.file_columns import FileColumns
from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.naming import by_artist
from musicrec_desktop.domain.playlist import SavedPlaylist
from musicrec_desktop.domain.search_query import Filter, SearchField, parse_query
from musicrec_desktop.domain.taste import TrackHistory

Rows = NDArray[np.intp]

_TITLE: Final = 4.0
_ARTIST: Final = 3.0
_ALBUM: Final = 2.0
_OTHER: Final = 1.0
_WHOLE: Final = 2.0
"""For a word that is whole and not just begun."""
_HEARD: Final = 0.5
"""Times log(1 + plays): of equal ones the one that is known."""
_DAY: Final = 86_400.0


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """What fits, the best first, a few of each kind, and how much more there is."""

    tracks: Rows
    """View rows."""
    n_tracks: int
    albums: Rows
    """Codes of the catalogue."""
    n_albums: int
    artists: Rows
    n_artists: int
    genres: tuple[str, ...]
    """As tagged."""
    playlists: tuple[SavedPlaylist, ...]


NOTHING: Final = Found(
    np.zeros(0, np.intp), 0, np.zeros(0, np.intp), 0, np.zeros(0, np.intp), 0, (), ()
)  # fmt: skip


class LibraryIndex:
    """The words of one library. Made anew when the library changes; asked from any thread."""

    def __init__(self, view: LibraryView, files: FileColumns, catalogue: Catalogue, tree: GenreTree) -> None:
        """Compute lane: two seconds of CPU at 100,000 tracks."""
        self.view = view
        self.files = files
        self.catalogue = catalogue
        self._tree = tree
        self._titles = WordIndex(view.titles)
        self._credits = WordIndex(view.artists)
        self._albums = WordIndex(view.albums)
        self._people = WordIndex(files.people)
        self._genres = WordIndex(view.genres)
        self._artists = WordIndex(catalogue.artists)
        self._album_titles = WordIndex(catalogue.albums)
        self._album_owners = WordIndex(catalogue.owners)
        self.places = files.rows(view.ids)
        """(n,) row of `files` of each row of the view, -1 where it is not known."""
        known = self.places >= 0
        self._people_codes = np.zeros(len(view), np.int32)
        self._people_codes[known] = files.people_codes[self.places[known]]
        self._has_people = len(files.people) > 1

    def find_rows(self, text: str, history: TrackHistory) -> Rows:
        """All tracks that fit, the best first; all of the library in its own order for blank text.

        `history` is aligned to the view.
        """
        query = parse_query(text)
        words = typed_words(" ".join(query.words))
        if not words and not query.filters:
            # Signs that are no word find nothing; nothing typed finds all.
            return np.zeros(0, np.intp) if query.words else np.arange(len(self.view), dtype=np.intp)
        rows, scores = self._tracks(words, query.filters, history)
        ordered: Rows = rows[np.argsort(-scores, kind="stable")]
        return ordered

    def find(self, text: str, history: TrackHistory, playlists: Sequence[SavedPlaylist] = (), most: int = 5) -> Found:
        """At most so many of each kind that fit what was typed so far; nothing for blank text."""
        query = parse_query(text)
        words = typed_words(" ".join(query.words))
        if not words and not query.filters:
            return NOTHING
        rows, scores = self._tracks(words, query.filters, history)
        tracks = rows[_best(scores, most)]
        if query.filters:
            return self._within(rows, tracks, most)
        albums, n_albums = self._find_albums(words, most)
        artists, n_artists = self._find_artists(words, most)
        genres = np.flatnonzero(_all(self._genres, words))
        counts = np.bincount(self.view.genre_codes, minlength=len(self.view.genres))[genres]
        named = [each for each in playlists if _all(WordIndex([each.title]), words)[0]]
        return Found(
            tracks, len(rows), albums, n_albums, artists, n_artists,
            tuple(self.view.genres[code] for code in genres[np.argsort(-counts, kind="stable")][:most].tolist()),
            tuple(named[:most]),
        )  # fmt: skip

    def _within(self, rows: Rows, tracks: Rows, most: int) -> Found:
        """Filters choose tracks: albums and artists are those of the tracks chosen."""
        catalogue = self.catalogue
        albums = catalogue.row_albums[rows]
        codes, counts = np.unique(albums[albums >= 0], return_counts=True)
        ordered: Rows = codes[np.argsort(-counts, kind="stable")].astype(np.intp)
        credits_ = np.bincount(self.view.artist_codes[rows], minlength=len(self.view.artists))
        weights = np.repeat(credits_, np.diff(catalogue.credit_starts))
        by_artist_ = np.bincount(catalogue.credit_artists, weights, len(catalogue.artists))
        artists = np.argsort(-by_artist_, kind="stable")[: int((by_artist_ > 0).sum())]
        return Found(tracks, len(rows), ordered[:most], len(ordered), artists[:most], len(artists), (), ())

    def _tracks(
        self, words: tuple[str, ...], filters: Sequence[Filter], history: TrackHistory
    ) -> tuple[Rows, NDArray[np.float32]]:
        view = self.view
        mask = np.ones(len(view), np.bool_)
        for each in filters:
            mask &= self._fits(each, history)
        points = np.zeros(len(view), np.float32)
        for word in words:
            title, credit, album = self._titles.hits(word), self._credits.hits(word), self._albums.hits(word)
            of_word = np.where(title, np.float32(_TITLE), np.float32(0))
            of_word[self._titles.whole(word)] += np.float32(_WHOLE)
            of_credit = np.where(credit, np.float32(_ARTIST), np.float32(0))
            of_credit[self._credits.whole(word)] += np.float32(_WHOLE)
            np.maximum(of_word, of_credit[view.artist_codes], out=of_word)
            np.maximum(of_word, np.where(album, np.float32(_ALBUM), np.float32(0))[view.album_codes], out=of_word)
            if self._has_people:
                others = np.where(self._people.hits(word), np.float32(_OTHER), np.float32(0))
                np.maximum(of_word, others[self._people_codes], out=of_word)
            genres = self._genres.hits(word)
            if genres.any():
                tagged = view.genre_rows[genres[view.genre_codes]]
                of_word[tagged] = np.maximum(of_word[tagged], np.float32(_OTHER))
            mask &= of_word > 0
            points += of_word
        rows = np.flatnonzero(mask)
        scores = points[rows] + np.float32(_HEARD) * np.log1p(history.plays[rows]).astype(np.float32)
        return rows, scores

    def _fits(self, condition: Filter, history: TrackHistory) -> Mask:
        """(n,) True where a filter is met."""
        view, words = self.view, typed_words(condition.text)
        match condition.field:
            case SearchField.TITLE:
                return _all(self._titles, words)
            case SearchField.ARTIST:
                return _all(self._credits, words)[view.artist_codes] | by_artist(view, condition.text)
            case SearchField.ALBUM:
                return _all(self._album_titles, words)[self.catalogue.row_albums] & (self.catalogue.row_albums >= 0)
            case SearchField.GENRE:
                return self._has_genre(condition.text, words)
            case SearchField.FOLDER:
                return self._in_folder(condition.text)
            case SearchField.FORMAT:
                places = self.places
                hit = np.array([each.startswith(condition.text.casefold()) for each in self.files.formats] + [False])
                mask: Mask = (
                    hit[np.where(places >= 0, self.files.format_codes[places], -1)]
                    if len(self.files)
                    else np.zeros(len(view), np.bool_)
                )
                return mask
            case SearchField.LIKED:
                return np.asarray((history.feedback > 0) == condition.is_wanted)
        values = self._numbers(condition.field, history)
        with np.errstate(invalid="ignore"):
            return np.asarray((values >= condition.low) & (values <= condition.high))

    def _numbers(self, field: SearchField, history: TrackHistory) -> NDArray[np.float64]:
        view, now = self.view, time.time()
        match field:
            case SearchField.YEAR:
                return np.where(view.years > 0, view.years, np.nan).astype(np.float64)
            case SearchField.MINUTES:
                return np.where(view.durations_ms > 0, view.durations_ms / 60_000, np.nan)
            case SearchField.BPM:
                return view.features.column("tempo").astype(np.float64)
            case SearchField.PLAYS:
                return history.plays.astype(np.float64)
            case SearchField.ADDED:
                return np.asarray((now - view.added_at) / _DAY)
        return np.asarray((now - history.last_played) / _DAY)

    def _has_genre(self, text: str, words: tuple[str, ...]) -> Mask:
        view = self.view
        # The genre and its kinds where the tree knows it, and any tag that begins so while it is typed.
        known = self._tree.spellings(text) if self._tree.is_known(text) else frozenset()
        begun = _all(self._genres, words)
        meant = [tag in known or self._tree.meaning(tag) in known for tag in view.genres]
        wanted = begun | np.array(meant, np.bool_)
        mask = np.zeros(len(view), np.bool_)
        if len(view.genre_codes):
            mask[view.genre_rows[wanted[view.genre_codes]]] = True
        return mask

    def _in_folder(self, text: str) -> Mask:
        """Tracks below a folder with this path, or with this text somewhere in the path of their folder."""
        mask = np.zeros(len(self.view), np.bool_)
        if text.startswith("/"):
            mask[rows_in_folder(self.files, self.view.ids, text)] = True
            return mask
        places = self.places
        folded = text.casefold()
        hit = np.array([folded in each.casefold() for each in self.files.folders] + [False], np.bool_)
        if len(self.files):
            mask = hit[np.where(places >= 0, self.files.folder_codes[places], -1)]
        return mask

    def _find_albums(self, words: tuple[str, ...], most: int) -> tuple[Rows, int]:
        titles = [self._album_titles.hits(word) for word in words]
        owners = [self._album_owners.hits(word) for word in words]
        mask = np.ones(len(self._album_titles), np.bool_)
        points = np.zeros(len(mask), np.float32)
        for word, title, owner in zip(words, titles, owners, strict=True):
            mask &= title | owner
            points += np.where(title, np.float32(_TITLE), np.float32(_OTHER))
            points[self._album_titles.whole(word)] += np.float32(_WHOLE)
        rows = np.flatnonzero(mask)
        sizes = np.diff(self.catalogue.album_starts)[rows]
        return rows[_best(points[rows] + np.minimum(sizes, 20) / 40, most)], len(rows)

    def _find_artists(self, words: tuple[str, ...], most: int) -> tuple[Rows, int]:
        mask = _all(self._artists, words)
        points = np.zeros(len(mask), np.float32)
        for word in words:
            points[self._artists.whole(word)] += np.float32(_WHOLE)
        rows = np.flatnonzero(mask)
        return rows[_best(points[rows] + np.log1p(self.catalogue.artist_tracks[rows]) / 8, most)], len(rows)


def _all(index: WordIndex, words: Sequence[str]) -> Mask:
    """(n,) True where every word begins one of the text's; nowhere without words."""
    if not words:
        return np.zeros(len(index), np.bool_)
    mask = np.ones(len(index), np.bool_)
    for word in words:
        mask &= index.hits(word)
    return mask


def _best(scores: NDArray[np.floating], most: int) -> Rows:
    """Places of the `most` highest, the highest first, equal ones in their order."""
    if len(scores) > 4 * most:
        some = np.argpartition(-scores, most - 1)
        bar = scores[some[most - 1]]
        places = np.flatnonzero(scores >= bar)
    else:
        places = np.arange(len(scores))
    best: Rows = places[np.argsort(-scores[places], kind="stable")][:most]
    return best
