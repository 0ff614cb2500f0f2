"""The files of the tracks: as columns of all that are there, and where those lay that are not."""

import os
from collections.abc import Iterable
from typing import Any, Final

import numpy as np

from musicrec_desktop.domain.file_columns import FileColumns
from musicrec_desktop.storage.connection import Connection
from musicrec_desktop.storage.rows import cell_path

_COLUMNS: Final = (
    "SELECT id, path, disc_number, track_number, format, bitrate_kbps, composer, people FROM tracks "
    "WHERE is_missing = 0 ORDER BY id"
)
_MISSING: Final = "SELECT path FROM tracks WHERE is_missing = 1 GROUP BY path"
_MOST: Final = 32_767
"""Disc and track numbers beyond this are nonsense of a tag."""


class TrackFiles:
    """Where tracks lie. Paths are opened by nobody here."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def columns(self) -> FileColumns:
        """The files of all present tracks: a fifth of a second of CPU at 100,000."""
        with self._connection.reading() as db:
            return _columns(db.execute(_COLUMNS))

    def missing_folders(self) -> dict[str, int]:
        """How many files are missing by the folder in which they lay."""
        counts: dict[str, int] = {}
        with self._connection.reading() as db:
            for (cell,) in db.execute(_MISSING):
                folder = os.path.split(_text(cell))[0]  # Path takes ten times as long
                counts[folder] = counts.get(folder, 0) + 1
        return counts


def _text(cell: str | bytes) -> str:
    return cell if isinstance(cell, str) else os.fspath(cell_path(cell))


def _columns(rows: Iterable[tuple[Any, ...]]) -> FileColumns:
    folders: dict[str, int] = {}
    formats: dict[str, int] = {}
    people: dict[str, int] = {"": 0}
    names: list[str] = []
    numbers: list[tuple[int, int, int, int, int, int, int]] = []
    for track_id, cell, disc, number, codec, bitrate, composer, others in rows:
        folder, name = os.path.split(_text(cell))
        names.append(name)
        named = f"{composer} {others}".strip()
        numbers.append(
            (
                track_id,
                folders.setdefault(folder, len(folders)),
                min(max(0, disc), _MOST),
                min(max(0, number), _MOST),
                formats.setdefault(codec, len(formats)),
                bitrate,
                people.setdefault(named, len(people)),
            )
        )
    table = np.array(numbers, np.int64).reshape(-1, 7)
    return FileColumns(
        ids=table[:, 0].copy(),
        folder_codes=table[:, 1].astype(np.int32),
        folders=tuple(folders),
        names=tuple(names),
        discs=table[:, 2].astype(np.int16),
        numbers=table[:, 3].astype(np.int16),
        format_codes=table[:, 4].astype(np.int16),
        formats=tuple(formats),
        bitrates=table[:, 5].astype(np.int32),
        people_codes=table[:, 6].astype(np.int32),
        people=tuple(people),
    )
