"""The map page in the whole window: made when it is turned to, played from, drawn on."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from musicrec_desktop.app.map_groups import Colouring
from musicrec_desktop.desktop.panels.map_panel import MapPanel
from musicrec_desktop.desktop.widgets.point_map import Tool
from musicrec_desktop.desktop.windows.first_run import FirstRunPage
from musicrec_desktop.desktop.windows.pages import Page
from tests.desktop.hand import click, strike
from tests.desktop.opened_desk import N_TRACKS, Opened, fill


@pytest.fixture
def opened(bot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    fill(tmp_path / "profile")
    made = Opened(bot, tmp_path / "profile").until_loaded()
    made.window.resize(1200, 900)
    yield made
    made.close()


@pytest.fixture
def panel(opened: Opened) -> MapPanel:
    opened.window.show_page(Page.MAP)
    opened.until(lambda: opened.desk.map.is_ready)
    made = opened.desk.map.panel
    assert made is not None
    opened.until(lambda: len(made.keys) > 0)
    made.map.is_still = True
    opened.bot.wait(50)  # the legend has taken its room
    return made


def place_of(panel: MapPanel, at: int, opened: Opened) -> QPoint:
    places = opened.desk.map._points.places
    x, y = panel.map.view.to_screen(places[at : at + 1])[0].tolist()
    return QPoint(round(x), round(y))


def every_measured_track_is_on_it_and_the_legend_counts_them(opened: Opened, panel: MapPanel) -> None:
    assert len(opened.desk.map._points) == N_TRACKS
    assert str(N_TRACKS) in panel.map.accessibleName()
    counted = [int(key.text().rpartition("· ")[2]) for key in panel.keys]
    assert sum(counted) == N_TRACKS
    assert not panel.missing.isVisible()


def a_click_plays_the_track_and_what_lies_around_it(opened: Opened, panel: MapPanel) -> None:
    click(panel.map, place_of(panel, 30, opened))
    opened.until(lambda: opened.current() is not None)
    assert opened.current() == opened.desk.map._points.ids[panel.map._playing or 0]
    assert len(opened.desk.listening.controller.queue) == 50


def what_is_under_the_pointer_is_told_in_words(opened: Opened, panel: MapPanel) -> None:
    QTest.mouseMove(panel.map, place_of(panel, 12, opened))
    at = panel.map.at
    line = opened.desk.map._words(at)
    assert line in panel.told.text()
    title = opened.desk.services.known.view.titles[at]
    assert title in line
    assert panel.map.accessibleDescription() == line


def the_menu_is_that_of_all_lists(opened: Opened, panel: MapPanel) -> None:
    asked: list[object] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(opened.desk.tracks, "popup", lambda *given: asked.append(given[2]))
        panel.map.menu_asked.emit(QPoint(300, 300), 3)
    assert asked == [[opened.desk.map._points.ids[3]]]


def has_key(panel: MapPanel, word: str) -> bool:
    return any(word in key.text() for key in panel.keys)


def colours_change_with_what_they_show(opened: Opened, panel: MapPanel) -> None:
    for colouring, word in ((Colouring.MOOD, "happy and energetic"), (Colouring.PLAYED, "never played")):
        panel.colouring.show_value(colouring.value)
        panel.colouring.activated.emit(0)
        opened.until(partial(has_key, panel, word))
    key = panel.keys[0]
    click(key)
    assert panel.map._picked == {key.property("group")}


def draw(panel: MapPanel, places: list[QPoint]) -> None:
    QTest.mousePress(panel.map, Qt.MouseButton.LeftButton, pos=places[0])
    for place in places[1:]:
        QTest.mouseMove(panel.map, place)
    QTest.mouseRelease(panel.map, Qt.MouseButton.LeftButton, pos=places[-1])


def a_line_makes_a_list_that_is_played_saved_and_opened(opened: Opened, panel: MapPanel) -> None:
    click(panel.tools[Tool.LINE])
    assert panel.minutes.isVisible()
    size = panel.map.size()
    draw(panel, [QPoint(size.width() * k // 10, size.height() // 2) for k in (1, 3, 5, 7, 9)])
    opened.until(panel.made.isVisible)
    rows = panel.made.model.rowCount()
    assert rows > 4
    click(panel.made.play)
    opened.until(lambda: opened.current() == panel.made.model.lines[0].track_id)
    assert "Playing" in panel.made.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    click(panel.made.save)
    opened.until(lambda: not panel.made.save.isEnabled())
    panel.minutes.setValue(20)  # another length, the same line
    opened.until(lambda: panel.made.model.rowCount() < rows)
    assert panel.made.save.isEnabled()
    shorter = [line.track_id for line in panel.made.model.lines]
    click(panel.made.open)
    opened.until(lambda: opened.window.page is Page.FOR_YOU)
    assert opened.ids() == shorter
    opened.close()
    assert [len(saved.track_ids) for saved in opened.stored()[2]] == [rows]


def an_area_by_key_makes_a_list_that_can_be_put_away(opened: Opened, panel: MapPanel) -> None:
    click(panel.tools[Tool.AREA])
    points = panel.map
    points.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left, Qt.Key.Key_Down):
        strike(points, Qt.Key.Key_Return)
        for _ in range(4):
            strike(points, key)
    click(panel.finish)
    opened.until(panel.made.isVisible)
    panel.made.list.setFocus()
    panel.made.list.setCurrentIndex(panel.made.model.index(1))
    ids = opened.desk.map._points.ids
    assert ids[points.at] == panel.made.model.lines[1].track_id  # the map shows where it is
    click(panel.made.close_it)
    assert not panel.made.isVisible()
    assert len(points.corners) == 0


def todays_path_shows_what_was_played(opened: Opened, panel: MapPanel) -> None:
    click(panel.today)
    opened.until(lambda: "today" in panel.told.text())  # nothing yet, and it says so
    assert panel.map._ways == ()


def it_is_laid_out_anew_when_asked(opened: Opened, panel: MapPanel) -> None:
    before = opened.desk.map._points
    click(panel.anew)
    opened.until(lambda: opened.desk.map._points is not before and opened.desk.map.is_ready)
    assert len(opened.desk.map._points) == N_TRACKS


def test_it_shows_the_library_and_says_what_is_pointed_at(opened: Opened, panel: MapPanel) -> None:
    every_measured_track_is_on_it_and_the_legend_counts_them(opened, panel)
    what_is_under_the_pointer_is_told_in_words(opened, panel)
    the_menu_is_that_of_all_lists(opened, panel)
    colours_change_with_what_they_show(opened, panel)
    todays_path_shows_what_was_played(opened, panel)
    a_click_plays_the_track_and_what_lies_around_it(opened, panel)
    it_is_laid_out_anew_when_asked(opened, panel)


def test_what_is_drawn_becomes_a_list(opened: Opened, panel: MapPanel) -> None:
    an_area_by_key_makes_a_list_that_can_be_put_away(opened, panel)
    a_line_makes_a_list_that_is_played_saved_and_opened(opened, panel)


def test_a_library_without_sound_says_what_is_missing(bot: QtBot, tmp_path: Path) -> None:
    opened = Opened(bot, tmp_path / "profile")
    opened.until(lambda: bool(opened.window.findChildren(FirstRunPage)))
    opened.window.show_main()
    opened.window.show_page(Page.MAP)
    panel = opened.desk.map.panel
    assert panel is not None
    opened.until(panel.empty.isVisible)
    click(panel.to_library)
    assert opened.window.page is Page.LIBRARY
    opened.close()
