"""Keeps the library up to date while the program runs: changes in the music folders become small scans."""

import logging
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from musicrec_desktop.library import WatchPace, watch_folders

__all__ = ["FolderWatch", "WatchPace", "parted", "watch_folders"]

_PATIENCE_S: Final = 3.0
"""For a thread that looks up several times a second; the window waits so long when it is closed."""

_log = logging.getLogger(__name__)

Tell = Callable[[tuple[Path, ...]], None]
"""Takes changed paths; called in the watching thread, so it hands them on."""


class FolderWatch:
    """A thread that watches music folders. Start it again when they have become others."""

    def __init__(self, tell: Tell, pace: WatchPace | None = None) -> None:
        self._tell = tell
        self._pace = pace
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None
        self._folders: tuple[Path, ...] = ()

    def watch(self, folders: Sequence[Path]) -> None:
        """Watch these folders from now on, and no others; none ends the watch. Does nothing when they are the same."""
        if tuple(folders) == self._folders:
            return
        self.close()
        self._folders = tuple(folders)
        if self._folders:
            self._stop = threading.Event()
            self._thread = threading.Thread(
                target=self._run, args=(self._folders, self._stop), name="watch", daemon=True
            )
            self._thread.start()

    def close(self) -> None:
        """End the watch, which tells nothing from now on, and wait a moment for its thread.

        It may be asking a network drive that does not answer: then it ends when that does.
        """
        self._stop.set()
        if self._thread is not None:
            self._thread.join(_PATIENCE_S)
            self._thread = None
        self._folders = ()

    def _run(self, folders: tuple[Path, ...], stop: threading.Event) -> None:
        for paths in watch_folders(folders, stop, self._pace):
            if not stop.is_set():
                self._tell(paths)
        _log.debug("the watch over %d folders has ended", len(folders))


def parted(paths: Sequence[Path], folders: Sequence[Path]) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Changed paths as (music folders that came or went as a whole, places within music folders that are there).

    A place in a folder that is away is not looked at: seen from there, everything would be gone.
    """
    whole = tuple(path for path in dict.fromkeys(paths) if path in folders)
    within = tuple(
        path
        for path in dict.fromkeys(paths)
        if path not in folders and any(path.is_relative_to(folder) and folder.is_dir() for folder in folders)
    )
    return whole, within
