"""Facts and costs between two tracks."""

import math

import numpy as np
import pytest

from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.ranking import transition
from musicrec_desktop.ranking.transitions import transition_costs
from tests.factories import make_context, make_tracks
from tests.unit.ranking.music import features, view_of

RNG = np.random.default_rng(8)


def between(first: dict[str, float], second: dict[str, float]) -> tuple[LibraryView, float]:
    base = features(RNG)
    values = {name: base[name] for name in ("tempo", "key", "mode", "energy", "loudness")}
    sounds = {
        1: features(np.random.default_rng(0), **(values | first)),
        2: features(np.random.default_rng(0), **(values | second)),
    }
    view = view_of(make_tracks(40), sounds)
    return view, float(transition_costs(view.features, np.array([0, 1]))[0, 1])


@pytest.mark.parametrize(
    ("first", "second", "relation"),
    [
        ((9, 0), (9, 0), "same key"),
        ((9, 0), (0, 1), "relative key"),
        ((0, 1), (7, 1), "neighbouring keys"),
        ((0, 1), (4, 0), "neighbouring keys"),
        ((0, 1), (6, 1), "distant keys"),
        ((0, 1), (0, 0), "distant keys"),
    ],
)
def test_keys_relate_by_the_circle_of_fifths(first: tuple[int, int], second: tuple[int, int], relation: str) -> None:
    view, _ = between({"key": first[0], "mode": first[1]}, {"key": second[0], "mode": second[1]})
    assert transition(make_context(view=view), 0, 1).key_relation == relation


def test_facts_are_differences_from_the_first_to_the_second() -> None:
    view, _ = between(
        {"tempo": 100, "energy": 0.2, "loudness": -20, "key": 9, "mode": 0},
        {"tempo": 110, "energy": 0.5, "loudness": -14, "key": 0, "mode": 1},
    )
    facts = transition(make_context(view=view), 0, 1)
    assert facts.is_known
    assert facts.tempo_change == pytest.approx(0.1)
    assert (facts.tempo_from, facts.tempo_to) == (100, 110)
    assert (facts.key_from, facts.key_to) == ("A minor", "C major")
    assert facts.energy_change == pytest.approx(0.3)
    assert facts.loudness_change_db == pytest.approx(6)
    assert transition(make_context(view=view), 0, 0).sound_cosine == pytest.approx(1)


def test_double_tempo_is_no_change() -> None:
    view, same = between({"tempo": 80}, {"tempo": 80})
    view, double = between({"tempo": 80}, {"tempo": 160})
    assert transition(make_context(view=view), 0, 1).tempo_change == pytest.approx(0)
    # The sound vector holds the tempo too, so the cost is not quite the same.
    assert double == pytest.approx(same, abs=0.15)


@pytest.mark.parametrize(
    ("small", "large"),
    [
        ({"tempo": 103}, {"tempo": 135}),
        ({"key": 7.0, "mode": 1.0}, {"key": 6.0, "mode": 1.0}),
        ({"energy": 0.55}, {"energy": 0.95}),
        ({"loudness": -13}, {"loudness": -6}),
    ],
)
def test_a_larger_step_costs_more(small: dict[str, float], large: dict[str, float]) -> None:
    start = {"tempo": 100.0, "key": 0.0, "mode": 1.0, "energy": 0.5, "loudness": -14.0}
    _, little = between(start, start | small)
    _, much = between(start, start | large)
    assert little < much


def test_costs_are_symmetric_and_finite_without_analysis() -> None:
    view = view_of(make_tracks(12))
    values = view.features.values.copy()
    values[::3] = np.nan
    holes = FeatureMatrix(view.ids.copy(), values, view.features.confidences.copy())
    costs = transition_costs(holes, np.arange(12))
    assert np.isfinite(costs).all()
    assert costs == pytest.approx(costs.T)
    assert (costs.diagonal() == 0).all()
    assert (costs[0, 1:] > 0.3).all()
    blind = LibraryView.from_tracks(make_tracks(12), holes)
    facts = transition(make_context(view=blind), 0, 1)
    assert not facts.is_known
    assert math.isnan(facts.energy_change)
    assert facts.key_relation == ""
