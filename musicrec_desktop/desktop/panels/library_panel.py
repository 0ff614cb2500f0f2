"""All tracks, searched as you type, sorted by a click."""

from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLineEdit, QMenu, QStackedLayout, QVBoxLayout, QWidget

from musicrec_desktop.desktop.item_models.library_model import Column, LibraryModel
from musicrec_desktop.desktop.item_models.track_line import length_text
from musicrec_desktop.desktop.widgets.buttons import IconButton
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.widgets.lists import PlainTable
from musicrec_desktop.domain.library_view import LibraryView

HEADING: Final = "Library"
SEARCH: Final = "Search title, artist, album, genre"
PLAY: Final = "Play"
PLAY_NEXT: Final = "Play next"
ADD: Final = "Add to queue"
ADD_FOLDER: Final = "Add music folder"
RESCAN: Final = "Look for changes"
EMPTY: Final = "No tracks yet. Add a folder with music, and they appear here as it is read."
NOTHING_FOUND: Final = "Nothing found. Fewer or other words may help."
_TYPING_MS: Final = 120
_SHARES: Final = {
    Column.TITLE: 0.3,
    Column.ARTIST: 0.21,
    Column.ALBUM: 0.21,
    Column.GENRE: 0.12,
    Column.YEAR: 0.065,
    Column.LENGTH: 0.095,
}


class LibraryPanel(QWidget):
    """The table of the library. Holds what to show; searching and sorting happen elsewhere."""

    search_changed = Signal(str)
    """The listener stopped typing for a moment; these are the words."""
    sort_changed = Signal(int, bool)
    """Column and whether it is descending; column -1 for the library's own order."""
    play_asked = Signal(int)
    """Play what is shown from this row on."""
    play_next_asked = Signal(list)
    add_asked = Signal(list)
    """TrackIds for the queue."""
    folder_asked = Signal()
    rescan_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model = LibraryModel()
        self.table = PlainTable("Tracks of the library")
        self.table.setModel(self.model)
        self.search = QLineEdit()
        self.search.setPlaceholderText(f"{SEARCH} (Ctrl+F)")
        self.search.setAccessibleName(SEARCH)
        self.search.setClearButtonEnabled(True)
        self.count = plain_label(rank="second")
        self.add_folder = IconButton("folder", ADD_FOLDER, "quiet")
        self.rescan = IconButton("another", RESCAN, "quiet")
        self.empty = plain_label(EMPTY, "second", wraps=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._typing = QTimer(self)
        self._typing.setSingleShot(True)
        self._typing.setInterval(_TYPING_MS)
        self._arrange()

        self.search.textChanged.connect(self._typing.start)
        self._typing.timeout.connect(lambda: self.search_changed.emit(self.search.text()))
        self.search.returnPressed.connect(self._on_search_entered)
        self.table.entered_row.connect(self.play_asked)
        self.table.horizontalHeader().sortIndicatorChanged.connect(self._on_sort)
        self.table.customContextMenuRequested.connect(self._on_menu)
        self.add_folder.clicked.connect(self.folder_asked)
        self.rescan.clicked.connect(self.rescan_asked)

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(em * 2)
        header.setHighlightSections(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSectionsClickable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.table.share_width([_SHARES[column] for column in Column])
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        top = QHBoxLayout()
        top.setSpacing(em // 2)
        top.addWidget(plain_label(HEADING, "title"))
        top.addWidget(self.count)
        top.addStretch(1)
        top.addWidget(self.rescan)
        top.addWidget(self.add_folder)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em, em, em, em // 2)
        layout.setSpacing(em // 2)
        layout.addLayout(top)
        layout.addWidget(self.search)
        layout.addWidget(body, 1)
        self.setTabOrder(self.search, self.rescan)
        self.setTabOrder(self.add_folder, self.table)

    def show_rows(self, view: LibraryView, rows: NDArray[np.intp]) -> None:
        """Show these rows of the library."""
        self.model.show_rows(view, rows)
        n, total = len(rows), len(view)
        length = length_text(int(view.durations_ms[rows].sum()))
        self.count.setText(f"{n:,} tracks · {length}" if n == total else f"{n:,} of {total:,} tracks")
        self.empty.setText(NOTHING_FOUND if total else EMPTY)
        self._stack.setCurrentWidget(self.table if n else self.empty)

    @property
    def words(self) -> str:
        """What is in the search box."""
        return self.search.text()

    @property
    def order(self) -> tuple[Column | None, bool]:
        """Column sorted by (None: the library's own order) and whether it is descending."""
        header = self.table.horizontalHeader()
        section = header.sortIndicatorSection()
        column = Column(section) if 0 <= section < len(Column) else None
        return column, header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder

    def focus_search(self) -> None:
        """Put the cursor into the search box."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def _on_search_entered(self) -> None:
        if self.model.rowCount():
            self.table.setFocus()
            self.table.selectRow(0)

    def _on_sort(self, section: int, order: Qt.SortOrder) -> None:
        self.sort_changed.emit(section, order is Qt.SortOrder.DescendingOrder)

    def _on_menu(self, place: QPoint) -> None:
        index = self.table.indexAt(place)
        if not index.isValid():
            return
        chosen = [self.model.track_id(row) for row in self.table.selected_rows()]
        menu = QMenu(self)
        menu.addAction(PLAY).triggered.connect(lambda: self.play_asked.emit(index.row()))
        menu.addAction(PLAY_NEXT).triggered.connect(lambda: self.play_next_asked.emit(chosen))
        menu.addAction(ADD).triggered.connect(lambda: self.add_asked.emit(chosen))
        menu.exec(self.table.viewport().mapToGlobal(place))
