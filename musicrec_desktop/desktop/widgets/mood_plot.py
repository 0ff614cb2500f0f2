"""Moods on the plane of valence and energy, each as large as it counts."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy

from musicrec_desktop.desktop.widgets.plot import Plot


@dataclass(frozen=True, slots=True)
class MoodSpot:
    """One mood."""

    name: str
    """For the listener."""
    valence: float
    """0 left .. 1 right."""
    energy: float
    """0 below .. 1 above."""
    size: float
    """0..1"""
    words: str
    """All that is to be said of it."""


class MoodPlot(Plot):
    """Circles with their names; what does not fit beside another name is told by the cursor alone."""

    def __init__(self, name: str, left: str, right: str, below: str, above: str) -> None:
        """The last four: what the ends of the axes mean."""
        super().__init__(name)
        self._ends = (left, right, below, above)
        self._spots: tuple[MoodSpot, ...] = ()
        self._summary = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_spots(self, spots: Sequence[MoodSpot], summary: str) -> None:
        """Show these, the largest first."""
        self._spots = tuple(sorted(spots, key=lambda spot: -spot.size))
        self._summary = summary
        self.show_anew()

    @property
    def spots(self) -> tuple[MoodSpot, ...]:
        """What is shown, in the order of the cursor."""
        return self._spots

    def count(self) -> int:
        return len(self._spots)

    def told(self, at: int) -> str:
        return self._spots[at].words

    def summary(self) -> str:
        return self._summary

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        em = self.fontMetrics().height()
        return QSize(em * 24, em * 15)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        em = self.fontMetrics().height()
        return QSize(em * 14, em * 15)

    def moved(self, at: int, key: Qt.Key) -> int:
        """The nearest spot in that direction."""
        steps = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}
        if key not in steps:
            return super().moved(at, key)
        dx, dy = steps[key]
        here = self.middle(at)
        best, best_cost = at, float("inf")
        for other in range(len(self._spots)):
            way = self.middle(other) - here
            along = way.x() * dx + way.y() * dy
            if along > 0:
                # Near, and rather straight ahead than aside: the distance by the cosine of the angle.
                cost = (way.x() ** 2 + way.y() ** 2) / along
                if cost < best_cost:
                    best, best_cost = other, cost
        return best

    def _area(self) -> QRectF:
        em = self.fontMetrics().height()
        return QRectF(self.rect()).adjusted(em * 0.5, em * 1.6, -em * 0.5, -em * 1.6)

    def middle(self, at: int) -> QPointF:
        area, spot = self._area(), self._spots[at]
        return QPointF(area.left() + area.width() * spot.valence, area.bottom() - area.height() * spot.energy)

    def radius(self, at: int) -> float:
        """Of a circle, whose area goes with the size."""
        em = self.fontMetrics().height()
        return em * (0.25 + 1.15 * math.sqrt(self._spots[at].size))

    def nearest(self, place: QPointF) -> int | None:
        em = self.fontMetrics().height()
        gaps = []
        for at in range(len(self._spots)):
            way = place - self.middle(at)
            gaps.append((((way.x() ** 2 + way.y() ** 2) ** 0.5) - self.radius(at), at))
        gap, at = min(gaps, default=(em, 0))
        return at if gap < em * 0.7 else None

    def draw(self, painter: QPainter) -> None:
        area, palette = self._area(), self.palette()
        em = self.fontMetrics().height()
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(whole, em / 3, em / 3)
        painter.drawLine(QPointF(whole.center().x(), area.top()), QPointF(whole.center().x(), area.bottom()))
        painter.drawLine(QPointF(area.left(), whole.center().y()), QPointF(area.right(), whole.center().y()))
        painter.setPen(palette.color(QPalette.ColorRole.Dark))
        left, right, below, above = self._ends
        inner = whole.adjusted(em / 2, em / 4, -em / 2, -em / 4)
        flags = Qt.AlignmentFlag
        painter.drawText(inner, flags.AlignTop | flags.AlignHCenter, above)
        painter.drawText(inner, flags.AlignBottom | flags.AlignHCenter, below)
        painter.drawText(inner, flags.AlignVCenter | flags.AlignLeft, left)
        painter.drawText(inner, flags.AlignVCenter | flags.AlignRight, right)
        accent = palette.color(QPalette.ColorRole.Accent)
        ground = palette.color(QPalette.ColorRole.Highlight)
        ground.setAlpha(190)
        taken: list[QRectF] = []
        for at in range(len(self._spots)):
            painter.setPen(QPen(accent, max(1.0, em / 12)))
            painter.setBrush(ground)
            painter.drawEllipse(self.middle(at), self.radius(at), self.radius(at))
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        for at, spot in enumerate(self._spots):
            wide = self.fontMetrics().horizontalAdvance(spot.name)
            room = QRectF(0, 0, wide + 2, em)
            room.moveCenter(self.middle(at))
            room.moveLeft(min(max(room.left(), whole.left() + 3), whole.right() - wide - 5))
            if not any(room.intersects(other) for other in taken):
                taken.append(room)
                painter.drawText(room, flags.AlignCenter, spot.name)

    def draw_cursor(self, painter: QPainter, at: int) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 2))
        painter.drawEllipse(self.middle(at), self.radius(at) + 2, self.radius(at) + 2)
