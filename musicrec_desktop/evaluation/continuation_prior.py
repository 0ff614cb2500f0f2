"""Learns the weights with which a list of tracks is continued; they ship with the program.

    python -m musicrec_desktop.evaluation.continuation_prior FILE PLAYLISTS HISTORIES

writes FILE. With a history: sessions stand in for lists, five tracks given and the rest to be found from the plays
before; so no playlist of a listener with a history teaches what it is measured on. Without: the playlists in a folder.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.evaluation.histories.log import History, make_history, read_plays
from musicrec_desktop.evaluation.metrics import SEED, top
from musicrec_desktop.evaluation.playlists import GIVEN, Collection, read_collection
from musicrec_desktop.ranking.choice import Choice, fit, ignorant
from musicrec_desktop.ranking.companions import companions
from musicrec_desktop.ranking.continuing import (
    BARE_PARTS,
    HEARD_PARTS,
    ContinuationPrior,
    bare_parts,
    heard_parts,
)

_SESSIONS: Final = 80
"""So many sessions of each listener stand in for lists."""
_LEAST_TRACKS: Final = 10
_ANSWERS: Final = 10
"""Of each list so many hidden tracks are lessons."""
_PER_LIST: Final = 3.0
"""All lessons of a list together count so much: a list of 200 tracks is not 20 lists."""
_STRONGEST: Final = 150
"""Candidates beside the right one: so many with most of each part, and so many at random."""
_RANDOM: Final = 300


def learned_prior(collections: Iterable[Collection], histories: Iterable[History]) -> ContinuationPrior:
    """Weights without a history from playlists, then those with one from sessions, starting from the former."""
    of_lists = [lesson for whole in collections for lesson in lessons_of_playlists(whole)]
    bare = fit(of_lists, ignorant(BARE_PARTS))
    of_sessions = [lesson for history in histories for lesson in lessons_of_sessions(history)]
    start = dict(zip(bare.names, bare.weights.tolist(), strict=True))
    return ContinuationPrior(fit(of_sessions, ignorant(HEARD_PARTS, weights=start)), bare)


def lessons_of_playlists(whole: Collection, only: Sequence[int] | None = None) -> list[Choice]:
    """What else is in each playlist, told by albums, artists and the other playlists."""
    lessons = []
    for at in whole.usable if only is None else only:
        members = whole.lists[at]
        seeds = members[:GIVEN].tolist()
        parts = bare_parts(seeds, whole.catalogue, whole.others(at))
        lessons += _lessons(parts, whole.candidates, members[:GIVEN], members[GIVEN:], at)
    return lessons


def lessons_of_sessions(history: History) -> list[Choice]:
    """What else was heard in a session, told by the plays before it; never from the last fifth of a log."""
    plays, listening = history.everything, history.listening
    m = len(listening)
    numbers = listening.sessions
    usable = []
    for session in range(int(numbers[m // 2]) + 1, int(numbers[history.bounds[1]])):
        first, last = np.searchsorted(numbers, [session, session + 1])
        members = np.array(list(dict.fromkeys(listening.tracks[first:last].tolist())), np.int64)
        members = members[history.first[members] < first]
        if len(members) >= _LEAST_TRACKS:
            usable.append((int(first), members))
    lessons = []
    for at in np.linspace(0, len(usable) - 1, min(_SESSIONS, len(usable))).astype(int).tolist():
        first, members = usable[at]
        before = int(np.searchsorted(plays.starts, listening.starts[first]))
        heard = companions(plays, before)
        parts = heard_parts(members[:GIVEN].tolist(), plays.catalogue, heard)
        lessons += _lessons(parts, heard.plays > 0, members[:GIVEN], members[GIVEN:], at)
    return lessons


def _lessons(
    parts: NDArray[np.float32],
    candidates: NDArray[np.bool_],
    given: NDArray[np.int64],
    hidden: NDArray[np.int64],
    seed: int,
) -> list[Choice]:
    random = np.random.default_rng((SEED, seed))
    among = np.zeros(len(candidates), np.bool_)
    for column in parts.T:
        among[top(np.where(candidates, column + random.random(len(column)) * 1e-6, -np.inf), _STRONGEST)] = True
    among[random.integers(0, len(among), _RANDOM)] = True
    among &= candidates
    among[given] = among[hidden] = False
    others = parts[among]
    answers = hidden[np.linspace(0, len(hidden) - 1, min(_ANSWERS, len(hidden))).astype(int)]
    return [Choice(np.vstack([parts[answer], others]), 0, _PER_LIST / len(answers)) for answer in answers.tolist()]


def main(arguments: Sequence[str]) -> None:
    """Learn from a folder of playlists and one of histories, and write the file."""
    file, playlists, folder = (Path(argument) for argument in arguments)
    collections = [read_collection(one) for one in sorted(playlists.glob("*.json")) if "_library" not in one.stem]
    histories = (make_history(read_plays(one)) for one in sorted(folder.glob("*/plays.csv*")))
    prior = learned_prior(collections, histories)
    file.write_text(json.dumps(prior.as_dict(), indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
