"""Where the list shall go: the energy or mood wanted at each place, and how large a step from track to track may be."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.journeys import along, drawn_way, stops_of
from musicrec_desktop.domain.plan import Curve, Shape
from musicrec_desktop.ranking.pool import Pool

_STEP: Final = 0.12
"""A miss of so much energy (or distance on the mood plane) costs one unit, its double four."""
_EASY: Final = 0.15
"""On a journey, a step on the mood plane up to so long costs nothing: measured moods are no surer than that."""
_STRIDE: Final = 1.5
"""Where the whole way is long for so few tracks, steps up to so many times the even one are free."""
_PEAK: Final = 0.6
"""Where an arc has its summit, as share of the list."""


def curve_way(pool: Pool, curve: Curve | None, n: int) -> NDArray[np.float64] | None:
    """(n, 2) valence and energy wanted at each place of a list whose tracks are the first n of a pool; None when
    nothing is.

    Rise, fall and arc run over the energies that are there, so that the whole list is the movement; what was drawn is
    taken as it is. Both leave valence open (NaN).
    """
    if curve is None or curve.shape is Shape.FLAT or n < 2:
        return None
    if curve.shape is Shape.JOURNEY:
        stops = stops_of(curve)
        return np.array([(mood.valence, mood.energy) for mood in along(stops, n)]) if stops else None
    if curve.shape is Shape.DRAWN:
        drawn = drawn_way(curve, n)
        return None if drawn is None else np.stack((np.full(n, np.nan), drawn), axis=1)
    energy = pool.energy[:n].astype(np.float64)
    known = np.sort(energy[~np.isnan(energy)])
    if len(known) == 0:
        return None
    ladder = np.interp(np.linspace(0, 1, n), np.linspace(0, 1, len(known)), known)
    return np.stack((np.full(n, np.nan), ladder[height(curve.shape, n)]), axis=1)


def curve_error(pool: Pool, way: NDArray[np.float64]) -> NDArray[np.float64]:
    """(k, n) squared miss of each of k tracks at each place of a way, in units of `_STEP`; 0 without analysis."""
    valence = pool.context.view.features.column("valence")[pool.rows].astype(np.float64)
    miss = np.hypot(np.nan_to_num(valence[:, None] - way[:, 0]), pool.energy.astype(np.float64)[:, None] - way[:, 1])
    return np.asarray(np.nan_to_num(miss / _STEP) ** 2, np.float64)


def stride_cost(pool: Pool, way: NDArray[np.float64]) -> NDArray[np.float64]:
    """(k, k) squared excess, in units of `_STEP`, of a step on the mood plane over the longest easy one; 0 unmeasured.

    The iso-principle of music therapy: meet the listener where they are and lead on by steps small enough to follow.
    """
    length = float(np.hypot(*np.diff(way, axis=0).T).sum())
    easy = max(_EASY, _STRIDE * length / max(len(way) - 1, 1))
    features = pool.context.view.features
    plane = np.stack([features.column(name)[pool.rows].astype(np.float64) for name in ("valence", "energy")])
    step = np.hypot(*(plane[:, :, None] - plane[:, None, :]))
    return np.asarray(np.nan_to_num(np.maximum(step - easy, 0) / _STEP) ** 2, np.float64)


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
