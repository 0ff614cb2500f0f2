"""Learns the weights with which a list of tracks is continued; they ship with the program.

    python -m musicrec_desktop.evaluation.continuation_prior FILE HISTORIES

writes FILE. Sessions stand in for lists: five tracks given and the rest to be found from the plays before. So no
playlist teaches what it is measured on.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

import numpy as np

from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.evaluation.histories.log import History, make_history, read_plays
from musicrec_desktop.ranking.choice import Choice, fit, ignorant
from musicrec_desktop.ranking.companions import companions
from musicrec_desktop.ranking.continuing import BARE_PARTS, BELIEF, HEARD_PARTS, ContinuationPrior, heard_parts
from musicrec_desktop.ranking.list_lessons import GIVEN, list_lessons

_SESSIONS: Final = 80
"""So many sessions of each listener stand in for lists."""
_LEAST_TRACKS: Final = 10


def learned_prior(histories: Iterable[History]) -> ContinuationPrior:
    """Weights from sessions, starting from the belief about lists; without a history the belief itself."""
    lessons = [lesson for history in histories for lesson in lessons_of_sessions(history)]
    return ContinuationPrior(fit(lessons, ignorant(HEARD_PARTS, weights=BELIEF)), ignorant(BARE_PARTS, weights=BELIEF))


def lessons_of_sessions(history: History) -> list[Choice]:
    """What else was heard in a session, told by the plays before it; never from the last fifth of a log."""
    plays, listening = history.everything, history.listening
    numbers = listening.sessions
    first_session, last_session = numbers[len(listening) // 2], numbers[history.bounds[1]]
    usable = []
    for session in range(int(first_session) + 1, int(last_session)):
        first, after = np.searchsorted(numbers, [session, session + 1])
        members = np.array(list(dict.fromkeys(listening.tracks[first:after].tolist())), np.int64)
        members = members[history.first[members] < first]
        if len(members) >= _LEAST_TRACKS:
            usable.append((int(first), members))
    lessons = []
    for at in np.linspace(0, len(usable) - 1, min(_SESSIONS, len(usable))).astype(int).tolist():
        first, members = usable[at]
        heard = companions(plays, int(np.searchsorted(plays.starts, listening.starts[first])))
        parts = heard_parts(members[:GIVEN].tolist(), plays.catalogue, heard)
        lessons += list_lessons(parts, heard.plays > 0, members, at)
    return lessons


def read_prior(file: Path) -> ContinuationPrior:
    """The weights in a file that `main` wrote; raises RequestError when it holds something else."""
    try:
        return ContinuationPrior.from_dict(json.loads(file.read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RequestError(
            f"The weights {file} cannot be read: {error}.", hint="The file is written by this module."
        ) from error


def main(arguments: Sequence[str]) -> None:
    """Learn from a folder of histories, and write the file."""
    file, folder = (Path(argument) for argument in arguments)
    prior = learned_prior(make_history(read_plays(one)) for one in sorted(folder.glob("*/plays.csv*")))
    file.write_text(json.dumps(prior.as_dict(), indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
