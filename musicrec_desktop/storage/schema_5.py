"""The fifth migration: where spoken word was left, and the order that a shuffled queue goes back to."""

from sqlite_utils import Database as SqliteDatabase


def m0005_places(db: SqliteDatabase) -> None:
    """One place a track; of each entry of the queue its place before it was shuffled."""
    db.execute(
        """
        CREATE TABLE places (
            track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
            position_ms INTEGER NOT NULL CHECK (position_ms > 0),
            at REAL NOT NULL
        ) STRICT
        """
    )
    # NULL: the queue was not shuffled.
    db.execute("ALTER TABLE session_queue ADD COLUMN place INTEGER")
