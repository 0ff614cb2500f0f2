"""The library as a table. Holds the view's columns and which rows to show in which order; builds no text beforehand."""

from enum import IntEnum
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from musicrec_desktop.desktop.item_models.track_line import UNKNOWN_ARTIST, album_name, clock_text
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.library_view import LibraryView

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()


class Column(IntEnum):
    """What the table shows."""

    TITLE = 0
    ARTIST = 1
    ALBUM = 2
    GENRE = 3
    YEAR = 4
    LENGTH = 5


HEADERS: Final = {
    Column.TITLE: "Title",
    Column.ARTIST: "Artist",
    Column.ALBUM: "Album",
    Column.GENRE: "Genre",
    Column.YEAR: "Year",
    Column.LENGTH: "Length",
}
_NUMBERS: Final = (Column.YEAR, Column.LENGTH)


class LibraryModel(QAbstractTableModel):
    """Rows of a library view in a given order."""

    def __init__(self) -> None:
        super().__init__()
        self._view: LibraryView | None = None
        self._rows: NDArray[np.intp] = np.zeros(0, np.intp)
        self._playing: TrackId | None = None

    def show_rows(self, view: LibraryView, rows: NDArray[np.intp]) -> None:
        """Show these rows of the view, in this order."""
        self.beginResetModel()
        self._view, self._rows = view, rows
        self.endResetModel()

    def track_ids(self, first: int = 0) -> list[TrackId]:
        """The tracks shown, in order, from row `first` on."""
        if self._view is None:
            return []
        return [TrackId(int(track_id)) for track_id in self._view.ids[self._rows[first:]]]

    def track_id(self, row: int) -> TrackId | None:
        """The track of one row."""
        if self._view is None or not 0 <= row < len(self._rows):
            return None
        return TrackId(int(self._view.ids[self._rows[row]]))

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
            return HEADERS[Column(section)]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(Column(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._view is None or not index.isValid():
            return None
        column = Column(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(self._view, int(self._rows[index.row()]), column)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(column)
        return None

    def _text(self, view: LibraryView, row: int, column: Column) -> str:
        artist = view.artists[view.artist_codes[row]]
        match column:
            case Column.TITLE:
                return view.titles[row]
            case Column.ARTIST:
                return artist or UNKNOWN_ARTIST
            case Column.ALBUM:
                return album_name(view.albums[view.album_codes[row]], artist)
            case Column.GENRE:
                return ", ".join(view.genres_of(row))
            case Column.YEAR:
                return str(view.years[row]) if view.years[row] else ""
            case Column.LENGTH:
                return clock_text(int(view.durations_ms[row]))


def _alignment(column: Column) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column in _NUMBERS else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


def sorted_rows(
    view: LibraryView, rows: NDArray[np.intp], column: Column, *, is_descending: bool = False
) -> NDArray[np.intp]:
    """The rows by what a column shows, ties in the order they came. For the compute lane: half a second at 100,000."""
    keys: NDArray[Any]
    match column:
        case Column.YEAR:
            keys = view.years[rows]
        case Column.LENGTH:
            keys = view.durations_ms[rows]
        case Column.ARTIST:
            keys = _places(view.artists)[view.artist_codes[rows]]
        case Column.ALBUM:
            names = tuple(album_name(owned, "") for owned in view.albums)
            keys = _places(names)[view.album_codes[rows]]
        case Column.GENRE:
            keys = _places(tuple(", ".join(view.genres_of(int(row))) for row in rows))
        case Column.TITLE:
            keys = _places(tuple(view.titles[row] for row in rows))
    # Descending must keep ties in order too, so the keys are turned around, not the result.
    order = np.argsort(-keys.astype(np.int64) if is_descending else keys, kind="stable")
    sorted_: NDArray[np.intp] = rows[order]
    return sorted_


def _places(texts: tuple[str, ...]) -> NDArray[np.int64]:
    """(len(texts),) the place of each text among the distinct ones, without regard to case; empty texts last."""
    folded = [text.casefold() for text in texts]
    place = {text: at for at, text in enumerate(sorted(set(folded), key=lambda text: (not text, text)))}
    return np.array([place[text] for text in folded], np.int64)
