"""Imported plays of music that is not in the library: kept, shown, and tried again when the library has changed."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.domain.history import ForeignName, ForeignPlay, LibraryName, Origin
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import PlayEnd
from musicrec_desktop.storage.connection import Connection
from musicrec_desktop.storage.rows import cell_path

# The path is not kept: it names a file that was not found, on a machine that may be another one.
_COLUMNS: Final = "origin, started_at, artist, title, album, recording_mbid, played_ms, duration_ms, ended"
_INSERT: Final = f"INSERT OR IGNORE INTO unmatched_plays ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608
_NAMES: Final = (
    "SELECT id, title, artists, album, album_artist, duration_ms, musicbrainz_recording, path, is_missing "
    "FROM tracks ORDER BY id"
)


@dataclass(frozen=True, slots=True)
class UnmatchedName:
    """One name without a track, and how often it was played."""

    artist: str
    title: str
    album: str
    """One of the albums it was played from."""
    plays: int
    last_played: UnixTime


class Unmatched:
    """Plays whose tracks are not in the library."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def names(self) -> list[LibraryName]:
        """What matching needs of every track, also the missing ones, by ascending id."""
        with self._connection.reading() as db:
            rows = db.execute(_NAMES).fetchall()
        return [
            LibraryName(
                TrackId(track_id),
                title,
                () if artists == "[]" else tuple(json.loads(artists)),
                album,
                album_artist,
                DurationMs(duration_ms),
                recording_mbid,
                cell_path(path),
                bool(is_missing),
            )
            for track_id, title, artists, album, album_artist, duration_ms, recording_mbid, path, is_missing in rows
        ]

    def add(self, plays: Iterable[ForeignPlay]) -> int:
        """Keep plays in one transaction. Returns how many were new: the same time, artist and title adds nothing."""
        values = [
            (
                play.origin.value,
                play.started_at,
                play.name.artist,
                play.name.title,
                play.name.album,
                play.name.recording_mbid,
                play.played_ms,
                play.name.duration_ms,
                play.ended.value,
            )
            for play in plays
        ]
        with self._connection.writing() as db:
            return max(0, db.conn.executemany(_INSERT, values).rowcount)

    def portion(self, after: int, limit: int) -> list[tuple[int, ForeignPlay]]:
        """At most `limit` kept plays with their numbers, by ascending number above `after`."""
        sql = f"SELECT id, {_COLUMNS} FROM unmatched_plays WHERE id > ? ORDER BY id LIMIT ?"  # noqa: S608
        with self._connection.reading() as db:
            rows = db.execute(sql, (after, limit)).fetchall()
        origins, ends = {origin.value: origin for origin in Origin}, {end.value: end for end in PlayEnd}
        return [
            (
                number,
                ForeignPlay(
                    origins.get(origin, Origin.TABLE),
                    ForeignName(artist, title, album, recording_mbid, "", DurationMs(duration_ms)),
                    UnixTime(started_at),
                    DurationMs(played_ms),
                    ends[ended],
                ),
            )
            for number, origin, started_at, artist, title, album, recording_mbid, played_ms, duration_ms, ended in rows
        ]

    def remove(self, numbers: Sequence[int]) -> None:
        """Let go of plays that have found their tracks."""
        with self._connection.writing() as db:
            db.conn.executemany("DELETE FROM unmatched_plays WHERE id = ?", [(number,) for number in numbers])

    def top(self, limit: int) -> list[UnmatchedName]:
        """The names played most, the most played first."""
        # MAX() beside bare columns: SQLite takes those from the row with the latest start.
        sql = (
            "SELECT artist, title, album, count(*) AS plays, max(started_at) FROM unmatched_plays "
            "GROUP BY artist, title ORDER BY plays DESC, artist, title LIMIT ?"
        )
        with self._connection.reading() as db:
            rows = db.execute(sql, (limit,)).fetchall()
        return [
            UnmatchedName(artist, title, album, plays, UnixTime(last)) for artist, title, album, plays, last in rows
        ]

    def count(self) -> int:
        """How many plays are kept."""
        with self._connection.reading() as db:
            return int(db.execute("SELECT count(*) FROM unmatched_plays").fetchone()[0])
