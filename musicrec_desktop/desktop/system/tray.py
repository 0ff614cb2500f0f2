"""The sign in the system's tray."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from musicrec_desktop.desktop.icons import icon_pixmap
from musicrec_desktop.desktop.system.app_id import NAME
from musicrec_desktop.desktop.tones import LIGHT
from musicrec_desktop.desktop.words import tr

_PIXELS: Final = 64
_SHOWN_MS: Final = 6_000


class Tray(QObject):
    """Play, pause, go on, show the window, quit. A click shows or hides the window, the middle button pauses."""

    def __init__(
        self,
        toggle: Callable[[], object],
        go_on: Callable[[], object],
        go_back: Callable[[], object],
        show: Callable[[], object],
        show_or_hide: Callable[[], object],
        quit_all: Callable[[], object],
    ) -> None:
        super().__init__()
        self._toggle = toggle
        self._show_or_hide = show_or_hide
        self.menu = QMenu()
        self._what = self.menu.addAction(NAME)
        self._what.setEnabled(False)
        self.menu.addSeparator()
        self._play = self.menu.addAction(tr("Play"), toggle)
        self.menu.addAction(tr("Next track"), go_on)
        self.menu.addAction(tr("Previous track"), go_back)
        self.menu.addSeparator()
        self.menu.addAction(tr("Show the window"), show)
        self.menu.addAction(tr("Quit"), quit_all)
        self.icon = QSystemTrayIcon(QIcon(icon_pixmap("app", QColor(LIGHT.accent), _PIXELS)), self)
        self.icon.setContextMenu(self.menu)
        self.icon.setToolTip(NAME)
        self.icon.activated.connect(self._on_activated)
        self.icon.messageClicked.connect(show)
        self.icon.show()

    @property
    def is_there(self) -> bool:
        """Somebody shows it, so that a hidden window can be brought back."""
        return self.icon.isVisible() and QSystemTrayIcon.isSystemTrayAvailable()

    def show_track(self, name: str, *, is_playing: bool) -> None:
        """What plays, or would; "" for nothing."""
        # A menu takes & for the mark of a key.
        self._what.setText((name or NAME).replace("&", "&&"))
        self._play.setText(tr("Pause") if is_playing else tr("Play"))
        self.icon.setToolTip(name or NAME)

    def tell(self, title: str, about: str) -> None:
        """Tell of a track, where the system shows such notes."""
        self.icon.showMessage(title, about, self.icon.icon(), _SHOWN_MS)

    def close(self) -> None:
        """Take it out of the tray."""
        self.icon.hide()
        self.menu.deleteLater()
        self.deleteLater()

    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        match reason:
            case QSystemTrayIcon.ActivationReason.Trigger:
                self._show_or_hide()
            case QSystemTrayIcon.ActivationReason.MiddleClick:
                self._toggle()
            case _:
                pass
