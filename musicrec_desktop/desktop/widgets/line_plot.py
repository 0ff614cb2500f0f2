"""A small curve over time with its latest value."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy

from musicrec_desktop.desktop.widgets.plot import Plot
from musicrec_desktop.desktop.words import tr


class LinePlot(Plot):
    """Draws values 0..1 from left to right; a gap where one is missing (NaN)."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._labels: tuple[str, ...] = ()
        self._values: tuple[float, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_values(self, labels: Sequence[str], values: Sequence[float]) -> None:
        """`labels[i]` names the period of `values[i]`."""
        self._labels, self._values = tuple(labels), tuple(values)
        self.show_anew()

    def latest(self) -> str:
        """The latest value and when it was; "–" without any."""
        known = self._known()
        if not known:
            return "–"
        return tr("{value} in {month}").format(value=f"{self._values[known[-1]]:.2f}", month=self._labels[known[-1]])

    def count(self) -> int:
        return len(self._values)

    def told(self, at: int) -> str:
        value = self._values[at]
        return f"{self._labels[at]}: {'–' if math.isnan(value) else f'{value:.2f}'}"

    def summary(self) -> str:
        known = self._known()
        if not known:
            return tr("not enough listening yet")
        first = known[0]
        if first == known[-1]:
            return self.latest()
        return tr("{latest}; it was {value} in {month}").format(
            latest=self.latest(), value=f"{self._values[first]:.2f}", month=self._labels[first]
        )

    def first(self) -> int:
        known = self._known()
        return known[-1] if known else 0

    def _known(self) -> list[int]:
        return [at for at, value in enumerate(self._values) if not math.isnan(value)]

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        em = self.fontMetrics().height()
        return QSize(em * 14, em * 5)

    def middle(self, at: int) -> QPointF:
        return self.point(at)

    def point(self, at: int) -> QPointF:
        """Where a value is drawn."""
        area = self._area()
        step = area.width() / max(1, len(self._values) - 1)
        value = self._values[at]
        height = 0.0 if math.isnan(value) else min(1.0, max(0.0, value))
        return QPointF(area.left() + step * at, area.bottom() - area.height() * height)

    def _area(self) -> QRectF:
        em = self.fontMetrics().height()
        return QRectF(self.rect()).adjusted(em / 2, em / 2, -em / 2, -em / 4)

    def draw(self, painter: QPainter) -> None:
        area, palette = self._area(), self.palette()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        for share in (0.0, 0.5, 1.0):
            y = area.bottom() - area.height() * share
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        accent: QColor = palette.color(QPalette.ColorRole.Accent)
        pen = QPen(accent, self.fontMetrics().height() / 9)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        painter.setPen(pen)
        painter.drawPath(self._curve())
        known = self._known()
        if known:
            painter.setBrush(accent)
            radius = self.fontMetrics().height() / 6
            painter.drawEllipse(self.point(known[-1]), radius, radius)

    def draw_cursor(self, painter: QPainter, at: int) -> None:
        area, text = self._area(), self.palette().color(QPalette.ColorRole.Text)
        painter.setPen(QPen(text, 1))
        painter.drawLine(QPointF(self.point(at).x(), area.top()), QPointF(self.point(at).x(), area.bottom()))
        if not math.isnan(self._values[at]):
            radius = self.fontMetrics().height() / 5
            painter.setBrush(text)
            painter.drawEllipse(self.point(at), radius, radius)

    def _curve(self) -> QPainterPath:
        path, is_down = QPainterPath(), False
        for at, value in enumerate(self._values):
            if math.isnan(value):
                is_down = False
                continue
            if is_down:
                path.lineTo(self.point(at))
            else:
                path.moveTo(self.point(at))
            is_down = True
        return path

    def value_near(self, x: float) -> int | None:
        """Which known value is drawn nearest to this place from the left edge; None without any."""
        known = self._known()
        return min(known, key=lambda at: abs(self.point(at).x() - x)) if known else None

    def nearest(self, place: QPointF) -> int | None:
        return self.value_near(place.x())
