"""Opening old, new, damaged, locked and foreign files."""

import os
import sqlite3
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest
from sqlite_utils import Database as SqliteDatabase

from musicrec_desktop.domain.errors import InvariantError, StorageError
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.play import FeedbackValue, PlayEnd, QueuedBy
from musicrec_desktop.storage import connection as connection_module
from musicrec_desktop.storage import open_database
from musicrec_desktop.storage.errors import EXPECTED, domain_error
from musicrec_desktop.storage.schema import MIGRATIONS

GOLDEN = Path(__file__).parent / "golden" / "version_1.sql"


def golden(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(GOLDEN.read_text(encoding="utf-8"))
    return path


def present(path: Path) -> Path:
    """The same contents in a database of the present version, with no backup beside it."""
    older = golden(path.parent / "older.db")
    database = open_database(older)
    database.close()
    assert database.backup is not None
    database.backup.unlink()
    return older.rename(path)


def structure(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as raw:
        rows = raw.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL").fetchall()
    return sorted(" ".join(sql.replace("(", " ( ").replace(")", " ) ").split()) for (sql,) in rows)


def test_a_new_database_is_set_up_for_safety(tmp_path: Path) -> None:
    database = open_database(tmp_path / "deep" / "er" / "library.db")
    db = database._connection.db
    settings = {name: db.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "foreign_keys")}
    assert settings == {"journal_mode": "wal", "foreign_keys": 1}
    assert db.execute("PRAGMA synchronous").fetchone()[0] == 1
    assert db.execute("PRAGMA busy_timeout").fetchone()[0] == 10_000
    assert database.backup is None
    assert database.faults() == []
    database.close()
    database.close()
    assert [file.name for file in (tmp_path / "deep" / "er").iterdir()] == ["library.db"]


def test_the_first_version_opens_with_everything_in_it(tmp_path: Path) -> None:
    database = open_database(golden(tmp_path / "library.db"))
    first, second = database.tracks.all()
    assert (first.path, first.title, first.artist) == (
        Path("/music/Édith Piaf/La Vie en rose.mp3"),
        "La Vie en rose",
        "Édith Piaf",
    )
    assert (first.tags.year, first.tags.genres, first.tags.replaygain_track_db, first.tags.has_art) == (
        1947,
        ("Chanson", "Pop"),
        -6.5,
        True,
    )
    assert (second.path, second.is_missing) == (Path(os.fsdecode(b"/music/b\xf6.ogg")), True)
    assert database.tracks.search("edith rose") == [1]
    assert [problem.reason for problem in database.tracks.problems()] == ["The file is empty."]
    assert [item.track_id for item in database.features.pending()] == [1]
    assert len(database.features.matrix().ids) == 0  # every number has come to mean more: measured again
    (playlist,) = database.playlists.all()
    assert (playlist.title, playlist.track_ids) == ("Paris", (2, 1, 2))
    assert [(play.track_id, play.ended, play.queued_by, play.playlist_id) for play in database.plays.all()] == [
        (1, PlayEnd.FINISHED, QueuedBy.PLAYLIST, 4),
        (2, PlayEnd.SKIPPED, QueuedBy.RECOMMENDATION, None),
    ]
    assert [(said.track_id, said.value) for said in database.plays.feedback()] == [(1, FeedbackValue.LIKE)]
    assert database.session.load().items == ((2, QueuedBy.RECOMMENDATION), (1, QueuedBy.LISTENER))
    called = database.llm_calls.recent(5)[0]
    assert (called.dropped, called.prompt) == (("mood: unknown word",), "")
    assert database.faults() == []
    database.close()


def test_a_migrated_first_version_has_the_structure_of_a_new_database(tmp_path: Path) -> None:
    open_database(golden(tmp_path / "old.db")).close()
    open_database(tmp_path / "new.db").close()
    assert structure(tmp_path / "old.db") == structure(tmp_path / "new.db")


def test_the_released_migrations_are_never_edited(tmp_path: Path) -> None:
    open_database(tmp_path / "made.db", MIGRATIONS[:1]).close()
    assert structure(tmp_path / "made.db") == structure(golden(tmp_path / "golden.db"))


def add_a_column(db: SqliteDatabase) -> None:
    db.execute("ALTER TABLE playlists ADD COLUMN colour TEXT NOT NULL DEFAULT 'blue'")


def fail_half_way(db: SqliteDatabase) -> None:
    db.execute("DELETE FROM plays")
    db.execute("INSERT INTO nonsense VALUES (1)")


def leave_dangling(db: SqliteDatabase) -> None:
    db.execute("DELETE FROM tracks")


def backups(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.backup.db"))


def test_an_existing_database_is_backed_up_before_it_is_migrated(tmp_path: Path) -> None:
    path = present(tmp_path / "library.db")
    database = open_database(path, (*MIGRATIONS, add_a_column))
    assert database._connection.db.execute("SELECT colour FROM playlists").fetchone() == ("blue",)
    assert database.backup is not None
    database.close()
    assert backups(tmp_path) == [database.backup]
    copy = open_database(database.backup, MIGRATIONS)
    assert len(copy.plays.all()) == 2
    assert copy.backup is None
    copy.close()
    again = open_database(path, (*MIGRATIONS, add_a_column))
    assert again.backup is None
    again.close()
    assert len(backups(tmp_path)) == 1


def test_the_backup_holds_what_was_still_in_the_write_ahead_log(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    first = open_database(path)
    first.playlists.save("fresh", [], UnixTime(1))
    assert path.with_name("library.db-wal").stat().st_size > 0
    second = open_database(path, (*MIGRATIONS, add_a_column))
    assert second.backup is not None
    second.close()
    first.close()
    copy = open_database(second.backup)
    assert [playlist.title for playlist in copy.playlists.all()] == ["fresh"]
    copy.close()


@pytest.mark.parametrize(("migration", "reason"), [(fail_half_way, "nonsense"), (leave_dangling, "dangling")])
def test_a_migration_that_fails_changes_nothing(tmp_path: Path, migration: object, reason: str) -> None:
    path = golden(tmp_path / "library.db")
    with pytest.raises(InvariantError, match=reason):
        open_database(path, (*MIGRATIONS, add_a_column, migration))  # type: ignore[arg-type]
    assert len(backups(tmp_path)) == 1
    database = open_database(path, (*MIGRATIONS, add_a_column))
    assert len(database.plays.all()) == 2
    assert database.backup is None, "the migration before the failing one was kept whole"
    database.close()


def test_without_a_backup_nothing_is_migrated(tmp_path: Path) -> None:
    path = present(tmp_path / f"{'x' * 240}.db")  # a name so long that the backup's cannot be made
    with pytest.raises(StorageError, match="no backup could be made") as caught:
        open_database(path, (*MIGRATIONS, add_a_column))
    assert caught.value.hint
    database = open_database(path)
    assert len(database.plays.all()) == 2
    database.close()


def test_a_newer_database_is_refused_by_name_and_left_alone(tmp_path: Path) -> None:
    path = golden(tmp_path / "library.db")
    newest = len(MIGRATIONS)
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("PRAGMA user_version = 41")
    before = path.read_bytes()
    with pytest.raises(StorageError, match=rf"version 41\b.*up to {newest}\b") as caught:
        open_database(path)
    assert "Update the program" in caught.value.hint
    assert path.read_bytes() == before


def test_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with closing(sqlite3.connect(path)) as raw:
        raw.execute("CREATE TABLE theirs (x)")
    with pytest.raises(StorageError, match="another program"):
        open_database(path)
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("SELECT count(*) FROM sqlite_master").fetchone() == (1,)


def test_a_file_that_is_no_database(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    path.write_text("Dear diary, " * 500)
    with pytest.raises(StorageError, match=r"not a database.*MR-STO") as caught:
        open_database(path)
    assert "backup" in caught.value.hint
    assert path.read_text().startswith("Dear diary")


def test_an_empty_file_becomes_a_database(tmp_path: Path) -> None:
    (tmp_path / "library.db").touch()
    database = open_database(tmp_path / "library.db")
    assert (database.tracks.all(), database.backup) == ([], None)
    database.close()


def test_a_damaged_page_is_a_storage_error(tmp_path: Path) -> None:
    path = golden(tmp_path / "library.db")
    open_database(path).close()
    data = bytearray(path.read_bytes())
    page = int.from_bytes(data[16:18], "big")
    for start in range(page, len(data), page):
        data[start : start + page] = b"\xa5" * page
    path.write_bytes(data)

    def use() -> None:
        database = open_database(path)
        try:
            database.tracks.all()
        finally:
            database.close()

    with pytest.raises(StorageError, match="damaged") as caught:
        use()
    assert caught.value.hint


def test_a_folder_in_the_way_is_a_storage_error(tmp_path: Path) -> None:
    (tmp_path / "library.db").mkdir()
    with pytest.raises(StorageError, match="cannot be opened"):
        open_database(tmp_path / "library.db")
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="cannot be made"):
        open_database(tmp_path / "file" / "library.db")


def test_a_lock_held_by_another_is_waited_for_then_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection_module, "_BUSY_S", 0.05)
    path = tmp_path / "library.db"
    database = open_database(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StorageError, match="locked") as caught:
            database.playlists.save("x", [], UnixTime(1))
        assert "Close the other" in caught.value.hint
        other.execute("ROLLBACK")
    assert database.playlists.save("x", [], UnixTime(1)) == 1
    database.close()


def test_two_that_open_a_new_file_at_once_make_one_database(tmp_path: Path) -> None:
    failures: list[BaseException] = []
    gate = threading.Barrier(4)

    def work(number: int) -> None:
        try:
            gate.wait()
            database = open_database(tmp_path / "library.db")
            database.playlists.save(str(number), [], UnixTime(number))
            database.close()
        except BaseException as error:  # noqa: BLE001 (a thread must report to the test)
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    database = open_database(tmp_path / "library.db")
    assert {playlist.title for playlist in database.playlists.all()} == {"0", "1", "2", "3"}
    database.close()


def test_a_database_opened_in_one_thread_is_used_in_another(tmp_path: Path) -> None:
    database = open_database(tmp_path / "library.db")
    counts: list[int] = []
    thread = threading.Thread(target=lambda: counts.append(database.tracks.count()))
    thread.start()
    thread.join()
    assert counts == [0]
    database.close()


def test_a_closed_database_is_a_bug_not_a_worldly_failure(tmp_path: Path) -> None:
    database = open_database(tmp_path / "library.db")
    database.close()
    with pytest.raises(InvariantError, match="closed"):
        database.tracks.count()


def test_each_expected_code_also_in_its_extended_form_is_a_storage_error() -> None:
    for code in EXPECTED:
        for extended in (code, code | (3 << 8)):
            error = sqlite3.OperationalError("as SQLite says it")
            error.sqlite_errorcode = extended
            found = domain_error(error, Path("/x.db"))
            assert isinstance(found, StorageError)
            assert "as SQLite says it" in found.message
            assert found.hint
    for code in (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISUSE):
        error = sqlite3.OperationalError("x")
        error.sqlite_errorcode = code
        assert isinstance(domain_error(error, Path("/x.db")), InvariantError)
    assert isinstance(domain_error(sqlite3.ProgrammingError("no code"), Path("/x.db")), InvariantError)


def test_a_full_disk_is_a_storage_error_and_costs_only_the_last_write(tmp_path: Path) -> None:
    database = open_database(tmp_path / "library.db")
    database.playlists.save("kept", [], UnixTime(1))
    db = database._connection.db
    pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StorageError, match="disk is full"):
        database.playlists.save("x" * 1_000_000, [], UnixTime(2))
    assert [playlist.title for playlist in database.playlists.all()] == ["kept"]
    db.execute("PRAGMA max_page_count = 1000000")
    database.playlists.save("again", [], UnixTime(3))
    database.close()


def test_importing_storage_loads_nothing_heavy() -> None:
    import subprocess

    code = (
        "import sys, musicrec_desktop.storage; "
        "print([n for n in ('PySide6', 'llama_cpp', 'librosa', 'numba', 'scipy') if n in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"
