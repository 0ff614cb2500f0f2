"""Where spoken word was left, and the order of a shuffled queue, come back after a restart."""

from pathlib import Path

import pytest

from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import QueuedBy
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags
from musicrec_desktop.storage import Database, open_database
from musicrec_desktop.storage.schema import MIGRATIONS
from tests.factories import NOW


def store(database: Database, *names: str) -> None:
    files = [ScannedFile(Path(f"/m/{name}"), FileStamp(len(name), len(name), len(name)), Tags(name)) for name in names]
    database.tracks.apply_batch(ScanBatch(tuple(files), ()), NOW)


@pytest.fixture
def books(database: Database) -> Database:
    store(database, "a", "bb", "ccc")
    return database


def test_the_latest_place_of_each_track_comes_back(books: Database) -> None:
    books.places.keep(TrackId(1), DurationMs(60_000), UnixTime(10))
    books.places.keep(TrackId(2), DurationMs(5_000), UnixTime(11))
    books.places.keep(TrackId(1), DurationMs(90_000), UnixTime(12))
    books.close()
    again = open_database(books.path)
    assert again.places.all() == {1: 90_000, 2: 5_000}
    again.places.keep(TrackId(1), DurationMs(0), UnixTime(13))
    assert again.places.all() == {2: 5_000}
    again.close()


def test_a_track_that_is_no_more_has_no_place(books: Database) -> None:
    books.places.keep(TrackId(99), DurationMs(60_000), UnixTime(10))
    assert books.places.all() == {}


def test_a_place_goes_with_the_music_into_another_file(books: Database) -> None:
    books.places.keep(TrackId(1), DurationMs(60_000), UnixTime(10))
    books.tracks.mark_missing([Path("/m/a")])
    store(books, "dddd")
    assert books.recordings.adopt(TrackId(4), TrackId(1))
    assert books.places.all() == {1: 60_000}
    books.places.keep(TrackId(4), DurationMs(70_000), UnixTime(11))  # a queue may still hold the id of the arrival
    assert books.places.all() == {1: 70_000}


def test_what_is_erased_takes_its_places_along(books: Database) -> None:
    for track_id in (1, 2):
        books.places.keep(TrackId(track_id), DurationMs(60_000), UnixTime(10 * track_id))
    books.taste_notes.erase([TrackId(1)], UnixTime(0), UnixTime(100))
    assert books.places.all() == {2: 60_000}
    books.taste_notes.erase(None, UnixTime(0), UnixTime(20))
    assert books.places.all() == {2: 60_000}
    books.taste_notes.erase(None, UnixTime(20), UnixTime(21))
    assert books.places.all() == {}


def test_a_shuffled_queue_comes_back_with_the_order_to_go_back_to(books: Database) -> None:
    items = [(TrackId(number), QueuedBy.LISTENER) for number in (3, 1, 2)]
    books.session.save(items, 0, DurationMs(1), (2, 0, 1))
    books.close()
    again = open_database(books.path)
    assert again.session.load().places == (2, 0, 1)
    again.session.save(items, 0, DurationMs(1))
    assert again.session.load().places == ()
    again.close()


def test_only_the_place_is_written_where_the_entries_are_the_same(books: Database) -> None:
    items = [(TrackId(1 + number % 3), QueuedBy.LISTENER) for number in range(500)]
    books.session.save(items, 0, DurationMs(1))
    written = books._connection.db.conn.total_changes
    books.session.save(list(items), 7, DurationMs(42_000))
    assert books._connection.db.conn.total_changes - written < 5
    assert (books.session.load().index, books.session.load().position_ms) == (7, 42_000)
    books.session.save(items[::-1], 7, DurationMs(42_000))
    assert books.session.load().items == tuple(items[::-1])


def test_a_queue_from_before_there_was_shuffling_opens(tmp_path: Path) -> None:
    older = open_database(tmp_path / "library.db", MIGRATIONS[:4])
    store(older, "a", "bb")
    older._connection.db.execute("INSERT INTO session_queue (position, track_id, queued_by) VALUES (0, 2, 'listener')")
    older._connection.db.execute("INSERT INTO session (id, queue_index, position_ms) VALUES (1, 0, 7)")
    older.close()
    newer = open_database(tmp_path / "library.db")
    assert newer.backup is not None
    assert newer.session.load().items == ((2, QueuedBy.LISTENER),)
    assert newer.session.load().places == ()
    newer.close()
