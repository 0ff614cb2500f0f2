"""A seek bar that shows the sound itself: how loud each part is, where sections begin, and what plays over and over."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPalette, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip

from musicrec_desktop.desktop.item_models.track_line import clock_text
from musicrec_desktop.desktop.widgets.labels import plain_tip
from musicrec_desktop.desktop.widgets.time_slider import TimeSlider

_LEVEL_POWER: Final = 0.75
"""Loudness is heard less than in proportion: quiet passages are drawn a little higher."""


class WaveformSlider(TimeSlider):
    """What was played is drawn full, what is to come as outlines of bars, and a line with a knob stands between.

    A click goes there; arrows five seconds, Page keys to the next section.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._peaks: NDArray[np.float64] = np.zeros(0)
        self._powers: NDArray[np.float64] = np.zeros(0)
        self._sections: tuple[int, ...] = ()
        self._loop: tuple[int, int | None] | None = None
        self._drawn: tuple[QPixmap, QPixmap] | None = None
        """All of it as yet to come, and all of it as played."""
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_waveform(self, peaks: NDArray[np.uint8], powers: NDArray[np.uint8]) -> None:
        """(n,) levels 0..255 of equal parts of the track, of single samples and on the mean; empty: not known."""
        top = max(1, int(peaks.max(initial=0)))
        self._peaks = (peaks / top) ** _LEVEL_POWER
        self._powers = (powers / top) ** _LEVEL_POWER
        self._redraw()

    def clear(self) -> None:
        """Nothing is known of the sound yet."""
        nothing = np.zeros(0, np.uint8)
        self.show_waveform(nothing, nothing)

    def show_marks(self, sections_ms: Sequence[int], loop: tuple[int, int | None] | None) -> None:
        """Where sections begin, and what is repeated: from where, and to where when that is marked."""
        if (tuple(sections_ms), loop) != (self._sections, self._loop):
            self._sections, self._loop = tuple(sections_ms), loop
            self._redraw()

    @property
    def is_known(self) -> bool:
        """The sound is drawn."""
        return len(self._peaks) > 0

    @property
    def sections(self) -> tuple[int, ...]:
        return self._sections

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        em = self.fontMetrics().height()
        return QSize(em * 20, em * 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        em = self.fontMetrics().height()
        return QSize(em * 10, em * 4)

    def place(self, ms: int) -> float:
        """Where a time is drawn, from the left edge."""
        area = self._area()
        return area.left() + area.width() * ms / max(1, self.maximum())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and self._sections:
            places = np.array((0, *self._sections))
            # Back goes to the beginning of this section first, unless that was just now.
            ahead = event.key() == Qt.Key.Key_PageUp
            there = places[places > self.value()][:1] if ahead else places[places < self.value() - 1_500][-1:]
            if len(there):
                self.setValue(int(there[0]))
                self.sought.emit(int(there[0]))
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        super().mouseMoveEvent(event)
        if self.isEnabled() and self.isActiveWindow():
            told = clock_text(max(1, self._value_at(event.position().x())))
            QToolTip.showText(event.globalPosition().toPoint(), plain_tip(told), self)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        self._redraw()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        super().changeEvent(event)
        self._redraw()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        del event
        ratio = self.devicePixelRatioF()
        if self._drawn is None or self._drawn[0].devicePixelRatio() != ratio:
            self._drawn = self._picture(is_played=False), self._picture(is_played=True)
        painter = QPainter(self)
        now = self.place(self.value())
        ahead, played = self._drawn
        painter.drawPixmap(0, 0, ahead)
        painter.save()
        painter.setClipRect(QRectF(0, 0, now, self.height()))
        painter.drawPixmap(0, 0, played)
        painter.restore()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.isEnabled():
            self._draw_place(painter, now)
        painter.end()

    def _area(self) -> QRectF:
        em = self.fontMetrics().height()
        return QRectF(self.rect()).adjusted(em * 0.4, em * 0.55, -em * 0.4, -em * 0.3)

    def _value_at(self, x: float) -> int:
        area = self._area()
        return round(min(1.0, max(0.0, (x - area.left()) / max(1.0, area.width()))) * self.maximum())

    def _redraw(self) -> None:
        self._drawn = None
        self.update()

    def _draw_place(self, painter: QPainter, now: float) -> None:
        em = self.fontMetrics().height()
        color = self.palette().color(QPalette.ColorRole.Text)
        wide = max(2, em // 9)
        painter.fillRect(round(now) - wide // 2, round(em * 0.4), wide, self.height() - round(em * 0.55), color)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        painter.drawEllipse(QPointF(now, em * 0.4), em * 0.26, em * 0.26)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Accent), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), em / 3, em / 3)

    def _picture(self, *, is_played: bool) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio)))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self._draw_loop(painter)
        self._draw_bars(painter, is_played=is_played)
        self._draw_sections(painter)
        painter.end()
        return pixmap

    def _draw_bars(self, painter: QPainter, *, is_played: bool) -> None:
        area, em, palette = self._area(), self.fontMetrics().height(), self.palette()
        accent, faint = palette.color(QPalette.ColorRole.Accent), palette.color(QPalette.ColorRole.Dark)
        step = max(3.0, em / 4.5)
        n = max(1, int(area.width() / step))
        if len(self._peaks) == 0:
            middle = area.center().y()
            painter.setPen(QPen(accent if is_played else palette.color(QPalette.ColorRole.Mid), em / 4))
            painter.drawLine(QLineF(area.left(), middle, area.right(), middle))
            return
        peaks, powers = _columns(self._peaks, n, np.maximum), _columns(self._powers, n, np.add)
        lefts = area.left() + np.arange(n) * (area.width() / n)
        wide = max(1.5, area.width() / n * 0.66)
        painter.setPen(Qt.PenStyle.NoPen)
        for levels, color in (
            (peaks, _pale(accent if is_played else faint, 120 if is_played else 90)),
            (np.minimum(powers, peaks), accent if is_played else _pale(faint, 150)),
        ):
            heights = np.maximum(1.5, levels * area.height())
            tops = area.center().y() - heights / 2
            painter.setBrush(color)
            rows = zip(lefts.tolist(), tops.tolist(), heights.tolist(), strict=True)
            painter.drawRects([QRectF(left, top, wide, height) for left, top, height in rows])

    def _draw_sections(self, painter: QPainter) -> None:
        em = self.fontMetrics().height()
        painter.setPen(QPen(self.palette().color(QPalette.ColorRole.Dark), max(1.0, em / 14), Qt.PenStyle.DotLine))
        painter.drawLines(
            [QLineF(self.place(ms), em * 0.3, self.place(ms), float(self.height())) for ms in self._sections]
        )

    def _draw_loop(self, painter: QPainter) -> None:
        if self._loop is None:
            return
        em, (start, end) = self.fontMetrics().height(), self._loop
        color = self.palette().color(QPalette.ColorRole.Text)
        left = self.place(start)
        if end is not None:
            ground = self.palette().color(QPalette.ColorRole.Highlight)
            painter.fillRect(QRectF(left, 0, self.place(end) - left, self.height()), ground)
        for ms, name in ((start, "A"), (end, "B")):
            if ms is not None:
                painter.setPen(QPen(color, max(1.0, em / 10)))
                painter.drawLine(QLineF(self.place(ms), 0, self.place(ms), self.height()))
                side = -self.fontMetrics().horizontalAdvance(name) - 3 if name == "B" else 3
                painter.drawText(QPointF(self.place(ms) + side, self.height() - 2.0), name)


def _columns(levels: NDArray[np.float64], n: int, gather: np.ufunc) -> NDArray[np.float64]:
    """(n,) the levels in so many equal parts: the highest, or on the mean."""
    first = np.arange(n) * len(levels) // n
    gathered: NDArray[np.float64] = gather.reduceat(levels, first)
    if gather is np.add:
        gathered = gathered / np.maximum(1, np.diff(first, append=len(levels)))
    return gathered


def _pale(color: QColor, alpha: int) -> QColor:
    pale = QColor(color)
    pale.setAlpha(alpha)
    return pale
