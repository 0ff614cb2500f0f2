"""Finds audio files below the listener's folders and compares them with what the library knows. Opens none of them."""

# Plain strings here: making a Path of each of 100,000 entries costs more than listing them.
# ruff: noqa: PTH100, PTH112, PTH116, PTH120, PTH122

import os
import stat
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from musicrec_desktop.domain.progress import Job, Progress
from musicrec_desktop.domain.track import FileStamp, ScanPlan, ScanProblem
from musicrec_desktop.library.cue_sheets import is_sheet, mark_beside, mark_of, marked
from musicrec_desktop.library.formats import AUDIO_SUFFIXES
from musicrec_desktop.library.mounts import Mounts
from musicrec_desktop.library.moves import find_moves
from musicrec_desktop.library.stamps import is_as_before, is_unchanged, stamp_of

_SYSTEM_FOLDERS: Final = frozenset({"$recycle.bin", "system volume information", "lost+found"})


_EMPTIED: Final = "There is nothing in it, where there was music. Is its drive connected?"


@dataclass(frozen=True, slots=True)
class _Before:
    """What the library knows, by path."""

    known: dict[str, FileStamp]
    missing: dict[str, FileStamp]
    broken: dict[str, ScanProblem]


@dataclass(slots=True)
class _Walk:
    """What a walk has seen so far."""

    found: dict[str, FileStamp] = field(default_factory=dict)
    """Audio files by path, in walk order."""
    files: set[tuple[int, int]] = field(default_factory=set)
    """(device, inode) of each, so that a link to it is not taken for another file."""
    folders: set[tuple[int, int]] = field(default_factory=set)
    """(device, inode) of each folder entered, so that no link leads round in circles."""
    sheets: list[str] = field(default_factory=list)
    """Cue sheets."""
    links: list[str] = field(default_factory=list)
    """Symbolic links, followed last: the real place of a file wins over a link to it."""
    unreachable: list[str] = field(default_factory=list)
    """Files and folders that could not be looked at: nothing below them is called gone."""
    empty: list[str] = field(default_factory=list)
    """Folders with nothing at all in them."""
    unsteady: set[str] = field(default_factory=set)
    """Folders on file systems that may number a file anew at any time."""
    mounts: Mounts = field(default_factory=Mounts.now)
    problems: list[ScanProblem] = field(default_factory=list)

    def fail(self, path: str, error: OSError) -> None:
        self.unreachable.append(path)
        self.problems.append(ScanProblem(Path(path), _reason(error)))


def walk(
    folders: Sequence[Path],
    known: Mapping[Path, FileStamp],
    *,
    missing: Mapping[Path, FileStamp] | None = None,
    broken: Mapping[Path, ScanProblem] | None = None,
    is_part: bool = False,
) -> Job[ScanPlan]:
    """Compare the audio files below `folders` with `known` stamps. A folder may also be a single file.

    `missing` are the stamps of files that were there once: one that is there again as it was need not be read.
    `broken` are files whose contents were at fault: one that has not changed still is. `is_part` says that the folders
    lie within music folders that are there, so that one that is empty or missing is no drive that is away; links
    that are new are left to the next walk over everything.

    Yields Progress (files found so far, total unknown). Hidden files and folders are left out. Known files elsewhere
    are never called removed; those below a folder that cannot be reached are away, and it is a problem.
    """
    roots = list(dict.fromkeys(_root(os.path.abspath(folder)) for folder in folders))
    seen = _Walk()
    yield Progress(0, 0, "")
    for root in roots:
        yield from _walk_root(root, seen, is_part=is_part)
    before = _Before(
        known={os.fspath(path): stamp for path, stamp in known.items()},
        missing={os.fspath(path): stamp for path, stamp in (missing or {}).items()},
        broken={os.fspath(path): problem for path, problem in (broken or {}).items() if problem.stamp},
    )
    # What a new link leads to may have its real place elsewhere in the library: only a whole walk sees both.
    known_links = _with_folders(before.known) if is_part and seen.links else None
    while seen.links:
        link = seen.links.pop(0)
        if known_links is None or link in known_links:
            yield from _follow(link, seen)
    return _compare(roots, [] if is_part else [root for root in roots if root in seen.empty], before, seen)


