"""The study for every listener of a folder whose log tells skips from listens."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

import numpy as np

from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.evaluation.histories.every import chosen, read_folder
from musicrec_desktop.evaluation.histories.log import make_history
from musicrec_desktop.evaluation.metrics import auc
from musicrec_desktop.evaluation.simulation.click_model import fit_click_model, predictions
from musicrec_desktop.evaluation.simulation.listener import Pace
from musicrec_desktop.evaluation.simulation.program import ProgramRecommender, view_of_history
from musicrec_desktop.evaluation.simulation.study import StudiedRecommender, study
from musicrec_desktop.ranking.live import Fusion, MethodPriors

_FITTED: Final = 0.6
"""The share of a log that the click model is fitted on; it is tested on the rest."""


def evaluate_listeners(
    folder: Path, fusion: Fusion, priors: MethodPriors, only: Sequence[str] | None = None
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Name and figures of each listener in turn: how good the click model is, and what learning brought.

    `fusion`, `priors`: the weights a new listener starts with.
    """
    logs = read_folder(folder)
    for name in chosen(logs, only):
        if not logs[name].has_lengths:
            yield name, {"not_done": "the log does not say how long plays were"}
            continue
        history = make_history(logs[name])
        everything = history.everything
        cut = int(len(everything) * _FITTED)
        model = fit_click_model(everything, cut)
        said = predictions(model, everything, cut)
        happened = everything.is_listen[cut:]
        known = np.bincount(everything.tracks[:cut], minlength=len(history.keys)) > 0
        view = view_of_history(history)

        figures: dict[str, Any] = {
            "click_model": {
                "auc": auc(happened, said),
                "foreseen": float(said.mean()),
                "happened": float(happened.mean()),
                "plays": len(happened),
            }
        }
        yield name, figures | dict(study(model, known, Pace.of(everything), partial(_made, view, fusion, priors)))


def _made(view: LibraryView, fusion: Fusion, priors: MethodPriors, seed: int, is_learning: bool) -> StudiedRecommender:
    return ProgramRecommender(view, fusion, priors, seed, is_learning=is_learning)
