"""A short bar: how much of the whole."""

import math

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QSizePolicy, QWidget


class ShareBar(QWidget):
    """0..1 as a filled part of a frame; NaN as an empty one. With `is_signed` -1..1 from the middle to either side."""

    def __init__(self, value: float = math.nan, *, is_signed: bool = False, em_width: float = 5) -> None:
        super().__init__()
        self._value, self._is_signed, self._em_width = value, is_signed, em_width
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_value(self, value: float) -> None:
        """Show another value."""
        self._value = value
        self.update()

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
            painter.drawRoundedRect(self._filled(frame), em * 0.2, em * 0.2)
        if self._is_signed:
            painter.setPen(palette.color(QPalette.ColorRole.Text))
            painter.drawLine(round(frame.center().x()), 0, round(frame.center().x()), self.height())
        painter.end()

    def _filled(self, frame: QRectF) -> QRectF:
        filled = QRectF(frame)
        if self._is_signed:
            middle = frame.center().x()
            end = middle + max(-1.0, min(1.0, self._value)) * frame.width() / 2
            filled.setLeft(min(middle, end))
            filled.setRight(max(middle, end))
        else:
            filled.setWidth(frame.width() * max(0.0, min(1.0, self._value)))
        return filled
