"""Comments read by rules, and by a reader where rules find nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.comment import JudgedBy
from musicrec_desktop.taste import read_comment

PRAISE = (
    "I love this one",
    "what a masterpiece!",
    "not bad at all",
    "Never boring.",
    "the intro is dull but the chorus is brilliant",
    "really good",
    "这首歌太好听了",
    "一点也不难听",
    "Sehr schön",
    "goosebumps every time ❤",
)
REJECTION = (
    "I hate it",
    "not good",
    "too loud and boring",
    "it doesn't do anything great for me",
    "lovely voice, but the rest is awful",
    "please never again",
    "太吵了，受不了",
    "我不喜欢",
    "Das nervt.",
    "👎",
)
NEITHER = ("", "   ", "heard it in the car", "1994, second album", "第二张专辑", "for Anna", "§§§")


@pytest.mark.parametrize("text", PRAISE)
def test_praise_is_read_as_praise(text: str) -> None:
    reading = read_comment(text)
    assert reading.sentiment > 0.2, reading
    assert reading.judged_by is JudgedBy.RULES
    assert reading.words


@pytest.mark.parametrize("text", REJECTION)
def test_rejection_is_read_as_rejection(text: str) -> None:
    assert read_comment(text).sentiment < -0.2, read_comment(text)


@pytest.mark.parametrize("text", NEITHER)
def test_where_nothing_is_said_nothing_is_read(text: str) -> None:
    assert read_comment(text).sentiment == 0
    assert read_comment(text).words == ()


def test_stronger_words_say_more() -> None:
    told = [
        read_comment(text).sentiment for text in ("okay", "slightly good", "good", "very good", "love it", "love love")
    ]
    assert told == sorted(told)
    assert len(set(told)) == len(told)


def test_a_reader_is_asked_only_where_rules_find_nothing() -> None:
    asked: list[str] = []

    def reader(text: str) -> float:
        asked.append(text)
        return -0.8

    assert read_comment("I love this", reader).judged_by is JudgedBy.RULES
    assert asked == []
    reading = read_comment("makes me want to leave the room", reader)
    assert (reading.sentiment, reading.judged_by, asked) == (-0.8, JudgedBy.MODEL, ["makes me want to leave the room"])
    assert read_comment("  ", reader).sentiment == 0


def test_an_unsure_reader_is_not_believed_and_a_wild_one_bounded() -> None:
    assert read_comment("on the train", lambda _: 0.3).sentiment == 0
    assert read_comment("on the train", lambda _: 7.0).sentiment == 1


@given(st.text(max_size=200))
def test_any_text_gives_a_bounded_reading(text: str) -> None:
    assert -1 < read_comment(text).sentiment < 1
