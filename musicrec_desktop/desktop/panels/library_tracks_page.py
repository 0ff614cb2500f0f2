"""A page about some tracks of the library: an album, an artist, a genre, a folder, a list that was made."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from musicrec_desktop.app.catalogue import Catalogue
from musicrec_desktop.desktop.item_models.card_model import CardModel
from musicrec_desktop.desktop.item_models.library_columns import Beside, Column
from musicrec_desktop.desktop.item_models.track_line import length_text, tracks_text
from musicrec_desktop.desktop.panels.library_track_table import TrackTable
from musicrec_desktop.desktop.widgets.buttons import IconButton, TextButton
from musicrec_desktop.desktop.widgets.card_grid import CardGrid
from musicrec_desktop.desktop.widgets.cover import Cover
from musicrec_desktop.desktop.widgets.flow_layout import flow_of
from musicrec_desktop.desktop.widgets.labels import ElidedLabel
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.library_view import LibraryView

_COVER_EM: Final = 8
_ALBUMS_AT_MOST: Final = 200
"""Cards above the tracks; laying out those of a big genre, ten thousand, took a fifth of a second."""
_LOW_EM: Final = 28
"""A page that is lower than this shows no albums above its tracks."""


@dataclass(frozen=True, slots=True, eq=False)
class Heading:
    """What a page is about, in words."""

    title: str
    about: str = ""
    """What goes before the number of tracks: a year, a path."""
    link: str = ""
    """A name that leads further: the artist of an album."""
    is_album: bool = False
    """It has one cover."""
    can_be_saved: bool = False


class TracksPage(QWidget):
    """Shows a heading, what to do with all of the tracks, their albums where asked for, and the tracks."""

    back_asked = Signal()
    play_asked = Signal(int)
    """Play what is shown from this row on."""
    add_asked = Signal()
    more_asked = Signal()
    """A list of others that belong with these."""
    save_asked = Signal()
    link_asked = Signal(str)
    album_asked = Signal(int)
    """An album of the strip, as a code of the catalogue."""
    album_menu_asked = Signal(QPoint, int)

    def __init__(self, columns: Sequence[Column], *, has_albums: bool = False) -> None:
        super().__init__()
        em = self.fontMetrics().height()
        self.back = IconButton("back", tr("Back"), shortcut="Esc")
        self.title = ElidedLabel("title")
        self.link = TextButton("", "link")
        self.link.setAccessibleName(tr("Artist"))
        self.about = ElidedLabel("second")
        self.cover = Cover(em * _COVER_EM)
        self.play = TextButton(tr("Play"), "main")
        self.add = IconButton("add", tr("Add to queue"), "quiet")
        self.more = IconButton("spark", tr("More like this"), "quiet")
        self.save = IconButton("save", tr("Save as playlist"), "quiet")
        self.columns = IconButton("columns", tr("Columns"))
        self.cards = CardModel()
        self.strip = CardGrid(tr("Albums"), is_strip=True)
        self.strip.setModel(self.cards)
        self.strip.hide()
        self.top = TextButton(tr("Most played"), "chip")
        self.all = TextButton(tr("All tracks"), "chip")
        self.table = TrackTable(tr("Tracks"), columns)
        self._has_albums = has_albums
        self._has_some = False
        self._rows: tuple[NDArray[np.intp], NDArray[np.intp]] | None = None
        self._shown: tuple[LibraryView, Beside | None] | None = None
        self._arrange()
        self.back.clicked.connect(self.back_asked)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        escape.activated.connect(self.back_asked)
        self.play.clicked.connect(lambda: self.play_asked.emit(0))
        self.add.clicked.connect(self.add_asked)
        self.more.clicked.connect(self.more_asked)
        self.save.clicked.connect(self.save_asked)
        self.link.clicked.connect(lambda: self.link_asked.emit(self.link.text()))
        self.columns.clicked.connect(self._on_columns)
        self.table.entered_row.connect(self.play_asked)
        self.strip.entered_row.connect(lambda row: self.album_asked.emit(self.cards.album(row)))
        self.strip.clicked.connect(lambda index: self.album_asked.emit(self.cards.album(index.row())))
        self.strip.customContextMenuRequested.connect(self._on_album_menu)
        for button, which in ((self.top, 0), (self.all, 1)):
            button.setCheckable(True)
            button.setAutoExclusive(True)
            button.clicked.connect(lambda _=False, which=which: self._show_which(which))
        self.setFocusProxy(self.table)

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        words = QVBoxLayout()
        words.setSpacing(em // 4)
        words.addWidget(self.title)
        words.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        words.addWidget(self.about)
        buttons = flow_of(self.play, self.add, self.more, self.save, spacing=em // 2)
        tallest = max(button.sizeHint().height() for button in (self.play, self.add))
        for button in (self.play, self.add, self.more, self.save):
            button.setFixedHeight(tallest)
        words.addSpacing(em // 4)
        words.addWidget(buttons)
        words.addStretch(1)
        top = QHBoxLayout()
        top.setSpacing(em)
        top.addWidget(self.back, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self.cover, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(words, 1)
        top.addWidget(self.columns, 0, Qt.AlignmentFlag.AlignBottom)
        self.choice = QWidget()
        line = QHBoxLayout(self.choice)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(em // 2)
        line.addWidget(self.top)
        line.addWidget(self.all)
        line.addStretch(1)
        self.choice.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em // 2)
        layout.addLayout(top)
        layout.addWidget(self.strip)
        layout.addWidget(self.choice)
        layout.addWidget(self.table, 1)

    def show_heading(self, heading: Heading) -> None:
        """Say what it is about; the numbers follow with the tracks."""
        self.title.show_text(heading.title)
        self.link.setText(heading.link)
        self.link.setAccessibleName(heading.link or tr("Artist"))
        self.link.setVisible(bool(heading.link))
        self.cover.setVisible(heading.is_album)
        self.cover.show_tile(heading.title)
        self.save.setVisible(heading.can_be_saved)
        self._about = heading.about

    def show_tracks(
        self, view: LibraryView, rows: NDArray[np.intp], beside: Beside | None, top: NDArray[np.intp] | None = None
    ) -> None:
        """Show these rows of the library; with `top`, offer those as a shorter list beside all of them."""
        n = len(rows)
        length = length_text(int(view.durations_ms[rows].sum()))
        words = (self._about, tracks_text(n), length)
        self.about.show_text(" · ".join(filter(None, words)))
        for button in (self.play, self.add, self.more, self.save):
            button.setEnabled(n > 0)
        self._shown = view, beside
        self._rows = None if top is None else (top, rows)
        has_choice = top is not None and 0 < len(top) < n
        self.choice.setVisible(has_choice)
        if has_choice and not self.all.isChecked():
            self.top.setChecked(True)
            self._show_which(0)
        else:
            self.table.tracks.show_rows(view, rows, beside)

    def show_albums(self, catalogue: Catalogue, albums: NDArray[np.intp]) -> None:
        """Show these albums above the tracks; nothing where there are none."""
        self.cards.show_albums(catalogue, albums[:_ALBUMS_AT_MOST])
        self._has_some = self._has_albums and len(albums) > 0
        self._show_strip()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        self._show_strip()

    def show_cover(self, image: QImage | None) -> None:
        """Show the cover of the album."""
        if image is not None:
            self.cover.show_image(image)

    def _on_columns(self) -> None:
        self.table.ask_columns(self.columns.mapToGlobal(self.columns.rect().bottomLeft()))

    def _show_strip(self) -> None:
        """The albums, where they leave room for some tracks: their names stand in the table as well."""
        self.strip.setVisible(self._has_some and self.height() > self.fontMetrics().height() * _LOW_EM)

    def _show_which(self, which: int) -> None:
        if self._rows is not None and self._shown is not None:
            view, beside = self._shown
            self.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.table.tracks.show_rows(view, self._rows[which], beside)

    def _on_album_menu(self, place: QPoint) -> None:
        index = self.strip.indexAt(place)
        if index.isValid():
            self.album_menu_asked.emit(self.strip.viewport().mapToGlobal(place), self.cards.album(index.row()))
