"""From scored candidates to a list: which tracks, how many, and in which order."""

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.plan import Length, Note
from musicrec_desktop.domain.recommend import Recommendation
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking.duration import choose_minutes
from musicrec_desktop.ranking.fusion import Ranked
from musicrec_desktop.ranking.length import wanted_length
from musicrec_desktop.ranking.objective import objective
from musicrec_desktop.ranking.ordering import best_order
from musicrec_desktop.ranking.pool import Pool, best_of_each_recording, make_pool
from musicrec_desktop.ranking.quotas import curve_quota, wish_quota
from musicrec_desktop.ranking.selection import choose
from musicrec_desktop.ranking.shortfalls import shortfalls


def sequence(context: ScoringContext, ranked: Ranked) -> tuple[tuple[Recommendation, ...], tuple[Note, ...]]:
    """Choose and order; the order is final.

    Length: the request's, else the plan's, else 25 tracks. Minutes are met to within 5 % whenever a subset of the
    candidates can. The notes say what could not be done as asked.
    """
    asked = wanted_length(context)
    pool, candidates = _open_pool(context, ranked, asked)
    wishes, stages = wish_quota(pool), curve_quota(pool)
    quotas = [quota for quota in (wishes, stages) if quota is not None]
    if len(pool.rows) == 0:
        members: list[int] = []
    elif asked.minutes is not None:
        members = choose_minutes(pool, quotas, round(asked.minutes * 60_000))
    else:
        members = choose(pool, quotas, asked.tracks or 0).members
    at = np.array(members, np.intp)
    chosen = pool.only(at)
    order = best_order(objective(chosen, None if wishes is None else wishes.only(at)))
    final = at[order]
    tracks = tuple(recommendation(context, ranked, int(candidates[member])) for member in final)
    return tracks, shortfalls(context, chosen.only(order), None if wishes is None else wishes.only(final))


def _open_pool(context: ScoringContext, ranked: Ranked, asked: Length) -> tuple[Pool, NDArray[np.intp]]:
    """What may be chosen, and which candidate each member is."""
    excluded = np.fromiter(context.request.exclude, np.int64, len(context.request.exclude))
    may = ~np.isin(ranked.candidates.ids, excluded)
    if asked.minutes is not None:
        may &= context.view.durations_ms[ranked.rows] > 0
    open_to = np.flatnonzero(may)
    whole = make_pool(context, ranked.rows[open_to], ranked.scores[open_to])
    kept = best_of_each_recording(whole)
    return whole.only(kept), open_to[kept]


def recommendation(context: ScoringContext, ranked: Ranked, candidate: int) -> Recommendation:
    """One candidate, by index, with all its score parts."""
    return Recommendation(
        track_id=TrackId(int(ranked.candidates.ids[candidate])),
        score=float(ranked.scores[candidate]),
        parts=ranked.parts_of(context, candidate),
    )
