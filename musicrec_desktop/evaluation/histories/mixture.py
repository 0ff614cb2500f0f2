"""A peer: shares of several methods added up, with weights by expectation maximisation."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.evaluation.metrics import rank_of

_ITERATIONS: Final = 60
_AGAIN: Final = (0.0, 0.1, 0.3, 1.0)
"""Factors to choose from for tracks heard in the session that goes on."""
_FIRST: Final = 20


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """One event to fit on."""

    shares: NDArray[np.float32]
    """(s, p) of each method for each track that could be meant."""
    in_session: NDArray[np.bool_]
    """(p,) heard in the session that goes on."""
    target: int
    """0 .. p-1."""


def case_of(
    shares: NDArray[np.float32], in_session: NDArray[np.bool_], possible: NDArray[np.bool_], target: int
) -> Case:
    """A case over the possible ones of all n tracks, `target` among them."""
    return Case(shares[:, possible], in_session[possible], int(np.count_nonzero(possible[:target])))


@dataclass(frozen=True, slots=True, eq=False)
class Mixture:
    """Weights of some rows of a table of shares."""

    rows: Sequence[int]
    weights: NDArray[np.float64]
    """One for each row."""
    again: float
    """Factor for tracks heard in the session."""

    @staticmethod
    def fitted(rows: Sequence[int], cases: Sequence[Case]) -> "Mixture":
        """Weights under which the targets are likeliest, an even share being one more method; then the factor with the
        best mean reciprocal rank."""
        if not cases:
            return Mixture(rows, np.full(len(rows), 1 / len(rows)), 1.0)
        chances = np.array([np.r_[case.shares[:, case.target], 1 / case.shares.shape[1]] for case in cases], np.float64)
        weights = np.full(chances.shape[1], 1 / chances.shape[1])
        for _ in range(_ITERATIONS):
            by_method = chances * weights
            by_method /= by_method.sum(axis=1, keepdims=True) + 1e-300
            weights = by_method.mean(axis=0)
        weights = weights[:-1]
        gains = [np.mean([_gain(case, weights, again) for case in cases]) for again in _AGAIN]
        return Mixture(rows, weights, _AGAIN[int(np.argmax(gains))])

    def scores(self, shares: NDArray[np.float32], in_session: NDArray[np.bool_]) -> NDArray[np.float64]:
        """(n,) of a table of shares of all methods."""
        return _mixed(shares[list(self.rows)], in_session, self.weights, self.again)


def _mixed(
    shares: NDArray[np.float32], in_session: NDArray[np.bool_], weights: NDArray[np.float64], again: float
) -> NDArray[np.float64]:
    mixed = weights @ shares
    return np.asarray(np.where(in_session, again * mixed, mixed), np.float64)


def _gain(case: Case, weights: NDArray[np.float64], again: float) -> float:
    rank = rank_of(_mixed(case.shares, case.in_session, weights, again), case.target)
    return 1 / rank if rank <= _FIRST else 0.0
