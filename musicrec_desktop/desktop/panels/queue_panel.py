"""What plays next: seen, reordered, thinned out, added to by dropping, and filled by itself."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QMenu, QVBoxLayout, QWidget

from musicrec_desktop.desktop.item_models.queue_model import MOST, QueueModel
from musicrec_desktop.desktop.item_models.track_line import TrackLine, length_text
from musicrec_desktop.desktop.widgets.buttons import IconButton
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.widgets.lists import PlainList
from musicrec_desktop.desktop.widgets.queue_delegate import QueueDelegate
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.playback import PlayQueue

HEADING: Final = marked("Queue")
CLEAR: Final = marked("Clear the queue")
PLAY: Final = marked("Play")
REMOVE: Final = marked("Remove from queue")
EMPTY: Final = marked("The queue is empty. Play a playlist, or add tracks from the library.")
AUTOPILOT: Final = marked("Autopilot")
AUTOPILOT_ON: Final = marked("On: when your own tracks are through, the music goes on, and turns as you skip and like.")
AUTOPILOT_OFF: Final = marked("Off: the music ends with the last track.")
MenuOf = Callable[[QWidget, list[TrackId], Callable[[], object]], QMenu | None]
"""The menu for tracks, given what plays the list from there; None where there is none."""
MORE: Final = marked("and {n} more")


class QueueList(PlainList):
    """Alt with an arrow moves the chosen entries."""

    moved_rows = Signal(list, int)
    """Rows, and by how many places."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        # Another width breaks the lines of reasons elsewhere.
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        step = steps.get(Qt.Key(event.key()))
        if step is not None and event.modifiers() == Qt.KeyboardModifier.AltModifier and self.selected_rows():
            self.moved_rows.emit(self.selected_rows(), step)
        else:
            super().keyPressEvent(event)


