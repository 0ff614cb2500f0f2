"""Fusing opinions: shares, silence, checks."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking import DEFAULT_WEIGHTS, rank
from musicrec_desktop.ranking.fusion import SILENCE_COST
from tests.factories import make_context, make_view
from tests.unit.ranking.music import everything, plan, ranked_all


class Says:
    """A scorer that says what it is told."""

    def __init__(self, name: str, values: list[float]) -> None:
        self.name = name
        self._values = np.array(values, np.float32)

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        assert len(candidates.ids) <= len(context.view)
        return self._values

    def evidence(self, context: ScoringContext, row: int) -> str:
        return f"{self.name} of {context.view.titles[row]}"


NAN = float("nan")


def test_a_score_is_the_weighted_mean() -> None:
    context = make_context(view=make_view(2))
    scorers = [Says("a", [1.0, 0.0]), Says("b", [0.5, 1.0])]
    ranked = rank(context, everything(context), scorers, {"a": 3, "b": 1})
    assert ranked.scores == pytest.approx([(3 + 0.5) / 4, 1 / 4])
    assert ranked.names == ("a", "b")


def test_saying_nothing_costs_a_little_and_is_not_a_zero() -> None:
    context = make_context(view=make_view(3))
    scorers = [Says("a", [0.8, 0.8, 0.8]), Says("b", [0.8, NAN, 0.0])]
    known, unknown, bad = rank(context, everything(context), scorers, {"a": 1, "b": 1}).scores.tolist()
    assert known > unknown > bad
    assert unknown == pytest.approx(0.8 * (1 - SILENCE_COST / 2))


def test_a_scorer_that_is_silent_on_all_costs_nobody_anything() -> None:
    context = make_context(view=make_view(2))
    scorers = [Says("a", [0.8, 0.4]), Says("b", [NAN, NAN])]
    assert rank(context, everything(context), scorers).scores == pytest.approx([0.8, 0.4])


def test_without_any_opinion_the_score_is_zero_not_nan() -> None:
    context = make_context(view=make_view(2))
    assert rank(context, everything(context), [Says("a", [NAN, NAN])]).scores.tolist() == [0, 0]
    assert rank(context, everything(context), []).scores.tolist() == [0, 0]


@given(
    st.lists(st.lists(st.one_of(st.floats(0, 1, width=32), st.just(NAN)), min_size=4, max_size=4), max_size=5),
    st.lists(st.floats(0, 5), min_size=5, max_size=5),
)
def test_parts_times_shares_sum_to_the_score_and_stay_within_the_parts(
    said: list[list[float]], weights: list[float]
) -> None:
    context = make_context(view=make_view(4))
    scorers = [Says(f"s{i}", values) for i, values in enumerate(said)]
    by_name = {f"s{i}": weight for i, weight in enumerate(weights)}
    ranked = rank(context, everything(context), scorers, by_name)
    for at in range(4):
        parts = ranked.parts_of(context, at)
        assert [part.name for part in parts] == [scorer.name for scorer in scorers]
        known = [part for part in parts if not np.isnan(part.value)]
        assert all(part.weight == 0 for part in parts if np.isnan(part.value))
        assert sum(part.value * part.weight for part in known) == pytest.approx(ranked.scores[at], abs=1e-5)
        assert 0 <= ranked.scores[at] <= max((part.value for part in known), default=0) + 1e-5


def test_everything_in_it_is_read_only() -> None:
    ranked = ranked_all(make_context())
    for array in (ranked.rows, ranked.parts, ranked.weights, ranked.shares, ranked.scores):
        assert not array.flags.writeable


@pytest.mark.parametrize("values", [[0.5], [0.5, 1.5], [-0.1, 0.5]])
def test_a_wrong_answer_is_named(values: list[float]) -> None:
    context = make_context(view=make_view(2))
    with pytest.raises(InvariantError, match="'odd'"):
        rank(context, everything(context), [Says("odd", values)])


def test_candidates_from_elsewhere_and_negative_weights_are_refused() -> None:
    context = make_context(view=make_view(2))
    with pytest.raises(InvariantError, match="not in the library"):
        rank(context, Candidates(np.array([1, 99]), {}))
    with pytest.raises(InvariantError, match="negative"):
        rank(context, everything(context), weights={"sound": -1.0})


def test_asking_for_the_new_or_the_known_makes_familiarity_count() -> None:
    plain = ranked_all(make_context())
    asked = ranked_all(make_context(plan=plan().__class__("", novelty=0.9)))
    at = plain.names.index("familiarity")
    assert plain.weights[at] == pytest.approx(DEFAULT_WEIGHTS["familiarity"])
    assert asked.weights[at] > 2 * plain.weights[at]
