"""The library as a table. Holds the view's columns and which rows to show in which order; builds no text beforehand."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QPersistentModelIndex, Qt

from musicrec_desktop.desktop.item_models.library_columns import (
    HEADERS,
    NUMBERS,
    Beside,
    Column,
    cell_text,
)
from musicrec_desktop.desktop.item_models.track_drag import TRACKS_MIME, track_mime
from musicrec_desktop.desktop.item_models.two_line_roles import MARKED_ROLE
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.play import FeedbackValue

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
_FEEDBACK: Final = {FeedbackValue.LIKE: 1, FeedbackValue.DISLIKE: -1, FeedbackValue.NONE: 0}
_DRAGGED_AT_MOST: Final = 1_000
"""Tracks that one drag takes along."""


class LibraryModel(QAbstractTableModel):
    """Rows of a library view in a given order."""

    def __init__(self) -> None:
        super().__init__()
        self._view: LibraryView | None = None
        self._rows: NDArray[np.intp] = np.zeros(0, np.intp)
        self._beside: Beside | None = None
        self._playing: TrackId | None = None
        self._alignments = {column: int(_alignment(column).value) for column in Column}

    def show_rows(self, view: LibraryView, rows: NDArray[np.intp], beside: Beside | None = None) -> None:
        """Show these rows of the view, in this order."""
        self.beginResetModel()
        self._view, self._rows, self._beside = view, rows, beside
        self.endResetModel()

    @property
    def rows(self) -> NDArray[np.intp]:
        """View rows of what is shown, in order."""
        return self._rows

    def track_ids(self, first: int = 0, most: int | None = None) -> list[TrackId]:
        """The tracks shown, in order, from row `first` on."""
        if self._view is None:
            return []
        end = None if most is None else first + most
        return [TrackId(track_id) for track_id in self._view.ids[self._rows[first:end]].tolist()]

    def track_id(self, row: int) -> TrackId | None:
        """The track of one row."""
        if self._view is None or not 0 <= row < len(self._rows):
            return None
        return TrackId(int(self._view.ids[self._rows[row]]))

    def ids_at(self, rows: Sequence[int]) -> list[TrackId]:
        """The tracks of these rows."""
        if self._view is None or not rows:
            return []
        return [TrackId(track_id) for track_id in self._view.ids[self._rows[list(rows)]].tolist()]

    def row_of(self, track_id: TrackId) -> int:
        """Where a track is shown; -1 where it is not."""
        if self._view is None:
            return -1
        found = np.flatnonzero(self._rows == self._view.rows([track_id])[0])
        return int(found[0]) if len(found) else -1

    def set_playing(self, track_id: TrackId | None) -> None:
        """Mark the track that plays."""
        if track_id == self._playing:
            return
        before, self._playing = self._playing, track_id
        for changed in (before, track_id):
            self._tell(changed, Column.TITLE)

    def set_feedback(self, track_id: TrackId, value: FeedbackValue) -> None:
        """Show what the listener just said of a track."""
        if self._view is None or self._beside is None:
            return
        row = int(self._view.rows([track_id])[0])
        if row >= 0:
            self._beside.history.feedback[row] = _FEEDBACK[value]
            self._tell(track_id, Column.LIKED)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802  (Qt's name)
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802  (Qt's name)
        return 0 if parent.isValid() else len(Column)

    def headerData(  # noqa: N802  (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return tr(HEADERS[Column(section)])
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignments[Column(section)]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._view is None or not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return cell_text(self._view, int(self._rows[index.row()]), Column(index.column()), self._beside)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._alignments[Column(index.column())]
        if role == MARKED_ROLE:
            return self._playing is not None and self.track_id(index.row()) == self._playing
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else usual

    def mimeTypes(self) -> list[str]:  # noqa: N802  (Qt's name)
        return [TRACKS_MIME, "text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:  # noqa: N802  (Qt's name)
        rows = sorted({index.row() for index in indexes})[:_DRAGGED_AT_MOST]
        ids = [track_id for row in rows if (track_id := self.track_id(row)) is not None]
        paths = []
        if self._beside is not None:
            places = self._beside.places[self._rows[rows]].tolist()
            paths = [self._beside.files.path(place) for place in places if place >= 0]
        return track_mime(ids, dict.fromkeys(paths))

    def _tell(self, track_id: TrackId | None, column: Column) -> None:
        row = -1 if track_id is None else self.row_of(track_id)
        if row >= 0:
            self.dataChanged.emit(self.index(row, column), self.index(row, column))


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
