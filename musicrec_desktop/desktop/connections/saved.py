"""Saved playlists: the list of them, and one opened."""

from dataclasses import replace
from pathlib import Path

from musicrec_desktop.desktop.actions.playlists import (
    delete_playlist,
    export_tracks,
    list_playlists,
    rename_playlist,
)
from musicrec_desktop.desktop.connections.export_dialog import ask_export_target
from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.domain.play import QueuedBy
from musicrec_desktop.domain.playlist import SavedPlaylist


class SavedConnection:
    """What was kept, and what is done with it."""

    def __init__(self, tools: Tools, window: MainWindow, listening: ListeningConnection) -> None:
        self._tools = tools
        self._window = window
        self._listening = listening
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
        window.page_shown.connect(self._on_page)

    def open(self, playlist: SavedPlaylist) -> None:
        """Show its tracks."""
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
        self._listening.play(playlist.track_ids, row, QueuedBy.PLAYLIST, playlist.id)

    def add(self, playlist: SavedPlaylist) -> None:
        """Put it at the end of the queue."""
        self._listening.add(playlist.track_ids, QueuedBy.PLAYLIST, playlist.id)

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
            self._window.status.show_idle(f"“{playlist.title}” was deleted.")

        delete_playlist(self._tools.lanes, self._tools.services, playlist.id, then, self._tools.fail)

    def export(self) -> None:
        """Ask where to, then write the opened one."""
        playlist = self._window.saved.opened.body.playlist
        target = None if playlist is None else ask_export_target(self._window, playlist.title)
        if target is not None:
            self.export_to(target)

    def export_to(self, target: Path) -> None:
        """Write the opened one."""
        playlist = self._window.saved.opened.body.playlist
        if playlist is None:
            return

        def then() -> None:
            self._window.status.show_idle(f"Written to {target}")

        export_tracks(self._tools.lanes, self._tools.services, playlist, target, then, self._tools.fail)

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
