"""Every page of the window, built as it is in the program: named, reachable, in words."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from musicrec_desktop.desktop.windows.pages import SIGNS, Page
from tests.desktop.hand import strike
from tests.desktop.opened_desk import Opened, fill
from tests.desktop.test_accessibility import CONTROLS, ROLE, interface, things

_TABS_AT_MOST = 400
"""A page with more stops than this has a list whose rows are stops."""


@pytest.fixture
def opened(bot: QtBot, profile: Path) -> Iterator[Opened]:
    fill(profile)
    made = Opened(bot, profile).until_loaded()
    made.window.resize(1200, 800)
    yield made
    made.close()


def test_every_page_is_in_the_sidebar_with_its_key(opened: Opened) -> None:
    for page, sign in SIGNS.items():
        key = opened.window.sidebar.keys[page]
        assert key.isVisible(), page
        assert sign.keys in key.toolTip()
        key.click()
        assert opened.window.page is page


@pytest.mark.parametrize("page", list(Page))
def test_everything_that_can_be_used_has_a_name(opened: Opened, bot: QtBot, page: Page) -> None:
    opened.window.show_page(page)
    bot.wait(100)
    found = [
        thing for thing in things(interface(opened.window)) if thing.role() in CONTROLS and not thing.state().invisible
    ]
    assert len(found) > 10
    nameless = [
        (thing.role(), thing.object(), thing.object().parent() if thing.object() else None)
        for thing in found
        if not thing.text(QAccessible.Text.Name)
        and not (thing.object() is not None and thing.object().objectName().startswith(("qt_", "_q_")))
        and not isinstance(thing.object().parent() if thing.object() is not None else None, QLineEdit)
        and thing.role() is not ROLE.Cell  # an empty cell of a table: a track without album
    ]
    assert nameless == []


@pytest.mark.parametrize("page", list(Page))
def test_tab_leads_through_the_page_and_comes_round(opened: Opened, bot: QtBot, page: Page) -> None:
    window = opened.window
    window.activateWindow()
    opened.until(window.isActiveWindow)
    window.show_page(page)
    bot.wait(100)
    first = window.sidebar.keys[page]
    first.setFocus()
    stops: list[QWidget] = []
    for _ in range(_TABS_AT_MOST):
        focused = QApplication.focusWidget()
        assert focused is not None
        if stops and focused is stops[0]:
            break
        assert focused not in stops, f"Tab leads back to {focused} before it has been everywhere"
        stops.append(focused)
        strike(focused, Qt.Key.Key_Tab)
    else:
        pytest.fail("Tab does not come round")
    unreached = [
        button
        for button in window.findChildren(QAbstractButton)
        if button.isVisible()
        and button.isEnabled()
        and button.focusPolicy() & Qt.FocusPolicy.TabFocus
        and button not in stops
        and button.visibleRegion().boundingRect().isValid()
    ]
    assert unreached == []
