"""Personalised ranking: its slope, what it learns, and the worst shift."""

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy import sparse

from musicrec_desktop.ranking.collaborative import BprSettings, Triples, fit_bpr, gradient, mean_loss, worst_shift

SMALL = BprSettings(factors=6, rate=0.02, passes=60, batch=64, plain_passes=20)


def lessons(seed: int) -> tuple[NDArray[np.float64], Triples]:
    """12 vectors, the last of which no triple names; some triples name the same vectors."""
    random = np.random.default_rng(seed)
    owner, liked, other = random.integers(0, 4, 15), random.integers(4, 8, 15), random.integers(8, 11, 15)
    return random.standard_normal((12, 3)), Triples(owner, liked, other)


def two_crowds() -> tuple[NDArray[np.float32], NDArray[np.bool_]]:
    """40 rows of two kinds with half the items of their kind each, and which of the others are of their kind."""
    random = np.random.default_rng(3)
    own = np.arange(40)[:, None] % 2 == np.arange(24) % 2
    has = own & (random.random((40, 24)) < 0.5)
    return has.astype(np.float32), own & ~has


@pytest.mark.parametrize("seed", [0, 1, 2])
def test_the_slope_is_that_of_finite_differences(seed: int) -> None:
    vectors, triples = lessons(seed)
    slope = gradient(vectors, triples)
    step = 1e-6
    for place in np.ndindex(vectors.shape):
        up, down = vectors.copy(), vectors.copy()
        up[place] += step
        down[place] -= step
        measured = (mean_loss(up, triples) - mean_loss(down, triples)) / (2 * step)
        assert slope[place] == pytest.approx(measured, abs=1e-8)
    assert not slope[11].any()


def test_leads_too_large_for_an_exponential_are_no_trouble() -> None:
    vectors = np.array([[1e3], [1e3], [-1e3]], np.float32)
    forwards, backwards = (Triples(np.array([0]), np.array([a]), np.array([b])) for a, b in ((1, 2), (2, 1)))
    assert mean_loss(vectors, forwards) == 0
    assert mean_loss(vectors, backwards) == pytest.approx(2e6)
    assert not gradient(vectors, forwards).any()
    assert gradient(vectors, backwards)[:, 0] == pytest.approx([2e3, 1e3, -1e3])


@pytest.mark.parametrize("radius", [0.1, 0.5])
def test_the_worst_shift_is_as_long_as_asked_and_worse_than_any_other(radius: float) -> None:
    vectors, triples = lessons(4)
    shift = worst_shift(gradient(vectors, triples), radius)
    named = np.unique(np.concatenate([triples.owner, triples.liked, triples.other]))
    lengths = np.linalg.norm(shift, axis=1)
    assert lengths[named] == pytest.approx(np.full(len(named), radius))
    assert lengths.sum() == pytest.approx(radius * len(named))
    shifted = mean_loss(vectors + shift, triples)
    assert shifted > mean_loss(vectors, triples)
    random = np.random.default_rng(5)
    for _ in range(50):
        other = random.standard_normal(vectors.shape)
        other *= radius / np.linalg.norm(other, axis=1, keepdims=True)
        assert shifted > mean_loss(vectors + other, triples)


@pytest.mark.parametrize("adversarial", [0.0, 1.0])
def test_what_a_crowd_hears_comes_before_what_it_does_not(adversarial: float) -> None:
    has, missing = two_crowds()
    chosen = BprSettings(factors=6, rate=0.02, passes=60, batch=64, adversarial=adversarial, plain_passes=20)
    found = fit_bpr(sparse.csr_matrix(has), chosen)
    scores = found.rows @ found.items.T
    foreign = (has == 0) & ~missing
    better = [
        np.mean(scores[row, missing[row]][:, None] > scores[row, foreign[row]])
        for row in range(40)
        if missing[row].any()
    ]
    assert np.mean(better) > 0.9


def test_the_seed_fixes_the_factors() -> None:
    table = sparse.csr_matrix(two_crowds()[0])
    first, second = fit_bpr(table, SMALL), fit_bpr(table, SMALL)
    assert np.array_equal(first.rows, second.rows)
    assert np.array_equal(first.items, second.items)
    other = fit_bpr(table, BprSettings(factors=6, rate=0.02, passes=60, batch=64, seed=1))
    assert not np.array_equal(first.items, other.items)


def test_the_shift_is_off_unless_asked_for_and_begins_after_the_plain_passes() -> None:
    table = sparse.csr_matrix(two_crowds()[0])
    assert BprSettings().adversarial == 0

    def items(adversarial: float, plain_passes: int) -> NDArray[np.float32]:
        return fit_bpr(
            table, BprSettings(4, passes=6, batch=64, adversarial=adversarial, plain_passes=plain_passes)
        ).items

    assert np.array_equal(items(0.0, 0), items(1.0, 6))
    assert not np.array_equal(items(0.0, 0), items(1.0, 3))


def test_a_heavy_penalty_keeps_factors_short() -> None:
    table = sparse.csr_matrix(two_crowds()[0])
    light, heavy = (fit_bpr(table, BprSettings(6, 0.02, penalty, 60, 64)) for penalty in (0.0, 0.1))
    assert np.linalg.norm(heavy.items) < 0.5 * np.linalg.norm(light.items)


def test_rows_and_items_without_pairs_and_rows_that_have_all_are_no_trouble() -> None:
    table = np.zeros((3, 5), np.float32)
    table[0, :2] = 1
    found = fit_bpr(sparse.csr_matrix(table), SMALL)
    assert not found.rows[1:].any()
    assert not found.items[2:].any()
    assert found.rows[0].any()
    everything = fit_bpr(sparse.csr_matrix(np.ones((2, 3), np.float32)), SMALL)
    assert np.isfinite(everything.items).all()
    nothing = fit_bpr(sparse.csr_matrix((4, 3), dtype=np.float32), SMALL)
    assert nothing.rows.shape == (4, 6)
    assert not nothing.items.any()
