"""Where plugins are: with the program, in the listener's folder, in installed packages. The first of an id counts."""

import importlib.metadata
import importlib.util
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Final

from musicrec_desktop.domain.errors import PluginError
from musicrec_desktop.plugin_api import Manifest
from musicrec_desktop.plugin_host.manifest_file import FILE, read_manifest

GROUP: Final = "musicrec.plugins"
"""Entry points of this group name a package that has a MANIFEST.toml beside its code."""


class Origin(StrEnum):
    """Where a plugin comes from."""

    BUNDLED = "bundled"
    LISTENER = "listener"
    """From the folder of plugins in the listener's data."""
    PACKAGE = "package"


@dataclass(frozen=True, slots=True)
class Found:
    """A folder that says it is a plugin."""

    folder: Path
    origin: Origin
    manifest: Manifest | None
    """None when it cannot be used."""
    problem: str = ""
    """Why not."""

    @property
    def id(self) -> str:
        """Of the manifest; the folder's name without one."""
        return self.folder.name if self.manifest is None else self.manifest.id


def find_plugins(bundled: Sequence[Path], listeners: Path) -> tuple[Found, ...]:
    """Every plugin, sorted by its id within its origin. No code of any of them runs."""
    found: dict[str, Found] = {}
    for folder, origin in _folders(bundled, listeners):
        one = _look(folder, origin)
        if one.id in found:
            first = found[one.id]
            problem = f"Another plugin has the same id: the one in {first.folder} is used."
            one = Found(folder, origin, None, problem)
            found.setdefault(f"{one.id}@{folder}", one)
        else:
            found[one.id] = one
    return tuple(found.values())


def _folders(bundled: Sequence[Path], listeners: Path) -> Iterator[tuple[Path, Origin]]:
    for place in bundled:
        yield from ((folder, Origin.BUNDLED) for folder in _with_manifest(place))
    yield from ((folder, Origin.LISTENER) for folder in _with_manifest(listeners))
    for point in sorted(importlib.metadata.entry_points(group=GROUP), key=lambda point: point.name):
        # Looked up without running it: its parents, if any, are packages of its own.
        spec = importlib.util.find_spec(point.module.partition(".")[0])
        for root in (spec.submodule_search_locations or ()) if spec is not None else ():
            yield Path(root).joinpath(*point.module.split(".")[1:]), Origin.PACKAGE


def _with_manifest(place: Path) -> list[Path]:
    try:
        return sorted(folder for folder in place.iterdir() if (folder / FILE).is_file())
    except OSError:
        return []


def _look(folder: Path, origin: Origin) -> Found:
    try:
        manifest = read_manifest(folder)
    except PluginError as error:
        return Found(folder, origin, None, error.message)
    if origin is not Origin.PACKAGE and manifest.id != folder.name:
        return Found(folder, origin, None, f"Its folder is called {folder.name}, its manifest says {manifest.id}.")
    return Found(folder, origin, manifest)
