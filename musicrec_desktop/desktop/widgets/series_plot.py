"""Lines, bars or points over one axis, told apart by dashes and shapes as well as by their order in the legend."""

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy

from musicrec_desktop.desktop.widgets.plot import Plot

_DASHES: Final = (Qt.PenStyle.SolidLine, Qt.PenStyle.DashLine, Qt.PenStyle.DotLine, Qt.PenStyle.DashDotLine)
Line = tuple[str, Sequence[float], Sequence[float]]
"""(name, x, y), x and y equally long; NaN in y leaves a gap."""


class SeriesPlot(Plot):
    """The cursor goes from value to value of all series, in their order."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._lines: tuple[Line, ...] = ()
        self._style = "line"
        self._ticks: tuple[str, ...] = ()
        self._labels = ("", "")
        self._spots: list[tuple[int, int]] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_lines(
        self, lines: Sequence[Line], style: str, ticks: Sequence[str] = (), labels: tuple[str, str] = ("", "")
    ) -> None:
        """`style` is "line", "bar" or "points"; `ticks` stand under the values of the first series."""
        self._lines = tuple(lines)
        self._style, self._ticks, self._labels = style, tuple(ticks), labels
        self._spots = [
            (number, at) for number, (_, _, y) in enumerate(self._lines) for at in range(len(y)) if math.isfinite(y[at])
        ]
        self.show_anew()

    def count(self) -> int:
        return len(self._spots)

    def told(self, at: int) -> str:
        number, place = self._spots[at]
        name, x, y = self._lines[number]
        where = self._ticks[place] if place < len(self._ticks) else f"{x[place]:g}"
        return f"{name}, {where}: {y[place]:.3g}"

    def summary(self) -> str:
        return "; ".join(f"{name}: {_span(y)}" for name, _, y in self._lines)

    def nearest(self, place: QPointF) -> int | None:
        if not self._spots:
            return None
        best = min(range(len(self._spots)), key=lambda at: _far(self.middle(at), place))
        return best if _far(self.middle(best), place) < self.fontMetrics().height() * 2 else None

    def middle(self, at: int) -> QPointF:
        number, place = self._spots[at]
        _, x, y = self._lines[number]
        return self._spot(float(x[place]), float(y[place]))

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        em = self.fontMetrics().height()
        return QSize(em * 24, em * 11)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        em = self.fontMetrics().height()
        return QSize(em * 10, em * 11)

    def draw(self, painter: QPainter) -> None:
        area, palette, em = self._area(), self.palette(), self.fontMetrics().height()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        low, high = self._range()
        painter.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
        beside = QRectF(0, area.top() - em / 2, area.left() - em / 3, em)
        right = Qt.AlignmentFlag.AlignRight
        painter.drawText(beside, right, f"{high:.3g}")
        painter.drawText(beside.translated(0, area.height()), right, f"{low:.3g}")
        painter.drawText(QRectF(0, 0, self.width(), em), Qt.AlignmentFlag.AlignLeft, self._labels[1])
        self._draw_ticks(painter, area, em)
        for number in range(len(self._lines)):
            self._draw_line(painter, number)
        self._draw_legend(painter, em)

    def draw_cursor(self, painter: QPainter, at: int) -> None:
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(self.middle(at), 6, 6)

    def _color(self, number: int) -> QColor:
        roles = (QPalette.ColorRole.Accent, QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText)
        return self.palette().color(roles[number % len(roles)])

    def _draw_line(self, painter: QPainter, number: int) -> None:
        _, x, y = self._lines[number]
        color, area = self._color(number), self._area()
        painter.setPen(QPen(color, 2, _DASHES[number % len(_DASHES)]))
        painter.setBrush(color)
        last: QPointF | None = None
        wide = max(2.0, area.width() / max(1, len(x)) * 0.7 / max(1, len(self._lines)))
        for at, (across, up) in enumerate(zip(x, y, strict=True)):
            if not math.isfinite(up):
                last = None
                continue
            spot = self._spot(float(across), float(up))
            if self._style == "bar":
                left = spot.x() - wide * len(self._lines) / 2 + number * wide
                painter.fillRect(QRectF(left, spot.y(), wide * 0.9, area.bottom() - spot.y()), color)
            elif self._style == "points" or (last is None and (at + 1 == len(y) or not math.isfinite(y[at + 1]))):
                painter.drawEllipse(spot, 2.5, 2.5)
            elif last is not None:
                painter.drawLine(last, spot)
            last = spot

    def _draw_ticks(self, painter: QPainter, area: QRectF, em: int) -> None:
        below = Qt.AlignmentFlag.AlignHCenter
        if self._lines and self._ticks:
            _, x, _ = self._lines[0]
            every = max(1, math.ceil(len(self._ticks) * em * 3 / max(1.0, area.width())))
            for at in range(0, min(len(self._ticks), len(x)), every):
                middle = self._spot(float(x[at]), self._range()[0]).x()
                box = QRectF(middle - em * 3, area.bottom() + em / 4, em * 6, em)
                painter.drawText(box, below, self._ticks[at])
        painter.drawText(QRectF(area.left(), area.bottom() + em * 1.2, area.width(), em), below, self._labels[0])

    def _draw_legend(self, painter: QPainter, em: int) -> None:
        if len(self._lines) < 2:
            return
        left = self._area().left()
        for number, (name, _, _) in enumerate(self._lines):
            painter.setPen(QPen(self._color(number), 2, _DASHES[number % len(_DASHES)]))
            painter.drawLine(QPointF(left, em * 1.6), QPointF(left + em * 1.5, em * 1.6))
            painter.setPen(self.palette().color(QPalette.ColorRole.Text))
            painter.drawText(QPointF(left + em * 1.8, em * 1.9), name)
            left += em * 3 + self.fontMetrics().horizontalAdvance(name)

    def _area(self) -> QRectF:
        em = self.fontMetrics().height()
        return QRectF(em * 3.5, em * 2.6, max(1.0, self.width() - em * 4.5), max(1.0, self.height() - em * 5.2))

    def _range(self) -> tuple[float, float]:
        values = [value for _, _, y in self._lines for value in y if math.isfinite(value)]
        low, high = min(values, default=0.0), max(values, default=1.0)
        if self._style == "bar":
            low = min(0.0, low)
        return (low, high) if high > low else (low, low + 1.0)

    def _spot(self, across: float, up: float) -> QPointF:
        area = self._area()
        every = [value for _, x, _ in self._lines for value in x]
        first, last = min(every, default=0.0), max(every, default=1.0)
        margin = 0.5 * (last - first) / max(1, len(every)) if self._style == "bar" else 0.0
        first, last = first - margin, last + margin
        share = (across - first) / (last - first) if last > first else 0.5
        low, high = self._range()
        return QPointF(area.left() + share * area.width(), area.bottom() - (up - low) / (high - low) * area.height())


def _span(values: Sequence[float]) -> str:
    known = [value for value in values if math.isfinite(value)]
    return f"{min(known):.3g} – {max(known):.3g}" if known else "–"


def _far(one: QPointF, other: QPointF) -> float:
    return math.hypot(one.x() - other.x(), one.y() - other.y())
