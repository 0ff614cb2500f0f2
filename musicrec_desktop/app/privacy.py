"""What is stored about the listener, how much of it, and where; and all of it written to a file."""

import json
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from musicrec_desktop.app.services import Services
from musicrec_desktop.app.taste_profile import export_profile, is_private
from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.library import write_whole


class StoredKind(StrEnum):
    """What can be stored."""

    TRACKS = "tracks"
    """What the files say of themselves, and how they sound."""
    PLAYS = "plays"
    FEEDBACK = "feedback"
    COMMENTS = "comments"
    PLACES = "places"
    """Where spoken word was left."""
    UNMATCHED = "unmatched_plays"
    """Plays of imported histories that no file of the library answers to."""
    PLAYLISTS = "playlists"
    SHOWN = "shown_lists"
    """Lists that were made, and what was done with them: what the ranking learns from."""
    CALLS = "llm_calls"
    """What the language model was asked and answered."""
    DATABASE = "database"
    CACHE = "cache"
    LOGS = "logs"
    MODELS = "models"


@dataclass(frozen=True, slots=True)
class Stored:
    """One kind of thing that is stored."""

    kind: StoredKind
    count: int | None
    """How many; None where only the size tells."""
    size: int | None
    """Bytes; None for rows of the database."""
    place: Path


@dataclass(frozen=True, slots=True)
class Privacy:
    """All that is stored, and whether the listener listens in private."""

    stored: tuple[Stored, ...]
    is_private: bool
    folder: Path
    """The profile, where it lies."""


def look_at_stored(services: Services) -> Privacy:
    """Count and measure everything. db lane."""
    paths = services.paths
    rows = [
        Stored(StoredKind(name), count, None, paths.database)
        for name, count in services.database.amounts.counts().items()
    ]
    folders = (
        (StoredKind.DATABASE, paths.database),
        (StoredKind.CACHE, paths.cache),
        (StoredKind.LOGS, paths.log),
        (StoredKind.MODELS, paths.models),
    )
    measured = (Stored(kind, None, _size(path), path) for kind, path in folders)
    return Privacy((*rows, *measured), is_private(services), paths.profile)


def export_all(services: Services, file: Path, now: UnixTime) -> int:
    """Write the profile and everything it stands on to a JSON file; returns how many plays and words of the listener.

    Raises LibraryError when the file cannot be written. db lane.
    """
    document: dict[str, Any] = export_profile(services, now)
    try:
        write_whole(file, json.dumps(document, indent=1, allow_nan=False).encode())
    except OSError as error:
        raise LibraryError(
            f"The profile cannot be written to {file}: {error.strerror or error}.",
            hint="Choose a place where files may be written.",
        ) from error
    return len(document["history"])


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else (path, *path.parent.glob(f"{path.name}-*"))
    return sum(file.stat().st_size for file in files if file.is_file())
