"""What a good list is: one number, stated here, that choosing and ordering make small.

It is a sum of named terms. A term prices a track at a place (`place`), two tracks one, two or three places apart
(`near`), or two tracks of the list wherever they stand (`apart`). The same terms are told as the reasons of the order.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.plan import Facet, Shape
from musicrec_desktop.ranking.curves import curve_error, curve_way, stride_cost
from musicrec_desktop.ranking.pool import Pool
from musicrec_desktop.ranking.quotas import Quota
from musicrec_desktop.ranking.transitions import transition_parts
from musicrec_desktop.ranking.variety import CROWD, relevance

LAGS: Final = 3
"""How many places back a track still minds who was played."""
SAME_ARTIST: Final = (4e5, 2e5, 1e5)
"""Cost of the same artist one, two and three places apart. Larger than all the rest together: spacing is not traded."""
SAME_GROUP: Final = 1e6
"""Cost of a wanted group twice in a row when the groups take turns."""
OUT_OF_ORDER: Final = 1e4
"""Cost of each place that a track stands outside the stretch of its group, where groups follow one another: less than
artists kept apart, more than all that is heard."""
_SAME_ALBUM: Final = (2.0, 1.0, 0.5)
WORTH: Final = 2.0
"""A unit of utility (about 0.1 to 0.3 of score) counts twice the roughest step in sound."""
_OPENING: Final = 0.5
"""How much more the first track's score counts: a list is judged by its beginning."""
_NEW_IN_A_ROW: Final = (0.8, 0.4)
"""Cost of two unheard tracks one and two places apart, where there are heard ones to stand between them."""
_NEW_FIRST: Final = 0.6
"""Cost of opening with an unheard track, in the same measure."""
_KNOWN_AFTER: Final = 2.0
"""Listens after which a track is 63 % known."""


@dataclass(frozen=True, eq=False)
class Term:
    """One reason for or against an order, as costs. What is None costs nothing."""

    name: str
    place: NDArray[np.float64] | None = None
    """(k, n) cost of track t at position p."""
    near: NDArray[np.float64] | None = None
    """(up to LAGS, k, k) symmetric cost, 0 on the diagonal, of two tracks 1, 2, 3 places apart."""
    apart: NDArray[np.float64] | None = None
    """(k, k) symmetric cost, 0 on the diagonal, of two tracks of one list."""


@dataclass(frozen=True, eq=False)
class Objective:
    """Costs of lists of n among k tracks; an order is an array of n distinct numbers below k."""

    place: NDArray[np.float64]
    """(k, n) summed over the terms."""
    near: NDArray[np.float64]
    """(LAGS, k, k)"""
    owners: NDArray[np.intp]
    """(k,) artists, for a start that keeps them apart; negative when unknown."""
    apart: NDArray[np.float64] | None = None
    """(k, k); None when nothing is priced so."""
    terms: tuple[Term, ...] = ()

    @property
    def n(self) -> int:
        """Places of the list."""
        return int(self.place.shape[1])

    def total(self, orders: NDArray[np.intp]) -> NDArray[np.float64]:
        """(m,) cost of each of (m, n) orders."""
        return _total(orders, self.place, self.near, self.apart)

    def steps(self, orders: NDArray[np.intp]) -> NDArray[np.float64]:
        """(m,) what of the total depends on the order: enough to compare orders of the same tracks, and far sooner."""
        return _total(orders, self.place, self.near, None)

    def costs(self, order: NDArray[np.intp]) -> dict[str, float]:
        """Term -> its share in the cost of one (n,) order; they sum to `total`."""
        return {term.name: float(_total(order[None, :], term.place, term.near, term.apart)[0]) for term in self.terms}

    @cached_property
    def by_name(self) -> dict[str, Term]:
        """The terms by their names."""
        return {term.name: term for term in self.terms}


def objective(pool: Pool, n: int, quota: Quota | None, n_before: int = 0) -> Objective:
    """The costs of lists of n tracks of a pool, the first n of which are the list as chosen.

    The last `n_before` of the pool are what plays before the list, in their order: no part of it, but its first tracks
    have them as neighbours, and nothing is opened. `quota` holds the groups that take turns, over the same members.
    """
    k = len(pool.rows) - n_before
    terms = [_with_seam(term, k, n) for term in _terms(pool, n, quota) if n_before == 0 or term.name != "opening"]
    place, near, apart = np.zeros((k, n)), np.zeros((LAGS, k, k)), np.zeros((k, k))
    for term in terms:
        if term.place is not None:
            place += term.place
        if term.near is not None:
            near[: len(term.near)] += term.near
        if term.apart is not None:
            apart += term.apart
    return Objective(place, near, pool.owners[:k], apart, tuple(terms))


