"""List and table that leave the space bar to the window, where it means play and pause."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QTableView

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


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
        """Columns take these shares of the width, which sum to 1, and keep their proportions when one is dragged."""
        self._shares = list(shares)
        self.horizontalHeader().setStretchLastSection(False)
        self.horizontalHeader().sectionResized.connect(self._on_resized)

    @property
    def shares(self) -> tuple[float, ...]:
        """What each column takes of the width."""
        return tuple(self._shares)

    def set_shares(self, shares: Sequence[float]) -> None:
        """Take these shares instead, if there is one for each column and none is too thin to be seen or dragged."""
        if len(shares) == len(self._shares) and abs(sum(shares) - 1) < 0.02 and all(share > 0.01 for share in shares):
            self._shares = list(shares)
            self._lay_out_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        self._lay_out_columns()

    def _lay_out_columns(self) -> None:
        self._is_sharing = True
        left = self.viewport().width()
        for column, share in enumerate(self._shares):
            width = left if column == len(self._shares) - 1 else round(self.viewport().width() * share)
            self.setColumnWidth(column, width)
            left -= width
        self._is_sharing = False

    def _on_resized(self) -> None:
        width = self.viewport().width()
        if not self._is_sharing and width > 0:
            sizes = [self.columnWidth(column) for column in range(len(self._shares))]
            self._shares = [size / max(1, sum(sizes)) for size in sizes]

    def selected_rows(self) -> list[int]:
        """Selected rows, ascending."""
        return sorted(index.row() for index in self.selectionModel().selectedRows())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        if event.key() == Qt.Key.Key_Space:
            event.ignore()
        elif event.key() in _ENTER and self.currentIndex().isValid():
            self.entered_row.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)
