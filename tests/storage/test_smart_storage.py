"""Rules of a smart playlist in the database, and where files lie."""

from dataclasses import replace
from pathlib import Path

import pytest

from musicrec_desktop.app.problems import look_at, read_problems
from musicrec_desktop.domain.errors import StorageError
from musicrec_desktop.domain.ids import PlaylistId
from musicrec_desktop.domain.track import ScanBatch, ScannedFile, ScanProblem
from musicrec_desktop.storage import Database, open_database
from tests.factories import NOW, make_track


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return open_database(tmp_path / "library.db")


def put(database: Database, *paths: Path) -> None:
    files = []
    for at, path in enumerate(paths, 1):
        track = make_track(at, disc_number=1, track_number=at, composer="Clara", format="flac", bitrate_kbps=900)
        files.append(ScannedFile(path, replace(track.stamp, inode=at), track.tags))
    database.tracks.apply_batch(ScanBatch(tuple(files), ()), NOW)


def test_rules_and_title_are_changed_together(database: Database) -> None:
    playlist_id = database.playlists.save("Old", (), NOW, rules="plays <= 0")
    database.playlists.change_rules(playlist_id, "New", "plays >= 1")
    saved = database.playlists.get(playlist_id)
    assert saved is not None
    assert (saved.title, saved.rules) == ("New", "plays >= 1")
    with pytest.raises(StorageError, match="deleted"):
        database.playlists.change_rules(PlaylistId(99), "New", "")
    database.close()


def test_the_columns_of_the_files_say_where_the_tracks_lie(database: Database) -> None:
    odd = Path("/music/b/\udcff.flac")  # a name that is no text
    put(database, Path("/music/a/1.flac"), Path("/music/a/2.flac"), odd, Path("/root.flac"))
    columns = database.track_files.columns()
    assert [columns.path(row) for row in range(4)] == [
        Path("/music/a/1.flac"), Path("/music/a/2.flac"), odd, Path("/root.flac"),
    ]  # fmt: skip
    assert [columns.path_text(row) for row in range(4)] == [str(columns.path(row)) for row in range(4)]
    assert columns.folders == ("/music/a", "/music/b", "/")
    assert columns.numbers.tolist() == [1, 2, 3, 4]
    assert columns.people[columns.people_codes[0]] == "Clara"
    assert columns.formats == ("flac",)
    database.close()


def test_problems_tell_what_is_away_from_what_has_gone(database: Database, tmp_path: Path) -> None:
    here = tmp_path / "here"
    here.mkdir()
    drive = tmp_path / "drive"
    paths = (here / "1.flac", drive / "x" / "2.flac", drive / "y" / "3.flac")
    put(database, *paths)
    database.tracks.mark_missing(paths)
    database.tracks.set_problems([ScanProblem(here / "bad.mp3", "No audio in it.")])
    found = look_at(*read_problems(database))
    assert [(folder.path, folder.n_files) for folder in found.away] == [(drive, 2)]
    assert found.n_gone == 1
    assert [problem.reason for problem in found.unreadable] == ["No audio in it."]
    database.close()
