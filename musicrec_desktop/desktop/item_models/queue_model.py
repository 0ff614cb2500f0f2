"""The queue as a list that can be reordered by dragging, and that takes tracks dropped from other lists."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt, Signal

from musicrec_desktop.desktop.item_models.track_drag import TRACKS_MIME, dragged_ids, track_mime
from musicrec_desktop.desktop.item_models.track_line import TrackLine, clock_text
from musicrec_desktop.desktop.item_models.two_line_roles import MARKED_ROLE, REASON_ROLE, SECOND_LINE_ROLE
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.playback import PlayQueue

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
MOST: Final = 500
"""A longer queue is shown in part, around the current entry: a list of Qt's looks at every row it has."""
_BEFORE: Final = 50
"""So many entries before the current one are in that part."""
_MIME: Final = "application/x-musicrec-queue-keys"
_SHOWN: Final = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
    SECOND_LINE_ROLE,
)


class QueueModel(QAbstractListModel):
    """Entries of the play queue. It asks for a line only when a row is drawn."""

    moved = Signal(list, int)
    """Keys of entries that were dragged, and the place to bring them to."""
    dropped = Signal(list, int)
    """Ids of tracks that were dropped here from elsewhere, and the place to put them."""

    def __init__(self, line_of: Callable[[TrackId], TrackLine]) -> None:
        super().__init__()
        self._line_of = line_of
        self._queue = PlayQueue()
        self._first = 0
        """The place in the queue of the first row."""
        self._reasons: dict[int, str] = {}
        self.locate: Callable[[TrackId], Path | None] = lambda _: None
        """The file of a track, for dragging it out."""

    def show_queue(self, queue: PlayQueue) -> None:
        """Show this queue."""
        at = queue.index or 0
        is_in_sight = self._first <= at < self._first + MOST and (self._first == 0 or at >= self._first + 1)
        if queue.items != self._queue.items or not is_in_sight:
            self.beginResetModel()
            self._queue = queue
            self._first = 0 if len(queue) <= MOST else max(0, min(at - _BEFORE, len(queue) - MOST))
            keys = {item.key for item in queue.items} if self._reasons else set()
            self._reasons = {key: words for key, words in self._reasons.items() if key in keys}
            self.endResetModel()
        elif queue.index != self._queue.index:
            changed = [place for place in (self._queue.index, queue.index) if place is not None]
            self._queue = queue
            for row in (place - self._first for place in changed):
                if 0 <= row < self.rowCount():
                    self.dataChanged.emit(self.index(row), self.index(row))

    @property
    def beyond(self) -> int:
        """Entries after the last row."""
        return len(self._queue) - self._first - self.rowCount()

    def place(self, row: int) -> int:
        """The place in the queue of a row."""
        return self._first + row

    def add_reasons(self, reasons: Mapping[int, str]) -> None:
        """By key, why entries stand here that are shown next. No entry with such a key is shown yet."""
        self._reasons.update(reasons)

    def reason(self, row: int) -> str:
        """Why this entry stands here; "" where the listener put it."""
        return self._reasons.get(self._queue.items[self._first + row].key, "")

    @property
    def current_row(self) -> int | None:
        return None if self._queue.index is None else self._queue.index - self._first

    def keys(self, rows: Sequence[int]) -> list[int]:
        """Keys of the entries in these rows."""
        return [self._queue.items[self._first + row].key for row in rows]

    def track_ids(self, rows: Sequence[int]) -> list[TrackId]:
        """Tracks of the entries in these rows."""
        return [self._queue.items[self._first + row].track_id for row in rows]

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802  (Qt's name)
        return 0 if parent.isValid() else min(MOST, len(self._queue) - self._first)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        is_current = index.row() == self.current_row
        if role == MARKED_ROLE:
            return is_current
        if role == REASON_ROLE:
            return self.reason(index.row())
        if role not in _SHOWN:
            return None
        line = self._line_of(self._queue.items[self._first + index.row()].track_id)
        match role:
            case Qt.ItemDataRole.AccessibleTextRole:
                said = [tr("Playing") if is_current else "", line.title, line.artist, clock_text(line.duration_ms)]
                return ". ".join(filter(None, (*said, self.reason(index.row()))))
            case Qt.ItemDataRole.ToolTipRole:
                return self.reason(index.row()) or None
            case Qt.ItemDataRole.DisplayRole:
                return line.title
        return f"{line.artist} · {clock_text(line.duration_ms)}"

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDragEnabled

    def supportedDropActions(self) -> Qt.DropAction:  # noqa: N802  (Qt's name)
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDragActions(self) -> Qt.DropAction:  # noqa: N802  (Qt's name)
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:  # noqa: N802  (Qt's name)
        return [_MIME, TRACKS_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802  (Qt's name)
        rows = sorted(index.row() for index in indexes)
        ids = self.track_ids(rows)
        mime = track_mime(ids, [path for path in map(self.locate, ids) if path is not None])
        mime.setData(_MIME, json.dumps(self.keys(rows)).encode())
        return mime

    def dropMimeData(  # noqa: N802  (Qt's name)
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        del action, column
        shown_at = row if row >= 0 else parent.row() if parent.isValid() else self.rowCount()
        place = self._first + shown_at
        if data.hasFormat(_MIME):
            self.moved.emit(json.loads(data.data(_MIME).toStdString()), place)
        elif data.hasFormat(TRACKS_MIME):
            self.dropped.emit(list(dragged_ids(data)), place)
        # False: the view must not take the dragged rows out itself; the queue comes back changed.
        return False
