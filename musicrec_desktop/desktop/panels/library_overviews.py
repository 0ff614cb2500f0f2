"""The views of the library that lead to pages: albums, artists, genres, folders."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QStackedLayout, QVBoxLayout, QWidget

from musicrec_desktop.app.catalogue import Catalogue
from musicrec_desktop.app.library_trees import Branch
from musicrec_desktop.desktop.item_models.branch_model import BranchModel
from musicrec_desktop.desktop.item_models.card_model import CardModel, sorted_albums, sorted_artists
from musicrec_desktop.desktop.item_models.lines_model import LinesModel
from musicrec_desktop.desktop.item_models.track_line import tracks_text
from musicrec_desktop.desktop.widgets.card_grid import CardGrid
from musicrec_desktop.desktop.widgets.form import Choice
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.widgets.lists import PlainList, PlainTree
from musicrec_desktop.desktop.widgets.two_line_delegate import TwoLineDelegate
from musicrec_desktop.desktop.words import marked, tr

_ALBUM_ORDERS: Final = (
    ("artist", marked("By artist")),
    ("title", marked("By title")),
    ("year", marked("By year")),
    ("added", marked("Lately added")),
)
_ARTIST_ORDERS: Final = (("name", marked("By name")), ("tracks", marked("Most tracks")))


class Ordered(QWidget):
    """A view with a choice of orders above it, and a line where there is nothing."""

    def __init__(self, name: str, orders: Sequence[tuple[str, str]], view: QWidget, nothing: str) -> None:
        super().__init__()
        em = self.fontMetrics().height()
        self.order = Choice([(value, tr(words)) for value, words in orders])
        self.order.setAccessibleName(name)
        self.order.view().setAccessibleName(name)
        self.count = plain_label(rank="second")
        self.empty = plain_label(nothing, "second", wraps=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        line = QHBoxLayout()
        line.addWidget(self.count)
        line.addStretch(1)
        line.addWidget(self.order)
        body = QWidget()
        self._stack = QStackedLayout(body)
        self._stack.addWidget(view)
        self._stack.addWidget(self.empty)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(em // 2)
        layout.addLayout(line)
        layout.addWidget(body, 1)
        self.setFocusProxy(view)

    def show_count(self, n: int, words: str) -> None:
        """How many there are."""
        self.count.setText(words)
        self._stack.setCurrentIndex(0 if n else 1)


class AlbumsView(Ordered):
    """All albums as cards."""

    album_asked = Signal(int)
    menu_asked = Signal(QPoint, int)

    def __init__(self) -> None:
        self.grid = CardGrid(tr("Albums"))
        self.cards = CardModel()
        self.grid.setModel(self.cards)
        super().__init__(
            tr("Order of the albums"), _ALBUM_ORDERS, self.grid, tr("No albums yet. They appear when music was read.")
        )
        self._catalogue: Catalogue | None = None
        self.grid.entered_row.connect(lambda row: self.album_asked.emit(self.cards.album(row)))
        self.grid.clicked.connect(lambda index: self.album_asked.emit(self.cards.album(index.row())))
        self.grid.customContextMenuRequested.connect(self._on_menu)
        self.order.activated.connect(lambda _: self._show())

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Show its albums."""
        if catalogue is not self._catalogue:
            self._catalogue = catalogue
            self._show()

    def _show(self) -> None:
        if self._catalogue is not None:
            self.cards.show_albums(self._catalogue, sorted_albums(self._catalogue, self.order.value))
            n = len(self._catalogue.albums)
            self.show_count(n, tr("%n album(s)", n=n))

    def _on_menu(self, place: QPoint) -> None:
        index = self.grid.indexAt(place)
        if index.isValid():
            self.menu_asked.emit(self.grid.viewport().mapToGlobal(place), self.cards.album(index.row()))


class ArtistsView(Ordered):
    """All artists with what there is of them."""

    artist_asked = Signal(str)
    menu_asked = Signal(QPoint, str)

    def __init__(self) -> None:
        self.list = PlainList(tr("Artists"))
        self.lines = LinesModel()
        self.list.setModel(self.lines)
        self.list.setItemDelegate(TwoLineDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        super().__init__(
            tr("Order of the artists"),
            _ARTIST_ORDERS,
            self.list,
            tr("No artists yet. They appear when music was read."),
        )
        self._catalogue: Catalogue | None = None
        self._order: NDArray[np.intp] = np.zeros(0, np.intp)
        self.list.entered_row.connect(lambda row: self.artist_asked.emit(self._name(row)))
        self.list.customContextMenuRequested.connect(self._on_menu)
        self.order.activated.connect(lambda _: self._show())

    def show_catalogue(self, catalogue: Catalogue) -> None:
        """Show its artists."""
        if catalogue is not self._catalogue:
            self._catalogue = catalogue
            self._show()

    def _show(self) -> None:
        catalogue = self._catalogue
        if catalogue is None:
            return
        self._order = sorted_artists(catalogue, self.order.value)
        n = len(self._order)

        def second(row: int) -> str:
            artist = self._order[row]
            albums, tracks = int(catalogue.artist_albums[artist]), int(catalogue.artist_tracks[artist])
            said = (tr("%n album(s)", n=albums) if albums else "", tracks_text(tracks))
            return " · ".join(filter(None, said))

        self.lines.show_lines(n, self._name, second)
        self.show_count(n, tr("%n artist(s)", n=n))

    def _name(self, row: int) -> str:
        return "" if self._catalogue is None else self._catalogue.artists[self._order[row]]

    def _on_menu(self, place: QPoint) -> None:
        index = self.list.indexAt(place)
        if index.isValid():
            self.menu_asked.emit(self.list.viewport().mapToGlobal(place), self._name(index.row()))


class BranchesView(QWidget):
    """Genres or folders as a tree with counts."""

    branch_asked = Signal(str)
    """The key of a branch."""
    menu_asked = Signal(QPoint, str)

    def __init__(self, name: str, header: str, nothing: str) -> None:
        super().__init__()
        self.tree = PlainTree(name)
        self.branches = BranchModel(header)
        self.tree.setModel(self.branches)
        self.empty = plain_label(nothing, "second", wraps=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._shown: Sequence[Branch] | None = None
        head = self.tree.header()
        head.setStretchLastSection(False)
        head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionsMovable(False)
        self._stack = QStackedLayout(self)
        self._stack.addWidget(self.tree)
        self._stack.addWidget(self.empty)
        self.tree.entered_branch.connect(self._on_entered)
        self.tree.customContextMenuRequested.connect(self._on_menu)
        self.setFocusProxy(self.tree)

    def show_branches(self, branches: Sequence[Branch]) -> None:
        """Show these; what was open is closed where they have changed."""
        if branches is self._shown:
            return
        self._shown = branches
        self.branches.show_branches(branches)
        self._stack.setCurrentIndex(0 if branches else 1)
        if len(branches) == 1:
            self.tree.expandToDepth(0)

    def _on_entered(self, index: QModelIndex) -> None:
        branch = self.branches.branch(index)
        if branch is not None:
            self.branch_asked.emit(branch.key)

    def _on_menu(self, place: QPoint) -> None:
        branch = self.branches.branch(self.tree.indexAt(place))
        if branch is not None:
            self.menu_asked.emit(self.tree.viewport().mapToGlobal(place), branch.key)
