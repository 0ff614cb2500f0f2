"""Where the listener is in the library, and what is shown there."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QUrl
from PySide6.QtGui import QDesktopServices, QImage
from PySide6.QtWidgets import QMessageBox

from musicrec_desktop.app.library_index import LibraryIndex
from musicrec_desktop.app.routes import Lane
from musicrec_desktop.desktop.actions.browsing import (
    fetch_duplicates,
    fetch_problems,
    trash_file,
)
from musicrec_desktop.desktop.actions.lane_work import do_in
from musicrec_desktop.desktop.actions.library_places import by_album, finder, heading
from musicrec_desktop.desktop.actions.playlists import save_tracks
from musicrec_desktop.desktop.actions.shelf import fetch_tracks
from musicrec_desktop.desktop.connections.kind_menu import KindMenu
from musicrec_desktop.desktop.connections.library_listing import LibraryListing
from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.connections.track_actions import TrackActions
from musicrec_desktop.desktop.item_models.library_columns import sorted_rows
from musicrec_desktop.desktop.panels.library_track_table import TrackTable
from musicrec_desktop.desktop.panels.library_tracks_page import Heading, TracksPage
from musicrec_desktop.desktop.panels.library_views import Kind, Place, View
from musicrec_desktop.desktop.shortcuts import Command
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.play import FeedbackValue
from musicrec_desktop.playback import PlaybackNews, QueueChanged

Rows = NDArray[np.intp]
T = TypeVar("T")

QUEUE_AT_MOST: Final = 1_000
"""Tracks that playing from the library puts into the queue."""
_BACK_AT_MOST: Final = 50
_TOP: Final = 10
"""Tracks an artist's page shows at first."""


