"""The tracks of the library, and the files that could not be read."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import astuple
from pathlib import Path
from typing import Final

from sqlite_utils import Database as SqliteDatabase

from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScanProblem, Track, TrackLabel
from musicrec_desktop.storage.connection import Connection, select_in
from musicrec_desktop.storage.identity import find_ids, places_of, replaced
from musicrec_desktop.storage.rows import (
    FILE_COLUMNS,
    LABEL_COLUMNS,
    TRACK_COLUMNS,
    cell_path,
    file_values,
    path_cell,
    read_labels,
    read_tracks,
)
from musicrec_desktop.storage.search import WEIGHTS, index_new, last_id, like_pattern, match_expression

# The statements are put together from our own column names only; every value is bound.
_SELECT: Final = f"SELECT {', '.join(TRACK_COLUMNS)} FROM tracks"  # noqa: S608
_SELECT_BY_ID: Final = f"{_SELECT} WHERE id IN (SELECT value FROM json_each(?))"  # noqa: S608
_LABELS: Final = f"SELECT {', '.join(LABEL_COLUMNS)} FROM tracks WHERE is_missing = 0 ORDER BY id"  # noqa: S608
_INSERT: Final = f"INSERT INTO tracks (added_at, {', '.join(FILE_COLUMNS)}) VALUES (?{', ?' * len(FILE_COLUMNS)})"  # noqa: S608
_KEPT: Final = "CASE WHEN kind_by = 'listener' THEN {0} ELSE ? END"
"""What the listener has corrected is not guessed over."""
_SET: Final = ", ".join(
    f"{name} = {_KEPT.format(name) if name in ('kind', 'traits') else '?'}" for name in FILE_COLUMNS
)
_UPDATE: Final = f"UPDATE tracks SET is_missing = 0, {_SET} WHERE id = ?"  # noqa: S608
_BACK: Final = (
    "UPDATE tracks SET is_missing = 0, inode = ? WHERE is_missing = 1 AND path = ? "
    "AND (size, mtime_ns) = (SELECT size, mtime_ns FROM tracks WHERE is_missing = 1 AND path = ? "
    "ORDER BY id DESC LIMIT 1) "
    # Of several generations of a path the last; and none beside a track that is there.
    "AND NOT EXISTS (SELECT 1 FROM tracks AS other WHERE other.path = tracks.path "
    "AND other.start_ms = tracks.start_ms AND (other.is_missing = 0 OR other.id > tracks.id))"
)
_ALIASES: Final = "SELECT alias, track_id FROM track_aliases WHERE alias IN (SELECT value FROM json_each(?))"
_AT_PATHS: Final = "SELECT path, id FROM tracks WHERE is_missing = {0:d} AND path IN (?) ORDER BY start_ms DESC, id"
_ALL_AT_PATHS: Final = "SELECT path, id, start_ms FROM tracks WHERE is_missing = 0 AND path IN (?)"
_SEARCH: Final = (
    "SELECT tracks.id FROM tracks_fts JOIN tracks ON tracks.id = tracks_fts.rowid "  # noqa: S608
    "WHERE tracks_fts MATCH ? AND tracks.is_missing = 0 "
    f"ORDER BY bm25(tracks_fts, {', '.join(map(str, WEIGHTS))}), tracks.id LIMIT ?"
)
_SEARCH_LITERALLY: Final = (
    "SELECT id FROM tracks WHERE is_missing = 0 AND (title LIKE :like ESCAPE '\\' OR artists LIKE :like ESCAPE '\\' "
    "OR album LIKE :like ESCAPE '\\') ORDER BY id LIMIT :limit"
)


class Tracks:
    """Tracks with their tags. A track is never deleted: when its file vanishes it is flagged, and its history stays."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def known_stamps(self) -> dict[Path, FileStamp]:
        """The file stamp of each track whose file was there at the last scan."""
        with self._connection.reading() as db:
            rows = db.execute("SELECT path, size, mtime_ns, inode FROM tracks WHERE is_missing = 0").fetchall()
        return {cell_path(path): FileStamp(size, mtime_ns, inode) for path, size, mtime_ns, inode in rows}

    def missing_stamps(self) -> dict[Path, FileStamp]:
        """The file stamp of each track whose file was gone; the latest where several had the same path."""
        with self._connection.reading() as db:
            rows = db.execute(
                "SELECT path, size, mtime_ns, inode FROM tracks WHERE is_missing = 1 ORDER BY id"
            ).fetchall()
        return {cell_path(path): FileStamp(size, mtime_ns, inode) for path, size, mtime_ns, inode in rows}

    def apply_batch(self, batch: ScanBatch, now: UnixTime) -> tuple[int, int]:
        """Store files just read, in one transaction. Returns (added, updated).

        A file that comes back, at its old path or as the same file elsewhere, is the same track again (updated).
        A known track whose file could not be read is flagged missing until it can.
        """
        files = places_of(batch.files)
        with self._connection.writing() as db:
            ids = find_ids(db, files)
            updates = [(*file_values(file), ids[place]) for place, file in files.items() if place in ids]
            inserts = [(now, *file_values(file)) for place, file in files.items() if place not in ids]
            hidden = [(track_id,) for track_id in replaced(db, files, ids)]
            db.conn.executemany("UPDATE tracks SET is_missing = 1 WHERE id = ?", hidden)
            db.conn.executemany(_UPDATE, updates)
            before = last_id(db)
            db.conn.executemany(_INSERT, inserts)
            index_new(db, before)
            db.conn.executemany("DELETE FROM scan_problems WHERE path = ?", [(cell,) for cell, _, _ in files])
            _put_problems(db, batch.problems)
            _flag_missing(db, [path_cell(problem.path) for problem in batch.problems])
        return len(inserts), len(updates)

    def apply_moves(self, moved: Sequence[tuple[Path, Path]]) -> int:
        """Give tracks their new paths, (old, new), in one transaction; chains and swaps are fine. Returns how many."""
        targets = {path_cell(old): path_cell(new) for old, new in moved}
        with self._connection.writing() as db:
            movers = select_in(db, "SELECT path, id FROM tracks WHERE is_missing = 0 AND path IN (?)", targets)
            # First all let go of their old paths, then whoever still holds a new one, then each takes its own.
            _flag_missing(db, [cell for cell, _ in movers])
            _flag_missing(db, [targets[cell] for cell, _ in movers])
            db.conn.executemany(
                "UPDATE tracks SET path = ?, is_missing = 0 WHERE id = ?",
                [(targets[cell], track_id) for cell, track_id in movers],
            )
        return len(movers)

    def mark_missing(self, paths: Iterable[Path]) -> int:
        """Flag tracks whose files are gone. Returns how many were there before."""
        with self._connection.writing() as db:
            return _flag_missing(db, [path_cell(path) for path in paths])

    def mark_back(self, found: Iterable[tuple[Path, FileStamp]]) -> int:
        """Tracks of files that are there again, as they were, in one transaction. Returns how many tracks.

        Their stamps stay, for what was measured hangs on them; but a file may have been given another inode.
        """
        cells = [(stamp.inode, cell := path_cell(path), cell) for path, stamp in found]
        if not cells:
            return 0
        with self._connection.writing() as db:
            return max(0, db.conn.executemany(_BACK, cells).rowcount)

    def guessed_from_path(self, paths: Iterable[Path]) -> list[Path]:
        """Those of the paths whose tracks have tags guessed from a path: after a move they want reading again."""
        sql = "SELECT path FROM tracks WHERE is_missing = 0 AND from_path <> '[]' AND path IN (?)"
        with self._connection.reading() as db:
            return [cell_path(cell) for (cell,) in select_in(db, sql, map(path_cell, paths))]

    def all(self) -> list[Track]:
        """Every track, also the missing ones, by ascending id."""
        with self._connection.reading() as db:
            return list(read_tracks(db.execute(f"{_SELECT} ORDER BY id")))

    def labels(self) -> list[TrackLabel]:
        """What recommending needs of every present track, by ascending id."""
        with self._connection.reading() as db:
            return list(read_labels(db.execute(_LABELS)))

    def get(self, ids: Sequence[TrackId]) -> list[Track]:
        """Tracks in the order asked; an id that does not exist is left out.

        One that led to a track already known, when it was heard, gives that track, under its own id.
        """
        with self._connection.reading() as db:
            rows = db.execute(_SELECT_BY_ID, [json.dumps(list(ids))])
            tracks = {track.id: track for track in read_tracks(rows)}
            if others := [track_id for track_id in ids if track_id not in tracks]:
                aliases = dict(db.execute(_ALIASES, [json.dumps(others)]).fetchall())
                known = read_tracks(db.execute(_SELECT_BY_ID, [json.dumps(list(aliases.values()))]))
                meant = {track.id: track for track in known}
                tracks |= {TrackId(alias): meant[TrackId(track_id)] for alias, track_id in aliases.items()}
        return [tracks[track_id] for track_id in ids if track_id in tracks]

    def by_path(self, paths: Iterable[Path]) -> dict[Path, TrackId]:
        """Ids by path, also of missing tracks; a path without a track is left out."""
        cells = {path_cell(path): path for path in paths}
        # So ordered that the last to be written wins: the present one over missing ones, the first piece of a file over
        # the others, the later over the earlier.
        # Two questions, for there is an index for each.
        found: dict[Path, TrackId] = {}
        with self._connection.reading() as db:
            for is_missing in (1, 0):
                rows = select_in(db, _AT_PATHS.format(is_missing), cells)
                found |= {cells[cell]: TrackId(track_id) for cell, track_id in rows}
        return found

    def all_at(self, paths: Iterable[Path]) -> dict[Path, tuple[TrackId, ...]]:
        """Present tracks by path: of a file that is cut into pieces all of them, in their order."""
        cells = {path_cell(path): path for path in paths}
        found: dict[Path, list[tuple[int, TrackId]]] = {}
        with self._connection.reading() as db:
            for cell, track_id, start_ms in select_in(db, _ALL_AT_PATHS, cells):
                found.setdefault(cells[cell], []).append((start_ms, TrackId(track_id)))
        return {path: tuple(track_id for _, track_id in sorted(pieces)) for path, pieces in found.items()}

    def search(self, text: str, limit: int = 200) -> list[TrackId]:
        """Present tracks with every word of `text`, each word by its beginning, best first; [] for blank text.

        Case and accents do not matter; ideographs are found anywhere in a word. Text without any letter or digit
        ("!!!") is looked for as it stands.
        """
        expression = match_expression(text)
        with self._connection.reading() as db:
            if expression:
                rows = db.execute(_SEARCH, [expression, limit]).fetchall()
            elif text.strip():
                rows = db.execute(_SEARCH_LITERALLY, {"like": like_pattern(text), "limit": limit}).fetchall()
            else:
                rows = []
        return [TrackId(track_id) for (track_id,) in rows]

    def count(self) -> int:
        """How many tracks are there to be played: missing ones do not count."""
        with self._connection.reading() as db:
            return int(db.execute("SELECT count(*) FROM tracks WHERE is_missing = 0").fetchone()[0])

    def problems(self) -> list[ScanProblem]:
        """What the last scan could not read, by path."""
        with self._connection.reading() as db:
            rows = db.execute("SELECT path, reason, size, mtime_ns, inode FROM scan_problems ORDER BY path").fetchall()
        return [
            ScanProblem(cell_path(cell), reason, None if size is None else FileStamp(size, mtime_ns, inode))
            for cell, reason, size, mtime_ns, inode in rows
        ]

    def set_problems(self, problems: Iterable[ScanProblem]) -> None:
        """Replace what is known of unreadable files."""
        with self._connection.writing() as db:
            db.execute("DELETE FROM scan_problems")
            _put_problems(db, problems)


def _put_problems(db: SqliteDatabase, problems: Iterable[ScanProblem]) -> None:
    rows = [
        (path_cell(problem.path), problem.reason, *(astuple(problem.stamp) if problem.stamp else (None, None, None)))
        for problem in problems
    ]
    db.conn.executemany(
        "INSERT OR REPLACE INTO scan_problems (path, reason, size, mtime_ns, inode) VALUES (?, ?, ?, ?, ?)", rows
    )


def _flag_missing(db: SqliteDatabase, cells: Sequence[str | bytes]) -> int:
    if not cells:
        return 0
    sql = "UPDATE tracks SET is_missing = 1 WHERE is_missing = 0 AND path = ?"
    return max(0, db.conn.executemany(sql, [(cell,) for cell in cells]).rowcount)
