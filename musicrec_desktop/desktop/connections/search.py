"""The search field above every page: what is typed there, what is found, and where it leads."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import Qt

from musicrec_desktop.app.library_index import Found, LibraryIndex
from musicrec_desktop.app.routes import Lane
from musicrec_desktop.desktop.actions.lane_work import do_in
from musicrec_desktop.desktop.connections.browsing import Browsing
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.item_models.amount_words import count_text
from musicrec_desktop.desktop.item_models.card_model import second_line
from musicrec_desktop.desktop.item_models.result_model import Result
from musicrec_desktop.desktop.item_models.track_line import track_line, tracks_text
from musicrec_desktop.desktop.panels.library_views import Place, View
from musicrec_desktop.desktop.shortcuts import Command
from musicrec_desktop.desktop.widgets.search_field import SearchField
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.playlist import SavedPlaylist

SEARCH: Final = marked("Search everything")
HINT: Final = marked(
    "Tracks, albums, artists, genres and playlists. Filters: artist:name, album:name, genre:jazz, year:1990-1999, "
    "liked:yes, plays:0, bpm:120-130, minutes:3-5, added:30, played:7, format:flac, folder:name."
)
_OF_EACH: Final = 5


class SearchConnection:
    """Answers while words are typed. An answer to words that were typed over is dropped."""

    def __init__(
        self,
        tools: Tools,
        window: MainWindow,
        browsing: Browsing,
        open_playlist: Callable[[SavedPlaylist], object],
    ) -> None:
        self._tools = tools
        self._window = window
        self._browsing = browsing
        self._open_playlist = open_playlist
        self._playlists: tuple[SavedPlaylist, ...] = ()
        self._latest = 0
        self.field = SearchField(tr(SEARCH), "Ctrl+F")
        self.field.setToolTip(f"<qt>{tr(HINT)}</qt>")
        em = self.field.fontMetrics().height()
        window.header.insertWidget(0, self.field, 3)
        window.header.insertStretch(1, 1)
        window.header.setContentsMargins(em, em // 2, em, 0)
        self.field.setMaximumWidth(em * 40)
        self.field.typed.connect(self.find)
        self.field.chosen.connect(self._on_chosen)
        self.field.blank_entered.connect(lambda: self._show_all(""))
        window.page_shown.connect(lambda _: self.read_playlists())
        browsing.listing.made.append(self._on_indexed)
        window.bind({Command.SEARCH: self.focus})

    def focus(self) -> None:
        """Put the cursor into the field."""
        self.read_playlists()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def find(self, text: str) -> None:
        """Show what fits these words."""
        self._latest += 1
        index, number = self._browsing.index, self._latest
        if index is None or not text.strip():
            self.field.show_results((), text)
            return
        tools, playlists = self._tools, self._playlists

        def look() -> Found:
            history = tools.services.known.profile.tracks.aligned(index.view.ids)
            return index.find(text, history, playlists, _OF_EACH)

        def show(found: Found) -> None:
            if number == self._latest:
                self.field.show_results(self._results(found, index, text), text)

        do_in(tools.lanes, Lane.COMPUTE, look, show, tools.fail)

    def read_playlists(self) -> None:
        """Take note of the saved playlists by their names."""

        def keep(playlists: list[SavedPlaylist]) -> None:
            self._playlists = tuple(playlists)

        def read() -> list[SavedPlaylist]:
            # Not the bound method itself: the database is opened at first use, and that must be in its lane.
            return tools.services.database.playlists.all()

        tools = self._tools
        if tools.services.is_loaded:
            do_in(tools.lanes, Lane.DB, read, keep, tools.fail)

    def _on_indexed(self) -> None:
        if self.field.hasFocus() and self.field.text().strip():
            self.find(self.field.text())

    def _on_chosen(self, target: object) -> None:
        if callable(target):
            target()

    def _results(self, found: Found, index: LibraryIndex, text: str) -> list[Result]:
        rows = [*self._names(found, index), *self._tracks(found, index)]
        if found.genres:
            rows.append(Result(tr("Genres")))
            rows += [Result(name, "", "spark", partial(self._show_genre, name)) for name in found.genres]
        if found.playlists:
            rows.append(Result(tr("Playlists")))
            for saved in found.playlists:
                rows.append(Result(saved.title, "", "playlists", partial(self._show_playlist, saved)))
        if found.n_tracks:
            shown = tr("Show in a table: {tracks}").format(tracks=tracks_text(found.n_tracks))
            rows.append(Result(shown, "", "search", partial(self._show_all, text)))
        return rows or [Result(tr("Nothing found. Fewer or other words may help."))]

    def _names(self, found: Found, index: LibraryIndex) -> Iterator[Result]:
        catalogue = index.catalogue
        if len(found.artists):
            yield _heading(tr("Artists"), found.n_artists)
        for code in found.artists.tolist():
            name, n = catalogue.artists[code], int(catalogue.artist_tracks[code])
            yield Result(name, tracks_text(n), "you", partial(self._show_artist, name))
        if len(found.albums):
            yield _heading(tr("Albums"), found.n_albums)
        for code in found.albums.tolist():
            title = catalogue.albums[code]
            target = partial(self._show_album, catalogue.owners[code], title)
            yield Result(title, second_line(catalogue, code), "library", target)

    def _tracks(self, found: Found, index: LibraryIndex) -> Iterator[Result]:
        if len(found.tracks):
            yield _heading(tr("Tracks"), found.n_tracks)
        for row in found.tracks.tolist():
            line = track_line(index.view, TrackId(int(index.view.ids[row])))
            second = " · ".join(filter(None, (line.artist, line.album)))
            yield Result(line.title, second, "note", partial(self._show_track, line.track_id))

    # where results lead

    def _show_all(self, words: str) -> None:
        browsing, table = self._browsing, self._window.library.table
        browsing.show_found(words)
        table.setFocus(Qt.FocusReason.OtherFocusReason)
        if table.tracks.rowCount() and not words:
            table.selectRow(0)

    def _show_track(self, track_id: TrackId) -> None:
        index = self._browsing.index
        row = -1 if index is None else int(index.view.rows([track_id])[0])
        album = -1 if index is None or row < 0 else index.catalogue.album_of_row(row)
        if index is None or album < 0:
            self._browsing.go(Place(View.TRACKS), track_id)
            self._window.library.table.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._browsing.show_album(index.catalogue.owners[album], index.catalogue.albums[album], track_id)
        self._focus_page()

    def _show_album(self, owner: str, title: str) -> None:
        self._browsing.show_album(owner, title)
        self._focus_page()

    def _show_artist(self, name: str) -> None:
        self._browsing.show_artist(name)
        self._focus_page()

    def _show_genre(self, name: str) -> None:
        self._browsing.show_genre(name)
        self._focus_page()

    def _show_playlist(self, playlist: SavedPlaylist) -> None:
        self._window.show_page(Page.PLAYLISTS)
        self._open_playlist(playlist)

    def _focus_page(self) -> None:
        self._window.library.focus_first.setFocus(Qt.FocusReason.OtherFocusReason)


def _heading(words: str, n: int) -> Result:
    return Result(f"{words} · {count_text(n)}" if n > _OF_EACH else words)
