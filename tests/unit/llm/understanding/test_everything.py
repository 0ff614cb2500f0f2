"""All there is of a thing, and the many things that "all" and "every" are said of beside that."""

import pytest

from musicrec_desktop.domain.plan import Facet, Length
from tests.unit.llm.understanding.conftest import Plan


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("every Queen song", "Queen"),
        ("every song by Queen", "Queen"),
        ("every single Drake track", "Drake"),
        ("all songs by Drake", "Drake"),
        ("all of Queen, shuffled", "Queen"),
        ("all my Coldplay", "Coldplay"),
        ("all the songs I have by Rihanna", "Rihanna"),
        ("everything by Rihanna", "Rihanna"),
        ("everything Drake ever made", "Drake"),
        ("Eminem's whole discography", "Eminem"),
        ("the complete works of Johann Sebastian Bach", "Johann Sebastian Bach"),
        ("alle Lieder von Queen", "Queen"),
        ("todas las canciones de Queen", "Queen"),
        ("toutes les chansons de Queen", "Queen"),
        ("周杰伦的所有歌", "周杰伦"),
        ("所有周杰伦的歌", "周杰伦"),
        ("全部周杰伦", "周杰伦"),
    ],
)
def test_all_there_is_of_an_artist(plan: Plan, text: str, name: str) -> None:
    found = plan(text)
    assert found.everything
    assert [wish.value for wish in found.wanted(Facet.ARTIST)] == [name]
    assert found.only_artists
    assert found.length is None
    assert not found.notes


@pytest.mark.parametrize(
    "text",
    [
        "all my jazz",
        "all my rock from the 70s",
        "every rap song from 1999",
        "all tracks from 2015",
        "all the songs I have never played",
        "all Queen and Drake songs",
        "全部爵士",
    ],
)
def test_all_there_is_of_other_things(plan: Plan, text: str) -> None:
    assert plan(text).everything


@pytest.mark.parametrize(
    "text",
    [
        "songs of all time",
        "all day jazz",
        "rock all night",
        "all happy songs",
        "all instrumental music",
        "all kinds of rock",
        "all songs except rap",
        "every day I wake up to rock",
        "everything is awful, play rock",
        "sing with all my soul",
        "not all songs by Queen",
        "all songs",
        "all",
        "全部都要摇滚",
        "所有的歌都要慢",
        "Queen",
        "every",
    ],
)
def test_what_all_and_every_are_said_of_beside_that(plan: Plan, text: str) -> None:
    assert not plan(text).everything


def test_words_that_name_nothing_there_is_all_of_say_so(plan: Plan) -> None:
    assert [note.code for note in plan("all songs").notes] == ["not_understood"]


def test_a_length_goes_before_it(plan: Plan) -> None:
    found = plan("all Queen songs, 2 hours")
    assert found.length == Length(minutes=120)
    assert not found.everything


def test_the_title_tells(plan: Plan) -> None:
    assert plan("every Queen song").title == "All of Queen"
    assert plan("周杰伦的所有歌").title == "周杰伦 · 全部"
