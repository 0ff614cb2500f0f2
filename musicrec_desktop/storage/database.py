"""The library database as a whole: opening, checking, closing."""

import sqlite3
from collections.abc import Sequence
from pathlib import Path

from musicrec_desktop.domain.errors import StorageError
from musicrec_desktop.storage.amounts import Amounts
from musicrec_desktop.storage.comments import Comments
from musicrec_desktop.storage.connection import Connection
from musicrec_desktop.storage.features import Features
from musicrec_desktop.storage.fingerprints import Fingerprints
from musicrec_desktop.storage.kinds import Kinds
from musicrec_desktop.storage.llm_calls import LlmCalls
from musicrec_desktop.storage.migrations import check_is_ours, migrate
from musicrec_desktop.storage.outcomes import Outcomes
from musicrec_desktop.storage.outlines import Outlines
from musicrec_desktop.storage.places import Places
from musicrec_desktop.storage.playlists import Playlists
from musicrec_desktop.storage.plays import Plays
from musicrec_desktop.storage.recordings import Recordings
from musicrec_desktop.storage.schema import MIGRATIONS
from musicrec_desktop.storage.schema_2 import Migration
from musicrec_desktop.storage.session import Session
from musicrec_desktop.storage.tag_writes import TagWrites
from musicrec_desktop.storage.taste_notes import TasteNotes
from musicrec_desktop.storage.track_files import TrackFiles
from musicrec_desktop.storage.tracks import Tracks
from musicrec_desktop.storage.unmatched import Unmatched

_OLDEST_SQLITE = (3, 37)
"""The first with STRICT tables."""


class Database:
    """One open library database. Use it from one thread at a time (the db lane); it may be opened in another."""

    def __init__(self, connection: Connection, backup: Path | None = None) -> None:
        self._connection = connection
        self.path = connection.path
        self.backup = backup
        """The backup made when this file was brought up to date just now; None when it was current or new."""
        self.tracks = Tracks(connection)
        self.track_files = TrackFiles(connection)
        self.tag_writes = TagWrites(connection)
        self.features = Features(connection)
        self.outlines = Outlines(connection)
        self.fingerprints = Fingerprints(connection)
        self.recordings = Recordings(connection)
        self.kinds = Kinds(connection)
        self.plays = Plays(connection)
        self.comments = Comments(connection)
        self.taste_notes = TasteNotes(connection)
        self.unmatched = Unmatched(connection)
        self.playlists = Playlists(connection)
        self.llm_calls = LlmCalls(connection)
        self.outcomes = Outcomes(connection)
        self.session = Session(connection)
        self.places = Places(connection)
        self.amounts = Amounts(connection)

    def faults(self) -> list[str]:
        """What is wrong with the file, by SQLite's own check; [] when nothing is. Reads the whole file."""
        with self._connection.reading() as db:
            found = [str(row[0]) for row in db.execute("PRAGMA quick_check")]
            dangling = [f"dangling reference in {row[0]}" for row in db.execute("PRAGMA foreign_key_check")]
        return [fault for fault in found if fault != "ok"] + dangling

    def close(self) -> None:
        """Close the file. May be called twice."""
        self._connection.close()


def open_database(path: Path, migrations: Sequence[Migration] = MIGRATIONS) -> Database:
    """Open the library database at `path`, making it when it is not there, bringing it up to date when it is older.

    Raises StorageError when it is newer than this program, damaged, locked, another program's, or cannot be written.
    `migrations` is for tests.
    """
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise StorageError(
            f"SQLite {sqlite3.sqlite_version} is too old for the library database.",
            hint="Use a Python with SQLite 3.37 or newer.",
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"The folder {path.parent} for the library database cannot be made: {error}.",
            hint="Choose another folder for this program's data.",
        ) from error
    connection = Connection(path)
    try:
        check_is_ours(connection, len(migrations))
        connection.use_write_ahead_log()
        backup = migrate(connection, migrations)
        with connection.reading() as db:
            # Only now: a migration that rebuilds a table must not set off deletions.
            db.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        connection.close()
        raise
    return Database(connection, backup)
