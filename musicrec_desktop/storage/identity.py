"""Which track a file on disk is. A track outlives its path: its history follows the music."""

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from sqlite_utils import Database as SqliteDatabase

from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.track import ScannedFile
from musicrec_desktop.storage.connection import select_in
from musicrec_desktop.storage.rows import cell_path, list_cell, path_cell

Files = Mapping[str | bytes, ScannedFile]
"""Files just read, by their path as stored."""


def find_ids(db: SqliteDatabase, files: Files) -> dict[str | bytes, TrackId]:
    """The track that each file is; a file that no track stands for is left out.

    In this order: the track that is present at its path; a vanished track that was this very file (moved to another
    disk, or back after a while); a vanished track that had this path.
    """
    ids = {
        cell: TrackId(track_id)
        for cell, track_id in select_in(db, "SELECT path, id FROM tracks WHERE is_missing = 0 AND path IN (?)", files)
    }
    taken: set[TrackId] = set()
    for cell, track_id in _vanished_copies(db, {cell: file for cell, file in files.items() if cell not in ids}):
        if track_id not in taken:
            ids[cell] = track_id
            taken.add(track_id)
    rest = [cell for cell in files if cell not in ids]
    gone = "SELECT path, id FROM tracks WHERE is_missing = 1 AND path IN (?) ORDER BY id"
    # The latest of several wins: it is the one that was last heard under this path.
    for cell, track_id in select_in(db, gone, rest):
        if track_id not in taken:
            ids[cell] = TrackId(track_id)
    return ids


def _vanished_copies(db: SqliteDatabase, files: Files) -> list[tuple[str | bytes, TrackId]]:
    """(path as stored, vanished track) where exactly one vanished track was this file."""
    columns = "id, path, size, mtime_ns, inode, title, artists, album, duration_ms, from_path"
    rows = select_in(
        db,
        f"SELECT {columns} FROM tracks WHERE is_missing = 1 AND size IN (?)",  # noqa: S608 (our own column names)
        {file.stamp.size for file in files.values()},
    )
    by_size: dict[int, list[tuple[Any, ...]]] = {}
    for row in rows:
        by_size.setdefault(row[2], []).append(row)
    found: list[tuple[str | bytes, TrackId]] = []
    for cell, file in files.items():
        same = [row for row in by_size.get(file.stamp.size, ()) if _is_same(file, row)]
        here = [row for row in same if row[1] == cell]
        if len(same) == 1 or len(here) == 1:
            found.append((cell, TrackId((here or same)[0][0])))
    return found


def _is_same(file: ScannedFile, row: tuple[Any, ...]) -> bool:
    """A file of equal size is the vanished one: by its stamp, or by name and time, or by what its tags say.

    Another disk gives another inode, and not every file system keeps times to the nanosecond; tags travel along.
    """
    _, path, _, mtime_ns, inode, title, artists, album, duration_ms, from_path = row
    stamp, tags = file.stamp, file.tags
    if mtime_ns == stamp.mtime_ns:
        if inode and inode == stamp.inode:
            return True
        if PurePath(cell_path(path)).name == file.path.name:
            return True
    is_tagged = from_path == "[]" and not tags.from_path and bool(tags.artists)
    says = (tags.title, list_cell(tags.artists), tags.album, tags.duration_ms)
    return is_tagged and says == (title, artists, album, duration_ms)


def cells_of(files: tuple[ScannedFile, ...]) -> dict[str | bytes, ScannedFile]:
    """Files by their path as stored; the last of two readings of one path counts."""
    return {path_cell(file.path): file for file in files}
