"""The way of a journey over the plane."""

import math
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.journeys import along, journey_through, nearest_mood, stops_of
from musicrec_desktop.domain.moods import MOODS, Mood
from musicrec_desktop.domain.plan import Curve, Shape

NUMBER = st.floats(-1, 2)
WAYS = st.lists(st.tuples(NUMBER, NUMBER), min_size=2, max_size=5)


def test_moods_by_name_are_its_ends() -> None:
    assert stops_of(Curve(Shape.JOURNEY, "sad", "happy")) == (MOODS["sad"], MOODS["happy"])


@pytest.mark.parametrize(
    "curve",
    [
        None,
        Curve(Shape.RISE, "sad", "happy"),
        Curve(Shape.JOURNEY, "sad", "indescribable"),
        Curve(Shape.JOURNEY, "", "happy"),
        Curve(Shape.JOURNEY, way=((0.1, 0.2),)),
    ],
)
def test_what_leads_nowhere_has_no_stops(curve: Curve | None) -> None:
    assert stops_of(curve) == ()


@given(WAYS)
def test_places_in_numbers_hold_and_lie_on_the_plane(way: list[tuple[float, float]]) -> None:
    curve = journey_through(way)
    stops = stops_of(curve)
    assert [(stop.valence, stop.energy) for stop in stops] == [
        (min(max(valence, 0), 1), min(max(energy, 0), 1)) for valence, energy in way
    ]
    assert (curve.start, curve.end) == (stops[0].name, stops[-1].name)
    assert {curve.start, curve.end} <= MOODS.keys()


@given(WAYS, st.integers(2, 60))
def test_the_way_begins_and_ends_where_it_should_in_even_steps(way: list[tuple[float, float]], steps: int) -> None:
    stops = stops_of(journey_through(way))
    places = [(mood.valence, mood.energy) for mood in along(stops, steps)]
    assert len(places) == steps
    assert places[0] == pytest.approx((stops[0].valence, stops[0].energy))
    assert places[-1] == pytest.approx((stops[-1].valence, stops[-1].energy))
    legs = [math.dist((a.valence, a.energy), (b.valence, b.energy)) for a, b in pairwise(stops)]
    most = max(legs) * len(legs) / (steps - 1)
    assert all(math.dist(a, b) <= most + 1e-9 for a, b in pairwise(places))


def test_a_stop_between_is_passed_on_the_way() -> None:
    stops = stops_of(journey_through(((0.1, 0.1), (0.9, 0.5), (0.3, 0.9))))
    middle = along(stops, 5)[2]
    assert (middle.valence, middle.energy) == pytest.approx((0.9, 0.5))


@pytest.mark.parametrize("mood", MOODS.values(), ids=lambda mood: mood.name)
def test_a_mood_is_nearest_to_its_own_place(mood: Mood) -> None:

    assert nearest_mood(mood.valence, mood.energy) == mood
