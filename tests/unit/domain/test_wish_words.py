"""What the words of a wish mean to whoever filters and whoever scores by them."""

import pytest

from musicrec_desktop.domain.plan import Curve, Facet, FacetWish, PlaylistPlan, Range, Shape, Source
from musicrec_desktop.domain.wish_words import ROOM_TO_MOVE, moves, range_within

LOUD = FacetWish(Facet.ENERGY, Source.RULE, 0.9, range=Range(0.72, 1.0))
QUIET = FacetWish(Facet.ENERGY, Source.RULE, 0.9, range=Range(0.0, 0.4))
BRIGHT = FacetWish(Facet.VALENCE, Source.RULE, 0.9, value="high")


@pytest.mark.parametrize("shape", Shape)
def test_a_wish_for_energy_gives_way_where_the_list_shall_move(shape: Shape) -> None:
    plan = PlaylistPlan("", wants=(LOUD, BRIGHT), avoids=(QUIET,), curve=Curve(shape))
    assert moves(plan) is (shape is not Shape.FLAT)
    room = ROOM_TO_MOVE if moves(plan) else 0.0
    assert range_within(plan, LOUD) == Range(0.72 - room, 1.0 + room)
    assert range_within(plan, QUIET) == QUIET.range, "what is avoided grows no larger"
    assert range_within(plan, BRIGHT) == Range(0.6, 1.0), "the movement is one of energy"


def test_without_a_curve_a_wish_stands_as_it_is() -> None:
    plan = PlaylistPlan("", wants=(LOUD,))
    assert not moves(plan)
    assert range_within(plan, LOUD) == LOUD.range
    assert range_within(plan, FacetWish(Facet.MOOD, Source.RULE, 0.9, value="sad")) is None
