"""The command palette: found by words in any order, done by Enter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.desktop.windows.palette import CommandPalette
from tests.desktop.hand import strike, write


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def parent(bot: QtBot) -> QWidget:
    made = QWidget()
    bot.addWidget(made)
    return made


@pytest.fixture
def palette(bot: QtBot, parent: QWidget, done: list[str]) -> CommandPalette:
    actions = []
    for name, keys in (("Next track", "Ctrl+Right"), ("Previous track", "Ctrl+Left"), ("Save the playlist", "")):
        action = QAction(name, parent)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _=False, name=name: done.append(name))
        actions.append(action)
    actions[2].setEnabled(False)
    parent.resize(800, 600)
    parent.show()
    bot.waitExposed(parent)
    return CommandPalette(actions, parent)


def test_words_in_any_order_find_a_command(palette: CommandPalette) -> None:
    assert palette.names == ["Next track", "Previous track"]  # what cannot be done is not offered
    write(palette.field, "TRACK prev")
    assert palette.names == ["Previous track"]
    write(palette.field, " x")
    assert palette.names == []


def test_enter_does_what_is_marked_and_closes(palette: CommandPalette, done: list[str]) -> None:
    strike(palette.field, Qt.Key.Key_Down)
    strike(palette.field, Qt.Key.Key_Down)  # the end of the list holds
    strike(palette.field, Qt.Key.Key_Return)
    assert done == ["Previous track"]


def test_escape_does_nothing(palette: CommandPalette, done: list[str]) -> None:
    strike(palette.field, Qt.Key.Key_Escape)
    assert done == []


def test_enter_with_nothing_found_does_nothing(palette: CommandPalette, done: list[str]) -> None:
    write(palette.field, "zzz")
    strike(palette.field, Qt.Key.Key_Return)
    assert done == []
