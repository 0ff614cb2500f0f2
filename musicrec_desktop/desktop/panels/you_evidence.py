"""The plays that a statement stands on."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from musicrec_desktop.app.taste_view import Evidence
from musicrec_desktop.desktop.item_models.track_line import TrackLine
from musicrec_desktop.desktop.item_models.two_line_roles import SECOND_LINE_ROLE
from musicrec_desktop.desktop.panels.taste_words import evidence_text, play_text, said_text
from musicrec_desktop.desktop.widgets.buttons import IconButton
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.widgets.lists import PlainList
from musicrec_desktop.desktop.widgets.two_line_delegate import TwoLineDelegate
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.ids import TrackId


class EvidencePanel(QWidget):
    """A statement, and a list of what was heard and said; Esc goes back."""

    back_asked = Signal()
    play_asked = Signal(int)
    """Number of a track."""
    menu_asked = Signal(QPoint, int)
    """A place on the screen and the number of a track."""

    def __init__(self, line_of: Callable[[TrackId], TrackLine]) -> None:
        super().__init__()
        self._line_of = line_of
        self._ids: list[TrackId] = []
        self._model = QStandardItemModel(self)
        self.title = plain_label(rank="heading", wraps=True)
        self.basis = plain_label(rank="second", wraps=True)
        self.back = IconButton("back", tr("Back to your taste"), shortcut="Esc")
        self.list = PlainList(tr("The plays behind it"))
        self.list.setModel(self._model)
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        em = self.fontMetrics().height()
        head = QHBoxLayout()
        head.setSpacing(em // 2)
        head.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.basis)
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(em, em // 2, em, em)
        column.setSpacing(em // 2)
        column.addLayout(head)
        column.addWidget(self.list, 1)
        self.back.clicked.connect(self.back_asked)
        self.list.entered_row.connect(lambda row: self.play_asked.emit(self._ids[row]))
        self.list.customContextMenuRequested.connect(self._on_menu)

    def show_waiting(self, title: str) -> None:
        """The plays are being looked for."""
        self.title.setText(title)
        self.basis.setText(tr("Looking through what you heard …"))
        self._model.clear()
        self._ids = []

    def show_evidence(self, title: str, evidence: Evidence) -> None:
        """What was said first, then the plays, the latest first."""
        self.title.setText(title)
        self.basis.setText(evidence_text(evidence))
        rows = [(said.track_id, said_text(said)) for said in evidence.said]
        rows += [(play.track_id, play_text(play)) for play in evidence.plays]
        self._ids = [track_id for track_id, _ in rows]
        self._model.clear()
        for track_id, words in rows:
            line = self._line_of(track_id)
            name = f"{line.title} · {line.artist}"
            item = QStandardItem(name)
            item.setEditable(False)
            item.setData(words, SECOND_LINE_ROLE)
            item.setData(f"{name}. {words}", Qt.ItemDataRole.AccessibleTextRole)
            self._model.appendRow(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        if event.key() == Qt.Key.Key_Escape:
            self.back_asked.emit()
        else:
            super().keyPressEvent(event)

    def _on_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        if index.isValid():
            self.menu_asked.emit(self.list.viewport().mapToGlobal(place), self._ids[index.row()])
