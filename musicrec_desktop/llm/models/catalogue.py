"""The language models that are offered, and where their files are to be had."""

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import Final

from musicrec_desktop.domain.errors import ModelError


@dataclass(frozen=True, slots=True)
class HubFile:
    """A file on a model hub or a mirror of it."""

    repository: str
    revision: str
    path: str

    def address(self, hub: str) -> str:
        """Where it is on this hub."""
        return f"{hub.rstrip('/')}/{self.repository}/resolve/{self.revision}/{self.path}"


@dataclass(frozen=True, slots=True)
class Archives:
    """A file that Python distributions carry, in one piece or in several."""

    distributions: tuple[str, ...]
    """Requirements, in the order of the pieces."""
    members: tuple[str, ...]
    """File names in them: the pieces of the model, in order."""


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One model of the catalogue."""

    name: str
    """File name in the models folder."""
    title: str
    parameters: int
    size: int
    """Bytes of the file."""
    memory: int
    """Bytes it takes to run it here."""
    licence: str
    sha256: str
    """Of the file, hexadecimal: what has another one is not this model."""
    source: HubFile | Archives
    languages: tuple[str, ...] = ("en",)
    """The best known of those it was trained on."""
    good_for: str = ""
    """In a sentence."""


def _read() -> tuple[tuple[ModelEntry, ...], str, str]:
    told = tomllib.loads((files(__package__) / "catalogue.toml").read_text("utf-8"))
    return tuple(map(_entry, told["model"])), told["default"], told["hub"]


def _entry(told: dict[str, object]) -> ModelEntry:
    def number(key: str) -> int:
        return int(str(told[key]))

    def words(key: str) -> tuple[str, ...]:
        listed = told[key]
        return tuple(map(str, listed)) if isinstance(listed, list) else ()

    source = (
        Archives(words("distributions"), words("members"))
        if "distributions" in told
        else HubFile(str(told["repository"]), str(told["revision"]), str(told["path"]))
    )
    return ModelEntry(
        name=str(told["name"]),
        title=str(told["title"]),
        parameters=number("parameters"),
        size=number("size"),
        memory=number("memory"),
        licence=str(told["licence"]),
        sha256=str(told["sha256"]),
        source=source,
        languages=words("languages"),
        good_for=str(told["good_for"]),
    )


CATALOGUE, _default, HUB = _read()
DEFAULT: Final = next(entry for entry in CATALOGUE if entry.name == _default)


def find_entry(name: str) -> ModelEntry:
    """The catalogue's entry of that file name or title. Raises ModelError with the names there are."""
    for entry in CATALOGUE:
        if name.casefold() in (
            entry.name.casefold(),
            entry.name.removesuffix(".gguf").casefold(),
            entry.title.casefold(),
        ):
            return entry
    raise ModelError(f"No model is called {name}.", hint=f"There are: {', '.join(entry.name for entry in CATALOGUE)}.")
