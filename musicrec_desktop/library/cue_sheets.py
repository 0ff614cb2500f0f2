"""Which cue sheet is about which file: sheets lie beside the music, and name it more or less rightly."""

# Plain strings here, as in walk.py: all of this is asked for every folder of a library.
# ruff: noqa: PTH118, PTH116, PTH120, PTH122, PTH123, PTH208

import os
import time
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final

from musicrec_desktop.domain.track import FileStamp, ScanProblem
from musicrec_desktop.library.cue_sheet import CueFile, CueSheet, parse_cue
from musicrec_desktop.library.formats import AUDIO_SUFFIXES
from musicrec_desktop.library.garbled import decode
from musicrec_desktop.library.stamps import stamp_of

_LARGEST: Final = 1_000_000
"""Bytes: a sheet of a hundred tracks has some ten thousand."""
_SETTLED_NS: Final = 3_000_000_000
"""A folder changed less than this ago may change again without its time telling."""


def is_sheet(name: str) -> bool:
    """The file's name says that it is a cue sheet."""
    return name[-4:].casefold() == ".cue" and not name.startswith(".")


def marked(stamp: FileStamp, mark: int) -> FileStamp:
    """The stamp of an audio file in a folder with cue sheets: when a sheet comes, changes or goes, so does the stamp,
    and the file is read again. Its time is off by up to four seconds then."""
    return replace(stamp, mtime_ns=stamp.mtime_ns ^ mark) if mark else stamp


def mark_of(folder: str, names: Iterable[str]) -> int:
    """A number that stands for the state of the cue sheets among the names in a folder; 0 when there are none."""
    mark = 0
    for name in sorted(filter(is_sheet, names)):
        try:
            status = os.stat(os.path.join(folder, name))
        except OSError:
            continue
        state = f"{name}\0{status.st_size}\0{status.st_mtime_ns}"
        mark = zlib.crc32(os.fsencode(state), mark)
    return mark


def mark_beside(path: str) -> int:
    """As mark_of(), for the folder that a file lies in."""
    folder = os.path.dirname(path)
    return mark_of(folder, _names(folder, is_sheet_only=True))


@dataclass(slots=True)
class SheetsBeside:
    """The cue sheets of the folders that a batch of files lies in; each folder is looked at once."""

    _folders: dict[str, tuple[int, list[tuple[str, CueSheet]]]]

    def __init__(self) -> None:
        self._folders = {}

    def mark(self, path: Path) -> int:
        """See mark_of()."""
        return self._of(os.path.dirname(path))[0]

    def sheet_of(self, path: Path) -> tuple[CueSheet, CueFile] | None:
        """The sheet that cuts this file into several tracks, and which of its files this is; None when none does.

        Of several sheets the one that bears the file's own name, else the one with the most tracks.
        """
        folder, name = os.path.split(path)
        sheets = self._of(folder)[1]
        if not sheets:
            return None
        names = _names(folder, is_sheet_only=False)
        fitting = [
            (not _has_same_stem(sheet_name, name), -len(file.tracks), sheet_name, sheet, file)
            for sheet_name, sheet in sheets
            for file in sheet.files
            if _target(file.name, sheet_name, sheet, names) == name and _cuts(file)
        ]
        best = min(fitting, key=lambda one: one[:3], default=None)
        return (best[3], best[4]) if best else None

    def _of(self, folder: str) -> tuple[int, list[tuple[str, CueSheet]]]:
        if folder not in self._folders:
            names = _names(folder, is_sheet_only=True)
            sheets = [(name, sheet) for name in names if (sheet := read_sheet(os.path.join(folder, name))) is not None]
            self._folders[folder] = mark_of(folder, names), sheets
        return self._folders[folder]


def read_sheet(path: str) -> CueSheet | None:
    """The sheet at this path; None when it cannot be read or is none."""
    try:
        with open(path, "rb") as file:
            raw = file.read(_LARGEST + 1)
    except OSError:
        return None
    sheet = parse_cue(decode(raw)) if len(raw) <= _LARGEST else None
    return sheet if sheet and sheet.files else None


def sheet_problem(path: Path) -> ScanProblem | None:
    """What is wrong with a cue sheet, if anything is: it is unreadable, or the music it speaks of is not there."""
    folder, name = os.path.split(path)
    try:
        stamp = stamp_of(path.stat())
    except OSError:
        return None  # it went while the folder was being scanned
    sheet = read_sheet(os.fspath(path))
    if sheet is None:
        return ScanProblem(path, "It is no cue sheet that can be read: it names no file with tracks in it.", stamp)
    names = _names(folder, is_sheet_only=False)
    lacking = [file.name for file in sheet.files if not _target(file.name, name, sheet, names)]
    if not lacking:
        return None
    more = f" and {len(lacking) - 1} more" if len(lacking) > 1 else ""
    return ScanProblem(path, f"The music that this cue sheet speaks of is not beside it: “{lacking[0]}”{more}.", stamp)


def _cuts(file: CueFile) -> bool:
    """Several tracks, each beginning after the one before."""
    starts = [track.start_ms for track in file.tracks]
    return len(starts) > 1 and all(early < late for early, late in pairwise(starts))


def _target(written: str, sheet_name: str, sheet: CueSheet, names: Sequence[str]) -> str:
    """The name of the audio file that a FILE line means; "" when it is not there.

    In this order: the file of that name, whatever the case; one that differs in its ending only, as when a disc image
    was compressed later; and for a sheet about one file, the one with the sheet's own name, or the only one there.
    """
    wanted = written.replace("\\", "/").rpartition("/")[2].casefold()
    audio = [name for name in names if os.path.splitext(name)[1].casefold() in AUDIO_SUFFIXES]
    exact = [name for name in audio if name.casefold() == wanted]
    if exact:
        return exact[0]
    stem = os.path.splitext(wanted)[0]
    same = [name for name in audio if os.path.splitext(name)[0].casefold() == stem]
    if not same and len(sheet.files) == 1:
        same = [name for name in audio if _has_same_stem(sheet_name, name)] or (audio if len(audio) == 1 else [])
    return min(same, default="")


def _has_same_stem(sheet_name: str, name: str) -> bool:
    """ "Album.cue" or "Album.flac.cue" for "Album.flac"."""
    stem = sheet_name[:-4].casefold()
    return stem in (name.casefold(), os.path.splitext(name)[0].casefold())


def _names(folder: str, *, is_sheet_only: bool) -> tuple[str, ...]:
    try:
        changed = os.stat(folder).st_mtime_ns
        if time.time_ns() - changed > _SETTLED_NS:
            return _settled_names(folder, changed, is_sheet_only)
        return _listed(folder, is_sheet_only)
    except OSError:
        return ()


@lru_cache(64)
def _settled_names(folder: str, _changed: int, is_sheet_only: bool) -> tuple[str, ...]:
    """A folder that holds everything is not listed anew for each batch of its files."""
    return _listed(folder, is_sheet_only)


def _listed(folder: str, is_sheet_only: bool) -> tuple[str, ...]:
    names = os.listdir(folder)
    return tuple(sorted(filter(is_sheet, names) if is_sheet_only else names))
