"""Files, folders and playlists that the listener opens from outside become tracks to play.

What the library does not have is read into it, and stays: what is played and said of it is remembered like all else.
No music folder is added, and nothing else in its folder is taken.
"""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from musicrec_desktop.app.playlist_files import import_playlist
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.track import ScanBatch, Track
from musicrec_desktop.library import AUDIO_SUFFIXES, PLAYLIST_SUFFIXES, path_of, read_files, read_playlist_file

_MOST_FILES = 10_000
"""Of one folder: somebody opens an album or a shelf of them, and not a whole disk."""


@dataclass(frozen=True, slots=True)
class ToOpen:
    """What was asked for, looked at on disk."""

    parts: tuple[Path | tuple[Path, ...], ...]
    """In the order asked for: a playlist file, or the sound files of one place."""
    files: tuple[Path, ...]
    """Every sound file among them, those that playlists name included."""
    problems: tuple[LibraryError, ...] = ()
    """What cannot be opened, and why."""


def look_at(paths: Sequence[Path]) -> ToOpen:
    """See what these paths are: files, folders (with all below them, in the order of their names) or playlists."""
    parts: list[Path | tuple[Path, ...]] = []
    files: list[Path] = []
    problems: list[LibraryError] = []
    for path in (Path(os.path.abspath(each)) for each in paths):  # noqa: PTH100  (resolve() would follow links)
        try:
            if path.is_dir():
                below = _sounds_below(path)
                if not below:
                    raise LibraryError(f"There is no music in {path}.", hint="Open a folder with music in it.")
                parts.append(below)
                files += below
            elif path.suffix.casefold() in PLAYLIST_SUFFIXES:
                named = (Path(path_of(entry.location, path.parent)) for entry in read_playlist_file(path).tracks)
                files += [file for file in named if file.is_absolute() and file.is_file()]
                parts.append(path)
            elif path.is_file():
                parts.append((path,))
                files.append(path)
            else:
                raise LibraryError(f"{path} is not there.", hint="Check its name, and whether its drive is connected.")
        except LibraryError as error:
            problems.append(error)
    return ToOpen(tuple(parts), tuple(dict.fromkeys(files)), tuple(problems))


def unknown_of(services: Services, to_open: ToOpen) -> tuple[Path, ...]:
    """The files that the library does not have yet. db lane."""
    there = services.database.tracks.all_at(to_open.files)
    return tuple(file for file in to_open.files if file not in there)


def read_few(files: Sequence[Path]) -> ScanBatch:
    """Read the tags of a few files; a scan is for many."""
    return read_files(files)


def take_in(services: Services, batch: ScanBatch, now: UnixTime) -> None:
    """Put what was read into the library. db lane; the library is to be loaded again when there is time for it."""
    services.database.tracks.apply_batch(batch, now)


def opened_tracks(services: Services, to_open: ToOpen, now: UnixTime) -> tuple[list[Track], list[LibraryError]]:
    """The tracks of all that, in order, and what could not be opened. db lane; once the unknown files were scanned."""
    tracks, problems = services.database.tracks, list(to_open.problems)
    found: list[Track] = []
    for part in to_open.parts:
        if isinstance(part, Path):
            listed = import_playlist(services, part, now, preview=True)
            if not listed.tracks:
                problems.append(
                    LibraryError(
                        f"Nothing of the playlist {part} can be played.",
                        hint="Its tracks are neither in your library nor where it says.",
                    )
                )
            found += listed.tracks
            continue
        ids = tracks.all_at(part)
        found += tracks.get([track_id for file in part for track_id in ids.get(file, ())])
        if not ids:
            why = {problem.path: problem.reason for problem in tracks.problems()}
            reason = why.get(part[0], "It is no music that this program reads.")
            problems.append(LibraryError(f"{part[0]} cannot be played: {reason}", hint="Play another file."))
    return found, problems


def _sounds_below(folder: Path) -> tuple[Path, ...]:
    found: list[Path] = []
    for above, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        sounds = (name for name in names if Path(name).suffix.casefold() in AUDIO_SUFFIXES and not name.startswith("."))
        found += [Path(above, name) for name in sorted(sounds)]
        if len(found) >= _MOST_FILES:
            break
    return tuple(found[:_MOST_FILES])
