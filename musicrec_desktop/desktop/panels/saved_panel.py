"""Playlists that were kept."""

import time
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedLayout, QVBoxLayout, QWidget

from musicrec_desktop.desktop.item_models.track_line import tracks_text
from musicrec_desktop.desktop.item_models.two_line_roles import SECOND_LINE_ROLE
from musicrec_desktop.desktop.panels.rules_editor import RulesEditor
from musicrec_desktop.desktop.panels.saved_playlist_panel import SavedPlaylistPanel
from musicrec_desktop.desktop.panels.smart_playlist_panel import SmartPlaylistPanel, rules_words
from musicrec_desktop.desktop.widgets.buttons import IconButton
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.widgets.lists import PlainList
from musicrec_desktop.desktop.widgets.two_line_delegate import TwoLineDelegate
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.playlist import SavedPlaylist
from musicrec_desktop.domain.smart_playlist import parse_rules

HEADING: Final = marked("Playlists")
EMPTY: Final = marked(
    "No saved playlists yet. Make one, then press Save; or make a smart playlist, whose rules choose its tracks anew "
    "each time it is opened."
)
OPEN: Final = marked("Open")
PLAY: Final = marked("Play")
ADD: Final = marked("Add to queue")
EDIT: Final = marked("Change the rules")
DELETE: Final = marked("Delete")
NEW: Final = marked("New smart playlist")


class SavedPanel(QWidget):
    """Shows saved playlists, newest first, or one of them opened, and says which to open, play, add or delete."""

    open_asked = Signal(SavedPlaylist)
    play_asked = Signal(SavedPlaylist)
    add_asked = Signal(SavedPlaylist)
    edit_asked = Signal(SavedPlaylist)
    delete_asked = Signal(SavedPlaylist)
    new_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._playlists: tuple[SavedPlaylist, ...] = ()
        self.model = QStandardItemModel()
        self.list = PlainList(tr("Saved playlists"))
        self.list.setModel(self.model)
        self.list.setEditTriggers(PlainList.EditTrigger.NoEditTriggers)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setMouseTracking(True)
        self.empty = plain_label(tr(EMPTY), "second", wraps=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.new = IconButton("add", tr(NEW), "quiet")
        self.opened = SavedPlaylistPanel()
        self.smart = SmartPlaylistPanel()
        self.editor = RulesEditor()
        em = self.fontMetrics().height()
        all_of_them = QWidget()
        self._stack = QStackedLayout(self)  # it takes no margins: its pages have them
        for page in (all_of_them, self.opened, self.smart, self.editor):
            self._stack.addWidget(page)
        top = QHBoxLayout()
        top.addWidget(plain_label(tr(HEADING), "title"))
        top.addStretch(1)
        top.addWidget(self.new)
        layout = QVBoxLayout(all_of_them)
        layout.setContentsMargins(em, em, em, em // 2)
        layout.setSpacing(em // 2)
        layout.addLayout(top)
        layout.addWidget(self.empty, 1)
        layout.addWidget(self.list, 1)
        self.list.entered_row.connect(lambda row: self.open_asked.emit(self._playlists[row]))
        self.new.clicked.connect(self.new_asked)
        self.opened.back_asked.connect(self.show_all)
        self.opened.delete_asked.connect(self.delete_asked)
        self.smart.back_asked.connect(self.show_all)
        self.smart.edit_asked.connect(self.edit_asked)
        self.smart.delete_asked.connect(self.delete_asked)
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
        self._turn_to(self.opened, self.opened.body.view)

    def show_smart(self) -> None:
        """Turn to the opened smart playlist."""
        self._turn_to(self.smart, self.smart)

    def show_editor(self) -> None:
        """Turn to the rules."""
        self._turn_to(self.editor, self.editor)

    def show_all(self) -> None:
        """Back to the list of them."""
        self._turn_to(self._stack.widget(0), self.list)

    @property
    def is_one_open(self) -> bool:
        """One playlist is shown, not the list of them, nor the rules of one."""
        return self._stack.currentWidget() in (self.opened, self.smart)

    @property
    def is_smart_open(self) -> bool:
        """A smart playlist is shown."""
        return self._stack.currentWidget() is self.smart

    @property
    def focus_first(self) -> QWidget:
        """Where the keyboard belongs on what is shown."""
        shown = self._stack.currentWidget()
        if shown is self.opened:
            return self.opened.body.view
        return shown if shown in (self.smart, self.editor) else self.list

    def _turn_to(self, page: QWidget | None, first: QWidget) -> None:
        if page is not None:
            self._stack.setCurrentWidget(page)
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        if not index.isValid():
            return
        playlist = self._playlists[index.row()]
        menu = QMenu(self)
        menu.addAction(f"{tr(OPEN)}\tEnter").triggered.connect(lambda: self.open_asked.emit(playlist))
        menu.addAction(tr(PLAY)).triggered.connect(lambda: self.play_asked.emit(playlist))
        menu.addAction(tr(ADD)).triggered.connect(lambda: self.add_asked.emit(playlist))
        if playlist.rules:
            menu.addAction(tr(EDIT)).triggered.connect(lambda: self.edit_asked.emit(playlist))
        menu.addSeparator()
        menu.addAction(f"{tr(DELETE)}\tDel").triggered.connect(lambda: self.delete_asked.emit(playlist))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.list.viewport().mapToGlobal(place))


def _second_line(playlist: SavedPlaylist) -> str:
    day = time.strftime("%Y-%m-%d %H:%M", time.localtime(playlist.created_at))
    about = playlist.story or playlist.request
    if playlist.rules:
        about = tr("by rules: {rules}").format(rules=rules_words(parse_rules(playlist.rules.splitlines())))
    return " · ".join(filter(None, (tracks_text(len(playlist.track_ids)), day, about)))
