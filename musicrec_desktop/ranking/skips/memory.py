"""All that earlier plays tell of whether a track would be skipped now: the features, learned play by play.

Two kinds are kept apart. What is known when a session begins stays as it was until the session is over: otherwise its
own first outcomes would tell of its later ones, and a queue put together at its start could not use them anyway. What
happens inside the session is known play by play.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.listening import UNKNOWN, Catalogue, Listening
from musicrec_desktop.ranking.skips import company, habits, outcomes, pairs, session
from musicrec_desktop.ranking.skips.clock import clock_at, session_start

ARTIST_STRENGTH: Final = 5.0
TRACK_STRENGTH: Final = 3.0
SHORTEST_S: Final = 30.0
LENGTH_KEPT: Final = 0.98
"""Of the longest playing of a track, a play: one that ran on over night is forgotten."""

START_NAMES: Final = (
    *habits.NAMES,
    *(f"artist_{name}" for name in outcomes.NAMES),
    *(f"track_{name}" for name in outcomes.NAMES),
    "track_beyond_artist",
    "track_length",
    "artist_tracks",
    *(f"company_{name}" for name in company.NAMES),
)
"""Columns known when a session begins."""
SESSION_NAMES: Final = (
    *(f"session_{name}" for name in session.NAMES),
    *(f"track_{name}" for name in pairs.NAMES),
    *(f"artist_{name}" for name in pairs.NAMES),
)
"""Columns known before the next play of a session."""
_ARTIST: Final = len(habits.NAMES)
_TRACK: Final = _ARTIST + len(outcomes.NAMES)


@dataclass(frozen=True, slots=True)
class _Play:
    track: int
    artist: int
    skipped: float
    lasted_s: float
    when: float
    """The instant at which it was decided to play it."""


class SkipMemory:
    """State over the log of one listener. A pure function of the plays it has learned."""

    def __init__(self, catalogue: Catalogue, utc_offset_s: int = 0) -> None:
        self._artists = np.where(catalogue.artists == UNKNOWN, catalogue.n_artists, catalogue.artists)
        self._offset = utc_offset_s
        self._of_tracks = outcomes.Outcomes(len(catalogue))
        self._of_artists = outcomes.Outcomes(catalogue.n_artists + 1)
        self._artist_tracks = np.zeros(catalogue.n_artists + 1)
        self._lengths = np.zeros(len(catalogue))
        self._habits = habits.Habits()
        self._company = company.Company(len(catalogue))
        self._track_pairs, self._artist_pairs = pairs.Pairs(), pairs.Pairs()
        self._known = 0
        self._sessions = 0
        self._session_number = -1
        self._session: session.SessionState | None = None
        self._pending: list[_Play] = []
        self._over = 0.0
        """UTC seconds at which everything learned was over."""

    @property
    def known(self) -> int:
        """Number of plays learned."""
        return self._known

    def learn(self, listening: Listening, upto: int, skipped: NDArray[np.bool_] | None = None) -> None:
        """Take in the plays [known, upto); `skipped` (m,) says which count as skips when not `listening.is_skip`."""
        for play in range(self._known, upto):
            self._enter(listening, play)
            self._take(listening, play, skipped, self.at_start(listening.tracks[play : play + 1])[0])

    def table(
        self, listening: Listening, upto: int, skipped: NDArray[np.bool_] | None = None
    ) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        """Learn [known, upto) and say what was known before each: (k, len(START_NAMES)), (k, len(SESSION_NAMES))."""
        first = self._known
        starts = np.empty((upto - first, len(START_NAMES)), np.float32)
        inside = np.empty((upto - first, len(SESSION_NAMES)), np.float32)
        while self._known < upto:
            play = self._known
            self._enter(listening, play)
            # All plays of the session in one go: what is known at its start does not change within it.
            end = min(int(np.searchsorted(listening.sessions, listening.sessions[play], "right")), upto)
            tracks = listening.tracks[play:end]
            at_start = self.at_start(tracks)
            starts[play - first : end - first] = at_start
            for place in range(end - play):
                inside[play + place - first] = self.in_session(tracks[place : place + 1], at_start[place : place + 1])[
                    0
                ]
                self.learn(listening, play + place + 1, skipped)
        return starts, inside

    def at_start(self, tracks: NDArray[np.integer], now: float | None = None) -> NDArray[np.float64]:
        """(k, len(START_NAMES)) what was known of `tracks` when the session began, or at `now` when none goes on."""
        state = self._session
        start = state.start if state is not None else session_start(self._over if now is None else now)
        clock = clock_at(start, self._offset)
        artists = self._artists[tracks]
        expected = np.full(len(tracks), self._habits.base)
        out = np.empty((len(tracks), len(START_NAMES)))
        out[:, :_ARTIST] = self._habits.columns(clock)
        of_artists = self._of_artists.columns(artists, clock, expected, ARTIST_STRENGTH)
        rate = of_artists[:, outcomes.RATE]
        of_tracks = self._of_tracks.columns(tracks, clock, rate, TRACK_STRENGTH)
        out[:, _ARTIST:_TRACK] = of_artists
        at = _TRACK + len(outcomes.NAMES)
        out[:, _TRACK:at] = of_tracks
        out[:, at] = of_tracks[:, outcomes.RATE] - rate
        out[:, at + 1] = self._lengths[tracks]
        out[:, at + 2] = np.log1p(self._artist_tracks[artists])
        out[:, at + 3 :] = self._company.columns(tracks)
        return out

    def in_session(self, tracks: NDArray[np.integer], at_start: NDArray[np.float64]) -> NDArray[np.float64]:
        """(k, len(SESSION_NAMES)) what the session tells of `tracks`, given what `at_start` said of them."""
        state = self._session
        if state is None:
            state = session.SessionState(session_start(self._over), self._habits.rate, self._company.width)
        now = self._over if state.plays else state.start
        artists = self._artists[tracks]
        standings = at_start[:, [_TRACK + outcomes.PLAYS, _TRACK + outcomes.AGE]]
        track_rate = at_start[:, _TRACK + outcomes.RATE]
        artist_rate = at_start[:, _ARTIST + outcomes.RATE]
        return np.concatenate(
            (
                state.columns(tracks, artists, standings, self._company.units(tracks), now),
                self._track_pairs.columns(state.last_track, tracks, track_rate, now),
                self._artist_pairs.columns(state.last_artist, artists, artist_rate, now),
            ),
            axis=1,
        )

    def _enter(self, listening: Listening, play: int) -> None:
        if self._session is None or listening.sessions[play] != self._session_number:
            self._finish()
            start = session_start(float(listening.starts[play]))
            self._session = session.SessionState(start, self._habits.rate, self._company.width)
            self._session_number = int(listening.sessions[play])

    def _take(
        self, listening: Listening, play: int, labels: NDArray[np.bool_] | None, known: NDArray[np.float64]
    ) -> None:
        """Take in one play of the session that was entered; `known`: its row of `at_start`."""
        state = self._session
        if state is None:
            raise InvariantError("a play without a session")
        track, ended = int(listening.tracks[play]), float(listening.ends[play])
        skipped = float((listening.is_skip if labels is None else labels)[play])
        lasted_s = max(ended - float(listening.starts[play]), 0.0)
        one = np.array([track])
        artist = int(self._artists[track])
        when = self._over if state.plays else state.start
        self._pending.append(_Play(track, artist, skipped, lasted_s, when))
        self._over = max(self._over, ended)
        state.add(
            track,
            artist,
            skipped=skipped,
            share=self._share(track, lasted_s),
            ended=self._over,
            standing=session.Standing(
                float(known[_TRACK + outcomes.PLAYS]),
                float(known[_TRACK + outcomes.AGE]),
                0.7 * float(known[_TRACK + outcomes.RATE]) + 0.3 * self._habits.slow,
            ),
            is_known_step=self._track_pairs.has(state.last_track, track),
            signs=self._company.signs(track),
            unit=self._company.units(one)[0],
        )
        self._known += 1

    def _share(self, track: int, lasted_s: float) -> float:
        return min(1.0, lasted_s / max(float(self._lengths[track]), lasted_s, SHORTEST_S))

    def _finish(self) -> None:
        """The session is over: what it told becomes history."""
        state, plays = self._session, self._pending
        self._session, self._pending = None, []
        if state is None or not plays:
            return
        skipped = np.array([play.skipped for play in plays])
        usual = (float(skipped.sum()) + self._habits.rate) / (len(plays) + 1)
        before: _Play | None = None
        for play in plays:
            share = self._share(play.track, play.lasted_s)
            outcome = outcomes.Outcome(
                play.skipped, share, play.skipped - usual, self._sessions, clock_at(play.when, self._offset)
            )
            track = np.array([play.track])
            self._artist_tracks[play.artist] += self._of_tracks.plays(track)[0] == 0
            self._of_tracks.add(play.track, outcome)
            self._of_artists.add(play.artist, outcome)
            self._lengths[play.track] = max(self._lengths[play.track] * LENGTH_KEPT, play.lasted_s)
            if before is not None:
                self._track_pairs.add(before.track, play.track, play.skipped, play.when)
                self._artist_pairs.add(before.artist, play.artist, play.skipped, play.when)
            before = play
        self._habits.add_session(skipped, clock_at(state.start, self._offset), self._over)
        self._company.add_session(np.array([play.track for play in plays]), skipped)
        self._sessions += 1
