"""Lanes whose answers come to the test's event loop."""

from collections.abc import Iterator
from contextlib import contextmanager

from pytestqt.qtbot import QtBot

from musicrec_desktop.app.lanes import Lanes
from musicrec_desktop.desktop.bridge import Bridge


@contextmanager
def lanes_for(_bot: QtBot) -> Iterator[Lanes]:
    """One worker a lane; closed at the end."""
    bridge = Bridge()
    lanes = Lanes(bridge.deliver, 1)
    yield lanes
    lanes.close()
    bridge.close()
