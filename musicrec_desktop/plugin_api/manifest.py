"""What a plugin says of itself before any of its code runs."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

API: Final = "1.0"
"""The contract in this program: a new second number adds, a new first number breaks."""


class Permission(StrEnum):
    """What a plugin may do beyond its own folder. Declared in the manifest, shown, and asked for when it is enabled."""

    NETWORK = "network"
    """Connect to other machines, and be connected to."""
    FILES = "files"
    """Read files outside its own folder, and write where the listener names a place."""
    HISTORY = "history"
    """Know what was heard, liked and skipped, and what is believed of the listener's taste."""
    PROGRAMS = "programs"
    """Start other programs, and speak to them on this machine."""


class Provides(StrEnum):
    """What a plugin adds to the program."""

    CANDIDATES = "candidates"
    SCORER = "scorer"
    RERANKER = "reranker"
    FEATURES = "features"
    BACKEND = "backend"
    FEEDBACK = "feedback"
    EXPORTER = "exporter"
    COMMAND = "command"
    PAGE = "page"
    EVENTS = "events"


@dataclass(frozen=True, slots=True)
class Manifest:
    """MANIFEST.toml, read and checked."""

    id: str
    """Lower case letters, digits and underscores; the name of its folder, of its settings and of its storage."""
    name: str
    """For the listener."""
    version: str
    api: str
    """The contract it was written for, "1.0"."""
    about: str
    """One sentence: what it does for the listener."""
    author: str = ""
    licence: str = ""
    provides: tuple[Provides, ...] = ()
    permissions: tuple[Permission, ...] = ()
    requires: tuple[str, ...] = ()
    """Python packages it needs, as pip names them."""
    programs: tuple[str, ...] = ()
    """Programs it starts: what is missing of them is said before it is enabled."""
    memory_mb: int = 1024
    """The most memory it may take."""
    names: tuple[tuple[str, str], ...] = ()
    """(language, name) in other languages."""
    abouts: tuple[tuple[str, str], ...] = ()
    """(language, sentence) in other languages."""
    is_on: bool = False
    """Bundled plugins only: enabled until the listener says otherwise."""

    def name_in(self, language: str) -> str:
        """The name in a language, "en" or "zh"."""
        return dict(self.names).get(language, self.name)

    def about_in(self, language: str) -> str:
        """The sentence in a language."""
        return dict(self.abouts).get(language, self.about)


def is_supported(api: str) -> bool:
    """A plugin written for this contract runs here: the same first number, and a second one not newer than ours."""
    try:
        first, second = (int(part) for part in api.split("."))
    except ValueError:
        return False
    ours_first, ours_second = (int(part) for part in API.split("."))
    return first == ours_first and second <= ours_second
