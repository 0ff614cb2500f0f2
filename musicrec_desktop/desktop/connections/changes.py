"""Changes in the music folders, noticed while the window is open, become small scans."""

from collections.abc import Callable, Sequence
from pathlib import Path

from musicrec_desktop.app.lanes import Running
from musicrec_desktop.app.scanning import Scanning
from musicrec_desktop.app.watching import FolderWatch, parted
from musicrec_desktop.desktop.actions.library import scan_folders
from musicrec_desktop.desktop.connections.tools import Tools


class Changes:
    """One small scan at a time; what changes meanwhile waits for the next."""

    def __init__(self, tools: Tools, scanned: Callable[[Scanning], None]) -> None:
        self._tools = tools
        self._scanned = scanned
        # The bridge brings what the watching thread tells into the window's own.
        self._watch = FolderWatch(lambda paths: tools.lanes.deliver(lambda: self.take(paths)))
        self._waiting: dict[Path, None] = {}
        self._job: Running | None = None

    def watch(self, folders: Sequence[Path]) -> None:
        """Watch these folders from now on, and no others."""
        self._watch.watch(folders)

    def take(self, paths: Sequence[Path]) -> None:
        """Scan these paths as soon as nothing else is scanned here."""
        self._waiting.update(dict.fromkeys(paths))
        self._go_on()

    def close(self) -> None:
        """End the watch and the scan under way."""
        self._watch.close()
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()

    def _go_on(self) -> None:
        if self._job is not None or not self._waiting:
            return
        whole, within = parted(tuple(self._waiting), self._tools.services.settings.folders)
        self._waiting = {} if not whole else dict.fromkeys(within)
        if whole or within:
            self._job = scan_folders(
                self._tools.lanes,
                self._tools.services,
                whole or within,
                lambda _: None,
                self._on_done,
                self._on_failed,
                self._on_stopped,
                is_part=not whole,
            )

    def _on_done(self, state: Scanning) -> None:
        self._job = None
        self._scanned(state)
        self._go_on()

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self._tools.fail(error)
        self._go_on()

    def _on_stopped(self) -> None:
        self._job = None
