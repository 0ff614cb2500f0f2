"""What was written into the listener's files, so that it can be taken back."""

import json
from collections.abc import Sequence

from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.tag_writing import TagEdit, TagWrite, WrittenFile
from musicrec_desktop.storage.connection import Connection
from musicrec_desktop.storage.rows import cell_path, path_cell


class TagWrites:
    """The log of edits. An edit is logged before it is made, so that none is ever unknown."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def begin(self) -> int:
        """The number of a new batch."""
        with self._connection.reading() as db:
            (last,) = db.execute("SELECT coalesce(max(batch), 0) FROM tag_writes").fetchone()
        return int(last) + 1

    def put(self, batch: int, edits: Sequence[TagEdit], at: UnixTime) -> list[int]:
        """Log edits that are about to be made. Returns their ids, in order."""
        ids: list[int] = []
        with self._connection.writing() as db:
            for edit in edits:
                cursor = db.conn.execute(
                    "INSERT INTO tag_writes (batch, at, path, before, after) VALUES (?, ?, ?, ?, ?)",
                    [batch, at, path_cell(edit.path), json.dumps(edit.before), json.dumps(edit.after)],
                )
                ids.append(int(cursor.lastrowid or 0))
        return ids

    def drop(self, ids: Sequence[int]) -> None:
        """Forget edits that could not be made."""
        with self._connection.writing() as db:
            db.conn.executemany("DELETE FROM tag_writes WHERE id = ?", [(number,) for number in ids])

    def mark_undone(self, ids: Sequence[int]) -> None:
        """These edits have been taken back."""
        with self._connection.writing() as db:
            db.conn.executemany("UPDATE tag_writes SET is_undone = 1 WHERE id = ?", [(number,) for number in ids])

    def of_batch(self, batch: int) -> list[TagWrite]:
        """The edits of one command, the latest first: two of one file are taken back in turn."""
        sql = "SELECT id, batch, at, path, before, after, is_undone FROM tag_writes WHERE batch = ? ORDER BY id DESC"
        with self._connection.reading() as db:
            rows = db.execute(sql, [batch]).fetchall()
        return [
            TagWrite(number, of, at, TagEdit(cell_path(path), json.loads(before), json.loads(after)), bool(is_undone))
            for number, of, at, path, before, after, is_undone in rows
        ]

    def last_batch(self) -> int:
        """The latest batch with edits that were not taken back; 0 when there is none."""
        with self._connection.reading() as db:
            (last,) = db.execute("SELECT coalesce(max(batch), 0) FROM tag_writes WHERE is_undone = 0").fetchone()
        return int(last)

    def batches(self, limit: int = 20) -> list[tuple[int, UnixTime, int, int]]:
        """(batch, when, files, of which were taken back), the latest first."""
        sql = (
            "SELECT batch, min(at), count(*), sum(is_undone) FROM tag_writes GROUP BY batch ORDER BY batch DESC LIMIT ?"
        )
        with self._connection.reading() as db:
            return [
                (int(batch), UnixTime(at), int(n), int(undone)) for batch, at, n, undone in db.execute(sql, [limit])
            ]

    def carry_over(self, written: Sequence[WrittenFile]) -> None:
        """What was measured of these files holds still, as they are known now: nothing but tags was written."""
        values = [(file.old.size, file.old.mtime_ns, path_cell(file.path)) for file in written]
        with self._connection.writing() as db:
            for table in ("features", "feature_failures"):
                db.conn.executemany(
                    f"UPDATE {table} SET (size, mtime_ns) = (SELECT size, mtime_ns FROM tracks WHERE id = track_id) "  # noqa: S608
                    "WHERE size = ? AND mtime_ns = ? "
                    "AND track_id IN (SELECT id FROM tracks WHERE path = ? AND is_missing = 0)",
                    values,
                )
