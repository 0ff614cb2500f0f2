""" "Not this one, another": one place of a finished list filled anew."""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.recommend import Recommendation
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking.curves import curve_error, curve_way
from musicrec_desktop.ranking.duration import MAY_MISS
from musicrec_desktop.ranking.fusion import Ranked
from musicrec_desktop.ranking.objective import WORTH, objective
from musicrec_desktop.ranking.ordering import costs_in_place
from musicrec_desktop.ranking.pool import make_pool
from musicrec_desktop.ranking.quotas import wish_quota
from musicrec_desktop.ranking.selection import artist_limit
from musicrec_desktop.ranking.sequencing import recommendation

_OTHER_GROUP: Final = 40.0
"""What changing the shares of the list costs, in units of the objective."""
_FULL: Final = 2.0
"""What going beyond a limit per artist costs that nobody asked for."""
_MISSED_LENGTH: Final = 400.0
"""What each whole length costs that the list then misses beyond what it may."""
_SHORTLIST: Final = 60


@dataclass(frozen=True, slots=True, eq=False)
class Fits:
    """Candidates that may stand in one place of a list, the best first."""

    candidates: NDArray[np.intp]
    """(m,) index into the ranked candidates."""
    costs: NDArray[np.float64]
    """(m,) what the list costs with each, by the objective, ascending; only differences mean anything."""


def replacement(
    context: ScoringContext, ranked: Ranked, current: tuple[Recommendation, ...], position: int
) -> Recommendation | None:
    """The candidate that fits best at `position` of `current`; None when no other may stand there.

    Never one of the list (nor another version of one, the replaced included), never an excluded one, never more of an
    artist than the plan allows. Raises InvariantError when the position is not in the list.
    """
    found = fits(context, ranked, current, position)
    return recommendation(context, ranked, int(found.candidates[0])) if len(found.candidates) else None


def fits(context: ScoringContext, ranked: Ranked, current: tuple[Recommendation, ...], position: int) -> Fits:
    """The most promising candidates for `position` of `current`, at most 60; none when no other may stand there.

    What they may be and what is raised: see `replacement`.
    """
    n = len(current)
    if not 0 <= position < n:
        raise InvariantError(f"position {position} in a list of {n}")
    list_rows = context.view.rows([chosen.track_id for chosen in current])
    if (list_rows < 0).any():
        raise InvariantError("a track of the list is not in the library view")
    excluded = np.fromiter(context.request.exclude, np.int64, len(context.request.exclude))
    asked = context.length
    may = ~np.isin(ranked.candidates.ids, excluded) & ~np.isin(ranked.rows, list_rows)
    if asked is not None and asked.minutes is not None:
        may &= context.view.durations_ms[ranked.rows] > 0
    candidates = np.flatnonzero(may)
    # Members 0..n-1 are the list in its order, the rest are the candidates.
    scores = np.array([chosen.score for chosen in current], np.float32)
    pool = make_pool(
        context,
        np.concatenate((list_rows, ranked.rows[candidates])),
        np.concatenate((scores, ranked.scores[candidates])),
    )
    others = np.delete(np.arange(n), position)
    fresh = np.arange(n, len(pool.rows))
    limit, exempt = artist_limit(pool, n)
    of_owner = (pool.owners[fresh][:, None] == pool.owners[others][None, :]).sum(axis=1)
    is_full = (of_owner >= limit) & ~np.isin(pool.owners[fresh], list(exempt))
    is_version = np.isin(pool.recordings[fresh], pool.recordings[:n])
    is_hard = context.plan.spacing.max_per_artist is not None
    open_to = ~is_version & (~is_full if is_hard else True)
    if not open_to.any():
        return Fits(np.zeros(0, np.intp), np.zeros(0))
    quota = wish_quota(pool)
    extra = np.where(is_full, _FULL, 0.0)
    if quota is not None:
        group = quota.degrees.argmax(axis=1)
        extra += _OTHER_GROUP * (quota.degrees[fresh, group[position]] <= 0) * (quota.degrees[position].max() > 0)
    if asked is not None and asked.minutes is not None:
        target = asked.minutes * 60_000
        total = pool.durations_ms[others].sum() + pool.durations_ms[fresh]
        extra += _MISSED_LENGTH * np.maximum(np.abs(total - target) / target - MAY_MISS, 0)
    # The whole objective is priced for the most promising only: all pairs of candidates would take most of the time.
    cheap = extra - WORTH * pool.utility[fresh]
    way = curve_way(pool, context.plan.curve, n)
    if way is not None:
        cheap += curve_error(pool.only(fresh), way[position : position + 1])[:, 0]
    short = np.argsort(np.where(open_to, cheap, np.inf), kind="stable")[:_SHORTLIST]
    at = np.concatenate((np.arange(n), fresh[short]))
    aim = objective(pool.only(at), n, None if quota is None else quota.only(at))
    cost = costs_in_place(aim, np.arange(n))[n:, position] + extra[short]
    cost = np.where(open_to[short], cost, np.inf)
    order = np.argsort(cost, kind="stable")[: np.count_nonzero(np.isfinite(cost))]
    return Fits(candidates[short[order]], cost[order])
