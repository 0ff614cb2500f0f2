"""Watches music folders and tells, once they are quiet again, which files and folders in them have changed."""

import logging
import os
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from musicrec_desktop.library.formats import AUDIO_SUFFIXES
from musicrec_desktop.library.mounts import Mounts

_log = logging.getLogger(__name__)

_ALSO: Final = frozenset({".cue"})
"""Endings of files that change what an audio file beside them holds."""
_MOST_PATHS: Final = 300
"""Changed paths told one by one; of more, only the folders they are in."""


@dataclass(frozen=True, slots=True)
class WatchPace:
    """How patient the watch is, in seconds."""

    settle: float = 2.0
    """Quiet for so long: what was being copied is there."""
    longest: float = 20.0
    """A path that is quiet is told of after so long, also while others go on changing."""
    poll: float = 300.0
    """Between two looks at folders whose changes the system does not tell."""
    look: float = 5.0
    """Between two looks whether a folder, or the drive it is on, has come or gone."""
    tick: float = 0.4
    """Between two moments at which anything is noticed at all."""


def watch_folders(
    folders: Sequence[Path], stop: threading.Event, pace: WatchPace | None = None
) -> Iterator[tuple[Path, ...]]:
    """Yield the changed paths, until `stop` is set: files, folders with all below them, or one of `folders` itself.

    A path that is told may be gone. One of `folders` is told when it has come or gone as a whole, as with its drive,
    and from time to time when its changes cannot be heard of: on network file systems, and where the system allows no
    more watches.
    """
    pace = pace or WatchPace()
    deaf: set[Path] = set()
    changed = _Changed(pace, folders)  # one folder comes or goes while others still change
    while not stop.is_set():
        yield from _watch_as_mounted(folders, deaf, changed, stop, pace)


def _watch_as_mounted(
    folders: Sequence[Path], deaf: set[Path], changed: "_Changed", stop: threading.Event, pace: WatchPace
) -> Iterator[tuple[Path, ...]]:
    """Until a folder comes or goes. Adds to `deaf` those that cannot be watched."""
    places = {folder: _place(folder) for folder in folders}
    mounts = Mounts.now()
    there = [folder for folder in folders if places[folder]]
    polled = [folder for folder in there if folder in deaf or mounts.tells_nobody(folder)]
    heard = [folder for folder in there if folder not in polled]
    looked = polled_at = time.monotonic()
    try:
        for paths in _events(heard, stop, pace):
            changed.add(paths)
            if quiet := changed.quiet():
                yield quiet
            now = time.monotonic()
            if polled and now - polled_at >= pace.poll:
                yield tuple(polled)
                polled_at = time.monotonic()
            if now - looked >= pace.look:
                looked = now
                if other := tuple(folder for folder in folders if _place(folder) != places[folder]):
                    yield other
                    return
    except OSError as error:
        _log.warning("%d folders cannot be watched (%s): looked at every %.0f s", len(heard), error, pace.poll)
        deaf.update(heard)
        if heard:
            yield tuple(heard)  # what was heard so far may be lost


def _events(folders: Sequence[Path], stop: threading.Event, pace: WatchPace) -> Iterator[Iterable[str]]:
    """The paths that the system tells of, and nothing every now and then. Raises OSError when it cannot."""
    if not folders:
        while not stop.wait(pace.tick):
            yield ()
        return
    from watchfiles import watch

    tick_ms = round(1000 * pace.tick)
    for changes in watch(
        *folders,
        watch_filter=None,
        debounce=tick_ms,
        step=min(50, tick_ms),
        stop_event=stop,
        rust_timeout=tick_ms,
        yield_on_timeout=True,
        raise_interrupt=True,
        force_polling=False,
        ignore_permission_denied=True,
    ):
        yield [path for _, path in changes]


class _Changed:
    """Paths that have changed, until they are quiet."""

    def __init__(self, pace: WatchPace, roots: Sequence[Path]) -> None:
        self._pace = pace
        self._roots = frozenset(roots)
        self._last: dict[Path, float] = {}
        self._began = 0.0

    def add(self, paths: Iterable[str]) -> None:
        now = time.monotonic()
        for text in paths:
            path = Path(text)
            if self._concerns_us(path):
                if not self._last:
                    self._began = now
                self._last[path] = now

    def quiet(self) -> tuple[Path, ...]:
        """What is to be told now, and is then forgotten."""
        now = time.monotonic()
        ready = [path for path, last in self._last.items() if now - last >= self._pace.settle]
        if not ready or (len(ready) < len(self._last) and now - self._began < self._pace.longest):
            return ()
        for path in ready:
            del self._last[path]
        self._began = now
        return _gathered(ready)

    def _concerns_us(self, path: Path) -> bool:
        if path in self._roots:
            return False  # its contents tell; its coming and going is looked for
        if path.is_symlink():
            return False  # which of a file and a link to it counts, only a whole scan can say
        if any(part.startswith(".") for part in self._below_root(path)):
            return False
        suffix = path.suffix.casefold()
        # What is no file of ours counts when it is a folder, or may have been one.
        return suffix in AUDIO_SUFFIXES or suffix in _ALSO or path.is_dir() or not os.path.lexists(path)

    def _below_root(self, path: Path) -> tuple[str, ...]:
        for parent in path.parents:
            if parent in self._roots:
                return path.relative_to(parent).parts
        return (path.name,)


def _gathered(paths: Sequence[Path]) -> tuple[Path, ...]:
    """Without those that lie below another; folders in place of too many files."""
    kept = dict.fromkeys(path.parent if path.suffix.casefold() in _ALSO else path for path in paths)
    if len(kept) > _MOST_PATHS:
        kept = dict.fromkeys(path if path.is_dir() else path.parent for path in kept)
    return tuple(path for path in kept if not any(parent in kept for parent in path.parents))


def _place(folder: Path) -> tuple[int, int] | None:
    """Which folder it is, on which drive; None when it cannot be reached."""
    try:
        status = folder.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino
