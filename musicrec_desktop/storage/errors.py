"""The one place that decides which SQLite failures are the world's fault and which are ours."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from musicrec_desktop.domain.errors import InvariantError, MusicRecError, StorageError

_RESTORE = (
    "Close the program, move the file away, and put a backup from the same folder in its place; "
    "a new scan finds the music again."
)

EXPECTED: Final[Mapping[int, tuple[str, str]]] = {
    sqlite3.SQLITE_BUSY: (
        "another program keeps it locked",
        "Close the other window or command that uses this library and try again.",
    ),
    sqlite3.SQLITE_FULL: ("the disk is full", "Free some space and try again; nothing that was saved is lost."),
    sqlite3.SQLITE_READONLY: (
        "it cannot be written to",
        "Check that the file and its folder belong to you and that the disk is not mounted read-only.",
    ),
    sqlite3.SQLITE_CORRUPT: ("the file is damaged", _RESTORE),
    sqlite3.SQLITE_NOTADB: ("the file is not a database, or is damaged", _RESTORE),
    sqlite3.SQLITE_CANTOPEN: ("it cannot be opened", "Check that the folder exists and that you may write there."),
    sqlite3.SQLITE_IOERR: (
        "the disk reported an error",
        "Check that the disk is connected and healthy, then try again.",
    ),
}
"""Primary result code -> (why, hint). Any other code is a bug of ours."""

_NO_ROOM_BY_ANOTHER_NAME: Final = frozenset({sqlite3.SQLITE_IOERR_SHMSIZE})
"""Extended codes of I/O errors that come of a full disk: the file that the readers share could not grow."""


def domain_error(error: sqlite3.Error, path: Path) -> MusicRecError:
    """The error of our own that stands for one of SQLite's. Extended codes count as their primary code."""
    code = getattr(error, "sqlite_errorcode", None)
    if code in _NO_ROOM_BY_ANOTHER_NAME:
        code = sqlite3.SQLITE_FULL
    known = EXPECTED.get(code & 0xFF) if isinstance(code, int) else None
    if known is None:
        return InvariantError(f"The library database {path} refused a statement: {error}")
    why, hint = known
    return StorageError(f"The library database {path} cannot be used: {why} ({error}).", hint=hint)


@contextmanager
def domain_errors(path: Path) -> Iterator[None]:
    """Turn every error of SQLite inside the block into one of ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise domain_error(error, path) from error
