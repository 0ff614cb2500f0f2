"""What is wrong in the music folders: files that cannot be read, and music that is out of reach."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from musicrec_desktop.domain.track import ScanProblem
from musicrec_desktop.storage import Database


@dataclass(frozen=True, slots=True)
class AwayFolder:
    """A folder that is not there, with files of the library below it."""

    path: Path
    n_files: int


@dataclass(frozen=True, slots=True)
class Problems:
    """All of them."""

    unreadable: tuple[ScanProblem, ...]
    away: tuple[AwayFolder, ...]
    n_gone: int
    """Files that have vanished from folders that are there: deleted, or moved out of the music folders."""


def read_problems(database: Database) -> tuple[tuple[ScanProblem, ...], Mapping[str, int]]:
    """What could not be read, and how many missing files there are by folder. db lane."""
    return tuple(database.tracks.problems()), database.track_files.missing_folders()


def look_at(unreadable: tuple[ScanProblem, ...], missing: Mapping[str, int]) -> Problems:
    """Where the missing files are. Compute lane: a drive that sleeps may take its time to answer."""
    away: dict[Path, int] = {}
    gone = 0
    for folder, count in missing.items():
        top = _highest_missing(Path(folder))
        if top is None:
            gone += count
        else:
            away[top] = away.get(top, 0) + count
    folders = (AwayFolder(path, count) for path, count in sorted(away.items()))
    return Problems(unreadable, tuple(folders), gone)


def _highest_missing(folder: Path) -> Path | None:
    """The highest folder on the way that is not there; None where all are."""
    if _is_there(folder):
        return None
    for above in folder.parents:
        if _is_there(above):
            return folder
        folder = above
    return folder


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False
