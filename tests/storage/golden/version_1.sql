-- A library database of version 1, the first. Never edited: it stands for files on listeners' disks.

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
) STRICT;
CREATE UNIQUE INDEX tracks_present ON tracks (path) WHERE is_missing = 0;
CREATE INDEX tracks_missing_by_path ON tracks (path) WHERE is_missing = 1;
CREATE INDEX tracks_missing_by_size ON tracks (size) WHERE is_missing = 1;
CREATE TABLE scan_problems (path ANY PRIMARY KEY NOT NULL, reason TEXT NOT NULL) STRICT;
CREATE VIRTUAL TABLE tracks_fts USING fts5 (
    title, artists, album, album_artist, genres, composer, cjk,
    content='tracks', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='1 2 3'
);
CREATE TABLE features (
    track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    sound BLOB NOT NULL,
    confidences BLOB NOT NULL
) STRICT;
CREATE TABLE feature_failures (
    track_id INTEGER PRIMARY KEY REFERENCES tracks (id) ON DELETE CASCADE,
    version INTEGER NOT NULL,
    size INTEGER NOT NULL,
    mtime_ns INTEGER NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE TABLE playlists (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    title TEXT NOT NULL,
    created_at REAL NOT NULL,
    story TEXT NOT NULL,
    request TEXT NOT NULL
) STRICT;
CREATE TABLE playlist_entries (
    playlist_id INTEGER NOT NULL REFERENCES playlists (id) ON DELETE CASCADE,
    position INTEGER NOT NULL,
    track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
    PRIMARY KEY (playlist_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX playlist_entries_by_track ON playlist_entries (track_id);
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
) STRICT;
CREATE INDEX plays_by_playlist ON plays (playlist_id) WHERE playlist_id IS NOT NULL;
CREATE TABLE feedback (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
    at REAL NOT NULL,
    value TEXT NOT NULL,
    UNIQUE (track_id, at, value)
) STRICT;
CREATE TABLE session (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    queue_index INTEGER NOT NULL,
    position_ms INTEGER NOT NULL
) STRICT;
CREATE TABLE session_queue (
    position INTEGER PRIMARY KEY,
    track_id INTEGER NOT NULL REFERENCES tracks (id) ON DELETE CASCADE,
    queued_by TEXT NOT NULL
) STRICT;
CREATE INDEX session_queue_by_track ON session_queue (track_id);
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
) STRICT;
CREATE TRIGGER tracks_fts_insert AFTER INSERT ON tracks BEGIN
        INSERT INTO tracks_fts (rowid, title, artists, album, album_artist, genres, composer, cjk)
        VALUES (new.id, new.title, new.artists, new.album, new.album_artist, new.genres, new.composer, new.cjk);
    END;
CREATE TRIGGER tracks_fts_delete AFTER DELETE ON tracks BEGIN
        INSERT INTO tracks_fts (tracks_fts, rowid, title, artists, album, album_artist, genres, composer, cjk)
        VALUES ('delete', old.id, old.title, old.artists, old.album, old.album_artist, old.genres, old.composer,
            old.cjk);
    END;
CREATE TRIGGER tracks_fts_update AFTER UPDATE ON tracks
    WHEN (old.title, old.artists, old.album, old.album_artist, old.genres, old.composer, old.cjk)
        IS NOT (new.title, new.artists, new.album, new.album_artist, new.genres, new.composer, new.cjk)
    BEGIN
        INSERT INTO tracks_fts (tracks_fts, rowid, title, artists, album, album_artist, genres, composer, cjk)
        VALUES ('delete', old.id, old.title, old.artists, old.album, old.album_artist, old.genres, old.composer,
            old.cjk);
        INSERT INTO tracks_fts (rowid, title, artists, album, album_artist, genres, composer, cjk)
        VALUES (new.id, new.title, new.artists, new.album, new.album_artist, new.genres, new.composer, new.cjk);
    END;

INSERT INTO tracks VALUES (
    1, '/music/Édith Piaf/La Vie en rose.mp3', 4000000, 1500000000123456789, 77, 1600000000.5, 0,
    'La Vie en rose', '["Édith Piaf"]', 'Chansons parisiennes', 'Édith Piaf', '1947-01', 1947, '["Chanson", "Pop"]', 3, 1,
    187000, 'mp3', 192, 44100, 1, -6.5, NULL, 1, 'r-1', 'a-1', '["p-1"]', 'Louis Guglielmi', 'a comment', '[]', NULL
);
INSERT INTO tracks VALUES (
    2, CAST(X'2F6D757369632F62F62E6F6767' AS BLOB), 5000, 1, 78, 1600000001.0, 1,
    '月亮代表我的心', '["邓丽君"]', '', '', '', 0, '[]', 0, 0, 210000, 'vorbis', 160, 44100, 2, NULL, NULL, 0, '', '', '[]',
    '', '', '["title"]', ' 月  亮  代  表  我  的  心    邓  丽  君       '
);
INSERT INTO scan_problems VALUES ('/music/broken.ogg', 'The file is empty.');
INSERT INTO features VALUES (1, 1, 4000000, 1500000000123456789, zeroblob(312), zeroblob(52));
INSERT INTO feature_failures VALUES (2, 1, 5000, 1, 'It could not be decoded.');
INSERT INTO playlists VALUES (4, 'Paris', 1600000100.0, 'A walk.', 'french songs');
INSERT INTO playlist_entries VALUES (4, 0, 2), (4, 1, 1), (4, 2, 2);
INSERT INTO plays VALUES (9, 1, 1600000200.25, 187000, 187000, 'finished', 'playlist', 4);
INSERT INTO plays VALUES (10, 2, 1600000400.0, 3000, 210000, 'skipped', 'recommendation', NULL);
INSERT INTO feedback VALUES (1, 1, 1600000300.0, 'like');
INSERT INTO session VALUES (1, 1, 42000);
INSERT INTO session_queue VALUES (0, 2, 'recommendation'), (1, 1, 'listener');
INSERT INTO llm_calls VALUES (1, 1600000100.0, 'plan', 'smol', 'ab12', 7, 100, 20, 350, '{"title": "Paris"}', '["mood: unknown word"]');

PRAGMA application_id = 1297237315;
PRAGMA user_version = 1;
