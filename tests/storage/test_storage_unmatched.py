"""Plays without a track are kept once; other players' databases are read and never changed."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.history import ForeignName, ForeignPlay, Origin
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import Play, PlayEnd, QueuedBy
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags
from musicrec_desktop.storage import Database, read_player_songs
from tests.factories import NOW


def foreign(second: int, title: str = "Harbour") -> ForeignPlay:
    name = ForeignName("Mira Sol", title, "Early Light", "m1", "", DurationMs(200_000))
    return ForeignPlay(Origin.LASTFM, name, UnixTime(NOW + second), DurationMs(0), PlayEnd.FINISHED)


def stored(second: int, track_id: int = 1) -> Play:
    return Play(
        TrackId(track_id),
        UnixTime(NOW + second),
        DurationMs(5),
        DurationMs(9),
        PlayEnd.FINISHED,
        QueuedBy.IMPORT,
        None,
        "lastfm",
    )


@pytest.fixture
def with_tracks(database: Database) -> Database:
    files = tuple(
        ScannedFile(Path(f"/m/{n}.ogg"), FileStamp(n, n, n), Tags(f"T{n}", ("A", "B"), musicbrainz_recording=f"r{n}"))
        for n in (1, 2)
    )
    database.tracks.apply_batch(ScanBatch(files, ()), NOW)
    return database


def test_a_batch_is_stored_once(with_tracks: Database) -> None:
    batch = ([stored(1), stored(2)], [foreign(3), foreign(4)])
    assert with_tracks.unmatched.store(*batch) == (2, 2)
    assert with_tracks.unmatched.store(*batch) == (0, 0)
    assert with_tracks.plays.all() == batch[0]
    assert [play for _, play in with_tracks.unmatched.portion(None, 10)] == batch[1]
    assert with_tracks.unmatched.keys(NOW, UnixTime(NOW + 3)) == {(NOW + 3, "Mira Sol", "Harbour")}


def test_portions_go_on_by_time_past_removed_ones(with_tracks: Database) -> None:
    unmatched = with_tracks.unmatched
    unmatched.store([], [foreign(second) for second in (5, 1, 3, 2, 4)])
    first = unmatched.portion(None, 2)
    assert [play.started_at - NOW for _, play in first] == [1, 2]
    assert unmatched.move([number for number, _ in first], [stored(1), stored(2)]) == 2
    after = (first[-1][1].started_at, first[-1][0])
    assert [play.started_at - NOW for _, play in unmatched.portion(after, 10)] == [3, 4, 5]
    assert unmatched.count() == 3
    assert len(with_tracks.plays.all()) == 2


def test_the_names_played_most_come_first(database: Database) -> None:
    plays = [foreign(1), foreign(2, "Tide"), foreign(3, "Tide"), replace(foreign(4), origin=Origin.SPOTIFY)]
    database.unmatched.store([], [*plays, foreign(5, "Tide")])
    assert [(name.title, name.plays, name.last_played - NOW) for name in database.unmatched.top(10)] == [
        ("Tide", 3, 5),
        ("Harbour", 2, 4),
    ]
    assert len(database.unmatched.top(1)) == 1
    assert set(database.unmatched.foreign_names()) == {play.name for play in plays}


def test_names_are_all_that_matching_needs(with_tracks: Database) -> None:
    with_tracks.tracks.mark_missing([Path("/m/2.ogg")])
    first, second = with_tracks.unmatched.names()
    assert (first.id, first.title, first.artists, first.recording_mbid) == (1, "T1", ("A", "B"), "r1")
    assert (first.path, first.is_missing, second.is_missing) == (Path("/m/1.ogg"), False, True)


def make_songs(path: Path, columns: str, *rows: tuple[object, ...]) -> Path:
    with closing(sqlite3.connect(path)) as db:
        db.execute(f"CREATE TABLE songs ({columns})")
        for row in rows:
            db.execute(f"INSERT INTO songs VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608 (our own)
        db.commit()
    return path


def test_other_players_songs(tmp_path: Path) -> None:
    path = make_songs(
        tmp_path / "strawberry.db",
        "title, artist, album, url, length, playcount, skipcount, lastplayed, secret",
        ("Harbour", "Mira Sol", "Early Light", "file:///m/1.ogg", 200_000_000_000, 3, 0, 1575468600, "x"),
    )
    before = path.read_bytes()
    (row,) = read_player_songs(path)
    assert (row["title"], row["playcount"], row["url"]) == ("Harbour", 3, "file:///m/1.ogg")
    assert "secret" not in row
    assert path.read_bytes() == before
    assert [found.name for found in tmp_path.iterdir()] == ["strawberry.db"]


def test_a_database_of_something_else_is_told(tmp_path: Path) -> None:
    path = make_songs(tmp_path / "x.db", "a, b")
    with pytest.raises(LibraryError, match="no library of Strawberry"):
        list(read_player_songs(path))
    with closing(sqlite3.connect(path)) as db:
        db.execute("DROP TABLE songs")
    with pytest.raises(LibraryError, match="no library of Strawberry"):
        list(read_player_songs(path))
    path.write_bytes(path.read_bytes()[:100] + bytes(5000))
    with pytest.raises(LibraryError, match=r"cannot be read|no library"):
        list(read_player_songs(path))
