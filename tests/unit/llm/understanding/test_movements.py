"""How a list moves, and how it compares."""

import pytest

from musicrec_desktop.domain.plan import Facet, Shape
from tests.unit.llm.understanding.conftest import Plan, said

CURVES = {
    "begin with slow songs and finish with fast ones": (Shape.RISE, "dreamy", "epic"),
    "open with something soft and close with a bang": (Shape.RISE, "calm", ""),
    "energy goes up": (Shape.RISE, "", ""),
    "gradually increase the tempo": (Shape.RISE, "", ""),
    "progressively harder": (Shape.RISE, "", "epic"),
    "end softly": (Shape.FALL, "", "calm"),
    "finish with slow songs": (Shape.FALL, "", "dreamy"),
    "gets calmer toward the end": (Shape.FALL, "", "calm"),
    "rock that winds down": (Shape.FALL, "", ""),
    "wind me down for bed": (Shape.FALL, "", "calm"),
    "fade to silence": (Shape.FALL, "", ""),
    "sad at first but hopeful by the end": (Shape.JOURNEY, "sad", "hopeful"),
    "calm in the beginning, energetic at the end": (Shape.RISE, "calm", "energetic"),
    "first half calm, second half energetic": (Shape.RISE, "calm", "energetic"),
    "first 10 minutes calm, then 20 minutes fast": (Shape.RISE, "calm", "epic"),
    "happy songs then sad songs": (Shape.JOURNEY, "happy", "sad"),
    "angry to calm, 8 tracks": (Shape.FALL, "angry", "calm"),
    "from party to sleep": (Shape.JOURNEY, "party", "sleepy"),
    "progressively sadder": (Shape.JOURNEY, "happy", "sad"),
    "slow start, big middle, slow end": (Shape.ARC, "", ""),
    "energetic in the middle, calm at the ends": (Shape.ARC, "", ""),
    "build up, then bring it back down": (Shape.ARC, "", ""),
    "start calm, then go wild, end quiet": (Shape.ARC, "", ""),
    "starts chill and peaks around the middle": (Shape.ARC, "", ""),
    "wake me up gently: start with calm acoustic and end with energetic pop": (Shape.RISE, "calm", "energetic"),
    "先来点轻松的，然后慢慢嗨起来，最后再安静下来": (Shape.ARC, "", ""),
    "langsam anfangen und dann immer schneller": (Shape.RISE, "dreamy", "epic"),
    "commence calme et finis énergique": (Shape.RISE, "calm", "energetic"),
    "no big jumps in energy": (Shape.FLAT, "", ""),
    "don't change the mood": (Shape.FLAT, "", ""),
    "开头安静，结尾热烈": (Shape.RISE, "calm", "energetic"),
    "健身，由弱到强": (Shape.RISE, "", ""),
    "从派对到睡觉": (Shape.JOURNEY, "party", "sleepy"),
    "带我从压抑走向希望": (Shape.JOURNEY, "dark", "hopeful"),
    "由悲转喜": (Shape.JOURNEY, "sad", "happy"),
    "前半段安静后半段热闹": (Shape.RISE, "calm", "energetic"),
    "能量保持平稳": (Shape.FLAT, "", ""),
    "de triste a alegre": (Shape.JOURNEY, "sad", "happy"),
    "von traurig zu fröhlich": (Shape.JOURNEY, "sad", "happy"),
    "cada vez más rápido": (Shape.RISE, "", "epic"),
    "悲しい曲から明るい曲へ": (Shape.JOURNEY, "sad", "happy"),
}
STILL = (
    "something relaxing to sleep to",
    "energetic music to study to",
    "music to start the day",
    "romantic first dance",
    "get happy",
    "something for the kids to relax to",
    "build up playlist of rock",
    "getting ready for a party",
)


@pytest.mark.parametrize(("text", "curve"), CURVES.items())
def test_curves(plan: Plan, text: str, curve: tuple[Shape, str, str]) -> None:
    found = plan(text).curve
    assert found is not None
    assert (found.shape, found.start, found.end) == curve


@pytest.mark.parametrize("text", STILL)
def test_no_movement(plan: Plan, text: str) -> None:
    assert plan(text).curve is None


def test_places_of_a_movement_are_no_wish_for_all_of_it(plan: Plan) -> None:
    assert not plan("from angry to calm").wanted(Facet.MOOD)
    assert "genre=jazz" in said(plan("start with calm jazz and end energetic"))


