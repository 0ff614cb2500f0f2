"""Finds audio files below the listener's folders and compares them with what the library knows. Opens none of them."""

# Plain strings here: making a Path of each of 100,000 entries costs more than listing them.
# ruff: noqa: PTH100, PTH116, PTH120, PTH122

import os
import stat
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from musicrec_desktop.domain.progress import Job, Progress
from musicrec_desktop.domain.track import FileStamp, ScanPlan, ScanProblem
from musicrec_desktop.library.formats import AUDIO_SUFFIXES
from musicrec_desktop.library.moves import find_moves
from musicrec_desktop.library.stamps import is_unchanged, stamp_of

_SYSTEM_FOLDERS: Final = frozenset({"$recycle.bin", "system volume information", "lost+found"})


@dataclass(slots=True)
class _Walk:
    """What a walk has seen so far."""

    found: dict[str, FileStamp] = field(default_factory=dict)
    """Audio files by path, in walk order."""
    files: set[tuple[int, int]] = field(default_factory=set)
    """(device, inode) of each, so that a link to it is not taken for another file."""
    folders: set[tuple[int, int]] = field(default_factory=set)
    """(device, inode) of each folder entered, so that no link leads round in circles."""
    links: list[str] = field(default_factory=list)
    """Symbolic links, followed last: the real place of a file wins over a link to it."""
    unreachable: list[str] = field(default_factory=list)
    """Files and folders that could not be looked at: nothing below them is called gone."""
    problems: list[ScanProblem] = field(default_factory=list)

    def fail(self, path: str, error: OSError) -> None:
        self.unreachable.append(path)
        self.problems.append(ScanProblem(Path(path), _reason(error)))


def walk(folders: Sequence[Path], known: Mapping[Path, FileStamp]) -> Job[ScanPlan]:
    """Compare the audio files below `folders` with `known` stamps. A folder may also be a single file.

    Yields Progress (files found so far, total unknown). Hidden files and folders are left out. Known files elsewhere
    are never called removed; neither are those below a folder that cannot be reached, which is a problem instead.
    """
    roots = list(dict.fromkeys(os.path.abspath(folder) for folder in folders))
    seen = _Walk()
    yield Progress(0, 0, "")
    for root in roots:
        yield from _walk_root(root, seen)
    while seen.links:
        yield from _follow(seen.links.pop(0), seen)
    return _compare(roots, {os.fspath(path): stamp for path, stamp in known.items()}, seen)


def _walk_root(root: str, seen: _Walk) -> Iterator[Progress]:
    try:
        status = os.stat(root)
    except OSError as error:
        seen.fail(root, error)
        return
    if stat.S_ISDIR(status.st_mode):
        yield from _walk_folders(root, status, seen)
    else:
        _take_file(root, status, seen)


def _walk_folders(top: str, status: os.stat_result, seen: _Walk) -> Iterator[Progress]:
    """Enter a folder and all below it, but no links."""
    waiting = [(top, status)]
    while waiting:
        folder, status = waiting.pop()
        key = (status.st_dev, status.st_ino)
        if status.st_ino and key in seen.folders:
            continue
        seen.folders.add(key)
        below: list[tuple[str, os.stat_result]] = []
        try:
            with os.scandir(folder) as entries:
                listed = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            seen.fail(folder, error)
            continue
        for entry in listed:
            _look_at(entry, below, seen)
        waiting.extend(reversed(below))
        yield Progress(len(seen.found), 0, folder)


def _look_at(entry: os.DirEntry[str], below: list[tuple[str, os.stat_result]], seen: _Walk) -> None:
    if entry.name.startswith(".") or entry.name.casefold() in _SYSTEM_FOLDERS:
        return
    try:
        if entry.is_symlink():
            seen.links.append(entry.path)
        elif entry.is_dir(follow_symlinks=False):
            # Windows gives no inode in a listing, so folders are asked anew.
            below.append((entry.path, os.stat(entry.path)))
        elif _is_audio(entry.name):
            _take_file(entry.path, entry.stat(follow_symlinks=False), seen)
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
        _take_file(link, status, seen)


def _take_file(path: str, status: os.stat_result, seen: _Walk) -> None:
    if stat.S_ISREG(status.st_mode):
        seen.found.setdefault(path, stamp_of(status))
        if status.st_ino:
            seen.files.add((status.st_dev, status.st_ino))


def _is_audio(name: str) -> bool:
    return os.path.splitext(name)[1].casefold() in AUDIO_SUFFIXES


def _compare(roots: Sequence[str], known: Mapping[str, FileStamp], seen: _Walk) -> ScanPlan:
    new = {path: stamp for path, stamp in seen.found.items() if path not in known}
    changed = {
        path: stamp for path, stamp in seen.found.items() if path in known and not is_unchanged(known[path], stamp)
    }
    unseen = [path for path in known if path not in seen.found]
    inside, away = _below(roots), _below(seen.unreachable)
    gone = [path for path in unseen if inside(path) and not away(path)]
    elsewhere = [path for path in unseen if not inside(path)]
    moved = find_moves(known, gone=gone, replaced=changed, elsewhere=elsewhere, arrived={**new, **changed})
    left = {old for old, _ in moved}
    arrived = {new_path for _, new_path in moved}
    return ScanPlan(
        to_read=tuple(Path(path) for path in seen.found if (path in new or path in changed) and path not in arrived),
        moved=tuple((Path(old), Path(new_path)) for old, new_path in moved),
        removed=tuple(Path(path) for path in gone if path not in left),
        unchanged=len(seen.found) - len(new) - len(changed),
        problems=tuple(seen.problems),
    )


def _below(tops: Sequence[str]) -> "_Below":
    return _Below(frozenset(tops))


@dataclass(frozen=True, slots=True)
class _Below:
    """Whether a path is one of some others, or below one."""

    tops: frozenset[str]

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
