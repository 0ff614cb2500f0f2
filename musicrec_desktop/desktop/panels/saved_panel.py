"""Playlists that were kept."""

import time
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from musicrec_desktop.desktop.item_models.two_line_roles import SECOND_LINE_ROLE
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.widgets.lists import PlainList
from musicrec_desktop.desktop.widgets.two_line_delegate import TwoLineDelegate
from musicrec_desktop.domain.playlist import SavedPlaylist

HEADING: Final = "Playlists"
EMPTY: Final = "No saved playlists yet. Make one, then press Save."
PLAY: Final = "Play"
ADD: Final = "Add to queue"
DELETE: Final = "Delete\tDel"


class SavedPanel(QWidget):
    """Shows saved playlists, newest first, and says which to play, add or delete."""

    play_asked = Signal(SavedPlaylist)
    add_asked = Signal(SavedPlaylist)
    delete_asked = Signal(SavedPlaylist)

    def __init__(self) -> None:
        super().__init__()
        self._playlists: tuple[SavedPlaylist, ...] = ()
        self.model = QStandardItemModel()
        self.list = PlainList("Saved playlists")
        self.list.setModel(self.model)
        self.list.setEditTriggers(PlainList.EditTrigger.NoEditTriggers)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setMouseTracking(True)
        self.empty = plain_label(EMPTY, "second")
        em = self.fontMetrics().height()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em, em, em, em // 2)
        layout.setSpacing(em // 2)
        layout.addWidget(plain_label(HEADING, "title"))
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        self.list.entered_row.connect(lambda row: self.play_asked.emit(self._playlists[row]))
        self.list.deleted_rows.connect(lambda rows: self.delete_asked.emit(self._playlists[rows[0]]))
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.show_playlists(())

    def show_playlists(self, playlists: Sequence[SavedPlaylist]) -> None:
        """Show these."""
        self._playlists = tuple(sorted(playlists, key=lambda playlist: -playlist.created_at))
        self.model.clear()
        for playlist in self._playlists:
            item = QStandardItem(playlist.title)
            item.setData(_second_line(playlist), SECOND_LINE_ROLE)
            item.setData(f"{playlist.title}. {_second_line(playlist)}", Qt.ItemDataRole.AccessibleTextRole)
            self.model.appendRow(item)
        self.empty.setVisible(not playlists)
        self.list.setVisible(bool(playlists))

    def _on_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        if not index.isValid():
            return
        playlist = self._playlists[index.row()]
        menu = QMenu(self)
        menu.addAction(PLAY).triggered.connect(lambda: self.play_asked.emit(playlist))
        menu.addAction(ADD).triggered.connect(lambda: self.add_asked.emit(playlist))
        menu.addSeparator()
        menu.addAction(DELETE).triggered.connect(lambda: self.delete_asked.emit(playlist))
        menu.exec(self.list.viewport().mapToGlobal(place))


def _second_line(playlist: SavedPlaylist) -> str:
    day = time.strftime("%Y-%m-%d %H:%M", time.localtime(playlist.created_at))
    n = len(playlist.track_ids)
    about = playlist.story or playlist.request
    return f"{n} {'track' if n == 1 else 'tracks'} · {day}" + (f" · {about}" if about else "")
