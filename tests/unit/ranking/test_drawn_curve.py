"""A list follows energies that were drawn, place by place, and says so where it cannot."""

import numpy as np
import pytest

from musicrec_desktop.domain.journeys import drawn_way
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import Curve, Length, PlaylistPlan, Shape
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.ranking import sequence
from tests.factories import NOW, make_context, make_track
from tests.unit.ranking.music import column, features, ranked_all, view_of

N = 300


def view(low: float, high: float) -> LibraryView:
    sounds = {
        i: features(np.random.default_rng(i), energy=low + (high - low) * ((i * 37) % N) / N) for i in range(1, N + 1)
    }
    return view_of([make_track(i, artists=(f"Artist {i % 60}",)) for i in range(1, N + 1)], sounds)


WIDE, NARROW = view(0.0, 1.0), view(0.4, 0.6)


@pytest.mark.parametrize("heights", [(0.1, 0.9), (0.9, 0.2, 0.9), (0.2, 0.3, 0.8, 0.7, 0.2), (0.5, 0.5)])
def test_the_energies_of_the_list_lie_on_what_was_drawn(heights: tuple[float, ...]) -> None:
    plan = PlaylistPlan("", length=Length(tracks=20), curve=Curve(Shape.DRAWN, heights=heights))
    context = make_context(plan=plan, view=WIDE, request=Request("", NOW))
    tracks, notes = sequence(context, ranked_all(context))
    wanted = drawn_way(plan.curve, len(tracks))
    assert wanted is not None
    assert np.abs(np.array(column(context, tracks, "energy")) - wanted).mean() < 0.1
    assert [note.code for note in notes if note.code == "drawn"] == []


def test_where_the_library_has_no_such_energies_that_is_said() -> None:
    plan = PlaylistPlan("", length=Length(tracks=20), curve=Curve(Shape.DRAWN, heights=(0.0, 1.0)))
    context = make_context(plan=plan, view=NARROW, request=Request("", NOW))
    tracks, notes = sequence(context, ranked_all(context))
    assert [note.code for note in notes] == ["drawn"]
    energies = column(context, tracks, "energy")
    assert np.corrcoef(energies, np.arange(len(energies)))[0, 1] > 0.8


def test_a_curve_of_one_height_is_none() -> None:
    assert drawn_way(Curve(Shape.DRAWN, heights=(0.4,)), 5) is None
    assert drawn_way(Curve(Shape.RISE), 5) is None
