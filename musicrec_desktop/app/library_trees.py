"""The genres and the folders of a library as trees with counts."""

import os
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.file_columns import FileColumns
from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.library_view import LibraryView


@dataclass(frozen=True, slots=True)
class Branch:
    """One genre or folder with all in it."""

    name: str
    key: str
    """What stands for it: the genre's name in the tree, the folder's path."""
    count: int
    """Tracks in it and below."""
    branches: tuple["Branch", ...] = ()


def genre_branches(view: LibraryView, tree: GenreTree) -> tuple[Branch, ...]:
    """The genres of a library, most tracks first; a tag that the tree does not know stands for itself.

    Compute lane: a tenth of a second of CPU at 100,000 tracks.
    """
    tags_of: dict[str, set[int]] = {}
    for code, tag in enumerate(view.genres):
        tags_of.setdefault(tree.meaning(tag), set()).add(code)
    children: dict[str, list[str]] = {}
    roots: list[str] = []
    seen = set(tags_of)
    waiting = list(tags_of)
    while waiting:
        name = waiting.pop()
        parents = tree.parents.get(name, ())
        if not parents:
            roots.append(name)
            continue
        children.setdefault(parents[0], []).append(name)
        if parents[0] not in seen:
            seen.add(parents[0])
            waiting.append(parents[0])
    alone = np.bincount(view.genre_codes, minlength=len(view.genres)) if len(view.genres) else np.zeros(0, np.int64)

    def branch(name: str, above: frozenset[str]) -> tuple[Branch, set[int]]:
        below = [branch(child, above | {name}) for child in children.get(name, ()) if child not in above]
        tags = set(tags_of.get(name, ())).union(*(found for _, found in below))
        count = int(alone[next(iter(tags))]) if len(tags) == 1 else _tracks_with(view, tags)
        return Branch(name, name, count, _by_count([made for made, _ in below])), tags

    return _by_count([branch(name, frozenset())[0] for name in roots])


def _tracks_with(view: LibraryView, tags: set[int]) -> int:
    wanted = np.zeros(len(view.genres), np.bool_)
    wanted[list(tags)] = True
    mask = np.zeros(len(view), np.bool_)
    mask[view.genre_rows[wanted[view.genre_codes]]] = True
    return int(mask.sum())


def _by_count(branches: list[Branch]) -> tuple[Branch, ...]:
    return tuple(sorted(branches, key=lambda each: (-each.count, each.name)))


def folder_branches(files: FileColumns) -> tuple[Branch, ...]:
    """The folders of a library by name; a chain of folders that hold nothing but the next one is one branch."""
    counts = np.bincount(files.folder_codes, minlength=len(files.folders))
    own = dict(zip(files.folders, counts.tolist(), strict=True))
    children: dict[str, set[str]] = {}
    roots: set[str] = set()
    for folder in own:
        at = folder
        while True:
            above = os.path.split(at)[0]
            if above in ("", at):
                roots.add(at)
                break
            if at in children.setdefault(above, set()):
                break
            children[above].add(at)
            at = above
    return tuple(_folder(root, "", own, children) for root in sorted(roots))


def _folder(path: str, above: str, own: Mapping[str, int], children: Mapping[str, set[str]]) -> Branch:
    while path not in own and len(only := children.get(path, ())) == 1:
        path = next(iter(only))
    below = tuple(_folder(child, path, own, children) for child in sorted(children.get(path, ()), key=str.casefold))
    name = path[len(above) :].lstrip(os.sep) if above else path
    return Branch(name or path, path, own.get(path, 0) + sum(each.count for each in below), below)


def rows_in_folder(files: FileColumns, ids: NDArray[np.int64], folder: str) -> NDArray[np.intp]:
    """Which of `ids` (ascending) lie in a folder or below it, by their place in `ids`, in the order of their paths."""
    inside = f"{folder.rstrip(os.sep)}{os.sep}"
    hit = np.array([each == folder or each.startswith(inside) for each in files.folders], np.bool_)
    places = files.rows(ids)
    rows = np.flatnonzero(places >= 0)
    rows = rows[hit[files.folder_codes[places[rows]]]] if len(hit) else rows[:0]
    paths = [files.path_text(place) for place in places[rows].tolist()]
    return rows[sorted(range(len(rows)), key=paths.__getitem__)]