class QueuePanel(QWidget):
    """Shows the queue and says what the listener wants done with it."""

    play_asked = Signal(int)
    """Key of the entry to play."""
    remove_asked = Signal(list)
    """Keys."""
    move_asked = Signal(list, int)
    """Keys and the place to bring them to."""
    dropped = Signal(list, int)
    """Ids of tracks dropped from elsewhere, and the place to put them."""
    clear_asked = Signal()
    autopilot_asked = Signal(bool)
    """The queue is to fill itself, or no more."""

    def __init__(self, line_of: Callable[[TrackId], TrackLine]) -> None:
        super().__init__()
        self.setObjectName("queue_panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._line_of = line_of
        self.model = QueueModel(line_of)
        self.list = QueueList(tr("Tracks in the queue"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(QueueDelegate(self.list))
        self.list.setMouseTracking(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.clear = IconButton("trash", tr(CLEAR))
        self.autopilot = IconButton("spark", tr(AUTOPILOT), "quiet", shortcut="Ctrl+J")
        self.autopilot.setCheckable(True)
        self.about = plain_label(rank="second", wraps=True)
        self.because = QFrame()
        self.because.setProperty("rank", "told")
        self.because_text = plain_label(wraps=True)
        self.empty = plain_label(tr(EMPTY), "second", wraps=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.left = plain_label(rank="second")
        self.total = plain_label(rank="second")
        self.more = plain_label(rank="second")
        self.menu_of: MenuOf = lambda _parent, _ids, _play: None
        """Makes the menu that all lists of tracks have."""
        self._arrange()
        self.list.entered_row.connect(lambda row: self.play_asked.emit(self.model.keys([row])[0]))
        self.list.deleted_rows.connect(lambda rows: self.remove_asked.emit(self.model.keys(rows)))
        self.list.moved_rows.connect(self._on_moved)
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.model.moved.connect(self.move_asked)
        self.model.dropped.connect(self.dropped)
        self.clear.clicked.connect(self.clear_asked)
        self.autopilot.clicked.connect(self.autopilot_asked)
        self.show_queue(PlayQueue())
        self.show_autopilot(False)
        self.show_because("")

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        because = QHBoxLayout(self.because)
        because.setContentsMargins(em // 2, em // 4, em // 2, em // 4)
        because.addWidget(self.because_text)
        top = QHBoxLayout()
        top.setContentsMargins(em // 2, 0, 0, 0)
        top.addWidget(plain_label(tr(HEADING), "heading"))
        top.addStretch(1)
        top.addWidget(self.left)
        top.addWidget(self.total)
        top.addWidget(self.clear)
        pilot = QVBoxLayout()
        pilot.setContentsMargins(em // 2, 0, em // 2, 0)
        pilot.setSpacing(em // 4)
        pilot.addWidget(self.autopilot, 0, Qt.AlignmentFlag.AlignLeft)
        pilot.addWidget(self.about)
        pilot.addWidget(self.because)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em // 2, em, em // 2, em // 2)
        layout.setSpacing(em // 2)
        layout.addLayout(top)
        layout.addLayout(pilot)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.more)
        self.setTabOrder(self.clear, self.autopilot)
        self.setTabOrder(self.autopilot, self.list)

    def show_queue(self, queue: PlayQueue) -> None:
        """Show this queue, the current entry in sight."""
        had_row = self.model.current_row
        self.model.show_queue(queue)
        self.empty.setVisible(not queue.items)
        self.list.setVisible(bool(queue.items))
        self.clear.setEnabled(bool(queue.items))
        self.left.setText(tr("%n to come", n=len(queue.upcoming)) if queue.items else "")
        self.total.setText(self._total_words(queue))
        self.more.setText(tr(MORE).format(n=f"{self.model.beyond:,}"))
        self.more.setVisible(self.model.beyond > 0)
        row = self.model.current_row
        if row is not None and row != had_row:
            self.list.scrollTo(self.model.index(row))

    def add_reasons(self, reasons: Mapping[int, str]) -> None:
        """By key, why entries stand here that are shown next."""
        self.model.add_reasons(reasons)

    def show_autopilot(self, is_on: bool) -> None:
        """The queue fills itself, or does not."""
        self.autopilot.setChecked(is_on)
        self.about.setText(tr(AUTOPILOT_ON if is_on else AUTOPILOT_OFF))
        self.autopilot.setAccessibleDescription(self.about.text())

    def show_because(self, words: str) -> None:
        """Why what follows was chosen anew; nothing for ""."""
        self.because_text.setText(words)
        self.because.setVisible(bool(words))

    def _total_words(self, queue: PlayQueue) -> str:
        if len(queue) > MOST:  # to add up 100,000 lengths takes longer than a frame
            return ""
        total = sum(self._line_of(item.track_id).duration_ms for item in queue.upcoming)
        return f"· {length_text(total)}" if total else ""

    def _on_moved(self, rows: list[int], step: int) -> None:
        keys = self.model.keys(rows)
        to = rows[0] - 1 if step < 0 else rows[-1] + 2
        if 0 <= to <= self.model.rowCount():
            self.move_asked.emit(keys, self.model.place(to))
            places = [row for row in range(self.model.rowCount()) if self.model.keys([row])[0] in keys]
            selection = self.list.selectionModel()
            for row in places:
                selection.select(self.model.index(row), selection.SelectionFlag.Select)
            self.list.setCurrentIndex(self.model.index(places[0 if step < 0 else -1]))
            for row in places:
                selection.select(self.model.index(row), selection.SelectionFlag.Select)

    def _on_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        if not index.isValid():
            return
        rows = self.list.selected_rows()

        def play() -> None:
            self.list.entered_row.emit(index.row())

        menu = self.menu_of(self, self.model.track_ids(rows), play)
        if menu is None:
            menu = QMenu(self)
            menu.addAction(tr(PLAY)).triggered.connect(play)
        menu.addSeparator()
        menu.addAction(f"{tr(REMOVE)}\tDel").triggered.connect(lambda: self.list.deleted_rows.emit(rows))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(place))
