"""Other players' SQLite libraries, opened to be read only: Strawberry's and Clementine's."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from musicrec_desktop.domain.errors import LibraryError

_WANTED: Final = (
    "title",
    "artist",
    "album",
    "length",
    "url",
    "filename",
    "playcount",
    "skipcount",
    "lastplayed",
    "musicbrainz_recording_id",
)
_NEEDED: Final = frozenset({"title", "artist", "playcount", "lastplayed"})


def read_player_songs(path: Path) -> Iterator[Mapping[str, object]]:
    """Every row of the table `songs`, as far as its columns are known to us; the file is not changed in any way.

    Raises LibraryError when it is no such library, is damaged, or is locked.
    """
    try:
        # immutable would miss what the running player keeps in its log; mode=ro reads it and writes nothing.
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5)) as db:
            db.text_factory = lambda raw: raw.decode("utf-8", "replace")
            columns = [str(row[1]) for row in db.execute("PRAGMA table_info(songs)")]
            if not _NEEDED.issubset(columns):
                raise LibraryError(
                    f"{path} is a database, but no library of Strawberry or Clementine.",
                    hint="Strawberry keeps its library in strawberry.db, Clementine in clementine.db.",
                )
            names = [name for name in columns if name in _WANTED]
            for row in db.execute(f"SELECT {', '.join(names)} FROM songs"):  # noqa: S608 (names from our own list)
                yield dict(zip(names, row, strict=True))
    except sqlite3.Error as error:
        raise LibraryError(
            f"The library {path} of another player cannot be read: {error}.",
            hint="Close that player and try again, or import a copy of the file.",
        ) from error
