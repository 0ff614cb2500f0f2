"""Files and folders dropped onto the window."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QMenu, QWidget

from musicrec_desktop.desktop.words import tr

Take = Callable[[Sequence[Path]], object]


class DropTarget(QObject):
    """Asks what to do with what was dropped. Lists that take tracks of their own go before it."""

    def __init__(self, window: QWidget, play: Take, add: Take, add_folders: Take) -> None:
        super().__init__(window)
        self._window = window
        self._play = play
        self._add = add
        self._add_folders = add_folders
        self.menu: QMenu | None = None
        """The question that is open."""
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        if event.type() not in (QEvent.Type.DragEnter, QEvent.Type.DragMove, QEvent.Type.Drop):
            return super().eventFilter(watched, event)
        # What is dragged within the window is tracks that the library has.
        if not isinstance(event, QDropEvent) or event.source() is not None:
            return super().eventFilter(watched, event)
        paths = paths_of(event.mimeData())
        if not paths:
            return super().eventFilter(watched, event)
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self._ask(paths, event)
        return True

    def _ask(self, paths: Sequence[Path], event: QDropEvent) -> None:
        menu = self.menu = QMenu(self._window)
        folders = [path for path in paths if path.is_dir()]
        menu.addAction(tr("Play"), lambda: self._play(paths))
        menu.addAction(tr("Add to queue"), lambda: self._add(paths))
        if folders:
            menu.addSeparator()
            text = tr("Add %n music folder(s) to the library", n=len(folders))
            menu.addAction(text, lambda: self._add_folders(folders))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._window.mapToGlobal(event.position().toPoint()))
        menu.setActiveAction(menu.actions()[0])


def paths_of(mime: QMimeData) -> list[Path]:
    """The files and folders of a drag from another program."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
