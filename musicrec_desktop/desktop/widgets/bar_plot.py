"""Upright bars over time, or over anything in an order."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QSizePolicy

from musicrec_desktop.desktop.widgets.plot import Plot, Words


class BarPlot(Plot):
    """A bar for each value, from 0 up; the highest has its value written on it."""

    def __init__(self, name: str, height_em: float = 7.5) -> None:
        super().__init__(name)
        self._values: NDArray[np.float64] = np.zeros(0)
        self._labels: tuple[str, ...] = ()
        self._words: Words = str
        self._summary = ""
        self._top = ""
        self._height_em = height_em
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_values(
        self, values: Sequence[float] | NDArray[np.float64], labels: Sequence[str], words: Words, summary: str, top: str
    ) -> None:
        """`labels[i]` stands under bar i ("" for none); `words` says a bar, `summary` all; `top` is written above."""
        self._values, self._labels = np.asarray(values, np.float64), tuple(labels)
        self._words, self._summary, self._top = words, summary, top
        self.show_anew()

    def count(self) -> int:
        return len(self._values)

    def told(self, at: int) -> str:
        return self._words(at)

    def summary(self) -> str:
        return self._summary

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        em = self.fontMetrics().height()
        return QSize(em * 16, round(em * self._height_em))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        return QSize(self.fontMetrics().height() * 8, self.sizeHint().height())

    def _area(self) -> QRectF:
        em = self.fontMetrics().height()
        return QRectF(self.rect()).adjusted(1, em * 1.6, -1, -em * 1.4)

    def bar(self, at: int) -> QRectF:
        """Where bar `at` is drawn; at least two pixels high where there is anything."""
        area, n = self._area(), max(1, len(self._values))
        step = area.width() / n
        gap = min(step * 0.25, self.fontMetrics().height() * 0.4)
        top = float(self._values.max(initial=0.0)) or 1.0
        value = float(self._values[at])
        height = max(2.0, area.height() * value / top) if value > 0 else 0.0
        return QRectF(area.left() + step * at + gap / 2, area.bottom() - height, max(1.0, step - gap), height)

    def middle(self, at: int) -> QPointF:
        return self.bar(at).center()

    def nearest(self, place: QPointF) -> int | None:
        area, n = self._area(), len(self._values)
        if n == 0 or not area.left() <= place.x() <= area.right():
            return None
        return min(n - 1, int((place.x() - area.left()) * n / area.width()))

    def draw(self, painter: QPainter) -> None:
        area, palette = self._area(), self.palette()
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(area.bottomLeft(), area.bottomRight())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Accent))
        painter.drawRects([self.bar(at) for at in np.flatnonzero(self._values > 0).tolist()])
        em = self.fontMetrics().height()
        painter.setPen(palette.color(QPalette.ColorRole.Dark))
        if self._top:
            painter.drawText(
                QRectF(area.left(), 0, area.width(), em * 1.4),
                Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
                self._top,
            )
        for at, words, place in self._written():
            del at
            painter.drawText(place, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, words)

    def draw_cursor(self, painter: QPainter, at: int) -> None:
        area, bar = self._area(), self.bar(at)
        ground = self.palette().color(QPalette.ColorRole.Text)
        painter.setPen(ground)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(bar.left() - 1, area.top(), bar.width() + 2, area.height()))

    def _written(self) -> list[tuple[int, str, QRectF]]:
        """The labels there is room for, each where it is written."""
        area, n = self._area(), len(self._labels)
        if n == 0:
            return []
        wide = max((self.fontMetrics().horizontalAdvance(label) for label in self._labels), default=0) + 4
        every = max(1, -(-n * wide // max(1, round(area.width()))))
        kept, free_from = [], area.left() - wide
        for at, label in enumerate(self._labels):
            middle = area.left() + area.width() * (at + 0.5) / n
            if not label or (at % every and self._labels.count("") < n // 2) or middle - wide / 2 < free_from:
                continue
            left = min(max(area.left(), middle - wide / 2), area.right() - wide)
            kept.append((at, label, QRectF(left, area.bottom() + 2, wide, self.fontMetrics().height() * 1.4)))
            free_from = middle + wide / 2
        return kept
