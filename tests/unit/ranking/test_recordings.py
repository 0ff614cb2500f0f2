"""Which titles are one recording."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.ranking.recordings import bare_title, first_artist


@pytest.mark.parametrize(
    "title",
    [
        "Blue Moon",
        "BLUE MOON",
        "Blue Moon (Live)",
        "Blue Moon [Remastered 2011]",
        "Blue Moon - Remastered 2011",
        "Blue Moon (feat. Somebody) - Radio Edit",
        "Blue  Moon (Live at the Hall) [2004 Remaster]",
        "Blue Moon feat. Somebody",
        "Blue Moon（现场版）",
    ],
)
def test_versions_of_one_title_are_one(title: str) -> None:
    assert bare_title(title) == "blue moon"


@pytest.mark.parametrize(
    ("title", "other"),
    [
        ("Symphony (Part 1)", "Symphony (Part 2)"),
        ("Nocturne - No. 1", "Nocturne - No. 2"),
        ("Blue Moon", "Blue Moons"),
        ("Alive", "A"),
        ("Oliver", "Oliver - Twist"),
    ],
)
def test_other_titles_stay_apart(title: str, other: str) -> None:
    assert bare_title(title) != bare_title(other)


@given(st.text())
def test_a_title_never_becomes_empty_and_is_settled_after_one_pass(title: str) -> None:
    bare = bare_title(title)
    assert bool(bare) == bool(title.split())
    assert bare_title(bare) == bare


@pytest.mark.parametrize("artist", ["Ann", "ANN, Bob", "Ann feat. Bob", "Ann ft. Bob", "Ann; Bob"])
def test_the_first_artist_is_who_plays(artist: str) -> None:
    assert first_artist(artist) == "ann"


def test_an_unknown_artist_is_nobody() -> None:
    assert first_artist("  ") == ""
    assert first_artist("Leftfield") == "leftfield"
