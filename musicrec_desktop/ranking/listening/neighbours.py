"""Sessions like the one that goes on, and what came next in them.

Session neighbours with weights for place and age (Jannach and Ludewig, RecSys 2017; Garg et al., "Sequence and time
aware neighborhood", SIGIR 2019): a session of the past is the nearer the more of the latest tracks it shares, and says
the more of a track the closer it stood behind the latest shared one.
"""

import math
from array import array
from collections import defaultdict
from dataclasses import dataclass
from typing import Final, Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Catalogue, Listening, Moment
from musicrec_desktop.ranking.listening.forms import OfFew

_Scalar = TypeVar("_Scalar", bound=np.generic)
_DAY_S: Final = 86_400.0
_REACH: Final = 64
"""Distances beyond so many plays weigh as much as this one."""


@dataclass(frozen=True, slots=True)
class NeighbourSettings:
    """How sessions are compared. The defaults are for one listener; ages are in the unit of the index."""

    latest: int = 10
    """How many different tracks of the session that goes on are looked up, the latest first."""
    fade: float = 3.0
    """Plays back in the session after which a track's weight has fallen to 1 / e."""
    most_places: int = 300
    """How many of the latest plays of a track are looked at: keeps a query short for a track heard every day."""
    neighbours: int = 150
    """How many sessions speak."""
    length_power: float = 0.0
    """A session of n plays counts 1 / n to this power: 0 not at all, 0.5 as in the cosine."""
    rarity: float = 3.0
    """Power of ln(1 + sessions / sessions with the track): above 0, rare tracks tell more."""
    age: float = 180 * _DAY_S
    """Age at which a session's weight has fallen to 1 / e."""
    ahead: float = 2.0
    """Plays behind the shared track after which the weight has fallen to 1 / e."""
    behind: float = 8.0
    """The same for plays before it."""
    behind_share: float = 0.3
    """Weight of the play just before the shared track, where the one just behind it weighs 1."""
    again: float = 0.05
    """Weight of the shared track itself."""
    brief: float = 1.0
    """Weight of plays too short to count, as part of the session that goes on and as what came next."""


class SessionIndex:
    """Sessions of tracks with the places of each track; it grows play by play."""

    def __init__(self) -> None:
        self._tracks = _Growing(np.int32)
        self._of = _Growing(np.int32)
        self._counts = _Growing(np.bool_)
        self._firsts = _Growing(np.int64)
        self._when = _Growing(np.float64)
        self._places: defaultdict[int, array[int]] = defaultdict(lambda: array("i"))

    def __len__(self) -> int:
        return self._tracks.size

    @property
    def n_sessions(self) -> int:
        """Sessions begun so far."""
        return self._firsts.size

    def add(
        self,
        tracks: NDArray[np.int32],
        sessions: NDArray[np.int32],
        when: NDArray[np.float64],
        counts: NDArray[np.bool_] | None = None,
    ) -> None:
        """Take in plays that follow those there are: session numbers ascend without gaps, `when` orders their age."""
        at = self._tracks.size
        self._tracks.extend(tracks)
        self._of.extend(sessions)
        self._counts.extend(np.ones(len(tracks), np.bool_) if counts is None else counts)
        begun = np.flatnonzero(np.diff(sessions, prepend=self.n_sessions - 1) > 0)
        self._firsts.extend(at + begun)
        self._when.extend(when[begun])
        places = self._places
        for place, track in enumerate(tracks.tolist(), at):
            places[track].append(place)

    def expected(
        self,
        prefix: NDArray[np.int32],
        now: float,
        settings: NeighbourSettings,
        running: int | None = None,
        counts: NDArray[np.bool_] | None = None,
    ) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """(p,) tracks, some several times, and (p,) how strongly the neighbours of `prefix` speak for each.

        The latest track of `prefix` comes last. Session number `running` is none of its own neighbours; `counts` says
        which plays of the prefix count in full.
        """
        places, weights = self._lookup(prefix, settings, running, counts)
        if len(places) == 0:
            return np.zeros(0, np.int32), np.zeros(0)
        # The places of one track ascend and the latest track comes first: a stable sort by session therefore leaves the
        # play to measure from, that of the latest shared track, at the head of each group.
        sessions = self._of.values[places]
        order = np.argsort(sessions, kind="stable")
        sessions = sessions[order]
        heads = np.flatnonzero(np.diff(sessions, prepend=-1))
        near, shared = sessions[heads], places[order][heads]
        firsts, ends = self._firsts.values[near], self._ends(near)
        said = np.add.reduceat(weights[order], heads) * np.exp((self._when.values[near] - now) / settings.age)
        if settings.length_power:
            said /= (ends - firsts) ** settings.length_power
        if len(said) > settings.neighbours:
            best = np.argpartition(-said, settings.neighbours - 1)[: settings.neighbours]
            said, shared, firsts, ends = said[best], shared[best], firsts[best], ends[best]
        lengths = ends - firsts
        where = np.arange(lengths.sum()) + np.repeat(firsts - np.cumsum(lengths) + lengths, lengths)
        ahead = np.clip(where - np.repeat(shared, lengths), -_REACH, _REACH)
        weight = np.repeat(said, lengths) * _by_distance(settings)[ahead + _REACH]
        if settings.brief != 1.0:
            weight *= np.where(self._counts.values[where], 1.0, settings.brief)
        return self._tracks.values[where], weight

    def _lookup(
        self,
        prefix: NDArray[np.int32],
        settings: NeighbourSettings,
        running: int | None,
        counts: NDArray[np.bool_] | None,
    ) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
        """(l,) the last play of each recent track in each session that has it, and the weights of these tracks."""
        found: list[NDArray[np.int64]] = []
        weights: list[float] = []
        seen: set[int] = set()
        before = math.inf if running is None else int(self._firsts.values[running])
        for back, track in enumerate(prefix[::-1].tolist()):
            if track in seen:
                continue
            if len(seen) == settings.latest:
                break
            seen.add(track)
            places = np.array(self._places.get(track, ())[-settings.most_places :], np.int64)
            places = places[: np.searchsorted(places, before)]
            if len(places) == 0:
                continue
            of = self._of.values[places]
            is_last = np.ones(len(places), np.bool_)
            np.not_equal(of[1:], of[:-1], out=is_last[:-1])
            places = places[is_last]
            weight = math.exp(-back / settings.fade)
            if counts is not None and not counts[len(prefix) - 1 - back]:
                weight *= settings.brief
            if settings.rarity:
                weight *= math.log1p(self.n_sessions / len(places)) ** settings.rarity
            found.append(places)
            weights.append(weight)
        if not found:
            return np.zeros(0, np.int64), np.zeros(0)
        return np.concatenate(found), np.repeat(weights, [len(places) for places in found])

    def _ends(self, sessions: NDArray[np.int32]) -> NDArray[np.int64]:
        firsts = self._firsts.values
        return np.where(sessions + 1 < len(firsts), firsts[np.minimum(sessions + 1, len(firsts) - 1)], len(self))


