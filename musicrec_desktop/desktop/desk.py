"""The window with everything behind it, put together and taken apart."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QWidget

from musicrec_desktop.app.lanes import Lanes
from musicrec_desktop.app.reasons import fact_sentences
from musicrec_desktop.app.routes import Lane
from musicrec_desktop.app.services import Known, Services
from musicrec_desktop.app.warming import in_words, warm_model
from musicrec_desktop.desktop.actions.lane_work import do_in
from musicrec_desktop.desktop.actions.library import load_library
from musicrec_desktop.desktop.actions.shelf import Shelf
from musicrec_desktop.desktop.bridge import Bridge
from musicrec_desktop.desktop.connections.autopilot import AutopilotConnection
from musicrec_desktop.desktop.connections.home import HomeConnection
from musicrec_desktop.desktop.connections.journey import JourneyConnection
from musicrec_desktop.desktop.connections.library import LibraryConnection
from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.map import MapConnection
from musicrec_desktop.desktop.connections.opening import OpeningConnection
from musicrec_desktop.desktop.connections.playing import PlayingConnection
from musicrec_desktop.desktop.connections.plugins import PluginsConnection
from musicrec_desktop.desktop.connections.requests import RequestConnection
from musicrec_desktop.desktop.connections.saved import SavedConnection
from musicrec_desktop.desktop.connections.search import SearchConnection
from musicrec_desktop.desktop.connections.settings import SettingsConnection
from musicrec_desktop.desktop.connections.sound import SoundConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.connections.track_actions import TrackActions
from musicrec_desktop.desktop.connections.you import YouConnection
from musicrec_desktop.desktop.pace import Pace
from musicrec_desktop.desktop.said import said
from musicrec_desktop.desktop.shortcuts import Command
from musicrec_desktop.desktop.system.connection import SystemConnection
from musicrec_desktop.desktop.system.instance import Wish
from musicrec_desktop.desktop.theme import apply_theme
from musicrec_desktop.desktop.window_place import keep_place, restore_place
from musicrec_desktop.desktop.windows.first_run import FirstRunPage
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.desktop.windows.palette import CommandPalette
from musicrec_desktop.desktop.windows.text_window import shortcuts_window
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.errors import ExpectedError, ModelError
from musicrec_desktop.domain.play import FeedbackValue
from musicrec_desktop.playback import Player

NO_MODEL: Final = marked("No language model: rules and templates do the work")
MODEL_OFF: Final = marked("Language model switched off")
_WAIT_S: Final = 10.0
_VOLUME_STEP: Final = 5
_log = logging.getLogger(__name__)


class Desk:
    """One window on one profile."""

    def __init__(
        self,
        services: Services,
        player: Player,
        bridge: Bridge,
        *,
        use_llm: bool = True,
        request: str | None = None,
        compute_workers: int | None = None,
        bus_address: str | None = None,
        wish: Wish | None = None,
        use_plugins: bool = True,
    ) -> None:
        """`request`: words to make a playlist for as soon as the library is there; `wish`: what else is to be done
        then. `bus_address`: of the session bus, None to stay away from it."""
        self.services = services
        self._bridge = bridge
        self._use_llm = use_llm and services.settings.use_llm
        self._first_request = request
        self._is_closed = False
        self._windows: list[QWidget] = []
        shelf = Shelf(services)
        self.lanes = Lanes(bridge.deliver, compute_workers)
        self.window = MainWindow(shelf.line, fact_sentences)
        self._pace = Pace(self.window)
        tools = Tools(self.lanes, services, shelf, self.show_failure)
        self.listening = ListeningConnection(tools, self.window, player)
        self.tracks = TrackActions(tools, self.window, self.listening)
        self.requests = RequestConnection(tools, self.window, self.listening, use_llm=self._use_llm)
        self.autopilot = AutopilotConnection(tools, self.window, self.listening, self.requests.plan_of)
        self.window.queue.menu_of = self.tracks.menu
        self.library = LibraryConnection(tools, self.window, self.listening, self.tracks)
        self.window.playlist.view.menu_of = self.tracks.menu
        self.window.playlist.alike_asked.connect(self.tracks.more_like)
        self.home = HomeConnection(tools, self.window, self.listening, self.requests, self.library.covers)
        self.library.watch_library(self.home.library_changed)
        self.window.for_you.home.folder_asked.connect(self.library.choose_folder)
        self.saved = SavedConnection(tools, self.window, self.listening, self.tracks, self.library.browsing)
        self.search = SearchConnection(tools, self.window, self.library.browsing, self.saved.open)
        self.you = YouConnection(tools, self.window, self.tracks)
        self.playing = PlayingConnection(tools, self.window, self.listening, self.tracks)
        self.map = MapConnection(tools, self.window, self.listening, self.requests, self.tracks)
        self.library.watch_library(self.map.on_library)
        self.journey = JourneyConnection(tools, self.window, self.listening, self.requests, self.tracks)
        self.settings = SettingsConnection(
            tools, self.window, self._uses(), self.library.choose_folder, self.library.scan, self._on_history_changed
        )
        self.sound = SoundConnection(tools, self.window, self.listening)
        self.opening = OpeningConnection(tools, self.window, self.listening, self.library.show)
        self.system = SystemConnection(
            tools, self.window, self.listening, self.opening, self._make, self.library.add_folders, bus_address
        )
        self.plugins = PluginsConnection(tools, self.window, self.listening, self.tracks, is_safe=not use_plugins)
        self._opens_files = wish is not None and bool(wish.paths)
        if wish is not None:
            self.system.begin(wish)
        self.window.closing.connect(self.close)
        self._bind()
        self._kept_page = restore_place(self.window, services.paths.window)

    def start(self) -> None:
        """Read the library and go on from there. Returns at once."""
        self._pace.start()
        self.window.status.show_idle(tr("Opening your library …"))
        self._show_model()
        load_library(self.lanes, self.services, self._on_loaded, self.show_failure)

    def show_failure(self, error: Exception) -> None:
        """A failure the listener can act on is said; a mistake of ours becomes a crash report."""
        if not isinstance(error, ExpectedError):
            raise error
        self.window.notices.show_notice(f"{said(error.message)} ({error.code})", said(error.hint), stays=True)

    def close(self) -> None:
        """Keep what is to be kept, then end everything. May be called twice."""
        if self._is_closed:
            return
        self._is_closed = True
        keep_place(self.window, self.services.paths.window)
        self.system.close()
        self.requests.cancel()
        self.autopilot.close()
        self.home.close()
        self.library.close()
        self.you.close()
        self.playing.close()
        self.map.close()
        self.settings.close()
        self.plugins.close()
        for running in self.listening.close():
            if not running.wait(_WAIT_S):
                _log.error("a play or the queue could not be kept within %s s", _WAIT_S)
        self._keep_modes()
        self._bridge.close()
        self.lanes.close()
        self.services.close()
        self._pace.stop()

    # inside

    def _on_loaded(self, known: Known) -> None:
        self.window.status.show_idle("")
        self.listening.restore()
        self.plugins.start()
        self.you.changes.start()
        # Behind it in its lane: what is wished for may be to go on with what is brought back.
        do_in(self.lanes, Lane.DB, lambda: None, lambda _: self._on_restored(), self.show_failure)
        if len(known.view) == 0 and not self.services.settings.folders and not self._opens_files:
            self._show_first_run()
            return
        self.library.show()
        if self.window.page is Page.FOR_YOU:
            self.window.request.focus_field()
        if self._first_request is not None:
            self._make(self._first_request)
        self.library.scan()
        if self._use_llm:
            do_in(self.lanes, Lane.LLM, self._warm_model, self._show_where, self.show_failure)

    def _on_restored(self) -> None:
        if self._kept_page is not None and self._first_request is None and self.window.page is Page.FOR_YOU:
            self.window.show_page(self._kept_page)
        self.opening.loaded()
        self.system.loaded()

    def _make(self, words: str) -> None:
        """Make a playlist for these words, in sight."""
        self.window.show_page(Page.FOR_YOU)
        self.window.request.field.setText(words)
        self.requests.ask(words)

    def _uses(self) -> dict[str, Callable[[], None]]:
        """By the name of a setting, what makes it seen or heard at once."""

        def use_theme() -> None:
            app = QApplication.instance()
            if isinstance(app, QApplication):
                apply_theme(app, self.services.settings.theme.value)

        return {
            "theme": use_theme,
            "watch": self.library.watch,
            "use_llm": self._use_model,
            "model": self._use_model,
            "use_adapter": self._use_model,
            "graphics_card": self._use_model,
            "crossfade": self.listening.controller.renew_fade,
            "crossfade_s": self.listening.controller.renew_fade,
        }

    def _use_model(self) -> None:
        """Use the model that is set, or none, from the next request on."""
        self._use_llm = self.requests.use_llm = self.services.settings.use_llm
        self._show_model()
        if self._use_llm:
            do_in(self.lanes, Lane.LLM, self._warm_model, self._show_where, self.show_failure)

    def _on_history_changed(self) -> None:
        self.library.show()
        self.you.show()

    def _warm_model(self) -> str:
        """Load the model before it is needed; where it runs, or why it does not, in words. llm lane."""
        try:
            info = warm_model(self.services)
        except ModelError as error:
            return said(error.message)
        if info is None:
            return ""
        return tr("Language model: {model}, {where}").format(model=Path(info.name).stem, where=said(in_words(info)))

    def _show_where(self, words: str) -> None:
        if words:
            self.window.status.show_model(words)

    def _show_first_run(self) -> None:
        found = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.MusicLocation)
        suggested = Path(found) if found and Path(found) != Path.home() and Path(found).is_dir() else None
        page = FirstRunPage(self.services.paths.profile, self.services.paths.models, suggested)
        page.started.connect(self._on_first_run)
        self.window.show_over_all(page)

    def _on_first_run(self, folders: list[Path]) -> None:
        self.window.show_main()
        if folders:
            self.window.show_page(Page.LIBRARY)
            self.library.add_folders(folders)
        self.library.show()

    def _show_model(self) -> None:
        if not self._use_llm:
            self.window.status.show_model(tr(MODEL_OFF))
            return

        def name() -> str:
            path = self.services.model
            return tr(NO_MODEL) if path is None else tr("Language model: {model}").format(model=path.stem)

        do_in(self.lanes, Lane.COMPUTE, name, self.window.status.show_model, self.show_failure)

    def _keep_modes(self) -> None:
        settings = self.services.settings
        kept = settings.with_modes(self.listening.controller.modes)
        if kept != settings:
            try:
                self.services.change_settings(kept)
            except ExpectedError as error:
                _log.warning("how playing goes on could not be kept: %s", error)

    def _bind(self) -> None:
        window, controller = self.window, self.listening.controller

        def request() -> None:
            window.show_page(Page.FOR_YOU)
            window.request.focus_field()

        def export() -> None:
            is_saved = window.page is Page.PLAYLISTS and window.saved.is_one_open
            (self.saved if is_saved else self.requests).export()

        def turn(step: int) -> None:
            window.player.volume.setValue(window.player.volume.value() + step)

        window.bind(
            {
                Command.REQUEST: request,
                Command.TOGGLE: controller.toggle,
                Command.NEXT: controller.next,
                Command.PREVIOUS: controller.previous,
                Command.LOUDER: lambda: turn(_VOLUME_STEP),
                Command.QUIETER: lambda: turn(-_VOLUME_STEP),
                Command.MUTE: window.player.toggle_mute,
                Command.LIKE: lambda: window.player.judge(FeedbackValue.LIKE),
                Command.DISLIKE: lambda: window.player.judge(FeedbackValue.DISLIKE),
                Command.QUEUE: window.player.queue.toggle,
                Command.SAVE: self.requests.save,
                Command.EXPORT: export,
                Command.PALETTE: lambda: CommandPalette(window.actions_of.values(), window),
                Command.HELP: lambda: self._open(shortcuts_window(window)),
                Command.QUIT: window.quit,
            }
        )

    def _open(self, window: QWidget) -> None:
        self._windows = [*(other for other in self._windows if other.isVisible()), window]
        window.show()
