"""One open database file: reading, and writing in whole transactions."""

import sqlite3
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlite_utils import Database as SqliteDatabase

from musicrec_desktop.storage.errors import domain_errors

_BUSY_S = 10.0
"""How long to wait for another process that is writing."""
_VALUES_A_QUERY = 900
"""Below SQLite's oldest limit on bound values."""


class Connection:
    """The file and the handle on it. Use it from one thread at a time; it may be made in another."""

    def __init__(self, path: Path) -> None:
        """Raises StorageError when the file cannot be opened."""
        self.path = path
        with domain_errors(path):
            # isolation_level=None: transactions begin where we say so, never behind our back.
            raw = sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None, check_same_thread=False)
        # No plugins: what other programs install for sqlite-utils has no business in this file.
        self.db = SqliteDatabase(raw, execute_plugins=False, recursive_triggers=False)

    @contextmanager
    def reading(self) -> Iterator[SqliteDatabase]:
        """Read; take all rows out before the block ends. Raises StorageError."""
        with domain_errors(self.path):
            yield self.db

    @contextmanager
    def writing(self) -> Iterator[SqliteDatabase]:
        """One transaction: all of the block is kept, or nothing of it. Raises StorageError.

        IMMEDIATE takes the write lock at once: a transaction that reads first and writes later could not wait for
        another writer, it would fail.
        """
        raw = self.db.conn
        with domain_errors(self.path):
            raw.execute("BEGIN IMMEDIATE")
            try:
                yield self.db
                raw.execute("COMMIT")
            except BaseException:
                # A full disk or an I/O error may have ended the transaction already.
                if raw.in_transaction:
                    raw.execute("ROLLBACK")
                raise

    def use_write_ahead_log(self) -> None:
        """Switch the file to WAL, so that reading and writing do not wait for each other. Raises StorageError.

        The switch itself does not wait for a lock as other statements do, so that two who open a new file at once
        could fail; we wait in its place.
        """
        until = time.monotonic() + _BUSY_S
        with domain_errors(self.path):
            while True:
                try:
                    mode = str(self.db.execute("PRAGMA journal_mode = WAL").fetchone()[0])
                    break
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                        raise
                    time.sleep(0.01)
            # With WAL, NORMAL survives any crash of the program; without it (some network disks) only FULL does.
            self.db.execute(f"PRAGMA synchronous = {'NORMAL' if mode == 'wal' else 'FULL'}")

    def close(self) -> None:
        """Close the file. May be called twice."""
        with domain_errors(self.path):
            self.db.close()


def select_in(db: SqliteDatabase, sql: str, values: Iterable[str | bytes | int]) -> list[tuple[Any, ...]]:
    """All rows of a SELECT whose one `IN (?)` stands for any number of values, asked for in portions."""
    rows: list[tuple[Any, ...]] = []
    waiting = list(values)
    for start in range(0, len(waiting), _VALUES_A_QUERY):
        portion = waiting[start : start + _VALUES_A_QUERY]
        marks = ",".join("?" * len(portion))
        rows.extend(db.execute(sql.replace("IN (?)", f"IN ({marks})"), portion))
    return rows
