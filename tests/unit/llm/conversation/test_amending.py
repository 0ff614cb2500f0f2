"""The plan after words about the list: what gives way, what stays."""

from hypothesis import given, settings
from hypothesis import strategies as st

from musicrec_desktop.domain.plan import Curve, Facet, FacetWish, Length, PlaylistPlan, Range, Shape, Source
from musicrec_desktop.llm.conversation import narrows_only
from tests.unit.llm.conversation.talks import plan_after, plan_of, wants


def test_another_genre_takes_the_place_of_the_one_before() -> None:
    assert wants(plan_after("rock, 12 songs", "jazz instead"))["genre"] == "jazz"
    assert plan_after("rock, 12 songs", "jazz instead").length == Length(tracks=12)


def test_too_stands_beside() -> None:
    genres = {wish.value for wish in plan_after("rock", "some jazz too").wanted(Facet.GENRE)}
    assert genres == {"rock", "jazz"}


def test_no_more_of_a_genre_takes_it_out_and_keeps_it_out() -> None:
    plan = plan_after("rock and rap", "no more rap", "happier")
    assert [wish.value for wish in plan.wanted(Facet.GENRE)] == ["rock"]
    assert [wish.value for wish in plan.avoided(Facet.GENRE)] == ["rap"]
    back = plan_after("rock and rap", "no more rap", "rap is fine again")
    assert not back.avoided(Facet.GENRE)


def test_happier_begins_where_the_list_is_and_keeps_its_energy() -> None:
    plan = plan_after("energetic rock", "happier")
    valence = plan.wanted(Facet.VALENCE)[0].range
    assert valence is not None
    assert valence.low > 0.6  # the list's mean
    assert plan.wanted(Facet.ENERGY)
    assert wants(plan)["genre"] == "rock"


def test_another_use_takes_the_place_of_every_sound() -> None:
    plan = plan_after("calm sad rock", "now for a party")
    moods = {wish.value for wish in plan.wanted(Facet.MOOD)}
    assert "party" in moods
    assert not moods & {"sad", "calm"}
    assert wants(plan)["genre"] == "rock"


def test_a_tempo_told_in_numbers_outlives_a_mood() -> None:
    plan = plan_after("rock at 120 to 130 bpm", "now something sad")
    assert any(wish.is_hard for wish in plan.wanted(Facet.TEMPO))


def test_a_journey_ends_with_another_mood_and_a_rise_goes_on() -> None:
    assert plan_after("from sad to happy", "now for a party").curve is None
    rise = plan_after("start calm and build up, rock", "more pop")
    assert rise.curve is not None
    assert rise.curve.shape is Shape.RISE


def test_only_that_singer_and_then_another() -> None:
    plan = plan_after("songs by Eminem", "now songs by Queen")
    assert [wish.value for wish in plan.wanted(Facet.ARTIST)] == ["Queen"]
    assert plan.only_artists


def test_less_of_one_of_two_halves_its_share_and_of_the_only_one_frees_the_list() -> None:
    both = {wish.value: wish.weight for wish in plan_after("half rap half rock", "less rap").wanted(Facet.GENRE)}
    assert both["rap"] * 2 == both["rock"]
    assert not plan_after("rap", "less rap").wanted(Facet.GENRE)


def test_more_of_what_nobody_asked_for_only_leans() -> None:
    wish = plan_after("something energetic", "more jazz").wanted(Facet.GENRE)[0]
    assert (wish.value, wish.is_hard) == ("jazz", False)


def test_notes_of_a_turn_are_gone_at_the_next() -> None:
    plan = plan_after("rock", "remove number 50", "shorter")
    assert not plan.notes


def test_the_request_is_all_that_was_said() -> None:
    assert plan_after("rock", "shorter", "happier").request == "rock; shorter; happier"


def test_what_only_narrows() -> None:
    before = plan_of("rock and rap")
    assert narrows_only(before, plan_after("rock and rap", "no rap"))
    assert narrows_only(before, plan_after("rock and rap", "only after 1990"))
    assert narrows_only(before, plan_after("rock and rap", "no live versions"))
    for words in ("happier", "jazz", "songs I never played", "one per artist", "start calm and build up"):
        assert not narrows_only(before, plan_after("rock and rap", words)), words
    wider = PlaylistPlan("", avoids=(FacetWish(Facet.GENRE, Source.RULE, 1.0, value="rap"),))
    assert not narrows_only(wider, PlaylistPlan(""))


WORDS = st.sampled_from(
    [
        "no rap",
        "happier",
        "now for a party",
        "jazz instead",
        "less Queen",
        "shorter",
        "from the 80s",
        "no Queen",
        "more rock",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, min_size=1, max_size=5))
def test_exclusions_hold_and_never_stand_beside_the_same_wish(words: list[str]) -> None:
    plan = plan_after("rock and rap", *words)
    hard = {(wish.facet, wish.value) for wish in plan.avoids if wish.is_hard}
    assert not hard & {(wish.facet, wish.value) for wish in plan.wants}
    if "no rap" in words:
        assert (Facet.GENRE, "rap") in hard
    if "no Queen" in words:
        assert (Facet.ARTIST, "Queen") in hard
    ranges = [wish.range for wish in plan.wanted(Facet.YEAR)]
    assert len(ranges) <= 1
    assert plan.curve is None or isinstance(plan.curve, Curve)
    assert all(isinstance(each, Range) for each in ranges)


def test_all_of_one_thing_is_not_all_of_another() -> None:
    whole = plan_after("10 songs", "everything by Queen")
    assert (whole.everything, whole.length) == (True, None)
    assert plan_after("every Queen song", "happier").everything
    assert not plan_after("every Queen song", "jazz instead").everything
    shorter = plan_after("every Queen song", "only 5 songs")
    assert shorter.length == Length(tracks=5)


def test_an_order_is_asked_for_and_stays() -> None:
    plan = plan_after("rock and rap, 10 songs", "start with the rap and end with rock")
    assert plan.spacing.order == ("rap", "rock")
    assert plan_after("start with rap, end with rock", "happier").spacing.order == ("rap", "rock")
