"""What is said of a list that is not as asked."""

from dataclasses import replace

import numpy as np
import pytest

from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.plan import Curve, Facet, Length, PlaylistPlan, Range, Shape, Source
from musicrec_desktop.ranking import sequence
from tests.factories import make_context, make_track
from tests.unit.ranking.music import features, ranked_all, view_of, wish

RNG = np.random.default_rng(4)
LENGTH = Length(tracks=10)


def _library(n_quiet: int, n_loud: int) -> LibraryView:
    tracks = [make_track(at, artists=(f"Artist {at}",)) for at in range(1, n_quiet + n_loud + 1)]
    sounds = {at: features(RNG, energy=0.2 if at <= n_quiet else 0.9, valence=0.5) for at in range(1, len(tracks) + 1)}
    return view_of(tracks, sounds)


def _notes(view: LibraryView, plan: PlaylistPlan) -> list[str]:
    context = make_context(view=view, plan=plan)
    _, notes = sequence(context, ranked_all(context))
    return [note.text for note in notes if note.code == "missed"]


def test_a_wish_about_sound_that_most_of_the_list_misses_is_said() -> None:
    quiet = replace(wish(Facet.ENERGY, Range(0.0, 0.4)), words="quiet")
    asked = PlaylistPlan("", wants=(quiet,), length=LENGTH)
    assert _notes(_library(30, 30), asked) == []
    (text,) = _notes(_library(3, 30), asked)
    assert "“quiet”" in text
    assert "3 of these 10" in text


def test_it_is_said_once_for_one_word_and_in_the_language_of_the_request() -> None:
    calm = replace(wish(Facet.MOOD, "calm"), words="安静")
    low = replace(wish(Facet.ENERGY, Range(0.0, 0.4)), words="安静")
    (text,) = _notes(_library(2, 30), PlaylistPlan("", language="zh", wants=(calm, low), length=LENGTH))
    assert "“安静”只有 2/10 首" in text


@pytest.mark.parametrize("shape", [Shape.RISE, Shape.FALL, Shape.ARC])
def test_a_list_that_shall_move_may_leave_the_level(shape: Shape) -> None:
    quiet = replace(wish(Facet.ENERGY, Range(0.0, 0.4)), words="quiet")
    asked = PlaylistPlan("", wants=(quiet,), length=LENGTH, curve=Curve(shape))
    assert _notes(_library(3, 30), asked) == []


def test_nobody_is_told_of_what_nobody_asked_for() -> None:
    by_the_hour = replace(wish(Facet.ENERGY, Range(0.0, 0.4)), source=Source.PROFILE)
    assert _notes(_library(3, 30), PlaylistPlan("", wants=(by_the_hour,), length=LENGTH)) == []