class SessionNeighbours(OfFew):
    """The listener's own sessions like the one that goes on."""

    def __init__(self, catalogue: Catalogue, settings: NeighbourSettings | None = None) -> None:
        self.n_tracks = len(catalogue)
        self._settings = settings or NeighbourSettings()
        self._index = SessionIndex()

    @property
    def name(self) -> str:
        return "session_neighbours"

    def learn(self, listening: Listening, upto: int) -> None:
        part = slice(len(self._index), upto)
        self._index.add(
            listening.tracks[part], listening.sessions[part], listening.starts[part], listening.is_listen[part]
        )

    def few(self, moment: Moment) -> tuple[NDArray[np.integer], NDArray[np.floating]]:
        """See OfFew."""
        listening = moment.listening
        if moment.session_from >= moment.upto:
            return listening.tracks[:0], np.zeros(0)
        so_far = slice(moment.session_from, moment.upto)
        return self._index.expected(
            listening.tracks[so_far],
            moment.now,
            self._settings,
            int(listening.sessions[moment.session_from]),
            listening.is_listen[so_far],
        )


class _Growing(Generic[_Scalar]):
    """A numpy column that is appended to in amortised constant time."""

    __slots__ = ("_data", "size")

    def __init__(self, dtype: type[_Scalar]) -> None:
        self._data: NDArray[_Scalar] = np.zeros(16, dtype)
        self.size = 0

    @property
    def values(self) -> NDArray[_Scalar]:
        """(size,) a view; it stays what it is when the column grows."""
        return self._data[: self.size]

    def extend(self, values: NDArray[_Scalar]) -> None:
        """Append all of them."""
        size = self.size + len(values)
        if size > len(self._data):
            self._data = np.concatenate([self._data, np.zeros(max(size, len(self._data)), self._data.dtype)])
        self._data[self.size : size] = values
        self.size = size


def _by_distance(settings: NeighbourSettings) -> NDArray[np.float64]:
    """(2 * _REACH + 1,) weight of a play by how many plays it came behind the shared track, from -_REACH on."""
    ahead = np.arange(-_REACH, _REACH + 1)
    weights = np.where(
        ahead > 0,
        np.exp((1 - ahead) / settings.ahead),
        settings.behind_share * np.exp((1 + ahead) / settings.behind),
    )
    weights[_REACH] = settings.again
    return weights
