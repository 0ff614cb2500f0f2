"""Request box and playlist page."""

from pathlib import Path
from typing import Final

from musicrec_desktop.app.lanes import Running
from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.desktop.actions.playlists import export_tracks, save_playlist
from musicrec_desktop.desktop.actions.requests import RequestReports, another_track, make_playlist, refine_playlist
from musicrec_desktop.desktop.connections.export_dialog import ask_export_target
from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.panels.playlist_panel import track_ids
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.desktop.words import plan_language
from musicrec_desktop.domain.ids import PlaylistId, TrackId
from musicrec_desktop.domain.plan import PlaylistPlan
from musicrec_desktop.domain.play import QueuedBy
from musicrec_desktop.domain.playlist import GeneratedPlaylist, LlmUsage
from musicrec_desktop.domain.progress import Progress
from musicrec_desktop.playback import PlayQueue

STOPPED: Final = "Stopped. The list is kept as far as it was made."
UNDO: Final = "undo"


class RequestConnection:
    """One request at a time, and the list it made."""

    def __init__(
        self, tools: Tools, window: MainWindow, listening: ListeningConnection, *, use_llm: bool = True
    ) -> None:
        self._tools = tools
        self._window = window
        self._listening = listening
        self.use_llm = use_llm
        self._running: Running | None = None
        self._turns: tuple[Recommending, ...] = ()
        """The finished lists of this conversation, the present one last; none while the first is being made."""
        self._saved_id: PlaylistId | None = None
        self._is_in_use = False
        """The listener plays, keeps or changes the list on show: it must not be swapped for another one."""
        self._newer: GeneratedPlaylist | None = None
        """The list that came since, and waits to be wanted."""
        self._asked = 0
        self._played: frozenset[TrackId] = frozenset()
        self._plan_played = PlaylistPlan("")
        """What was asked for when the list with these tracks was played."""
        request, page = window.request, window.playlist
        request.asked.connect(self.ask)
        request.cancelled.connect(self.cancel)
        page.play_asked.connect(self._play)
        page.add_asked.connect(self._add)
        page.another_asked.connect(self._another)
        page.refine.asked.connect(self.refine)
        page.refine.undo_asked.connect(lambda: self.refine(UNDO))
        page.feedback_given.connect(listening.judge)
        page.newer_asked.connect(self._show_newer)
        page.save_asked.connect(self.save)
        page.export_asked.connect(self.export)

    def ask(self, words: str) -> None:
        """Make a playlist for these words; a request under way is given up."""
        reports = self._begin()
        self._window.show_page(Page.FOR_YOU)
        self._keep_turns(())
        self._is_in_use = False
        self._saved_id = None
        self._running = make_playlist(
            self._tools.lanes,
            self._tools.services,
            words,
            reports,
            use_llm=self.use_llm,
            seed=self._asked - 1,
        )

    def refine(self, words: str) -> None:
        """Change the list on show as these words say; what is under way ends first."""
        if self._is_waiting():
            return
        current = self._listening.controller.queue.current
        reports = self._begin()
        self._is_in_use = False
        self._saved_id = None
        playing = None if current is None else current.track_id
        self._running = refine_playlist(self._tools.lanes, self._turns, words, playing, reports)

    def plan_of(self, queue: PlayQueue) -> PlaylistPlan:
        """What was asked for when the music of this queue began; an empty plan where nothing was."""
        is_ours = any(item.track_id in self._played for item in queue.items)
        return self._plan_played if is_ours else PlaylistPlan("", plan_language())

    def _begin(self) -> RequestReports:
        """A new piece of work is the latest one: what older ones still say is not heard."""
        self.cancel()
        self._asked += 1
        number = self._asked

        def is_latest() -> bool:
            return number == self._asked

        def show(playlist: GeneratedPlaylist) -> None:
            if is_latest():
                self._show_or_offer(playlist)

        def done(turns: tuple[Recommending, ...]) -> None:
            if is_latest():
                self._keep_turns(turns)
                self._window.playlist.refine.clear()
                self._end()
                self._show_model(turns[-1].made.llm)

        def fail(error: Exception) -> None:
            if is_latest():
                self._end()
                self._show_kept()
            self._tools.fail(error)

        def cancelled() -> None:
            if is_latest():
                self._end()
                self._show_kept()
                self._window.status.show_idle(STOPPED)

        def progress(news: Progress) -> None:
            if is_latest():
                self._window.request.show_doing(news.text)

        self._window.request.show_running(True)
        return RequestReports(show, progress, done, fail, cancelled)

    def _keep_turns(self, turns: tuple[Recommending, ...]) -> None:
        self._turns = turns
        self._window.playlist.refine.show_steps(len(turns) - 1)

    def _show_kept(self) -> None:
        """A change that came to no end leaves the list as it was."""
        if self._turns:
            self._show(self._turns[-1].made)

    def _is_waiting(self) -> bool:
        """The list cannot be changed yet; says why."""
        if not self._turns:
            self._window.status.show_idle("The list can be changed as soon as it is complete.")
        elif self._newer is not None:
            self._window.status.show_idle("There is a newer list: that one can be changed.")
        return not self._turns or self._newer is not None

    def cancel(self) -> None:
        """End the request under way."""
        if self._running is not None:
            self._running.cancel()

    def save(self) -> None:
        """Keep the list by its title."""
        playlist = self._window.playlist.playlist
        if playlist is None or self._saved_id is not None:
            return
        kept = track_ids(playlist)

        self._is_in_use = True

        def then(playlist_id: PlaylistId) -> None:
            if self._window.playlist.playlist is None or track_ids(self._window.playlist.playlist) != kept:
                return
            self._saved_id = playlist_id
            self._window.playlist.show_saved()
            self._window.status.show_idle(f"Saved as “{playlist.title}”.")

        save_playlist(self._tools.lanes, self._tools.services, playlist, then, self._tools.fail)

    def export(self) -> None:
        """Ask where to, then write the list."""
        playlist = self._window.playlist.playlist
        if playlist is None:
            return
        target = ask_export_target(self._window, playlist.title)
        if target is not None:
            self.export_to(target)

    def export_to(self, target: Path) -> None:
        """Write the list."""
        playlist = self._window.playlist.playlist
        if playlist is None:
            return
        export_tracks(
            self._tools.lanes,
            self._tools.services,
            playlist,
            target,
            lambda: self._window.status.show_idle(f"Written to {target}"),
            self._tools.fail,
        )

    # inside

    def _show_or_offer(self, playlist: GeneratedPlaylist) -> None:
        """Show the list as it grows. One with other tracks only when nobody uses the one on show."""
        shown = self._window.playlist.playlist
        if self._is_in_use and shown is not None and track_ids(shown) != track_ids(playlist):
            self._newer = playlist
            self._window.playlist.show_offer(True)
        else:
            self._show(playlist)

    def _show_newer(self) -> None:
        if self._newer is not None:
            self._is_in_use = False
            self._saved_id = None
            self._show(self._newer)

    def _show(self, playlist: GeneratedPlaylist) -> None:
        self._newer = None
        self._window.playlist.show_offer(False)
        shelf = self._tools.shelf
        shelf.put_reasons(playlist.tracks)
        ids = [chosen.track_id for chosen in playlist.tracks]
        lines = {track_id: shelf.line(track_id) for track_id in ids}
        feedback = {track_id: shelf.feedback(track_id) for track_id in ids}
        self._window.show_playlist_page()
        self._window.playlist.show_playlist(playlist, lines, feedback)
        current = self._listening.controller.queue.current
        self._window.playlist.model.set_playing(None if current is None else current.track_id)

    def _end(self) -> None:
        self._running = None
        self._window.request.show_running(False)

    def _ids(self) -> list[TrackId]:
        return [row.line.track_id for row in self._window.playlist.model.rows]

    def _play(self, row: int) -> None:
        self._is_in_use = True
        self._remember_played()
        self._listening.play(self._ids(), row, QueuedBy.RECOMMENDATION, self._saved_id)

    def _remember_played(self) -> None:
        playlist = self._window.playlist.playlist
        if playlist is not None:
            self._played, self._plan_played = frozenset(self._ids()), playlist.plan

    def _add(self) -> None:
        self._is_in_use = True
        self._remember_played()
        self._listening.add(self._ids(), QueuedBy.RECOMMENDATION, self._saved_id)

    def _another(self, row: int) -> None:
        if self._is_waiting():
            return
        turns = self._turns

        def show(playlist: GeneratedPlaylist) -> None:
            if self._turns is turns:
                self._saved_id = None
                self._show(playlist)

        def done(state: Recommending) -> None:
            if self._turns is turns:
                self._keep_turns((*turns, state))

        another_track(self._tools.lanes, turns[-1], row, show, done, self._tools.fail)

    def _show_model(self, usage: LlmUsage | None) -> None:
        if usage is None:
            return
        where = f"{usage.gpu_layers} layers on the GPU" if usage.gpu_layers else "on the CPU"
        self._window.status.show_model(f"Language model: {usage.model.removesuffix('.gguf')}, {where}")
