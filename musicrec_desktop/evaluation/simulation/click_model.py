"""When does this listener finish a track? Fitted on the first part of a history, tested on the rest.

log-odds of finishing = base + taste for the artist + taste for the track + context @ weights

The tastes are random effects: a logistic regression with a ridge that shrinks those of which little is known. What is
in the context is what a listener brings to any track: how often it was heard of late, how the last ones went, the hour.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Listening

CONTEXT: Final = (
    "never_heard",  # 1 or 0
    "log_heard_today",  # log(1 + plays of the track, fading by a factor e a day)
    "log_heard_lately",  # the same by a factor e a month
    "log_artist_today",
    "last_skipped",  # 1 or 0: the play before, in this session
    "skip_run",  # skips in a row up to now, at most 5, in fives
    "log_position",  # log(1 + plays of the session so far)
    "hour_sin",
    "hour_cos",
)
_DAY_S: Final = 86_400.0
_MONTH_S: Final = 30 * _DAY_S
_RIDGE_ARTIST: Final = 2.0
_RIDGE_TRACK: Final = 4.0
_RIDGE_CONTEXT: Final = 0.1
_LONGEST_RUN: Final = 5


class Situation:
    """What the listener has heard up to now, as the numbers of CONTEXT."""

    def __init__(self, artists: NDArray[np.int32], utc_offset_s: int = 0) -> None:
        n_artists = int(artists.max(initial=-1)) + 1
        self._artists = artists
        self._offset = utc_offset_s
        self._heard = np.zeros(len(artists), np.bool_)
        self._today = np.zeros(len(artists))
        self._lately = np.zeros(len(artists))
        self._last = np.zeros(len(artists))
        self._artist_today = np.zeros(n_artists + 1)
        self._artist_last = np.zeros(n_artists + 1)
        self._run = 0
        self._position = 0

    def begin_session(self) -> None:
        """Nothing was played or skipped yet."""
        self._run = self._position = 0

    def of(self, track: int, now: float) -> NDArray[np.float64]:
        """(len(CONTEXT),) as it is for this track at this moment."""
        age = now - self._last[track]
        artist = int(self._artists[track])
        artist_age = now - self._artist_last[artist]
        turn = 2 * np.pi * ((now + self._offset) % _DAY_S) / _DAY_S
        return np.array(
            (
                not self._heard[track],
                np.log1p(self._today[track] * np.exp(-age / _DAY_S)),
                np.log1p(self._lately[track] * np.exp(-age / _MONTH_S)),
                np.log1p(self._artist_today[artist] * np.exp(-artist_age / _DAY_S)),
                self._run > 0,
                min(self._run, _LONGEST_RUN) / _LONGEST_RUN,
                np.log1p(self._position),
                np.sin(turn),
                np.cos(turn),
            ),
            np.float64,
        )

    def happened(self, track: int, now: float, *, is_finished: bool) -> None:
        """A play of this track, started at this moment, is over."""
        artist = int(self._artists[track])
        self._today[track] = 1 + self._today[track] * np.exp(-(now - self._last[track]) / _DAY_S)
        self._lately[track] = 1 + self._lately[track] * np.exp(-(now - self._last[track]) / _MONTH_S)
        self._artist_today[artist] = 1 + self._artist_today[artist] * np.exp(
            -(now - self._artist_last[artist]) / _DAY_S
        )
        self._heard[track] = True
        self._last[track] = self._artist_last[artist] = now
        self._run = 0 if is_finished else self._run + 1
        self._position += 1


@dataclass(frozen=True, slots=True, eq=False)
class ClickModel:
    """How likely the listener is to finish a track."""

    base: float
    artist_taste: NDArray[np.float64]
    """(a + 1,) log-odds by artist code, 0 for those never met; the last is for unknown artists."""
    track_taste: NDArray[np.float64]
    """(n,) log-odds by track, beside that of its artist; 0 for those never met."""
    weights: NDArray[np.float64]
    """(len(CONTEXT),)"""
    artists: NDArray[np.int32]
    """(n,) artist code by track."""

    @property
    def taste(self) -> NDArray[np.float64]:
        """(n,) what is liked about each track for itself, whatever the moment: artist and track together."""
        return self.artist_taste[self.artists] + self.track_taste

    def chance(self, track: int, context: NDArray[np.float64]) -> float:
        """Of finishing this track in this context, 0..1."""
        taste = self.artist_taste[self.artists[track]] + self.track_taste[track]
        return float(1 / (1 + np.exp(-(self.base + taste + context @ self.weights))))


def contexts(listening: Listening) -> Iterator[NDArray[np.float64]]:
    """The context of each play in turn, from the plays before it alone."""
    situation = Situation(listening.catalogue.artists, listening.utc_offset_s)
    session = -1
    for play, track in enumerate(listening.tracks.tolist()):
        if listening.sessions[play] != session:
            session = int(listening.sessions[play])
            situation.begin_session()
        now = float(listening.starts[play])
        yield situation.of(track, now)
        situation.happened(track, now, is_finished=bool(listening.is_listen[play]))


def fit_click_model(listening: Listening, upto: int) -> ClickModel:
    """The model of the plays [0, upto) of a log that tells skips from listens."""
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    artists = listening.catalogue.artists
    n, a, k = len(artists), listening.catalogue.n_artists + 1, len(CONTEXT)
    tracks = listening.tracks[:upto]
    x = np.array([row for row, _ in zip(contexts(listening), range(upto), strict=False)]).reshape(upto, k)
    y = listening.is_listen[:upto].astype(np.float64)
    rows = np.arange(upto)
    of_artist = csr_matrix((np.ones(upto), (rows, artists[tracks] % a)), shape=(upto, a))
    of_track = csr_matrix((np.ones(upto), (rows, tracks)), shape=(upto, n))
    ridge = np.concatenate(([0.0], np.full(k, _RIDGE_CONTEXT), np.full(a, _RIDGE_ARTIST), np.full(n, _RIDGE_TRACK)))

    def loss(theta: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        z = theta[0] + x @ theta[1 : 1 + k] + of_artist @ theta[1 + k : 1 + k + a] + of_track @ theta[1 + k + a :]
        p = 1 / (1 + np.exp(-z))
        off = p - y
        value = float(np.logaddexp(0, z).sum() - (y * z).sum() + 0.5 * (ridge * theta**2).sum())
        slope = np.concatenate(([off.sum()], off @ x, of_artist.T @ off, of_track.T @ off)) + ridge * theta
        return value, slope

    theta = minimize(loss, np.zeros(1 + k + a + n), jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return ClickModel(float(theta[0]), theta[1 + k : 1 + k + a], theta[1 + k + a :], theta[1 : 1 + k], artists % a)


def predictions(model: ClickModel, listening: Listening, start: int) -> NDArray[np.float64]:
    """(m - start,) chance of finishing each play from `start` on, each from the plays before it."""
    said = [
        model.chance(int(listening.tracks[play]), context)
        for play, context in enumerate(contexts(listening))
        if play >= start
    ]
    return np.array(said, np.float64)
