"""A pool of sessions, and what it says of the tracks that may follow a few others: named parts for a learned choice."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.ranking.listening.neighbours import NeighbourSettings, SessionIndex
from musicrec_desktop.ranking.pooled.nearness import nearness
from musicrec_desktop.ranking.pooled.sessions import Sessions
from musicrec_desktop.ranking.pooled.succession import succession

NEAR: Final = NeighbourSettings(
    latest=10,
    fade=2.0,
    most_places=2000,
    neighbours=1000,
    length_power=0.15,
    rarity=5.0,
    age=1.0,
    ahead=3.0,
    behind=2.0,
    behind_share=0.7,
    again=0.1,
)
"""Neighbours that share rare and late tracks; what stood just behind these counts. Ages are shares of the pool."""
WIDE: Final = NeighbourSettings(
    latest=20,
    fade=6.0,
    most_places=2000,
    neighbours=2000,
    length_power=0.3,
    rarity=2.0,
    age=3.0,
    ahead=8.0,
    behind=8.0,
    behind_share=0.9,
    again=0.9,
)
"""Neighbours of the session as a whole, in whatever order."""
PART_NAMES: Final = (
    "near",
    "wide",
    "after_last",
    "next_to_last",
    "before_last",
    "after_earlier",
    "before_earlier",
    "near_root",
    "after_last_root",
    "alike_last",
    "alike_session",
    "played",
    "played_back",
    "played_often",
    "played_repeats",
    "played_length",
    "played_rate",
    "last",
    "last_repeats",
    "last_twice",
    "last_rate",
    "popular",
    "recent",
    "age",
)
_SHARES: Final = 7
"""The first parts are shares of what one method gave out."""
_ROUGH: Final = np.array([2.0, 1.0, 1.0, 0.5, 0.5, 0.5, 0.3])
"""Weights of the shares when candidates are gathered; any that find most of what is played next will do."""
_EARLIER: Final = 7
"""So many different tracks before the last one are looked up in the rules."""
_FADE: Final = 0.8
"""Each track back in the session counts so much of the one after it."""
_DOUBT: Final = 5
"""Plays, or weight of rules, that everything said of one track is weighed against."""
_LEAST: Final = 1e-4
"""A share below this is as good as none."""


class SessionPool:
    """Everything learned from the pool. Questions change nothing that is seen, but one instance serves one thread."""

    def __init__(self, sessions: Sessions) -> None:
        n = sessions.n_tracks
        self._n = n
        self._index = SessionIndex()
        age = sessions.numbers / max(sessions.n_sessions, 1)
        self._index.add(sessions.tracks, sessions.numbers, age)
        self._after = succession(sessions)
        self._before = self._after.backwards()
        self._next = succession(sessions, 1)
        self._nearness = nearness(self._after, self._before)
        plays = np.bincount(sessions.tracks, minlength=n)
        once = np.unique(sessions.numbers.astype(np.int64) * n + sessions.tracks) % n
        repeats = plays - np.bincount(once, minlength=n)
        # Drawn to the mean of all tracks: one heard once has no opinion on being repeated.
        mean = repeats.sum() / max(plays.sum(), 1)
        self._repeat_rate = (repeats + _DOUBT * mean) / (plays + _DOUBT)
        self._popular = np.log1p(plays)
        self._latest = np.zeros(n)
        self._latest[sessions.tracks] = age
        self._slot = np.zeros(n, np.int64)

    def parts(self, prefix: NDArray[np.int32], most: int = 200) -> tuple[NDArray[np.int32], NDArray[np.float32]]:
        """(c,) at most so many candidates to follow a prefix of at least one track, and (c, f) what speaks for each.

        The columns are PART_NAMES.
        """
        tracks, shares = self._candidates(prefix, most)
        logs = np.log(shares + _LEAST) - np.log(_LEAST)
        weights = _FADE ** np.arange(len(prefix))[::-1]
        columns = [
            *logs,
            np.sqrt(shares[0]),
            np.sqrt(shares[2]),
            self._nearness.to_track(int(prefix[-1]), tracks),
            self._nearness.to_tracks(prefix, weights, tracks),
            *self._repeats(prefix, tracks),
            self._popular[tracks],
            self._latest[tracks],
            np.log(1.02 - self._latest[tracks]),
        ]
        return tracks, np.column_stack(columns).astype(np.float32)

    def _candidates(self, prefix: NDArray[np.int32], most: int) -> tuple[NDArray[np.int32], NDArray[np.float64]]:
        """(c,) tracks and (_SHARES, c) the share of each in what each method gave out."""
        last = int(prefix[-1])
        said = [
            self._index.expected(prefix, 1.0, NEAR),
            self._index.expected(prefix, 1.0, WIDE),
            self._after.of(last),
            self._next.of(last),
            self._before.of(last),
            *self._earlier(prefix),
        ]
        everything = np.concatenate([prefix, *(tracks for tracks, _ in said)])
        # Numbers each track once without sorting: whoever wrote last into a track's slot is its one representative.
        slot = self._slot
        slot[everything] = np.arange(len(everything))
        tracks = everything[slot[everything] == np.arange(len(everything))]
        slot[tracks] = np.arange(len(tracks))
        shares = np.zeros((_SHARES, len(tracks)))
        for row, (named, weights) in enumerate(said):
            total = weights.sum()
            if total > 0:
                shares[row] = np.bincount(slot[named], weights, len(tracks)) / total
        if len(tracks) > most:
            rough = _ROUGH @ shares
            rough[slot[prefix]] += 1.0  # what was played in this session may well be played again
            kept = np.sort(np.argpartition(-rough, most - 1)[:most])
            tracks, shares = tracks[kept], shares[:, kept]
        return tracks, shares

    def _earlier(self, prefix: NDArray[np.int32]) -> list[tuple[NDArray[np.int32], NDArray[np.float64]]]:
        """What follows, and what precedes, the tracks before the last one."""
        answers = []
        earlier = list(dict.fromkeys(prefix[::-1].tolist()))[1 : 1 + _EARLIER]
        for table in (self._after, self._before):
            tracks, weights = [np.zeros(0, np.int32)], [np.zeros(0)]
            for back, track in enumerate(earlier, 1):
                others, strengths = table.of(track)
                tracks.append(others)
                weights.append(strengths * (_FADE**back / (strengths.sum() + _DOUBT)))
            answers.append((np.concatenate(tracks), np.concatenate(weights)))
        return answers

    def _repeats(self, prefix: NDArray[np.int32], tracks: NDArray[np.int32]) -> list[NDArray[np.float64]]:
        """The parts that ask whether a track was played in this session already, and how the session is about that."""
        n = len(prefix)
        same = tracks[:, None] == prefix[None, :]
        often = same.sum(axis=1)
        played = (often > 0).astype(np.float64)
        back = np.where(often > 0, np.argmax(same[:, ::-1], axis=1), 0)
        last = same[:, -1].astype(np.float64)
        repeating = 1 - len(np.unique(prefix)) / n
        twice = n > 1 and prefix[-2] == prefix[-1]
        rate = self._repeat_rate[tracks]
        return [
            played,
            played * np.log1p(back),
            played * np.log(np.maximum(often, 1)),
            played * repeating,
            played * np.log(n),
            played * rate,
            last,
            last * repeating,
            last * twice,
            last * rate,
        ]
