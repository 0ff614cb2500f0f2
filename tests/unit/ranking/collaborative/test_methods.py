"""Each collaborative method against a plain solution of what it claims to solve."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy import sparse

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.ranking.collaborative import (
    AlsSettings,
    EaseSettings,
    Interactions,
    TagSettings,
    fit_als,
    fit_ease,
    half_step,
    item_similarities,
    leading_columns,
    log_scaled,
    nearest,
    projected,
    row_neighbour_scores,
    tag_profiles,
)


def table(rows: int, items: int, seed: int = 0, share: float = 0.3) -> NDArray[np.float32]:
    random = np.random.default_rng(seed)
    return (random.random((rows, items)) < share).astype(np.float32)


def plain_ease(x: NDArray[np.float32], penalties: NDArray[np.float64]) -> NDArray[np.float64]:
    """Item by item: ridge regression of its column on all others."""
    n = x.shape[1]
    weights = np.zeros((n, n))
    for item in range(n):
        others = np.delete(np.arange(n), item)
        a = x[:, others].astype(np.float64)
        weights[others, item] = np.linalg.solve(a.T @ a + np.diag(penalties[others]), a.T @ x[:, item])
    return np.asarray(x @ weights)


@pytest.mark.parametrize("shape", [(30, 9), (7, 19)])
@pytest.mark.parametrize("dropout", [0.0, 0.4])
def test_ease_solves_every_regression_at_once(shape: tuple[int, int], dropout: float) -> None:
    x = table(*shape)
    penalties = 2.0 + dropout / (1 - dropout) * (x**2).sum(axis=0)
    scores = fit_ease(sparse.csr_matrix(x), EaseSettings(2.0, dropout)).scores(sparse.csr_matrix(x))
    assert scores == pytest.approx(plain_ease(x, penalties), abs=1e-4)


def test_both_forms_of_ease_say_the_same() -> None:
    x = table(8, 12)
    wide = fit_ease(sparse.csr_matrix(x), EaseSettings(3.0, 0.0))
    # Empty rows change nothing but the form.
    tall = fit_ease(sparse.csr_matrix(np.vstack([x, np.zeros((9, 12), np.float32)])), EaseSettings(3.0, 0.0))
    assert wide.primal is None
    assert tall.primal is not None
    assert wide.scores(sparse.csr_matrix(x)) == pytest.approx(tall.scores(sparse.csr_matrix(x)), abs=1e-4)


def test_side_rows_bring_items_together_that_nobody_has_together() -> None:
    x = np.zeros((20, 4), np.float32)
    x[:10, 0] = x[10:, 1] = x[10:, 3] = 1
    side = sparse.csr_matrix(np.array([[3.0, 0, 3.0, 0]], np.float32))
    bare = fit_ease(sparse.csr_matrix(x), EaseSettings(1.0, 0.0)).scores(sparse.csr_matrix(x[:1]))
    told = fit_ease(sparse.csr_matrix(x), EaseSettings(1.0, 0.0), side).scores(sparse.csr_matrix(x[:1]))
    assert bare[0, 2] == pytest.approx(0, abs=1e-5)
    assert told[0, 2] > 0.1


@settings(max_examples=25, deadline=None)
@given(st.integers(1, 12), st.integers(1, 9), st.integers(1, 6), st.integers(0, 99))
def test_half_a_round_of_als_is_the_exact_minimum_of_each_row(rows: int, items: int, width: int, seed: int) -> None:
    random = np.random.default_rng(seed)
    confidence = (table(rows, items, seed, 0.4) * random.uniform(0.5, 9, (rows, items))).astype(np.float32)
    factors = random.standard_normal((items, width)).astype(np.float32)
    penalties = random.uniform(0.5, 3, rows)
    solved = half_step(sparse.csr_matrix(confidence), factors, penalties)
    for row in range(rows):
        if not confidence[row].any():
            assert not solved[row].any()
            continue
        weights = np.diag(1.0 + confidence[row].astype(np.float64))
        left = factors.T @ weights @ factors + penalties[row] * np.eye(width)
        right = factors.T @ weights @ (confidence[row] > 0)
        assert solved[row] == pytest.approx(np.linalg.solve(left, right), abs=1e-3)


def test_rows_of_very_different_lengths_are_solved_alike() -> None:
    confidence = np.zeros((5, 400), np.float32)
    for row, length in enumerate((1, 2, 3, 100, 400)):
        confidence[row, :length] = 2
    factors = np.random.default_rng(1).standard_normal((400, 5)).astype(np.float32)
    together = half_step(sparse.csr_matrix(confidence), factors, np.ones(5))
    for row in range(5):
        alone = half_step(sparse.csr_matrix(confidence[row : row + 1]), factors, np.ones(1))
        assert together[row] == pytest.approx(alone[0], abs=1e-4)


def test_als_finds_blocks_and_repeats_itself() -> None:
    x = np.zeros((20, 10), np.float32)
    x[:10, :5] = x[10:, 5:] = 3
    x[0, 4] = x[19, 9] = 0
    chosen = AlsSettings(factors=2, penalty=0.5, rounds=12)
    first, second = (fit_als(sparse.csr_matrix(x), chosen) for _ in range(2))
    scores = first.rows @ first.items.T
    assert scores[0, 4] > scores[0, 5:].max() + 0.2
    assert scores[19, 9] > scores[19, :5].max() + 0.2
    assert np.array_equal(first.items, second.items)


def test_als_lowers_its_objective_with_every_round() -> None:
    confidence = table(25, 18, 4) * 5

    def objective(rounds: int) -> float:
        found = fit_als(sparse.csr_matrix(confidence), AlsSettings(4, 2.0, 0.0, rounds))
        wrong = found.rows @ found.items.T - (confidence > 0)
        size = 2.0 * ((found.rows**2).sum() + (found.items**2).sum())
        return float(((1 + confidence) * wrong**2).sum() + size)

    values = [objective(rounds) for rounds in (1, 2, 4, 8)]
    assert values == sorted(values, reverse=True)


def test_item_similarities_are_shrunk_cosines() -> None:
    x = table(14, 8, 2)
    norms = np.sqrt((x**2).sum(axis=0))
    expected = (x.T @ x) / (np.outer(norms, norms) + 5)
    np.fill_diagonal(expected, 0)
    assert item_similarities(sparse.csr_matrix(x)).toarray() == pytest.approx(expected, abs=1e-6)


def test_the_nearest_are_kept_and_the_first_of_equals() -> None:
    near = nearest(sparse.csr_matrix(np.array([[0, 0.5, 0.9, 0.5], [0, 0, 0, 0], [1, 2, 3, 4], [0, 0, 0, 1.0]])), 2)
    expected = np.array([[0, 0.5, 0.9, 0], [0, 0, 0, 0], [0, 0, 3, 4], [0, 0, 0, 1.0]])
    assert np.array_equal(near.toarray(), expected)


def test_rows_alike_lend_what_they_have() -> None:
    x = np.zeros((6, 7), np.float32)
    x[0, [0, 1]] = x[1, [0, 1, 2]] = x[2, [3, 4]] = x[3, [3, 4, 5]] = 1
    scores = row_neighbour_scores(sparse.csr_matrix(x), neighbours=1)
    assert scores[0, 2] > 0
    assert scores[2, 5] > 0
    assert scores[0, 5] == scores[2, 2] == 0
    assert not scores[4].any()


def test_tags_are_cosines_and_long_profiles_weigh_more_when_asked() -> None:
    counts = sparse.csr_matrix(np.array([[4.0, 1, 0], [4, 0, 0], [1, 3, 2], [0, 1, 1], [0, 0, 0], [0, 0, 1]]))
    cosine = tag_profiles(counts, TagSettings(least=2)).toarray()
    lengths = np.linalg.norm(cosine, axis=1)
    assert lengths[[0, 1, 2, 3, 5]] == pytest.approx(1, abs=1e-5)
    assert lengths[4] == 0
    longer = np.linalg.norm(tag_profiles(counts, TagSettings(least=2, length=0.5)).toarray(), axis=1)
    assert longer[2] > longer[1]


def test_rare_tags_are_dropped() -> None:
    counts = sparse.csr_matrix(np.array([[1.0, 1], [1, 0], [1, 0], [0, 0], [0, 0], [0, 0]]))
    assert tag_profiles(counts).shape == (6, 1)


def test_a_projection_is_weighted_ridge_regression() -> None:
    random = np.random.default_rng(5)
    known, unknown = (random.standard_normal((k, 4)).astype(np.float32) for k in (30, 3))
    truth = random.standard_normal((4, 2)).astype(np.float32)
    weights = random.uniform(0.5, 2, 30).astype(np.float32)
    exact = projected(known, known @ truth, weights, 1e-4, unknown)
    assert exact == pytest.approx(unknown @ truth, abs=1e-2)
    heavy = projected(known, known @ truth, weights, 1e6, unknown)
    assert np.abs(heavy).max() < 0.01


def test_columns_with_most_entries_lead_and_the_first_of_equals() -> None:
    matrix = sparse.csr_matrix(np.array([[1, 0, 1, 1.0], [0, 0, 1, 1], [1, 0, 1, 0]]))
    assert np.array_equal(leading_columns(matrix, 2).toarray(), np.array([[1, 1], [1, 0], [1, 1.0]]))


def test_counts_are_scaled_by_their_logarithm() -> None:
    assert log_scaled(np.array([0.0, 100, 300]), 1.0, 2.0, 100.0) == pytest.approx(
        [1, 1 + 2 * np.log(2), 1 + 4 * np.log(2)]
    )


def test_columns_of_different_length_are_refused() -> None:
    with pytest.raises(InvariantError):
        Interactions(np.zeros(2, np.intp), np.zeros(1, np.intp), np.ones(2), 3, 3)
