"""From scored candidates to a list: which tracks, how many, and in which order."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.plan import MOST_TRACKS, Length, Note
from musicrec_desktop.domain.recommend import Recommendation
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking.bounds import Bounds
from musicrec_desktop.ranking.curves import curve_error, curve_way
from musicrec_desktop.ranking.duration import AIM, choose_minutes
from musicrec_desktop.ranking.fusion import Ranked
from musicrec_desktop.ranking.length import wanted_length
from musicrec_desktop.ranking.notes import note
from musicrec_desktop.ranking.objective import objective
from musicrec_desktop.ranking.ordering import best_order
from musicrec_desktop.ranking.pool import Pool, best_of_each_recording, make_pool
from musicrec_desktop.ranking.quotas import Quota, curve_quota, wish_quota
from musicrec_desktop.ranking.selection import artist_limit, choose
from musicrec_desktop.ranking.shortfalls import shortfalls

_OUTSIDERS: Final = 40
"""So many of the best tracks that were not chosen may still take a place."""
_LONG: Final = 120
"""A longer list takes nobody in from outside: of 400 tracks that took four seconds, and few were left outside."""
_FOR_EACH_PLACE: Final = 3
"""Of a curve, so many of the best for each place beside them."""


def sequence(
    context: ScoringContext, ranked: Ranked, before: Sequence[TrackId] = ()
) -> tuple[tuple[Recommendation, ...], tuple[Note, ...]]:
    """Choose and order; the order is final.

    Length: the request's, else the plan's, else the usual number of tracks. Minutes are met to within 5 % whenever a
    subset of the candidates can. `before` is what plays before the list, the last one right before it: the list goes on
    from there and repeats none of it. The notes say what could not be done as asked.
    """
    asked = wanted_length(context)
    pool, candidates, n_before = _open_pool(context, ranked, asked, before)
    wishes, stages = wish_quota(pool), curve_quota(pool)
    quotas = [quota for quota in (wishes, stages) if quota is not None]
    target_ms = None if asked.minutes is None else round(asked.minutes * 60_000)
    if len(candidates) == 0:
        members: list[int] = []
    elif target_ms is not None:
        open_to = np.arange(len(candidates), dtype=np.intp)
        members = choose_minutes(pool.only(open_to), [quota.only(open_to) for quota in quotas], target_ms)
    else:
        members = choose(pool, quotas, asked.tracks or 0, n_before=n_before).members
    final = _in_order(pool, members, quotas, target_ms, n_before)
    tracks = tuple(recommendation(context, ranked, int(candidates[member])) for member in final)
    notes = shortfalls(context, pool.only(final), None if wishes is None else wishes.only(final))
    if context.plan.everything and context.length is None and len(candidates) > MOST_TRACKS:
        notes = (*notes, note(context.plan, "all_but", asked=MOST_TRACKS))
    return tracks, notes


def _in_order(
    pool: Pool, members: list[int], quotas: Sequence[Quota], target_ms: int | None, n_before: int
) -> NDArray[np.intp]:
    """(n,) members of the pool in their final order; some may have given their place to better ones."""
    n = len(members)
    chosen = np.array(members, np.intp)
    outsiders = _outsiders(pool, chosen, n_before)
    at = np.concatenate((chosen, outsiders, np.arange(len(pool.rows) - n_before, len(pool.rows), dtype=np.intp)))
    near = pool.only(at)
    asked = next((quota for quota in quotas if quota.names), None)
    aim = objective(near, n, None if asked is None else asked.only(at), n_before)
    limit, exempt = artist_limit(pool, n)
    inside = at[: n + len(outsiders)]
    is_exempt = np.isin(pool.owners[inside], list(exempt))
    played = (pool.owners[inside][:, None] == pool.owners[len(pool.rows) - n_before :][None, :]).sum(axis=1)
    bounds = Bounds(
        owners=pool.owners[inside],
        limits=np.where(is_exempt, n, limit - played).astype(np.intp),
        groups=_groups(asked, inside),
        durations_ms=pool.durations_ms[inside],
        target_ms=target_ms,
        slack_ms=0 if target_ms is None else round(AIM * target_ms),
    )
    return at[best_order(aim, bounds)]


def _outsiders(pool: Pool, chosen: NDArray[np.intp], n_before: int) -> NDArray[np.intp]:
    """Members that were not chosen and may yet be better in some place."""
    is_open = np.ones(len(pool.rows), np.bool_)
    is_open[chosen] = False
    is_open[len(pool.rows) - n_before :] = False
    left = np.flatnonzero(is_open)
    if not 0 < len(chosen) <= _LONG:
        return left[:0]
    if len(left) <= _OUTSIDERS:
        return left
    found = left[np.argsort(-pool.utility[left], kind="stable")[:_OUTSIDERS]]
    way = curve_way(pool.only(chosen), pool.context.plan.curve, len(chosen))
    if way is not None:
        cost = curve_error(pool.only(left), way) - 2 * pool.utility[left][:, None]
        best = np.argsort(cost, axis=0, kind="stable")[:_FOR_EACH_PLACE]
        found = np.union1d(found, left[best.ravel()])
    return found


def _groups(asked: Quota | None, members: NDArray[np.intp]) -> NDArray[np.intp]:
    """(k,) the share of the list each member counts for; all one where no shares were asked for."""
    if asked is None:
        return np.zeros(len(members), np.intp)
    degrees = asked.degrees[members]
    return np.where(degrees.max(axis=1) > 0, degrees.argmax(axis=1), -1).astype(np.intp)


def _open_pool(
    context: ScoringContext, ranked: Ranked, asked: Length, before: Sequence[TrackId]
) -> tuple[Pool, NDArray[np.intp], int]:
    """What may be chosen, which candidate each member is, and how many members at the end play before the list."""
    rows_before = context.view.rows(list(before))
    rows_before = rows_before[rows_before >= 0]
    excluded = np.fromiter(context.request.exclude, np.int64, len(context.request.exclude))
    may = ~np.isin(ranked.candidates.ids, excluded)
    if asked.minutes is not None:
        may &= context.view.durations_ms[ranked.rows] > 0
    open_to = np.flatnonzero(may)
    scores = np.concatenate((ranked.scores[open_to], np.zeros(len(rows_before), np.float32)))
    whole = make_pool(context, np.concatenate((ranked.rows[open_to], rows_before)), scores, len(rows_before))
    n = len(open_to)
    kept = best_of_each_recording(whole.only(np.arange(n)))
    kept = kept[~np.isin(whole.recordings[kept], whole.recordings[n:])]
    return whole.only(np.concatenate((kept, np.arange(n, len(whole.rows))))), open_to[kept], len(rows_before)


def recommendation(context: ScoringContext, ranked: Ranked, candidate: int) -> Recommendation:
    """One candidate, by index, with all its score parts."""
    return Recommendation(
        track_id=TrackId(int(ranked.candidates.ids[candidate])),
        score=float(ranked.scores[candidate]),
        parts=ranked.parts_of(context, candidate),
    )
