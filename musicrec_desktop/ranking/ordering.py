"""In which order: a start that keeps artists apart, then local search until no small change helps. No chance in it.

Moves are exchanging two tracks, turning a stretch round (2-opt: Croes, 1958), moving a stretch of up to three (or-opt:
Or, 1976), and giving a place to a track from outside the list. All but the third are priced at once with array code; n
tracks cost O(n^2) a round.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.ranking.bounds import Bounds
from musicrec_desktop.ranking.objective import LAGS, Objective

Order = NDArray[np.intp]

_ROUNDS: Final = 400
"""Safety stop; a list of 60 is done after about 60."""
_PRICED: Final = 30_000
"""Tracks priced in all rounds together: from 75 tracks on the search stops sooner, the last small gains being dear."""
_SMALLEST_GAIN: Final = 1e-6
_WORST: Final = 6
"""Stretches are moved from so many worst places only: moving each of 60 tracks would cost ten times the time."""
_LONGEST_STRETCH: Final = 3
_FIRST: Final = 1e9
"""More than any cost in an objective."""
_TOGETHER: Final = 24
"""So many of the best exchanges are looked at for some that can be made at once."""


def best_order(aim: Objective, bounds: Bounds | None = None) -> Order:
    """(n,) the first n tracks of the objective in a locally best order.

    With bounds, tracks beyond the first n take places where that makes the list better and the bounds allow it.
    """
    order = _start(aim)
    for _ in range(min(_ROUNDS, _PRICED // max(aim.n, 1))):
        better = _exchanged_or_turned(aim, order) if len(order) > 1 else None
        if better is None and len(order) > 1:
            better = _moved(aim, order)
        if better is None and bounds is not None:
            better = _replaced(aim, order, bounds)
        if better is None:
            break
        order = better
    return order


def costs_in_place(aim: Objective, order: Order) -> NDArray[np.float64]:
    """(k, n) cost of each track at each place with everybody else where they are."""
    n = len(order)
    cost = aim.place.copy()
    for lag in range(1, min(LAGS, n - 1) + 1):
        beside = aim.near[lag - 1][:, order]
        cost[:, lag:] += beside[:, :-lag]
        cost[:, :-lag] += beside[:, lag:]
    if aim.apart is not None:
        whole = aim.apart[:, order]
        cost += whole.sum(axis=1)[:, None] - whole
    return cost


def _replaced(aim: Objective, order: Order, bounds: Bounds) -> Order | None:
    """The order after the best replacements, or None when none helps.

    Those that lie too near to each other to add up are left for the next round, as are all but the best where the list
    as a whole must keep a length.
    """
    cost = costs_in_place(aim, order)
    gain = np.where(bounds.allow(order), cost - cost[order, np.arange(len(order))], np.inf)
    if gain.size == 0:
        return None
    changed, total = order.copy(), float(aim.total(order[None])[0])
    places: list[int] = []
    for place in np.argsort(gain.min(axis=0), kind="stable")[:_TOGETHER].tolist():
        track = int(gain[:, place].argmin())
        if gain[track, place] >= -_SMALLEST_GAIN:
            break
        is_apart = all(abs(place - other) > LAGS for other in places)
        if places and not (is_apart and bounds.is_free(track, changed)):
            continue
        before, changed[place] = changed[place], track
        better = float(aim.total(changed[None])[0])
        if better < total - _SMALLEST_GAIN:
            places.append(place)
            total = better
        else:
            changed[place] = before
    return changed if places else None


def _start(aim: Objective) -> Order:
    """Place by place the cheapest track; where that brings an artist's tracks too close, the commonest artist first.

    The second way keeps them LAGS + 1 apart whenever any order does, and the search never gives that up again.
    """
    order = _greedy(aim, is_spacing_first=False)
    if not _is_spaced(aim.owners[order]):
        spaced = _greedy(aim, is_spacing_first=True)
        if _is_spaced(aim.owners[spaced]):
            return spaced
    return order


def _greedy(aim: Objective, *, is_spacing_first: bool) -> Order:
    n = aim.n
    order: list[int] = []
    left = np.ones(n, np.bool_)
    names, owner = np.unique(aim.owners[:n], return_inverse=True)
    waiting = np.bincount(owner, minlength=len(names))
    for position in range(n):
        cost = aim.place[:n, position].copy()
        for lag, before in enumerate(reversed(order[-LAGS:])):
            cost += aim.near[lag][:n, before]
        if is_spacing_first:
            cost += _FIRST * (np.isin(owner, owner[order[-LAGS:]]) * (n + 1) - waiting[owner])
        best = int(np.where(left, cost, np.inf).argmin())
        order.append(best)
        left[best] = False
        waiting[owner[best]] -= 1
    return np.array(order, np.intp)


def _is_spaced(owners: NDArray[np.intp]) -> bool:
    return not any((owners[lag:] == owners[:-lag]).any() for lag in range(1, min(LAGS, len(owners) - 1) + 1))


def _exchanged_or_turned(aim: Objective, order: Order) -> Order | None:
    """The order after the best exchanges or the best turn, or None when neither helps."""
    n = len(order)
    place = aim.place[order].T
    near = np.zeros((LAGS, n + 2 * LAGS, n + 2 * LAGS))
    near[:, LAGS:-LAGS, LAGS:-LAGS] = aim.near[:, order[:, None], order[None, :]]
    turns = _turn_gains(place, near, n)
    pairs, gain = _apart(_exchange_gains(place, near, n))
    if float(turns.min()) < min(gain, -_SMALLEST_GAIN):
        i, j = divmod(int(turns.argmin()), n)
        return np.concatenate((order[:i], order[i : j + 1][::-1], order[j + 1 :]))
    if not pairs:
        return None
    changed = order.copy()
    for i, j in pairs:
        changed[[i, j]] = changed[[j, i]]
    return changed


def _apart(gains: NDArray[np.float64]) -> tuple[list[tuple[int, int]], float]:
    """The best exchanges of which no two share a neighbourhood, so that their gains add up; and their sum."""
    n = len(gains)
    flat = gains.ravel()
    best = np.argpartition(flat, _TOGETHER)[:_TOGETHER] if flat.size > _TOGETHER else np.arange(flat.size)
    pairs: list[tuple[int, int]] = []
    touched: list[int] = []
    total = 0.0
    for at in best[np.lexsort((best, flat[best]))].tolist():
        i, j = divmod(at, n)
        if flat[at] >= -_SMALLEST_GAIN:
            break
        if all(min(abs(i - other), abs(j - other)) > LAGS for other in touched):
            pairs.append((i, j))
            touched += (i, j)
            total += float(flat[at])
    return pairs, total


def _exchange_gains(place: NDArray[np.float64], near: NDArray[np.float64], n: int) -> NDArray[np.float64]:
    """(n, n) change of cost when the tracks at positions i < j change places; inf elsewhere."""
    # here[p, j]: cost of the track of position j at position p, with everybody else where they are.
    here = place.copy()
    for lag in range(1, LAGS + 1):
        padded = near[lag - 1][:, LAGS:-LAGS]
        here += padded[LAGS - lag : LAGS - lag + n] + padded[LAGS + lag : LAGS + lag + n]
    now = here.diagonal()
    change = here + here.T - now[:, None] - now[None, :]
    # Two tracks that change places stay each other's neighbours; above, each was priced next to itself (0) instead.
    for lag in range(1, min(LAGS, n - 1) + 1):
        i = np.arange(n - lag)
        change[i, i + lag] += 2 * near[lag - 1][LAGS + i, LAGS + i + lag]
    return np.where(np.arange(n)[:, None] < np.arange(n)[None, :], change, np.inf)


def _turn_gains(place: NDArray[np.float64], near: NDArray[np.float64], n: int) -> NDArray[np.float64]:
    """(n, n) change of cost when positions i..j, at least three, are turned round; inf elsewhere.

    Inside, every pair keeps its distance, and costs are symmetric: only pairs across the two borders change.
    """
    change = np.zeros((n, n))
    position = np.arange(n) + LAGS
    for lag in range(1, LAGS + 1):
        pairs = near[lag - 1]
        for out in range(1, lag + 1):
            deep = lag - out
            change += pairs[LAGS - out : LAGS - out + n, LAGS - deep : LAGS - deep + n]
            change += pairs[LAGS + deep : LAGS + deep + n, LAGS + out : LAGS + out + n]
            change -= pairs[position - out, position + deep][:, None]
            change -= pairs[position - deep, position + out][None, :]
    # Sums along anti-diagonals: track k comes to position i + j - k. Row k is shifted by k, so that they are columns.
    shifted = np.zeros((n, 2 * n))
    shifted[:, :n] = place
    shifted = shifted.ravel()[: n * (2 * n - 1)].reshape(n, 2 * n - 1)
    upto = np.vstack((np.zeros(2 * n - 1), shifted.cumsum(axis=0)))
    i, j = np.arange(n)[:, None], np.arange(n)[None, :]
    moved = upto[np.minimum(j + 1, n), i + j] - upto[np.minimum(i, n), i + j]
    stayed = np.concatenate(([0.0], place.diagonal().cumsum()))
    change += moved - (stayed[j + 1] - stayed[i])
    return np.where(j - i >= 2, change, np.inf)


def _moved(aim: Objective, order: Order) -> Order | None:
    """The order after moving one stretch from one of the worst places, or None when that does not help."""
    n = len(order)
    cost = aim.place[order, np.arange(n)].copy()
    for lag in range(1, min(LAGS, n - 1) + 1):
        pair = aim.near[lag - 1][order[:-lag], order[lag:]]
        cost[:-lag] += pair
        cost[lag:] += pair
    worst = np.argsort(-cost, kind="stable")[:_WORST]
    tries = [
        _insertions(order, int(start), length)
        for length in range(1, min(_LONGEST_STRETCH, n - 1) + 1)
        for start in np.unique(np.minimum(worst, n - length))
    ]
    orders = np.concatenate(tries)
    totals = aim.steps(orders)
    best = int(totals.argmin())
    gains = totals[best] < float(aim.steps(order[None, :])[0]) - _SMALLEST_GAIN
    return orders[best] if gains else None


def _insertions(order: Order, start: int, length: int) -> Order:
    """(n - length + 1, n) every order made by lifting a stretch and putting it down somewhere."""
    n = len(order)
    stretch = order[start : start + length]
    rest = np.concatenate((order[:start], order[start + length :]))
    to = np.arange(n - length + 1)[:, None]
    at = np.arange(n)[None, :]
    before = rest[np.minimum(at, n - length - 1)]
    inside = stretch[np.clip(at - to, 0, length - 1)]
    after = rest[np.clip(at - length, 0, n - length - 1)]
    return np.where(at < to, before, np.where(at < to + length, inside, after)).astype(np.intp)
