"""Pictures of values: walked through by key, hovered, said in words, drawn where they are said to be."""

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.desktop.widgets.bar_plot import BarPlot
from musicrec_desktop.desktop.widgets.heat_map import HeatMap
from musicrec_desktop.desktop.widgets.mood_plot import MoodPlot, MoodSpot
from musicrec_desktop.desktop.widgets.plot import Plot
from tests.desktop.hand import click, strike

KEY = Qt.Key


def bars(bot: QtBot, values: list[float]) -> BarPlot:
    plot = BarPlot("Minutes")
    bot.addWidget(plot)
    plot.resize(400, 120)
    labels = [str(at) for at in range(len(values))]
    plot.show_values(values, labels, lambda at: f"day {at}: {values[at]}", "Some days.", "Most: day 1")
    return plot


def week(bot: QtBot) -> HeatMap:
    plot = HeatMap("Hours")
    bot.addWidget(plot)
    plot.resize(500, 160)
    values = np.zeros((7, 24), np.float32)
    values[2, 5], values[6, 23] = 0.9, 0.1
    days = [f"D{day}" for day in range(7)]
    plot.show_values(values, days, ["0", "6", "12", "18"], lambda at: f"{at // 24} {at % 24}", "A week.")
    return plot


def moods(bot: QtBot) -> MoodPlot:
    plot = MoodPlot("Moods", "dark", "bright", "still", "wild")
    bot.addWidget(plot)
    plot.resize(400, 300)
    places = (("calm", 0.5, 0.2, 0.3), ("party", 0.8, 0.8, 1.0), ("sad", 0.2, 0.3, 0.5))
    plot.show_spots(
        [MoodSpot(name, valence, energy, size, f"{name}!") for name, valence, energy, size in places], "Three."
    )
    return plot


def drawn(plot: Plot) -> QImage:
    return plot.grab().toImage()


def color_at(image: QImage, place: QPointF) -> QColor:
    ratio = image.devicePixelRatio()
    return image.pixelColor(round(place.x() * ratio), round(place.y() * ratio))


@pytest.mark.parametrize("make", [lambda bot: bars(bot, [1, 5, 0, 2]), week, moods])
def test_the_cursor_says_what_is_under_it_and_leaves_with_the_focus(bot: QtBot, make: Callable[[QtBot], Plot]) -> None:
    plot = make(bot)
    whole = plot.accessibleDescription()
    assert whole == plot.summary()
    assert plot.accessibleName()
    strike(plot, KEY.Key_Right)
    assert plot.at is not None
    assert plot.accessibleDescription() == plot.told(plot.at)
    chosen: list[int] = []
    plot.chosen.connect(chosen.append)
    strike(plot, KEY.Key_Return)
    assert chosen == [plot.at]
    drawn(plot)
    plot.point_at(None)
    assert plot.accessibleDescription() == whole


@pytest.mark.parametrize("make", [lambda bot: bars(bot, [1, 5, 0, 2]), week, moods])
def test_what_is_hovered_is_what_is_drawn_there(bot: QtBot, make: Callable[[QtBot], Plot]) -> None:
    plot = make(bot)
    for at in range(plot.count()):
        assert plot.nearest(plot.middle(at)) == at
    chosen: list[int] = []
    plot.chosen.connect(chosen.append)
    click(plot, plot.middle(0).toPoint())
    assert chosen == [0]
    assert plot.nearest(QPointF(-5, -5)) is None


def test_bars_stand_as_high_as_their_values(bot: QtBot) -> None:
    plot = bars(bot, [1, 4, 0, 2])
    assert plot.bar(1).height() == pytest.approx(4 * plot.bar(0).height())
    assert plot.bar(2).height() == 0
    accent = plot.palette().accent().color()
    assert color_at(drawn(plot), plot.bar(1).center()) == accent
    assert bars(bot, [10_000, 1]).bar(1).height() == 2  # a little is not nothing
    strike(plot, KEY.Key_End)
    assert plot.at == 0  # the first key wakes the cursor
    strike(plot, KEY.Key_End)
    assert plot.at == 3
    strike(plot, KEY.Key_Right)
    assert plot.at == 3
    bars(bot, []).grab()


def test_a_week_is_walked_through_in_four_directions(bot: QtBot) -> None:
    plot = week(bot)
    strike(plot, KEY.Key_Up)
    assert plot.at == 2 * 24 + 5  # the fullest hour
    for key, expected in (
        (KEY.Key_Down, (3, 5)),
        (KEY.Key_Left, (3, 4)),
        (KEY.Key_Home, (3, 0)),
        (KEY.Key_Left, (3, 0)),
        (KEY.Key_End, (3, 23)),
        (KEY.Key_Up, (2, 23)),
    ):
        strike(plot, key)
        assert plot.at is not None
        assert divmod(plot.at, 24) == expected


def test_more_is_a_larger_square_not_only_a_stronger_tone(bot: QtBot) -> None:
    plot = week(bot)
    image = drawn(plot)
    ground = color_at(image, plot.cell(0).center())

    def is_filled(at: int, share: float) -> bool:
        cell = plot.cell(at)
        return color_at(image, cell.center() + QPointF(cell.width() / 2 * share, 0)) != ground

    assert is_filled(2 * 24 + 5, 0.8)
    assert is_filled(6 * 24 + 23, 0.3)
    assert not is_filled(6 * 24 + 23, 0.8)


def test_moods_lie_where_they_are_and_arrows_lead_to_the_next(bot: QtBot) -> None:
    plot = moods(bot)
    assert [spot.name for spot in plot.spots] == ["party", "sad", "calm"]
    assert plot.middle(0).x() > plot.middle(1).x()
    assert plot.middle(0).y() < plot.middle(2).y()
    assert plot.radius(0) > plot.radius(1) > plot.radius(2)
    plot.point_at(2)
    strike(plot, KEY.Key_Up)
    assert plot.at == 0
    strike(plot, KEY.Key_Left)
    assert plot.at is not None
    assert plot.spots[plot.at].name in ("sad", "calm")
    strike(plot, KEY.Key_Home)
    assert plot.at == 0


@given(st.lists(st.floats(0, 1e6), min_size=1, max_size=60), st.integers(60, 1200))
def test_bars_stay_inside(qapp: object, values: list[float], width: int) -> None:
    plot = BarPlot("Minutes")
    plot.resize(width, 100)
    plot.show_values(values, [str(at) for at in range(len(values))], str, "", "")
    for at in range(len(values)):
        bar = plot.bar(at)
        assert 0 <= bar.left() <= bar.right() <= width + 1
        assert bar.bottom() <= 100
    plot.deleteLater()


def test_hovering_marks_and_leaving_forgets(bot: QtBot) -> None:
    plot = bars(bot, [1, 2, 3])
    place, nothing = QPointF(5, 60), Qt.MouseButton.NoButton
    moved = QMouseEvent(QEvent.Type.MouseMove, place, place, nothing, nothing, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(plot, moved)
    assert plot.at == 0
    QApplication.sendEvent(plot, QEvent(QEvent.Type.Leave))
    assert plot.at is None
