"""Says on the desktop which track has begun, over the session bus."""

import html
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from musicrec_desktop.desktop.system.app_id import APP_ID, NAME
from musicrec_desktop.desktop.system.bus import Bus, Incoming
from musicrec_desktop.desktop.words import tr

SERVICE: Final = "org.freedesktop.Notifications"
_PATH: Final = "/org/freedesktop/Notifications"
_SHOWN_MS: Final = 6_000
_OPEN: Final = "default"
_NEXT: Final = "next"


class Notifications:
    """One note that is always about the present track: each replaces the one before. Where nobody shows notes,
    nothing happens."""

    def __init__(self, bus: Bus, show: Callable[[], object], go_on: Callable[[], object]) -> None:
        """`show`: the note was clicked; `go_on`: its button for the next track."""
        self._bus = bus
        self._do = {_OPEN: show, _NEXT: go_on}
        self._id = 0
        self._can: tuple[str, ...] | None = None
        """What whoever shows notes can do; asked for before the first: they may have started after this window."""
        bus.listen(SERVICE, "ActionInvoked", "us", self._on_action)
        bus.listen(SERVICE, "ActivationToken", "us", self._on_token)
        bus.listen(SERVICE, "NotificationClosed", "uu", self._on_closed)

    def tell(self, title: str, about: str, cover: Path | None = None) -> None:
        """Tell of a track: plain text, and a picture."""
        if self._can is not None:
            self._show(self._can, title, about, cover)
            return

        def show(body: tuple[Any, ...]) -> None:
            self._can = tuple(body[0])
            self._show(self._can, title, about, cover)

        self._bus.call(SERVICE, _PATH, SERVICE, "GetCapabilities", then=show, gives="as")

    def take_back(self) -> None:
        """It is no longer worth saying."""
        if self._id:
            self._bus.call(SERVICE, _PATH, SERVICE, "CloseNotification", "u", (self._id,))
            self._id = 0

    # inside

    def _show(self, can: tuple[str, ...], title: str, about: str, cover: Path | None) -> None:
        body = html.escape(about, quote=False) if "body-markup" in can else about
        hints: dict[str, tuple[str, Any]] = {
            "desktop-entry": ("s", APP_ID),
            "urgency": ("y", 0),
            "transient": ("b", True),
            "suppress-sound": ("b", True),
        }
        if cover is not None:
            hints["image-path"] = ("s", cover.as_uri())
        actions = [_OPEN, tr("Show"), _NEXT, tr("Next track")] if "actions" in can else []
        arguments = (NAME, self._id, APP_ID, _clean(title), _clean(body), actions, hints, _SHOWN_MS)
        self._bus.call(SERVICE, _PATH, SERVICE, "Notify", "susssasa{sv}i", arguments, self._on_shown, "u")

    def _on_shown(self, body: tuple[Any, ...]) -> None:
        self._id = body[0]

    def _on_action(self, signal: Incoming) -> None:
        number, key = signal.body
        if number == self._id and key in self._do:
            self._do[key]()

    def _on_token(self, signal: Incoming) -> None:
        number, token = signal.body
        if number == self._id:
            os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt takes it with the next wish to come forward

    def _on_closed(self, signal: Incoming) -> None:
        if signal.body[0] == self._id:
            self._id = 0


def _clean(text: str) -> str:
    return text.replace("\0", " ").encode("utf-8", "replace").decode()
