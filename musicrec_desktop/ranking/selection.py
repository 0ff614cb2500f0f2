"""Which tracks: good ones, unlike each other, with every group's share and no artist too often."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.plan import Facet, Shape
from musicrec_desktop.ranking.pool import Pool
from musicrec_desktop.ranking.quotas import Quota
from musicrec_desktop.ranking.variety import CROWD, relevance
from musicrec_desktop.ranking.wish_fit import wish_fit

_FLAT_BAND: Final = 0.15
"""Energy this far from the middle costs one unit when a level list is asked for."""
_SPACED: Final = 4
"""One track in so many may be of one artist, or keeping them apart would be impossible."""


@dataclass(slots=True, eq=False)
class Chosen:
    """Members of the pool chosen so far, and the running sums that the next choice needs."""

    pool: Pool
    quotas: tuple[Quota, ...]
    members: list[int]
    groups: list[list[int]]
    """By quota, the group each member was chosen for."""

    def counts(self, quota: int) -> NDArray[np.float64]:
        """(g,) members by group."""
        size = self.quotas[quota].degrees.shape[1]
        found = np.array([group for group in self.groups[quota] if group >= 0], np.intp)
        return np.bincount(found, minlength=size).astype(np.float64)

    @property
    def total_ms(self) -> int:
        """Length of all members."""
        return int(self.pool.durations_ms[self.members].sum())


def artist_limit(pool: Pool, n: int) -> tuple[int, frozenset[int]]:
    """How many tracks one artist may have, and which owners are exempt.

    The plan's own limit holds for all. Without one, an eighth of the list, at least two; wanted artists are exempt.
    """
    limit = pool.context.plan.spacing.max_per_artist
    if limit is not None:
        return max(0, limit), frozenset()
    exempt = frozenset(pool.owners[wanted_artist_members(pool)].tolist())
    return min(max(2, -(-n // 8)), -(-n // _SPACED)), exempt


def wanted_artist_members(pool: Pool) -> NDArray[np.intp]:
    """Members by an artist or on an album that the plan names."""
    found = np.zeros(len(pool.rows), np.bool_)
    for facet in (Facet.ARTIST, Facet.ALBUM):
        for wish in pool.context.plan.wanted(facet):
            found |= wish_fit(pool.context, pool.rows, wish) >= 1
    return np.flatnonzero(found)


def choose(pool: Pool, quotas: Sequence[Quota], n: int, enough_ms: int | None = None, n_before: int = 0) -> Chosen:
    """Choose greedily until there are `n`, or, with `enough_ms`, until they last so long (`n` is then the number
    expected); or until nobody is left.

    The last `n_before` members play before the list: they cannot be chosen, and what is chosen minds them. A limit per
    artist that the plan does not ask for gives way when the list would stay short.
    """
    chosen = Chosen(pool, tuple(quotas), [], [[] for _ in quotas])
    limit, exempt = artist_limit(pool, n)
    is_hard = pool.context.plan.spacing.max_per_artist is not None
    is_exempt = np.isin(pool.owners, list(exempt)) | (pool.owners < 0)
    share = relevance(pool.context)
    worth = share * (pool.utility - _off_level(pool))
    likeness = np.zeros(len(pool.rows))
    is_free = np.ones(len(pool.rows), np.bool_)
    of_owner = np.zeros(len(pool.rows), np.intp)
    of_album = np.zeros(len(pool.rows), np.intp)
    albums = pool.albums
    for before in range(len(pool.rows) - n_before, len(pool.rows)):
        is_free[before] = False
        of_owner += (pool.owners == pool.owners[before]) & (pool.owners >= 0)
        of_album += (albums == albums[before]) & (albums > 0)
    while len(chosen.members) < n if enough_ms is None else chosen.total_ms < enough_ms:
        may = is_free & (is_exempt | (of_owner < limit))
        if not may.any():
            if is_hard or not is_free.any():
                break
            limit += 1
            continue
        alike = likeness / max(len(chosen.members), 1)
        value = worth - (1 - share) * alike - share * CROWD * (of_owner + of_album / 2)
        wanted = []
        for at, quota in enumerate(chosen.quotas):
            group = quota.neediest(chosen.counts(at), may)
            wanted.append(group)
            if group >= 0:
                value += quota.pull * quota.degrees[:, group]
        best = int(np.where(may, value, -np.inf).argmax())
        chosen.members.append(best)
        for at, quota in enumerate(chosen.quotas):
            chosen.groups[at].append(quota.group_of(best, wanted[at]))
        is_free[best] = False
        of_owner += (pool.owners == pool.owners[best]) & (pool.owners >= 0)
        of_album += (albums == albums[best]) & (albums > 0)
        likeness += np.maximum(pool.cosines[best], 0) ** 2
    return chosen


def _off_level(pool: Pool) -> NDArray[np.float64]:
    """(c,) cost of leaving the middle energy when the plan asks for a level list; 0 otherwise and where unknown."""
    curve = pool.context.plan.curve
    energy = pool.energy.astype(np.float64)
    if curve is None or curve.shape is not Shape.FLAT or np.isnan(energy).all():
        return np.zeros(len(energy))
    best = energy[pool.utility >= -1]
    middle = np.nanmedian(best if not np.isnan(best).all() else energy)
    off: NDArray[np.float64] = np.nan_to_num(np.abs(energy - middle)) / _FLAT_BAND
    return off
