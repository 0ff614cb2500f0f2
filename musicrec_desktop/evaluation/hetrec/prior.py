"""Learns how much each collaborative method counts; the weights ship with the program.

    python -m musicrec_desktop.evaluation.hetrec.prior FILE DIR

writes FILE from the many listeners in DIR. For known artists the lessons are the validation pairs of the first 8:1:1
split; for new ones a tenth of the artists that are not new in the first test. No test pair teaches anything.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.evaluation.hetrec.data import ManyListeners, read_listeners
from musicrec_desktop.evaluation.hetrec.splits import eight_one_one, new_artists, new_for_validation
from musicrec_desktop.evaluation.metrics import SEED
from musicrec_desktop.ranking.choice import Choice, ChoiceModel, fit, ignorant
from musicrec_desktop.ranking.collaborative import (
    KNOWN_PARTS,
    NEW_PARTS,
    CollaborativePrior,
    Parts,
    Sparse,
    known_parts,
    new_parts,
    standardised,
)

_CANDIDATES: Final = 60
"""So many of each method's best are what the right ones are told apart from."""
_BREADTH: Final = {"ease": 0.035, "popularity": -0.06}
"""Added to the learned weights: on the validation slice the share of artists in any list grows from 0.157 to 0.175,
and NDCG@10 stays (0.2015, 0.2020). Chosen from four settings there."""
_LISTENERS: Final = 900
"""So many listeners teach."""


def learned_prior(data: ManyListeners, start: CollaborativePrior | None = None) -> CollaborativePrior:
    """The same settings with learned weights."""
    prior = start or CollaborativePrior()
    split = eight_one_one(data, 0)
    heard = data.heard(split.train)
    parts = known_parts(heard, data.tag_counts(split.held_out), prior)
    known = lessons(parts, KNOWN_PARTS, data.heard(split.validation).matrix(), heard.matrix())
    division = new_for_validation(data, new_artists(data, (200,))[0], SEED)
    parts = new_parts(data.heard(division.train), data.tag_counts(division.held_out), division.artists, prior)
    new = lessons(parts, NEW_PARTS, data.heard(division.test).matrix()[:, division.artists].tocsr(), None)
    learned = fit(known, ignorant(KNOWN_PARTS))
    broader = learned.weights + np.array([_BREADTH.get(name, 0.0) for name in KNOWN_PARTS])
    return replace(
        prior,
        known=ChoiceModel(learned.names, broader, learned.precision, learned.lessons),
        new=fit(new, ignorant(NEW_PARTS)),
    )


def lessons(parts: Parts, names: Sequence[str], right: Sparse, known: Sparse | None) -> list[Choice]:
    """Each right answer that some method has among its best, told apart from all that is there and not right."""
    tested = np.flatnonzero(np.diff(right.indptr))
    tested = tested[np.linspace(0, len(tested) - 1, min(_LISTENERS, len(tested))).astype(np.intp)]
    scores = np.stack([standardised(parts[name])[tested] for name in names])
    if known is not None:
        scores[:, *known[tested].nonzero()] = -np.inf
    found: list[Choice] = []
    for place, row in enumerate(tested.tolist()):
        mine = scores[:, place]
        answers = right.indices[right.indptr[row] : right.indptr[row + 1]]
        candidates = _candidates(mine)
        others = candidates[~np.isin(candidates, answers)]
        for answer in np.intersect1d(candidates, answers).tolist():
            set_of = np.concatenate([[answer], others])
            found.append(Choice(mine[:, set_of].T.astype(np.float64), 0))
    return found


def _candidates(scores: NDArray[np.float32]) -> NDArray[np.intp]:
    """The best of each method, ascending, each once; what is known (-inf) is none."""
    most = min(_CANDIDATES, scores.shape[1])
    best = np.unique(np.argpartition(-scores, most - 1, axis=1)[:, :most])
    return best[np.isfinite(scores[:, best]).all(axis=0)]


def read_prior(file: Path) -> CollaborativePrior:
    """The weights in a file that `main` wrote; raises RequestError when it holds something else."""
    try:
        return CollaborativePrior.from_dict(json.loads(file.read_text("utf-8")))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise RequestError(
            f"The collaborative weights in {file} cannot be read: {error}.",
            hint="python -m musicrec_desktop.evaluation.hetrec.prior FILE DIR writes them anew.",
        ) from error


def main(arguments: Sequence[str]) -> int:
    """Writes the weights."""
    file, folder = (Path(argument) for argument in arguments)
    file.write_text(json.dumps(learned_prior(read_listeners(folder)).as_dict(), indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
