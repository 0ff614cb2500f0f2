"""Shares of genres and artists, lists counted out, and spacing."""

import pytest

from musicrec_desktop.domain.plan import Facet
from tests.unit.llm.understanding.conftest import Plan, said

SHARES = {
    "half and half rock and rap": {"rock": 0.5, "rap": 0.5},
    "zur Hälfte Rock, zur Hälfte Pop": {"rock": 0.5, "pop": 0.5},
    "half pop, quarter rock, quarter jazz": {"pop": 0.5, "rock": 0.25, "jazz": 0.25},
    "50/50 rock and pop": {"rock": 0.5, "pop": 0.5},
    "fifty fifty rap and rock": {"rap": 0.5, "rock": 0.5},
    "60/40 rock and jazz": {"rock": 0.6, "jazz": 0.4},
    "two parts rock, one part jazz": {"rock": 2 / 3, "jazz": 1 / 3},
    "2:1 rock to jazz": {"rock": 2 / 3, "jazz": 1 / 3},
    "rock 70%, pop 30%": {"rock": 0.7, "pop": 0.3},
    "80 percent rock 20 percent pop": {"rock": 0.8, "pop": 0.2},
    "two thirds rock, one third jazz": {"rock": 2 / 3, "jazz": 1 / 3},
    "a third rock, a third rap, a third pop": {"rock": 1 / 3, "rap": 1 / 3, "pop": 1 / 3},
    "one quarter jazz and the rest rock": {"jazz": 0.25, "rock": 0.75},
    "mainly rock with a touch of jazz": {"rock": 0.75, "jazz": 0.25},
    "evenly split between rap and pop": {"rap": 0.5, "pop": 0.5},
    "rock and rap in equal measure": {"rock": 0.5, "rap": 0.5},
    "more rock than rap": {"rock": 2 / 3, "rap": 1 / 3},
    "twice as much rock as pop": {"rock": 2 / 3, "pop": 1 / 3},
    "5 rock songs and 10 jazz songs": {"rock": 1 / 3, "jazz": 2 / 3},
    "七成摇滚三成流行": {"摇滚": 0.7, "流行": 0.3},
    "三分之一摇滚，三分之二说唱": {"摇滚": 1 / 3, "说唱": 2 / 3},
    "摇滚和说唱各一半": {"摇滚": 0.5, "说唱": 0.5},
    "摇滚为主，加一点爵士": {"摇滚": 0.75, "爵士": 0.25},
    "三七开的摇滚和流行": {"摇滚": 0.3, "流行": 0.7},
    "摇滚比流行多": {"摇滚": 2 / 3, "流行": 1 / 3},
    "an hour and a half of rock": {"rock": 1.0},
    "half an hour of rap and rock": {"rap": 1.0, "rock": 1.0},
}
MOST = {
    "max two per artist": 2,
    "up to 3 tracks by each artist": 3,
    "at most 2 songs from the same band": 2,
    "one song from each artist": 1,
    "only one track by any artist": 1,
    "not the same artist twice": 1,
    "a different artist every time": 1,
    "never repeat an artist": 1,
    "the same artist shouldn't appear more than twice": 2,
    "歌手不要重复超过两次": 2,
    "每位歌手不超过两首": 2,
    "一个歌手只要一首": 1,
    "每个艺人只出现一次": 1,
    "歌手别重复": 1,
    "max. zwei Lieder pro Künstler": 2,
    "máximo dos canciones por artista": 2,
}
_ENGLISH = {"摇滚": "rock", "流行": "pop", "说唱": "rap", "爵士": "jazz"}


@pytest.mark.parametrize(("text", "weights"), SHARES.items())
def test_shares(plan: Plan, text: str, weights: dict[str, float]) -> None:
    found = {_ENGLISH.get(wish.value, wish.value): wish.weight for wish in plan(text).wanted(Facet.GENRE)}
    assert found == pytest.approx({_ENGLISH.get(name, name): weight for name, weight in weights.items()})


def test_artists_counted_out(plan: Plan) -> None:
    found = plan("3 songs by Queen and 6 by Scorpions")
    assert {wish.value: round(wish.weight, 3) for wish in found.wanted(Facet.ARTIST)} == {
        "Queen": 0.333,
        "Scorpions": 0.667,
    }
    assert {"9 tracks", "only"} <= said(found)


def test_as_many_of_each(plan: Plan) -> None:
    assert {"6 tracks", "max 2", "only"} <= said(plan("two songs each by Queen, Drake and Rihanna"))
    assert plan("3 each from rap and rock").spacing.max_per_artist is None


def test_only_names_have_shares(plan: Plan) -> None:
    found = plan("50/50 country and rock")
    assert {wish.weight for wish in found.wants if wish.range is not None} <= {1.0}
    assert {wish.weight for wish in found.wanted(Facet.GENRE)} == {0.5}


def test_one_of_each_takes_turns(plan: Plan) -> None:
    assert {"alternate", "only"} <= said(plan("one Queen then one Drake"))
    assert plan("一首摇滚一首说唱").length is None


@pytest.mark.parametrize(("text", "is_hard"), [("half of it rock", False), ("30% rock", False), ("mostly rock", True)])
def test_a_lone_share_leaves_the_rest_open(plan: Plan, text: str, is_hard: bool) -> None:
    (wish,) = plan(text).wanted(Facet.GENRE)
    assert wish.is_hard is is_hard


def test_half_of_one_artist_is_not_only_them(plan: Plan) -> None:
    found = plan("20 songs, half of them by Queen")
    assert not found.only_artists
    assert found.wanted(Facet.ARTIST)[0].weight == 0.5


@pytest.mark.parametrize(("text", "most"), MOST.items())
def test_most_of_one_artist(plan: Plan, text: str, most: int) -> None:
    assert said(plan(text)) == {f"max {most}"}


@pytest.mark.parametrize(
    "text",
    [
        "don't play the same artist twice in a row",
        "no two songs by the same artist in a row",
        "no back to back artists",
        "no repeats",
        "不要连续两首同一个歌手",
    ],
)
def test_what_every_list_keeps_anyway_needs_no_word(plan: Plan, text: str) -> None:
    assert said(plan(text)) == frozenset()


@pytest.mark.parametrize(
    "text", ["50 songs, at least half of them rock", "a list for the evening, half of them jazz or so"]
)
def test_they_are_the_tracks(plan: Plan, text: str) -> None:
    (genre,) = plan(text).wanted(Facet.GENRE)
    assert (genre.value, genre.weight) == ("rock" if "rock" in text else "jazz", 0.5)
