"""The log of listening while it grows: one more play costs no copy of those before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.listening import SESSION_GAP_S, UNKNOWN, Catalogue, Listening, Moment
from musicrec_desktop.domain.play import Play

S = TypeVar("S", bound=np.generic)
_FIRST_ROOM: Final = 1024


@dataclass(frozen=True, slots=True, eq=False)
class PlayColumns:
    """p plays of tracks of a catalogue as columns, in order of their starts."""

    tracks: NDArray[np.int32]
    """(p,) row of the catalogue."""
    starts: NDArray[np.float64]
    """(p,) UTC seconds, ascending."""
    ends: NDArray[np.float64]
    """(p,) UTC seconds."""
    is_listen: NDArray[np.bool_]
    is_skip: NDArray[np.bool_]

    def __len__(self) -> int:
        return len(self.tracks)


def catalogue_of(view: LibraryView) -> Catalogue:
    """What the library tells of its tracks without any listening; rows are those of the view."""

    def known(codes: NDArray[np.int32]) -> NDArray[np.int32]:
        return np.where(codes == 0, UNKNOWN, codes).astype(np.int32)  # code 0 of a view is the unknown one

    return Catalogue(known(view.artist_codes), known(view.album_codes))


def columns_of(plays: Sequence[Play], view: LibraryView) -> PlayColumns:
    """Plays in order of their starts; those of tracks that the library has no more are left out."""
    rows = view.rows(np.fromiter((play.track_id for play in plays), np.int64, len(plays)))
    starts = np.fromiter((play.started_at for play in plays), np.float64, len(plays))
    lasted = np.fromiter((play.played_ms for play in plays), np.float64, len(plays)) / 1000
    is_listen = np.fromiter((play.is_listen for play in plays), np.bool_, len(plays))
    is_skip = np.fromiter((play.is_skip for play in plays), np.bool_, len(plays))
    kept = rows >= 0
    return PlayColumns(
        rows[kept].astype(np.int32), starts[kept], (starts + lasted)[kept], is_listen[kept], is_skip[kept]
    )


class ListeningLog:
    """Columns with room to grow. It gives out read-only windows on them, which later plays leave as they are."""

    def __init__(self, catalogue: Catalogue, utc_offset_s: int = 0) -> None:
        """Nothing heard yet."""
        self.catalogue = catalogue
        self.utc_offset_s = utc_offset_s
        self._size = 0
        self._silent_since = -np.inf
        self._make_room(_FIRST_ROOM)

    def __len__(self) -> int:
        return self._size

    @property
    def last_start(self) -> float:
        """UTC seconds of the latest start; -inf before the first."""
        return float(self._starts[self._size - 1]) if self._size else -np.inf

    def add(self, plays: PlayColumns) -> None:
        """Append plays. Raises InvariantError when one started before the one before it."""
        p = len(plays)
        if p == 0:
            return
        if plays.starts[0] < self.last_start or (np.diff(plays.starts) < 0).any():
            raise InvariantError("a play was added to the log before one that started later")
        if self._size + p > len(self._tracks):
            self._make_room(max(2 * len(self._tracks), self._size + p))
        to = slice(self._size, self._size + p)
        self._tracks[to], self._starts[to], self._ends[to] = plays.tracks, plays.starts, plays.ends
        self._is_listen[to], self._is_skip[to] = plays.is_listen, plays.is_skip
        silent_since = np.maximum.accumulate(np.concatenate(([self._silent_since], plays.ends)))
        begins = plays.starts - silent_since[:-1] > SESSION_GAP_S
        # The very first play begins session 0.
        before = int(self._sessions[self._size - 1]) if self._size else -1
        self._sessions[to] = before + np.cumsum(begins)
        self._silent_since = float(silent_since[-1])
        self._size += p

    @property
    def listening(self) -> Listening:
        """All plays so far."""
        return Listening(
            self.catalogue,
            _window(self._tracks, self._size),
            _window(self._starts, self._size),
            _window(self._ends, self._size),
            _window(self._sessions, self._size),
            _window(self._is_listen, self._size),
            _window(self._is_skip, self._size),
            self.utc_offset_s,
        )

    def columns(self, low: int, high: int) -> PlayColumns:
        """The plays [low, high)."""
        known = self.listening
        cut = slice(low, high)
        return PlayColumns(
            known.tracks[cut], known.starts[cut], known.ends[cut], known.is_listen[cut], known.is_skip[cut]
        )

    def moment(self, now: float) -> Moment:
        """The instant `now`, or that of the last start when the clock was set back: everything so far is known."""
        now = max(now, self.last_start)
        m = self._size
        goes_on = m > 0 and now - self._silent_since <= SESSION_GAP_S
        first = int(np.searchsorted(self._sessions[:m], self._sessions[m - 1], "left")) if goes_on else m
        return Moment(self.listening, m, now, first)

    def _make_room(self, room: int) -> None:
        if self._size == 0:
            self._tracks = np.zeros(room, np.int32)
            self._starts, self._ends = np.zeros(room), np.zeros(room)
            self._sessions = np.zeros(room, np.int32)
            self._is_listen, self._is_skip = np.zeros(room, np.bool_), np.zeros(room, np.bool_)
            return
        more = room - len(self._tracks)
        self._tracks, self._sessions = _grown(self._tracks, more), _grown(self._sessions, more)
        self._starts, self._ends = _grown(self._starts, more), _grown(self._ends, more)
        self._is_listen, self._is_skip = _grown(self._is_listen, more), _grown(self._is_skip, more)


def _window(column: NDArray[S], size: int) -> NDArray[S]:
    window = column[:size]
    window.setflags(write=False)
    return window


def _grown(column: NDArray[S], more: int) -> NDArray[S]:
    return np.concatenate((column, np.zeros(more, column.dtype)))
