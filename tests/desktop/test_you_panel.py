"""The page about the listener."""

import math

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from musicrec_desktop.desktop.panels.you_panel import NOTHING, TOO_LITTLE, YouPanel
from musicrec_desktop.desktop.widgets.line_plot import LinePlot
from musicrec_desktop.domain.drift import Drift, DriftPoint
from musicrec_desktop.domain.ids import UnixTime

NAN = math.nan


def point(month: int, ndcg: float) -> DriftPoint:
    begins = 1_704_067_200.0 + month * 30.5 * 86_400
    return DriftPoint(UnixTime(begins), UnixTime(begins + 86_400), 50, ndcg, 0.8, 0.05, 0.6, 9, NAN)


def test_curves_appear_with_a_history_and_say_what_they_show(bot: QtBot) -> None:
    panel = YouPanel()
    bot.addWidget(panel)
    panel.resize(800, 700)
    panel.show()
    panel.show_drift(Drift((point(0, 0.1), point(1, 0.2), point(2, 0.3))))
    assert not panel.state.isVisible()
    assert all(plot.isVisible() for plot in panel.plots)
    assert panel.plots[0].accessibleDescription() == "0.30 in March 2024; it was 0.10 in January 2024"
    assert panel.plots[-1].accessibleDescription() == "not enough listening yet"
    assert len({plot.accessibleName() for plot in panel.plots}) == len(panel.plots)


def test_without_a_history_it_says_so(bot: QtBot) -> None:
    panel = YouPanel()
    bot.addWidget(panel)
    panel.show()
    panel.show_drift(Drift())
    panel.show_taste(())
    assert panel.state.text() == TOO_LITTLE
    assert panel.taste.text() == NOTHING
    assert not any(plot.isVisible() for plot in panel.plots)


def test_taste_is_plain_text(bot: QtBot) -> None:
    panel = YouPanel()
    bot.addWidget(panel)
    panel.show_taste(("Your artists: <b>Bold</b> (3 plays).",))
    assert panel.taste.text() == "Your artists: <b>Bold</b> (3 plays)."
    assert panel.taste.textFormat().name == "PlainText"


def _distance(one: QColor, other: QColor) -> int:
    return max(abs(one.red() - other.red()), abs(one.green() - other.green()), abs(one.blue() - other.blue()))


def test_a_plot_draws_a_line_with_a_gap(bot: QtBot) -> None:
    plot = LinePlot("Something")
    bot.addWidget(plot)
    plot.resize(300, 90)
    plot.show_values([str(at) for at in range(5)], [0.2, 0.4, NAN, 0.8, 1.0])
    image = plot.grab().toImage()
    ratio = image.devicePixelRatio()
    accent = plot.palette().accent().color()

    def is_line(x: float, y: float) -> bool:
        around = [QPoint(round(x * ratio) + dx, round(y * ratio) + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)]
        return any(_distance(image.pixelColor(at), accent) < 60 for at in around)  # thin lines are drawn paler

    for at in (0, 1, 3, 4):
        assert is_line(plot.point(at).x(), plot.point(at).y())
    middle = (plot.point(1) + plot.point(3)) / 2
    assert not is_line(middle.x(), middle.y())


@pytest.mark.parametrize(("x", "expected"), [(0, 0), (1000, 2), (150, 0)])
def test_hovering_finds_the_nearest_known_value(bot: QtBot, x: float, expected: int) -> None:
    plot = LinePlot("Something")
    bot.addWidget(plot)
    plot.resize(300, 90)
    plot.show_values(["a", "b", "c"], [0.2, NAN, 0.8])
    if x == 150:
        x = plot.point(1).x() - 1
    assert plot.value_near(x) == expected


def test_a_plot_without_values_has_nothing_to_find(bot: QtBot) -> None:
    plot = LinePlot("Something")
    bot.addWidget(plot)
    plot.show_values(["a"], [NAN])
    assert plot.value_near(10) is None
    plot.grab()
