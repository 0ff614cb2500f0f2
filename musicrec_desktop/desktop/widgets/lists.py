"""List and table that leave the space bar to the window, where it means play and pause."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QTableView, QTreeView

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NARROWEST_EM = 3.4


class PlainList(QListView):
    """A list of rows that can be entered and taken out by key."""

    entered_row = Signal(int)
    """A row was double-clicked or Enter was pressed on it."""
    deleted_rows = Signal(list)
    """Delete was pressed on these rows."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setProperty("rank", "plain")
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.doubleClicked.connect(lambda index: self.entered_row.emit(index.row()))

    def selected_rows(self) -> list[int]:
        """Selected rows, ascending."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        key = event.key()
        if key == Qt.Key.Key_Space:
            event.ignore()
        elif key in _ENTER and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex().row())
        elif key == Qt.Key.Key_Delete and self.selected_rows():
            self.deleted_rows.emit(self.selected_rows())
        else:
            super().keyPressEvent(event)


def divided(width: int, shares: Sequence[float], least: int) -> list[int]:
    """A width by shares, each part at least `least`: what the narrow ones need is taken from the wide ones.

    The parts sum to the width, unless there is not even room for the least of each.
    """
    total = sum(shares)
    parts = [max(least, round(width * share / total)) for share in shares]
    spare = [part - least for part in parts]
    over = sum(parts) - width
    if over > 0 and sum(spare) > 0:
        taken = min(1.0, over / sum(spare))
        parts = [part - round(each * taken) for part, each in zip(parts, spare, strict=True)]
    widest = parts.index(max(parts))
    parts[widest] = max(least, parts[widest] + width - sum(parts)) if sum(spare) else least
    return parts


class PlainTable(QTableView):
    """A table of rows that can be entered by key."""

    entered_row = Signal(int)
    """A row was double-clicked or Enter was pressed on it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._shares: list[float] = []
        self._is_sharing = False
        self.setAccessibleName(name)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(round(self.fontMetrics().height() * 1.8))
        self.doubleClicked.connect(lambda index: self.entered_row.emit(index.row()))

    def share_width(self, shares: Sequence[float]) -> None:
        """Columns take these shares of the width and keep their proportions when one is dragged.

        Hidden columns leave their share to the others. No column becomes narrower than can be read: where they do not
        fit, the table scrolls sideways.
        """
        self._shares = list(shares)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.sectionResized.connect(self._on_resized)
        header.sectionMoved.connect(lambda *_: self.lay_out_columns())

    @property
    def shares(self) -> tuple[float, ...]:
        """What each column takes of the width, hidden ones as if they were shown."""
        return tuple(self._shares)

    def set_shares(self, shares: Sequence[float]) -> None:
        """Take these shares instead, if there is one for each column and none is too thin to be seen or dragged."""
        if len(shares) == len(self._shares) and all(0.01 < share < 2 for share in shares):
            self._shares = list(shares)
            self.lay_out_columns()

    def shown_columns(self) -> list[int]:
        """Columns that are not hidden, from left to right."""
        header = self.horizontalHeader()
        order = [header.logicalIndex(place) for place in range(header.count())]
        return [column for column in order if not header.isSectionHidden(column)]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        self.lay_out_columns()

    def lay_out_columns(self) -> None:
        """Divide the width anew: after a column was hidden or shown."""
        shown = [column for column in self.shown_columns() if column < len(self._shares)]
        if not shown:
            return
        self._is_sharing = True
        least = round(self.fontMetrics().height() * _NARROWEST_EM)
        shares = [self._shares[column] for column in shown]
        for column, own in zip(shown, divided(self.viewport().width(), shares, least), strict=True):
            self.setColumnWidth(column, own)
        self._is_sharing = False

    def _on_resized(self, _column: int, before: int, after: int) -> None:
        if not before or not after:
            return  # hidden or shown, not dragged
        shown = [column for column in self.shown_columns() if column < len(self._shares)]
        if self._is_sharing or not shown or self.viewport().width() <= 0:
            return
        sizes = [self.columnWidth(column) for column in shown]
        total = sum(self._shares[column] for column in shown)
        for column, size in zip(shown, sizes, strict=True):
            self._shares[column] = total * size / max(1, sum(sizes))

    def selected_rows(self) -> list[int]:
        """Selected rows, ascending."""
        # By ranges: an index for each of 100,000 rows blocked the window for a third of a second.
        chosen = self.selectionModel().selection()
        ranges = (chosen.at(number) for number in range(chosen.count()))
        return sorted({row for each in ranges for row in range(each.top(), each.bottom() + 1)})

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        elif event.key() in _ENTER and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)


class PlainTree(QTreeView):
    """A tree of rows that can be entered by key; arrows open and close its branches."""

    entered_branch = Signal(object)
    """QModelIndex: a row was double-clicked or Enter was pressed on it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.doubleClicked.connect(self._on_double_click)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        elif event.key() in _ENTER and self.currentIndex().isValid():
            self.entered_branch.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _on_double_click(self, index: QModelIndex) -> None:
        self.entered_branch.emit(index)
