"""Saved playlists: the list of them, and one opened."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from musicrec_desktop.desktop.actions.playlists import (
    delete_playlist,
    export_tracks,
    list_playlists,
    rename_playlist,
)
from musicrec_desktop.desktop.connections.browsing import Browsing
from musicrec_desktop.desktop.connections.export_dialog import ask_export_target
from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.smart_playlists import SmartPlaylists
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.connections.track_actions import TrackActions
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.plan import PlaylistPlan
from musicrec_desktop.domain.play import QueuedBy
from musicrec_desktop.domain.playlist import GeneratedPlaylist, SavedPlaylist
from musicrec_desktop.domain.recommend import Recommendation


class SavedConnection:
    """What was kept, and what is done with it."""

    def __init__(
        self,
        tools: Tools,
        window: MainWindow,
        listening: ListeningConnection,
        tracks: TrackActions,
        browsing: Browsing,
    ) -> None:
        self._tools = tools
        self._window = window
        self._listening = listening
        self.smart = SmartPlaylists(tools, window, listening, tracks, browsing, self._list)
        saved, opened = window.saved, window.saved.opened
        saved.open_asked.connect(self.open)
        saved.play_asked.connect(self.play)
        saved.add_asked.connect(self.add)
        saved.delete_asked.connect(self.delete)
        opened.renamed.connect(self.rename)
        opened.body.play_asked.connect(self._play_opened)
        opened.body.add_asked.connect(self._add_opened)
        opened.body.feedback_given.connect(listening.judge)
        opened.body.export_asked.connect(self.export)
        saved.smart.export_asked.connect(self.export)
        window.page_shown.connect(self._on_page)

    def open(self, playlist: SavedPlaylist) -> None:
        """Show its tracks; those of a smart playlist are chosen anew."""
        if playlist.rules:
            self.smart.open(playlist)
            return
        shelf, controller = self._tools.shelf, self._listening.controller
        lines = {track_id: shelf.line(track_id) for track_id in playlist.track_ids}
        feedback = {track_id: shelf.feedback(track_id) for track_id in playlist.track_ids}
        opened = self._window.saved.opened
        opened.show_saved_playlist(playlist, lines, feedback)
        current = controller.queue.current
        opened.body.model.set_playing(None if current is None else current.track_id)
        self._window.saved.show_opened()

    def play(self, playlist: SavedPlaylist, row: int = 0) -> None:
        """Play it from a row on."""
        self._with_tracks(playlist, lambda ids: self._listening.play(ids, row, QueuedBy.PLAYLIST, playlist.id))

    def add(self, playlist: SavedPlaylist) -> None:
        """Put it at the end of the queue."""
        self._with_tracks(playlist, lambda ids: self._listening.add(ids, QueuedBy.PLAYLIST, playlist.id))

    def rename(self, playlist: SavedPlaylist, title: str) -> None:
        """Give it another name."""

        def then() -> None:
            opened = self._window.saved.opened
            if opened.saved is not None and opened.saved.id == playlist.id:
                self.open(replace(playlist, title=title))
            self._list()

        rename_playlist(self._tools.lanes, self._tools.services, playlist.id, title, then, self._tools.fail)

    def delete(self, playlist: SavedPlaylist) -> None:
        """Forget it."""

        def then() -> None:
            self._window.saved.show_all()
            self._list()
            self._window.status.show_idle(tr("“{title}” was deleted.").format(title=playlist.title))

        delete_playlist(self._tools.lanes, self._tools.services, playlist.id, then, self._tools.fail)

    def export(self) -> None:
        """Ask where to, then write the opened one."""
        playlist = self._opened
        target = None if playlist is None else ask_export_target(self._window, playlist.title)
        if target is not None:
            self.export_to(target)

    def export_to(self, target: Path) -> None:
        """Write the opened one."""
        playlist = self._opened
        if playlist is None:
            return

        def then() -> None:
            self._window.status.show_idle(tr("Written to {file}").format(file=target))

        export_tracks(self._tools.lanes, self._tools.services, playlist, target, then, self._tools.fail)

    @property
    def _opened(self) -> GeneratedPlaylist | None:
        saved = self._window.saved
        smart = saved.smart.saved
        if not saved.is_smart_open or smart is None:
            return saved.opened.body.playlist
        ids = saved.smart.page.table.tracks.track_ids()
        return GeneratedPlaylist(PlaylistPlan(""), tuple(Recommendation(each, 0.0, ()) for each in ids), smart.title)

    def _with_tracks(self, playlist: SavedPlaylist, do: Callable[[Sequence[TrackId]], object]) -> None:
        if playlist.rules:
            self.smart.choose(playlist, do)
        else:
            do(playlist.track_ids)

    def _play_opened(self, row: int) -> None:
        if (playlist := self._window.saved.opened.saved) is not None:
            self.play(playlist, row)

    def _add_opened(self) -> None:
        if (playlist := self._window.saved.opened.saved) is not None:
            self.add(playlist)

    def _on_page(self, page: Page) -> None:
        if page is Page.PLAYLISTS:
            self._list()

    def _list(self) -> None:
        list_playlists(self._tools.lanes, self._tools.services, self._window.saved.show_playlists, self._tools.fail)
