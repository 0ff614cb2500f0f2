"""The sign in the tray, a window that is closed and goes on, media keys, and what is dropped onto it."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QSystemTrayIcon, QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.desktop.system.drop import DropTarget
from musicrec_desktop.desktop.system.tray import Tray
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.domain.events import PlayerState
from tests.desktop.hand import strike
from tests.desktop.opened_desk import Opened, fill

# What the screen of these tests cannot do, and says.
NO_TRAY = pytest.mark.qt_log_ignore("No such signal QPlatformNativeInterface::systemTrayWindowChanged", extend=True)
NO_POPUP = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
ODD_KEYS = pytest.mark.qt_log_ignore("keyToAscii Unhandled key code", extend=True)

REASON = QSystemTrayIcon.ActivationReason


@pytest.fixture
def with_tray(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that shows signs in a tray; the screen of these tests has none."""
    monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", staticmethod(lambda: True))


def texts(tray: Tray) -> list[str]:
    return [action.text() for action in tray.menu.actions() if action.text()]


def press(tray: Tray, text: str) -> None:
    next(action for action in tray.menu.actions() if action.text() == text).trigger()


@NO_TRAY
@pytest.mark.usefixtures("with_tray")
def test_the_tray_drives_the_player_and_says_what_plays(
    bot: QtBot, profile: Path, album: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Opened(bot, profile)
    made.until(lambda: made.desk.listening._is_restored)
    monkeypatch.setattr(made.window, "raise_", lambda: None)
    tray, control = made.desk.system.tray, made.desk.listening.controller
    assert tray is not None
    assert texts(tray) == ["musicrec", "Play", "Next track", "Previous track", "Show the window", "Quit"]
    made.desk.opening.play(album)
    made.until(lambda: control.state is PlayerState.PLAYING)
    assert texts(tray)[:2] == ["Title 1 · First Artist, Second <b>Artist</b>", "Pause"]
    assert tray.icon.toolTip().startswith("Title 1")
    press(tray, "Pause")
    assert texts(tray)[1] == "Play"
    tray.icon.activated.emit(REASON.MiddleClick)
    assert texts(tray)[1] == "Pause"
    press(tray, "Next track")
    assert control.queue.index == 1
    press(tray, "Previous track")
    assert control.queue.index == 0
    press(tray, "Quit")
    made.until(lambda: not made.window.isVisible())
    assert made.desk._is_closed
    made.close()


@NO_TRAY
@pytest.mark.usefixtures("with_tray")
def test_a_closed_window_goes_on_where_that_is_wished(
    bot: QtBot, profile: Path, album: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    made = Opened(bot, profile)
    made.until(lambda: made.desk.listening._is_restored)
    monkeypatch.setattr(made.window, "raise_", lambda: None)
    quits: list[bool] = []
    monkeypatch.setattr(QApplication, "quit", staticmethod(lambda: quits.append(True)))
    tray, control = made.desk.system.tray, made.desk.listening.controller
    assert tray is not None
    made.desk.services.set("close_to_tray", True)
    made.desk.opening.play(album)
    made.until(lambda: control.state is PlayerState.PLAYING)
    made.window.close()
    assert not made.window.isVisible()
    assert control.state is PlayerState.PLAYING
    assert not QApplication.quitOnLastWindowClosed()
    tray.icon.activated.emit(REASON.Trigger)
    assert made.window.isVisible()
    assert QApplication.quitOnLastWindowClosed()
    made.window.close()
    strike(made.window, Qt.Key.Key_MediaPlay)
    assert quits == []
    made.window.quit()
    assert quits == [True]
    assert made.desk._is_closed
    QApplication.setQuitOnLastWindowClosed(True)
    made.close()


def test_without_a_tray_closing_ends(bot: QtBot, profile: Path) -> None:
    made = Opened(bot, profile)
    made.until(lambda: made.desk.listening._is_restored)
    made.desk.services.set("close_to_tray", True)  # nobody could bring it back
    made.window.close()
    assert made.desk._is_closed
    made.close()


@ODD_KEYS
def test_media_keys_reach_the_player(bot: QtBot, profile: Path, album: list[Path]) -> None:
    made = Opened(bot, profile)
    control, key = made.desk.listening.controller, Qt.Key
    made.until(lambda: made.desk.listening._is_restored)
    made.desk.opening.play(album)
    made.until(lambda: control.state is PlayerState.PLAYING)
    made.window.activateWindow()
    bot.waitUntil(made.window.isActiveWindow)
    for pressed, state, index in (
        (key.Key_MediaPlay, PlayerState.PAUSED, 0),
        (key.Key_MediaTogglePlayPause, PlayerState.PLAYING, 0),
        (key.Key_MediaNext, PlayerState.PLAYING, 1),
        (key.Key_MediaPrevious, PlayerState.PLAYING, 0),
        (key.Key_MediaPause, PlayerState.PAUSED, 0),
        (key.Key_MediaStop, PlayerState.STOPPED, 0),
    ):
        strike(made.window, pressed)
        assert (control.state, control.queue.index) == (state, index)
    made.close()


def drop(target: QWidget, mime: QMimeData) -> bool:
    """Drag it in and let go; whether it was taken."""
    action, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(9, 9), action, mime, left, none)
    enter.ignore()
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(9, 9), action, mime, left, none))
    return enter.isAccepted()


def question(target: DropTarget) -> QMenu:
    assert target.menu is not None
    return target.menu


@NO_POPUP
def test_what_is_dropped_is_asked_about(bot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    bot.addWidget(window)
    window.show()
    done: list[tuple[str, list[Path]]] = []

    def note(what: str, paths: Sequence[Path]) -> None:
        done.append((what, list(paths)))

    target = DropTarget(
        window,
        lambda paths: note("play", paths),
        lambda paths: note("add", paths),
        lambda paths: note("folder", paths),
    )
    file = tmp_path / "a ☂.flac"
    file.touch()
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.org/a.ogg")])
    assert not drop(window, mime)
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    for entry, what in ((0, "play"), (1, "add")):
        assert drop(window, mime)
        assert target.menu is not None
        assert [action.text() for action in target.menu.actions()] == ["Play", "Add to queue"]
        target.menu.actions()[entry].trigger()
        target.menu.close()
        assert done[-1] == (what, [file])
    mime.setUrls([QUrl.fromLocalFile(str(file)), QUrl.fromLocalFile(str(tmp_path))])
    assert drop(window, mime)
    assert target.menu is not None
    target.menu.actions()[-1].trigger()
    target.menu.close()
    assert done[-1] == ("folder", [tmp_path])


@NO_POPUP
def test_lists_leave_dropped_files_to_the_window(bot: QtBot, profile: Path, album: list[Path]) -> None:
    fill(profile)
    made = Opened(bot, profile).until_loaded()
    made.window.queue.show()
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(album[0]))])
    made.window.show_page(Page.LIBRARY)
    lists = [view for view in made.window.findChildren(QAbstractItemView) if view.isVisible()]
    assert len(lists) >= 2
    target = made.window.findChild(DropTarget)
    assert target is not None
    for view in lists:
        assert drop(view.viewport(), mime)
        assert question(target).isVisible()
        question(target).close()
    assert drop(made.window, mime)
    question(target).actions()[0].trigger()
    question(target).close()
    made.until(lambda: made.player.path == album[0])
    made.close()
