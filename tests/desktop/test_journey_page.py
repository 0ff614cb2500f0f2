"""The mood journey: points that are moved, and the list that follows them."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from musicrec_desktop.app.paths import Paths
from musicrec_desktop.desktop.actions.journeys import preview_journey
from musicrec_desktop.desktop.panels.journey_panel import NOVELTY_STEPS, JourneyPanel
from musicrec_desktop.desktop.widgets.mood_plane import MoodPlane
from musicrec_desktop.desktop.windows.pages import Page
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.play import Play, PlayEnd, QueuedBy
from musicrec_desktop.storage import open_database
from tests.desktop.hand import click, strike
from tests.desktop.opened_desk import Opened, fill

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def plane(bot: QtBot) -> MoodPlane:
    made = MoodPlane("Moods", ("sad", "happy", "calm", "energetic"), ("I am here", "I want to be here"))
    made.resize(500, 400)
    bot.addWidget(made)
    made.show()
    bot.waitExposed(made)
    made.show_names([("gloomy", (0.2, 0.2)), ("cheerful", (0.8, 0.8))])
    made.show_places((0.25, 0.25), (0.75, 0.75))
    return made


def drag(plane: MoodPlane, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(plane, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(plane, end)
    QTest.mouseRelease(plane, Qt.MouseButton.LeftButton, pos=end)


def test_both_points_are_dragged_and_a_click_brings_the_goal(plane: MoodPlane) -> None:
    moves: list[None] = []
    plane.moved.connect(lambda: moves.append(None))
    drag(plane, plane.point((0.25, 0.25)).toPoint(), plane.point((0.1, 0.5)).toPoint())
    assert plane.start == pytest.approx((0.1, 0.5), abs=0.01)
    click(plane, plane.point((0.6, 0.1)).toPoint())
    assert plane.goal == pytest.approx((0.6, 0.1), abs=0.01)
    drag(plane, plane.point(plane.goal).toPoint(), QPoint(2_000, -500))
    assert plane.goal == pytest.approx((1, 1))  # no farther than the plane goes
    assert len(moves) >= 3


def test_the_arrows_move_one_and_home_and_end_choose_which(plane: MoodPlane) -> None:
    strike(plane, Qt.Key.Key_Left)
    assert plane.goal == pytest.approx((0.73, 0.75))
    assert "I want to be here" in plane.accessibleDescription()
    assert "cheerful" in plane.accessibleDescription()
    strike(plane, Qt.Key.Key_Home)
    assert "I am here: gloomy" in plane.accessibleDescription()
    strike(plane, Qt.Key.Key_Up, SHIFT)
    assert plane.start == pytest.approx((0.25, 0.35))
    strike(plane, Qt.Key.Key_End)
    assert plane.goal == pytest.approx((0.73, 0.75))


def test_tracks_are_drawn_where_their_moods_are(plane: MoodPlane) -> None:
    place = plane.point((0.2, 0.9)).toPoint()
    ground = plane.grab().toImage().pixelColor(place + QPoint(5, -4)).name()
    plane.show_tracks([((0.2, 0.9), "1. Song"), ((float("nan"), 0.5), "2. Unmeasured")])
    assert plane.grab().toImage().pixelColor(place + QPoint(5, -4)).name() != ground
    assert plane._track_at(plane.point((0.2, 0.9))) == "1. Song"


@pytest.fixture
def opened(bot: QtBot, tmp_path: Path) -> Iterator[Opened]:
    fill(tmp_path / "profile")
    database = open_database(Paths.of(tmp_path / "profile").database)
    minutes = DurationMs(200_000)
    now = time.time()
    for track, ago in ((3, 900), (4, 600)):
        start = UnixTime(now - ago)
        database.plays.add([Play(TrackId(track), start, minutes, minutes, PlayEnd.FINISHED, QueuedBy.LISTENER)])
    database.close()
    made = Opened(bot, tmp_path / "profile").until_loaded()
    made.window.resize(1300, 950)
    yield made
    made.close()


@pytest.fixture
def panel(opened: Opened) -> JourneyPanel:
    opened.window.show_page(Page.JOURNEY)
    made = opened.desk.journey.panel
    assert made is not None
    until_chosen(opened)
    return made


def until_chosen(opened: Opened) -> None:
    opened.until(lambda: opened.desk.journey.is_ready)


def ids(panel: JourneyPanel) -> list[TrackId]:
    return [line.track_id for line in panel.made.model.lines]


def it_begins_where_the_last_tracks_were_and_shows_a_list_at_once(opened: Opened, panel: JourneyPanel) -> None:
    session = opened.desk.services.known.profile.session
    assert session is not None
    assert panel.plane.start == pytest.approx((session.valence, session.energy))
    assert len(ids(panel)) > 5
    assert panel.here.isEnabled()


def a_mood_chosen_by_name_moves_the_goal_and_the_list(opened: Opened, panel: JourneyPanel) -> None:
    lists = []
    for name in ("sleepy", "party"):
        click(panel.goals[name])
        until_chosen(opened)
        assert panel.plane.goal == (MOODS[name].valence, MOODS[name].energy)
        assert panel.goals[name].isChecked()
        lists.append(ids(panel))
    assert lists[0] != lists[1]
    energy = opened.desk.services.known.view.features.column("energy")
    view = opened.desk.services.known.view
    calm, wild = (energy[view.rows(tracks[-4:])].mean() for tracks in lists)
    assert calm < wild  # each ends where it was to end


def dragging_chooses_for_the_latest_place_only_once_more(
    opened: Opened, panel: JourneyPanel, patch: pytest.MonkeyPatch
) -> None:
    asked: list[tuple[object, ...]] = []

    def spy(*given: Any) -> object:
        asked.append(given)
        return preview_journey(*given)

    patch.setattr("musicrec_desktop.desktop.connections.journey.preview_journey", spy)
    for _ in range(10):  # faster than lists are chosen
        strike(panel.plane, Qt.Key.Key_Left)
    until_chosen(opened)
    assert len(asked) == 2
    assert asked[-1][2] == panel.way


def length_and_novelty_are_followed(opened: Opened, panel: JourneyPanel) -> None:
    panel.minutes.setValue(20)
    until_chosen(opened)
    total = sum(line.duration_ms for line in panel.made.model.lines) / 60_000
    assert total == pytest.approx(20, rel=0.1)
    panel.novelty.setValue(NOVELTY_STEPS)
    until_chosen(opened)
    made = opened.desk.journey._made
    assert made is not None
    assert made._made is not None
    assert made._made.plan.novelty == 1.0


def the_way_back_to_where_the_last_tracks_were(opened: Opened, panel: JourneyPanel) -> None:
    start = panel.plane.start
    strike(panel.plane, Qt.Key.Key_Home)
    strike(panel.plane, Qt.Key.Key_Down, SHIFT)
    until_chosen(opened)
    assert panel.plane.start != start
    opened.window.show_page(Page.LIBRARY)
    opened.window.show_page(Page.JOURNEY)
    assert panel.plane.start != start  # what was set by hand stays
    click(panel.here)
    assert panel.plane.start == start
    until_chosen(opened)


def the_list_is_played_saved_and_opened(opened: Opened, panel: JourneyPanel) -> None:
    tracks = ids(panel)
    click(panel.made.play)
    opened.until(lambda: opened.current() == tracks[0])
    click(panel.made.save)
    opened.until(lambda: not panel.made.save.isEnabled())
    click(panel.made.open)
    opened.until(lambda: opened.window.page is Page.FOR_YOU)
    assert opened.ids() == tracks


def a_low_window_has_a_list_of_moods_instead_of_chips(opened: Opened, panel: JourneyPanel) -> None:
    assert panel.goals["happy"].isVisible()
    em = opened.window.fontMetrics().height()
    opened.window.resize(46 * em, 34 * em)
    opened.until(panel.goal.isVisible)
    assert not panel.goals["happy"].isVisible()
    assert panel.plane.height() > 10 * em
    panel.goal.show_value("sad")
    panel.goal.activated.emit(0)
    until_chosen(opened)
    assert panel.plane.goal == (MOODS["sad"].valence, MOODS["sad"].energy)


def test_the_list_follows_the_points(opened: Opened, panel: JourneyPanel, monkeypatch: pytest.MonkeyPatch) -> None:
    it_begins_where_the_last_tracks_were_and_shows_a_list_at_once(opened, panel)
    the_way_back_to_where_the_last_tracks_were(opened, panel)
    a_mood_chosen_by_name_moves_the_goal_and_the_list(opened, panel)
    dragging_chooses_for_the_latest_place_only_once_more(opened, panel, monkeypatch)


def test_what_else_is_asked_for_is_followed_and_the_list_used(opened: Opened, panel: JourneyPanel) -> None:
    length_and_novelty_are_followed(opened, panel)
    a_low_window_has_a_list_of_moods_instead_of_chips(opened, panel)
    the_list_is_played_saved_and_opened(opened, panel)
