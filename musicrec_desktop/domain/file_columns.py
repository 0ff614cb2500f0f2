"""Where the tracks of a library lie and how they stand on their albums, as columns beside a LibraryView."""

import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.features import rows_of


@dataclass(frozen=True, eq=False, slots=True)
class FileColumns:
    """Files and places on albums of n present tracks, row by row, rows in ascending order of id. Read-only."""

    ids: NDArray[np.int64]
    """(n,) strictly ascending."""
    folder_codes: NDArray[np.int32]
    """(n,) index into `folders`."""
    folders: tuple[str, ...]
    """Distinct folders, absolute. Undecodable bytes of a name are surrogates, as everywhere in Python."""
    names: tuple[str, ...]
    """(n,) file names."""
    discs: NDArray[np.int16]
    """(n,) 1-based; 0 when unknown."""
    numbers: NDArray[np.int16]
    """(n,) place on the disc, 1-based; 0 when unknown."""
    format_codes: NDArray[np.int16]
    """(n,) index into `formats`."""
    formats: tuple[str, ...]
    """Distinct formats, as Tags.format."""
    bitrates: NDArray[np.int32]
    """(n,) kbit/s; 0 when unknown."""
    people_codes: NDArray[np.int32]
    """(n,) index into `people`."""
    people: tuple[str, ...]
    """Distinct texts that name composer, conductor, work and who else had a hand in a track; people[0] is ""."""

    def __len__(self) -> int:
        return len(self.ids)

    def rows(self, ids: NDArray[np.int64]) -> NDArray[np.intp]:
        """Row of each id, -1 where there is no such track."""
        return rows_of(self.ids, ids)

    def path(self, row: int) -> Path:
        """The file of one row."""
        return Path(self.folders[self.folder_codes[row]]) / self.names[row]

    def path_text(self, row: int) -> str:
        """The same as text."""
        # Not by way of a Path, which takes ten times as long: a table asks for it cell by cell.
        return f"{self.folders[self.folder_codes[row]].rstrip(os.sep)}{os.sep}{self.names[row]}"

    @staticmethod
    def empty() -> "FileColumns":
        """Of no tracks."""
        none = np.zeros(0, np.int32)
        small = np.zeros(0, np.int16)
        return FileColumns(np.zeros(0, np.int64), none, (), (), small, small, small, (), none, none, ("",))
