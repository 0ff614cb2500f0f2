"""Who gets which share of the list: the wanted genres or artists, and the stages of a curve."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.journeys import along, drawn_way, stops_of
from musicrec_desktop.domain.plan import Facet, FacetWish, Shape
from musicrec_desktop.ranking.pool import Pool
from musicrec_desktop.ranking.wish_fit import wish_fit
from musicrec_desktop.ranking.wish_fit.sounds import mood_fit

_ASKED: Final = 6.0
"""Pull of a share that was asked for, in units of utility: more than any score or variety."""
_STAGE: Final = 0.8
"""Pull of a stage of the curve: a rise needs quiet tracks too, but not bad ones."""
_STAGES: Final = 4
_DRAWN_STEPS: Final = 64
"""A drawn curve is looked at in so many places."""


@dataclass(frozen=True, slots=True, eq=False)
class Quota:
    """Groups that share the list."""

    degrees: NDArray[np.float64]
    """(c, g) how far each member of the pool belongs to each group, 0..1."""
    shares: NDArray[np.float64]
    """(g,) summing to 1."""
    pull: float
    names: tuple[str, ...] = ()
    """(g,) what the groups are called; () for stages of a curve."""
    is_asked: bool = False
    """The shares were asked for in so many words: missing one is worth a note."""

    def neediest(self, counts: NDArray[np.float64], is_free: NDArray[np.bool_]) -> int:
        """The group furthest behind its share that still has members to give; -1 when none has.

        Ties go to the earlier group, so equal shares take turns.
        """
        behind = self.shares * (counts.sum() + 1) - counts
        has_more = (self.degrees[is_free] > 0).any(axis=0)
        return int(np.argmax(np.where(has_more, behind, -np.inf))) if has_more.any() else -1

    def group_of(self, member: int, wanted: int) -> int:
        """Which group a chosen member counts for: the wanted one when it belongs there, else its own; -1 for none."""
        degrees = self.degrees[member]
        if wanted >= 0 and degrees[wanted] > 0 and degrees[wanted] >= 0.5 * degrees.max():
            return wanted
        return int(degrees.argmax()) if degrees.max() > 0 else -1

    def only(self, members: NDArray[np.intp]) -> "Quota":
        """The same groups over some members of the pool."""
        return Quota(self.degrees[members], self.shares, self.pull, self.names, self.is_asked)


def wish_quota(pool: Pool) -> Quota | None:
    """The shares among several wishes of one facet: genres, else artists, else whatever has several values."""
    plan = pool.context.plan
    for facet in (Facet.GENRE, Facet.ARTIST, Facet.LANGUAGE, Facet.REGION, Facet.YEAR, Facet.MOOD, Facet.VOCALS):
        wishes = tuple(wish for wish in plan.wanted(facet) if wish.weight > 0)
        is_shared = any(wish.weight != 1 for wish in wishes)
        if len(wishes) < 2 or (facet is Facet.MOOD and not is_shared):
            continue
        degrees = np.stack([_membership(pool, wish) for wish in wishes], axis=1)
        if facet is Facet.ARTIST and not plan.only_artists:
            degrees = _nearest_group(pool, wishes)
        weights = np.array([wish.weight for wish in wishes], np.float64)
        names = tuple(wish.value or wish.words for wish in wishes)
        return Quota(degrees, weights / weights.sum(), _ASKED, names, is_shared or plan.spacing.alternate)
    return None


def curve_quota(pool: Pool) -> Quota | None:
    """Shares for the stages of a curve, so that what is chosen can be put in its order: equal ones, but as much of each
    as was drawn where it was drawn."""
    curve = pool.context.plan.curve
    if curve is None or curve.shape is Shape.FLAT or len(pool.rows) == 0:
        return None
    if curve.shape is Shape.JOURNEY:
        stops = stops_of(curve)
        if not stops:
            return None
        features = pool.context.view.features
        steps = [mood_fit(features, pool.rows, mood) for mood in along(stops, _STAGES)]
        degrees = np.nan_to_num(np.stack(steps, axis=1)).astype(np.float64)
    else:
        energy = pool.energy.astype(np.float64)
        known = energy[~np.isnan(energy)]
        if len(known) < 2:
            return None
        low, high = np.quantile(known, (0.05, 0.95))
        stage = np.clip((energy - low) / max(high - low, 1e-6) * _STAGES, 0, _STAGES - 1)
        degrees = (np.nan_to_num(stage, nan=-1.0).astype(int)[:, None] == np.arange(_STAGES)).astype(np.float64)
        degrees[np.isnan(energy)] = 0
        drawn = drawn_way(curve, _DRAWN_STEPS)
        if drawn is not None:
            wanted = np.clip((drawn - low) / max(high - low, 1e-6) * _STAGES, 0, _STAGES - 1).astype(int)
            return Quota(degrees, np.bincount(wanted, minlength=_STAGES) / len(wanted), _STAGE)
    return Quota(degrees, np.full(_STAGES, 1 / _STAGES), _STAGE)


def _membership(pool: Pool, wish: FacetWish) -> NDArray[np.float64]:
    """(c,) for what tags tell, 1 or 0; for moods, the degree."""
    degree = np.nan_to_num(wish_fit(pool.context, pool.rows, wish)).astype(np.float64)
    return degree if wish.facet in (Facet.MOOD, Facet.VOCALS) else (degree >= 1).astype(np.float64)


def _nearest_group(pool: Pool, wishes: tuple[FacetWish, ...]) -> NDArray[np.float64]:
    """(c, g) 1 for the artist each track is by, or else sounds most like."""
    degrees = np.stack([np.nan_to_num(wish_fit(pool.context, pool.rows, wish)) for wish in wishes], axis=1)
    best = degrees.argmax(axis=1)[:, None] == np.arange(len(wishes))
    return np.asarray((best & (degrees > 0)) | (degrees >= 1), np.float64)
