"""A table of tracks: columns to choose and move, sorted by a click, rows to play, judge and drag out."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QMenu

from musicrec_desktop.desktop.item_models.library_columns import HEADERS, Column
from musicrec_desktop.desktop.item_models.library_model import LibraryModel
from musicrec_desktop.desktop.widgets.lists import PlainTable
from musicrec_desktop.desktop.widgets.playing_delegate import PlayingDelegate
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.play import FeedbackValue

SHARES: Final = {
    Column.TITLE: 0.3,
    Column.ARTIST: 0.21,
    Column.ALBUM: 0.21,
    Column.GENRE: 0.12,
    Column.YEAR: 0.065,
    Column.LENGTH: 0.095,
    Column.NUMBER: 0.05,
    Column.PLAYS: 0.08,
    Column.LAST_PLAYED: 0.13,
    Column.SKIPS: 0.08,
    Column.LIKED: 0.1,
    Column.ADDED: 0.13,
    Column.BPM: 0.075,
    Column.KEY: 0.11,
    Column.ENERGY: 0.09,
    Column.LOUDNESS: 0.13,
    Column.FORMAT: 0.09,
    Column.BITRATE: 0.12,
    Column.PATH: 0.4,
}
"""What each takes of the width; those shown at first sum to 1."""
_KEYS: Final = {Qt.Key.Key_L: FeedbackValue.LIKE, Qt.Key.Key_D: FeedbackValue.DISLIKE}


class TrackTable(PlainTable):
    """Says what is asked of which tracks; sorting happens elsewhere."""

    sort_changed = Signal(int, bool)
    """Column and whether it is descending; column -1 for the order the tracks came in."""
    menu_asked = Signal(QPoint, list, int)
    """Place on the screen, chosen TrackIds, the row pointed at."""
    judge_asked = Signal(list, FeedbackValue)
    """Chosen TrackIds, and L or D."""

    def __init__(self, name: str, columns: Sequence[Column]) -> None:
        """`columns` are those shown until the listener chooses others."""
        super().__init__(name)
        self._usual = tuple(columns)
        self.tracks = LibraryModel()
        self.setModel(self.tracks)
        self.setItemDelegateForColumn(Column.TITLE, PlayingDelegate(self))
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setMinimumSectionSize(self.fontMetrics().height() * 2)
        header.setHighlightSections(False)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorShown(True)
        header.setSortIndicatorClearable(True)
        header.setSectionsClickable(True)
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(lambda at: self.ask_columns(header.mapToGlobal(at)))
        header.sortIndicatorChanged.connect(self._on_sort)
        self.share_width([SHARES[column] for column in Column])
        self.show_columns(self._usual)

    @property
    def columns(self) -> tuple[Column, ...]:
        """What is shown, from left to right."""
        return tuple(Column(column) for column in self.shown_columns())

    def show_columns(self, columns: Iterable[Column]) -> None:
        """Show these, in this order; the title always."""
        wanted = list(dict.fromkeys(columns))
        if Column.TITLE not in wanted:
            wanted.insert(0, Column.TITLE)
        header = self.horizontalHeader()
        for place, column in enumerate(wanted):
            header.moveSection(header.visualIndex(column), place)
        for column in Column:
            header.setSectionHidden(column, column not in wanted)
        self.lay_out_columns()

    @property
    def order(self) -> tuple[Column | None, bool]:
        """Column sorted by (None: the order the tracks came in) and whether it is descending."""
        header = self.horizontalHeader()
        section = header.sortIndicatorSection()
        column = Column(section) if 0 <= section < len(Column) else None
        return column, header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder

    @property
    def kept(self) -> dict[str, Any]:
        """Columns, widths and order, to be kept; also for a newer program that has other columns."""
        column, is_descending = self.order
        return {
            "columns": [each.name.lower() for each in self.columns],
            "widths": {each.name.lower(): round(self.shares[each], 4) for each in Column},
            "sort": "" if column is None else column.name.lower(),
            "down": is_descending,
        }

    def restore(self, state: object) -> None:
        """Take a kept state; what makes no sense in it is left out."""
        if not isinstance(state, dict):
            return
        names = {each.name.lower(): each for each in Column}
        widths = state.get("widths")
        if isinstance(widths, dict):
            shares = {names[name]: share for name, share in widths.items() if name in names and _is_share(share)}
            self.set_shares([shares.get(column, SHARES[column]) for column in Column])
        kept = state.get("columns")
        if isinstance(kept, list) and kept:
            self.show_columns(names[name] for name in kept if isinstance(name, str) and name in names)
        column = names.get(str(state.get("sort")))
        if column is not None:
            down = Qt.SortOrder.DescendingOrder if state.get("down") is True else Qt.SortOrder.AscendingOrder
            self.horizontalHeader().setSortIndicator(column, down)

    def ask_columns(self, at: QPoint) -> None:
        """Show the menu of columns at a place of the screen."""
        menu = QMenu(self)
        shown = self.columns
        for column in Column:
            action = menu.addAction(tr(HEADERS[column]))
            action.setCheckable(True)
            action.setChecked(column in shown)
            action.setEnabled(column is not Column.TITLE)
            action.toggled.connect(self._toggler(column))
        menu.addSeparator()
        menu.addAction(tr("The usual columns")).triggered.connect(lambda: self.show_columns(self._usual))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(at)

    def selected_ids(self) -> list[TrackId]:
        """The chosen tracks, in order."""
        return self.tracks.ids_at(self.selected_rows())

    def select_track(self, track_id: TrackId) -> bool:
        """Choose a track and bring it into sight; False where it is not shown."""
        row = self.tracks.row_of(track_id)
        if row < 0:
            return False
        self.selectRow(row)
        self.scrollTo(self.tracks.index(row, Column.TITLE), QAbstractItemView.ScrollHint.PositionAtCenter)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        value = _KEYS.get(Qt.Key(event.key())) if not event.modifiers() else None
        if value is not None and self.selected_ids():
            self.judge_asked.emit(self.selected_ids(), value)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  (Qt's name)
        index = self.currentIndex()
        if event.reason() is not QContextMenuEvent.Reason.Keyboard:
            index = self.indexAt(event.pos())
        if index.isValid():
            by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
            at = self.visualRect(index).bottomLeft() if by_key else event.pos()
            self.menu_asked.emit(self.viewport().mapToGlobal(at), self.selected_ids(), index.row())

    def _toggler(self, column: Column) -> Callable[[bool], None]:
        def toggle(is_on: bool) -> None:
            others = [each for each in self.columns if each is not column]
            self.show_columns([*others, column] if is_on else others)

        return toggle

    def _on_sort(self, section: int, order: Qt.SortOrder) -> None:
        is_descending = order is Qt.SortOrder.DescendingOrder
        self.sort_changed.emit(section, is_descending)


def _is_share(value: object) -> bool:
    return isinstance(value, float | int) and 0.01 < value < 2
