"""The queue as a list that can be reordered by dragging."""

import json
from collections.abc import Callable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from musicrec_desktop.desktop.item_models.track_line import TrackLine, clock_text
from musicrec_desktop.desktop.item_models.two_line_roles import MARKED_ROLE, SECOND_LINE_ROLE
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.playback import PlayQueue

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_MIME: Final = "application/x-musicrec-queue-keys"


class QueueModel(QAbstractListModel):
    """Entries of the play queue. It asks for a line only when a row is drawn."""

    moved = Signal(list, int)
    """Keys of entries that were dragged, and the place to bring them to."""

    def __init__(self, line_of: Callable[[TrackId], TrackLine]) -> None:
        super().__init__()
        self._line_of = line_of
        self._queue = PlayQueue()

    def show_queue(self, queue: PlayQueue) -> None:
        """Show this queue."""
        if queue.items != self._queue.items:
            self.beginResetModel()
            self._queue = queue
            self.endResetModel()
        elif queue.index != self._queue.index:
            changed = [place for place in (self._queue.index, queue.index) if place is not None]
            self._queue = queue
            for place in changed:
                self.dataChanged.emit(self.index(place), self.index(place))

    @property
    def current_row(self) -> int | None:
        return self._queue.index

    def keys(self, rows: Sequence[int]) -> list[int]:
        """Keys of the entries in these rows."""
        return [self._queue.items[row].key for row in rows]

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802  (Qt's name)
        return 0 if parent.isValid() else len(self._queue)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        is_current = index.row() == self._queue.index
        if role == MARKED_ROLE:
            return is_current
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole, SECOND_LINE_ROLE):
            return None
        line = self._line_of(self._queue.items[index.row()].track_id)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            playing = "Playing. " if is_current else ""
            return f"{playing}{line.title}. {line.artist}. {clock_text(line.duration_ms)}"
        if role == SECOND_LINE_ROLE:
            return f"{line.artist} · {clock_text(line.duration_ms)}"
        return line.title

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802  (Qt's name)
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:  # noqa: N802  (Qt's name)
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802  (Qt's name)
        mime = QMimeData()
        mime.setData(_MIME, json.dumps(self.keys(sorted(index.row() for index in indexes))).encode())
        return mime

    def dropMimeData(  # noqa: N802  (Qt's name)
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        del action, column
        if not data.hasFormat(_MIME):
            return False
        keys = json.loads(data.data(_MIME).toStdString())
        place = row if row >= 0 else parent.row() if parent.isValid() else len(self._queue)
        self.moved.emit(keys, place)
        # False: the view must not take the dragged rows out itself; the queue comes back changed.
        return False
