"""What is known of tracks when a session begins, kept apart from the rest: cheap enough to go along with every play.

The same columns as those of `SkipMemory` that the model ahead uses, without the company of tracks, pairs and the
session that goes on, which take most of its time.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import UNKNOWN, Catalogue, Listening
from musicrec_desktop.ranking.skips import habits, outcomes
from musicrec_desktop.ranking.skips.clock import clock_at, session_start
from musicrec_desktop.ranking.skips.memory import ARTIST_STRENGTH, LENGTH_KEPT, SHORTEST_S, START_NAMES, TRACK_STRENGTH
from musicrec_desktop.ranking.skips.models import AHEAD_NAMES

_ARTIST: Final = len(habits.NAMES)
_TRACK: Final = _ARTIST + len(outcomes.NAMES)
_COLUMNS: Final = np.array([START_NAMES.index(name) for name in AHEAD_NAMES])
"""All of them lie before the columns that are left out here."""


class AheadMemory:
    """State over the log of one listener from play `since` on. A pure function of the plays it has learned."""

    def __init__(self, catalogue: Catalogue, utc_offset_s: int = 0, since: int = 0) -> None:
        self._artists = np.where(catalogue.artists == UNKNOWN, catalogue.n_artists, catalogue.artists)
        self._offset = utc_offset_s
        self._of_tracks = outcomes.Outcomes(len(catalogue))
        self._of_artists = outcomes.Outcomes(catalogue.n_artists + 1)
        self._lengths = np.zeros(len(catalogue))
        self._habits = habits.Habits()
        self._known = since
        self._first = since
        """First play of the session that goes on."""
        self._whens: list[float] = []
        """When each of its plays was decided on."""
        self._sessions = 0
        self._over = 0.0

    @property
    def known(self) -> int:
        """The plays [since, known) were learned."""
        return self._known

    def learn(self, listening: Listening, upto: int) -> None:
        """Take in the plays [known, upto)."""
        for play in range(self._known, upto):
            if play > self._first and listening.sessions[play] != listening.sessions[play - 1]:
                self._finish(listening, play)
            start = session_start(float(listening.starts[play]))
            self._whens.append(self._over if self._whens else start)
            self._over = max(self._over, float(listening.ends[play]))
        self._known = max(self._known, upto)

    def table(self, listening: Listening, upto: int) -> NDArray[np.float32]:
        """Learn [known, upto) and say what was known of each when its session began: (k, len(AHEAD_NAMES))."""
        parts: list[NDArray[np.float64]] = []
        while self._known < upto:
            play = self._known
            self.learn(listening, play + 1)
            end = min(int(np.searchsorted(listening.sessions, listening.sessions[play], "right")), upto)
            # All of one session in one go: what is known at its start does not change within it.
            parts.append(self.columns(listening.tracks[play:end], float(listening.starts[play])))
            self.learn(listening, end)
        if not parts:
            return np.zeros((0, len(AHEAD_NAMES)), np.float32)
        return np.concatenate(parts).astype(np.float32)

    def columns(self, tracks: NDArray[np.integer], now: float) -> NDArray[np.float64]:
        """(k, len(AHEAD_NAMES)) what was known of `tracks` as the session began that goes on; `now` where none does."""
        whens = self._whens  # read once: another thread may end the session meanwhile
        clock = clock_at(whens[0] if whens else session_start(now), self._offset)
        artists = self._artists[tracks]
        expected = np.full(len(tracks), self._habits.base)
        out = np.empty((len(tracks), _TRACK + len(outcomes.NAMES) + 1))
        out[:, :_ARTIST] = self._habits.columns(clock)
        of_artists = self._of_artists.columns(artists, clock, expected, ARTIST_STRENGTH)
        rate = of_artists[:, outcomes.RATE]
        of_tracks = self._of_tracks.columns(tracks, clock, rate, TRACK_STRENGTH)
        out[:, _ARTIST:_TRACK] = of_artists
        out[:, _TRACK:-1] = of_tracks
        out[:, -1] = of_tracks[:, outcomes.RATE] - rate
        return out[:, _COLUMNS]

    def _finish(self, listening: Listening, end: int) -> None:
        """The session before play `end` is over: what it told becomes history."""
        part = slice(self._first, end)
        skipped = listening.is_skip[part].astype(np.float64)
        usual = (float(skipped.sum()) + self._habits.rate) / (len(skipped) + 1)
        tracks = listening.tracks[part].tolist()
        lasted = np.maximum(listening.ends[part] - listening.starts[part], 0.0).tolist()
        for track, lasted_s, skip, when in zip(tracks, lasted, skipped.tolist(), self._whens, strict=True):
            share = min(1.0, lasted_s / max(float(self._lengths[track]), lasted_s, SHORTEST_S))
            outcome = outcomes.Outcome(skip, share, skip - usual, self._sessions, clock_at(when, self._offset))
            self._of_tracks.add(track, outcome)
            self._of_artists.add(int(self._artists[track]), outcome)
            self._lengths[track] = max(self._lengths[track] * LENGTH_KEPT, lasted_s)
        self._habits.add_session(skipped, clock_at(self._whens[0], self._offset), self._over)
        self._sessions += 1
        self._first, self._whens = end, []
