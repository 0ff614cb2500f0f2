"""Which track a file on disk is. A track outlives its path: its history follows the music."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from pathlib import PurePath
from typing import Any

from sqlite_utils import Database as SqliteDatabase

from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.track import ScannedFile
from musicrec_desktop.storage.connection import select_in
from musicrec_desktop.storage.rows import cell_path, list_cell, path_cell

Place = tuple[str | bytes, int, bool]
"""Where a track lies: its path as stored, where in the file it begins, and whether it is the whole file. The whole of
an album in one file and that album's first piece begin at the same moment, but are not the same track."""

Files = Mapping[Place, ScannedFile]
"""Tracks just read, by where they lie."""

_PLACE = "path, start_ms, start_ms = 0 AND end_ms = 0"


def find_ids(db: SqliteDatabase, files: Files) -> dict[Place, TrackId]:
    """The track that each file, or piece of a file, is; one that no track stands for is left out.

    In this order: the track that is present at its place; a present track of the same file with the same title, when a
    cue sheet has moved its pieces; a vanished track that was this very file (moved to another disk, or back after a
    while); a vanished track that had this place; a vanished piece of the same file with the same title.
    """
    paths = {cell for cell, _, _ in files}
    present = _tracks_at(db, paths, is_missing=False)
    ids: dict[Place, TrackId] = {}
    taken: set[TrackId] = set()

    def take(found: Iterable[tuple[Place, TrackId]]) -> None:
        for place, track_id in found:
            if track_id not in taken and place not in ids:
                ids[place] = track_id
                taken.add(track_id)

    take((place, track_id) for place, track_id, _ in present if place in files)
    take(_by_title(files, ids, present, taken))
    take(_vanished_copies(db, {place: file for place, file in files.items() if place not in ids}))
    gone = _tracks_at(db, {place[0] for place in files if place not in ids}, is_missing=True)
    # The latest of several wins: it is the one that was last heard under this path.
    take((place, track_id) for place, track_id, _ in reversed(gone) if place in files)
    take(_by_title(files, ids, gone, taken))
    return ids


def replaced(db: SqliteDatabase, files: Files, ids: Mapping[Place, TrackId]) -> list[TrackId]:
    """Present tracks that must let go of their place before `files` are stored: those that are no longer there (a cue
    sheet came or went), and all that move within their file."""
    present = _tracks_at(db, {cell for cell, _, _ in files}, is_missing=False)
    return [track_id for place, track_id, _ in present if ids.get(place) != track_id]


def places_of(files: Iterable[ScannedFile]) -> dict[Place, ScannedFile]:
    """Files by where they lie; the last of two readings counts."""
    return {(path_cell(file.path), file.start_ms, not file.start_ms and not file.end_ms): file for file in files}


def _tracks_at(
    db: SqliteDatabase, paths: Collection[str | bytes], *, is_missing: bool
) -> list[tuple[Place, TrackId, str]]:
    """(place, id, title) of the tracks at these paths, by id."""
    sql = f"SELECT {_PLACE}, id, title FROM tracks WHERE is_missing = {is_missing:d} AND path IN (?) ORDER BY id"  # noqa: S608
    rows = select_in(db, sql, paths)
    return [((cell, start, bool(whole)), TrackId(track_id), title) for cell, start, whole, track_id, title in rows]


def _by_title(
    files: Files, ids: Mapping[Place, TrackId], tracks: Iterable[tuple[Place, TrackId, str]], taken: Collection[TrackId]
) -> list[tuple[Place, TrackId]]:
    """Pieces whose place is new, and tracks whose place is gone, where one of each in a file has the same title."""
    leavers: defaultdict[tuple[str | bytes, str], list[TrackId]] = defaultdict(list)
    for (cell, _, is_whole), track_id, title in tracks:
        if not is_whole and track_id not in taken:
            leavers[cell, title.casefold()].append(track_id)
    comers: defaultdict[tuple[str | bytes, str], list[Place]] = defaultdict(list)
    for place, file in files.items() if leavers else ():
        if not place[2] and place not in ids:
            comers[place[0], file.tags.title.casefold()].append(place)
    return [
        (places[0], leavers[key][-1])
        for key, places in comers.items()
        if len(places) == 1 and len(leavers.get(key, ())) == 1
    ]


def _vanished_copies(db: SqliteDatabase, files: Files) -> list[tuple[Place, TrackId]]:
    """(place, vanished track) where exactly one vanished track was this file, or this piece of it."""
    columns = "id, path, size, mtime_ns, inode, title, artists, album, duration_ms, from_path, start_ms, end_ms"
    rows = select_in(
        db,
        f"SELECT {columns} FROM tracks WHERE is_missing = 1 AND size IN (?)",  # noqa: S608 (our own column names)
        {file.stamp.size for file in files.values()},
    )
    by_size: dict[int, list[tuple[Any, ...]]] = {}
    for row in rows:
        by_size.setdefault(row[2], []).append(row)
    found: list[tuple[Place, TrackId]] = []
    for place, file in files.items():
        same = [row for row in by_size.get(file.stamp.size, ()) if _is_same(file, row)]
        here = [row for row in same if row[1] == place[0]]
        if len(same) == 1 or len(here) == 1:
            found.append((place, TrackId((here or same)[0][0])))
    return found


def _is_same(file: ScannedFile, row: tuple[Any, ...]) -> bool:
    """A file of equal size is the vanished one: by its stamp, or by name and time, or by what its tags say.

    Another disk gives another inode, and not every file system keeps times to the nanosecond; tags travel along.
    """
    _, path, _, mtime_ns, inode, title, artists, album, duration_ms, from_path, start_ms, end_ms = row
    stamp, tags = file.stamp, file.tags
    if start_ms != file.start_ms or bool(start_ms or end_ms) != bool(file.start_ms or file.end_ms):
        return False
    if mtime_ns == stamp.mtime_ns:
        if inode and inode == stamp.inode:
            return True
        if PurePath(cell_path(path)).name == file.path.name:
            return True
    is_tagged = from_path == "[]" and not tags.from_path and bool(tags.artists)
    says = (tags.title, list_cell(tags.artists), tags.album, tags.duration_ms)
    return is_tagged and says == (title, artists, album, duration_ms)