class Browsing:
    """Turns to places of the library and fills them. Answers that were overtaken are dropped."""

    def __init__(self, tools: Tools, window: MainWindow, listening: ListeningConnection, tracks: TrackActions) -> None:
        self._tools = tools
        self._window = window
        self._tracks = tracks
        self._panel = window.library
        self._listening = listening
        self._latest = 0
        self._before: list[Place] = []
        self._to_select: TrackId | None = None
        self._tables = [self._panel.table]
        self._kinds = KindMenu(tools, self._on_corrected)
        self.listing = LibraryListing(tools)
        self.listing.made.append(self._show_place)
        self.file_gone: Callable[[Path], object] = lambda _path: None
        """Told when a file was moved to the trash, by whoever looks after the music folders."""
        self._connect()

    def _connect(self) -> None:
        panel, tracks = self._panel, self._tracks
        panel.view_asked.connect(lambda view: self.go(Place(view)))
        panel.search_cleared.connect(lambda: self.go(Place(View.TRACKS)))
        panel.sort_changed.connect(lambda _column, _down: self._show_place())
        panel.play_asked.connect(lambda row: self._play(panel.table, row))
        panel.albums.album_asked.connect(self._open_album)
        panel.albums.menu_asked.connect(self._album_menu)
        panel.artists.artist_asked.connect(self.show_artist)
        panel.artists.menu_asked.connect(self._artist_menu)
        panel.genres.branch_asked.connect(self.show_genre)
        panel.genres.menu_asked.connect(lambda at, name: self._branch_menu(at, Place(View.GENRES, Kind.GENRE, name)))
        panel.folders.menu_asked.connect(lambda at, path: self._branch_menu(at, Place(View.FOLDERS, Kind.FOLDER, path)))
        panel.folders.branch_asked.connect(lambda path: self.go(Place(View.FOLDERS, Kind.FOLDER, path)))
        panel.problems.folder_asked.connect(_open_folder)
        panel.duplicates.play_asked.connect(tracks.play)
        panel.duplicates.folder_asked.connect(lambda track_id: tracks.show_file(TrackId(track_id)))
        panel.duplicates.trash_asked.connect(self._ask_trash)
        panel.page_built = self._connect_page
        panel.albums.cards.cover_of = self._card_cover
        self.listing.covers.arrived += [panel.albums.grid.viewport().update, self._show_cover]
        self._connect_table(panel.table)
        tracks.artist_asked = self._show_artist_of
        tracks.album_asked = self._show_album_of
        tracks.list_asked = self.show_list
        self._window.bind(
            {
                command: partial(self.go, Place(view))
                for command, view in (
                    (Command.ALBUMS, View.ALBUMS),
                    (Command.ARTISTS, View.ARTISTS),
                    (Command.GENRES, View.GENRES),
                    (Command.FOLDERS, View.FOLDERS),
                    (Command.PROBLEMS, View.PROBLEMS),
                    (Command.DUPLICATES, View.DUPLICATES),
                )
            }
        )
        self._listening.watch(self._on_news)
        self._listening.watch_learnt(self._on_learnt)

    def _connect_page(self, kind: Kind, page: TracksPage) -> None:
        tracks = self._tracks
        page.back_asked.connect(self.back)
        page.play_asked.connect(lambda row, page=page: self._play(page.table, row))
        page.add_asked.connect(lambda page=page: self._listening.add(page.table.tracks.track_ids()))
        page.more_asked.connect(lambda page=page: tracks.more_like(page.table.tracks.track_ids()))
        page.save_asked.connect(self._save_list)
        page.link_asked.connect(self._follow)
        page.album_asked.connect(self._open_album)
        page.album_menu_asked.connect(self._album_menu)
        page.table.sort_changed.connect(lambda _column, _down, kind=kind: self._sort_page(kind))
        page.cards.cover_of = self._card_cover
        self.listing.covers.arrived.append(page.strip.viewport().update)
        self._connect_table(page.table)
        self.watch_table(page.table)

    def _connect_table(self, table: TrackTable) -> None:
        table.menu_asked.connect(lambda at, ids, row: self._menu(table, at, ids, row))
        table.judge_asked.connect(self.judge)

    def watch_table(self, table: TrackTable) -> None:
        """Mark in this table, too, what plays and what was said of tracks."""
        self._tables.append(table)
        current = self._listening.controller.queue.current
        table.tracks.set_playing(None if current is None else current.track_id)

    @property
    def index(self) -> LibraryIndex | None:
        """What can be searched now; None until the library was listed."""
        return self.listing.index

    # for others

    def go(self, place: Place, select: TrackId | None = None) -> None:
        """Turn to a place of the library; `select`: bring this track into sight there."""
        now = self._panel.place
        if place != now and (now.kind is not Kind.WHOLE or place.kind is not Kind.WHOLE):
            self._before = [*self._before[-_BACK_AT_MOST:], now]
        if self._window.page is not Page.LIBRARY:
            self._window.show_page(Page.LIBRARY)
        self._to_select = select
        self._panel.turn_to(place)
        self._show_place()

    def back(self) -> None:
        """To where the listener came from, or to the view of the whole."""
        place = self._before.pop() if self._before else Place(self._panel.place.view)
        self._panel.turn_to(place)
        self._show_place()

    def show_artist(self, name: str) -> None:
        """The page of an artist."""
        self.go(Place(View.ARTISTS, Kind.ARTIST, name))

    def show_album(self, artist: str, album: str, select: TrackId | None = None) -> None:
        """The page of an album."""
        self.go(Place(View.ALBUMS, Kind.ALBUM, album, artist), select)

    def show_genre(self, name: str) -> None:
        """The page of a genre and its kinds."""
        self.go(Place(View.GENRES, Kind.GENRE, name))

    def show_list(self, title: str, track_ids: Sequence[TrackId]) -> None:
        """A page for a list of tracks."""
        self.go(Place(View.TRACKS, Kind.LIST, title, track_ids=tuple(track_ids)))

    def show_found(self, words: str, select: TrackId | None = None) -> None:
        """All tracks that fit these words."""
        header = self._panel.table.horizontalHeader()
        header.setSortIndicator(-1, header.sortIndicatorOrder())  # the best first
        self.go(Place(View.TRACKS, name=words), select)

    def show(self) -> None:
        """Show the library as it is known now: it may have changed."""
        if not self._tools.services.is_loaded:
            return
        self._show_place()
        self.listing.make()

    # how it gets on show

    def _show_place(self) -> None:
        place = self._panel.place
        self._latest += 1
        if not self._tools.services.is_loaded:
            return
        if place.kind is not Kind.WHOLE:
            self._show_page(place)
            return
        match place.view:
            case View.TRACKS:
                self._show_tracks(place)
            case View.PROBLEMS:
                self._ask(fetch_problems, self._panel.problems.show_problems)
            case View.DUPLICATES:
                self._ask(fetch_duplicates, self._panel.duplicates.show_duplicates)
        shown = self.listing.shown
        if shown is None:
            return
        match place.view:
            case View.ALBUMS:
                self._panel.albums.show_catalogue(shown.index.catalogue)
            case View.ARTISTS:
                self._panel.artists.show_catalogue(shown.index.catalogue)
            case View.GENRES:
                self._panel.genres.show_branches(shown.genres)
            case View.FOLDERS:
                self._panel.folders.show_branches(shown.folders)

    def _ask(self, fetch: Callable[..., object], show: Callable[[T], None]) -> None:
        number = self._latest

        def answer(found: T) -> None:
            if number == self._latest:
                show(found)

        fetch(self._tools.lanes, self._tools.services, answer, self._tools.fail)

    def _show_tracks(self, place: Place) -> None:
        panel, index, number = self._panel, self.index, self._latest
        panel.show_search(place.name)
        if index is None and place.name:
            return  # shown as soon as the words of the library are known
        # While what has changed is listed, what was there stays, with all its columns.
        view = self._tools.services.known.view if index is None else index.view
        column, is_descending = panel.order
        beside = None if index is None else self.listing.beside()

        def find() -> Rows:
            if index is None or beside is None:
                rows = np.arange(len(view), dtype=np.intp)
            else:
                rows = index.find_rows(place.name, beside.history)
            return (
                rows if column is None else sorted_rows(view, rows, column, is_descending=is_descending, beside=beside)
            )

        def show(rows: Rows) -> None:
            if number == self._latest:
                chosen = panel.table.selected_ids()
                panel.show_rows(view, rows, beside)
                self._choose_again(panel.table, chosen)

        do_in(self._tools.lanes, Lane.COMPUTE, find, show, self._tools.fail)

    def _show_page(self, place: Place) -> None:
        shown, number, page = self.listing.shown, self._latest, self._panel.pages[place.kind]
        if shown is None:
            page.show_heading(Heading(place.name))
            return
        index, beside = shown.index, self.listing.beside()
        page.show_heading(heading(place, index))

        def show(rows: Rows) -> None:
            if number != self._latest:
                return
            catalogue = index.catalogue
            page.show_albums(catalogue, catalogue.albums_of(rows) if len(rows) else np.zeros(0, np.intp))
            top = None
            if place.kind is Kind.ARTIST and beside is not None:
                heard = beside.history.listens[rows] + beside.history.affinity[rows]
                top = rows[np.argsort(-heard, kind="stable")][:_TOP]
            chosen = page.table.selected_ids()
            page.show_tracks(index.view, rows, beside, top if place.kind is Kind.ARTIST else None)
            self._choose_again(page.table, chosen)
            self._show_cover()

        column, is_descending = page.table.order
        find = finder(place, index, self._tools.services.genre_tree)

        def work() -> Rows:
            rows = find()
            if column is None:
                return rows
            return sorted_rows(index.view, rows, column, is_descending=is_descending, beside=beside)

        do_in(self._tools.lanes, Lane.COMPUTE, work, show, self._tools.fail)

    def _choose_again(self, table: TrackTable, chosen: Sequence[TrackId]) -> None:
        wanted, self._to_select = self._to_select, None
        if wanted is not None:
            table.select_track(wanted)
        elif len(chosen) == 1:
            table.select_track(chosen[0])

    def _sort_page(self, kind: Kind) -> None:
        if self._panel.place.kind is kind:
            self._show_place()

    def _card_cover(self, row: int) -> QImage | None:
        grid = self._panel.albums.grid
        return self.listing.cover(row, round(grid.cover_side * grid.devicePixelRatioF()))

    def _show_cover(self) -> None:
        """The cover of the opened album."""
        if self._panel.place.kind is Kind.ALBUM:
            page = self._panel.pages[Kind.ALBUM]
            rows = page.table.tracks.rows
            if len(rows):
                page.show_cover(self.listing.cover(int(rows[0]), page.cover.pixels))

    # what is asked for on the pages

    def _play(self, table: TrackTable, row: int) -> None:
        self._tracks.play(table.tracks.track_ids(row, QUEUE_AT_MOST))

    def _menu(self, table: TrackTable, at: QPoint, ids: list[TrackId], row: int) -> None:
        self._popup(at, ids, lambda: self._play(table, row))

    def _popup(self, at: QPoint, ids: list[TrackId], play: Callable[[], object] | None = None) -> None:
        menu = self._tracks.menu(self._panel, ids, play)
        if menu is not None:
            self._kinds.add_to(menu, ids)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(at)

    def _branch_menu(self, at: QPoint, place: Place) -> None:
        """The menu for all tracks of a genre or folder."""
        index = self.index
        if index is not None:
            find = finder(place, index, self._tools.services.genre_tree)
            do_in(
                self._tools.lanes, Lane.COMPUTE, find, lambda rows: self._popup(at, self._ids(rows)), self._tools.fail
            )

    def judge(self, ids: list[TrackId], value: FeedbackValue) -> None:
        """L or D on rows: like or dislike them; take it back where all of them were so already."""
        said = {self._tools.shelf.feedback(track_id) for track_id in ids}
        self._tracks.judge(ids, FeedbackValue.NONE if said == {value} else value)

    def _ids(self, rows: Rows) -> list[TrackId]:
        view = None if self.index is None else self.index.view
        return [] if view is None else [TrackId(track_id) for track_id in view.ids[rows].tolist()]

    def _open_album(self, album: int) -> None:
        index = self.index
        if index is not None and album >= 0:
            self.show_album(index.catalogue.owners[album], index.catalogue.albums[album])

    def _album_menu(self, at: QPoint, album: int) -> None:
        if self.index is not None and album >= 0:
            self._popup(at, self._ids(self.index.catalogue.rows_of_album(album)))

    def _artist_menu(self, at: QPoint, name: str) -> None:
        index = self.index
        if index is not None:
            rows = index.catalogue.rows_of_artist(index.view, index.catalogue.find_artist(name))
            self._popup(at, self._ids(by_album(index.catalogue, rows)))

    def _follow(self, name: str) -> None:
        index = self.index
        if index is not None and index.catalogue.find_artist(name) >= 0:
            self.show_artist(name)

    def _show_artist_of(self, track_id: TrackId) -> None:
        index = self.index
        row = -1 if index is None else int(index.view.rows([track_id])[0])
        artists = () if index is None or row < 0 else index.catalogue.artists_of_row(index.view, row)
        if index is not None and artists:
            self.show_artist(index.catalogue.artists[artists[0]])

    def _show_album_of(self, track_id: TrackId) -> None:
        index = self.index
        row = -1 if index is None else int(index.view.rows([track_id])[0])
        album = -1 if index is None or row < 0 else index.catalogue.album_of_row(row)
        if index is None or album < 0:
            self._window.notices.show_notice(tr("This track is on no album."))
            return
        self.show_album(index.catalogue.owners[album], index.catalogue.albums[album], track_id)

    def _save_list(self) -> None:
        place = self._panel.place

        def then(_playlist_id: object) -> None:
            self._window.status.show_idle(tr("“{title}” was saved among the playlists.").format(title=place.name))

        save_tracks(self._tools.lanes, self._tools.services, place.name, place.track_ids, then, self._tools.fail)

    def _ask_trash(self, track_id: int) -> None:
        tools, shelf = self._tools, self._tools.shelf

        def ask() -> None:
            path = shelf.locate(TrackId(track_id))
            if path is None:
                return
            answer = QMessageBox.question(
                self._window,
                tr("Move to trash"),
                tr("Move this file to the trash?") + f"\n\n{path}",
                QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.Cancel,
                QMessageBox.StandardButton.Cancel,
            )
            if answer == QMessageBox.StandardButton.Yes:
                trash_file(tools.lanes, path, lambda: self._on_trashed(path), tools.fail)

        fetch_tracks(tools.lanes, tools.services, shelf, [TrackId(track_id)], ask, tools.fail)

    def _on_trashed(self, path: Path) -> None:
        self._window.status.show_idle(tr("{file} was moved to the trash.").format(file=path.name))
        self.file_gone(path)

    def _on_corrected(self, n: int) -> None:
        self._window.status.show_idle(tr("%n track(s) corrected.", n=n))
        self.show()

    def _on_news(self, news: PlaybackNews) -> None:
        if isinstance(news, QueueChanged):
            current = self._listening.controller.queue.current
            for table in self._tables:
                table.tracks.set_playing(None if current is None else current.track_id)

    def _on_learnt(self, track_id: TrackId | None, value: FeedbackValue) -> None:
        if track_id is not None:
            for table in self._tables:
                table.tracks.set_feedback(track_id, value)


def _open_folder(path: Path) -> None:
    # The nearest one that is there, for one that is away.
    there = next((folder for folder in (path, *path.parents) if folder.is_dir()), path)
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(there)))
