"""The tables, as numbered migrations. Append only: a migration that was released is never edited."""

from typing import Final

from sqlite_utils import Database as SqliteDatabase

from musicrec_desktop.storage.schema_2 import Migration, m0002_sound_and_files
from musicrec_desktop.storage.schema_3 import m0003_taste
from musicrec_desktop.storage.schema_4 import m0004_prompts
from musicrec_desktop.storage.schema_5 import m0005_places

APPLICATION_ID: Final = 0x4D524543
"""Marks the file as ours ("MREC"), in SQLite's own header field."""


def m0001_first(db: SqliteDatabase) -> None:
    """Tracks with search, scan problems, features, history, playlists, the queue, and the language model's log."""
    for statement in _TRACKS + _SEARCH + _FEATURES + _HISTORY + _LLM_CALLS:
        db.execute(statement)


MIGRATIONS: Final[tuple[Migration, ...]] = (
    m0001_first,
    m0002_sound_and_files,
    m0003_taste,
    m0004_prompts,
    m0005_places,
)
"""MIGRATIONS[n - 1] makes version n."""


_TRACKS = (
    # AUTOINCREMENT: an id is never given twice, so that history can never slip to another track.
    # path is TEXT, or a BLOB where the file name is not valid UTF-8. Lists are JSON texts.
    # cjk is the text of the searched columns with a space between ideographs, NULL when there are none.
    """
    CREATE TABLE tracks (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        path ANY NOT NULL,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        inode INTEGER NOT NULL,
        added_at REAL NOT NULL,
        is_missing INTEGER NOT NULL DEFAULT 0 CHECK (is_missing IN (0, 1)),
        title TEXT NOT NULL,
        artists TEXT NOT NULL,
        album TEXT NOT NULL,
        album_artist TEXT NOT NULL,
        date TEXT NOT NULL,
        year INTEGER NOT NULL,
        genres TEXT NOT NULL,
        track_number INTEGER NOT NULL,
        disc_number INTEGER NOT NULL,
        duration_ms INTEGER NOT NULL,
        format TEXT NOT NULL,
        bitrate_kbps INTEGER NOT NULL,
        sample_rate INTEGER NOT NULL,
        channels INTEGER NOT NULL,
        replaygain_track_db REAL,
        replaygain_album_db REAL,
        has_art INTEGER NOT NULL,
        musicbrainz_recording TEXT NOT NULL,
        musicbrainz_release TEXT NOT NULL,
        musicbrainz_artists TEXT NOT NULL,
        composer TEXT NOT NULL,
        comment TEXT NOT NULL,
        from_path TEXT NOT NULL,
        cjk TEXT
    ) STRICT
    """,
    # Only a file that is there owns its path: a vanished one keeps the path it had, beside its successor.
    "CREATE UNIQUE INDEX tracks_present ON tracks (path) WHERE is_missing = 0",
    "CREATE INDEX tracks_missing_by_path ON tracks (path) WHERE is_missing = 1",
    "CREATE INDEX tracks_missing_by_size ON tracks (size) WHERE is_missing = 1",
    "CREATE TABLE scan_problems (path ANY PRIMARY KEY NOT NULL, reason TEXT NOT NULL) STRICT",
)

_SEARCH = (
    """
    CREATE VIRTUAL TABLE tracks_fts USING fts5 (
        title, artists, album, album_artist, genres, composer, cjk,
        content='tracks', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
    )
    """,
    """
    CREATE TRIGGER tracks_fts_insert AFTER INSERT ON tracks BEGIN
        INSERT INTO tracks_fts (rowid, title, artists, album, album_artist, genres, composer, cjk)
        VALUES (new.id, new.title, new.artists, new.album, new.album_artist, new.genres, new.composer, new.cjk);
    END
    """,
    """
    CREATE TRIGGER tracks_fts_delete AFTER DELETE ON tracks BEGIN
        INSERT INTO tracks_fts (tracks_fts, rowid, title, artists, album, album_artist, genres, composer, cjk)
        VALUES ('delete', old.id, old.title, old.artists, old.album, old.album_artist, old.genres, old.composer,
            old.cjk);
    END
    """,
    """
    CREATE TRIGGER tracks_fts_update AFTER UPDATE ON tracks
    WHEN (old.title, old.artists, old.album, old.album_artist, old.genres, old.composer, old.cjk)
        IS NOT (new.title, new.artists, new.album, new.album_artist, new.genres, new.composer, new.cjk)
    BEGIN
        INSERT INTO tracks_fts (tracks_fts, rowid, title, artists, album, album_artist, genres, composer, cjk)
        VALUES ('delete', old.id, old.title, old.artists, old.album, old.album_artist, old.genres, old.composer,
            old.cjk);
        INSERT INTO tracks_fts (rowid, title, artists, album, album_artist, genres, composer, cjk)
        VALUES (new.id, new.title, new.artists, new.album, new.album_artist, new.genres, new.composer, new.cjk);
    END
    """,
)

_FEATURES = (
    # size and mtime_ns are those of the file that was measured. The blobs are little-endian float32.
    """
    CREATE TABLE features (
        track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
        version INTEGER NOT NULL,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        sound BLOB NOT NULL,
        confidences BLOB NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE feature_failures (
        track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
        version INTEGER NOT NULL,
        size INTEGER NOT NULL,
        mtime_ns INTEGER NOT NULL,
        reason TEXT NOT NULL
    ) STRICT
    """,
)

_HISTORY = (
    """
    CREATE TABLE playlists (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        title TEXT NOT NULL,
        created_at REAL NOT NULL,
        story TEXT NOT NULL,
        request TEXT NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE playlist_entries (
        playlist_id INTEGER NOT NULL REFERENCES playlists (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
        PRIMARY KEY (playlist_id, position)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX playlist_entries_by_track ON playlist_entries (track_id)",
    """
    CREATE TABLE plays (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
        started_at REAL NOT NULL,
        played_ms INTEGER NOT NULL,
        duration_ms INTEGER NOT NULL,
        ended TEXT NOT NULL,
        queued_by TEXT NOT NULL,
        playlist_id INTEGER REFERENCES playlists (id) ON DELETE SET NULL,
        UNIQUE (track_id, started_at)
    ) STRICT
    """,
    "CREATE INDEX plays_by_playlist ON plays (playlist_id) WHERE playlist_id IS NOT NULL",
    # The value is part of the key: a like and its withdrawal may carry the same second.
    """
    CREATE TABLE feedback (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
        at REAL NOT NULL,
        value TEXT NOT NULL,
        UNIQUE (track_id, at, value)
    ) STRICT
    """,
    """
    CREATE TABLE session (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        queue_index INTEGER NOT NULL,
        position_ms INTEGER NOT NULL
    ) STRICT
    """,
    """
    CREATE TABLE session_queue (
        position INTEGER PRIMARY KEY,
        track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
        queued_by TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX session_queue_by_track ON session_queue (track_id)",
)

_LLM_CALLS = (
    """
    CREATE TABLE llm_calls (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        at REAL NOT NULL,
        purpose TEXT NOT NULL,
        model TEXT NOT NULL,
        prompt_hash TEXT NOT NULL,
        seed INTEGER NOT NULL,
        prompt_tokens INTEGER NOT NULL,
        completion_tokens INTEGER NOT NULL,
        milliseconds INTEGER NOT NULL,
        text TEXT NOT NULL,
        dropped TEXT NOT NULL
    ) STRICT
    """,
)