def _terms(pool: Pool, n: int, quota: Quota | None) -> Iterator[Term]:
    """Every term over the whole pool; places of tracks that play before the list are cut off later."""
    plan, k = pool.context.plan, len(pool.rows)
    yield Term("worth", place=np.repeat(-WORTH * pool.utility[:, None], n, axis=1))
    first = np.zeros((k, n))
    first[:, :1] = -_OPENING * pool.utility[:, None]
    yield Term("opening", place=first)
    way = curve_way(pool, plan.curve, n)
    if way is not None:
        yield Term("curve", place=curve_error(pool, way))
        if not np.isnan(way).any():
            yield Term("stride", near=stride_cost(pool, way)[None])
    for name, cost in transition_parts(pool.context.view.features, pool.rows).items():
        # A list that shall stay level minds its energy more.
        is_level = name == "energy" and plan.curve is not None and plan.curve.shape is Shape.FLAT
        yield Term(name, near=(cost * (1 + 2 * is_level))[None])
    same_artist = (pool.owners[:, None] == pool.owners[None, :]) & (pool.owners >= 0) & ~np.eye(k, dtype=np.bool_)
    same_album = (pool.albums[:, None] == pool.albums[None, :]) & (pool.albums > 0) & ~np.eye(k, dtype=np.bool_)
    yield Term("artist", near=np.stack([cost * same_artist for cost in SAME_ARTIST]))
    yield Term("album", near=np.stack([cost * same_album for cost in _SAME_ALBUM]))
    if quota is not None and plan.spacing.alternate:
        yield Term("turns", near=_turns(quota))
    if quota is not None and plan.spacing.order:
        # Whoever wants one artist after another does not want each kept apart from themselves.
        are_artists = any(wish.value in plan.spacing.order for wish in plan.wanted(Facet.ARTIST))
        each = SAME_GROUP if are_artists else OUT_OF_ORDER
        yield Term("order", place=each * _out_of_order(quota, plan.spacing.order, n))
    yield _rhythm(pool, n)
    likeness = np.maximum(pool.cosines, 0).astype(np.float64) ** 2
    np.fill_diagonal(likeness, 0.0)
    share = relevance(pool.context)
    alike = 2 * (1 - share) / share / max(n - 1, 1) * likeness
    yield Term("variety", apart=WORTH * (alike + CROWD * (same_artist + same_album / 2)))


def _with_seam(term: Term, k: int, n: int) -> Term:
    """The term over the first k tracks, with the rest of them standing right before the first place."""
    place = None if term.place is None else term.place[:k]
    near, before = None, 0
    if term.near is not None:
        near, before = term.near[:, :k, :k], term.near.shape[1] - k
    if term.near is not None and before:
        seam = np.zeros((k, n))
        for lag in range(1, len(term.near) + 1):
            for position in range(min(lag, n)):
                back = lag - position  # 1 is what plays right before the list
                if back <= before:
                    seam[:, position] += term.near[lag - 1, :k, k + before - back]
        place = seam if place is None else place + seam
    return Term(term.name, place, near, None if term.apart is None else term.apart[:k, :k])


def _turns(quota: Quota) -> NDArray[np.float64]:
    """(lags, k, k) cost of one group twice within as many places as there are groups."""
    group = np.where(quota.degrees.max(axis=1) > 0, quota.degrees.argmax(axis=1), -1)
    same = (group[:, None] == group[None, :]) & (group >= 0)[:, None]
    np.fill_diagonal(same, val=False)
    lags = max(1, min(LAGS, quota.degrees.shape[1] - 1))
    return np.stack([SAME_GROUP * same / (lag + 1) for lag in range(lags)])


def _out_of_order(quota: Quota, order: Sequence[str], n: int) -> NDArray[np.float64]:
    """(k, n) places away from the stretch of a track's group, each as long as its share; 0 for other groups.

    A track of several groups may stand in any of theirs.
    """
    named = [quota.names.index(name) for name in order if name in quota.names]
    if len(named) < 2:
        return np.zeros((len(quota.degrees), n))
    ends = np.round(np.cumsum(quota.shares[named]) / quota.shares[named].sum() * n)
    starts = np.concatenate(([0.0], ends[:-1]))
    place = np.arange(n)
    away = np.maximum(0, np.maximum(starts[:, None] - place, place - ends[:, None] + 1))
    is_of = quota.degrees[:, named] > 0
    nearest = np.where(is_of[:, :, None], away[None], np.inf).min(axis=1)
    return np.where(np.isinf(nearest), 0.0, nearest)


def _rhythm(pool: Pool, n: int) -> Term:
    """Unheard tracks stand between heard ones and do not open the list; where all are new this says nothing."""
    new = np.exp(-pool.context.history.listens[pool.rows] / _KNOWN_AFTER)
    scarce = 1 - float(new[:n].mean()) if n else 0.0
    both = np.outer(new, new)
    np.fill_diagonal(both, 0.0)
    first = np.zeros((len(new), n))
    first[:, :1] = _NEW_FIRST * scarce * new[:, None]
    return Term("rhythm", place=first, near=np.stack([cost * scarce * both for cost in _NEW_IN_A_ROW]))


def _total(
    orders: NDArray[np.intp],
    place: NDArray[np.float64] | None,
    near: NDArray[np.float64] | None,
    apart: NDArray[np.float64] | None,
) -> NDArray[np.float64]:
    n = orders.shape[1]
    cost = np.zeros(len(orders)) if place is None else place[orders, np.arange(n)].sum(axis=1)
    if near is not None:
        for lag in range(1, min(len(near), n - 1) + 1):
            cost += near[lag - 1][orders[:, :-lag], orders[:, lag:]].sum(axis=1)
    if apart is not None:
        cost += apart[orders[:, :, None], orders[:, None, :]].sum(axis=(1, 2)) / 2
    return np.asarray(cost, np.float64)
