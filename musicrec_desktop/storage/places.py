"""Where spoken word was left."""

from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.storage.connection import Connection


class Places:
    """One place a track; none where it begins at its beginning."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> dict[TrackId, DurationMs]:
        """Every place kept."""
        with self._connection.reading() as db:
            rows = db.execute("SELECT track_id, position_ms FROM places").fetchall()
        return {TrackId(track_id): DurationMs(position_ms) for track_id, position_ms in rows}

    def keep(self, track_id: TrackId, position_ms: DurationMs, at: UnixTime) -> None:
        """The track was left here at that moment; 0 forgets its place. Nothing for a track that is no more."""
        with self._connection.writing() as db:
            known = db.execute("SELECT track_id FROM track_aliases WHERE alias = ?", [track_id]).fetchone()
            known_id = track_id if known is None else known[0]
            if position_ms <= 0:
                db.execute("DELETE FROM places WHERE track_id = ?", [known_id])
            else:
                db.execute(
                    "INSERT OR REPLACE INTO places (track_id, position_ms, at) "
                    "SELECT id, ?, ? FROM tracks WHERE id = ?",
                    [position_ms, at, known_id],
                )
