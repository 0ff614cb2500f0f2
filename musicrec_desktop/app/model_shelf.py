"""The language models a listener can choose from: those of the catalogue and their own files."""

from dataclasses import dataclass
from pathlib import Path

from musicrec_desktop.domain.errors import ModelError
from musicrec_desktop.domain.progress import Job
from musicrec_desktop.llm import CATALOGUE, DEFAULT, find_entry, import_model, installed
from musicrec_desktop.llm import pull as fetch


@dataclass(frozen=True, slots=True)
class ShelfEntry:
    """One model, here or to be had."""

    name: str
    """File name: what `use` takes."""
    title: str
    size: int
    """Bytes."""
    licence: str
    """Empty for a file of the listener's own."""
    is_here: bool


class ModelShelf:
    """The models folder and what may be put into it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def entries(self) -> tuple[ShelfEntry, ...]:
        """The catalogue, then the listener's own files."""
        here = {path.name: path for path in installed(self._folder)}
        listed = {entry.name for entry in CATALOGUE}
        offered = [
            ShelfEntry(entry.name, entry.title, entry.size, entry.licence, entry.name in here) for entry in CATALOGUE
        ]
        own = [
            ShelfEntry(name, path.stem, path.stat().st_size, "", is_here=True)
            for name, path in here.items()
            if name not in listed
        ]
        return (*offered, *own)

    def pull(self, name: str = "") -> Job[Path]:
        """Fetch a model of the catalogue, "" for the default. Raises ModelError."""
        return (yield from fetch(find_entry(name) if name else DEFAULT, self._folder))

    def choose(self, name: str) -> str:
        """The file name of a model that is here; a path to a GGUF file elsewhere is copied here. Raises ModelError."""
        path = Path(name).expanduser()
        if path.is_file():
            return import_model(path, self._folder).name
        for path in installed(self._folder):
            if name in (path.name, path.stem):
                return path.name
        entry = find_entry(name)
        if not (self._folder / entry.name).is_file():
            raise ModelError(f"{entry.title} is not here yet.", hint=f"musicrec models pull {entry.name}")
        return entry.name
