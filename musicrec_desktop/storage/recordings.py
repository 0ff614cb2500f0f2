"""Which tracks are one recording: a file that comes back in another encoding, another sound under an old path, and
duplicates."""

import json
from collections.abc import Iterable, Sequence
from typing import Final

from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.storage.connection import Connection
from musicrec_desktop.storage.rows import FILE_COLUMNS
from musicrec_desktop.storage.search import index_new, last_id

_COLUMNS: Final = ", ".join(FILE_COLUMNS)
# The statements are put together from our own column names only; every value is bound.
_READ: Final = ", ".join(column for column in FILE_COLUMNS if column not in ("kind", "traits"))
_TAKE_OVER: Final = (
    f"UPDATE tracks SET ({_READ}, is_missing) = "  # noqa: S608
    f"(SELECT {_READ}, 0 FROM adopted) WHERE id = ?"
)
# What the listener said of either counts more than a guess.
_TAKE_OVER_KIND: Final = (
    "UPDATE tracks SET (kind, traits, kind_by) = (SELECT kind, traits, kind_by FROM adopted) "
    "WHERE id = ? AND (kind_by = 'guess' OR (SELECT kind_by FROM adopted) = 'listener')"
)
_COPY: Final = f"INSERT INTO tracks (added_at, {_COLUMNS}) SELECT ?, {_COLUMNS} FROM tracks WHERE id = ?"  # noqa: S608
_REFERRING: Final = ("plays", "feedback", "playlist_entries", "session_queue", "places")
_MEASURED: Final = ("features", "outlines", "fingerprints", "feature_failures")


class Recordings:
    """Tracks that turn out to be one recording, or two."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def adopt(self, arrived: TrackId, vanished: TrackId) -> bool:
        """A file that arrived as a new track is the vanished one: that takes over the file, and keeps its history.

        What happened to the new track meanwhile is added to the history; its id leads to the old one from now on.
        False, and nothing is changed, when the one is not present or the other not missing any more.
        """
        with self._connection.writing() as db:
            state = "SELECT count(*) FROM tracks WHERE (id = ? AND is_missing = 0) OR (id = ? AND is_missing = 1)"
            if db.execute(state, [arrived, vanished]).fetchone()[0] != 2:
                return False
            db.execute("CREATE TEMP TABLE adopted AS SELECT * FROM tracks WHERE id = ?", [arrived])
            for table in _REFERRING:
                # Ignored where the same play stands there already; the rest goes with the track.
                db.execute(f"UPDATE OR IGNORE {table} SET track_id = ? WHERE track_id = ?", [vanished, arrived])  # noqa: S608
            db.execute("UPDATE track_aliases SET track_id = ? WHERE track_id = ?", [vanished, arrived])
            for table in _MEASURED:
                # What was measured of the vanished one stays where nothing newer takes its place: it is as true here.
                db.execute(f"UPDATE OR REPLACE {table} SET track_id = ? WHERE track_id = ?", [vanished, arrived])  # noqa: S608
            db.execute("DELETE FROM tracks WHERE id = ?", [arrived])
            db.execute(_TAKE_OVER, [vanished])
            db.execute(_TAKE_OVER_KIND, [vanished])
            db.execute("INSERT INTO track_aliases (alias, track_id) VALUES (?, ?)", [arrived, vanished])
            db.execute("DROP TABLE temp.adopted")
        return True

    def vanished_with(self, audio_hash: str, arrived: TrackId) -> list[TrackId]:
        """Missing tracks with that audio, cut from their file as `arrived` is from its own; none for an empty hash."""
        sql = (
            "SELECT old.id FROM features JOIN tracks AS old ON old.id = track_id JOIN tracks AS new ON new.id = ? "
            "WHERE audio_hash = ? AND audio_hash <> '' AND old.is_missing = 1 AND old.id <> new.id "
            "AND old.start_ms = new.start_ms AND old.end_ms = new.end_ms ORDER BY old.id"
        )
        with self._connection.reading() as db:
            return [TrackId(track_id) for (track_id,) in db.execute(sql, [arrived, audio_hash])]

    def split(self, track_id: TrackId, now: UnixTime) -> TrackId:
        """The file at a track's place holds another recording now: it becomes a track of its own, which is returned.

        The old track stays, without a file, with its history and what was measured of it.
        """
        with self._connection.writing() as db:
            db.execute("UPDATE tracks SET is_missing = 1 WHERE id = ?", [track_id])
            before = last_id(db)
            db.execute(_COPY, [now, track_id])
            index_new(db, before)
            return TrackId(last_id(db))

    def group(self, groups: Iterable[Sequence[TrackId]]) -> None:
        """Replace what is known of duplicates: each group holds the tracks of one recording."""
        rows = [(number, track_id) for number, group in enumerate(groups, start=1) for track_id in group]
        with self._connection.writing() as db:
            db.execute("UPDATE tracks SET recording = 0 WHERE recording <> 0")
            db.conn.executemany("UPDATE tracks SET recording = ? WHERE id = ?", rows)

    def groups(self) -> list[list[TrackId]]:
        """Present tracks that hold one recording, two or more each, by their smallest id."""
        sql = (
            "SELECT json_group_array(id) FROM (SELECT id, recording FROM tracks "
            "WHERE recording <> 0 AND is_missing = 0 ORDER BY id) GROUP BY recording HAVING count(*) > 1"
        )
        with self._connection.reading() as db:
            found = [[TrackId(track_id) for track_id in json.loads(cell)] for (cell,) in db.execute(sql)]
        return sorted(found)
