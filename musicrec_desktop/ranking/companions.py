"""Which tracks keep each other company: close together in a session, in one session, or on one day of the listener."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Listening

_FARTHEST: Final = 10
"""Plays apart within which two plays of a session are neighbours; d apart they count 1 / d."""
_DOUBT_NEAR: Final = 3.0
"""Weight of neighbours, and below of sessions, that tracks heard once are weighed against."""
_DOUBT_GROUP: Final = 0.5
_DAY_S: Final = 86_400.0
_DAY_BEGINS_S: Final = 4 * 3600.0
"""A listener's day ends at four in the morning, not in the middle of an evening."""


@dataclass(frozen=True, slots=True, eq=False)
class _Groups:
    """Which tracks were heard in which group of plays: a sparse table of yes and no, readable both ways."""

    starts: NDArray[np.int64]
    """(g + 1,) where each group begins among `tracks`."""
    tracks: NDArray[np.int64]
    """(z,) the different tracks of each group."""
    track_starts: NDArray[np.int64]
    """(n + 1,) where each track begins among `groups`."""
    groups: NDArray[np.int64]
    """(z,) the groups of each track."""
    lengths: NDArray[np.float64]
    """(n,) length of each track's vector over the groups, where a group of k tracks weighs 1 / sqrt(k)."""

    def cosines(self, track: int, n: int) -> NDArray[np.float64]:
        """(n,) how much of their groups each track shares with this one; itself too."""
        groups = self.groups[self.track_starts[track] : self.track_starts[track + 1]]
        firsts, sizes = self.starts[groups], np.diff(self.starts)[groups]
        where = np.arange(sizes.sum()) + np.repeat(firsts - np.cumsum(sizes) + sizes, sizes)
        shared = np.bincount(self.tracks[where], np.repeat(1 / sizes, sizes), n)
        return np.asarray(shared / ((self.lengths[track] + _DOUBT_GROUP) * (self.lengths + _DOUBT_GROUP)), np.float64)


@dataclass(frozen=True, slots=True, eq=False)
class Companions:
    """What a log of listening says of tracks heard together. Read-only."""

    n: int
    """Tracks of the catalogue."""
    plays: NDArray[np.int64]
    """(n,) plays of each track that counted."""
    tracks: NDArray[np.int32]
    """(m,) every play, also the short ones: who skips through a list plays it all the same."""
    sessions: NDArray[np.int32]
    """(m,) the session of each."""
    places: NDArray[np.int64]
    """(m,) the plays, by track."""
    place_starts: NDArray[np.int64]
    """(n + 1,) where each track begins among `places`."""
    near_total: NDArray[np.float64]
    """(n,) weight of all neighbours of each track."""
    by_session: _Groups
    by_day: _Groups

    def near(self, track: int) -> NDArray[np.float64]:
        """(n,) how much of what stood around one track, and around each other, is the two together; 0 for itself."""
        places = self.places[self.place_starts[track] : self.place_starts[track + 1]]
        steps = np.r_[-_FARTHEST:0, 1 : _FARTHEST + 1]
        around = places[:, None] + steps
        inside = (around >= 0) & (around < len(self.tracks))
        around = np.clip(around, 0, max(len(self.tracks) - 1, 0))
        inside &= self.sessions[around] == self.sessions[places][:, None]
        weight = np.where(inside, 1 / np.abs(steps), 0.0)
        together = np.bincount(self.tracks[around].ravel(), weight.ravel(), self.n)
        together[track] = 0.0
        doubt = np.sqrt((self.near_total[track] + _DOUBT_NEAR) * (self.near_total + _DOUBT_NEAR))
        return np.asarray(together / doubt, np.float64)

    def in_session(self, track: int) -> NDArray[np.float64]:
        """(n,) cosine of two tracks over the sessions; 0 for itself."""
        return self._others(self.by_session, track)

    def on_day(self, track: int) -> NDArray[np.float64]:
        """(n,) cosine of two tracks over the days; 0 for itself."""
        return self._others(self.by_day, track)

    def _others(self, groups: _Groups, track: int) -> NDArray[np.float64]:
        cosines = groups.cosines(track, self.n)
        cosines[track] = 0.0
        return cosines


def companions(listening: Listening, upto: int | None = None) -> Companions:
    """Read the first `upto` plays of a log, all of them without one: 0.2 s for 200,000."""
    known = slice(0, len(listening) if upto is None else upto)
    tracks, sessions = listening.tracks[known], listening.sessions[known]
    n = len(listening.catalogue)
    days = np.floor((listening.starts[known] + listening.utc_offset_s - _DAY_BEGINS_S) / _DAY_S).astype(np.int64)
    near_total = np.zeros(n)
    for distance in range(1, _FARTHEST + 1):
        before, after = tracks[:-distance], tracks[distance:]
        met = (sessions[:-distance] == sessions[distance:]) & (before != after)
        near_total += np.bincount(before[met], minlength=n) / distance
        near_total += np.bincount(after[met], minlength=n) / distance
    return Companions(
        n=n,
        plays=np.bincount(tracks[listening.is_listen[known]], minlength=n),
        tracks=tracks,
        sessions=sessions,
        places=np.argsort(tracks, kind="stable"),
        place_starts=np.searchsorted(np.sort(tracks), np.arange(n + 1)),
        near_total=near_total,
        by_session=_groups(sessions.astype(np.int64), tracks, n),
        by_day=_groups(days - days.min(initial=0), tracks, n),
    )


def _groups(groups: NDArray[np.int64], tracks: NDArray[np.int32], n: int) -> _Groups:
    pairs = np.unique(groups * n + tracks) if n else np.zeros(0, np.int64)
    of, who = pairs // max(n, 1), pairs % max(n, 1)
    sizes = np.bincount(of) if len(of) else np.zeros(0, np.int64)
    by_track = np.argsort(who, kind="stable")
    squares = np.bincount(who, 1 / sizes[of], n)
    return _Groups(
        starts=np.r_[0, np.cumsum(sizes)],
        tracks=who,
        track_starts=np.searchsorted(who[by_track], np.arange(n + 1)),
        groups=of[by_track],
        lengths=np.sqrt(squares),
    )
