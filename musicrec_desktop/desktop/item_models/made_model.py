"""The tracks of a list that was just made, numbered."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from musicrec_desktop.desktop.item_models.track_line import TrackLine, clock_text
from musicrec_desktop.desktop.item_models.two_line_roles import MARKED_ROLE, SECOND_LINE_ROLE
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.ids import TrackId

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class MadeModel(QAbstractListModel):
    """One row a track; what plays is marked."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[TrackLine, ...] = ()
        self._reasons: tuple[str, ...] = ()
        self._playing: TrackId | None = None

    def show_lines(self, lines: Sequence[TrackLine], reasons: Sequence[str]) -> None:
        """Show these tracks, each with why it was chosen."""
        self.beginResetModel()
        self._lines, self._reasons = tuple(lines), tuple(reasons)
        self.endResetModel()

    def set_playing(self, track_id: TrackId | None) -> None:
        """Mark what plays."""
        if track_id != self._playing:
            self._playing = track_id
            if self._lines:
                self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))

    @property
    def lines(self) -> tuple[TrackLine, ...]:
        """What is shown."""
        return self._lines

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802  (Qt's name)
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, reason = self._lines[index.row()], self._reasons[index.row()]
        is_playing = line.track_id == self._playing
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return f"{index.row() + 1}  {line.title}"
            case _ if role == SECOND_LINE_ROLE:
                return f"{line.artist} · {clock_text(line.duration_ms)}"
            case _ if role == MARKED_ROLE:
                return is_playing
            case Qt.ItemDataRole.AccessibleTextRole:
                said = (tr("Playing") if is_playing else "", line.title, line.artist, clock_text(line.duration_ms))
                return ". ".join(filter(None, (f"{index.row() + 1}", *said, reason)))
        return None
