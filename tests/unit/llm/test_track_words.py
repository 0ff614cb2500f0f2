"""A track in words for the model."""

import numpy as np

from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.llm.track_words import track_words
from tests.factories import make_track
from tests.unit.ranking.music import features, view_of


def view_with(**named: float) -> LibraryView:
    rng = np.random.default_rng(0)
    tracks = [make_track(1, title="Purple Rain", genres=("Soul", "Funk", "Pop"), year=1984)]
    return view_of(tracks, {1: features(rng, **named)})


def test_sound_and_tags_become_plain_words() -> None:
    view = view_with(tempo=70, valence=0.18, energy=0.25, acousticness=0.9, instrumentalness=0.1, danceability=0.5)
    assert track_words(view, 0) == "slow, soul, funk, 1980s, sad, acoustic, singing"


def test_title_and_artist_are_never_told() -> None:
    view = view_with(tempo=150)
    assert "Rain" not in track_words(view, 0)
    assert "fast" in track_words(view, 0)


def test_without_analysis_the_tags_remain() -> None:
    view = LibraryView.from_tracks(
        [make_track(1, genres=("Soul",), year=1984)], view_with().features.aligned(np.array([9]))
    )
    assert track_words(view, 0) == "soul, 1980s"


def test_of_an_unknown_track_nothing_is_said() -> None:
    view = LibraryView.from_tracks([make_track(1, genres=(), year=0)], view_with().features.aligned(np.array([9])))
    assert track_words(view, 0) == ""
