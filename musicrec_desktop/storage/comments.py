"""What the listener wrote about tracks."""

from collections.abc import Sequence

from musicrec_desktop.domain.comment import Comment, JudgedBy
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.storage.connection import Connection


class Comments:
    """Comments with what they were understood to say."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, comments: Sequence[Comment]) -> int:
        """Store comments in one transaction. Returns how many were new: the same words at the same time add nothing."""
        with self._connection.writing() as db:
            cursor = db.conn.executemany(
                "INSERT INTO comments (track_id, at, text, sentiment, judged_by) "
                "VALUES (coalesce((SELECT track_id FROM track_aliases WHERE alias = ?1), ?1), ?, ?, ?, ?) "
                "ON CONFLICT (track_id, at, text) DO NOTHING",
                [(item.track_id, item.at, item.text, item.sentiment, item.judged_by.value) for item in comments],
            )
            return max(0, cursor.rowcount)

    def judge(self, comment: Comment) -> bool:
        """Store another judgement of a comment that is there. False when there is none, or its judge was the listener
        and the new one is not."""
        with self._connection.writing() as db:
            cursor = db.execute(
                "UPDATE comments SET sentiment = ?, judged_by = ? WHERE track_id = ? AND at = ? AND text = ? "
                "AND (judged_by <> 'listener' OR ? = 'listener')",
                [
                    comment.sentiment,
                    comment.judged_by.value,
                    comment.track_id,
                    comment.at,
                    comment.text,
                    comment.judged_by.value,
                ],
            )
            return cursor.rowcount > 0

    def remove(self, track_id: TrackId, at: UnixTime) -> int:
        """Take back what was written about a track at that moment. Returns how many comments went."""
        with self._connection.writing() as db:
            return max(0, db.execute("DELETE FROM comments WHERE track_id = ? AND at = ?", [track_id, at]).rowcount)

    def all(self) -> list[Comment]:
        """Every comment, in order of time."""
        with self._connection.reading() as db:
            rows = db.execute(
                "SELECT track_id, at, text, sentiment, judged_by FROM comments ORDER BY at, id"
            ).fetchall()
        return [
            Comment(TrackId(track_id), UnixTime(at), text, sentiment, JudgedBy(judge))
            for track_id, at, text, sentiment, judge in rows
        ]
