"""Protocol: the next play, where it is a track heard before and another than the one just heard.

One event after the other in the order of time: every prediction knows everything strictly earlier, weights included.
"""

from dataclasses import dataclass, field, replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Listening, moment_before, session_numbers
from musicrec_desktop.evaluation.histories.log import History, spread
from musicrec_desktop.evaluation.histories.mixture import Mixture, case_of
from musicrec_desktop.evaluation.metrics import interval, mean, ndcg_of_ranks, rank_of, top
from musicrec_desktop.ranking.choice import ChoiceModel
from musicrec_desktop.ranking.listening.next_play import NextPlay, NextPlaySettings, Said

EVENTS: Final = 1500
_FITTED: Final = 800
"""Events of the validation slice on which the peer is fitted."""
_WARM: Final = 3000
"""Plays before the test slice from which on the weights follow the listener: the last 200 choices are what counts."""
_PEERS: Final = ("decay_7d", "activation_0.5", "follows", "session_neighbours")
"""Single methods shown beside."""
_MIXED: Final = (
    "plays",
    "decay_1d",
    "decay_7d",
    "decay_30d",
    "decay_90d",
    "activation_0.5",
    "hour_of_day",
    "follows",
    "session_neighbours",
)
"""What the mixture shown beside is made of."""
_OWN: Final = "next_play"


class Run:
    """One method going through one history: what it says before a listen, and how it learns on the way."""

    def __init__(self, history: History, method: NextPlay, follow_from: int) -> None:
        """`follow_from`: the listen from which on every play moves the weights; none does beyond the log."""
        self.method = method
        self._tracks = history.listening.tracks
        self._log, self._place = without_repeats(history)
        inside = follow_from < len(self._place)
        self._follow_from = int(self._place[max(follow_from, 0)]) if inside else len(self._log)
        self._names = [member.scorer.name for member in method.members]

    def before(self, event: int) -> Said:
        """What all methods say just before listen number `event`; no earlier than the one asked for before."""
        play = int(self._place[event])
        self.method.learn(self._log, max(self.method.known, min(play, self._follow_from)))
        self.method.follow(self._log, play)
        return self.method.said(moment_before(self._log, play))

    def track(self, event: int) -> int:
        """What was heard then."""
        return int(self._tracks[event])

    def row(self, name: str) -> int:
        """Of a method's scores."""
        return self._names.index(name)

    def in_session(self, said: Said) -> NDArray[np.bool_]:
        """(n,) heard in the session that goes on."""
        heard: NDArray[np.bool_] = said.scores[self.row("session_track")] > 0
        return heard


@dataclass(slots=True)
class _Tally:
    """What became of one method."""

    ranks: list[float] = field(default_factory=list)
    shown: set[int] = field(default_factory=set)
    artists: list[float] = field(default_factory=list)

    def add(self, scores: NDArray[np.floating], target: int, artists: NDArray[np.int32]) -> None:
        self.ranks.append(rank_of(scores, target))
        best = top(scores, 10)
        self.shown.update(best.tolist())
        self.artists.append(len(set(artists[best].tolist())) / len(best))

    def figures(self, changes: NDArray[np.bool_], n_heard: int) -> dict[str, Any]:
        ranks = np.array(self.ranks)
        gains = ndcg_of_ranks(ranks)
        return {
            "ndcg10": mean(gains),
            "hr1": mean(ranks <= 1),
            "hr10": mean(ranks <= 10),
            "hr20": mean(ranks <= 20),
            "mrr20": mean(np.where(ranks <= 20, 1 / ranks, 0.0)),
            "hr10_artist_change": mean(ranks[changes] <= 10),
            "events": len(ranks),
            "ci95": list(interval(gains)),
            "ci95_artist_change": list(interval((ranks[changes] <= 10).astype(np.float64))),
            "coverage": len(self.shown) / max(n_heard, 1),
            "artist_diversity": mean(np.array(self.artists)),
        }


def evaluate_next_play(
    history: History,
    prior: ChoiceModel | None,
    events: int = EVENTS,
    settings: NextPlaySettings | None = None,
    with_peers: bool = True,
) -> dict[str, Any]:
    """Figures over `events` events of the test slice, and under "peers" those of simpler methods on the same events."""
    return evaluate_slice(history, prior, history.bounds[1], len(history.listening), events, settings, with_peers)


def evaluate_slice(
    history: History,
    prior: ChoiceModel | None,
    low: int,
    high: int,
    events: int = EVENTS,
    settings: NextPlaySettings | None = None,
    with_peers: bool = True,
) -> dict[str, Any]:
    """The same over the listens [low, high): the validation slice, when settings are compared."""
    listens, artists = history.listening.tracks, history.listening.catalogue.artists
    run = Run(history, NextPlay(history.listening.catalogue, prior, settings), follow_from=low - _WARM)
    chosen = spread(targets(history, low, high), events)
    mixture = _fitted(run, spread(targets(history, *history.bounds), _FITTED)) if with_peers else None
    tallies: dict[str, _Tally] = {}
    for event in chosen.tolist():
        said, target = run.before(event), int(listens[event])
        answers: dict[str, NDArray[np.floating]] = {_OWN: run.method.weighed(said)}
        if mixture is not None:
            answers["mixture"] = mixture.scores(np.stack(said.scores), run.in_session(said))
            answers |= {name: said.scores[run.row(name)] for name in _PEERS}
        for name, scores in answers.items():
            tallies.setdefault(name, _Tally()).add(np.where(said.mixed < 0, -1.0, scores), target, artists)
    changes = artists[listens[chosen]] != artists[listens[chosen - 1]]
    n_heard = int(np.count_nonzero(history.first < high))
    found = {name: tally.figures(changes, n_heard) for name, tally in tallies.items()}
    own = found.pop(_OWN, None) or _Tally().figures(changes, n_heard)
    return {**own, "changes": mean(changes), "peers": found}


def _fitted(run: Run, events: NDArray[np.intp]) -> Mixture:
    """The peer: a mixture of single methods, fitted on the validation slice."""
    rows = [run.row(name) for name in _MIXED]
    cases = []
    for event in events.tolist():
        said = run.before(event)
        cases.append(
            case_of(
                np.stack([said.scores[row] for row in rows]), run.in_session(said), said.mixed >= 0, run.track(event)
            )
        )
    return Mixture.fitted(rows, cases)


def without_repeats(history: History) -> tuple[Listening, NDArray[np.intp]]:
    """All plays but the listens that were logged twice, and (m,) where each counted listen stands among them."""
    everything = history.everything
    kept = ~everything.is_listen
    kept[history.place] = True
    log = everything.part(kept)
    log = replace(log, sessions=session_numbers(log.starts, log.ends))
    return log, (np.cumsum(kept) - 1)[history.place]


def targets(history: History, low: int, high: int) -> NDArray[np.intp]:
    """Listens of [low, high) to a track heard before that is not the one just heard."""
    tracks = history.listening.tracks
    counts = history.is_relisten.copy()
    counts[:1] = False
    counts[1:] &= tracks[1:] != tracks[:-1]
    places = np.flatnonzero(counts)
    return places[(places >= low) & (places < high)]
