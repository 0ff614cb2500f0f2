"""Making a choice last as long as was asked: small swaps first, exact subset sums when they do not get there."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.ranking.pool import Pool
from musicrec_desktop.ranking.quotas import Quota
from musicrec_desktop.ranking.selection import Chosen, choose
from musicrec_desktop.ranking.subset_sum import SubsetSums

AIM: Final = 0.02
"""What swaps try to reach, as share of the length asked for."""
MAY_MISS: Final = 0.05
"""What is still as asked."""
_LEAVE: Final = 0.04
"""What swaps missed by no more than this is left as it is: exact sums look at lengths only, not at variety."""
_SWAPS: Final = 30
_GOOD_ENOUGH: Final = 8
"""Times as many tracks as the list has: the best of the pool, among which a length is looked for first. Among all of
them one move gets there more often, and by a track that fits nothing but the gap."""
_SECOND_MS: Final = 1000


def choose_minutes(pool: Pool, quotas: Sequence[Quota], target_ms: int) -> list[int]:
    """Members of the pool that last `target_ms` to within AIM if swaps can do it, to within MAY_MISS if anything can.

    Otherwise the reachable length closest to it. Every member must have a known length.
    """
    # More than all of them together is all of them: sums up to a length without measure would take memory without one.
    target_ms = min(target_ms, int(pool.durations_ms.sum()))
    usual = float(np.median(pool.durations_ms)) if len(pool.rows) else 1.0
    expected = max(1, round(target_ms / max(usual, 1.0)))
    chosen = choose(pool, quotas, expected, enough_ms=target_ms)
    best = np.zeros(len(pool.rows), np.bool_)
    best[np.argsort(-pool.utility, kind="stable")[: _GOOD_ENOUGH * expected]] = True
    for among in (best, np.ones_like(best)):
        members = _swapped(chosen, target_ms, among)
        total = int(pool.durations_ms[members].sum())
        if abs(total - target_ms) <= AIM * target_ms:
            return members
    exact = _exact(pool, members, target_ms)
    reached = int(pool.durations_ms[exact].sum())
    is_better = abs(reached - target_ms) < abs(total - target_ms)
    is_enough = abs(total - target_ms) <= _LEAVE * target_ms
    return exact if is_better and not is_enough else members


def _swapped(chosen: Chosen, target_ms: int, among: NDArray[np.bool_]) -> list[int]:
    """Exchange, add or drop one track at a time until within AIM, each time at the least loss of worth.

    `among`: (c,) members of the pool that may come in.
    """
    pool, members = chosen.pool, list(chosen.members)
    limit = pool.context.plan.spacing.max_per_artist
    groups = _groups(chosen)
    for _ in range(_SWAPS):
        total = int(pool.durations_ms[members].sum())
        if abs(total - target_ms) <= AIM * target_ms or not members:
            break
        better = _best_move(pool, members, groups, target_ms, limit, among)
        if better is None:
            break
        members = better
    return members


def _groups(chosen: Chosen) -> NDArray[np.intp]:
    """(c,) one number for the group of each member of the pool, over the first quota that was asked for."""
    for at, quota in enumerate(chosen.quotas):
        if quota.names:
            groups = np.where(quota.degrees.max(axis=1) > 0, quota.degrees.argmax(axis=1), -1)
            groups[chosen.members] = chosen.groups[at]
            return groups.astype(np.intp)
    return np.zeros(len(chosen.pool.rows), np.intp)


def _best_move(
    pool: Pool,
    members: list[int],
    groups: NDArray[np.intp],
    target_ms: int,
    limit: int | None,
    among: NDArray[np.bool_],
) -> list[int] | None:
    """The members after the move that leaves the smallest miss beyond AIM, then the least loss; None if none helps."""
    inside = np.array(members, np.intp)
    is_in = np.zeros(len(pool.rows), np.bool_)
    is_in[inside] = True
    outside = np.flatnonzero(among & ~is_in)
    gap = target_ms - int(pool.durations_ms[inside].sum())
    likest = pool.cosines[:, inside].max(axis=1) if len(inside) else np.zeros(len(pool.rows))
    worth = pool.utility - np.where(is_in, 0.0, 0.4 * likest)
    # Row 0 and column 0 stand for nothing: adding without dropping, dropping without adding.
    lost_ms = np.concatenate(([0], pool.durations_ms[inside]))[:, None]
    won_ms = np.concatenate(([0], pool.durations_ms[outside]))[None, :]
    loss = np.concatenate(([0.0], worth[inside]))[:, None] - np.concatenate(([0.0], worth[outside]))[None, :]
    loss[1:, 1:] += 20.0 * (groups[inside][:, None] != groups[outside][None, :])
    loss[0, 1:] = 0.2 - worth[outside] * 0.5
    miss = np.abs(gap - won_ms + lost_ms)
    beyond = np.maximum(miss - AIM * target_ms, 0) / target_ms
    cost = 1000.0 * beyond + np.clip(loss, -1, 30)
    cost[0, 0] = np.inf
    if len(inside) == 1:
        cost[1, 0] = np.inf
    if limit is not None:
        cost[_breaks_limit(pool, inside, outside, limit)] = np.inf
    drop, add = np.unravel_index(int(cost.argmin()), cost.shape)
    if not np.isfinite(cost[drop, add]) or miss[drop, add] >= abs(gap):
        return None
    kept = [member for at, member in enumerate(members, start=1) if at != drop]
    return kept + ([int(outside[add - 1])] if add else [])


def _breaks_limit(pool: Pool, inside: NDArray[np.intp], outside: NDArray[np.intp], limit: int) -> NDArray[np.bool_]:
    """(1 + k, 1 + m) True where taking an outside track, for an inside one, gives its artist more than the limit."""
    owners_in, owners_out = pool.owners[inside], pool.owners[outside]
    same = owners_in[:, None] == owners_out[None, :]
    is_full = (same.sum(axis=0) >= limit) & (owners_out >= 0)
    breaks = np.zeros((1 + len(inside), 1 + len(outside)), np.bool_)
    breaks[0, 1:] = is_full
    breaks[1:, 1:] = is_full[None, :] & ~same
    return breaks


def _exact(pool: Pool, preferred: list[int], target_ms: int) -> list[int]:
    """The subset closest in length, taking preferred members, then better ones, where there is a choice."""
    is_preferred = np.zeros(len(pool.rows), np.bool_)
    is_preferred[preferred] = True
    order = np.lexsort((-pool.utility, ~is_preferred))
    seconds = np.maximum(1, np.round(pool.durations_ms[order] / _SECOND_MS)).astype(int).tolist()
    owners = pool.owners[order].tolist()
    limit = pool.context.plan.spacing.max_per_artist
    limits = {} if limit is None else {owner: limit for owner in owners if owner >= 0}
    target = max(1, round(target_ms / _SECOND_MS))
    longest = target + max([target // 2, *(value for value in seconds if value <= 2 * target)])
    sums = SubsetSums(seconds, owners, limits, longest)
    total = sums.nearest(target)
    if total is None:
        # Every single track is more than twice as long as all that was asked for.
        return [int(pool.durations_ms.argmin())] if len(pool.rows) and limit != 0 else []
    return [int(order[item]) for item in sums.subset(total)]
