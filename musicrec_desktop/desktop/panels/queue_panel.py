"""What plays next: seen, reordered, thinned out."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from musicrec_desktop.desktop.item_models.queue_model import QueueModel
from musicrec_desktop.desktop.item_models.track_line import TrackLine
from musicrec_desktop.desktop.widgets.buttons import IconButton
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.widgets.lists import PlainList
from musicrec_desktop.desktop.widgets.two_line_delegate import TwoLineDelegate
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.playback import PlayQueue

HEADING: Final = "Queue"
CLEAR: Final = "Clear the queue"
PLAY: Final = "Play"
REMOVE: Final = "Remove from queue\tDel"
EMPTY: Final = "The queue is empty. Play a playlist, or add tracks from the library."


class QueuePanel(QWidget):
    """Shows the queue and says what the listener wants done with it."""

    play_asked = Signal(int)
    """Key of the entry to play."""
    remove_asked = Signal(list)
    """Keys."""
    move_asked = Signal(list, int)
    """Keys and the place to bring them to."""
    clear_asked = Signal()

    def __init__(self, line_of: Callable[[TrackId], TrackLine]) -> None:
        super().__init__()
        self.setObjectName("queue_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = QueueModel(line_of)
        self.list = PlainList("Tracks in the queue")
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDragDropOverwriteMode(False)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clear = IconButton("trash", CLEAR)
        self.empty = plain_label(EMPTY, "second", wraps=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.left = plain_label(rank="second")
        em = self.fontMetrics().height()
        top = QHBoxLayout()
        top.setContentsMargins(em // 2, 0, 0, 0)
        top.addWidget(plain_label(HEADING, "heading"))
        top.addStretch(1)
        top.addWidget(self.left)
        top.addWidget(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em // 2, em, em // 2, em // 2)
        layout.addLayout(top)
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)

        self.list.entered_row.connect(lambda row: self.play_asked.emit(self.model.keys([row])[0]))
        self.list.deleted_rows.connect(lambda rows: self.remove_asked.emit(self.model.keys(rows)))
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.model.moved.connect(self.move_asked)
        self.clear.clicked.connect(self.clear_asked)
        self.show_queue(PlayQueue())

    def show_queue(self, queue: PlayQueue) -> None:
        """Show this queue, the current entry in sight."""
        had_row = self.model.current_row
        self.model.show_queue(queue)
        self.empty.setVisible(not queue.items)
        self.list.setVisible(bool(queue.items))
        self.clear.setEnabled(bool(queue.items))
        self.left.setText(f"{len(queue.upcoming)} to come" if queue.items else "")
        if queue.index is not None and queue.index != had_row:
            self.list.scrollTo(self.model.index(queue.index))

    def _on_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        if not index.isValid():
            return
        rows = self.list.selected_rows()
        menu = QMenu(self)
        menu.addAction(PLAY).triggered.connect(lambda: self.list.entered_row.emit(index.row()))
        menu.addAction(REMOVE).triggered.connect(lambda: self.list.deleted_rows.emit(rows))
        menu.exec(self.list.viewport().mapToGlobal(place))