def test_the_mood_the_listener_is_in_is_not_asked_for(plan: Plan) -> None:
    assert {wish.value for wish in plan("I'm angry, calm me down").wanted(Facet.MOOD)} == set()
    assert {wish.value for wish in plan("I'm sad, cheer me up").wanted(Facet.MOOD)} == {"happy"}


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("start with jazz and end with rock", ("jazz", "rock")),
        ("end with rock and begin with rap", ("rap", "rock")),
        ("from rap to rock, 12 tracks", ("rap", "rock")),
        ("begin with pop, then r&b, end with rap", ("pop", "r&b", "rap")),
        ("some latin first, then rock", ("latin", "rock")),
        ("start with pop and rock, end with rap", ("pop", "rock", "rap")),
        ("first Queen, then Drake", ("Queen", "Drake")),
        ("from Queen to Coldplay", ("Queen", "Coldplay")),
        ("先来摇滚，最后说唱", ("rock", "rap")),
    ],
)
def test_genres_and_artists_follow_one_another(plan: Plan, text: str, order: tuple[str, ...]) -> None:
    found = plan(text)
    assert found.spacing.order == order
    assert {wish.value for wish in found.wants} == set(order)
    assert all(wish.is_hard for wish in found.wants)
    assert found.curve is None
    assert not found.notes


@pytest.mark.parametrize(
    "text",
    [
        "everything from rap to rock",
        "rock and jazz",
        "start with rock",
        "start with rock, no jazz, end calm",
        "rock from the 80s to the 90s",
        "start with jazz, but end without jazz",
        "songs from Queen",
    ],
)
def test_what_is_no_order_of_genres(plan: Plan, text: str) -> None:
    assert plan(text).spacing.order == ()


def test_what_stands_in_for_an_absent_genre_has_its_stretch(plan: Plan) -> None:
    found = plan("start with classic rock, end with blues")
    assert len(found.spacing.order) == 2
    assert {note.code for note in found.notes} == {"absent_genre"}
    assert all(wish.is_hard for wish in found.wanted(Facet.GENRE))


def test_like_somebody_without_them(plan: Plan) -> None:
    found = plan("like Coldplay but not Coldplay")
    assert "-artist=Coldplay" in said(found)
    assert not found.wanted(Facet.ARTIST)
    assert not found.notes
    (energy,) = found.wanted(Facet.ENERGY)
    assert energy.range is not None
    assert energy.range.low < 0.55 < energy.range.high
    assert [wish.value for wish in found.wanted(Facet.GENRE)] == ["pop"]
    assert not any(wish.is_hard for wish in found.wants)


def test_more_or_less_than_somebody(plan: Plan) -> None:
    slower, happier = plan("slower than Coldplay"), plan("happier than Coldplay")
    assert not slower.only_artists
    assert [wish.is_hard for wish in slower.wanted(Facet.ARTIST)] == [False]
    (valence,) = happier.wanted(Facet.VALENCE)
    assert valence.range is not None
    assert valence.range.low > 0.4


CONTRADICTIONS = {
    "fast and slow": {"note two_ends", "tempo=120..220"},
    "under 2 minutes and over 5 minutes": {"note two_ends", "duration=0..120"},
    "below 100 bpm and above 200 bpm": {"note two_ends", "tempo=0..100"},
    "90s, no 90s": {"note contradiction", "-year=1990..1999"},
    "only rock, no rock": {"note contradiction", "-genre=rock"},
    "calm but energetic": {"note moods_apart"},
    "100 songs by 3 artists": {"note cannot_count_artists", "100 tracks"},
    "songs from next year": {"note impossible_year"},
}


@pytest.mark.parametrize(("text", "expected"), CONTRADICTIONS.items())
def test_what_does_not_go_together_is_said(plan: Plan, text: str, expected: set[str]) -> None:
    assert expected <= said(plan(text))


def test_moods_side_by_side_are_alternatives(plan: Plan) -> None:
    assert said(plan("happy and sad songs")) == {"mood=happy", "mood=sad"}


@pytest.mark.parametrize(
    ("text", "shape"),
    [("a playlist that starts at 90 bpm and ends at 140", Shape.RISE), ("start at 140 bpm, finish at 90", Shape.FALL)],
)
def test_a_tempo_to_begin_with_and_one_to_end_with(plan: Plan, text: str, shape: Shape) -> None:
    found = plan(text)
    assert found.curve is not None
    assert found.curve.shape is shape
    assert "tempo=90..140" in said(found)
