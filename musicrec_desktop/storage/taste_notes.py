"""What the listener says of the taste profile: leanings set by hand, parts forgotten, private times."""

from collections.abc import Sequence

from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.taste_edits import Forgotten, PrivateSpan, Subject, TasteEdit
from musicrec_desktop.storage.connection import Connection


class TasteNotes:
    """Statements that the profile is built with."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def edit(self, edit: TasteEdit) -> None:
        """Keep a leaning in the place of an earlier one; one of 0 takes it back."""
        with self._connection.writing() as db:
            db.execute("DELETE FROM taste_edits WHERE subject = ? AND name = ?", [edit.subject.value, edit.name])
            if edit.lean:
                db.execute(
                    "INSERT INTO taste_edits (subject, name, lean, at) VALUES (?, ?, ?, ?)",
                    [edit.subject.value, edit.name, edit.lean, edit.at],
                )

    def edits(self) -> list[TasteEdit]:
        """The leanings in force, in order of time."""
        with self._connection.reading() as db:
            rows = db.execute("SELECT subject, name, lean, at FROM taste_edits ORDER BY at, subject, name").fetchall()
        return [TasteEdit(Subject(subject), name, lean, UnixTime(at)) for subject, name, lean, at in rows]

    def clear_edits(self) -> int:
        """Take back all leanings. Returns how many there were."""
        with self._connection.writing() as db:
            return max(0, db.execute("DELETE FROM taste_edits").rowcount)

    def forget(self, part: Forgotten) -> int:
        """Keep that a part of the history is not to count. Returns its number, by which it can be remembered again."""
        with self._connection.writing() as db:
            cursor = db.execute(
                "INSERT INTO forgotten (subject, name, since, until, at) VALUES (?, ?, ?, ?, ?)",
                [part.subject.value, part.name, part.since, part.until, part.at],
            )
            return int(cursor.lastrowid or 0)

    def remember(self, number: int) -> bool:
        """Let a forgotten part count again. False when no part has that number."""
        with self._connection.writing() as db:
            return db.execute("DELETE FROM forgotten WHERE id = ?", [number]).rowcount > 0

    def forgotten(self) -> list[tuple[int, Forgotten]]:
        """(number, part) of all that does not count, in the order it was said."""
        with self._connection.reading() as db:
            rows = db.execute("SELECT id, subject, name, since, until, at FROM forgotten ORDER BY id").fetchall()
        return [
            (number, Forgotten(Subject(subject), name, UnixTime(since), UnixTime(until), UnixTime(at)))
            for number, subject, name, since, until, at in rows
        ]

    def start_private(self, at: UnixTime) -> bool:
        """Remember nothing from now on. False when that was so already."""
        with self._connection.writing() as db:
            if db.execute("SELECT 1 FROM private_spans WHERE until IS NULL").fetchone():
                return False
            db.execute("INSERT OR REPLACE INTO private_spans (since, until) VALUES (?, NULL)", [at])
            return True

    def end_private(self, at: UnixTime) -> bool:
        """Remember again. False when nothing was private."""
        with self._connection.writing() as db:
            sql = "UPDATE private_spans SET until = max(since, ?) WHERE until IS NULL"
            return db.execute(sql, [at]).rowcount > 0

    def private(self) -> list[PrivateSpan]:
        """The private times, in order."""
        with self._connection.reading() as db:
            rows = db.execute("SELECT since, until FROM private_spans ORDER BY since").fetchall()
        return [PrivateSpan(UnixTime(since), None if until is None else UnixTime(until)) for since, until in rows]

    def erase(self, tracks: Sequence[TrackId] | None, since: UnixTime, until: UnixTime) -> int:
        """Delete for good what happened in that time (until: exclusive) with these tracks, or with all (None): plays,
        feedback, comments, where they were left, that they were shown; for all, also imported plays of no track and the
        log of the language model. Returns how many plays went. Lessons name no track and stay.

        What is deleted is overwritten in the file.
        """
        gone = 0
        with self._connection.reading() as db:
            db.execute("PRAGMA secure_delete = ON")
        with self._connection.writing() as db:
            for table, moment in (("plays", "started_at"), ("feedback", "at"), ("comments", "at"), ("places", "at")):
                where = f"{moment} >= ? AND {moment} < ?"
                if tracks is None:
                    count = db.execute(f"DELETE FROM {table} WHERE {where}", [since, until]).rowcount  # noqa: S608
                else:
                    sql = f"DELETE FROM {table} WHERE {where} AND track_id = ?"  # noqa: S608 (our own names)
                    count = db.conn.executemany(sql, [(since, until, track) for track in tracks]).rowcount
                gone += max(0, count) if table == "plays" else 0
            if tracks is None:
                sql = "DELETE FROM unmatched_plays WHERE started_at >= ? AND started_at < ?"
                gone += max(0, db.execute(sql, [since, until]).rowcount)
                db.execute("DELETE FROM shown_lists WHERE at >= ? AND at < ?", [since, until])
                db.execute("DELETE FROM llm_calls WHERE at >= ? AND at < ?", [since, until])
            else:
                sql = (
                    "DELETE FROM shown_tracks WHERE track_id = ? "
                    "AND list_id IN (SELECT id FROM shown_lists WHERE at >= ? AND at < ?)"
                )
                db.conn.executemany(sql, [(track, since, until) for track in tracks])
        return gone
