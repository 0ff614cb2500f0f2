"""Which track of the library a name from elsewhere stands for, with a score and what it rests on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from rapidfuzz import fuzz, process

from musicrec_desktop.domain.history import ForeignName, LibraryName, NameMatch
from musicrec_desktop.library.histories.agreement import (
    Agreement,
    agree_on_album,
    agree_on_artist,
    agree_on_duration,
    agree_on_title,
    agree_on_versions,
)
from musicrec_desktop.library.histories.folding import all_keys, artist_key, artist_keys, is_foreign, loose
from musicrec_desktop.library.histories.titles import Title, title_of

MATCHED_FROM: Final = 0.84
"""Below this a match is a guess, and the play stays unmatched."""
_MARGIN: Final = 0.03
"""A likeness counts only when no other piece is nearly as like."""
_CERTAIN: Final = 0.95
"""From here on names are the same but for what all programs write differently."""
_LIKE_TITLE: Final = 80
_LIKE_ARTIST: Final = 86
"""Likenesses (0..100) from which a candidate is looked at."""
_MOST_CANDIDATES: Final = 400


@dataclass(frozen=True, slots=True)
class _Row:
    """One track of the library, ready to be compared."""

    name: LibraryName
    title: Title
    artists: tuple[str, ...]
    """Keys: the credit as a whole, each artist, the album artist, artists within them."""


class NameIndex:
    """The names of a library, indexed. Building takes about 30 µs a track."""

    def __init__(self, names: Iterable[LibraryName] = ()) -> None:
        self._rows: list[_Row] = []
        self._by_mbid: dict[str, list[int]] = defaultdict(list)
        self._by_artist: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._by_file: dict[str, list[int]] = defaultdict(list)
        self._artists: list[str] = []
        self._loose_artists: dict[str, list[str]] = {}
        self._like_artists: dict[str, tuple[str, ...]] = {}
        for name in names:
            self.add(name)

    def __len__(self) -> int:
        return len(self._rows)

    def add(self, name: LibraryName) -> None:
        """Take one more track in."""
        number, title = len(self._rows), title_of(name.title)
        named = (", ".join(name.artists), *name.artists, name.album_artist)
        row = _Row(name, title, all_keys(named))
        self._rows.append(row)
        if name.recording_mbid:
            self._by_mbid[name.recording_mbid.lower()].append(number)
        self._by_file[name.path.name.casefold()].append(number)
        pieces = _keys_of(title)
        for artist in row.artists:
            own = self._by_artist[artist]
            for piece in pieces:
                own[piece].append(number)

    def match(self, name: ForeignName) -> NameMatch | None:
        """The best track for a name, also below MATCHED_FROM; None when nothing is alike."""
        certain = self._by_file_or_id(name)
        if certain is not None:
            return certain
        title = title_of(name.title)
        if not title.piece:
            return None
        best: NameMatch | None = None
        for candidates in self._candidates(name, title):
            found = self._best(name, title, candidates) if candidates else None
            if found is not None and (best is None or found.score > best.score):
                best = found
            if best is not None and best.score >= MATCHED_FROM:
                break
        return best

    def _by_file_or_id(self, name: ForeignName) -> NameMatch | None:
        if name.path:
            found = self._by_path(name.path)
            if found is not None:
                return found
        rows = self._by_mbid.get(name.recording_mbid.lower(), ()) if name.recording_mbid else ()
        if not rows:
            return None
        best = max(rows, key=lambda number: self._preference(name, number))
        return NameMatch(self._rows[best].name.id, 1.0, "MusicBrainz recording")

    def _by_path(self, path: str) -> NameMatch | None:
        """The same file, or the one file whose name and folders are the same at the end."""
        parts = PurePosixPath(path.replace("\\", "/")).parts
        if not parts:
            return None
        scored: list[tuple[int, bool, int]] = []
        for number in self._by_file.get(parts[-1].casefold(), ()):
            own = self._rows[number].name
            if str(own.path) == path and not own.is_missing:
                return NameMatch(own.id, 1.0, "the same file")
            same = 0
            for one, other in zip(reversed(parts), reversed(own.path.parts), strict=False):
                if one.casefold() != other.casefold():
                    break
                same += 1
            scored.append((same, not own.is_missing, number))
        scored.sort(reverse=True)
        if not scored or scored[0][0] < 2 or (len(scored) > 1 and scored[1][:2] == scored[0][:2]):
            return None
        return NameMatch(self._rows[scored[0][2]].name.id, 0.97, f"{scored[0][0]} last parts of the path")

    def _candidates(self, name: ForeignName, title: Title) -> Iterator[list[int]]:
        """Tracks worth a look, the likeliest first: each portion is looked at when those before it did not do."""
        pieces = _keys_of(title)
        artists = all_keys([name.artist])
        yield _unique(number for artist in artists for piece in pieces for number in self._rows_of(artist, piece))
        known = [artist for artist in artists if artist in self._by_artist]
        yield _unique(number for artist in known for number in self._like_titles(artist, title, name))
        alike = [artist for artist in self._artists_like(name.artist) if artist not in known]
        yield _unique(number for artist in alike for piece in pieces for number in self._rows_of(artist, piece))
        yield _unique(number for artist in alike for number in self._like_titles(artist, title, name))

    def _rows_of(self, artist: str, piece: str) -> Sequence[int]:
        own = self._by_artist.get(artist)
        return own.get(piece, ()) if own is not None else ()

    def _like_titles(self, artist: str, title: Title, name: ForeignName) -> list[int]:
        pieces = self._by_artist[artist]
        keys = list(pieces)
        found = [
            number
            for wanted in dict.fromkeys((title.piece, title.whole))
            for piece, _, _ in process.extract(wanted, keys, scorer=fuzz.ratio, score_cutoff=_LIKE_TITLE, limit=5)
            for number in pieces[piece]
        ]
        wanted = loose(title.piece)
        foreign = is_foreign(name.title)
        for piece, numbers in pieces.items():
            if (foreign or is_foreign(self._rows[numbers[0]].name.title)) and loose(piece) == wanted:
                found.extend(numbers)
        return found

    def _artists_like(self, artist: str) -> tuple[str, ...]:
        """Artists of the library whose names are nearly the same, best first."""
        if len(self._artists) != len(self._by_artist):
            self._index_artists()
        known = self._like_artists.get(artist)
        if known is not None:
            return known
        found: list[str] = []
        for key in dict.fromkeys(filter(None, (artist_key(artist), *artist_keys(artist)[:1]))):
            found.extend(self._loose_artists.get(loose(key), ()))
            if len(key) >= 4:
                like = process.extract(key, self._artists, scorer=fuzz.ratio, score_cutoff=_LIKE_ARTIST, limit=10)
                found.extend(near for near, _, _ in like)
        answer = tuple(dict.fromkeys(found))
        self._like_artists[artist] = answer
        return answer

    def _index_artists(self) -> None:
        self._artists = list(self._by_artist)
        spelled = defaultdict(list)
        for key in self._artists:
            spelled[loose(key)].append(key)
        self._loose_artists, self._like_artists = dict(spelled), {}

    def _best(self, name: ForeignName, title: Title, candidates: Sequence[int]) -> NameMatch | None:
        scored = sorted(
            ((self._agreement(name, title, number), number) for number in candidates[:_MOST_CANDIDATES]),
            key=lambda item: (round(item[0].score, 3), self._preference(name, item[1])),
            reverse=True,
        )
        if not scored:
            return None
        best, number = scored[0]
        row = self._rows[number]
        score, reason = best.score, best.reason
        rival = next((other for other, at in scored[1:] if not _is_same_piece(row, self._rows[at])), None)
        if rival is not None and score < _CERTAIN and score - rival.score < _MARGIN:
            score, reason = min(score, MATCHED_FROM - 0.01), f"{reason}; another track fits as well"
        return NameMatch(row.name.id, round(score, 3), reason)

    def _agreement(self, name: ForeignName, title: Title, number: int) -> Agreement:
        row = self._rows[number]
        same_album = agree_on_album(name.album, row.name.album)
        parts = (
            agree_on_title(name.title, title, row.name.title, row.title),
            agree_on_artist(name.artist, row.artists, row.name.artists or (row.name.album_artist,)),
            agree_on_versions(title, name.album, row.title, row.name.album),
            agree_on_duration(name.duration_ms, row.name.duration_ms),
        )
        score = 1.0
        for part in parts:
            score *= part.score
        if same_album is True and _uncertain(score):
            score = min(1.0, score + 0.02)
        return Agreement(score, ", ".join(filter(None, (part.reason for part in parts))) or "same names")

    def _preference(self, name: ForeignName, number: int) -> tuple[int, bool, int, int]:
        """Among tracks that fit alike: the album, a file that is there, the length, the older one."""
        own = self._rows[number].name
        same_album = agree_on_album(name.album, own.album)
        away = abs(own.duration_ms - name.duration_ms) if own.duration_ms and name.duration_ms else 0
        return (1 if same_album else 0 if same_album is None else -1, not own.is_missing, -away, -own.id)


def _keys_of(title: Title) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key for key in (title.piece, title.whole, title.short) if key))


def _uncertain(score: float) -> bool:
    return 0.7 < score < 1.0


def _unique(numbers: Iterable[int]) -> list[int]:
    return list(dict.fromkeys(numbers))


def _is_same_piece(one: _Row, other: _Row) -> bool:
    return one.title.piece == other.title.piece and one.title.versions == other.title.versions
