"""What a list teaches about lists: its first tracks given, which others of all the tracks are in it."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Catalogue
from musicrec_desktop.ranking.choice import Choice, fit
from musicrec_desktop.ranking.companions import Companions
from musicrec_desktop.ranking.continuing import ContinuationPrior, heard_parts

GIVEN: Final = 5
"""Tracks of a list that are taken as given."""
_ANSWERS: Final = 10
"""Of each list so many hidden tracks are lessons."""
_PER_LIST: Final = 3.0
"""All lessons of a list together count so much: a list of 200 tracks is not 20 lists."""
_STRONGEST: Final = 150
"""Beside the right one stand so many tracks with most of each part, and so many drawn at random."""
_DRAWN: Final = 300
_LEAST_HIDDEN: Final = 5
_STRENGTH: Final = 0.1
"""How much what ships counts against the listener's own lists."""


def taught(
    prior: ContinuationPrior,
    catalogue: Catalogue,
    heard: Companions,
    lists: Sequence[NDArray[np.integer]],
    candidates: NDArray[np.bool_],
) -> ContinuationPrior:
    """The weights after the listener's own lists, each continued from its first tracks with the help of the others.

    Own lists showed how much the order of play and how much the album tells for this listener; the weights without a
    history stay, lists did not improve those. Lists of fewer than ten tracks teach nothing.
    """
    lessons: list[Choice] = []
    for at, members in enumerate(lists):
        if len(members) >= GIVEN + _LEAST_HIDDEN:
            others = [*lists[:at], *lists[at + 1 :]]
            parts = heard_parts(members[:GIVEN].tolist(), catalogue, heard, others)
            lessons += list_lessons(parts, candidates, members, at)
    return ContinuationPrior(fit(lessons, prior.heard, _STRENGTH), prior.bare)


def list_lessons(
    parts: NDArray[np.float32], candidates: NDArray[np.bool_], members: NDArray[np.integer], seed: int
) -> list[Choice]:
    """Choices of hidden tracks of a list among candidates that are not in it.

    `parts` (n, f) are those of all tracks given the first GIVEN of `members`; `seed` fixes what is drawn.
    """
    random = np.random.default_rng(seed)
    hidden = members[GIVEN:]
    among = np.zeros(len(candidates), np.bool_)
    for column in parts.T:
        # Many tracks have nothing of a part: which of them come along is drawn, or the library's order would say.
        said = np.where(candidates, column + random.random(len(column)) * 1e-6, -np.inf)
        among[np.argsort(-said)[:_STRONGEST]] = True
    among[random.integers(0, len(among), _DRAWN)] = True
    among &= candidates
    among[members] = False
    others = parts[among]
    answers = hidden[np.linspace(0, len(hidden) - 1, min(_ANSWERS, len(hidden))).astype(int)]
    return [Choice(np.vstack([parts[answer], others]), 0, _PER_LIST / len(answers)) for answer in answers.tolist()]
