"""MPRIS: the media keys, the sound applet and playerctl drive the player over the session bus."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, QUrl

from musicrec_desktop.desktop.connections.listening import ListeningConnection
from musicrec_desktop.desktop.connections.opening import OpeningConnection
from musicrec_desktop.desktop.connections.tools import Tools
from musicrec_desktop.desktop.system import mpris_player
from musicrec_desktop.desktop.system.app_id import APP_ID, NAME
from musicrec_desktop.desktop.system.bus import BUS, Bus
from musicrec_desktop.desktop.system.bus_object import BusObject, Interface, Method, Property, Refusal
from musicrec_desktop.desktop.system.mime_types import MIME_TYPES
from musicrec_desktop.desktop.system.mpris_lists import PlaylistsSide, QueueSide
from musicrec_desktop.desktop.system.mpris_player import PlayerSide
from musicrec_desktop.desktop.windows.main_window import MainWindow
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.playback import PlaybackNews, PositionMoved, Sought

PATH: Final = "/org/mpris/MediaPlayer2"
ROOT: Final = "org.mpris.MediaPlayer2"
SERVICE: Final = "org.mpris.MediaPlayer2.musicrec"
_DO_NOT_QUEUE: Final = 4
_OWNER: Final = 1


class Mpris(QObject):
    """The player as the bus sees it. Changes are told together, once the window has nothing else to do."""

    def __init__(
        self, bus: Bus, tools: Tools, window: MainWindow, listening: ListeningConnection, opening: OpeningConnection
    ) -> None:
        super().__init__(bus)
        self._bus = bus
        self._window = window
        self._listening = listening
        self._opening = opening
        self.service = ""
        """The name it answers to; "" until the bus has given one."""
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._tell)
        self._player = PlayerSide(tools, listening, self._open, self._soon.start)
        self._queue = QueueSide(listening, self._player, self._find)
        self._playlists = PlaylistsSide(tools, listening, self._soon.start)
        tables = (self._root(), self._player.interface(), self._queue.interface(), self._playlists.interface())
        self._object = BusObject(bus, PATH, tables)
        self._ask_for(SERVICE)
        listening.watch(self._hear)

    def loaded(self) -> None:
        """The library is there."""
        self._playlists.renew()
        self._soon.start()

    def tell_soon(self) -> None:
        """Something that others see may be another one."""
        self._soon.start()

    # inside

    def _root(self) -> Interface:
        window = self._window

        def put_fullscreen(is_on: bool) -> None:
            window.showFullScreen() if is_on else window.showNormal()
            self._soon.start()

        return Interface(
            ROOT,
            (Method("Raise", window.come_forward), Method("Quit", lambda: QTimer.singleShot(0, window, window.quit))),
            (
                Property("CanQuit", "b", lambda: True),
                Property("Fullscreen", "b", window.isFullScreen, put_fullscreen),
                Property("CanSetFullscreen", "b", lambda: True),
                Property("CanRaise", "b", lambda: True),
                Property("HasTrackList", "b", lambda: True),
                Property("Identity", "s", lambda: NAME),
                Property("DesktopEntry", "s", lambda: APP_ID),
                Property("SupportedUriSchemes", "as", lambda: ["file"]),
                Property("SupportedMimeTypes", "as", lambda: list(MIME_TYPES)),
            ),
        )

    def _ask_for(self, name: str) -> None:
        def named(body: tuple[Any, ...]) -> None:
            if body[0] == _OWNER:
                self.service = name
            elif name == SERVICE:  # of another profile's window, which got it first
                self._ask_for(f"{SERVICE}.instance{self._bus.name.rpartition('.')[2]}")

        arguments = (name, _DO_NOT_QUEUE)
        self._bus.call(BUS, "/org/freedesktop/DBus", BUS, "RequestName", "su", arguments, named, "u")

    def _hear(self, news: PlaybackNews) -> None:
        match news:
            case PositionMoved():
                if news.duration_ms and news.duration_ms != self._player.duration_ms:
                    self._player.duration_ms = news.duration_ms
                    self._soon.start()
            case Sought():
                self._object.tell(mpris_player.NAME, "Seeked", news.position_ms * 1000)
            case _:
                self._soon.start()

    def _tell(self) -> None:
        self._queue.tell_changes(self._object.tell)
        self._playlists.tell_changes(self._object.tell)
        self._object.tell_changes()

    def _open(self, uri: str) -> None:
        self._find(uri, self._listening.play)

    def _find(self, uri: str, then: Callable[[Sequence[TrackId]], object]) -> None:
        place = QUrl(uri).toLocalFile()
        if not place:
            raise Refusal("InvalidArgs", f"Only files are played, not {uri}.")
        self._opening.find([Path(place)], then)
