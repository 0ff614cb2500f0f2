"""A plan changed piece by piece: what the listener sets is the listener's, and what contradicts it gives way."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.app.picks import ACTIVITIES, Picks, picked
from musicrec_desktop.app.plan_editing import (
    Piece,
    Slot,
    less,
    more,
    pieces_of,
    titled,
    with_behaviour,
    with_curve,
    with_novelty,
    with_wish,
    without,
)
from musicrec_desktop.domain.plan import (
    Behaviour,
    BehaviourField,
    Curve,
    Facet,
    FacetWish,
    Length,
    Note,
    PlaylistPlan,
    Range,
    Shape,
    Source,
    Spacing,
)
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.llm import Lexicon, understand
from tests.factories import NOW, TREE, make_view

JAZZ = FacetWish(Facet.GENRE, Source.RULE, 0.95, "jazz", words="jazz")
CALM = FacetWish(Facet.MOOD, Source.MODEL, 0.8, "calm", is_hard=False, words="quiet")
STILL = FacetWish(Facet.ENERGY, Source.RULE, 0.85, range=Range(0, 0.5), is_hard=False)
METAL = FacetWish(Facet.GENRE, Source.RULE, 1.0, "metal")
FULL = PlaylistPlan(
    "quiet jazz",
    wants=(JAZZ, CALM, STILL),
    avoids=(METAL,),
    behaviour=(Behaviour(BehaviourField.PLAYS, Range(0, 0), words="never"),),
    length=Length(minutes=30),
    curve=Curve(Shape.RISE),
    novelty=0.9,
    spacing=Spacing(2, alternate=True),
    notes=(Note("absent", "No such mood.", "quiet"), Note("other", "Else.", "rest")),
    only_artists=True,
)
LEXICON = Lexicon.from_view(make_view(60), TREE)


def read(words: str) -> PlaylistPlan:
    return understand(Request(words, NOW), LEXICON)


@given(st.data())
def test_every_piece_can_be_taken_out_and_nothing_else_goes(data: st.DataObject) -> None:
    plan = FULL
    while pieces := pieces_of(plan):
        piece = data.draw(st.sampled_from(pieces))
        left = without(plan, piece)
        gone = len(pieces) - len(pieces_of(left))
        # Without any artist, "only these artists" means nothing.
        assert gone == 1 or (gone == 2 and plan.only_artists and not left.only_artists)
        plan = left
    assert plan == replace(PlaylistPlan("quiet jazz"), notes=plan.notes)


def test_notes_on_words_go_with_what_was_read_from_them() -> None:
    assert [note.code for note in without(FULL, Piece(Slot.WANT, 1)).notes] == ["other"]


def test_what_is_set_is_the_listeners_and_sure() -> None:
    plan = with_wish(FULL, Piece(Slot.WANT, 0), replace(JAZZ, value="folk"))
    assert plan.wants[0] == FacetWish(Facet.GENRE, Source.LISTENER, 1.0, "folk")
    assert len(plan.wants) == 3


def test_what_was_wanted_can_be_left_out_instead_and_back() -> None:
    plan = with_wish(FULL, Piece(Slot.WANT, 0), JAZZ, is_wanted=False)
    assert [wish.value for wish in plan.avoids] == ["metal", "jazz"]
    assert not plan.wanted(Facet.GENRE)
    assert with_wish(plan, Piece(Slot.AVOID, 1), plan.avoids[1]).wanted(Facet.GENRE)[0].value == "jazz"


def test_the_same_thing_is_not_wanted_and_avoided() -> None:
    plan = with_wish(FULL, None, METAL)
    assert not plan.avoids
    assert [wish.value for wish in plan.wanted(Facet.GENRE)] == ["jazz", "metal"]


def test_more_and_less_of_a_sound_move_along_its_scale() -> None:
    louder = more(FULL, Piece(Slot.WANT, 2))
    assert louder.wants[2].range == Range(0.15, 0.65)
    softer = less(FULL, Piece(Slot.WANT, 2))
    assert softer.wants[2].range == Range(0.0, 0.35)
    for _ in range(20):
        louder, softer = more(louder, Piece(Slot.WANT, 2)), less(softer, Piece(Slot.WANT, 2))
    assert louder.wants[2].range == Range(0.8, 1.0)
    assert softer.wants[2].range == Range(0.0, 0.2)


def test_more_and_less_of_a_genre() -> None:
    assert not less(FULL, Piece(Slot.WANT, 0)).wants[0].is_hard
    assert more(FULL, Piece(Slot.WANT, 1)).wants[1].is_hard
    two = with_wish(FULL, None, replace(JAZZ, value="folk"))
    assert less(two, Piece(Slot.WANT, 0)).wants[0].weight == 0.5
    assert more(two, Piece(Slot.WANT, 0)).wants[0].weight == 2.0
    assert less(FULL, Piece(Slot.LENGTH)) == FULL


def test_a_drawn_curve_takes_the_place_of_every_wish_for_energy() -> None:
    plan = with_curve(FULL, Curve(Shape.DRAWN, heights=(0.2, 0.9, 0.1)))
    assert plan.wants == (JAZZ, CALM)
    assert with_curve(FULL, Curve(Shape.FALL)).wants == FULL.wants


def test_a_filter_is_put_in_place_of_one_or_beside_it() -> None:
    often = Behaviour(BehaviourField.PLAYS, Range(5, 50), words="often")
    there = with_behaviour(FULL, Piece(Slot.BEHAVIOUR, 0), often)
    assert there.behaviour == (replace(often, source=Source.LISTENER, words=""),)
    assert len(with_behaviour(FULL, None, often).behaviour) == 2


def test_novelty_stays_on_its_scale_and_the_title_follows() -> None:
    assert with_novelty(FULL, 7).novelty == 1
    request = Request("quiet jazz", NOW)
    folk = with_wish(FULL, Piece(Slot.WANT, 0), replace(JAZZ, value="folk"))
    assert "folk" in titled(folk, request).title.casefold()


@pytest.mark.parametrize("activity", ACTIVITIES)
def test_every_activity_means_something_and_is_the_listeners(activity: str) -> None:
    plan = picked(read(""), Picks(activity=activity), read)
    assert plan.wants
    assert {wish.source for wish in plan.wants} == {Source.LISTENER}


def test_what_is_picked_wins_over_the_words() -> None:
    words = read("sad jazz, 20 minutes, something new")
    plan = picked(words, Picks(("happy",), minutes=60, novelty=0.1), read)
    assert [wish.value for wish in plan.wanted(Facet.MOOD)] == ["happy"]
    assert [wish.value for wish in plan.wanted(Facet.GENRE)] == ["jazz"]
    assert plan.length == Length(minutes=60)
    assert plan.novelty == 0.1
    assert picked(words, Picks(("happy",), activity="sleep"), read).wanted(Facet.MOOD)[0].value == "happy"
    assert Picks().is_empty
