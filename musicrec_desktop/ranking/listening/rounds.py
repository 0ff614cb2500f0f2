"""Memory that counts sessions and listens where the clock counts seconds: a holiday forgets nothing by it."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Catalogue, Listening, Moment
from musicrec_desktop.ranking.listening.protocol import ListeningScorer
from musicrec_desktop.ranking.listening.traces import Traces

SESSION_ROUNDS: Final = (1.5, 5.0, 20.0, 60.0)
"""Sessions in which a session with the track fades to 1/e."""
LISTEN_ROUNDS: Final = (150.0, 600.0)
"""Listens in which a listen fades to 1/e."""
_NEVER: Final = -1


class Rounds:
    """What the scorers of this file remember together."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Nothing heard yet."""
        n = len(catalogue)
        self.sessions = Traces(n, SESSION_ROUNDS)
        self.listens = Traces(n, LISTEN_ROUNDS)
        self.latest = np.full(n, _NEVER, np.int64)
        """(n,) number of the latest session with a listen of the track."""
        self.session = _NEVER
        """Number of the latest session with a listen."""
        self._n_listens = 0
        self._known = 0

    def learn(self, listening: Listening, upto: int) -> None:
        """Take in the plays [known, upto); what is known already stays as it is."""
        if upto <= self._known:
            return
        new = slice(self._known, upto)
        self._known = upto
        counts = listening.is_listen[new]
        tracks, sessions = listening.tracks[new][counts], listening.sessions[new][counts].astype(np.int64)
        if len(tracks) == 0:
            return
        self.listens.add(tracks, self._n_listens + np.arange(len(tracks), dtype=np.float64))
        self._n_listens += len(tracks)
        # A session counts a track once, however often it was heard in it.
        _, at = np.unique(sessions * len(self.latest) + tracks, return_index=True)
        at.sort()
        at = at[self.latest[tracks[at]] != sessions[at]]
        self.sessions.add(tracks[at], sessions[at].astype(np.float64))
        self.latest[tracks] = sessions
        self.session = int(sessions[-1])


class _OfRounds:
    def __init__(self, name: str, rounds: Rounds) -> None:
        self.name = name
        self._rounds = rounds

    def learn(self, listening: Listening, upto: int) -> None:
        """See ListeningScorer."""
        self._rounds.learn(listening, upto)


class SessionDecay(_OfRounds):
    """Sessions with the track, fading with each session: shares."""

    def __init__(self, rounds: Rounds, k: int) -> None:
        """`k`: which of SESSION_ROUNDS."""
        super().__init__(f"sessions_{SESSION_ROUNDS[k]:g}", rounds)
        self._k = k

    def scores(self, moment: Moment) -> NDArray[np.float32]:  # noqa: ARG002 - proportions do not change with time
        """See ListeningScorer."""
        return _shares(self._rounds.sessions.relative(self._k))


class ListenDecay(_OfRounds):
    """Listens fading with each listen: shares."""

    def __init__(self, rounds: Rounds, k: int) -> None:
        """`k`: which of LISTEN_ROUNDS."""
        super().__init__(f"listens_{LISTEN_ROUNDS[k]:g}", rounds)
        self._k = k

    def scores(self, moment: Moment) -> NDArray[np.float32]:  # noqa: ARG002 - proportions do not change with time
        """See ListeningScorer."""
        return _shares(self._rounds.listens.relative(self._k))


class InLatestSession(_OfRounds):
    """1 for tracks heard in the latest session there was, which may be the one that goes on."""

    def __init__(self, rounds: Rounds) -> None:
        super().__init__("in_latest_session", rounds)

    def scores(self, moment: Moment) -> NDArray[np.float32]:  # noqa: ARG002 - known at all times
        """See ListeningScorer."""
        rounds = self._rounds
        held: NDArray[np.bool_] = (rounds.latest == rounds.session) & (rounds.latest != _NEVER)
        return held.astype(np.float32)


def _shares(values: NDArray[np.floating]) -> NDArray[np.float32]:
    total = values.sum()
    return (values / total if total > 0 else values).astype(np.float32)


def round_scorers(catalogue: Catalogue) -> tuple[ListeningScorer, ...]:
    """All scorers of this file over one memory."""
    rounds = Rounds(catalogue)
    return (
        *(SessionDecay(rounds, k) for k in range(len(SESSION_ROUNDS))),
        *(ListenDecay(rounds, k) for k in range(len(LISTEN_ROUNDS))),
        InLatestSession(rounds),
    )
