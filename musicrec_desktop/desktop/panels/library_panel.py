"""The library page: views of the whole, and the pages that open from them."""

from collections.abc import Callable, Mapping
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedLayout, QStackedWidget, QVBoxLayout, QWidget

from musicrec_desktop.desktop.item_models.amount_words import count_text
from musicrec_desktop.desktop.item_models.library_columns import Beside, Column
from musicrec_desktop.desktop.item_models.library_model import LibraryModel
from musicrec_desktop.desktop.item_models.track_line import length_text, tracks_text
from musicrec_desktop.desktop.panels.library_overviews import AlbumsView, ArtistsView, BranchesView
from musicrec_desktop.desktop.panels.library_track_table import TrackTable
from musicrec_desktop.desktop.panels.library_tracks_page import TracksPage
from musicrec_desktop.desktop.panels.library_troubles import DuplicatesView, ProblemsView
from musicrec_desktop.desktop.panels.library_views import COLUMNS, OPENED, VIEW_NAMES, Kind, Place, View
from musicrec_desktop.desktop.widgets.buttons import IconButton, TextButton
from musicrec_desktop.desktop.widgets.flow_layout import flow_of
from musicrec_desktop.desktop.widgets.labels import plain_label
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.library_view import LibraryView

HEADING: Final = marked("Library")
ADD_FOLDER: Final = marked("Add music folder")
RESCAN: Final = marked("Look for changes")
COLUMNS_NAME: Final = marked("Columns")
EMPTY: Final = marked("No tracks yet. Add a folder with music, and they appear here as it is read.")
NOTHING_FOUND: Final = marked("Nothing found. Fewer or other words may help.")


class Pages(dict[Kind, TracksPage]):
    """The pages that open from the views; each is built when it is first asked for, so that a window opens sooner."""

    def __init__(self, build: Callable[[Kind], TracksPage]) -> None:
        super().__init__()
        self._build = build

    def __missing__(self, kind: Kind) -> TracksPage:
        self[kind] = self._build(kind)
        return self[kind]


