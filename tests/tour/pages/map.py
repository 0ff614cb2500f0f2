"""Map: pointed at, zoomed, coloured, played from, a line and an area drawn, today's path."""

from functools import partial

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from musicrec_desktop.app.map_groups import Colouring
from musicrec_desktop.desktop.panels.map_panel import MapPanel
from musicrec_desktop.desktop.widgets.point_map import PointMap, Tool
from tests.tour.guide import Guide

PAGE = "map"


def look(guide: Guide) -> None:
    """A line drawn across the map, and its list."""
    panel = _panel(guide)
    guide.click(panel.tools[Tool.LINE].accessibleName(), panel)
    guide.rest()
    guide.drag(panel.map, _across(panel.map), "a line across the map")
    guide.until(panel.made.isVisible, "a list along the line")


def visit(guide: Guide) -> None:
    """Everything on the page."""
    panel, shelf = _panel(guide), guide.desk.listening.controller
    points = panel.map
    guide.shot("map_genres")
    for colouring in (Colouring.PLAYED, Colouring.MOOD):
        shown = [key.text() for key in panel.keys]
        panel.colouring.show_value(colouring.value)
        panel.colouring.activated.emit(panel.colouring.currentIndex())
        guide.until(partial(_is_other, panel, shown), f"colours show {colouring.value}")
        guide.shot(f"map_{colouring.value}")
    guide.click(panel.keys[0].accessibleName(), panel)
    guide.saw(f"{panel.keys[0].text()!r} alone in its colour")
    guide.click(panel.keys[0].accessibleName(), panel)
    points.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(4):
        guide.press(Qt.Key.Key_Plus)
    guide.until(lambda: points.view.zoom > 4, "the map is nearer")
    guide.press(Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    guide.rest()
    guide.saw(f"under the cursor: {points.accessibleDescription()!r}")
    guide.shot("map_near")
    guide.press(Qt.Key.Key_Return)
    guide.until(lambda: shelf.queue.current is not None, "the track under the cursor plays")
    guide.press(Qt.Key.Key_0)
    guide.until(lambda: abs(points.view.zoom - 1) < 0.01, "everything is in sight again")
    place = points.view.to_screen(points._places[points._playing or 0][None, :])[0].tolist()
    points.menu_asked.emit(points.mapToGlobal(QPointF(*place).toPoint()), points._playing or 0)
    guide.until(lambda: QApplication.activePopupWidget() is not None, "the menu of a track")
    menu = QApplication.activePopupWidget()
    if menu is not None:
        menu.close()
    look(guide)
    guide.shot("map_line")
    guide.click(panel.made.play.text(), panel.made)
    guide.until(lambda: shelf.queue.current is not None and len(shelf.queue) == panel.made.model.rowCount(), "it plays")
    guide.click(panel.made.save.accessibleName(), panel.made)
    guide.until(lambda: not panel.made.save.isEnabled(), "it is saved")
    guide.click(panel.made.close_it.accessibleName(), panel.made)
    guide.click(panel.tools[Tool.AREA].accessibleName(), panel)
    guide.rest()
    width, height = points.width(), points.height()
    around = [(0.3, 0.3), (0.7, 0.25), (0.8, 0.7), (0.4, 0.8), (0.28, 0.4)]
    guide.drag(points, [QPoint(round(width * x), round(height * y)) for x, y in around], "around tracks")
    guide.until(panel.made.isVisible, "a list of what lies inside")
    guide.shot("map_area")
    guide.click(panel.made.close_it.accessibleName(), panel.made)
    guide.click(panel.tools[Tool.MOVE].accessibleName(), panel)
    guide.click(panel.today.accessibleName(), panel)
    guide.rest(1.0)
    guide.saw(f"today's path: {len(points._ways)} line(s)")
    guide.shot("map_today")


def _is_other(panel: MapPanel, shown: list[str]) -> bool:
    return [key.text() for key in panel.keys] != shown


def _across(points: PointMap) -> list[QPoint]:
    width, height = points.width(), points.height()
    way = ((0.15, 0.75), (0.25, 0.6), (0.4, 0.5), (0.55, 0.45), (0.7, 0.4), (0.85, 0.25))
    return [QPoint(round(width * x), round(height * y)) for x, y in way]


def _panel(guide: Guide) -> MapPanel:
    connection = guide.desk.map
    guide.until(lambda: connection.is_ready, "the map is there")
    panel = connection.panel
    assert panel is not None
    guide.until(lambda: len(panel.keys) > 0, "its colours are explained")
    return panel
