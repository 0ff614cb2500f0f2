"""Which tracks an artist has a hand in."""

import pytest

from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.naming import by_artist, with_artist
from tests.factories import make_track


def _is_with(name: str, artist: str, title: str) -> bool:
    view = LibraryView.from_tracks([make_track(1, artists=(artist,), title=title)], FeatureMatrix.empty())
    return bool(with_artist(view, name)[0])


@pytest.mark.parametrize(
    ("artist", "title"),
    [
        ("Mina Kord", "Alone"),
        ("Mina Kord & The Tides", "Alone"),
        ("The Tides feat. Mina Kord", "Alone"),
        ("The Tides, Mina Kord", "Alone"),
        ("The Tides", "Alone (feat. Mina Kord)"),
        ("The Tides", "Alone [ft. Otto Vale & Mina Kord]"),
        ("The Tides", "Alone (with Mina Kord) - Live"),
        ("The Tides", "Alone (Mina Kord Remix)"),
        ("The Tides", "Alone - Mina Kord's Remix"),
    ],
)
def test_she_has_a_hand_in_it(artist: str, title: str) -> None:
    assert _is_with("Mina Kord", artist, title)


@pytest.mark.parametrize(
    ("artist", "title"),
    [
        ("Mina Kordova", "Alone"),
        ("Mina Kord Tribute Band", "Alone"),
        ("The Tides", "Mina Kord"),
        ("The Tides", "A Song for Mina Kord"),
        ("The Tides", "Alone (feat. Mina Kordova)"),
    ],
)
def test_she_has_none(artist: str, title: str) -> None:
    assert not _is_with("Mina Kord", artist, title)


def test_a_name_with_a_joint_in_it_is_one_name() -> None:
    assert _is_with("Earth, Wind & Fire", "Earth, Wind & Fire", "x")
    assert _is_with("Earth, Wind & Fire", "The Tides", "x (feat. Earth, Wind & Fire)")
    assert not _is_with("", "The Tides", "x"), "a blank name is nobody's"


def test_who_is_by_her_is_with_her() -> None:
    names = ("Mina Kord", "A, Mina Kord", "Mina Kord, B", "C & Mina Kord", "MINA KORD")
    view = LibraryView.from_tracks(
        [make_track(at, artists=(name,)) for at, name in enumerate(names, 1)], FeatureMatrix.empty()
    )
    by, with_her = by_artist(view, "Mina Kord"), with_artist(view, "Mina Kord")
    assert not (by & ~with_her).any()
    assert with_her.all()
