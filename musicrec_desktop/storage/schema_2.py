"""The second migration: tracks within files, kinds, richer tags, features by group, fingerprints, imported history."""

from collections.abc import Callable

from sqlite_utils import Database as SqliteDatabase

Migration = Callable[[SqliteDatabase], None]
"""Brings a database from one version to the next, inside a transaction that it must not end."""


def m0002_sound_and_files(db: SqliteDatabase) -> None:
    """Tracks cut out of files, kinds and traits, more tags; features anew, for every number has come to mean more."""
    for statement in _TRACKS + _SEARCH + _FEATURES + _HISTORY + _PLAYLISTS + _TAG_WRITES:
        db.execute(statement)


_TRACKS = (
    # start_ms, end_ms: the part of the file; end 0 is the end of the file.
    "ALTER TABLE tracks ADD COLUMN start_ms INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE tracks ADD COLUMN end_ms INTEGER NOT NULL DEFAULT 0",
    # The fields of MoreTags that say something, as JSON.
    "ALTER TABLE tracks ADD COLUMN more TEXT NOT NULL DEFAULT '{}'",
    # Work, conductor, performers, sort names and originals in one text, for the search.
    "ALTER TABLE tracks ADD COLUMN people TEXT NOT NULL DEFAULT ''",
    # kind_by: 'guess' or 'listener'; what the listener said is never guessed over. traits: bits of Trait.
    "ALTER TABLE tracks ADD COLUMN kind TEXT NOT NULL DEFAULT 'music'",
    "ALTER TABLE tracks ADD COLUMN traits INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE tracks ADD COLUMN kind_by TEXT NOT NULL DEFAULT 'guess'",
    # The same number for tracks that hold the same recording; 0: none other is known.
    "ALTER TABLE tracks ADD COLUMN recording INTEGER NOT NULL DEFAULT 0",
    "DROP INDEX tracks_present",
    "CREATE UNIQUE INDEX tracks_present ON tracks (path, start_ms) WHERE is_missing = 0",
    "CREATE INDEX tracks_by_recording ON tracks (recording) WHERE recording <> 0",
    # Ids that were given out and led to a track already known: a queue or a plugin may still hold them.
    """
    CREATE TABLE track_aliases (
        alias INTEGER PRIMARY KEY,
        track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE
    ) STRICT
    """,
    "CREATE INDEX track_aliases_by_track ON track_aliases (track_id)",
    # The stamp of a file whose contents are at fault: it is not read again until it changes. NULL for other problems.
    "ALTER TABLE scan_problems ADD COLUMN size INTEGER",
    "ALTER TABLE scan_problems ADD COLUMN mtime_ns INTEGER",
    "ALTER TABLE scan_problems ADD COLUMN inode INTEGER",
)

_FIELDS = "title, artists, album, album_artist, genres, composer, people, cjk"
_OLD = ", ".join(f"old.{name}" for name in _FIELDS.split(", "))
_NEW = ", ".join(f"new.{name}" for name in _FIELDS.split(", "))
_REMOVE = f"INSERT INTO tracks_fts (tracks_fts, rowid, {_FIELDS}) VALUES ('delete', old.id, {_OLD});"  # noqa: S608
_ADD = f"INSERT INTO tracks_fts (rowid, {_FIELDS}) VALUES (new.id, {_NEW});"  # noqa: S608 (our own column names)

_SEARCH = (
    "DROP TRIGGER tracks_fts_insert",
    "DROP TRIGGER tracks_fts_delete",
    "DROP TRIGGER tracks_fts_update",
    "DROP TABLE tracks_fts",
    f"""
    CREATE VIRTUAL TABLE tracks_fts USING fts5 (
        {_FIELDS},
        content='tracks', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
    )
    """,
    # No trigger for new rows: entering a batch at once (index_new in search.py) takes a sixth of the time.
    f"CREATE TRIGGER tracks_fts_delete AFTER DELETE ON tracks BEGIN {_REMOVE} END",
    f"CREATE TRIGGER tracks_fts_update AFTER UPDATE ON tracks WHEN ({_OLD}) IS NOT ({_NEW}) BEGIN {_REMOVE} {_ADD} END",
    "INSERT INTO tracks_fts (tracks_fts) VALUES ('rebuild')",
)

_FEATURES = (
    # Measured from other excerpts by other methods: all of it is measured again.
    "DROP TABLE features",
    "DROP TABLE feature_failures",
    # size and mtime_ns are those of the file that was measured. The blobs are little-endian float32. versions is JSON:
    # version by group. audio_hash tells the same sound under other tags.
    """
    CREATE TABLE features (
        track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
        version INTEGER NOT NULL,
        versions TEXT NOT NULL,
        is_whole INTEGER NOT NULL,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        audio_hash TEXT NOT NULL,
        sound BLOB NOT NULL,
        confidences BLOB NOT NULL,
        measured BLOB NOT NULL
    ) STRICT
    """,
    "CREATE INDEX features_by_audio ON features (audio_hash) WHERE audio_hash <> ''",
    """
    CREATE TABLE feature_failures (
        track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
        version INTEGER NOT NULL,
        is_whole INTEGER NOT NULL,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        reason TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE outlines (
        track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
        data BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE fingerprints (
        track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
        duration_ms INTEGER NOT NULL,
        data BLOB NOT NULL
    ) STRICT
    """,
)

_HISTORY = (
    # Where an imported play was read; '' for those that were heard here.
    "ALTER TABLE plays ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
    # An import asks what was heard around each time, to tell one listen that two programs recorded.
    "CREATE INDEX plays_by_start ON plays (started_at)",
    # Imported plays of music that is not in the library (yet): kept, shown, and tried again.
    """
    CREATE TABLE unmatched_plays (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        origin TEXT NOT NULL,
        started_at REAL NOT NULL,
        artist TEXT NOT NULL,
        title TEXT NOT NULL,
        album TEXT NOT NULL,
        recording_mbid TEXT NOT NULL,
        played_ms INTEGER NOT NULL,
        duration_ms INTEGER NOT NULL,
        ended TEXT NOT NULL,
        UNIQUE (started_at, artist, title)
    ) STRICT
    """,
)

_PLAYLISTS = (
    # A smart playlist's rules, a line each; '' for a list of tracks.
    "ALTER TABLE playlists ADD COLUMN rules TEXT NOT NULL DEFAULT ''",
)

_TAG_WRITES = (
    # What was written into the listener's files on request, so that it can be taken back. before and after are JSON.
    """
    CREATE TABLE tag_writes (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        batch INTEGER NOT NULL,
        at REAL NOT NULL,
        path ANY NOT NULL,
        before TEXT NOT NULL,
        after TEXT NOT NULL,
        is_undone INTEGER NOT NULL DEFAULT 0
    ) STRICT
    """,
)
