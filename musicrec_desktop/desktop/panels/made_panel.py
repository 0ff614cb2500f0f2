"""A list that was made on this page: its tracks, and what can be done with it."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from musicrec_desktop.desktop.item_models.made_model import MadeModel
from musicrec_desktop.desktop.item_models.track_line import TrackLine, length_text
from musicrec_desktop.desktop.widgets.buttons import IconButton, TextButton
from musicrec_desktop.desktop.widgets.labels import ElidedLabel, plain_label
from musicrec_desktop.desktop.widgets.lists import PlainList
from musicrec_desktop.desktop.widgets.two_line_delegate import TwoLineDelegate
from musicrec_desktop.desktop.words import tr


class MadePanel(QFrame):
    """Shows a list and says what the listener wants done with it."""

    play_asked = Signal(int)
    """The row to begin with."""
    add_asked = Signal()
    save_asked = Signal()
    open_asked = Signal()
    """Show it as a playlist, with reasons, to be changed."""
    closed = Signal()
    menu_asked = Signal(QPoint, int)
    """A place of the screen and a row."""
    row_pointed = Signal(int)
    """The row the listener went to."""

    def __init__(self, *, can_close: bool = True) -> None:
        super().__init__()
        self.setProperty("rank", "card")
        self.model = MadeModel()
        self.title = ElidedLabel("heading")
        self.length = plain_label(rank="second")
        self.notes = plain_label(rank="second", wraps=True)
        self.list = PlainList(tr("Tracks of the list"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.play = TextButton(tr("Play"), "main")
        self.open = TextButton(
            tr("Open as a playlist"), tip=tr("With reasons; there it can be changed by words and by hand")
        )
        self.add = IconButton("add", tr("Add to queue"))
        self.save = IconButton("save", tr("Save as a playlist"))
        self.close_it = IconButton("close", tr("Put the list away"))
        if not can_close:
            self.close_it.hide()
        self._arrange()
        self.play.clicked.connect(lambda: self.play_asked.emit(0))
        self.open.clicked.connect(self.open_asked)
        self.add.clicked.connect(self.add_asked)
        self.save.clicked.connect(self.save_asked)
        self.close_it.clicked.connect(self.closed)
        self.list.entered_row.connect(self.play_asked)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.list.selectionModel().currentRowChanged.connect(lambda index, _: self.row_pointed.emit(index.row()))

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        top = QHBoxLayout()
        top.setSpacing(em // 4)
        top.addWidget(self.title, 1)
        for key in (self.add, self.save, self.close_it):
            top.addWidget(key)
        keys = QHBoxLayout()
        keys.setSpacing(em // 2)
        keys.addWidget(self.play)
        keys.addWidget(self.open)
        keys.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(em // 2, em // 2, em // 2, em // 2)
        column.setSpacing(em // 3)
        column.addLayout(top)
        column.addWidget(self.length)
        column.addWidget(self.notes)
        column.addWidget(self.list, 1)
        column.addLayout(keys)
        self.notes.hide()
        self.setMinimumWidth(em * 16)

    @property
    def stops(self) -> tuple[QWidget, ...]:
        """Where Tab stops, in reading order."""
        return self.add, self.save, self.close_it, self.list, self.play, self.open

    def show_list(self, title: str, lines: Sequence[TrackLine], reasons: Sequence[str], notes: Sequence[str]) -> None:
        """Show this list."""
        self.title.show_text(title)
        total = sum(line.duration_ms for line in lines)
        self.length.setText(f"{tr('%n track(s)', n=len(lines))} · {length_text(total)}")
        self.notes.setText("\n".join(notes))
        self.notes.setVisible(bool(notes))
        self.model.show_lines(lines, reasons)
        self.show_saved(False)
        for key in (self.play, self.open, self.add, self.save):
            key.setEnabled(bool(lines))

    def show_saved(self, is_saved: bool) -> None:
        """It is kept, or not yet."""
        self.save.setEnabled(not is_saved)
        self.save.rename(tr("Saved") if is_saved else tr("Save as a playlist"))

    def _on_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        if index.isValid():
            self.menu_asked.emit(self.list.viewport().mapToGlobal(place), index.row())
