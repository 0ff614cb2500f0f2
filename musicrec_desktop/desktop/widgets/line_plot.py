"""A small curve over time with its latest value: one thing shown, nothing to operate."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from musicrec_desktop.desktop.widgets.labels import plain_tip


class LinePlot(QWidget):
    """Draws values 0..1 from left to right; a gap where one is missing (NaN). Hovering names the nearest point."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._labels: tuple[str, ...] = ()
        self._values: tuple[float, ...] = ()
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def show_values(self, labels: Sequence[str], values: Sequence[float]) -> None:
        """`labels[i]` names the period of `values[i]`."""
        self._labels, self._values = tuple(labels), tuple(values)
        self.setAccessibleDescription(self.told())
        self.update()

    def latest(self) -> str:
        """The latest value and when it was; "–" without any."""
        known = self._known()
        return f"{self._values[known[-1]]:.2f} in {self._labels[known[-1]]}" if known else "–"

    def told(self) -> str:
        """The curve in words, for who cannot see it."""
        known = self._known()
        if not known:
            return "not enough listening yet"
        first = known[0]
        before = "" if first == known[-1] else f"; it was {self._values[first]:.2f} in {self._labels[first]}"
        return self.latest() + before

    def _known(self) -> list[int]:
        return [at for at, value in enumerate(self._values) if not math.isnan(value)]

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        em = self.fontMetrics().height()
        return QSize(em * 14, em * 5)

    def point(self, at: int) -> QPointF:
        """Where a value is drawn."""
        area = self._area()
        step = area.width() / max(1, len(self._values) - 1)
        height = min(1.0, max(0.0, self._values[at]))
        return QPointF(area.left() + step * at, area.bottom() - area.height() * height)

    def _area(self) -> QRectF:
        em = self.fontMetrics().height()
        return QRectF(self.rect()).adjusted(em / 2, em / 2, -em / 2, -em / 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
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
        painter.end()

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

    def nearest(self, x: float) -> int | None:
        """Which value is drawn nearest to this place from the left edge; None without any."""
        known = self._known()
        return min(known, key=lambda at: abs(self.point(at).x() - x)) if known else None

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        at = self.nearest(event.position().x())
        if at is not None:
            tip = plain_tip(f"{self._labels[at]}: {self._values[at]:.2f}")
            QToolTip.showText(event.globalPosition().toPoint(), tip, self)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        super().changeEvent(event)
        self.update()
