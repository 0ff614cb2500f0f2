"""Playlists that were kept."""

import time
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QMenu, QStackedLayout, QVBoxLayout, QWidget

from musicrec_desktop.desktop.item_models.two_line_roles import SECOND_LINE_ROLE
from musicrec_desktop.desktop.panels.saved_playlist_panel import SavedPlaylistPanel
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.widgets.lists import PlainList
from musicrec_desktop.desktop.widgets.two_line_delegate import TwoLineDelegate
from musicrec_desktop.domain.playlist import SavedPlaylist

HEADING: Final = "Playlists"
EMPTY: Final = "No saved playlists yet. Make one, then press Save."
OPEN: Final = "Open\tEnter"
PLAY: Final = "Play"
ADD: Final = "Add to queue"
DELETE: Final = "Delete\tDel"


class SavedPanel(QWidget):
    """Shows saved playlists, newest first, or one of them opened, and says which to open, play, add or delete."""

    open_asked = Signal(SavedPlaylist)
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
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.opened = SavedPlaylistPanel()
        em = self.fontMetrics().height()
        all_of_them = QWidget()
        self._stack = QStackedLayout(self)  # it takes no margins: its pages have them
        self._stack.addWidget(all_of_them)
        self._stack.addWidget(self.opened)
        layout = QVBoxLayout(all_of_them)
        layout.setContentsMargins(em, em, em, em // 2)
        layout.setSpacing(em // 2)
        layout.addWidget(plain_label(HEADING, "title"))
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.list, 1)
        self.list.entered_row.connect(lambda row: self.open_asked.emit(self._playlists[row]))
        self.opened.back_asked.connect(self.show_all)
        self.opened.delete_asked.connect(self.delete_asked)
        self.list.deleted_rows.connect(lambda rows: self.delete_asked.emit(self._playlists[rows[0]]))
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.empty.hide()  # nobody has looked yet

    def show_playlists(self, playlists: Sequence[SavedPlaylist]) -> None:
        """Show these; the row where the listener was stays chosen."""
        chosen = self.list.currentIndex().row()
        chosen_id = self._playlists[chosen].id if 0 <= chosen < len(self._playlists) else None
        self._playlists = tuple(sorted(playlists, key=lambda playlist: -playlist.created_at))
        self.model.clear()
        for playlist in self._playlists:
            item = QStandardItem(playlist.title)
            item.setData(_second_line(playlist), SECOND_LINE_ROLE)
            item.setData(f"{playlist.title}. {_second_line(playlist)}", Qt.ItemDataRole.AccessibleTextRole)
            self.model.appendRow(item)
            if playlist.id == chosen_id:
                self.list.setCurrentIndex(item.index())
        self.empty.setVisible(not playlists)
        self.list.setVisible(bool(playlists))

    def show_opened(self) -> None:
        """Turn to the opened playlist."""
        self._stack.setCurrentWidget(self.opened)
        self.opened.body.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_all(self) -> None:
        """Back to the list of them."""
        self._stack.setCurrentIndex(0)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def is_one_open(self) -> bool:
        """One playlist is shown, not the list of them."""
        return self._stack.currentWidget() is self.opened

    def _on_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        if not index.isValid():
            return
        playlist = self._playlists[index.row()]
        menu = QMenu(self)
        menu.addAction(OPEN).triggered.connect(lambda: self.open_asked.emit(playlist))
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
