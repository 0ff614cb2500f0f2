"""Local search against the stated objective and against trying everything."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.plan import Shape
from musicrec_desktop.ranking.curves import height
from musicrec_desktop.ranking.objective import LAGS, SAME_ARTIST, Objective
from musicrec_desktop.ranking.ordering import _exchange_gains, _insertions, _turn_gains, best_order


def random_objective(n: int, seed: int, n_artists: int = 100) -> Objective:
    rng = np.random.default_rng(seed)
    near = rng.uniform(0, 1, (LAGS, n, n))
    near += near.transpose(0, 2, 1)
    owners = rng.integers(0, n_artists, n).astype(np.intp)
    same = owners[:, None] == owners[None, :]
    for lag in range(LAGS):
        near[lag] += SAME_ARTIST[lag] * same
        np.fill_diagonal(near[lag], 0)
    return Objective(rng.uniform(0, 3, (n, n)), near, owners)


def total(aim: Objective, order: np.ndarray[tuple[int], np.dtype[np.intp]]) -> float:
    """The objective, as plainly as it can be written."""
    n = len(order)
    cost = sum(aim.place[order[p], p] for p in range(n))
    pairs = ((p, lag) for lag in range(1, LAGS + 1) for p in range(n - lag))
    return float(cost + sum(aim.near[lag - 1][order[p], order[p + lag]] for p, lag in pairs))


@given(st.integers(1, 12), st.integers(0, 10**6))
def test_the_objective_is_what_it_says(n: int, seed: int) -> None:
    aim = random_objective(n, seed, 3)
    order = np.random.default_rng(seed).permutation(n).astype(np.intp)
    assert aim.total(order[None, :])[0] == pytest.approx(total(aim, order))


@given(st.integers(2, 12), st.integers(0, 10**6))
def test_every_gain_is_the_true_change_of_cost(n: int, seed: int) -> None:
    aim = random_objective(n, seed, 4)
    order = np.random.default_rng(seed).permutation(n).astype(np.intp)
    now = total(aim, order)
    near = np.zeros((LAGS, n + 2 * LAGS, n + 2 * LAGS))
    near[:, LAGS:-LAGS, LAGS:-LAGS] = aim.near[:, order[:, None], order[None, :]]
    exchange = _exchange_gains(aim.place[order].T, near, n)
    turn = _turn_gains(aim.place[order].T, near, n)
    for i, j in itertools.combinations(range(n), 2):
        swapped = order.copy()
        swapped[[i, j]] = order[[j, i]]
        assert exchange[i, j] == pytest.approx(total(aim, swapped) - now, abs=1e-6)
        if j - i >= 2:
            turned = np.concatenate((order[:i], order[i : j + 1][::-1], order[j + 1 :]))
            assert turn[i, j] == pytest.approx(total(aim, turned) - now, abs=1e-6)
    assert np.isinf(exchange[np.tril_indices(n)]).all()


def test_insertions_are_every_place_for_a_stretch() -> None:
    orders = _insertions(np.arange(5, dtype=np.intp), 1, 2)
    assert orders.tolist() == [[1, 2, 0, 3, 4], [0, 1, 2, 3, 4], [0, 3, 1, 2, 4], [0, 3, 4, 1, 2]]


@given(st.integers(0, 40), st.integers(0, 10**6))
def test_the_result_is_an_order_and_the_same_each_time(n: int, seed: int) -> None:
    aim = random_objective(n, seed, 6)
    order = best_order(aim)
    assert sorted(order.tolist()) == list(range(n))
    assert best_order(aim).tolist() == order.tolist()


def test_the_result_comes_close_to_the_best_of_all_orders() -> None:
    ratios = []
    for seed in range(12):
        aim = random_objective(7, seed)
        orders = np.array(list(itertools.permutations(range(7))), np.intp)
        costs = aim.total(orders)
        found = aim.total(best_order(aim)[None, :])[0]
        ratios.append((found - costs.min()) / (np.median(costs) - costs.min()))
    # 0 is the best of all 5,040 orders, 1 a typical one.
    assert np.mean(ratios) < 0.1
    assert max(ratios) < 0.4


@given(st.lists(st.integers(1, 8), min_size=4, max_size=9), st.integers(0, 10**6))
def test_artists_are_kept_apart_wherever_that_can_be_done(counts: list[int], seed: int) -> None:
    most, n = max(counts), sum(counts)
    # With at most ceil(n / 4) tracks of each and room for the last ones, an order four apart exists.
    if (most - 1) * (LAGS + 1) + sum(count == most for count in counts) > n:
        return
    rng = np.random.default_rng(seed)
    owners = rng.permutation(np.repeat(np.arange(len(counts)), counts)).astype(np.intp)
    near = rng.uniform(0, 1, (LAGS, n, n))
    near += near.transpose(0, 2, 1)
    for lag in range(LAGS):
        near[lag] += SAME_ARTIST[lag] * (owners[:, None] == owners[None, :])
        np.fill_diagonal(near[lag], 0)
    order = best_order(Objective(rng.uniform(0, 3, (n, n)), near, owners))
    names = owners[order]
    for lag in range(1, LAGS + 1):
        assert not (names[lag:] == names[:-lag]).any()


def test_shapes_go_where_they_say() -> None:
    assert height(Shape.RISE, 5).tolist() == [0, 1, 2, 3, 4]
    assert height(Shape.FALL, 5).tolist() == [4, 3, 2, 1, 0]
    arc = height(Shape.ARC, 11).tolist()
    top = arc.index(10)
    assert 5 <= top <= 7
    assert arc[: top + 1] == sorted(arc[: top + 1])
    assert arc[top:] == sorted(arc[top:], reverse=True)
