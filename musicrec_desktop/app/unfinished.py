"""What was left: albums and lists in the middle, spoken word at its place, and what was loved and then forgotten."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.ids import DurationMs, PlaylistId, TrackId
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.listening import Listening
from musicrec_desktop.domain.playlist import SavedPlaylist
from musicrec_desktop.domain.taste import TrackHistory
from musicrec_desktop.domain.track import Track

DAYS: Final = 21
"""What was left longer ago is over."""
_IN_A_ROW: Final = 2
"""So many tracks of an album or list in one session: it was played as such, and not by chance."""
_SHORTEST: Final = 4
"""An album of fewer tracks is none to go on with."""
_DONE: Final = 0.85
"""Heard so far, it is as good as finished."""
_BEGUN_MS: Final = 30_000
_SILENT_DAYS: Final = 90
_LOVED: Final = 6
"""Listens of an album before it is one that was loved."""


@dataclass(frozen=True, slots=True)
class Left:
    """One thing to go on with."""

    track_ids: tuple[TrackId, ...]
    """All of it, in order."""
    start: int
    """Which of them is next."""
    at: float
    """When it was left, UTC seconds."""
    playlist_id: PlaylistId | None = None
    title: str = ""
    """Of a list; "" for an album or one file of spoken word."""
    position_ms: DurationMs | None = None
    """Where in the next one, for spoken word."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """An album that was loved and has been silent since."""

    track_ids: tuple[TrackId, ...]
    listens: int
    last_played: float
    """UTC seconds."""


def albums_begun(listening: Listening, view: LibraryView, now: float) -> tuple[tuple[int, float], ...]:
    """(album code, when last heard) of albums begun lately and not heard through, the latest first.

    Whether the last track of the album was the last one heard is for `album_left` to see: tags tell the order.
    """
    recent = _recent(listening, now)
    albums = view.album_codes[listening.tracks[recent]]
    sizes = np.bincount(view.album_codes, minlength=len(view.albums))
    found: dict[int, float] = {}
    for album in dict.fromkeys(reversed(albums.tolist())):
        plays = recent[albums == album]
        if album == 0 or sizes[album] < _SHORTEST or not _is_in_a_row(listening, plays):
            continue
        if len(np.unique(listening.tracks[plays])) / sizes[album] < _DONE:
            found[album] = float(listening.starts[plays[-1]])
    return tuple(found.items())


def album_left(tracks: Sequence[Track], listening: Listening, view: LibraryView, now: float) -> Left | None:
    """Where an album is to go on, given all its tracks; None when it was heard to its end."""
    ordered = sorted(tracks, key=lambda track: (track.tags.disc_number, track.tags.track_number, str(track.path)))
    return _left([track.id for track in ordered], listening, view, now)


def list_left(playlist: SavedPlaylist, listening: Listening, view: LibraryView, now: float) -> Left | None:
    """Where a saved list is to go on; None when it was not begun lately, or heard through."""
    if playlist.rules or len(playlist.track_ids) < _SHORTEST:
        return None
    left = _left(playlist.track_ids, listening, view, now)
    if left is None:
        return None
    return Left(left.track_ids, left.start, left.at, playlist.id, playlist.title)


def spoken_left(places: Mapping[TrackId, DurationMs], listening: Listening, view: LibraryView) -> tuple[Left, ...]:
    """Files of spoken word left in the middle, the latest first."""
    found = []
    for track_id, place in places.items():
        row = int(view.rows([track_id])[0])
        if row < 0 or place < _BEGUN_MS or place > _DONE * max(1, int(view.durations_ms[row])) + _BEGUN_MS:
            continue
        plays = np.flatnonzero(listening.tracks == row)
        at = float(listening.starts[plays[-1]]) if len(plays) else 0.0
        found.append(Left((track_id,), 0, at, position_ms=place))
    return tuple(sorted(found, key=lambda left: -left.at))


def forgotten(history: TrackHistory, view: LibraryView, now: float, most: int = 8) -> tuple[Forgotten, ...]:
    """Albums that were loved and have been silent for months, the most heard first. `history`: aligned to the view."""
    codes, n = view.album_codes, len(view.albums)
    listens = np.bincount(codes, weights=history.listens, minlength=n)
    last = np.full(n, -np.inf)
    np.maximum.at(last, codes, np.nan_to_num(history.last_played, nan=-np.inf))
    is_disliked = np.bincount(codes, weights=history.feedback < 0, minlength=n) > 0
    sizes = np.bincount(codes, minlength=n)
    is_one = (listens >= _LOVED) & (last < now - _SILENT_DAYS * 86_400) & (sizes >= _SHORTEST) & ~is_disliked
    is_one[0] = False
    best = sorted(np.flatnonzero(is_one).tolist(), key=lambda code: (-listens[code] / sizes[code], code))[:most]
    return tuple(
        Forgotten(
            tuple(TrackId(track_id) for track_id in view.ids[codes == code].tolist()),
            int(listens[code]),
            float(last[code]),
        )
        for code in best
    )


# inside ---------------------------------------------------------------------------------------------------------------


def _recent(listening: Listening, now: float) -> NDArray[np.intp]:
    """Plays of the last weeks that were heard long enough to count."""
    first = int(np.searchsorted(listening.starts, now - DAYS * 86_400))
    return first + np.flatnonzero(listening.is_listen[first:])


def _is_in_a_row(listening: Listening, plays: NDArray[np.intp]) -> bool:
    """Of these plays, some session has enough different tracks."""
    for session in np.unique(listening.sessions[plays]):
        if len(np.unique(listening.tracks[plays[listening.sessions[plays] == session]])) >= _IN_A_ROW:
            return True
    return False


def _left(ids: Sequence[TrackId], listening: Listening, view: LibraryView, now: float) -> Left | None:
    rows = view.rows(list(ids))
    recent = _recent(listening, now)
    plays = recent[np.isin(listening.tracks[recent], rows[rows >= 0])]
    if len(plays) == 0 or not _is_in_a_row(listening, plays):
        return None
    heard = np.unique(listening.tracks[plays])
    last = int(np.flatnonzero(rows == listening.tracks[plays[-1]])[-1])
    if last + 1 >= len(ids) or len(heard) / len(ids) >= _DONE:
        return None
    return Left(tuple(ids), last + 1, float(listening.starts[plays[-1]]))
