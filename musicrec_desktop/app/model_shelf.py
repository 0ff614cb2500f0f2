"""The language models a listener can choose from: those of the catalogue and their own files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.domain.progress import Job
from musicrec_desktop.llm import (
    CATALOGUE,
    DEFAULT,
    check_model,
    find_entry,
    import_model,
    installed,
    memory_free,
    memory_needed,
    part_of,
    remove_model,
    shelf_of,
)
from musicrec_desktop.llm import pull as fetch


@dataclass(frozen=True, slots=True)
class ShelfEntry:
    """One model, here or to be had."""

    name: str
    """File name: what `use` takes."""
    title: str
    parameters: int
    """0 for a file of the listener's own."""
    size: int
    """Bytes of the file."""
    memory: int
    """Bytes it takes to run it; 0 when its file does not say."""
    licence: str
    """Empty for a file of the listener's own."""
    languages: tuple[str, ...]
    good_for: str
    fetched: int
    """Bytes that are here: all, none, or what came before a download was stopped."""
    is_here: bool
    fits: bool
    """There is enough free memory for it now, as far as the system says."""
    fault: str = ""
    """Why a file that is here cannot be used."""


class ModelShelf:
    """The models folder and what may be put into it."""

    def __init__(self, folder: Path, mirrors: Sequence[str] = ()) -> None:
        """`mirrors` are hubs to try before the one that ships."""
        self._folder = folder
        self._mirrors = mirrors

    def entries(self) -> tuple[ShelfEntry, ...]:
        """The catalogue, smallest first, then the listener's own files."""
        here = {path.name: path for path in installed(self._folder)}
        free = memory_free()
        offered = [
            ShelfEntry(
                name=entry.name,
                title=entry.title,
                parameters=entry.parameters,
                size=entry.size,
                memory=entry.memory,
                licence=entry.licence,
                languages=entry.languages,
                good_for=entry.good_for,
                fetched=entry.size if entry.name in here else self._fetched(entry.name),
                is_here=entry.name in here,
                fits=free is None or entry.memory <= free,
            )
            for entry in CATALOGUE
        ]
        listed = {entry.name for entry in CATALOGUE}
        return (*offered, *(_own(path, free) for name, path in here.items() if name not in listed))

    def pull(self, name: str = "") -> Job[Path]:
        """Fetch a model of the catalogue, "" for the default; goes on where it was stopped. Raises ModelError."""
        return (yield from fetch(find_entry(name) if name else DEFAULT, self._folder, self._mirrors))

    def take_in(self, file: Path) -> Job[str]:
        """Copy a GGUF file from elsewhere to the others; returns its name here. Raises ModelError."""
        path = yield from import_model(file.expanduser(), self._folder)
        return path.name

    def choose(self, name: str) -> str:
        """The file name of a model that is here. Raises ModelError."""
        for path in installed(self._folder):
            if name in (path.name, path.stem):
                check_model(path)
                return path.name
        entry = find_entry(name)
        if not (self._folder / entry.name).is_file():
            raise ModelError(f"{entry.title} is not here yet.", hint=f"musicrec models pull {entry.name}")
        return entry.name

    def remove(self, name: str) -> tuple[str, int]:
        """Delete a model, or what was fetched of one so far; its file name and the bytes freed. Raises ModelError."""
        known = {path.stem: path.name for path in installed(self._folder)}
        found = known.get(name) or (name if name in known.values() else find_entry(name).name)
        return found, remove_model(self._folder, found)

    def _fetched(self, name: str) -> int:
        parts = [part_of(self._folder, name), *shelf_of(self._folder, name).glob("*/*.whl")]
        return sum(part.stat().st_size for part in parts if part.is_file())


def _own(path: Path, free: int | None) -> ShelfEntry:
    size = path.stat().st_size
    memory, fault = 0, ""
    try:
        memory = memory_needed(check_model(path))
    except ModelError as error:
        fault = error.message
    fits = free is None or memory <= free
    return ShelfEntry(path.name, path.stem, 0, size, memory, "", (), "", size, is_here=True, fits=fits, fault=fault)