def _root(path: str) -> str:
    """A cue sheet that changed, or went, changes what the files beside it hold."""
    return os.path.dirname(path) if is_sheet(os.path.split(path)[1]) else path


def _walk_root(root: str, seen: _Walk, *, is_part: bool) -> Iterator[Progress]:
    try:
        status = os.stat(root)
    except OSError as error:
        # A part of a music folder that is there has gone; a music folder that is not there is away.
        if not (is_part and isinstance(error, FileNotFoundError) and _is_folder_above(root)):
            seen.fail(root, error)
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _walk_folders(root, status, seen)
    else:
        _take_file(root, status, mark_beside(root), seen)


def _is_folder_above(path: str) -> bool:
    """A folder on the way to the path can be listed, so that what is missing below it is gone indeed."""
    above = os.path.dirname(path)
    while not os.path.isdir(above) and os.path.dirname(above) != above:
        above = os.path.dirname(above)
    return os.access(above, os.R_OK | os.X_OK)


def _walk_folders(top: str, status: os.stat_result, seen: _Walk) -> Iterator[Progress]:
    """Enter a folder and all below it, but no links."""
    waiting = [(top, status)]
    while waiting:
        folder, status = waiting.pop()
        key = (status.st_dev, status.st_ino)
        if status.st_ino and key in seen.folders:
            continue
        seen.folders.add(key)
        if seen.mounts.is_unsteady(status.st_dev):
            seen.unsteady.add(folder)
        below: list[tuple[str, os.stat_result]] = []
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            seen.fail(folder, error)
            continue
        mark = mark_of(folder, (entry.name for entry in listed))
        seen.sheets.extend(entry.path for entry in listed if is_sheet(entry.name))
        for entry in listed:
            _look_at(entry, below, mark, seen)
        if not listed:
            seen.empty.append(folder)
        waiting.extend(reversed(below))
        yield Progress(len(seen.found), 0, folder)


def _look_at(entry: os.DirEntry[str], below: list[tuple[str, os.stat_result]], mark: int, seen: _Walk) -> None:
    if entry.name.startswith(".") or entry.name.casefold() in _SYSTEM_FOLDERS:
        return
    try:
        if entry.is_symlink():
            seen.links.append(entry.path)
        elif entry.is_dir(follow_symlinks=False):
            # Windows gives no inode in a listing, so folders are asked anew.
            below.append((entry.path, os.stat(entry.path)))
        elif _is_audio(entry.name):
            _take_file(entry.path, entry.stat(follow_symlinks=False), mark, seen)
    except OSError as error:
        seen.fail(entry.path, error)


def _follow(link: str, seen: _Walk) -> Iterator[Progress]:
    """Look behind a symbolic link, once everything that is no link has been seen."""
    try:
        status = os.stat(link)
    except OSError as error:
        # What it was is unknown: it may have been a folder of music on a disk that is away.
        seen.unreachable.append(link)
        if _is_audio(link):
            seen.problems.append(ScanProblem(Path(link), f"It is a link that leads nowhere ({_detail(error)})."))
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _walk_folders(link, status, seen)
    elif _is_audio(link) and (status.st_dev, status.st_ino) not in seen.files:
        _take_file(link, status, mark_beside(link), seen)


def _take_file(path: str, status: os.stat_result, mark: int, seen: _Walk) -> None:
    """`mark` stands for the cue sheets in the file's folder."""
    if stat.S_ISREG(status.st_mode):
        seen.found.setdefault(path, marked(stamp_of(status), mark))
        if status.st_ino:
            seen.files.add((status.st_dev, status.st_ino))
    else:
        seen.problems.append(ScanProblem(Path(path), "It is named like music, but it is a pipe, a socket or a device."))


def _with_folders(paths: Iterable[str]) -> set[str]:
    """The paths and all folders above them."""
    found: set[str] = set()
    for path in paths:
        while path not in found:
            found.add(path)
            path = os.path.dirname(path)  # noqa: PLW2901 (upwards)
    return found


