"""What words about a list do with its places, its length and its artists."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from musicrec_desktop.domain.plan import Facet, Length, PlaylistPlan
from musicrec_desktop.llm.conversation import asks
from tests.unit.llm.conversation.talks import N, edit_of, plan_of, shown

PLACES = {
    "keep the first five": ("kept", {0, 1, 2, 3, 4}),
    "please keep 1, 3 and 7": ("kept", {0, 2, 6}),
    "replace everything but the first two": ("kept", {0, 1}),
    "change everything except the last one": ("kept", {9}),
    "keep the Queen songs": ("kept", {0, 2, 3}),
    "behalte die ersten drei": ("kept", {0, 1, 2}),
    "garde les trois premiers": ("kept", {0, 1, 2}),
    "quita las dos últimas": ("removed", {8, 9}),
    "保留前五首": ("kept", {0, 1, 2, 3, 4}),
    "前三首留下": ("kept", {0, 1, 2}),
    "replace the third": ("replaced", {2}),
    "swap out songs 2 to 4": ("replaced", {1, 2, 3}),
    "I don't like the second one": ("replaced", {1}),
    "something else instead of the 4th": ("replaced", {3}),
    "keep everything but number 6": ("replaced", {5}),
    "换掉第三首": ("replaced", {2}),
    "第二首和第五首换掉": ("replaced", {1, 4}),
    "drop the last two": ("removed", {8, 9}),
    "remove Silver Crown": ("removed", {0}),
    "delete the second to last": ("removed", {8}),
    "take out the twelfth": ("removed", set()),
    "去掉最后两首": ("removed", {8, 9}),
    "第2和第5首不要": ("removed", {1, 4}),
    "take the second one out": ("removed", {1}),
    "keep only the first three": ("removed", {3, 4, 5, 6, 7, 8, 9}),
    "just the first eight": ("removed", {8, 9}),
    "swap 2 and 5 for something else": ("replaced", {1, 4}),
    "could you replace track number seven": ("replaced", {6}),
    "第一首留着其他都换": ("kept", {0}),
    "三曲目を消して": ("removed", {2}),
    "more like the third": ("liked", {2}),
}


@pytest.mark.parametrize("words", PLACES)
def test_places(words: str) -> None:
    what, places = PLACES[words]
    assert getattr(edit_of(words), what) == places


@pytest.mark.parametrize(
    "words",
    [
        "keep it calm",
        "songs from the last five years",
        "drop the tempo",
        "keep it under two hours",
        "the first five minutes calm",
        "change to jazz",
    ],
)
def test_verbs_without_places_touch_no_place(words: str) -> None:
    edit = edit_of(words)
    assert not (edit.kept)
    assert not (edit.replaced)
    assert not (edit.removed)


def test_a_place_beyond_the_list_is_said() -> None:
    edit = edit_of("remove the twelfth")
    assert [note.code for note in edit.notes] == ["no_such_place"]
    assert edit.is_empty


def test_this_one_is_what_plays() -> None:
    assert edit_of("replace this one", playing=4).replaced == {4}
    assert not edit_of("replace this one").replaced


def test_which_track_is_asked_back_when_none_plays() -> None:
    assert edit_of("换一首", playing=3).replaced == {3}
    assert edit_of("not this one, another one", playing=3).replaced == {3}
    asked = edit_of("这首不好听换一首")
    assert [note.code for note in asked.notes] == ["no_track_meant"]
    assert asked.is_empty


COMPLAINTS = {
    "that was too fast": (Facet.ENERGY, "high", 0.8),
    "a bit too calm": (Facet.ENERGY, "low", 0.4),
    "not wild enough": (Facet.ENERGY, "low", 0.6),
    "不够嗨": (Facet.ENERGY, "low", 0.6),
    "太吵了": (Facet.ENERGY, "high", 0.8),
    "too old": (Facet.YEAR, "low", shown().year + 1),
    "something older": (Facet.YEAR, "high", shown().year - 1),
}


@pytest.mark.parametrize("words", COMPLAINTS)
def test_complaints_say_what_is_wanted(words: str) -> None:
    facet, end, bound = COMPLAINTS[words]
    edit = edit_of(words)
    assert edit.rest is not None
    ranges = [wish.range for wish in edit.rest.wants if wish.facet is facet and wish.range is not None]
    assert len(ranges) == 1
    assert ranges[0].low >= bound if end == "low" else ranges[0].high <= bound


LENGTHS = {
    "shorter": Length(tracks=7),
    "a bit shorter please": Length(tracks=7),
    "too long": Length(tracks=7),
    "longer": Length(tracks=15),
    "half as long": Length(tracks=5),
    "twice as many": Length(tracks=20),
    "5 more": Length(tracks=15),
    "add five more songs": Length(tracks=15),
    "some more": Length(tracks=15),
    "three fewer": Length(tracks=7),
    "remove 3 songs": Length(tracks=7),
    "ten minutes longer": Length(minutes=40.0),
    "add half an hour": Length(minutes=60.0),
    "20 more minutes": Length(minutes=50.0),
    "短一点": Length(tracks=7),
    "太短了": Length(tracks=15),
    "再来五首": Length(tracks=15),
    "少三首": Length(tracks=7),
    "长十分钟": Length(minutes=40.0),
    "减半": Length(tracks=5),
    "kürzer bitte": Length(tracks=7),
    "plus long": Length(tracks=15),
}


@pytest.mark.parametrize("words", LENGTHS)
def test_lengths_count_from_the_list(words: str) -> None:
    assert edit_of(words, PlaylistPlan("")).length == LENGTHS[words]


def test_a_list_in_minutes_stays_one() -> None:
    plan = plan_of("an hour of rock")
    assert edit_of("shorter", plan).length == Length(minutes=40.0)
    assert edit_of("10 minutes shorter", plan).length == Length(minutes=50.0)
    assert edit_of("two more songs", plan).length == Length(minutes=66.0)


@pytest.mark.parametrize("words", ["make it 20 tracks", "cut it down to 20 tracks", "20 tracks"])
def test_a_length_that_is_named_is_read_as_in_any_request(words: str) -> None:
    edit = edit_of(words)
    assert edit.length is None
    assert edit.rest is not None
    assert edit.rest.length == Length(tracks=20)


@pytest.mark.parametrize("words", ["shorter songs", "nothing longer than four minutes"])
def test_the_length_of_songs_is_not_the_length_of_the_list(words: str) -> None:
    edit = edit_of(words)
    assert edit.length is None
    assert edit.rest is not None
    wanted = [wish.range for wish in edit.rest.wants if wish.facet is Facet.DURATION]
    assert len(wanted) == 1
    assert wanted[0] is not None
    assert wanted[0].high <= 240


@pytest.mark.parametrize(
    "words",
    ["less of that singer", "too many songs by that guy", "fewer songs by this band", "少来点这个歌手", "他的歌太多了"],
)
def test_less_of_whoever_the_list_has_most_of(words: str) -> None:
    edit = edit_of(words)
    assert [(wish.facet, wish.value) for wish in edit.less] == [(Facet.ARTIST, "Queen")]
    assert edit.is_only_less


def test_that_singer_is_who_plays_before_who_was_asked_for() -> None:
    asked = plan_of("songs by Eminem")
    assert [wish.value for wish in edit_of("less of that singer", asked).less] == ["Eminem"]
    assert [wish.value for wish in edit_of("less of that singer", asked, playing=4).less] == ["Orla Finn"]


@pytest.mark.parametrize("words", ["no more of him", "no more of that singer", "不要这个歌手了"])
def test_no_more_of_that_singer_rules_them_out(words: str) -> None:
    edit = edit_of(words)
    assert edit.rest is not None
    assert [(wish.facet, wish.value) for wish in edit.rest.avoids] == [(Facet.ARTIST, "Queen")]


def test_names_of_the_list_and_small_words() -> None:
    assert [wish.value for wish in edit_of("less Queen").less] == ["Queen"]
    assert edit_of("remove Happy").removed == {7}
    kept_words = edit_of("keep happy songs")
    assert not kept_words.kept  # a word in small letters is a word


@pytest.mark.parametrize(
    "words", ["undo", "undo that please", "go back", "撤销", "回到上一版吧", "rückgängig", "annuler"]
)
def test_undo(words: str) -> None:
    assert edit_of(words).is_undo


@pytest.mark.parametrize("words", ["go back to the eighties", "back to rock", "undo the calm, more energy"])
def test_no_undo(words: str) -> None:
    assert not edit_of(words).is_undo


@pytest.mark.parametrize("words", ["something else", "different songs", "换一批", "all new please"])
def test_others(words: str) -> None:
    assert edit_of(words).is_others


def test_several_things_at_once() -> None:
    edit = edit_of("make it calmer but keep the first three, and shorter")
    assert edit.kept == {0, 1, 2}
    assert edit.length == Length(tracks=7)
    assert edit.is_comparing
    assert edit.rest is not None
    assert any(wish.facet is Facet.ENERGY for wish in edit.rest.wants)


def test_add_something_that_is_named() -> None:
    edit = edit_of("add two songs by Nobody Home")
    assert [(wish.facet, wish.value) for wish in edit.added] == [(Facet.ARTIST, "Nobody Home")]
    assert edit.places_added == 2
    assert edit.length is None


@pytest.mark.parametrize("words", ["qwerty zxcv", "", "   ", "please", "今天", "!!!"])
def test_words_without_a_change_are_empty(words: str) -> None:
    assert edit_of(words).is_empty


VERBS = st.sampled_from(
    ["keep", "remove", "replace", "drop", "less", "no more", "add", "more", "换掉", "删掉", "保留", ""]
)
THINGS = st.sampled_from(
    [
        "the first five",
        "3",
        "the last 99",
        "that singer",
        "Queen",
        "rap",
        "everything but",
        "第三首",
        "前0首",
        "shorter",
        "him",
    ]
)


@settings(max_examples=100, deadline=None)
@given(st.one_of(st.text(max_size=60), st.lists(st.one_of(VERBS, THINGS), max_size=6).map(" ".join)))
def test_any_words_give_an_edit_within_the_list_twice_the_same(words: str) -> None:
    edit = edit_of(words)
    places = edit.kept | edit.replaced | edit.removed | edit.liked
    assert places <= set(range(N))
    assert not edit.removed & (edit.kept | edit.replaced)
    assert edit.length is None or (edit.length.minutes or edit.length.tracks or 0) >= 1
    assert edit_of(words) == edit
    if edit.is_empty and edit.rest is not None:
        assert not asks(edit.rest)
