"""What a search found, grouped: a heading, then its results, then the next heading."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from musicrec_desktop.desktop.item_models.two_line_roles import SECOND_LINE_ROLE

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
RESULT_ROLE: Final = Qt.ItemDataRole.UserRole + 4
"""Result"""


@dataclass(frozen=True, slots=True)
class Result:
    """One row. A heading leads nowhere."""

    text: str
    second: str = ""
    """Paler, behind it."""
    icon: str = ""
    """A file of assets/icons; "" for a heading."""
    target: object = None
    """Where it leads; None for a heading."""

    @property
    def is_heading(self) -> bool:
        return self.target is None


class ResultModel(QAbstractListModel):
    """Results in their groups."""

    def __init__(self) -> None:
        super().__init__()
        self._results: tuple[Result, ...] = ()

    def show_results(self, results: Sequence[Result]) -> None:
        """Show these."""
        self.beginResetModel()
        self._results = tuple(results)
        self.endResetModel()

    @property
    def results(self) -> tuple[Result, ...]:
        """What is shown."""
        return self._results

    def step(self, row: int, by: int) -> int:
        """The next row that leads somewhere, from `row` in this direction; `row` itself when there is none."""
        at = row + by
        while 0 <= at < len(self._results):
            if not self._results[at].is_heading:
                return at
            at += by
        return row

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802  (Qt's name)
        return 0 if parent.isValid() else len(self._results)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid() or self._results[index.row()].is_heading:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        result = self._results[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return result.text
        if role == SECOND_LINE_ROLE:
            return result.second
        if role == RESULT_ROLE:
            return result
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(filter(None, (result.text, result.second)))
        return None
