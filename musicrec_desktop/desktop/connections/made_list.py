"""A list made on a page of its own: played, queued, saved, or opened as a playlist."""

from collections.abc import Callable

from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.desktop.actions.playlists import save_playlist
from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.requests import RequestConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.connections.track_actions import TrackActions
from musicrec_desktop.desktop.panels.made_panel import MadePanel
from musicrec_desktop.desktop.said import said
from musicrec_desktop.desktop.words import tr
from musicrec_desktop.domain.ids import PlaylistId, TrackId
from musicrec_desktop.domain.play import QueuedBy
from musicrec_desktop.playback import PlaybackNews, QueueChanged


class MadeListConnection:
    """The list on show, and what is done with it."""

    def __init__(
        self,
        tools: Tools,
        panel: MadePanel,
        listening: ListeningConnection,
        requests: RequestConnection,
        tracks: TrackActions,
        tell: Callable[[str], object],
    ) -> None:
        """`tell` says a line in the window."""
        self._tools = tools
        self._panel = panel
        self._listening = listening
        self._requests = requests
        self._tracks = tracks
        self._tell = tell
        self._made: Recommending | None = None
        self._saved_id: PlaylistId | None = None
        panel.play_asked.connect(self.play)
        panel.add_asked.connect(self._add)
        panel.save_asked.connect(self._save)
        panel.open_asked.connect(self._open)
        panel.menu_asked.connect(lambda at, row: tracks.popup(panel, at, [self.track_ids[row]], lambda: self.play(row)))
        listening.watch(self._on_news)

    @property
    def track_ids(self) -> list[TrackId]:
        """Of the list on show."""
        return [] if self._made is None else [chosen.track_id for chosen in self._made.made.tracks]

    def show(self, made: Recommending) -> None:
        """Show this list."""
        self._made, self._saved_id = made, None
        playlist = made.made
        lines = [self._tools.shelf.line(track_id) for track_id in self.track_ids]
        reasons = [chosen.rationale for chosen in playlist.tracks]
        self._panel.show_list(playlist.title, lines, reasons, [said(note.text) for note in playlist.notes])
        self._mark()

    def forget(self) -> None:
        """There is no list any more."""
        self._made = None

    def play(self, row: int = 0) -> None:
        """Play it from a row on."""
        if self._made is not None:
            self._tools.shelf.put_reasons(self._made.made.tracks)
            self._listening.play(self.track_ids, row, QueuedBy.RECOMMENDATION, self._saved_id)

    def _add(self) -> None:
        if self._made is not None:
            self._tools.shelf.put_reasons(self._made.made.tracks)
            self._listening.add(self.track_ids, QueuedBy.RECOMMENDATION, self._saved_id)

    def _save(self) -> None:
        made = self._made
        if made is None:
            return

        def then(playlist_id: PlaylistId) -> None:
            if self._made is made:
                self._saved_id = playlist_id
                self._panel.show_saved(True)
            self._tell(tr("Saved as “{title}”.").format(title=made.made.title))

        save_playlist(self._tools.lanes, self._tools.services, made.made, then, self._tools.fail)

    def _open(self) -> None:
        if self._made is not None:
            self._requests.show_made(self._made)

    def _on_news(self, news: PlaybackNews) -> None:
        if isinstance(news, QueueChanged):
            self._mark()

    def _mark(self) -> None:
        current = self._listening.controller.queue.current
        self._panel.model.set_playing(None if current is None else current.track_id)
