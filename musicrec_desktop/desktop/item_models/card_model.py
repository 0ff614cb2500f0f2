"""Albums as cards: a picture, a title, a line below. Texts are made when they are drawn."""

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QImage

from musicrec_desktop.app.catalogue import Catalogue
from musicrec_desktop.desktop.item_models.two_line_roles import SECOND_LINE_ROLE
from musicrec_desktop.desktop.words import tr

Index = QModelIndex | QPersistentModelIndex
_ROOT: Final = QModelIndex()
COVER_ROLE: Final = Qt.ItemDataRole.UserRole + 3
"""QImage | None: asking for it fetches it."""


class CardModel(QAbstractListModel):
    """Some albums of a catalogue in a given order."""

    def __init__(self, cover_of: Callable[[int], QImage | None] = lambda _: None) -> None:
        """`cover_of` gives the picture for a view row of the album's first track."""
        super().__init__()
        self._catalogue: Catalogue | None = None
        self._albums: NDArray[np.intp] = np.zeros(0, np.intp)
        self.cover_of = cover_of

    def show_albums(self, catalogue: Catalogue, albums: NDArray[np.intp]) -> None:
        """Show these albums in this order."""
        self.beginResetModel()
        self._catalogue, self._albums = catalogue, albums
        self.endResetModel()

    def album(self, row: int) -> int:
        """The album at a row; -1 where there is none."""
        return int(self._albums[row]) if 0 <= row < len(self._albums) else -1

    def row_of(self, album: int) -> int:
        """Where an album stands; -1 where it does not."""
        found = np.flatnonzero(self._albums == album)
        return int(found[0]) if len(found) else -1

    def rowCount(self, parent: Index = _ROOT) -> int:  # noqa: N802  (Qt's name)
        return 0 if parent.isValid() else len(self._albums)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._catalogue is None or not index.isValid():
            return None
        album = int(self._albums[index.row()])
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            title = self._catalogue.albums[album]
            return title if role == Qt.ItemDataRole.DisplayRole else None
        if role == SECOND_LINE_ROLE:
            return second_line(self._catalogue, album)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self._catalogue.albums[album]}. {second_line(self._catalogue, album)}"
        if role == COVER_ROLE:
            return self.cover_of(int(self._catalogue.album_rows[self._catalogue.album_starts[album]]))
        return None


def owner_text(catalogue: Catalogue, album: int) -> str:
    """Whose album it is, in words."""
    return catalogue.owners[album] or tr("Various artists")


def second_line(catalogue: Catalogue, album: int) -> str:
    """Artist and year."""
    year = int(catalogue.album_years[album])
    return f"{owner_text(catalogue, album)} · {year}" if year else owner_text(catalogue, album)


def sorted_albums(catalogue: Catalogue, order: str) -> NDArray[np.intp]:
    """All albums by "artist" (then year), "title", "year" or "added", the latest first of the last two."""
    match order:
        case "title":
            return catalogue.albums_by_title
        case "year":
            return np.argsort(-catalogue.album_years, kind="stable")
        case "added":
            return np.argsort(-catalogue.album_added, kind="stable")
    return catalogue.albums_by_artist


def sorted_artists(catalogue: Catalogue, order: str) -> NDArray[np.intp]:
    """All artists by "name" or by "tracks", the most first."""
    if order == "tracks":
        return np.argsort(-catalogue.artist_tracks, kind="stable")
    return catalogue.artists_by_name
