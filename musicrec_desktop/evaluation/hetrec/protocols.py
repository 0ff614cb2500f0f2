"""Measures the collaborative methods on many listeners, by the four protocols of the published tables."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.evaluation.hetrec.data import ManyListeners, read_listeners
from musicrec_desktop.evaluation.hetrec.figures import Lists, accuracy, beyond, lists_of, ndcg10
from musicrec_desktop.evaluation.hetrec.splits import (
    NewArtists,
    Split,
    eight_one_one,
    five_folds,
    leave_one_out,
    new_artists,
)
from musicrec_desktop.evaluation.metrics import auc, interval
from musicrec_desktop.ranking.collaborative import (
    CollaborativePrior,
    Parts,
    blended,
    known_parts,
    new_parts,
    tag_profiles,
    varied,
)

SEEDS: Final = (0, 1, 2)
NEW_SEEDS: Final = (200, 201, 202)
_LEFT_OUT_SEEDS: Final = (100, 101, 102)
ENSEMBLE: Final = "ensemble"
Figures = dict[str, dict[str, Any]]
"""Method to its figures: means over the divisions, `ndcg10_sd` over them, `ci95` of ndcg10 over listeners."""


def evaluate_hetrec(folder: Path, prior: CollaborativePrior, protocols: str = "ad") -> dict[str, Figures]:
    """Figures of the ensemble and of each of its methods alone.

    `protocols` names what is measured: a, `random_8_1_1`: a tenth of each listener's artists is found among all;
    b, `five_folds`; c, `leave_one_out`; d, `new_artists`: artists nobody has heard, by their tags. Raises RequestError
    when the folder cannot be read.
    """
    data = read_listeners(folder)
    runs: dict[str, tuple[str, Callable[[], Figures]]] = {
        "a": ("random_8_1_1", lambda: known_figures(data, (eight_one_one(data, seed) for seed in SEEDS), prior)),
        "b": ("five_folds", lambda: known_figures(data, five_folds(data), prior)),
        "c": (
            "leave_one_out",
            lambda: known_figures(data, (leave_one_out(data, seed) for seed in _LEFT_OUT_SEEDS), prior),
        ),
        "d": ("new_artists", lambda: new_figures(data, new_artists(data, NEW_SEEDS), prior)),
    }
    return {name: run() for letter, (name, run) in runs.items() if letter in protocols}


def known_figures(data: ManyListeners, splits: Iterable[Split], prior: CollaborativePrior) -> Figures:
    """Every artist is ranked for every listener, without those known from training or validation."""
    found = _Gathered()
    for split in splits:
        heard = data.heard(split.train)
        tag_counts = data.tag_counts(split.held_out)
        profiles = tag_profiles(tag_counts, prior.tags)
        known = data.heard(np.concatenate([split.train, split.validation])).matrix()
        heard_by = np.asarray((known > 0).sum(axis=0)).ravel()
        right = data.heard(split.test).matrix()
        for name, scores in _each(known_parts(heard, tag_counts, prior), prior, new=False):
            scores[known.nonzero()] = -np.inf
            if name == ENSEMBLE:
                scores[...] = varied(scores, profiles, prior.variety)
            lists = lists_of(scores, right)
            figures = accuracy(lists) | beyond(lists, heard_by, data.n_listeners, profiles)
            found.add(name, lists, figures)
    return found.figures()


def new_figures(data: ManyListeners, divisions: Iterable[NewArtists], prior: CollaborativePrior) -> Figures:
    """The new artists alone are ranked for every listener who heard one of them."""
    found = _Gathered()
    for division in divisions:
        parts = new_parts(data.heard(division.train), data.tag_counts(division.held_out), division.artists, prior)
        right = data.heard(division.test).matrix()[:, division.artists].tocsr()
        right.sort_indices()
        marked = right.toarray() > 0
        for name, scores in _each(parts, prior, new=True):
            lists = lists_of(scores, right)
            areas = [auc(marked[row], scores[row]) for row in lists.tested]
            kept = {key: value for key, value in accuracy(lists).items() if key in {"ndcg10", "r10", "r20"}}
            found.add(name, lists, {"auc": float(np.mean(areas)), **kept})
    return found.figures()


def _each(parts: Parts, prior: CollaborativePrior, new: bool) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """The ensemble and each method alone, with scores that may be overwritten."""
    yield ENSEMBLE, blended(parts, prior.new if new else prior.known)
    for name, scores in parts.items():
        yield name, scores.copy()


class _Gathered:
    """Figures of several divisions, to be averaged."""

    def __init__(self) -> None:
        self._figures: dict[str, list[Mapping[str, float]]] = {}
        self._by_listener: dict[str, list[Lists]] = {}

    def add(self, name: str, lists: Lists, figures: Mapping[str, float]) -> None:
        self._figures.setdefault(name, []).append(figures)
        self._by_listener.setdefault(name, []).append(lists)

    def figures(self) -> Figures:
        answer: Figures = {}
        for name, runs in self._figures.items():
            listeners = np.concatenate([lists.tested for lists in self._by_listener[name]])
            values = np.concatenate([ndcg10(lists) for lists in self._by_listener[name]])
            # A listener is tested in every division: the bootstrap draws listeners, not answers.
            people, at = np.unique(listeners, return_inverse=True)
            means = np.bincount(at, values) / np.bincount(at)
            answer[name] = {
                **{key: float(np.mean([run[key] for run in runs])) for key in runs[0]},
                "ndcg10_sd": float(np.std([run["ndcg10"] for run in runs])),
                "ci95": interval(means),
                "listeners": len(people),
            }
        return answer
