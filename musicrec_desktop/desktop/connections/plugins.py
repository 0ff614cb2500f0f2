"""Plugins in the window: their switches, their pages, their commands, and the player in their hands."""

from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from PySide6.QtCore import QPoint, QUrl
from PySide6.QtWidgets import QWidget

from musicrec_desktop.app.extensions import Extensions
from musicrec_desktop.app.lanes import Lanes
from musicrec_desktop.app.plugins import make_host, tell_feedback, tell_play, tell_started
from musicrec_desktop.app.routes import Route
from musicrec_desktop.desktop.actions.lane_work import Fail
from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.connections.track_actions import TrackActions
from musicrec_desktop.desktop.panels.plugin_page import PluginPage
from musicrec_desktop.desktop.panels.plugins_panel import PluginsPanel
from musicrec_desktop.desktop.said import said
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.desktop.words import prose_language
from musicrec_desktop.domain.errors import ExpectedError
from musicrec_desktop.domain.events import Notice, PlayerState, TrackStarted
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.play import Feedback, Play
from musicrec_desktop.playback import PlaybackNews, StateChanged
from musicrec_desktop.plugin_api import Action, PageView, Paused
from musicrec_desktop.plugin_host import CandidateSourcePart, FeedbackSinkPart, Host, PagePart, RerankerPart, ScorerPart

if TYPE_CHECKING:  # loaded when a plugin first plays something: it takes a moment
    from PySide6.QtMultimedia import QMediaPlayer

S = TypeVar("S")
T = TypeVar("T")

_WAITING: Final = 4
"""Threads that wait for plugins."""


