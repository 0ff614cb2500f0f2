"""A tree of genres or folders with the number of tracks in each."""

from collections.abc import Sequence
from typing import Any, Final, overload

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from musicrec_desktop.app.library_trees import Branch
from musicrec_desktop.desktop.item_models.amount_words import count_text
from musicrec_desktop.desktop.words import tr

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class BranchModel(QAbstractItemModel):
    """Two columns: name, count. Branches are numbered once; an index carries the number of its branch."""

    def __init__(self, header: str) -> None:
        """`header` is what stands above the names."""
        super().__init__()
        self._header = header
        self._branches: list[Branch] = []
        self._parents: list[int] = []
        self._rows: list[int] = []
        self._children: list[list[int]] = [[]]
        """Numbers below each number, shifted by one: the root comes first."""

    def show_branches(self, branches: Sequence[Branch]) -> None:
        """Show these."""
        self.beginResetModel()
        self._branches, self._parents, self._rows, self._children = [], [], [], [[]]
        waiting = [(each, -1) for each in reversed(branches)]
        while waiting:
            branch, parent = waiting.pop()
            number = len(self._branches)
            self._branches.append(branch)
            self._parents.append(parent)
            self._rows.append(len(self._children[parent + 1]))
            self._children[parent + 1].append(number)
            self._children.append([])
            waiting += [(each, number) for each in reversed(branch.branches)]
        self.endResetModel()

    def branch(self, index: Index) -> Branch | None:
        """What stands at an index."""
        return self._branches[index.internalId()] if index.isValid() else None

    def index_of(self, key: str) -> QModelIndex:
        """Where a key stands; an invalid index when it does not."""
        number = next((at for at, each in enumerate(self._branches) if each.key == key), -1)
        return QModelIndex() if number < 0 else self.createIndex(self._rows[number], 0, number)

    def index(self, row: int, column: int, parent: Index = _ROOT) -> QModelIndex:
        number = parent.internalId() if parent.isValid() else -1
        below = self._children[number + 1]
        return self.createIndex(row, column, below[row]) if 0 <= row < len(below) and 0 <= column < 2 else _ROOT

    @overload
    def parent(self) -> QObject: ...
    @overload
    def parent(self, child: Index) -> QModelIndex: ...
    def parent(self, child: Index | None = None) -> QObject | QModelIndex | None:
        if child is None:
            return super().parent()
        number = self._parents[child.internalId()] if child.isValid() else -1
        return QModelIndex() if number < 0 else self.createIndex(self._rows[number], 0, number)

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802  (Qt's name)
        if parent.isValid() and parent.column() > 0:
            return 0
        return len(self._children[parent.internalId() + 1 if parent.isValid() else 0])

    def columnCount(self, parent: Index = _ROOT) -> int:  # noqa: N802  (Qt's name)
        del parent
        return 2

    def headerData(  # noqa: N802  (Qt's name)
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._header if section == 0 else tr("Tracks")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        branch = self.branch(index)
        if branch is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return branch.name if index.column() == 0 else count_text(branch.count)
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() == 1:
            return int((Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter).value)
        return None
