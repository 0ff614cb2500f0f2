"""The first page: where is your music, what is kept where, and that nothing leaves the machine."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QMimeData, QStringListModel, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from musicrec_desktop.desktop.widgets.buttons import TextButton
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.widgets.lists import PlainList
from musicrec_desktop.desktop.words import marked, tr

WELCOME: Final = marked("Welcome")
INTRO: Final = marked(
    "Where is your music? Choose one or more folders, or drop them here. Your files are only read, never changed."
)
NEXT: Final = marked(
    "Tags are read first: after that you can play everything and ask for playlists. How the tracks sound is measured "
    "in the background, a few seconds each; playlists get better as it goes on."
)
ADD: Final = marked("Add folder …")
REMOVE: Final = marked("Remove")
START: Final = marked("Start")
LATER: Final = marked("Look around first")
CHOOSE: Final = marked("Choose a music folder")
PRIVACY_HEADING: Final = marked("Nothing leaves this machine")
PRIVACY: Final = marked(
    "There is no account and no server. The player listens to each track once to measure how it sounds, remembers what "
    "you play, and a small language model on this machine plans playlists and says why. All of it is yours:"
)


class FirstRunPage(QWidget):
    """Says `started` with the folders chosen."""

    started = Signal(list)
    """Paths; empty when the listener wants to look around first."""

    def __init__(self, profile: Path, models: Path, suggested: Path | None = None) -> None:
        """`profile` and `models`: folders to name. `suggested`: a folder that is offered already, such as ~/Music."""
        super().__init__()
        self.setAcceptDrops(True)
        self._folders: list[Path] = [] if suggested is None else [suggested]
        self._model = QStringListModel()
        self.list = PlainList(tr("Music folders"))
        self.list.setModel(self._model)
        self.list.setEditTriggers(PlainList.EditTrigger.NoEditTriggers)
        self.add = TextButton(tr(ADD))
        self.remove = TextButton(tr(REMOVE))
        self.start = TextButton(tr(START), "main")
        self.later = TextButton(tr(LATER))
        self._arrange(profile, models)
        self.add.clicked.connect(self._on_add)
        self.remove.clicked.connect(lambda: self._remove(self.list.selected_rows()))
        self.list.deleted_rows.connect(self._remove)
        self.start.clicked.connect(lambda: self.started.emit(list(self._folders)))
        self.later.clicked.connect(lambda: self.started.emit([]))
        self._show()

    def _arrange(self, profile: Path, models: Path) -> None:
        em = self.fontMetrics().height()
        card = QFrame()
        card.setProperty("rank", "card")
        card.setMaximumWidth(em * 46)
        card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.list.setFixedHeight(em * 7)
        self.list.setProperty("rank", "")
        folder_keys = QHBoxLayout()
        folder_keys.addWidget(self.add)
        folder_keys.addWidget(self.remove)
        folder_keys.addStretch(1)
        end = QHBoxLayout()
        end.addWidget(self.later)
        end.addStretch(1)
        end.addWidget(self.start)
        inside = QVBoxLayout(card)
        inside.setContentsMargins(em * 2, em * 2, em * 2, em * 2)
        inside.setSpacing(em // 2)
        inside.addWidget(plain_label(tr(WELCOME), "title"))
        inside.addWidget(plain_label(tr(INTRO), wraps=True))
        inside.addWidget(self.list)
        inside.addLayout(folder_keys)
        inside.addWidget(plain_label(tr(NEXT), "second", wraps=True))
        inside.addSpacing(em)
        inside.addWidget(plain_label(tr(PRIVACY_HEADING), "heading"))
        inside.addWidget(plain_label(tr(PRIVACY), wraps=True))
        for what, where in (
            (tr("Library, history and settings"), profile),
            (tr("Language models"), models),
        ):
            label = plain_label(f"{what}:\n{where}", "second", wraps=True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            inside.addWidget(label)
        inside.addSpacing(em)
        inside.addLayout(end)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(card, 20)
        across.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em, em, em, em)
        layout.addStretch(1)
        layout.addLayout(across)
        layout.addStretch(1)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  (Qt's name)
        if _folders_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  (Qt's name)
        for folder in _folders_of(event.mimeData()):
            self.add_folder(folder)
        event.acceptProposedAction()

    def add_folder(self, folder: Path) -> None:
        """Take a folder into the list, once."""
        if folder not in self._folders:
            self._folders.append(folder)
        self._show()

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders chosen so far."""
        return tuple(self._folders)

    def _on_add(self) -> None:
        start = str(self._folders[-1] if self._folders else Path.home())
        chosen = QFileDialog.getExistingDirectory(self, tr(CHOOSE), start)
        if chosen:
            self.add_folder(Path(chosen))

    def _remove(self, rows: list[int]) -> None:
        self._folders = [folder for at, folder in enumerate(self._folders) if at not in rows]
        self._show()

    def _show(self) -> None:
        self._model.setStringList([str(folder) for folder in self._folders])
        self.start.setEnabled(bool(self._folders))
        self.remove.setEnabled(bool(self._folders))


def _folders_of(mime: QMimeData) -> list[Path]:
    """The folders that are dragged."""
    paths = (Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile())
    return [path for path in paths if path.is_dir()]
