"""Sessions of many unknown listeners: which track comes next, as published with the #nowplaying sessions.

DIR holds train_sessions.txt.gz (a session a line, tracks as numbers, the oldest session first) and
test_prefixes.txt.gz (a prefix, TAB, the track that came next). All tracks are ranked; P@20 is the share of prefixes
whose next track is among the first 20, MRR@20 the mean of 1 / rank there, both in per cent. Weights are learned on the
last tenth of the training sessions, scored by a pool of the first nine tenths.
"""

import gzip
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.evaluation.metrics import interval, mean, rank_of, top
from musicrec_desktop.ranking.choice import Choice, ChoiceModel, fit, ignorant
from musicrec_desktop.ranking.listening.neighbours import NeighbourSettings, SessionIndex
from musicrec_desktop.ranking.pooled import PART_NAMES, SessionPool, Sessions, sessions_of, succession

LESSONS: Final = 20_000
"""Prefixes of the validation sessions that the weights are learned from."""
_FEWEST: Final = 10
"""Sessions of which a tenth is at least one."""
_K: Final = 20
_NOWHERE: Final = 1e9
"""Rank of a track that was not among the candidates."""
STAN: Final = NeighbourSettings(
    latest=10**6,
    fade=2.0,
    most_places=500,
    neighbours=300,
    length_power=0.5,
    rarity=0.0,
    age=1.0,
    ahead=3.0,
    behind=3.0,
    behind_share=0.6,
    again=0.7,
)
"""The best published neighbours, measured beside: sessions by their age, tracks by distance, nothing learned."""

