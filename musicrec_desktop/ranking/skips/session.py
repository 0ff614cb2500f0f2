"""What the session that goes on tells: runs, shares, what its artists and tracks fared, how this track fits in."""

import math
from collections import deque
from dataclasses import dataclass, field
from typing import Final

import numpy as np
from numpy.typing import NDArray

_KEPT: Final = np.array([0.5, 0.8, 0.95])
"""Of the weight of an outcome, a play, in three running means."""
_DRIFT: Final = 0.8
_VECTOR_STEP: Final = 0.15
_RECENT_S: Final = 600.0
_NEVER: Final = 9.0

NAMES: Final = (
    "plays",
    "elapsed",
    "rate",
    "rate_2",
    "rate_5",
    "rate_20",
    "excess",
    "run_skipped",
    "run_heard",
    "last",
    "last_share",
    "last_2",
    "last_3",
    "last_4",
    "last_5",
    "since_heard",
    "minutes_10_plays",
    "minutes_10_rate",
    "known_steps",
    "artist_changes",
    "plays_mean",
    "plays_step",
    "age_mean",
    "age_step",
    "artist_plays",
    "artist_rate",
    "artist_last",
    "artist_ago",
    "track_plays",
    "track_last",
    "track_ago",
    "track_share",
    "same_artist",
    "like_signs",
    "like_heard",
    "like_skipped",
    "like_last",
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What was known of a track when the session began."""

    plays: float
    """log(1 + plays)."""
    age: float
    """log10 of the seconds since it was played."""
    expected: float
    """Chance of a skip by its rate alone."""


@dataclass(slots=True)
class _Fate:
    """How an artist or a track fared in the session."""

    plays: int = 0
    skips: float = 0.0
    last: float = 0.5
    share: float = -1.0
    at: int = 0


@dataclass(slots=True)
class SessionState:
    """State of one session; made at its start, fed with every play that is over."""

    start: float
    """UTC seconds, rounded down."""
    base: float
    """Share of skips to expect of anything."""
    width: int
    """Of the vectors of company."""
    plays: int = 0
    last_track: int = -1
    last_artist: int = -1
    _skips: float = 0.0
    _means: NDArray[np.float64] = field(default_factory=lambda: np.zeros((2, 3)))
    _excess: NDArray[np.float64] = field(default_factory=lambda: np.zeros(2))
    _runs: list[int] = field(default_factory=lambda: [0, 0])
    _last_five: deque[float] = field(default_factory=lambda: deque([0.5] * 5, maxlen=5))
    _last_share: float = -1.0
    _heard_at: float | None = None
    _recent: deque[tuple[float, float]] = field(default_factory=deque)
    _steps: NDArray[np.float64] = field(default_factory=lambda: np.zeros(3))
    _standings: NDArray[np.float64] = field(default_factory=lambda: np.zeros(3))
    _artists: dict[int, _Fate] = field(default_factory=dict)
    _tracks: dict[int, _Fate] = field(default_factory=dict)
    _vectors: NDArray[np.float32] = field(default_factory=lambda: np.zeros((0, 0), np.float32))

    def __post_init__(self) -> None:
        # Running means of: signs of what was played, company of what was heard, of what was skipped, of the last.
        self._vectors = np.zeros((4, self.width), np.float32)

    def add(
        self,
        track: int,
        artist: int,
        *,
        skipped: float,
        share: float,
        ended: float,
        standing: Standing,
        is_known_step: bool,
        signs: NDArray[np.float32],
        unit: NDArray[np.float32],
    ) -> None:
        """Take in a play that is over."""
        if self.plays:
            # Sums of: known successions, changes of artist, and both together's weight.
            self._steps = _DRIFT * self._steps + (is_known_step, artist != self.last_artist, 1.0)
        self.plays += 1
        self._skips += skipped
        self._means = _KEPT * self._means + np.outer((skipped, 1.0), 1 - _KEPT)
        self._excess = 0.9 * self._excess + (skipped - standing.expected, 1.0)
        self._runs = [self._runs[0] + 1, 0] if skipped else [0, self._runs[1] + 1]
        self._last_five.append(skipped)
        # How long a skip lasted is not kept: logs sorted by derived starts would tell by it where their minute ends.
        self._last_share = -0.1 if skipped else share
        if not skipped:
            self._heard_at = ended
        self._recent.append((ended, skipped))
        self._standings = _DRIFT * self._standings + (standing.plays, standing.age, 1.0)
        for fates, key in ((self._artists, artist), (self._tracks, track)):
            fate = fates.setdefault(key, _Fate())
            fate.plays += 1
            fate.skips += skipped
            fate.last, fate.share, fate.at = skipped, self._last_share, self.plays
        self._vectors[0] += np.float32(_VECTOR_STEP) * (signs - self._vectors[0])
        row = 2 if skipped else 1
        self._vectors[row] += np.float32(_VECTOR_STEP) * (unit - self._vectors[row])
        self._vectors[3] = unit
        self.last_track, self.last_artist = track, artist

    def columns(
        self,
        tracks: NDArray[np.integer],
        artists: NDArray[np.integer],
        standings: NDArray[np.float64],
        units: NDArray[np.float32],
        now: float,
    ) -> NDArray[np.float64]:
        """(k, len(NAMES)) for tracks that may come next; `standings` (k, 2): log plays and log age at the start."""
        out = np.empty((len(tracks), len(NAMES)))
        state = self._state(now)
        out[:, : len(state)] = state
        at = len(state)
        means = self._standings[:2] / self._standings[2] if self.plays else None
        for column in (0, 1):
            out[:, at] = -1.0 if means is None else means[column]
            out[:, at + 1] = 0.0 if means is None else standings[:, column] - means[column]
            at += 2
        rate = (self._skips + 2 * self.base) / (self.plays + 2)
        for row, (artist, track) in enumerate(zip(artists.tolist(), tracks.tolist(), strict=True)):
            out[row, at : at + 8] = (*self._of_artist(artist, rate), *self._of_track(track))
        at += 8
        out[:, at] = (artists == self.last_artist) & (self.plays > 0)
        out[:, at + 1 :] = units @ _directions(self._vectors).T
        return out

    def _state(self, now: float) -> list[float]:
        while self._recent and self._recent[0][0] <= now - _RECENT_S:
            self._recent.popleft()
        rates = (self._means[0] + 0.3 * self.base) / (self._means[1] + 0.3)
        five = list(self._last_five)
        return [
            math.log1p(self.plays),
            math.log10(max(now - self.start, 0.0) + 60),
            (self._skips + 2 * self.base) / (self.plays + 2),
            *rates.tolist(),
            float(self._excess[0] / (self._excess[1] + 2)),
            *self._runs,
            five[4],
            self._last_share,
            five[3],
            five[2],
            five[1],
            five[0],
            math.log10(max(now - (self.start if self._heard_at is None else self._heard_at), 0.0) + 30),
            math.log1p(len(self._recent)),
            sum(skipped for _, skipped in self._recent) / (len(self._recent) + 1),
            float((self._steps[0] + 0.3) / (self._steps[2] + 1)),
            float((self._steps[1] + 0.5) / (self._steps[2] + 1)),
        ]

    def _of_artist(self, artist: int, rate: float) -> tuple[float, float, float, float]:
        fate = self._artists.get(artist)
        if fate is None:
            return 0.0, rate, 0.5, _NEVER
        return fate.plays, (fate.skips + 2 * rate) / (fate.plays + 2), fate.last, math.log1p(self.plays - fate.at)

    def _of_track(self, track: int) -> tuple[float, float, float, float]:
        fate = self._tracks.get(track)
        if fate is None:
            return 0.0, 0.5, _NEVER, -1.0
        return fate.plays, fate.last, math.log1p(self.plays - fate.at), fate.share


def _directions(vectors: NDArray[np.float32]) -> NDArray[np.float32]:
    """Company at length 1; the running mean of signs keeps its length, which says how much the session repeats."""
    length = np.sqrt((vectors * vectors).sum(axis=1, keepdims=True))
    length[0] = 1
    units: NDArray[np.float32] = np.divide(vectors, length, out=np.zeros_like(vectors), where=length > 0)
    return units
