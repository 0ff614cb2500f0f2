"""The window's place in the system: session bus, media keys, tray, notes about tracks, drops, later starts."""

import os
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from musicrec_desktop.desktop.actions.covers import fetch_cover_file
from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.opening import OpeningConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.system.drop import DropTarget
from musicrec_desktop.desktop.system.instance import Wish
from musicrec_desktop.desktop.system.tray import Tray
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.domain.events import PlayerState, TrackStarted
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.playback import PlaybackNews, QueueChanged, StateChanged

_COVER_PIXELS: Final = 512


class SystemConnection:
    """All of these. Without a session bus, a tray or anybody who shows notes, what needs them is left out."""

    def __init__(
        self,
        tools: Tools,
        window: MainWindow,
        listening: ListeningConnection,
        opening: OpeningConnection,
        ask: Callable[[str], object],
        add_folders: Callable[[Sequence[Path]], object],
        bus_address: str | None,
    ) -> None:
        """`ask` makes a playlist for these words; `bus_address` as system/bus.py says it, None: without a bus."""
        self._tools = tools
        self._window = window
        self._listening = listening
        self._opening = opening
        self._ask = ask
        self._waiting: list[Wish] = []
        self._is_loaded = False
        control = listening.controller
        self._do = {
            "play": control.play,
            "pause": control.pause,
            "toggle": control.toggle,
            "next": control.next,
            "previous": control.previous,
        }
        DropTarget(window, opening.play, opening.add, add_folders)
        self._bind_media_keys()
        self._join_bus(bus_address)
        self.tray = self._make_tray()
        window.may_hide = lambda: tools.services.settings.close_to_tray and self.tray is not None and self.tray.is_there
        listening.watch(self._hear)

    def take(self, wish: Wish) -> None:
        """Do what a later start was asked for: in sight, unless it was only to press a key."""
        os.environ.update(wish.tokens)  # Qt takes them with the next wish to come forward
        if not wish.do:
            self._window.come_forward()
        self.begin(wish)

    def begin(self, wish: Wish) -> None:
        """Do what this start was asked for, once the library is there."""
        if not self._is_loaded:
            self._waiting.append(wish)
            return
        if wish.paths:
            self._opening.play(wish.paths)
        if wish.request is not None:
            self._ask(wish.request)
        if wish.do in self._do:
            self._do[wish.do]()

    def loaded(self) -> None:
        """The library and the queue are there."""
        self._is_loaded = True
        if self._mpris is not None:
            self._mpris.loaded()
        waiting, self._waiting = self._waiting, []
        for wish in waiting:
            self.begin(wish)

    def close(self) -> None:
        """Leave the bus and the tray."""
        if self._notes is not None:
            self._notes.take_back()
        if self._bus is not None:
            self._bus.close()
        if self.tray is not None:
            self.tray.close()
            self.tray = None

    # inside

    def _join_bus(self, address: str | None) -> None:
        self._bus = self._mpris = self._notes = None
        if address is None:
            return
        # What speaks on the bus is there on Linux only.
        from musicrec_desktop.desktop.system.bus import Bus
        from musicrec_desktop.desktop.system.mpris import Mpris
        from musicrec_desktop.desktop.system.notifications import Notifications

        window, listening = self._window, self._listening
        self._bus = Bus(address, window)
        self._mpris = Mpris(self._bus, self._tools, window, listening, self._opening)
        self._notes = Notifications(self._bus, window.come_forward, listening.controller.next)

    def _make_tray(self) -> Tray | None:
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return None
        window, control = self._window, self._listening.controller

        def show_or_hide() -> None:
            if window.isVisible() and window.isActiveWindow():
                window.close() if window.may_hide() else window.showMinimized()
            else:
                window.come_forward()

        return Tray(control.toggle, control.next, control.previous, window.come_forward, show_or_hide, window.quit)

    def _bind_media_keys(self) -> None:
        """Those that reach a focused window: most systems keep them and speak over the bus instead."""
        control, key = self._listening.controller, Qt.Key
        for code, do in (
            (key.Key_MediaPlay, control.toggle),  # most keyboards have this one alone
            (key.Key_MediaTogglePlayPause, control.toggle),
            (key.Key_MediaPause, control.pause),
            (key.Key_MediaStop, control.stop),
            (key.Key_MediaNext, control.next),
            (key.Key_MediaPrevious, control.previous),
        ):
            QShortcut(QKeySequence(code), self._window, do)

    def _hear(self, news: PlaybackNews) -> None:
        match news:
            case StateChanged() | QueueChanged():
                self._show_in_tray()
            case TrackStarted():
                self._tell(news.track_id)
            case _:
                pass

    def _show_in_tray(self) -> None:
        if self.tray is None:
            return
        control = self._listening.controller
        item = control.queue.current
        name = "" if item is None else self._name(item.track_id)
        self.tray.show_track(name, is_playing=control.state is PlayerState.PLAYING)

    def _name(self, track_id: TrackId) -> str:
        line = self._tools.shelf.line(track_id)
        return " · ".join(filter(None, (line.title, line.artist)))

    def _tell(self, track_id: TrackId) -> None:
        """Say which track has begun, unless the window says it in front of the listener's eyes."""
        tools = self._tools
        if not tools.services.settings.notify or QApplication.activeWindow() is not None:
            return
        line, path = tools.shelf.line(track_id), tools.shelf.locate(track_id)
        about = " · ".join(filter(None, (line.artist, line.album)))
        if self._notes is None:
            if self.tray is not None:
                self.tray.tell(line.title, about)
            return
        tell = partial(self._notes.tell, line.title, about)
        if path is None:
            tell()
        else:
            fetch_cover_file(tools.lanes, tools.services.paths, path, _COVER_PIXELS, tell, tools.fail)
