"""What tests of the window share."""

import gc
import threading
from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.desktop.theme import apply_theme
from musicrec_desktop.desktop.words import install_language


def _timers() -> list[QTimer]:
    """Timers of ours that would still fire."""
    return [
        thing
        for thing in gc.get_objects()
        # By its own type: asking a dead weak reference of someone else for its class raises.
        if issubclass(type(thing), QTimer) and shiboken6.isValid(thing) and thing.isActive()
    ]


@pytest.fixture(autouse=True)
def nothing_leaks(qapp: QApplication) -> Iterator[None]:
    """A test that leaves a thread or a running timer behind fails: in the program it would be one for each click."""
    threads = set(threading.enumerate())
    timers = {id(timer) for timer in _timers()}
    yield
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    qapp.processEvents()
    left = [timer for timer in _timers() if id(timer) not in timers]
    assert not left, f"timers still running: {[(timer.parent(), timer.interval()) for timer in left]}"
    started = [thread for thread in threading.enumerate() if thread not in threads and thread.is_alive()]
    assert not started, f"threads still running: {started}"


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[QApplication]:
    """The application in its light theme and in English."""
    apply_theme(qapp, "light")
    install_language(qapp, "en")
    yield qapp
    qapp.setStyleSheet("")


@pytest.fixture
def bot(qtbot: QtBot, dressed: QApplication) -> QtBot:
    """The hand that clicks, in a dressed application."""
    return qtbot
