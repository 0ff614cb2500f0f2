"""Protocol: what of the known music a session will hold, said once, at its start.

Relevant are the tracks of the session that were listened to before it; sessions with fewer than three are left out. All
before the session is known. The weights move with each session that is over, as they do in the program.
"""

from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Moment
from musicrec_desktop.evaluation.histories.log import History, spread
from musicrec_desktop.evaluation.metrics import interval, ndcg, top
from musicrec_desktop.ranking.choice import Choice, ChoiceModel
from musicrec_desktop.ranking.listening.memory import memory_scorers
from musicrec_desktop.ranking.listening.next_session import NextSession, NextSessionSettings

_MOST_SESSIONS: Final = 400
_LEAST_RELEVANT: Final = 3
_LISTED: Final = 20
PEERS: Final = ("decay_1d", "decay_7d", "decay_30d", "activation_0.8", "plays")
"""Methods measured beside the learned choice."""


def evaluate_next_session(
    history: History,
    prior: ChoiceModel | None,
    settings: NextSessionSettings | None = None,
    part: tuple[float, float] = (0.8, 1.0),
) -> dict[str, Any]:
    """Figures over at most 400 sessions that begin in `part` of the listens; the test slice unless said otherwise.

    {"ndcg10", "p10", "recall20", "coverage20", "artist_diversity20", "days_since_heard", "sessions", "ci95",
    "peers": {name: the same}}. Coverage is the share of all tracks of the history in any list of 20, diversity artists
    per track of a list of 20, days the median since tracks of a list of 10 were last heard.
    """
    m = len(history.listening)
    starts = session_starts(history)
    asked = spread(starts[(starts >= int(m * part[0])) & (starts < int(m * part[1]))], _MOST_SESSIONS)
    wanted = set(asked.tolist())
    method = NextSession(history.listening.catalogue, prior, settings)
    peers = [one for one in memory_scorers(history.listening.catalogue) if one.name in PEERS]
    figures = {name: _Figures(history) for name in (method.name, *PEERS)}
    for start in starts[starts < int(m * part[1])].tolist():
        moment = moment_at(history, start)
        method.learn(moment.listening, moment.upto)
        relevant = relevant_tracks(history, start)
        listed = method.listing(moment, _LISTED)
        method.was_listed(listed)
        if start in wanted:
            figures[method.name].add(listed, relevant, start)
            for peer in peers:
                peer.learn(moment.listening, moment.upto)
                known = history.first < start
                scores = np.where(known, peer.scores(moment), np.float32(-1))
                figures[peer.name].add(top(scores, min(_LISTED, int(known.sum()))), relevant, start)
        method.begin(moment)
        method.finish(relevant.astype(np.int32))
    return {**figures[method.name].result(), "peers": {name: figures[name].result() for name in PEERS}}


def next_session_choices(history: History, upto: float, most_sessions: int) -> list[Choice]:
    """What the latest sessions before the share `upto` of the listens would teach: for fitting a prior."""
    starts = session_starts(history)
    starts = starts[starts < int(len(history.listening) * upto)]
    method = NextSession(history.listening.catalogue, None)
    choices: list[Choice] = []
    for start in starts[-most_sessions:].tolist():
        moment = moment_at(history, start)
        method.learn(moment.listening, moment.upto)
        rows, parts = method.gather(moment)
        choices += method.choices(parts, np.isin(rows, relevant_tracks(history, start)))
    return choices


def session_starts(history: History) -> NDArray[np.intp]:
    """(s,) first listens of the sessions that count, without the very first session."""
    sessions = history.listening.sessions
    starts = np.flatnonzero(np.diff(sessions, prepend=-1) > 0)[1:]
    return np.array([s for s in starts.tolist() if len(relevant_tracks(history, s)) >= _LEAST_RELEVANT], np.intp)


def relevant_tracks(history: History, start: int) -> NDArray[np.intp]:
    """(r,) distinct tracks of the session that begins with listen `start`, listened to before it."""
    listening = history.listening
    end = int(np.searchsorted(listening.sessions, listening.sessions[start], "right"))
    tracks = np.unique(listening.tracks[start:end]).astype(np.intp)
    return tracks[history.first[tracks] < start]


def moment_at(history: History, start: int) -> Moment:
    """When the session of listen `start` begins. Brief plays of it before its first listen are not known yet."""
    everything, place = history.everything, int(history.place[start])
    opened = int(np.searchsorted(everything.sessions, everything.sessions[place], "left"))
    upto = max(opened, int(history.place[start - 1]) + 1 if start else 0)
    return Moment(everything, upto, float(everything.starts[place]), upto)


class _Figures:
    """Gathers lists and what they are worth."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._n_tracks = int(np.count_nonzero(history.first < len(history.listening)))
        self._ndcg: list[float] = []
        self._hits: list[float] = []
        self._recall: list[float] = []
        self._diversity: list[float] = []
        self._days: list[float] = []
        self._shown: set[int] = set()

    def add(self, listed: NDArray[np.intp], relevant: NDArray[np.intp], start: int) -> None:
        history, listening = self._history, self._history.listening
        hits = np.isin(listed, relevant)
        self._ndcg.append(ndcg(hits, len(relevant)))
        self._hits.append(float(hits[:10].sum()) / 10)
        self._recall.append(float(hits.sum()) / len(relevant))
        self._diversity.append(len(set(listening.catalogue.artists[listed].tolist())) / _LISTED)
        latest = np.zeros(len(history.keys), np.intp)
        latest[listening.tracks[:start]] = np.arange(start)
        ages = listening.starts[start] - listening.starts[latest[listed[:10]]]
        self._days.append(float(np.median(ages)) / 86_400)
        self._shown.update(listed.tolist())

    def result(self) -> dict[str, Any]:
        if not self._ndcg:
            return {"sessions": 0}
        return {
            "ndcg10": float(np.mean(self._ndcg)),
            "p10": float(np.mean(self._hits)),
            "recall20": float(np.mean(self._recall)),
            "coverage20": len(self._shown) / self._n_tracks,
            "artist_diversity20": float(np.mean(self._diversity)),
            "days_since_heard": float(np.median(self._days)),
            "sessions": len(self._ndcg),
            "ci95": list(interval(self._ndcg)),
        }
