"""The third migration: comments, and what the listener says of the taste profile itself."""

from sqlite_utils import Database as SqliteDatabase

from musicrec_desktop.storage.schema_3_outcomes import OUTCOME_TABLES


def m0003_taste(db: SqliteDatabase) -> None:
    """Comments, leanings set by hand, what does not count, private times; what was shown and learned."""
    for statement in _COMMENTS + _TASTE + OUTCOME_TABLES:
        db.execute(statement)


_COMMENTS = (
    # sentiment: -1 .. 1. judged_by: 'rules', 'model' or 'listener'; what the listener said is never judged over.
    """
    CREATE TABLE comments (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
        at REAL NOT NULL,
        text TEXT NOT NULL,
        sentiment REAL NOT NULL CHECK (sentiment BETWEEN -1 AND 1),
        judged_by TEXT NOT NULL,
        UNIQUE (track_id, at, text)
    ) STRICT
    """,
)

_TASTE = (
    # One row a subject and name: the latest holds. Taken back, the row goes.
    """
    CREATE TABLE taste_edits (
        subject TEXT NOT NULL,
        name TEXT NOT NULL,
        lean REAL NOT NULL CHECK (lean BETWEEN -1 AND 1),
        at REAL NOT NULL,
        PRIMARY KEY (subject, name)
    ) STRICT, WITHOUT ROWID
    """,
    # since and until may be infinite. The plays stay: what is forgotten can be remembered again.
    """
    CREATE TABLE forgotten (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        subject TEXT NOT NULL,
        name TEXT NOT NULL,
        since REAL NOT NULL,
        until REAL NOT NULL,
        at REAL NOT NULL
    ) STRICT
    """,
    # until is NULL while it goes on.
    "CREATE TABLE private_spans (since REAL PRIMARY KEY NOT NULL, until REAL) STRICT, WITHOUT ROWID",
)
