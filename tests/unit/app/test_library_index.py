"""Artists, albums, genres and folders of a library, and the one search over them."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from musicrec_desktop.app.catalogue import Catalogue
from musicrec_desktop.app.library_index import LibraryIndex
from musicrec_desktop.app.library_trees import Branch, folder_branches, genre_branches, rows_in_folder
from musicrec_desktop.app.word_index import WordIndex, typed_words
from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.file_columns import FileColumns
from musicrec_desktop.domain.ids import PlaylistId, UnixTime
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.playlist import SavedPlaylist
from musicrec_desktop.domain.taste import TrackHistory
from musicrec_desktop.domain.track import ScanBatch, ScannedFile, Track
from musicrec_desktop.storage import open_database
from tests.factories import NOW, TREE, make_track

_ROWS = (
    ("Déjà Vu", ("Beyoncé", "Jay-Z"), "B'Day", "R&B", 2006, 2),
    ("Halo", ("Beyoncé",), "B'Day", "pop", 2006, 1),
    ("月亮代表我的心", ("邓丽君",), "岛国之情歌", "pop", 1977, 1),
    ("September", ("Earth, Wind & Fire",), "Best of", "deep house", 1978, 1),
    ("Blue Train", ("John Coltrane",), "Sampler", "jazz", 1957, 1),
    ("So What", ("Miles Davis",), "Sampler", "jazz", 1959, 2),
)
TRACKS = (
    *(
        make_track(
            at,
            title=title,
            artists=artists,
            album=album,
            album_artist="",
            genres=(genre,),
            year=year,
            track_number=number,
        )
        for at, (title, artists, album, genre, year, number) in enumerate(_ROWS, 1)
    ),
    make_track(7, title="Train in Vain", artists=("The Clash",), album="", genres=(), year=1979, composer="Mick Jones"),
)
FOLDERS = ("b", "b", "c", "e", "sampler", "sampler", "loose")


def library(tmp_path: Path, tracks: tuple[Track, ...] = TRACKS) -> tuple[LibraryView, FileColumns]:
    database = open_database(tmp_path / "library.db")
    files = [
        ScannedFile(Path(f"/m/all/{folder}/{track.id}.flac"), replace(track.stamp, inode=track.id), track.tags)
        for folder, track in zip(FOLDERS, tracks, strict=True)
    ]
    database.tracks.apply_batch(ScanBatch(tuple(files), ()), NOW)
    made = LibraryView.from_labels(database.tracks.labels(), FeatureMatrix.empty()), database.track_files.columns()
    database.close()
    return made


@pytest.fixture
def index(tmp_path: Path) -> LibraryIndex:
    view, files = library(tmp_path)
    return LibraryIndex(view, files, Catalogue.of(view, files), TREE)


def history(
    index: LibraryIndex, plays: NDArray[np.int32] | None = None, feedback: NDArray[np.int8] | None = None
) -> TrackHistory:
    empty = TrackHistory.empty().aligned(index.view.ids)
    return replace(
        empty,
        plays=empty.plays if plays is None else plays,
        feedback=empty.feedback if feedback is None else feedback,
    )


def titles(
    index: LibraryIndex, text: str, plays: NDArray[np.int32] | None = None, feedback: NDArray[np.int8] | None = None
) -> list[str]:
    return [index.view.titles[row] for row in index.find_rows(text, history(index, plays, feedback)).tolist()]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("deja", ["Déjà Vu"]),
        ("BEYONCE h", ["Halo"]),
        ("ｈａｌｏ", ["Halo"]),
        ("月亮", ["月亮代表我的心"]),
        ("代表", ["月亮代表我的心"]),
        ("yueliang", ["月亮代表我的心"]),
        ("鄧麗君", ["月亮代表我的心"]),
        ("mick jones", ["Train in Vain"]),
        ("jazz", ["Blue Train", "So What"]),
        ("train", ["Blue Train", "Train in Vain"]),
        ("rain", []),
        ("!?", []),
        ("year:1957-1959 genre:jazz", ["Blue Train", "So What"]),
        ("genre:electronic", ["September"]),
        ("artist:miles", ["So What"]),
        ("album:b'day", ["Halo", "Déjà Vu"]),
        ("folder:sampler so", ["So What"]),
        ("format:flac", None),
    ],
)
def test_words_find_tracks(index: LibraryIndex, typed: str, found: list[str] | None) -> None:
    got = titles(index, typed)
    assert sorted(got) == sorted(found if found is not None else [track.title for track in TRACKS])


def test_blank_text_shows_the_library_and_finds_nothing(index: LibraryIndex) -> None:
    assert titles(index, "  ") == [track.title for track in TRACKS]
    assert index.find("  ", history(index)).n_tracks == 0


def test_of_equal_ones_the_one_that_is_heard_comes_first(index: LibraryIndex) -> None:
    plays = np.zeros(len(TRACKS), np.int32)
    assert titles(index, "train", plays=plays) == ["Blue Train", "Train in Vain"]
    plays[6] = 9
    assert titles(index, "train", plays=plays) == ["Train in Vain", "Blue Train"]


def test_liked_is_a_filter(index: LibraryIndex) -> None:
    liked = np.zeros(len(TRACKS), np.int8)
    liked[[1, 4]] = 1, -1
    assert titles(index, "liked:yes", feedback=liked) == ["Halo"]
    assert "Blue Train" in titles(index, "liked:no", feedback=liked)


def test_results_are_grouped(index: LibraryIndex) -> None:
    saved = [
        SavedPlaylist(PlaylistId(1), "Beyond", UnixTime(0), ()),
        SavedPlaylist(PlaylistId(2), "Rain", UnixTime(0), ()),
    ]
    found = index.find("be", history(index), saved)
    catalogue = index.catalogue
    assert [catalogue.artists[code] for code in found.artists] == ["Beyoncé"]
    assert {catalogue.albums[code] for code in found.albums} == {"B'Day", "Best of"}
    assert [each.title for each in found.playlists] == ["Beyond"]
    assert found.n_tracks == 3
    assert index.find("jazz", history(index)).genres == ("jazz",)
    narrowed = index.find("genre:jazz", history(index))
    assert [catalogue.albums[code] for code in narrowed.albums] == ["Sampler"]
    assert {catalogue.artists[code] for code in narrowed.artists} == {"John Coltrane", "Miles Davis"}


def test_albums_go_by_disc_and_number_and_compilations_stay_whole(index: LibraryIndex) -> None:
    catalogue, view = index.catalogue, index.view
    day = catalogue.find_album("Beyoncé", "b'day")
    assert [view.titles[row] for row in catalogue.rows_of_album(day)] == ["Halo", "Déjà Vu"]
    sampler = catalogue.find_album("Miles Davis", "Sampler")
    assert catalogue.owners[sampler] == ""
    assert len(catalogue.rows_of_album(sampler)) == 2
    assert catalogue.row_albums[6] == -1
    assert catalogue.find_album("nobody", "nothing") == -1
    assert catalogue.album_years[day] == 2006


def test_a_credit_names_its_artists_and_a_band_with_a_comma_stays_one(index: LibraryIndex) -> None:
    catalogue = index.catalogue
    assert set(catalogue.artists) == {
        "Beyoncé", "Jay-Z", "邓丽君", "Earth, Wind & Fire", "John Coltrane", "Miles Davis", "The Clash",
    }  # fmt: skip
    code = catalogue.find_artist("beyoncé")
    assert catalogue.artist_tracks[code] == 2
    assert catalogue.artist_albums[code] == len(catalogue.albums_of(catalogue.rows_of_artist(index.view, code)))
    assert catalogue.rows_of_artist(index.view, code).tolist() == [0, 1]
    assert catalogue.find_artist("Jay-Z, Beyoncé") == catalogue.find_artist("Jay-Z")


def test_the_trees_count_what_lies_below(index: LibraryIndex) -> None:
    genres = {branch.key: branch for branch in genre_branches(index.view, TREE)}
    assert genres["electronic"].count == 1
    assert genres["electronic"].branches[0].branches[0] == Branch("deep house", "deep house", 1)
    assert genres["jazz"].count == 2
    (music,) = folder_branches(index.files)
    assert (music.name, music.count) == ("/m/all", 7)
    assert [branch.name for branch in music.branches] == ["b", "c", "e", "loose", "sampler"]
    rows = rows_in_folder(index.files, index.view.ids, "/m/all/sampler")
    assert index.view.ids[rows].tolist() == [5, 6]
    assert len(rows_in_folder(index.files, index.view.ids, "/m/al")) == 0


def test_an_empty_library_has_nothing_to_find() -> None:
    view = LibraryView.from_labels((), FeatureMatrix.empty())
    empty = LibraryIndex(view, FileColumns.empty(), Catalogue.of(view, FileColumns.empty()), TREE)
    for typed in ("", "a", "genre:rock", "folder:/m", "folder:m", "format:mp3", "year:1990"):
        assert len(empty.find_rows(typed, history(empty))) == 0
        assert empty.find(typed, history(empty)).n_tracks == 0
    assert genre_branches(view, TREE) == ()
    assert folder_branches(FileColumns.empty()) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text(alphabet="abé月亮 '-", max_size=8), max_size=12),
    st.text(alphabet="abé月亮", min_size=1, max_size=4),
)
def test_the_index_finds_what_a_look_at_each_text_would(texts: list[str], word: str) -> None:
    typed = typed_words(word)
    index = WordIndex(texts)
    for each in typed:
        expected = [any(own.startswith(each) for own in _beginnings(text)) for text in texts]
        assert index.hits(each).tolist() == expected


def _beginnings(text: str) -> list[str]:
    """Every word of a text, and the rest of it from every ideograph on."""
    from musicrec_desktop.app.word_index import _folded

    return _folded(text, are_beginnings=True)
