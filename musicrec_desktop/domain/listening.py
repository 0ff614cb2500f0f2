"""The log of listening as columns: X of x = F(X), in the form that array code learns from.

Tracks are rows of a catalogue (0 .. n-1), whatever numbers them: the library view in the program, the names in a log
when a method is measured.
"""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError

SESSION_GAP_S = 1800.0
"""So many silent seconds end a session (the usual half hour of the session literature)."""
UNKNOWN = -1
"""The code of an artist or album nobody knows: it is nobody's neighbour."""


@dataclass(frozen=True, slots=True, eq=False)
class Catalogue:
    """What is known of n tracks without any listening."""

    artists: NDArray[np.int32]
    """(n,) code 0 .. a-1 of each track's artist; UNKNOWN without one."""
    albums: NDArray[np.int32]
    """(n,) code 0 .. b-1 of each track's album; UNKNOWN without one."""

    def __len__(self) -> int:
        return len(self.artists)

    @property
    def n_artists(self) -> int:
        """a: one more than the largest code."""
        return int(self.artists.max(initial=UNKNOWN)) + 1

    @property
    def n_albums(self) -> int:
        """b: one more than the largest code."""
        return int(self.albums.max(initial=UNKNOWN)) + 1


@dataclass(frozen=True, slots=True, eq=False)
class Listening:
    """m plays of tracks of a catalogue, in order of their starts. Read-only; a longer log is a new value."""

    catalogue: Catalogue
    tracks: NDArray[np.int32]
    """(m,) row of the catalogue."""
    starts: NDArray[np.float64]
    """(m,) UTC seconds, ascending."""
    ends: NDArray[np.float64]
    """(m,) UTC seconds at which the play was over."""
    sessions: NDArray[np.int32]
    """(m,) number of the session, ascending from 0."""
    is_listen: NDArray[np.bool_]
    """(m,) heard long enough to count; the others are kept for what they tell of the place in a list."""
    is_skip: NDArray[np.bool_]
    """(m,) ended by the listener before it counted."""
    utc_offset_s: int = 0
    """Seconds to add to UTC for the listener's clock."""

    def __post_init__(self) -> None:
        columns = (self.starts, self.ends, self.sessions, self.is_listen, self.is_skip)
        if any(len(column) != len(self.tracks) for column in columns):
            raise InvariantError("columns of a log of listening differ in length")

    def __len__(self) -> int:
        return len(self.tracks)

    def part(self, plays: slice | NDArray[np.bool_]) -> "Listening":
        """Some of the plays, over the same catalogue, with the sessions numbered as they are."""
        return replace(
            self,
            tracks=self.tracks[plays],
            starts=self.starts[plays],
            ends=self.ends[plays],
            sessions=self.sessions[plays],
            is_listen=self.is_listen[plays],
            is_skip=self.is_skip[plays],
        )


@dataclass(frozen=True, slots=True, eq=False)
class Moment:
    """An instant at which tracks are to be scored: everything before play number `upto` is known, nothing after."""

    listening: Listening
    upto: int
    """Plays [0, upto) are known."""
    now: float
    """UTC seconds; not before the last known start."""
    session_from: int
    """First play of the session that goes on; equal to `upto` when a session begins."""

    @property
    def session(self) -> NDArray[np.int32]:
        """(s,) tracks played in this session so far, the latest last."""
        return self.listening.tracks[self.session_from : self.upto]

    @property
    def hour(self) -> float:
        """0 .. 24 on the listener's clock."""
        return ((self.now + self.listening.utc_offset_s) % 86_400.0) / 3600.0

    @property
    def weekday(self) -> int:
        """0 Monday .. 6 Sunday on the listener's calendar (the epoch was a Thursday)."""
        return int((self.now + self.listening.utc_offset_s) // 86_400.0 + 3) % 7


def session_numbers(
    starts: NDArray[np.float64], ends: NDArray[np.float64], gap_s: float = SESSION_GAP_S
) -> NDArray[np.int32]:
    """(m,) numbers ascending from 0: a new one wherever more than `gap_s` passed since everything before was over."""
    numbers = np.zeros(len(starts), np.int32)
    if len(starts):
        numbers[1:] = np.cumsum(starts[1:] - np.maximum.accumulate(ends)[:-1] > gap_s)
    return numbers


def moment_before(listening: Listening, play: int) -> Moment:
    """The instant at which play number `play` starts."""
    first = int(np.searchsorted(listening.sessions, listening.sessions[play], "left"))
    return Moment(listening, play, float(listening.starts[play]), first)
