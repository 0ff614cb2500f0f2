"""Brings an older database up to this program's version, with a backup first, and refuses a newer one."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database as SqliteDatabase

from musicrec_desktop.domain.errors import InvariantError, StorageError
from musicrec_desktop.storage.connection import Connection
from musicrec_desktop.storage.errors import domain_errors
from musicrec_desktop.storage.schema import APPLICATION_ID
from musicrec_desktop.storage.schema_2 import Migration


def version_of(connection: Connection) -> int:
    """Number of the last migration the file has seen; 0 for an empty file."""
    with connection.reading() as db:
        return _pragma(db, "user_version")


def check_is_ours(connection: Connection, known: int) -> None:
    """Raises StorageError when the file is another program's, or newer than version `known`. Changes nothing."""
    # One transaction: another process may be making this file just now.
    with connection.reading() as db, db.atomic():
        version, mark = _pragma(db, "user_version"), _pragma(db, "application_id")
        (tables,) = db.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if mark != APPLICATION_ID and (tables or version):
        raise StorageError(
            f"{connection.path} is a database of another program.",
            hint="Choose another folder for this program's data, or move that file away.",
        )
    if version > known:
        raise StorageError(
            f"The library database {connection.path} is of version {version}; "
            f"this program knows versions up to {known}.",
            hint="Update the program, or move the file away and put back the backup that was made before the update.",
        )


def migrate(connection: Connection, migrations: Sequence[Migration]) -> Path | None:
    """Apply the migrations the file has not seen, each in a transaction of its own.

    Returns the backup that was made of an existing database, None when nothing had to be done or the file was empty.
    Raises StorageError when the backup or a migration fails; the file then is as the last whole migration left it.
    """
    version = version_of(connection)
    if version >= len(migrations):
        return None
    backup = _back_up(connection, version) if version else None
    for number, migration in enumerate(migrations, start=1):
        with connection.writing() as db:
            # Asked again under the lock: another process may have come first.
            if version_of(connection) >= number:
                continue
            migration(db)
            if db.execute("PRAGMA foreign_key_check").fetchone() is not None:
                raise InvariantError(f"migration {number} left dangling references in {connection.path}")
            db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            db.execute(f"PRAGMA user_version = {number}")
    return backup


def _pragma(db: SqliteDatabase, name: str) -> int:
    return int(db.execute(f"PRAGMA {name}").fetchone()[0])


def _back_up(connection: Connection, version: int) -> Path:
    """Copy the whole database beside itself. The name tells version and time; an older backup is never overwritten."""
    path = connection.path
    moment = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    target = path.with_name(f"{path.stem}.v{version}.{moment}.backup{path.suffix}")
    unfinished = target.with_name(target.name + ".part")
    try:
        with domain_errors(target), closing(sqlite3.connect(unfinished)) as copy:
            connection.db.conn.backup(copy)
            # The copy inherits WAL mode; a backup should be one file that lies still.
            copy.execute("PRAGMA journal_mode = DELETE")
        unfinished.replace(target)
    except (StorageError, OSError) as error:
        with suppress(OSError):  # tidying up must not hide why it failed
            unfinished.unlink(missing_ok=True)
        raise StorageError(
            f"The library database {path} was not updated, because no backup could be made: {error}.",
            hint="Free some space or make the folder writable, then start again. The database is as it was.",
        ) from error
    return target
