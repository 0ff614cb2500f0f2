"""The list of a playlist's tracks, with buttons in each row that keys reach too."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QMenu, QToolTip, QWidget

from musicrec_desktop.desktop.item_models.playlist_model import PlaylistModel
from musicrec_desktop.desktop.widgets.labels import plain_tip
from musicrec_desktop.desktop.widgets.lists import PlainList
from musicrec_desktop.desktop.widgets.playlist_delegate import PlaylistDelegate
from musicrec_desktop.desktop.widgets.playlist_geometry import RowButton, buttons_of
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.ids import TrackId

KEYS: Final = {
    Qt.Key.Key_L: RowButton.LIKE,
    Qt.Key.Key_D: RowButton.DISLIKE,
    Qt.Key.Key_N: RowButton.ANOTHER,
    Qt.Key.Key_K: RowButton.KEEP,
    Qt.Key.Key_W: RowButton.PARTS,
}
WORDS: Final = {
    RowButton.LIKE: marked("Like"),
    RowButton.DISLIKE: marked("Dislike"),
    RowButton.ANOTHER: marked("Not this one, another"),
    RowButton.KEEP: marked("Keep this one while the rest is made anew"),
    RowButton.PARTS: marked("Why: show the score parts"),
}
PLAY_FROM_HERE: Final = marked("Play from here")
TAKE_OUT: Final = marked("Take out of the list")
MenuOf = Callable[[QWidget, list[TrackId], Callable[[], object]], QMenu | None]
"""The menu for tracks, given what plays the list from there; None where there is none."""


class PlaylistView(PlainList):
    """Shows a PlaylistModel. Enter or a double click plays from a row; L, D, N and W press its buttons.

    A click on a reason opens what it stands on.
    """

    pressed_button = Signal(int, RowButton)
    """A button of a row was clicked or its key was pressed."""
    moved_rows = Signal(list, int)
    """Rows, and the place to bring them to."""

    def __init__(self, model: PlaylistModel) -> None:
        super().__init__(tr("Tracks of the playlist"))
        self.menu_of: MenuOf = lambda _parent, _ids, _play: None
        """Makes the menu that all lists of tracks have."""
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDragDropOverwriteMode(False)
        model.moved.connect(self.moved_rows)
        self._delegate = PlaylistDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setModel(model)
        self._rows_of = model
        # A reason that came, or parts that were opened, make the row taller.
        model.dataChanged.connect(self.scheduleDelayedItemsLayout)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.viewport().setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(
            Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        )  # else widths and heights chase each other
        self.verticalScrollBar().setSingleStep(self.fontMetrics().height())

    def button_place(self, row: int, button: RowButton) -> QPoint:
        """The middle of a button, in the viewport."""
        index = self.model().index(row, 0)
        return self._delegate.geometry_of(index, self.visualRect(index)).buttons[button].center()

    def reason_place(self, row: int) -> QPoint:
        """The middle of a reason, in the viewport."""
        index = self.model().index(row, 0)
        return self._delegate.geometry_of(index, self.visualRect(index)).reason.center()

    def _buttons(self, row: int) -> tuple[RowButton, ...]:
        return buttons_of(self._rows_of.rows[row])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        # Qt lays a list out again when it gets taller; here another width breaks the lines of reasons elsewhere.
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        super().mouseMoveEvent(event)
        self._delegate.mouse = event.position().toPoint()
        is_live = self._pressed_at(self._delegate.mouse) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if is_live else Qt.CursorShape.ArrowCursor)
        self.viewport().update()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        super().leaveEvent(event)
        self._delegate.mouse = QPoint(-1, -1)
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        super().mouseReleaseEvent(event)
        hit = self._pressed_at(event.position().toPoint())
        if hit is not None and event.button() is Qt.MouseButton.LeftButton:
            self.pressed_button.emit(*hit)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        # Two quick clicks on a button are two clicks, not "play"; on a reason they play, and leave it as it was.
        if self._button_at(event.position().toPoint()) is None:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        button = KEYS.get(Qt.Key(event.key()))
        is_plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        index = self.currentIndex()
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.modifiers() == Qt.KeyboardModifier.AltModifier and event.key() in steps and self._rows_of.is_open:
            self._move(steps[Qt.Key(event.key())])
            return
        if button is not None and is_plain and index.isValid() and button in self._buttons(index.row()):
            self.pressed_button.emit(index.row(), button)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  (Qt's name)
        index = self.indexAt(event.pos())
        if not index.isValid():
            return
        row = index.row()
        rows = self.selected_rows() if row in self.selected_rows() else [row]

        def play() -> None:
            self.entered_row.emit(row)

        menu = self.menu_of(self, self._rows_of.track_ids(rows), play)
        is_whole = menu is not None
        if menu is None:
            menu = QMenu(self)
            menu.addAction(tr(PLAY_FROM_HERE)).triggered.connect(play)
        menu.addSeparator()
        for key, button in KEYS.items():
            if button not in self._buttons(row) or (is_whole and button in (RowButton.LIKE, RowButton.DISLIKE)):
                continue
            action = menu.addAction(f"{tr(WORDS[button])}\t{key.name.removeprefix('Key_')}")
            action.triggered.connect(lambda _=False, button=button: self.pressed_button.emit(row, button))
        if self._rows_of.is_open:
            menu.addAction(f"{tr(TAKE_OUT)}\tDel").triggered.connect(lambda: self.deleted_rows.emit(rows))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(event.globalPos())

    def _move(self, step: int) -> None:
        rows = self.selected_rows()
        if rows:
            to = rows[0] - 1 if step < 0 else rows[-1] + 2
            if 0 <= to <= len(self._rows_of.rows):
                self.moved_rows.emit(rows, to)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802  (Qt's name)
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip:
            hit = self._pressed_at(event.pos())
            if hit is not None:
                key = next(key for key, button in KEYS.items() if button is hit[1]).name.removeprefix("Key_")
                QToolTip.showText(event.globalPos(), plain_tip(f"{tr(WORDS[hit[1]])} ({key})"), self)
                return True
        return super().viewportEvent(event)

    def _pressed_at(self, place: QPoint) -> tuple[int, RowButton] | None:
        """The button a click there presses: a reason opens what it stands on, as the arrow does."""
        index = self.indexAt(place)
        if index.isValid() and self._delegate.is_on_reason(index, self.visualRect(index), place):
            return index.row(), RowButton.PARTS
        return self._button_at(place)

    def _button_at(self, place: QPoint) -> tuple[int, RowButton] | None:
        index = self.indexAt(place)
        if not index.isValid():
            return None
        button = self._delegate.button_at(index, self.visualRect(index), place)
        return None if button is None else (index.row(), button)
