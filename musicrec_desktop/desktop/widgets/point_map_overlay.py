"""What is drawn over the points of the map: names, lines, numbers, what plays, what is under the cursor."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPalette, QPen, QPolygonF

from musicrec_desktop.desktop.widgets.plane_view import PlaneView
from musicrec_desktop.desktop.widgets.point_signs import shape_path

NAMES_AT_MOST: Final = 30


@dataclass(frozen=True, slots=True)
class Name:
    """A name written on the map."""

    text: str
    x: float
    y: float
    group: int


@dataclass(frozen=True, slots=True, eq=False)
class Way:
    """Tracks one after another."""

    rows: tuple[int, ...]
    """Of the map, in order."""
    is_dashed: bool
    """What was, not what will be."""
    is_faint: bool = False
    """The order counts less than the places."""


class Overlay:
    """Paints with one painter in one frame, and keeps texts from covering each other."""

    def __init__(self, painter: QPainter, view: PlaneView, palette: QPalette, em: float) -> None:
        self._painter = painter
        self._view = view
        self._palette = palette
        self._em = em
        self._taken: list[QRectF] = []
        self._metrics = QFontMetricsF(painter.font())

    def names(self, names: Sequence[Name], colours: Sequence[QColor], shapes: Sequence[int]) -> None:
        """The first ones that have room, each with the sign of its group."""
        em, drawn = self._em, 0
        sight = QRectF(0, 0, self._view.width, self._view.height)
        for name in names:
            place = self._place(name.x, name.y)
            if not sight.contains(place):
                continue
            width = self._metrics.horizontalAdvance(name.text) + 1.9 * em
            box = QRectF(place.x() - width / 2, place.y() - 0.75 * em, width, 1.5 * em)
            box.moveLeft(min(max(box.left(), 2), max(sight.right() - width - 2, 2)))
            if not self._take(box.adjusted(-em / 3, -em / 4, em / 3, em / 4)):
                continue
            self._pill(box)
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(colours[name.group])
            sign = QPointF(box.left() + 0.8 * em, box.center().y())
            self._painter.drawPath(shape_path(shapes[name.group], sign, 0.32 * em))
            self._painter.setPen(self._palette.color(QPalette.ColorRole.Text))
            self._painter.drawText(box.adjusted(1.35 * em, 0, 0, 0), _MIDDLE_LEFT, name.text)
            drawn += 1
            if drawn == NAMES_AT_MOST:
                break

    def titles(self, places: Sequence[tuple[float, float]], texts: Sequence[str]) -> None:
        """Titles beside points (in pixels), where there is room."""
        em = self._em
        self._painter.setPen(self._palette.color(QPalette.ColorRole.Dark))
        for (x, y), text in zip(places, texts, strict=True):
            shown = self._metrics.elidedText(text, Qt.TextElideMode.ElideRight, 11 * em)
            box = QRectF(x + 0.9 * em, y - 0.6 * em, self._metrics.horizontalAdvance(shown) + 2, 1.2 * em)
            if self._take(box):
                self._painter.drawText(box, _MIDDLE_LEFT, shown)

    def way(self, places: NDArray[np.float32], way: Way, colour: QColor) -> None:
        """A line through tracks, numbered."""
        on_screen = self._view.to_screen(places[list(way.rows)])
        points = [QPointF(x, y) for x, y in on_screen.tolist()]
        pen = QPen(self._palette.color(QPalette.ColorRole.Dark), 1) if way.is_faint else QPen(colour, self._em / 7)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if way.is_dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.setPen(QPen(self._palette.color(QPalette.ColorRole.Base), self._em / 3))
        self._painter.drawPolyline(QPolygonF(points))
        self._painter.setPen(pen)
        self._painter.drawPolyline(QPolygonF(points))
        for at, point in enumerate(points):
            self._number(point, str(at + 1), colour, is_hollow=way.is_dashed)

    def drawing(self, corners: Sequence[tuple[float, float]], *, is_area: bool) -> None:
        """What is being drawn."""
        accent = self._palette.color(QPalette.ColorRole.Accent)
        points = QPolygonF([self._place(x, y) for x, y in corners])
        self._painter.setPen(QPen(accent, self._em / 6))
        if is_area:
            ground = QColor(accent)
            ground.setAlpha(40)
            self._painter.setBrush(ground)
            self._painter.drawPolygon(points)
        else:
            self._painter.setBrush(Qt.BrushStyle.NoBrush)
            self._painter.drawPolyline(points)
        if 0 < len(corners) <= 2:
            self._painter.setBrush(accent)
            self._painter.drawEllipse(points.at(len(corners) - 1), self._em / 4, self._em / 4)

    def playing(self, place: NDArray[np.float32]) -> None:
        """What plays now: a ring with a play sign."""
        x, y = self._view.to_screen(place[None, :])[0].tolist()
        em, accent = self._em, self._palette.color(QPalette.ColorRole.Accent)
        self._painter.setPen(QPen(self._palette.color(QPalette.ColorRole.Base), em / 6))
        self._painter.setBrush(accent)
        self._painter.drawEllipse(QPointF(x, y), 0.75 * em, 0.75 * em)
        triangle = QPainterPath(QPointF(x - 0.25 * em, y - 0.38 * em))
        triangle.lineTo(x + 0.42 * em, y)
        triangle.lineTo(x - 0.25 * em, y + 0.38 * em)
        triangle.closeSubpath()
        self._painter.fillPath(triangle, self._palette.color(QPalette.ColorRole.Base))

    def cursor(self, place: NDArray[np.float32], radius: float) -> None:
        """The track under the cursor: a ring of the text's colour."""
        x, y = self._view.to_screen(place[None, :])[0].tolist()
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((QPalette.ColorRole.Base, self._em / 3), (QPalette.ColorRole.Text, self._em / 7)):
            self._painter.setPen(QPen(self._palette.color(colour), width))
            self._painter.drawEllipse(QPointF(x, y), radius + self._em / 4, radius + self._em / 4)

    def cross(self) -> None:
        """Where the keyboard is: the middle."""
        x, y, arm = self._view.width / 2, self._view.height / 2, self._em * 0.7
        self._painter.setPen(QPen(self._palette.color(QPalette.ColorRole.Text), max(self._em / 12, 1)))
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            start = QPointF(x + dx * arm, y + dy * arm)
            self._painter.drawLine(start, QPointF(x + dx * 2 * arm, y + dy * 2 * arm))

    # inside

    def _place(self, x: float, y: float) -> QPointF:
        place = self._view.to_screen(np.array([(x, y)], np.float32))[0]
        return QPointF(float(place[0]), float(place[1]))

    def _take(self, box: QRectF) -> bool:
        if any(box.intersects(other) for other in self._taken):
            return False
        self._taken.append(box)
        return True

    def _pill(self, box: QRectF) -> None:
        ground = QColor(self._palette.color(QPalette.ColorRole.Base))
        ground.setAlpha(225)
        self._painter.setPen(QPen(self._palette.color(QPalette.ColorRole.Mid), 1))
        self._painter.setBrush(ground)
        self._painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)

    def _number(self, point: QPointF, text: str, colour: QColor, *, is_hollow: bool) -> None:
        radius = 0.62 * self._em
        base = self._palette.color(QPalette.ColorRole.Base)
        self._painter.setPen(QPen(colour if is_hollow else base, self._em / 10))
        self._painter.setBrush(base if is_hollow else colour)
        self._painter.drawEllipse(point, radius, radius)
        whole = self._painter.font()
        small = QFont(whole)
        small.setPixelSize(max(round(0.62 * self._em), 6))
        self._painter.setFont(small)
        self._painter.setPen(colour if is_hollow else base)
        box = QRectF(point.x() - radius, point.y() - radius, 2 * radius, 2 * radius)
        self._painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        self._painter.setFont(whole)


_MIDDLE_LEFT: Final = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
