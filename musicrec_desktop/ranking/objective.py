"""What a good order is: one number, stated here, that ordering makes small."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.plan import Curve, Shape
from musicrec_desktop.ranking.pool import Pool
from musicrec_desktop.ranking.quotas import Quota, is_journey
from musicrec_desktop.ranking.wish_fit.fit import journey

LAGS: Final = 3
"""How many places back a track still minds who was played."""
SAME_ARTIST: Final = (4e5, 2e5, 1e5)
"""Cost of the same artist one, two and three places apart. Larger than all the rest together: spacing is not traded."""
SAME_GROUP: Final = 1e6
"""Cost of a wanted group twice in a row when the groups take turns."""
_SAME_ALBUM: Final = (2.0, 1.0, 0.5)
_STEP: Final = 0.12
"""A miss of so much energy (or distance on the mood plane) costs one unit, its double four."""
_OPENING: Final = 0.5
"""How much the first track's score counts: a list is judged by its beginning."""
_PEAK: Final = 0.6
"""Where an arc has its summit, as share of the list."""


@dataclass(frozen=True, eq=False)
class Objective:
    """Costs of an order of n tracks: `place` summed over positions, `near` over pairs up to three places apart."""

    place: NDArray[np.float64]
    """(n, n) cost of track t at position p: error against the curve, and the opening."""
    near: NDArray[np.float64]
    """(LAGS, n, n) symmetric cost of two tracks 1, 2, 3 places apart: transition, artist, album, taking turns."""
    owners: NDArray[np.intp]
    """(n,) artists, for a start that keeps them apart; negative when unknown."""

    def total(self, orders: NDArray[np.intp]) -> NDArray[np.float64]:
        """(m,) cost of each of (m, n) orders."""
        n = orders.shape[1]
        cost: NDArray[np.float64] = self.place[orders, np.arange(n)].sum(axis=1)
        for lag in range(1, min(LAGS, n - 1) + 1):
            cost += self.near[lag - 1][orders[:, :-lag], orders[:, lag:]].sum(axis=1)
        return cost


def objective(pool: Pool, quota: Quota | None) -> Objective:
    """The costs of ordering all of a pool; `quota` holds the groups that take turns, over the same members."""
    n = len(pool.rows)
    curve = pool.context.plan.curve
    near = np.zeros((LAGS, n, n))
    near[0] = pool.transitions
    if curve is not None and curve.shape is Shape.FLAT:
        energy = np.nan_to_num(pool.energy.astype(np.float64), nan=0.5)
        near[0] += np.abs(energy[:, None] - energy[None, :]) * 2
    same_artist = (pool.owners[:, None] == pool.owners[None, :]) & (pool.owners >= 0)
    same_album = (pool.albums[:, None] == pool.albums[None, :]) & (pool.albums > 0)
    for lag in range(LAGS):
        near[lag] += SAME_ARTIST[lag] * same_artist + _SAME_ALBUM[lag] * same_album
    if quota is not None and pool.context.plan.spacing.alternate:
        group = np.where(quota.degrees.max(axis=1) > 0, quota.degrees.argmax(axis=1), -1)
        same_group = (group[:, None] == group[None, :]) & (group >= 0)[:, None]
        for lag in range(min(LAGS, quota.degrees.shape[1] - 1)):
            near[lag] += SAME_GROUP * same_group / (lag + 1)
    for lag in range(LAGS):
        np.fill_diagonal(near[lag], 0.0)
    place = curve_error(pool, curve_way(pool, curve))
    if n:
        place[:, 0] -= _OPENING * pool.utility
    return Objective(place, near, pool.owners)


def curve_way(pool: Pool, curve: Curve | None) -> NDArray[np.float64] | None:
    """(n, 2) valence and energy wanted at each place of a list of all of a pool; None when nothing is.

    Rise, fall and arc run over the energies that are there, so that the whole list is the movement, and leave valence
    open (NaN).
    """
    n = len(pool.rows)
    if curve is None or curve.shape is Shape.FLAT or n < 2:
        return None
    if curve.shape is Shape.JOURNEY:
        if not is_journey(curve):
            return None
        return np.array([(mood.valence, mood.energy) for mood in journey(curve, n)])
    energy = pool.energy.astype(np.float64)
    known = np.sort(energy[~np.isnan(energy)])
    if len(known) == 0:
        return None
    ladder = np.interp(np.linspace(0, 1, n), np.linspace(0, 1, len(known)), known)
    return np.stack((np.full(n, np.nan), ladder[height(curve.shape, n)]), axis=1)


def curve_error(pool: Pool, way: NDArray[np.float64] | None) -> NDArray[np.float64]:
    """(k, n) squared miss of each of k tracks at each place of a way, in units of `_STEP`; 0 without analysis."""
    n = len(pool.rows) if way is None else len(way)
    if way is None:
        return np.zeros((n, n))
    valence = pool.context.view.features.column("valence")[pool.rows].astype(np.float64)
    miss = np.hypot(np.nan_to_num(valence[:, None] - way[:, 0]), pool.energy.astype(np.float64)[:, None] - way[:, 1])
    return np.asarray(np.nan_to_num(miss / _STEP) ** 2, np.float64)


def height(shape: Shape, n: int) -> NDArray[np.intp]:
    """(n,) rank of each position's energy, 0 lowest."""
    at = np.linspace(0, 1, n)
    if shape is Shape.FALL:
        level = -at
    elif shape is Shape.ARC:
        level = np.where(at <= _PEAK, at / _PEAK, (1 - at) / (1 - _PEAK))
    else:
        level = at
    return np.argsort(np.argsort(level, kind="stable"), kind="stable").astype(np.intp)
