"""Reads the genre tree from its data file."""

import tomllib
from pathlib import Path
from typing import Any

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.genres import GenreTree


def load_genre_tree(path: Path) -> GenreTree:
    """The tree in a TOML file of lines `name = { of = [...], near = [...], also = [...] }` under `[genres]`.

    The file is part of the program, so anything wrong with it is our bug: InvariantError when it cannot be read, names
    an unknown parent or neighbour, gives one spelling two meanings, or has a genre above itself.
    """
    try:
        with path.open("rb") as file:
            entries: dict[str, Any] = tomllib.load(file)["genres"]
    except (OSError, tomllib.TOMLDecodeError, KeyError) as error:
        raise InvariantError(f"genre data {path} cannot be read: {error}") from error
    parents: dict[str, tuple[str, ...]] = {}
    aliases: dict[str, str] = {}
    near: dict[str, tuple[str, ...]] = {}
    for name, entry in entries.items():
        genre = name.casefold()
        unknown = set(entry) - {"of", "near", "also"}
        if unknown or genre in parents:
            raise InvariantError(f"genre data {path}: {name!r} is given twice or has fields {sorted(unknown)}")
        parents[genre] = tuple(parent.casefold() for parent in entry.get("of", ()))
        if "near" in entry:
            near[genre] = tuple(each.casefold() for each in entry["near"])
        for alias in entry.get("also", ()):
            if aliases.setdefault(alias.casefold(), genre) != genre:
                raise InvariantError(f"genre data {path}: {alias!r} means {genre!r} and {aliases[alias.casefold()]!r}")
    _check(path, parents, aliases)
    for genre, others in near.items():
        for other in others:
            if other not in parents:
                raise InvariantError(f"genre data {path}: {genre!r} is near {other!r}, which is not there")
    return GenreTree(parents, aliases, near)


def _check(path: Path, parents: dict[str, tuple[str, ...]], aliases: dict[str, str]) -> None:
    for alias in aliases.keys() & parents.keys():
        raise InvariantError(f"genre data {path}: {alias!r} is a genre and an alias of {aliases[alias]!r}")
    for genre, above in parents.items():
        for parent in above:
            if parent not in parents:
                raise InvariantError(f"genre data {path}: {genre!r} is a kind of {parent!r}, which is not there")
    for genre, above in parents.items():
        waiting, seen = list(above), set[str]()
        while waiting:
            parent = waiting.pop()
            if parent == genre:
                raise InvariantError(f"genre data {path}: {genre!r} stands above itself")
            if parent not in seen:
                seen.add(parent)
                waiting.extend(parents[parent])
