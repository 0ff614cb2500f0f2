"""Plays, genres, the library as columns, jobs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.errors import ExpectedError, RequestError
from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.play import Play, PlayEnd
from musicrec_desktop.domain.progress import Job, Partial, Progress, run_job
from musicrec_desktop.domain.track import Track
from tests.factories import TREE, make_matrix, make_track, make_tracks, make_view


def play(played_ms: int, duration_ms: int, ended: PlayEnd) -> Play:
    return Play(TrackId(1), UnixTime(0.0), DurationMs(played_ms), DurationMs(duration_ms), ended)


@pytest.mark.parametrize(
    ("played", "duration", "ended", "is_listen", "is_skip"),
    [
        (100_000, 200_000, PlayEnd.SKIPPED, True, False),
        (99_999, 200_000, PlayEnd.SKIPPED, False, True),
        (240_000, 3_600_000, PlayEnd.SKIPPED, True, False),
        (239_999, 3_600_000, PlayEnd.SKIPPED, False, True),
        (10_000, 200_000, PlayEnd.STOPPED, False, False),
        (0, 0, PlayEnd.FINISHED, True, False),
        (5_000, 0, PlayEnd.SKIPPED, False, True),
    ],
)
def test_what_counts_as_a_listen_and_a_skip(
    played: int, duration: int, ended: PlayEnd, is_listen: bool, is_skip: bool
) -> None:
    assert play(played, duration, ended).is_listen is is_listen
    assert play(played, duration, ended).is_skip is is_skip


@given(st.integers(0, 10**8), st.integers(0, 10**8), st.sampled_from(PlayEnd))
def test_no_play_is_both_listen_and_skip(played: int, duration: int, ended: PlayEnd) -> None:
    one = play(played, duration, ended)
    assert not (one.is_listen and one.is_skip)
    assert 0 <= one.completion <= 1


def test_a_genre_includes_its_kinds_and_spellings() -> None:
    assert TREE.spellings("Rock") >= {"rock", "metal", "摇滚"}
    assert TREE.spellings("EDM") >= {"edm", "electronic", "house", "deep house", "ambient"}
    assert "rock" not in TREE.spellings("metal")
    assert TREE.spellings("Zydeco") == {"zydeco"}
    assert TREE.canonical("摇滚") == "rock"
    assert not TREE.is_known("zydeco")


def test_a_genre_tree_with_a_circle_or_a_hole_is_survived() -> None:
    tree = GenreTree(parents={"a": ("b",), "b": ("a", "nowhere")}, aliases={})
    assert tree.spellings("a") == {"a", "b"}


def test_the_view_holds_columns_in_order_of_id_and_no_missing_files() -> None:
    tracks = make_tracks(30)
    gone = tracks[4]
    tracks[4] = Track(gone.id, gone.path, gone.stamp, gone.tags, gone.added_at, is_missing=True)
    view = LibraryView.from_tracks(reversed(tracks), make_matrix(30))
    assert view.ids.tolist() == [i for i in range(1, 31) if i != 5]
    for row, track_id in enumerate(view.ids):
        track = make_track(int(track_id))
        assert view.titles[row] == track.title
        assert view.artists[view.artist_codes[row]] == track.artist
        assert view.albums[view.album_codes[row]] == f"{track.artist} / {track.album}"
        assert view.genres_of(row) == track.tags.genres
    assert view.rows([6, 5, 1]).tolist() == [4, -1, 0]


def test_the_view_finds_genres_and_knows_who_has_none() -> None:
    tracks = [
        make_track(1, genres=("Rock", "rock", "Jazz")),
        make_track(2, genres=()),
        make_track(3, genres=("Metal",)),
    ]
    view = LibraryView.from_tracks(tracks, make_matrix(3))
    assert view.genres_of(0) == ("rock", "jazz")
    assert view.has_genre(["rock"]).tolist() == [True, False, False]
    assert view.has_genre(TREE.spellings("rock")).tolist() == [True, False, True]
    assert view.has_any_genre.tolist() == [True, False, True]


def test_artists_and_albums_that_are_unknown_share_code_zero() -> None:
    view = LibraryView.from_tracks([make_track(1, artists=(), album=""), make_track(2)], make_matrix(2))
    assert view.artist_codes.tolist() == [0, 1]
    assert view.album_codes.tolist() == [0, 1]


def test_a_large_view_is_built_from_columns() -> None:
    view = make_view(500)
    assert len(view) == 500
    assert np.array_equal(view.features.ids, view.ids)


def test_moods_lie_on_the_plane() -> None:
    assert len(MOODS) == len({(mood.valence, mood.energy) for mood in MOODS.values()})
    assert all(0 <= mood.valence <= 1 and 0 <= mood.energy <= 1 for mood in MOODS.values())


def test_a_job_is_driven_to_its_result() -> None:
    def job() -> Job[int]:
        yield Progress(1, 2)
        yield Partial("half")
        return 42

    heard: list[Progress | Partial] = []
    assert run_job(job(), heard.append) == 42
    assert heard == [Progress(1, 2), Partial("half")]


def test_an_expected_error_says_its_code_and_keeps_its_hint() -> None:
    error = RequestError("Nothing fits.", hint="Ask for less.")
    assert isinstance(error, ExpectedError)
    assert str(error) == "Nothing fits. (MR-REQ)"
    assert error.hint == "Ask for less."