class LibraryPanel(QWidget):
    """Holds what to show; searching, sorting and turning to pages happen elsewhere."""

    view_asked = Signal(View)
    """Turn to a view of the whole."""
    search_cleared = Signal()
    sort_changed = Signal(int, bool)
    """Of the view of all tracks: column and whether it is descending; column -1 for the library's own order."""
    play_asked = Signal(int)
    """In the view of all tracks: play what is shown from this row on."""
    menu_asked = Signal(QPoint, list, int)
    """In the view of all tracks: place, TrackIds, row."""
    folder_asked = Signal()
    rescan_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.table = TrackTable(tr("Tracks of the library"), COLUMNS[Kind.WHOLE])
        self.count = plain_label(rank="second")
        self.columns = IconButton("columns", tr(COLUMNS_NAME))
        self.add_folder = IconButton("folder", tr(ADD_FOLDER))
        self.rescan = IconButton("another", tr(RESCAN))
        self.empty = plain_label(tr(EMPTY), "second", wraps=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.clear = TextButton("", "chip")
        self.show_search("")
        self.chips = {view: TextButton(tr(name), "chip") for view, name in VIEW_NAMES.items()}
        self.albums = AlbumsView()
        self.artists = ArtistsView()
        self.genres = BranchesView(
            tr("Genres"), tr("Genre"), tr("No genres yet. They come from the tags of your files.")
        )
        self.folders = BranchesView(tr("Folders"), tr("Folder"), tr("No folders with music yet."))
        self.problems = ProblemsView()
        self.duplicates = DuplicatesView()
        self.pages = Pages(self._build_page)
        self.page_built: Callable[[Kind, TracksPage], object] = lambda _kind, _page: None
        """Told of each page that opens from a view when it is opened for the first time."""
        self._kept: dict[str, object] = {}
        """Kept states of the tables of pages that were not opened yet."""
        self._place = Place(View.TRACKS)
        self._words = ""
        self._arrange()

        self.table.entered_row.connect(self.play_asked)
        self.table.sort_changed.connect(self.sort_changed)
        self.table.menu_asked.connect(self.menu_asked)
        self.columns.clicked.connect(self._on_columns)
        self.add_folder.clicked.connect(self.folder_asked)
        self.rescan.clicked.connect(self.rescan_asked)
        self.clear.clicked.connect(self.search_cleared)
        group = QButtonGroup(self)
        for view, chip in self.chips.items():
            chip.setCheckable(True)
            group.addButton(chip)
            chip.clicked.connect(lambda _=False, view=view: self.view_asked.emit(view))
        self.turn_to(self._place)

    def _arrange(self) -> None:
        em = self.fontMetrics().height()
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(em // 2)
        top.addWidget(plain_label(tr(HEADING), "title"))
        top.addWidget(self.count, 1)
        for button in (self.columns, self.rescan, self.add_folder):
            top.addWidget(button)
        chips = flow_of(*self.chips.values(), spacing=em // 3)
        tracks = QWidget()
        column = QVBoxLayout(tracks)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(em // 2)
        column.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignLeft)
        body = QWidget()
        self._tracks = QStackedLayout(body)
        self._tracks.addWidget(self.table)
        self._tracks.addWidget(self.empty)
        column.addWidget(body, 1)
        tracks.setFocusProxy(self.table)
        self._views: Mapping[View, QWidget] = {
            View.TRACKS: tracks,
            View.ALBUMS: self.albums,
            View.ARTISTS: self.artists,
            View.GENRES: self.genres,
            View.FOLDERS: self.folders,
            View.PROBLEMS: self.problems,
            View.DUPLICATES: self.duplicates,
        }
        self._stack = QStackedWidget()
        for widget in self._views.values():
            self._stack.addWidget(widget)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(em, em, em, em // 2)
        layout.setSpacing(em // 2)
        layout.addWidget(self._top)
        layout.addWidget(chips)
        layout.addWidget(self._stack, 1)

    @property
    def model(self) -> LibraryModel:
        """What the view of all tracks shows."""
        return self.table.tracks

    @property
    def place(self) -> Place:
        """Where the listener is."""
        return self._place

    def turn_to(self, place: Place) -> None:
        """Show a view, or the page of this kind."""
        had_focus = self._stack.isAncestorOf(self.focusWidget()) if self.focusWidget() is not None else False
        self._place = place
        self.chips[place.view].setChecked(True)
        is_whole = place.kind is Kind.WHOLE
        self._top.setVisible(is_whole)
        self.columns.setVisible(place.view is View.TRACKS)
        self._stack.setCurrentWidget(self._views[place.view] if is_whole else self.pages[place.kind])
        if had_focus:
            first = self.focus_first.focusProxy()
            # A view with nothing to show has no list to go to.
            target = self.focus_first if first is not None and first.isVisible() else self.chips[place.view]
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def focus_first(self) -> QWidget:
        """Where the keyboard belongs on what is shown."""
        return self._views[self._place.view] if self.page is None else self.page

    @property
    def page(self) -> TracksPage | None:
        """The page that is open; None when the view itself is shown."""
        return None if self._place.kind is Kind.WHOLE else self.pages[self._place.kind]

    def show_rows(self, view: LibraryView, rows: NDArray[np.intp], beside: Beside | None = None) -> None:
        """Show these rows in the view of all tracks."""
        self.model.show_rows(view, rows, beside)
        n, total = len(rows), len(view)
        length = length_text(int(view.durations_ms[rows].sum()))
        if n == total:
            said = f"{tracks_text(n)} · {length}"
        else:
            said = tr("{n} of {total} tracks").format(n=count_text(n), total=count_text(total))
        self.count.setText(said)
        self.empty.setText(tr(NOTHING_FOUND) if total else tr(EMPTY))
        self._tracks.setCurrentWidget(self.table if n else self.empty)

    def show_search(self, words: str) -> None:
        """Say which words the tracks shown were searched for; nothing for all tracks."""
        self._words = words
        text = tr("“{words}”   ×").format(words=words)
        self.clear.setText(text.replace("&", "&&"))
        self.clear.setAccessibleName(tr("Show all tracks again, not only those with “{words}”").format(words=words))
        self.clear.setVisible(bool(words))

    @property
    def words(self) -> str:
        """What the view of all tracks was searched for."""
        return self._words

    @property
    def order(self) -> tuple[Column | None, bool]:
        """Of the view of all tracks: column sorted by (None: the library's own order), whether it is descending."""
        return self.table.order

    @property
    def state(self) -> dict[str, Any]:
        """View, columns, widths and orders, to be kept from run to run."""
        tables = {**self._kept, **{kind.value: page.table.kept for kind, page in self.pages.items()}}
        tables[Kind.WHOLE.value] = self.table.kept
        return {
            "view": self._place.view.value,
            "albums": self.albums.order.value,
            "artists": self.artists.order.value,
            "tables": tables,
        }

    def restore(self, state: object) -> None:
        """Take a kept state; what makes no sense in it is left out."""
        if not isinstance(state, dict):
            return
        tables = state.get("tables")
        if isinstance(tables, dict):
            self.table.restore(tables.get(Kind.WHOLE.value))
            self._kept = {kind.value: tables[kind.value] for kind in OPENED if kind.value in tables}
            for kind, page in self.pages.items():
                page.table.restore(self._kept.get(kind.value))
        for choice, value in ((self.albums.order, state.get("albums")), (self.artists.order, state.get("artists"))):
            if (at := choice.findData(value)) >= 0:
                choice.setCurrentIndex(at)
        if state.get("view") in tuple(View):
            self.turn_to(Place(View(state["view"])))

    def _build_page(self, kind: Kind) -> TracksPage:
        page = TracksPage(COLUMNS[kind], has_albums=kind in (Kind.ARTIST, Kind.GENRE))
        page.table.restore(self._kept.get(kind.value))
        self._stack.addWidget(page)
        self.page_built(kind, page)
        return page

    def _on_columns(self) -> None:
        self.table.ask_columns(self.columns.mapToGlobal(self.columns.rect().bottomLeft()))
