"""The history: plays, and likes and dislikes beside them."""

from collections.abc import Sequence
from typing import Final

from musicrec_desktop.domain.ids import DurationMs, PlaylistId, TrackId, UnixTime
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd, QueuedBy
from musicrec_desktop.storage.connection import Connection

# A playlist may be deleted while it is playing: the play then belongs to none.
INSERT_PLAY: Final = (
    "INSERT INTO plays (track_id, started_at, played_ms, duration_ms, ended, queued_by, playlist_id, origin) "
    "VALUES (coalesce((SELECT track_id FROM track_aliases WHERE alias = ?1), ?1), "
    "?, ?, ?, ?, ?, (SELECT id FROM playlists WHERE id = ?), ?) "
    "ON CONFLICT (track_id, started_at) DO NOTHING"
)


def play_values(play: Play) -> tuple[str | float | None, ...]:
    """One value for each place in INSERT_PLAY."""
    ways = (play.ended.value, play.queued_by.value, play.playlist_id, play.origin)
    return (play.track_id, play.started_at, play.played_ms, play.duration_ms, *ways)


class Plays:
    """What the listener did. Only ever added to."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, plays: Sequence[Play]) -> int:
        """Store plays in one transaction. Returns how many were new: the same track and start adds nothing."""
        with self._connection.writing() as db:
            return max(0, db.conn.executemany(INSERT_PLAY, map(play_values, plays)).rowcount)

    def stamps(self, since: UnixTime, until: UnixTime) -> list[tuple[TrackId, UnixTime, str]]:
        """(track, start, origin) of every play that began in that time, by its start."""
        sql = "SELECT track_id, started_at, origin FROM plays WHERE started_at BETWEEN ? AND ? ORDER BY started_at, id"
        with self._connection.reading() as db:
            rows = db.execute(sql, (since, until)).fetchall()
        return [(TrackId(track_id), UnixTime(started_at), origin) for track_id, started_at, origin in rows]

    def all(self) -> list[Play]:
        """Every play, by its start."""
        sql = (
            "SELECT track_id, started_at, played_ms, duration_ms, ended, queued_by, playlist_id, "
            "origin FROM plays ORDER BY started_at, id"
        )
        ends = {end.value: end for end in PlayEnd}
        queuers = {by.value: by for by in QueuedBy}
        with self._connection.reading() as db:
            # Row by row: to fetch 200,000 at once keeps Python's lock, and with it the window, for 80 ms.
            return [
                Play(
                    TrackId(track_id),
                    UnixTime(started_at),
                    DurationMs(played_ms),
                    DurationMs(duration_ms),
                    ends[ended],
                    queuers[queued_by],
                    None if playlist_id is None else PlaylistId(playlist_id),
                    origin,
                )
                for track_id, started_at, played_ms, duration_ms, ended, queued_by, playlist_id, origin in db.execute(
                    sql
                )
            ]

    def add_feedback(self, feedback: Sequence[Feedback]) -> int:
        """Store likes, dislikes and withdrawals in one transaction. Returns how many were new."""
        with self._connection.writing() as db:
            cursor = db.conn.executemany(
                "INSERT INTO feedback (track_id, at, value) "
                "VALUES (coalesce((SELECT track_id FROM track_aliases WHERE alias = ?1), ?1), ?, ?) "
                "ON CONFLICT (track_id, at, value) DO NOTHING",
                [(item.track_id, item.at, item.value.value) for item in feedback],
            )
            return max(0, cursor.rowcount)

    def feedback(self) -> list[Feedback]:
        """Everything the listener said, in order of time: the latest of a track holds."""
        with self._connection.reading() as db:
            rows = db.execute("SELECT track_id, at, value FROM feedback ORDER BY at, id").fetchall()
        return [Feedback(TrackId(track_id), UnixTime(at), FeedbackValue(value)) for track_id, at, value in rows]
