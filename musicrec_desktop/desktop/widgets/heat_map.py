"""A week of hours: how much falls on each."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy

from musicrec_desktop.desktop.widgets.plot import Plot, Words

DAYS: Final = 7
HOURS: Final = 24


class HeatMap(Plot):
    """Seven rows of twenty-four cells. More is told by a larger square as well as by a stronger tone."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._values: NDArray[np.float64] = np.zeros((DAYS, HOURS))
        self._days: tuple[str, ...] = ("",) * DAYS
        self._hours: tuple[str, ...] = ()
        self._words: Words = str
        self._summary = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_values(
        self, values: NDArray[np.float32], days: Sequence[str], hours: Sequence[str], words: Words, summary: str
    ) -> None:
        """(7, 24) values from 0 up; short names of the days; words for hours 0, 6, 12 and 18; value n is day n // 24,
        hour n % 24."""
        self._values = np.asarray(values, np.float64)
        self._days, self._hours, self._words, self._summary = tuple(days), tuple(hours), words, summary
        self.show_anew()

    def count(self) -> int:
        return DAYS * HOURS

    def told(self, at: int) -> str:
        return self._words(at)

    def summary(self) -> str:
        return self._summary

    def first(self) -> int:
        return int(self._values.argmax())

    def moved(self, at: int, key: Qt.Key) -> int:
        day, hour = divmod(at, HOURS)
        match key:
            case Qt.Key.Key_Left:
                hour = max(0, hour - 1)
            case Qt.Key.Key_Right:
                hour = min(HOURS - 1, hour + 1)
            case Qt.Key.Key_Up:
                day = max(0, day - 1)
            case Qt.Key.Key_Down:
                day = min(DAYS - 1, day + 1)
            case Qt.Key.Key_Home:
                hour = 0
            case _:
                hour = HOURS - 1
        return day * HOURS + hour

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        em = self.fontMetrics().height()
        return QSize(em * 26, round(em * (DAYS * 1.05 + 1.4)))

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        return QSize(self.fontMetrics().height() * 16, self.sizeHint().height())

    def _area(self) -> QRectF:
        em = self.fontMetrics().height()
        names = max(self.fontMetrics().horizontalAdvance(day) for day in self._days) + em / 2
        width = min(self.width() - names, em * 2.4 * HOURS)
        return QRectF(names, 1, width, self.height() - em * 1.3)

    def cell(self, at: int) -> QRectF:
        """The room of a cell."""
        return _cell(self._area(), at)

    def middle(self, at: int) -> QPointF:
        return self.cell(at).center()

    def nearest(self, place: QPointF) -> int | None:
        area = self._area()
        if not area.contains(place):
            return None
        hour = min(HOURS - 1, int((place.x() - area.left()) * HOURS / area.width()))
        day = min(DAYS - 1, int((place.y() - area.top()) * DAYS / area.height()))
        return day * HOURS + hour

    def draw(self, painter: QPainter) -> None:
        area, palette = self._area(), self.palette()
        em = self.fontMetrics().height()
        top = float(self._values.max()) or 1.0
        ground, accent = palette.color(QPalette.ColorRole.Button), palette.color(QPalette.ColorRole.Accent)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        cells = [_cell(area, at).adjusted(1, 1, -1, -1) for at in range(DAYS * HOURS)]
        painter.drawRects(cells)
        for at in np.flatnonzero(self._values.reshape(-1) > 0).tolist():
            share = float(self._values.reshape(-1)[at]) / top
            room = cells[at]
            scale = 0.35 + 0.65 * share**0.5
            square = QRectF(0, 0, room.width() * scale, room.height() * scale)
            square.moveCenter(room.center())
            painter.fillRect(square, _between(ground, accent, 0.35 + 0.65 * share))
        painter.setPen(palette.color(QPalette.ColorRole.Dark))
        for day, name in enumerate(self._days):
            row = QRectF(0, cells[day * HOURS].top(), area.left() - em / 2, area.height() / DAYS)
            painter.drawText(row, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, name)
        for place, name in enumerate(self._hours):
            left = cells[place * HOURS // max(1, len(self._hours))].left()
            painter.drawText(QPointF(left, area.bottom() + em), name)

    def draw_cursor(self, painter: QPainter, at: int) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Text), 2))
        painter.drawRect(self.cell(at))


def _cell(area: QRectF, at: int) -> QRectF:
    """The room of a cell within the picture."""
    day, hour = divmod(at, HOURS)
    wide, high = area.width() / HOURS, area.height() / DAYS
    return QRectF(area.left() + hour * wide, area.top() + day * high, wide, high)


def _between(one: QColor, other: QColor, share: float) -> QColor:
    """A mix of two colours."""
    return QColor(
        round(one.red() + (other.red() - one.red()) * share),
        round(one.green() + (other.green() - one.green()) * share),
        round(one.blue() + (other.blue() - one.blue()) * share),
    )
