"""Imported plays of music that is not in the library: kept, shown, and tried again when the library has changed."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.domain.history import ForeignName, ForeignPlay, LibraryName, Origin
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import Play, PlayEnd
from musicrec_desktop.storage.connection import Connection
from musicrec_desktop.storage.plays import INSERT_PLAY, play_values
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

    def store(self, plays: Sequence[Play], unmatched: Iterable[ForeignPlay]) -> tuple[int, int]:
        """Store one batch of an import in one transaction: plays of tracks, and those without one.

        Returns how many of each were new: a play at the same time of the same track, or name, adds nothing.
        """
        with self._connection.writing() as db:
            added = db.conn.executemany(INSERT_PLAY, map(play_values, plays)).rowcount
            kept = db.conn.executemany(_INSERT, map(_values, unmatched)).rowcount
        return max(0, added), max(0, kept)

    def move(self, numbers: Sequence[int], plays: Sequence[Play]) -> int:
        """Plays that have found their tracks become history, in one transaction. Returns how many were new there."""
        with self._connection.writing() as db:
            added = db.conn.executemany(INSERT_PLAY, map(play_values, plays)).rowcount
            db.conn.executemany("DELETE FROM unmatched_plays WHERE id = ?", [(number,) for number in numbers])
        return max(0, added)

    def keys(self, since: UnixTime, until: UnixTime) -> set[tuple[UnixTime, str, str]]:
        """(start, artist, title) of every kept play that began in that time."""
        sql = "SELECT started_at, artist, title FROM unmatched_plays WHERE started_at BETWEEN ? AND ?"
        with self._connection.reading() as db:
            rows = db.execute(sql, (since, until)).fetchall()
        return {(UnixTime(started_at), artist, title) for started_at, artist, title in rows}

    def foreign_names(self) -> list[ForeignName]:
        """Every name without a track."""
        sql = "SELECT DISTINCT artist, title, album, recording_mbid, duration_ms FROM unmatched_plays"
        with self._connection.reading() as db:
            rows = db.execute(sql).fetchall()
        return [_name(*row) for row in rows]

    def portion(self, after: tuple[UnixTime, int] | None, limit: int) -> list[tuple[int, ForeignPlay]]:
        """At most `limit` kept plays with their numbers, by (start, number) above `after`; None: from the first."""
        sql = (
            f"SELECT id, {_COLUMNS} FROM unmatched_plays WHERE (started_at, id) > (?, ?) "  # noqa: S608
            "ORDER BY started_at, id LIMIT ?"
        )
        with self._connection.reading() as db:
            rows = db.execute(sql, (*(after or (0.0, 0)), limit)).fetchall()
        origins, ends = {origin.value: origin for origin in Origin}, {end.value: end for end in PlayEnd}
        return [
            (
                number,
                ForeignPlay(
                    origins.get(origin, Origin.TABLE),
                    _name(artist, title, album, recording_mbid, duration_ms),
                    UnixTime(started_at),
                    DurationMs(played_ms),
                    ends[ended],
                ),
            )
            for number, origin, started_at, artist, title, album, recording_mbid, played_ms, duration_ms, ended in rows
        ]

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


def _values(play: ForeignPlay) -> tuple[str | float, ...]:
    """One value for each of _COLUMNS."""
    name = play.name
    said = (name.artist, name.title, name.album, name.recording_mbid)
    return (play.origin.value, play.started_at, *said, play.played_ms, name.duration_ms, play.ended.value)


def _name(artist: str, title: str, album: str, recording_mbid: str, duration_ms: int) -> ForeignName:
    return ForeignName(artist, title, album, recording_mbid, "", DurationMs(duration_ms))
