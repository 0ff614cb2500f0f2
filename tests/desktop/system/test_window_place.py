"""The window comes back as it was left."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.app.paths import Paths
from musicrec_desktop.desktop.windows.pages import Page
from tests.desktop.opened_desk import Opened, fill


@pytest.mark.parametrize("page", [Page.LIBRARY, Page.YOU, Page.SETTINGS])
def test_the_page_on_show_is_shown_again(bot: QtBot, profile: Path, page: Page) -> None:
    fill(profile)
    made = Opened(bot, profile).until_loaded()
    made.window.show_page(page)
    made.close()
    again = Opened(bot, profile)
    assert again.window.page is Page.FOR_YOU  # nothing of the library is there yet
    again.until_loaded()
    again.until(lambda: again.window.page is page)
    again.close()


def test_who_has_turned_to_another_page_stays_there(bot: QtBot, profile: Path) -> None:
    fill(profile)
    made = Opened(bot, profile).until_loaded()
    made.window.show_page(Page.YOU)
    made.close()
    again = Opened(bot, profile)
    again.window.show_page(Page.PLAYLISTS)
    again.until_loaded()
    QApplication.processEvents()
    assert again.window.page is Page.PLAYLISTS
    again.close()


@pytest.mark.parametrize("kept", ["", "{}", '{"geometry": 3}', '{"page": "nowhere"}', "\udcff"])
def test_a_file_that_makes_no_sense_changes_nothing(bot: QtBot, profile: Path, kept: str) -> None:
    Paths.of(profile).window.write_bytes(kept.encode("utf-8", "surrogateescape"))
    made = Opened(bot, profile)
    made.until(lambda: made.desk.listening._is_restored)
    assert made.window.page is Page.FOR_YOU
    made.close()
