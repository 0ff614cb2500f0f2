"""The map as a widget: where points are drawn, how it is moved, what is chosen, what is drawn on it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QColor, QPalette, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.desktop.tones import DARK, LIGHT, Tones
from musicrec_desktop.desktop.widgets.plane_view import NEAREST, PlaneView
from musicrec_desktop.desktop.widgets.point_map import PointMap, Tool
from musicrec_desktop.desktop.widgets.point_map_overlay import Name, Way
from musicrec_desktop.desktop.widgets.point_picture import SMOOTH_UP_TO, Look, PointPicture
from musicrec_desktop.desktop.widgets.point_signs import (
    COLOURS_ON_DARK,
    COLOURS_ON_LIGHT,
    N_SHAPES,
    stamp,
)
from tests.desktop.hand import click, strike
from tests.desktop.test_theme import contrast

CORNERS = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1), (0, 0)], np.float32)


@pytest.fixture
def points(bot: QtBot) -> PointMap:
    made = PointMap("Map of your music")
    made.is_still = True
    made.told = lambda at: f"track {at}"
    made.resize(600, 400)
    bot.addWidget(made)
    made.show()
    bot.waitExposed(made)
    made.show_points(CORNERS)
    made.show_groups(np.array([0, 1, 2, 0, 1], np.int8), 3, 2, [Name("jazz", 0, 0, 0)])
    return made


def place_of(points: PointMap, at: int) -> QPoint:
    x, y = points.view.to_screen(CORNERS[at : at + 1])[0].tolist()
    return QPoint(round(x), round(y))


@given(
    st.floats(-2, 2), st.floats(-2, 2), st.floats(0.01, 100), st.floats(0, 800), st.floats(0, 600),
)  # fmt: skip
def test_what_is_under_the_pointer_stays_there_when_coming_nearer(
    x: float, y: float, times: float, right: float, down: float
) -> None:
    view = PlaneView(800, 600, x, y, 300, 300)
    before, after = view.to_plane(right, down), view.zoomed(times, right, down).to_plane(right, down)
    assert after == pytest.approx(before, abs=1e-6)
    assert view.zoomed(times).zoom <= NEAREST


def test_screen_and_plane_are_each_others_way_back() -> None:
    view = PlaneView(800, 600, 0.3, -0.2, 250, 300)
    x, y = view.to_screen(np.array([(0.5, 0.4)], np.float32))[0].tolist()
    assert view.to_plane(x, y) == pytest.approx((0.5, 0.4), abs=1e-5)
    assert y < view.to_screen(np.array([(0.5, 0.3)], np.float32))[0][1]  # up is up


def test_everything_is_in_sight_at_first_and_after_0(points: PointMap) -> None:
    for _ in range(2):
        on_screen = points.view.to_screen(CORNERS)
        assert (on_screen > 0).all()
        assert (on_screen < (600, 400)).all()
        points.zoom(7)
        assert not (points.view.to_screen(CORNERS) > 0).all()
        strike(points, Qt.Key.Key_0)


def test_a_larger_window_shows_as_much_and_keeps_the_middle(points: PointMap, bot: QtBot) -> None:
    points.zoom(4)
    before = points.view
    points.resize(900, 600)
    bot.waitUntil(lambda: points.view.width == 900)
    assert (points.view.x, points.view.y) == (before.x, before.y)
    assert points.view.zoom == pytest.approx(before.zoom)


def test_a_click_chooses_the_point_and_a_drag_moves_the_map(points: PointMap) -> None:
    chosen: list[int] = []
    points.chosen.connect(chosen.append)
    click(points, place_of(points, 2))
    assert chosen == [2]
    before, place = points.view, QPoint(300, 100)
    QTest.mousePress(points, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseMove(points, place + QPoint(60, 30))
    QTest.mouseRelease(points, Qt.MouseButton.LeftButton, pos=place + QPoint(60, 30))
    assert chosen == [2]
    assert points.view.x == pytest.approx(before.x - 60 / before.scale)
    assert points.view.y == pytest.approx(before.y + 30 / before.scale)


def test_the_wheel_comes_nearer_to_the_pointer(points: PointMap) -> None:
    place = QPointF(place_of(points, 1))
    wheel = QWheelEvent(
        place, points.mapToGlobal(place), QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(points, wheel)
    assert points.view.zoom > 1.2
    assert QPointF(place_of(points, 1) - place.toPoint()).manhattanLength() <= 2


def test_the_point_under_the_pointer_is_told(points: PointMap) -> None:
    pointed: list[int] = []
    points.pointed.connect(pointed.append)
    QTest.mouseMove(points, place_of(points, 3))
    assert pointed == [3]
    found = QAccessible.queryAccessibleInterface(points)
    assert found is not None
    assert found.text(QAccessible.Text.Name) == "Map of your music"
    assert found.text(QAccessible.Text.Description) == "track 3"
    QTest.mouseMove(points, QPoint(300, 100))
    assert pointed == [3, -1]


def test_by_key_the_point_in_the_middle_is_under_the_cursor(points: PointMap) -> None:
    chosen: list[int] = []
    points.chosen.connect(chosen.append)
    points.clearFocus()
    points.setFocus(Qt.FocusReason.TabFocusReason)
    assert points.at == 4
    strike(points, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)  # on to the next one that way
    assert points.at in (1, 2)
    assert points.view.x == pytest.approx(1)
    strike(points, Qt.Key.Key_Return)
    assert chosen == [points.at]
    before = points.view.x
    strike(points, Qt.Key.Key_Left)
    assert points.view.x < before
    strike(points, Qt.Key.Key_Plus)
    strike(points, Qt.Key.Key_Minus)
    assert points.view.zoom == pytest.approx(1)


def test_the_menu_is_asked_for_where_the_point_is(points: PointMap) -> None:
    asked: list[int] = []
    points.menu_asked.connect(lambda _place, at: asked.append(at))
    QTest.mouseClick(points, Qt.MouseButton.RightButton, pos=place_of(points, 0))
    from PySide6.QtGui import QContextMenuEvent

    place = place_of(points, 0)
    for at, reason in ((place, QContextMenuEvent.Reason.Mouse), (QPoint(300, 100), QContextMenuEvent.Reason.Mouse)):
        QApplication.sendEvent(points, QContextMenuEvent(reason, at, points.mapToGlobal(at)))
    assert asked == [0]


def test_a_line_is_drawn_with_the_mouse(points: PointMap) -> None:
    drawn: list[NDArray[np.float32]] = []
    points.drawn.connect(drawn.append)
    points.use(Tool.LINE)
    start, end = place_of(points, 3), place_of(points, 1)
    QTest.mousePress(points, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(points, (start + end) / 2)
    QTest.mouseMove(points, end)
    QTest.mouseRelease(points, Qt.MouseButton.LeftButton, pos=end)
    assert len(drawn) == 1
    np.testing.assert_allclose(drawn[0][[0, -1]], CORNERS[[3, 1]], atol=0.02)
    click(points, place_of(points, 2))  # a click draws nothing
    assert len(drawn) == 1


def test_an_area_is_drawn_by_key(points: PointMap) -> None:
    drawn: list[NDArray[np.float32]] = []
    points.drawn.connect(drawn.append)
    points.use(Tool.AREA)
    points.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left):
        strike(points, Qt.Key.Key_Return)
        strike(points, key)
    strike(points, Qt.Key.Key_Return)
    strike(points, Qt.Key.Key_Backspace)
    strike(points, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert [len(corners) for corners in drawn] == [3]
    assert drawn[0][1][0] > drawn[0][0][0]
    assert drawn[0][2][1] < drawn[0][1][1]
    strike(points, Qt.Key.Key_Escape)
    assert len(points.corners) == 0


def test_two_corners_are_no_area(points: PointMap) -> None:
    drawn: list[object] = []
    points.drawn.connect(drawn.append)
    points.use(Tool.AREA)
    strike(points, Qt.Key.Key_Return)
    strike(points, Qt.Key.Key_Return)
    points.finish_drawing()
    assert drawn == []


def _at(points: PointMap, place: QPoint) -> str:
    return points.grab().toImage().pixelColor(place).name()


def test_points_have_the_colour_of_their_group_and_fade_when_others_are_picked_out(points: PointMap) -> None:
    assert _at(points, place_of(points, 0)) == COLOURS_ON_LIGHT[0]
    assert _at(points, place_of(points, 1)) == COLOURS_ON_LIGHT[1]
    assert _at(points, place_of(points, 2)) not in COLOURS_ON_LIGHT  # in no group with a colour
    points.pick_out(frozenset({1}))
    assert _at(points, place_of(points, 0)) == points.palette().color(QPalette.ColorRole.Mid).name()
    assert _at(points, place_of(points, 1)) == COLOURS_ON_LIGHT[1]


def test_ways_and_what_plays_are_drawn(points: PointMap) -> None:
    accent = points.palette().color(QPalette.ColorRole.Accent).name()
    between = (place_of(points, 0) + place_of(points, 1)) / 2
    assert _at(points, between) != accent
    points.show_ways([Way((0, 1), is_dashed=False)])
    assert _at(points, between) == accent
    points.show_playing(2)
    assert _at(points, place_of(points, 2) + QPoint(-6, -6)) == accent


def test_very_many_points_are_drawn_where_few_would_be() -> None:
    """Both ways of drawing put a sign on its place."""
    look = Look(QColor("#ffffff"), [QColor("#c00000")], [0], QColor("#cccccc"), frozenset(), 16)
    view = PlaneView(300, 200, scale=100, whole=100)
    for n in (SMOOTH_UP_TO, SMOOTH_UP_TO + 1):
        places = np.tile(np.array([(0.5, -0.25)], np.float32), (n, 1))
        picture = PointPicture()
        picture.show_points(places, np.zeros(n, np.int8))
        for ratio in (1.0, 2.0):
            image = picture.draw(view, ratio, look)
            assert image.width() == 300 * ratio
            assert image.pixelColor(round(200 * ratio), round(125 * ratio)).name() == "#c00000"
            assert image.pixelColor(round(200 * ratio), round(75 * ratio)).name() == "#ffffff"


def test_points_beside_the_window_are_left_out() -> None:
    look = Look(QColor("#ffffff"), [QColor("#c00000")], [0], QColor("#cccccc"), frozenset(), 16)
    picture = PointPicture()
    rng = np.random.default_rng(0)
    picture.show_points(rng.uniform(-50, 50, (20_000, 2)).astype(np.float32), np.zeros(20_000, np.int8))
    picture.draw(PlaneView(300, 200, scale=100, whole=100), 1.0, look)
    assert 0 < picture.n_in_sight < 100


def test_signs_are_told_apart_by_shape_alone() -> None:
    stamps = [frozenset(map(tuple, stamp(shape, 5).tolist())) for shape in range(N_SHAPES)]
    for first in range(N_SHAPES):
        for second in range(first):
            union = stamps[first] | stamps[second]
            assert len(stamps[first] ^ stamps[second]) > 0.12 * len(union), (first, second)


@pytest.mark.parametrize(("tones", "own"), [(LIGHT, COLOURS_ON_LIGHT), (DARK, COLOURS_ON_DARK)])
def test_signs_stand_out_from_the_ground(tones: Tones, own: tuple[str, ...]) -> None:
    assert len(set(own)) == N_SHAPES
    for colour in own:
        assert contrast(colour, tones.surface) >= 3


def test_nothing_glides_when_nothing_shall_move_and_else_it_arrives(bot: QtBot, points: PointMap) -> None:
    points.zoom(3)
    assert points.view.zoom == pytest.approx(3)
    points.is_still = False
    points.fit()
    assert points.view.zoom == pytest.approx(3)
    bot.waitUntil(lambda: points.view.zoom == pytest.approx(1), timeout=5_000)