Scored = tuple[NDArray[np.int32], NDArray[np.floating]]
"""(c,) candidates and (c,) their scores; every other track scores nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Question:
    """What comes after a prefix, and what did."""

    prefix: NDArray[np.int32]
    """(p,) at least one track, the latest last."""
    answer: int


def read_sessions(folder: Path) -> tuple[list[NDArray[np.int32]], list[Question]]:
    """The training sessions and the questions of a folder; raises RequestError when they cannot be read."""
    try:
        with gzip.open(folder / "train_sessions.txt.gz", "rt") as lines:
            lists = [np.array(line.split(), np.int32) for line in lines]
        questions = []
        with gzip.open(folder / "test_prefixes.txt.gz", "rt") as lines:
            for line in lines:
                prefix, answer = line.split("\t")
                questions.append(Question(np.array(prefix.split(), np.int32), int(answer)))
    except (OSError, EOFError, ValueError) as error:
        raise RequestError(
            f"The sessions in {folder} cannot be read: {error}.",
            hint="The files train_sessions.txt.gz and test_prefixes.txt.gz are needed.",
        ) from error
    return lists, questions


def evaluate_sessions(folder: Path) -> dict[str, Any]:
    """P@20, MRR@20 and more of the learned mixture and, under "peers", of the methods it is to beat."""
    lists, questions = read_sessions(folder)
    if len(lists) < _FEWEST or not questions:
        raise RequestError(
            f"There are {len(lists)} sessions and {len(questions)} questions in {folder}.",
            hint=f"At least {_FEWEST} sessions and one question are needed.",
        )
    asked = [int(question.prefix.max()) for question in questions] + [question.answer for question in questions]
    n = 1 + max(asked + [int(tracks.max(initial=0)) for tracks in lists])
    model = learned(lists, n)
    sessions = sessions_of(lists, n)
    pool = SessionPool(sessions)

    def mixture(prefix: NDArray[np.int32]) -> Scored:
        tracks, parts = pool.parts(prefix)
        return tracks, model.utilities(parts)

    result = measured(mixture, questions, sessions)
    result["weights"] = dict(zip(model.names, np.round(model.weights, 4).tolist(), strict=True))
    result["peers"] = {name: measured(peer, questions, sessions) for name, peer in peers(sessions)}
    return result


def learned(lists: Sequence[NDArray[np.int32]], n_tracks: int, lessons: int = LESSONS) -> ChoiceModel:
    """The weights of the parts, from what came next in the last tenth of the sessions."""
    older, questions = held_out(lists, n_tracks, lessons)
    return fit(lessons_of(SessionPool(sessions_of(older, n_tracks)), questions), ignorant(PART_NAMES))


def held_out(
    lists: Sequence[NDArray[np.int32]], n_tracks: int, most: int
) -> tuple[Sequence[NDArray[np.int32]], list[Question]]:
    """The first nine tenths of the sessions, and at most so many questions spread over the last tenth.

    Only tracks that the first part knows are asked for, as in the published test.
    """
    cut = int(len(lists) * 0.9)
    known = np.zeros(n_tracks, np.bool_)
    for tracks in lists[:cut]:
        known[tracks] = True
    places = [
        (session, at)
        for session in range(cut, len(lists))
        for at in range(1, len(lists[session]))
        if known[lists[session][at]]
    ]
    chosen = np.linspace(0, len(places) - 1, min(most, len(places))).astype(np.intp)
    picked = [places[at] for at in chosen.tolist()]
    return lists[:cut], [Question(lists[session][:at], int(lists[session][at])) for session, at in picked]


def lessons_of(pool: SessionPool, questions: Sequence[Question]) -> list[Choice]:
    """The questions whose answer is among the candidates: what is not there is not put there (it would flatter)."""
    choices = []
    for question in questions:
        tracks, parts = pool.parts(question.prefix)
        found = np.flatnonzero(tracks == question.answer)
        if len(found):
            choices.append(Choice(parts, int(found[0])))
    return choices


def measured(
    method: Callable[[NDArray[np.int32]], Scored], questions: Sequence[Question], sessions: Sessions
) -> dict[str, Any]:
    """The figures of one method over all questions.

    coverage20 is the share of all tracks that is in some list of 20, novelty20 the mean of -log2 of a listed track's
    share of all plays.
    """
    ranks = np.full(len(questions), _NOWHERE)
    shown = np.zeros(sessions.n_tracks, np.int64)
    for at, question in enumerate(questions):
        tracks, scores = method(question.prefix)
        found = np.flatnonzero(tracks == question.answer)
        if len(found):
            ranks[at] = rank_of(scores, int(found[0]))
        shown[tracks[top(scores, _K)]] += 1
    repeated = np.array([question.answer in question.prefix for question in questions], np.bool_)
    hit, gain = 100.0 * (ranks <= _K), 100.0 * (ranks <= _K) / ranks
    plays = np.bincount(sessions.tracks, minlength=sessions.n_tracks)
    surprise = -np.log2(np.maximum(plays, 1) / max(plays.sum(), 1))
    return {
        "p20": float(hit.mean()),
        "mrr20": float(gain.mean()),
        "p10": float(100.0 * (ranks <= _K // 2).mean()),
        "mrr10": float((gain * (ranks <= _K // 2)).mean()),
        "p20_repeats": mean(hit[repeated]),
        "p20_new": mean(hit[~repeated]),
        "coverage20": float(np.count_nonzero(shown) / np.count_nonzero(plays)),
        "novelty20": float((shown * surprise).sum() / max(shown.sum(), 1)),
        "events": len(questions),
        "ci95": {"p20": list(interval(hit)), "mrr20": list(interval(gain))},
    }


def peers(sessions: Sessions) -> Iterator[tuple[str, Callable[[NDArray[np.int32]], Scored]]]:
    """The methods to beat, by name, over the same sessions."""
    index = SessionIndex()
    index.add(sessions.tracks, sessions.numbers, sessions.numbers / max(sessions.n_sessions, 1))

    def stan(prefix: NDArray[np.int32]) -> Scored:
        return _added_up(*index.expected(prefix, 1.0, STAN))

    yield "neighbours (STAN)", stan
    rules = succession(sessions)
    yield "sequential rules", lambda prefix: rules.of(int(prefix[-1]))
    transitions = succession(sessions, 1)
    yield "transitions", lambda prefix: transitions.of(int(prefix[-1]))


def _added_up(tracks: NDArray[np.int32], weights: NDArray[np.float64]) -> Scored:
    distinct, which = np.unique(tracks, return_inverse=True)
    return distinct, np.bincount(which, weights, len(distinct)).astype(np.float64)
