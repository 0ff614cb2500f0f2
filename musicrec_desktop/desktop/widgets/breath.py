"""A circle to breathe along with; without motion, words and seconds."""

from PySide6.QtCore import QElapsedTimer, QPointF, QSize, QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QWidget

from musicrec_desktop.desktop.words import tr

_FRAME_MS = 40


class BreathCircle(QWidget):
    """Grows while breathing in, shrinks while breathing out."""

    def __init__(self, in_s: float, out_s: float, *, moves: bool = True) -> None:
        super().__init__()
        self._in_s, self._out_s = max(0.5, in_s), max(0.5, out_s)
        self._moves = moves
        words = tr("Breathe in for {inn} seconds, out for {out}").format(inn=f"{in_s:.1f}", out=f"{out_s:.1f}")
        self.setAccessibleName(words)
        self._clock = QElapsedTimer()
        self._timer = QTimer(self)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self.update)

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        em = self.fontMetrics().height()
        return QSize(em * 12, em * 10)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  (Qt's name)
        super().showEvent(event)
        self._clock.start()
        if self._moves:
            self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  (Qt's name)
        super().hideEvent(event)
        self._timer.stop()

    def size_at(self, seconds: float) -> float:
        """0 all out .. 1 all in."""
        within = seconds % (self._in_s + self._out_s)
        return within / self._in_s if within < self._in_s else 1 - (within - self._in_s) / self._out_s

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        if self._moves:
            seconds = self._clock.elapsed() / 1000
            size, is_in = self.size_at(seconds), seconds % (self._in_s + self._out_s) < self._in_s
            radius = min(self.width(), self.height()) / 2 * (0.35 + 0.6 * size)
            painter.setBrush(palette.color(QPalette.ColorRole.Highlight))
            painter.setPen(palette.color(QPalette.ColorRole.Accent))
            painter.drawEllipse(QPointF(self.width() / 2, self.height() / 2), radius, radius)
            words = tr("in") if is_in else tr("out")
        else:
            words = self.accessibleName()
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(self.rect(), 0x84 | 0x1000, words)  # centred, wrapped
        painter.end()