class PluginsConnection:
    """The host lives as long as the window. Whatever waits for a plugin waits in a lane."""

    def __init__(
        self, tools: Tools, window: MainWindow, listening: ListeningConnection, tracks: TrackActions, *, is_safe: bool
    ) -> None:
        """`is_safe`: run no plugin at all."""
        self._tools = tools
        self._window = window
        self._listening = listening
        self._tracks = tracks
        self._is_safe = is_safe
        self._panel: PluginsPanel | None = None
        self._pages: dict[tuple[str, str], PluginPage] = {}
        self._audio: QMediaPlayer | None = None
        self._is_closed = False
        hands = _Hands(tools.lanes.deliver, listening, self._play_file)
        self.host: Host = make_host(tools.services, _Across(tools.lanes), self._notice, hands, prose_language())
        self.host.refreshed = lambda plugin, page: tools.lanes.deliver(lambda: self._refresh(plugin, page))
        self._waiting = ThreadPoolExecutor(_WAITING, thread_name_prefix="plugins")
        tools.services.on_recorded = self._on_recorded
        host = self.host
        tools.services.extensions = Extensions(
            lambda: host.parts(CandidateSourcePart), lambda: host.parts(ScorerPart), lambda: host.parts(RerankerPart)
        )
        window.add_page(Page.PLUGINS, self._build)
        window.page_shown.connect(self._on_page)
        listening.watch(self._on_news)

    def start(self) -> None:
        """Run those that are on. After the library is loaded."""
        if not self._is_safe:
            self._do(self.host.start, lambda _: self._show(), self._tools.fail)

    def close(self) -> None:
        """End all of them."""
        self._is_closed = True
        self._waiting.shutdown(wait=False, cancel_futures=True)
        self.host.close()

    # inside

    def _build(self) -> QWidget:
        panel = self._panel = PluginsPanel()
        panel.switched.connect(self._switch)
        panel.page_shown.connect(self._ask_page)
        self._show()
        return panel

    def _on_page(self, page: Page) -> None:
        if page is Page.PLUGINS:
            self._show()
        else:
            for each in self._pages.values():
                each.rest()

    def _show(self) -> None:
        if self._panel is None or self._is_closed:
            return
        parts = {(part.plugin, part.name): part for part in self.host.parts(PagePart)}
        for key in set(self._pages) - set(parts):
            self._pages.pop(key).deleteLater()
        for key in parts:
            if key not in self._pages:
                self._pages[key] = self._new_page(*key)
        shown = [(plugin, name, part.title, self._pages[plugin, name]) for (plugin, name), part in parts.items()]
        self._panel.show_plugins(self.host.plugins(), shown)

    def _new_page(self, plugin: str, name: str) -> PluginPage:
        folders = [state.folder for state in self.host.plugins() if state.id == plugin]
        settings, line_of = self._tools.services.settings, self._tools.shelf.line
        page = PluginPage(line_of, (*folders, self.host.kept.data(plugin)), moves=not settings.reduced_motion)
        page.acted.connect(lambda action: self._act(plugin, name, action))
        page.refresh_asked.connect(lambda: self._ask_page(plugin, name))
        page.play_asked.connect(self._listening.play)
        page.menu_asked.connect(lambda at, ids: self._popup(page, at, ids))
        page.audio_asked.connect(self._play_file)
        return page

    def _popup(self, page: PluginPage, at: QPoint, ids: list[TrackId]) -> None:
        self._tracks.popup(page, at, ids)

    def _switch(self, plugin: str, is_on: bool) -> None:
        work = self.host.enable if is_on else self.host.disable

        def fail(error: Exception) -> None:
            self._show()
            self._tools.fail(error)

        self._do(lambda: work(plugin), lambda _: self._show(), fail)

    def _refresh(self, plugin: str, name: str) -> None:
        page = self._pages.get((plugin, name))
        if page is not None and page.isVisible():
            self._ask_page(plugin, name)

    def _ask_page(self, plugin: str, name: str) -> None:
        self._with_page(plugin, name, lambda part: part.show())

    def _act(self, plugin: str, name: str, action: Action) -> None:
        self._with_page(plugin, name, lambda part: part.act(action))

    def _with_page(self, plugin: str, name: str, work: Callable[[PagePart], PageView]) -> None:
        part = next((part for part in self.host.parts(PagePart) if (part.plugin, part.name) == (plugin, name)), None)
        page = self._pages.get((plugin, name))
        if part is None or page is None:
            return

        def then(found: tuple[PageView, list[TrackId]]) -> None:
            view, ids = found
            self._listening.with_tracks(ids, lambda: page.show_view(view))

        def fail(error: Exception) -> None:
            if not isinstance(error, ExpectedError):
                raise error
            page.show_failure(said(error.message), said(error.hint))
            self._show()

        def asked() -> tuple[PageView, list[TrackId]]:
            view = work(part)
            ids = [TrackId(each) for block in view.blocks if block.kind == "tracks" for each in block.track_ids]
            return view, ids

        self._do(asked, then, fail)

    def _on_recorded(self, plays: Sequence[Play], feedback: Sequence[Feedback]) -> None:
        """In the db lane."""

        def tell() -> None:
            for play in plays:
                tell_play(self.host, play)
            for each in feedback:
                tell_feedback(self.host, each)

        if self.host.parts(FeedbackSinkPart):
            self._aside(tell)

    def _aside(self, work: Callable[[], object]) -> None:
        self._do(work, lambda _: None, self._tools.fail)

    def _do(self, work: Callable[[], T], then: Callable[[T], None], fail: Fail) -> None:
        """Wait for a plugin in a thread of our own. Not in a lane: what plugins ask meanwhile is answered there."""
        if self._is_closed:
            return

        def ended(future: Future[T]) -> None:
            error = future.exception()
            if isinstance(error, Exception):
                self._tools.lanes.deliver(lambda: fail(error))
            elif error is None:
                self._tools.lanes.deliver(lambda: then(future.result()))

        self._waiting.submit(work).add_done_callback(lambda future: None if future.cancelled() else ended(future))

    def _on_news(self, news: PlaybackNews) -> None:
        match news:
            case TrackStarted():
                track, at = news.track_id, news.at
                self._aside(lambda: tell_started(self.host, track, at))
            case StateChanged() if news.state is not PlayerState.PLAYING:
                self._aside(lambda: self.host.tell(Paused()))

    def _notice(self, notice: Notice) -> None:
        def show() -> None:
            self._window.notices.show_notice(said(notice.text), said(notice.hint))
            self._show()

        self._tools.lanes.deliver(show)

    def _play_file(self, path: Path) -> None:
        """A sound of a plugin, beside the queue: what plays pauses for it."""
        if self._listening.controller.state is PlayerState.PLAYING:
            self._listening.controller.toggle()
        if self._audio is None:
            from PySide6.QtMultimedia import QAudioOutput, QMediaPlayer

            self._audio = QMediaPlayer(self._window)
            self._audio.setAudioOutput(QAudioOutput(self._window))
        self._audio.setSource(QUrl.fromLocalFile(str(path)))
        self._audio.play()


class _Hands:
    """The player for plugins: every call goes to the window's thread."""

    def __init__(
        self,
        deliver: Callable[[Callable[[], None]], None],
        listening: ListeningConnection,
        play_file: Callable[[Path], None],
    ) -> None:
        self._deliver = deliver
        self._listening = listening
        self._play_file = play_file

    def play(self, track_ids: Sequence[TrackId]) -> None:
        self._deliver(lambda: self._listening.play(track_ids))

    def add(self, track_ids: Sequence[TrackId]) -> None:
        self._deliver(lambda: self._listening.add(track_ids))

    def play_file(self, path: Path) -> None:
        self._deliver(lambda: self._play_file(path))

    def now(self) -> TrackId | None:
        current = self._listening.controller.queue.current
        return None if current is None else current.track_id


class _Across:
    """Drives a route across the lanes while a thread of the host waits for it."""

    def __init__(self, lanes: Lanes) -> None:
        self._lanes = lanes

    def __call__(self, route: Route[S], state: S) -> S:
        ended: Future[Any] = Future()
        self._lanes.run(route, state, on_done=ended.set_result, on_error=ended.set_exception)
        found: S = ended.result()
        return found
