"""The part of the third migration that keeps what was shown and what was learned from it."""

from typing import Final

OUTCOME_TABLES: Final = (
    # Sets of scorers, each kept once: names is a JSON list.
    "CREATE TABLE scorer_sets (id INTEGER PRIMARY KEY, names TEXT NOT NULL UNIQUE) STRICT",
    # parts are little-endian float32, in the order of the scorers. The trial's columns are NULL where chance had no
    # say: trial_options are int64, trial_propensities float64.
    """
    CREATE TABLE shown_lists (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at REAL NOT NULL,
        seed INTEGER NOT NULL,
        version INTEGER NOT NULL,
        scorers INTEGER NOT NULL REFERENCES scorer_sets (id),
        trial_place INTEGER,
        trial_taken INTEGER,
        trial_options BLOB,
        trial_parts BLOB,
        trial_propensities BLOB,
        trial_outcome TEXT
    ) STRICT
    """,
    """
    CREATE TABLE shown_tracks (
        list_id INTEGER NOT NULL REFERENCES shown_lists (id) ON DELETE CASCADE,
        place INTEGER NOT NULL,
        track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
        propensity REAL NOT NULL,
        parts BLOB NOT NULL,
        outcome TEXT,
        PRIMARY KEY (list_id, place, track_id)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX shown_tracks_by_track ON shown_tracks (track_id, list_id)",
    # Whole by itself, so that replaying needs nothing else. AUTOINCREMENT: the order of learning is the order of ids.
    """
    CREATE TABLE lessons (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at REAL NOT NULL,
        kind TEXT NOT NULL,
        scorers INTEGER NOT NULL REFERENCES scorer_sets (id),
        parts BLOB NOT NULL,
        weight REAL NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE fusion_versions (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at REAL NOT NULL,
        after_lesson INTEGER NOT NULL,
        reason TEXT NOT NULL,
        is_base INTEGER NOT NULL,
        data TEXT NOT NULL
    ) STRICT
    """,
)