def _is_audio(name: str) -> bool:
    return os.path.splitext(name)[1].casefold() in AUDIO_SUFFIXES


def _compare(roots: Sequence[str], emptied: Sequence[str], before: _Before, seen: _Walk) -> ScanPlan:
    known = before.known
    new: dict[str, FileStamp] = {}
    changed: dict[str, FileStamp] = {}
    back: dict[str, FileStamp] = {}
    still_broken: list[ScanProblem] = []
    for path, stamp in seen.found.items():
        if path in known:
            if not _is_same(path, known[path], stamp, seen):
                changed[path] = stamp
        elif path in before.broken and is_as_before(before.broken[path].stamp or stamp, stamp):
            still_broken.append(before.broken[path])
        elif path in before.missing and is_as_before(before.missing[path], stamp):
            back[path] = stamp
        else:
            new[path] = stamp
    unseen = [path for path in known if path not in seen.found]
    inside, out_of_reach, in_emptied = _Below.of(roots), _Below.of(seen.unreachable), _Below.of(emptied)
    away = [path for path in unseen if out_of_reach(path)]
    gone = [path for path in unseen if inside(path) and not out_of_reach(path)]
    elsewhere = [path for path in unseen if not inside(path) and not out_of_reach(path)]
    arrived = {**new, **changed, **back}
    moved = find_moves(known, gone=gone, replaced=changed, elsewhere=elsewhere, arrived=arrived)
    left = {old for old, _ in moved}
    targets = {new_path for _, new_path in moved}
    removed = [path for path in gone if path not in left and not in_emptied(path)]
    away += [path for path in gone if path not in left and in_emptied(path)]
    to_read = [path for path in seen.found if (path in new or path in changed) and path not in targets]
    sheets, wrong_sheets = _sheets_to_read(to_read, before, seen)
    problems = [*seen.problems, *still_broken, *wrong_sheets]
    problems += [ScanProblem(Path(root), _EMPTIED) for root in emptied if any(map(_Below.of([root]), away))]
    return ScanPlan(
        to_read=tuple(map(Path, (*to_read, *sheets))),
        moved=tuple((Path(old), Path(new_path)) for old, new_path in moved),
        removed=tuple(map(Path, removed)),
        unchanged=len(seen.found) - len(arrived) - len(still_broken),
        problems=tuple(problems),
        away=tuple(map(Path, away)),
        back=tuple((Path(path), stamp) for path, stamp in back.items() if path not in targets),
    )


def _sheets_to_read(to_read: Sequence[str], before: _Before, seen: _Walk) -> tuple[list[str], list[ScanProblem]]:
    """Cue sheets to be checked: where music is new or changed, or where there is none; what was wrong with others."""
    busy = {os.path.dirname(path) for path in to_read}
    quiet = {os.path.dirname(path) for path in seen.found} - busy if seen.sheets else set()
    again = [sheet for sheet in seen.sheets if os.path.dirname(sheet) not in quiet]
    return again, [before.broken[sheet] for sheet in seen.sheets if sheet in before.broken and sheet not in again]


def _is_same(path: str, known: FileStamp, found: FileStamp, seen: _Walk) -> bool:
    return is_unchanged(known, found) or (os.path.dirname(path) in seen.unsteady and is_as_before(known, found))


@dataclass(frozen=True, slots=True)
class _Below:
    """Whether a path is one of some others, or below one."""

    tops: frozenset[str]

    @staticmethod
    def of(tops: Sequence[str]) -> "_Below":
        return _Below(frozenset(tops))

    def __call__(self, path: str) -> bool:
        while path not in self.tops:
            parent = os.path.dirname(path)
            if parent == path or not self.tops:
                return False
            path = parent
        return True


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "It is not there. Is its disk connected?"
    if isinstance(error, PermissionError):
        return "There is no permission to look at it."
    return f"It cannot be looked at: {_detail(error)}."


def _detail(error: OSError) -> str:
    return error.strerror or type(error).__name__
