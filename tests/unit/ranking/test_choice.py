"""The learned choice: fits what made somebody choose, moves with each lesson, keeps what it is unsure of."""

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.ranking.choice import Choice, ChoiceModel, faded, fit, ignorant, mean_log_chance, softmax, updated

NAMES = ("near", "loud", "new")
TRUE = np.array([1.5, -1.0, 0.0])


def made(n: int, seed: int = 0, weights: np.ndarray = TRUE) -> list[Choice]:
    random = np.random.default_rng(seed)
    choices = []
    for _ in range(n):
        parts = random.standard_normal((12, len(weights)))
        choices.append(Choice(parts, int(random.choice(12, p=softmax(parts @ weights)))))
    return choices


def test_the_weights_that_made_the_choices_are_found_within_their_stated_error() -> None:
    model = fit(made(3000), ignorant(NAMES))
    sd = np.sqrt(np.diag(np.linalg.inv(model.precision)))
    assert (np.abs(model.weights - TRUE) < 3.5 * sd).all()
    assert (sd < 0.05).all()
    assert model.lessons == 3000


def test_the_fit_stands_where_the_objective_has_no_slope() -> None:
    choices = made(60)
    prior = ignorant(NAMES, 2.0, {"near": -0.5})
    model = fit(choices, prior, strength=3.0)

    def objective(weights: np.ndarray) -> float:
        likely = sum(float(np.log(softmax(choice.parts @ weights)[choice.chosen])) for choice in choices)
        return likely - 0.5 * 3.0 * float((weights - prior.weights) @ prior.precision @ (weights - prior.weights))

    best = objective(model.weights)
    for axis in np.eye(3):
        assert objective(model.weights + 1e-3 * axis) < best
        assert objective(model.weights - 1e-3 * axis) < best


def test_learning_one_by_one_ends_near_learning_all_at_once() -> None:
    choices = made(1500)
    model = ignorant(NAMES)
    for choice in choices:
        model = updated(model, choice)
    at_once = fit(choices, ignorant(NAMES))
    assert np.abs(model.weights - at_once.weights).max() < 0.05
    assert model.lessons == 1500


def test_a_strong_prior_holds_against_few_choices_and_yields_to_many() -> None:
    prior = ignorant(NAMES, 1.0, {"new": 2.0})
    assert fit(made(20), prior, strength=1e6).weights[2] == pytest.approx(2.0, abs=0.01)
    assert abs(fit(made(3000), prior, strength=1.0).weights[2]) < 0.15


def test_without_choices_the_fit_is_the_prior() -> None:
    prior = ignorant(NAMES, 4.0, {"near": 1.0})
    model = fit([], prior, strength=0.5)
    assert (model.weights == prior.weights).all()
    assert (model.precision == prior.precision * 0.5).all()
    assert np.isnan(mean_log_chance([], model))


def test_weights_count_as_repetitions() -> None:
    choices = made(30)
    twice = fit([*choices, *choices], ignorant(NAMES))
    weighted = fit([Choice(choice.parts, choice.chosen, 2.0) for choice in choices], ignorant(NAMES))
    assert weighted.weights == pytest.approx(twice.weights, abs=1e-6)
    nothing = updated(ignorant(NAMES), Choice(choices[0].parts, 0, 0.0))
    assert (nothing.weights == 0).all()


@given(st.lists(st.integers(0, 4), min_size=1, max_size=20), st.floats(0.1, 100.0))
def test_a_lesson_makes_what_was_chosen_likelier_and_the_belief_no_less_sure(chosen: list[int], ridge: float) -> None:
    random = np.random.default_rng(5)
    model = ignorant(NAMES, ridge)
    for at in chosen:
        choice = Choice(random.standard_normal((5, 3)), at)
        after = updated(model, choice)
        assert after.chances(choice.parts)[at] >= model.chances(choice.parts)[at] - 1e-12
        assert (np.linalg.eigvalsh(after.precision - model.precision) > -1e-9).all()
        model = after


def test_what_is_not_refreshed_fades_to_the_resting_belief_and_never_past_it() -> None:
    resting = ignorant(NAMES, 0.5, {"new": 1.0})
    model = fit(made(300), ignorant(NAMES))
    once = faded(model, 0.9, resting)
    assert once.precision == pytest.approx(0.9 * model.precision + 0.1 * resting.precision)
    assert faded(model, 1.0, resting).weights == pytest.approx(model.weights)
    for _ in range(3000):
        model = faded(model, 0.99, resting)
    assert model.weights == pytest.approx(resting.weights, abs=1e-6)
    assert model.precision == pytest.approx(resting.precision, abs=1e-6)
    with pytest.raises(InvariantError):
        faded(model, 1.1, resting)
    with pytest.raises(InvariantError):
        faded(model, 0.9, ignorant(("other",)))


def test_a_listener_who_changes_is_followed_by_fading_and_not_without() -> None:
    resting = ignorant(NAMES, 0.1)
    follows = stays = ignorant(NAMES)
    for choice in [*made(1500), *made(300, seed=2, weights=-TRUE)]:
        stays = updated(stays, choice)
        follows = updated(faded(follows, 0.98, resting), choice)
    later = made(200, seed=3, weights=-TRUE)
    assert mean_log_chance(later, follows) > mean_log_chance(later, stays) + 0.3


def test_draws_spread_as_the_belief_says() -> None:
    model = fit(made(200), ignorant(NAMES))
    random = np.random.default_rng(1)
    drawn = np.array([model.drawn(random).weights for _ in range(4000)])
    assert np.abs(drawn.mean(axis=0) - model.weights).max() < 0.02
    assert np.cov(drawn.T) == pytest.approx(
        np.linalg.inv(model.precision), abs=0.15 * float(np.linalg.norm(np.cov(drawn.T)))
    )


def test_huge_parts_do_not_overflow() -> None:
    model = updated(ignorant(NAMES), Choice(np.array([[1e5, 0, 0], [-1e5, 0, 0]]), 1))
    assert np.isfinite(model.weights).all()
    assert softmax(np.array([1e6, 0.0])) == pytest.approx([1.0, 0.0])


def test_a_model_survives_a_file() -> None:
    model = fit(made(50), ignorant(NAMES))
    again = ChoiceModel.from_dict(json.loads(json.dumps(model.as_dict())))
    assert again.names == model.names
    assert (again.weights == model.weights).all()
    assert (again.precision == model.precision).all()
    assert again.lessons == 50


@pytest.mark.parametrize(
    ("names", "weights", "precision"),
    [
        (("a", "b"), np.zeros(3), np.eye(2)),
        (("a", "b"), np.zeros(2), np.eye(3)),
        (("a", "a"), np.zeros(2), np.eye(2)),
        (("a", "b"), np.array([0.0, np.nan]), np.eye(2)),
    ],
)
def test_what_does_not_fit_together_is_refused(
    names: tuple[str, ...], weights: np.ndarray, precision: np.ndarray
) -> None:
    with pytest.raises(InvariantError):
        ChoiceModel(names, weights, precision)


def test_other_formats_and_impossible_choices_are_refused() -> None:
    with pytest.raises(InvariantError):
        ChoiceModel.from_dict({**ignorant(NAMES).as_dict(), "format": 99})
    with pytest.raises(InvariantError):
        Choice(np.zeros((3, 2)), 3)
    with pytest.raises(InvariantError):
        Choice(np.zeros((3, 2)), 0, -1.0)
    with pytest.raises(InvariantError):
        ignorant(NAMES).weakened(0.0)
