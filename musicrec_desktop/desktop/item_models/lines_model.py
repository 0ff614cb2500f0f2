"""Rows of two lines over something that is looked at only when it is drawn."""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from musicrec_desktop.desktop.item_models.two_line_roles import SECOND_LINE_ROLE

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class LinesModel(QAbstractListModel):
    """`n` rows, each of a first and a second line."""

    def __init__(self) -> None:
        super().__init__()
        self._n = 0
        self._first: Callable[[int], str] = str
        self._second: Callable[[int], str] = str

    def show_lines(self, n: int, first: Callable[[int], str], second: Callable[[int], str]) -> None:
        """Show so many rows; the functions give the lines of a row."""
        self.beginResetModel()
        self._n, self._first, self._second = n, first, second
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802  (Qt's name)
        return 0 if parent.isValid() else self._n

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._first(index.row())
        if role == SECOND_LINE_ROLE:
            return self._second(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._first(index.row())}. {self._second(index.row())}"
        return None
