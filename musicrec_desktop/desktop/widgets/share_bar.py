"""A short bar: how much of the whole."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget


class ShareBar(QWidget):
    """0..1 as a filled part of a frame; NaN as an empty one."""

    def __init__(self, value: float = math.nan, *, em_width: float = 5) -> None:
        super().__init__()
        self._value, self._em_width = value, em_width
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        em = self.fontMetrics().height()
        return QSize(round(em * self._em_width), em)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        em, palette = self.fontMetrics().height(), self.palette()
        frame = QRectF(0.5, self.height() / 2 - em * 0.2, self.width() - 1, em * 0.4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.color(QPalette.ColorRole.Mid))
        painter.drawRoundedRect(frame, em * 0.2, em * 0.2)
        if not math.isnan(self._value):
            painter.setBrush(palette.color(QPalette.ColorRole.Accent))
            frame.setWidth(frame.width() * max(0.0, min(1.0, self._value)))
            painter.drawRoundedRect(frame, em * 0.2, em * 0.2)
        painter.end()
