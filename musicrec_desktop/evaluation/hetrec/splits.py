"""How the pairs are divided. The same seeds give the same division as in the tables these figures stand beside."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.evaluation.hetrec.data import ManyListeners
from musicrec_desktop.evaluation.metrics import SEED

_LEAST_HEARD: Final = 3
_NOBODY: Final = np.zeros(0, np.intp)


@dataclass(frozen=True, slots=True, eq=False)
class Split:
    """Numbers of pairs. Learned from `train`; `validation` settles settings; `test` is only ever reported."""

    train: NDArray[np.intp]
    validation: NDArray[np.intp]
    test: NDArray[np.intp]

    @property
    def held_out(self) -> NDArray[np.intp]:
        """Pairs that nothing may know of while it learns."""
        return np.concatenate([self.validation, self.test])


@dataclass(frozen=True, slots=True, eq=False)
class NewArtists:
    """Artists that nobody has heard yet, and who will."""

    artists: NDArray[np.intp]
    """(c,) in the order they were drawn in."""
    train: NDArray[np.intp]
    """Pairs without these artists, nor any other that is hidden."""
    test: NDArray[np.intp]
    """Pairs with them."""
    held_out: NDArray[np.intp]
    """Pairs that nothing may know of: those of `test` and those of other hidden artists."""


def eight_one_one(data: ManyListeners, seed: int) -> Split:
    """Of each listener's pairs a random tenth for the test and one for validation; those with under 3 train only."""
    order = np.random.default_rng(seed).permutation(len(data))
    order = order[np.argsort(data.listeners[order], kind="stable")]
    counts = np.bincount(data.listeners, minlength=data.n_listeners)
    # Python's rounding (half to even), as numpy's.
    tenth = np.where(counts >= 3, np.round(counts * 0.1), 0).astype(np.intp)
    first = np.cumsum(counts) - counts
    owner = data.listeners[order]
    place = np.arange(len(order)) - first[owner]
    share = tenth[owner]
    return Split(order[place >= 2 * share], order[(place >= share) & (place < 2 * share)], order[place < share])


def five_folds(data: ManyListeners) -> Iterator[Split]:
    """A fifth of all pairs is the test, five times."""
    folds = np.array_split(np.random.default_rng(SEED).permutation(len(data)), 5)
    for at, fold in enumerate(folds):
        yield Split(np.concatenate([other for place, other in enumerate(folds) if place != at]), _NOBODY, fold)


def leave_one_out(data: ManyListeners, seed: int) -> Split:
    """One random pair of each listener is the test."""
    order = np.random.default_rng(seed).permutation(len(data))
    _, first = np.unique(data.listeners[order], return_index=True)
    test = order[first]
    return Split(np.setdiff1d(np.arange(len(data)), test), _NOBODY, test)


def new_artists(data: ManyListeners, seeds: tuple[int, ...]) -> list[NewArtists]:
    """A tenth of the tagged artists with three listeners and more is new, once per seed.

    Which artists count as tagged follows the published table: those still tagged once the tags held out by the division
    before are gone; before the first, those held out by the first of the 8:1:1 splits.
    """
    held_out = eight_one_one(data, 0).held_out
    found = []
    for seed in seeds:
        new = _drawn(data, held_out, np.zeros(data.n_artists, np.bool_), seed)
        found.append(_divided(data, new, np.zeros(data.n_artists, np.bool_)))
        held_out = found[-1].test
    return found


def new_for_validation(data: ManyListeners, tested: NewArtists, seed: int) -> NewArtists:
    """As many further artists, new too, while those tested stay hidden altogether: settings are chosen on them."""
    hidden = np.zeros(data.n_artists, np.bool_)
    hidden[tested.artists] = True
    return _divided(data, _drawn(data, tested.test, hidden, seed)[: len(tested.artists)], hidden)


def _drawn(data: ManyListeners, held_out: NDArray[np.intp], hidden: NDArray[np.bool_], seed: int) -> NDArray[np.intp]:
    from musicrec_desktop.ranking.collaborative import tag_profiles

    described = np.asarray(abs(tag_profiles(data.tag_counts(held_out))).sum(axis=1)).ravel() > 0
    heard = np.bincount(data.artists, minlength=data.n_artists)
    eligible = np.flatnonzero(described & (heard >= _LEAST_HEARD) & ~hidden)
    return np.random.default_rng(seed).choice(eligible, len(eligible) // 10, replace=False)


def _divided(data: ManyListeners, new: NDArray[np.intp], hidden: NDArray[np.bool_]) -> NewArtists:
    is_new = np.zeros(data.n_artists, np.bool_)
    is_new[new] = True
    return NewArtists(
        new,
        np.flatnonzero(~is_new[data.artists] & ~hidden[data.artists]),
        np.flatnonzero(is_new[data.artists]),
        np.flatnonzero(is_new[data.artists] | hidden[data.artists]),
    )
