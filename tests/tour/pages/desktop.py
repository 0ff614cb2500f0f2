"""The player on the desktop: remote control, media keys, files dropped and opened. Beside the page of its settings."""

import os
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, QProcess, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from musicrec_desktop.desktop.system.instance import Wish
from musicrec_desktop.domain.events import PlayerState
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.playback import Repeat
from tests.tour.guide import Guide

PAGE = "settings"


def look(guide: Guide) -> None:
    """Its settings have a picture of their own."""


def visit(guide: Guide) -> None:
    """Every way in from outside."""
    ids = [TrackId(each) for each in guide.desk.services.known.view.ids[:5].tolist()]
    guide.desk.listening.play(ids)
    control = guide.desk.listening.controller
    guide.until(lambda: control.state is PlayerState.PLAYING, "a track plays")
    _remote(guide)
    _keys(guide)
    _later_start(guide)
    _drop(guide)


def _remote(guide: Guide) -> None:
    control = guide.desk.listening.controller
    if not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
        guide.saw("no session bus here: the remote control is left out")
        return
    guide.until(lambda: _ctl(guide, "status") == "Playing", "playerctl: Playing")
    title = _ctl(guide, "metadata", "xesam:title")
    guide.saw(f"playerctl: {title!r} by {_ctl(guide, 'metadata', 'xesam:artist')!r}")
    _ctl(guide, "pause")
    guide.until(lambda: control.state is PlayerState.PAUSED, "paused")
    _ctl(guide, "play-pause")
    guide.until(lambda: control.state is PlayerState.PLAYING, "playing again")
    _ctl(guide, "next")
    guide.until(lambda: control.queue.index == 1, "the next track")
    _ctl(guide, "position", "5")
    guide.until(lambda: control.position_ms >= 5_000, "five seconds into it")
    _ctl(guide, "previous")
    guide.until(lambda: control.position_ms < 5_000, "its beginning again")
    _ctl(guide, "volume", "0.3")
    guide.until(lambda: guide.desk.window.player.volume.value() == 30, "the volume at 30 %")
    _ctl(guide, "loop", "Track")
    guide.until(lambda: control.modes.repeat is Repeat.ONE, "one track repeated")
    _ctl(guide, "loop", "None")
    _ctl(guide, "shuffle", "On")
    guide.until(lambda: control.modes.is_shuffled, "the queue shuffled")
    _ctl(guide, "shuffle", "Off")


def _keys(guide: Guide) -> None:
    control = guide.desk.listening.controller
    for key, what, words in (
        (Qt.Key.Key_MediaPlay, lambda: control.state is PlayerState.PAUSED, "paused by the media key"),
        (Qt.Key.Key_MediaPlay, lambda: control.state is PlayerState.PLAYING, "playing by the media key"),
        (Qt.Key.Key_MediaNext, lambda: control.queue.index == 2, "the track after it"),
    ):
        QTest.keyClick(guide.desk.window, key)
        guide.did(f"pressed {key.name}")
        guide.until(what, words)


def _later_start(guide: Guide) -> None:
    """As the socket hands it over."""
    control = guide.desk.listening.controller
    file = _file(guide)
    guide.desk.system.take(Wish((file,)))
    guide.did(f"started the player again with {file.name!r}")
    guide.until(lambda: len(control.queue) == 1 and control.state is PlayerState.PLAYING, "the file plays")


def _drop(guide: Guide) -> None:
    window, control = guide.desk.window, guide.desk.listening.controller
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(_file(guide))), QUrl.fromLocalFile(str(_file(guide).parent))])
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    middle = window.rect().center()
    QApplication.sendEvent(window, QDragEnterEvent(QPoint(middle), action, mime, left, none))
    QApplication.sendEvent(window, QDropEvent(QPointF(middle), action, mime, left, none))
    guide.did("dropped a file and a folder onto the window")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    guide.saw("the question: " + " · ".join(each.text() for each in menu.actions() if each.text()))
    menu.grab().save(str(guide.out / f"dropped-{guide.variant}.png".replace(" ", "-")))
    before = len(control.queue)
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    guide.did("chose the second answer by the keyboard")
    guide.until(lambda: len(control.queue) > before, "more tracks in the queue")


def _file(guide: Guide) -> Path:
    ids = [TrackId(each) for each in guide.desk.services.known.view.ids[:1].tolist()]
    path = guide.desk.listening._tools.shelf.locate(ids[0])
    assert path is not None
    return path


def _ctl(guide: Guide, *words: str) -> str:
    """What playerctl says, while the window goes on."""
    process = QProcess()
    process.start("playerctl", ["--player=musicrec", *words])
    while process.state() is not QProcess.ProcessState.NotRunning:
        guide.rest(0.01)
    if len(words) > 1 or words[0] not in {"status", "metadata"}:
        guide.did("playerctl " + " ".join(words))
    return bytes(process.readAllStandardOutput().data()).decode().strip()
