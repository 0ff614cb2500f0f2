"""Settings: where the music is, and how it is measured."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from musicrec_desktop.app.settings import Settings
from musicrec_desktop.desktop.panels.settings.section import Section
from musicrec_desktop.desktop.widgets.buttons import IconButton, TextButton
from musicrec_desktop.desktop.widgets.form import Card
from musicrec_desktop.desktop.widgets.labels import ElidedLabel, plain_label
from musicrec_desktop.desktop.words import tr


class FoldersSection(Section):
    """Music folders, the watch over them, the analysis."""

    add_asked = Signal()
    remove_asked = Signal(Path)
    scan_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        em = self.fontMetrics().height()
        folders = Card(tr("Music folders"), tr("Files are read where they are, never moved and never changed."))
        self._list = QWidget()
        self._rows = QVBoxLayout(self._list)
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(em // 4)
        folders.column.addWidget(self._list)
        keys = QHBoxLayout()
        self.add = TextButton(tr("Add a folder …"))
        self.scan = TextButton(tr("Look for changes now"))
        self.add.clicked.connect(self.add_asked)
        self.scan.clicked.connect(self.scan_asked)
        for key in (self.add, self.scan):
            keys.addWidget(key)
        keys.addStretch(1)
        folders.column.addLayout(keys)
        folders.add_row(
            tr("Notice changes"),
            self.switch("watch"),
            tr("New, changed and vanished files are noticed while the window is open."),
        )
        self.cards.addWidget(folders)
        analysis = Card(tr("Analysis"), tr("How each track sounds is measured once, on this machine."))
        analysis.add_row(
            tr("Give way"),
            self.switch("analyse_politely"),
            tr("While music plays or the machine runs on its battery, measuring takes half of one core."),
        )
        analysis.add_row(
            tr("Hear tracks whole"),
            self.switch("analyse_whole"),
            tr("When all are measured by excerpts, hear them whole: exact loudness, and where sections begin."),
        )
        analysis.add_row(
            tr("Processes"),
            self.whole_number("analysis_jobs", 0, 256, lowest=tr("as the machine allows")),
            tr("How many tracks are measured at once."),
        )
        self.cards.addWidget(analysis)
        self.cards.addStretch(1)

    def show_settings(self, settings: Settings) -> None:
        super().show_settings(settings)
        while (item := self._rows.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.deleteLater()
        if not settings.folders:
            self._rows.addWidget(plain_label(tr("No folder yet."), "second"))
        for folder in settings.folders:
            self._rows.addWidget(self._row(folder))

    def _row(self, folder: Path) -> QWidget:
        row = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        name = ElidedLabel()
        name.show_text(str(folder))
        remove = IconButton("close", tr("Remove {folder} from the library").format(folder=folder.name), em_size=0.9)
        remove.clicked.connect(lambda: self.remove_asked.emit(folder))
        line.addWidget(name, 1)
        line.addWidget(remove)
        return row
