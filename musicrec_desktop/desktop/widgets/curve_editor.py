"""A curve over a list, drawn through points that mouse and keys move up and down."""

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPolygonF,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from musicrec_desktop.desktop.widgets.labels import plain_tip
from musicrec_desktop.desktop.words import tr

POINTS: Final = 5
"""So many points where nothing was drawn yet."""
_STEP: Final = 0.05
_FINE: Final = 0.01
_COARSE: Final = 0.2


class CurveEditor(QWidget):
    """Values of a list as dots from left to right, 0 at the bottom and 1 at the top, and the curve through the points.

    Left and Right choose a point, Up and Down move it (with Shift a little, Page Up and Page Down a lot), Escape puts
    it back. `drawn` is said once the mouse or the key is let go.
    """

    drawn = Signal(list)
    """Heights 0..1 of the points, evenly spread over the list."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._values: tuple[float, ...] = ()
        self._heights: list[float] = []
        self._before: list[float] = []
        """As they were when the hand took hold of a point."""
        self._is_drawn = False
        self._at = 0
        self._is_held = False
        self._marked: int | None = None
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_curve(self, values: Sequence[float], heights: Sequence[float] = ()) -> None:
        """The values of the list (NaN where unknown), and what was drawn; without it the points lie on the values.

        Nothing changes while a point is held.
        """
        if self._is_held:
            return
        self._values = tuple(values)
        self._is_drawn = len(heights) >= 2
        self._heights = list(heights) if self._is_drawn else smoothed(self._values, POINTS)
        self._before = list(self._heights)
        self._at = min(self._at, max(0, len(self._heights) - 1))
        self._tell()
        self.update()

    def mark(self, place: int | None) -> None:
        """The value at this place is the one that plays."""
        if place != self._marked:
            self._marked = place
            self.update()

    @property
    def heights(self) -> tuple[float, ...]:
        """The points as they stand."""
        return tuple(self._heights)

    @property
    def chosen(self) -> int:
        """Which point the keys move."""
        return self._at

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        em = self.fontMetrics().height()
        return QSize(em * 20, em * 5)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        em = self.fontMetrics().height()
        return QSize(em * 8, em * 5)

    def point(self, at: int) -> QPointF:
        """Where a point is drawn."""
        return self._place(at / max(1, len(self._heights) - 1), self._heights[at])

    # inside

    def _area(self) -> QRectF:
        em = self.fontMetrics().height()
        return QRectF(self.rect()).adjusted(em * 0.6, em * 0.6, -em * 0.6, -em * 0.6)

    def _place(self, along: float, height: float) -> QPointF:
        area = self._area()
        return QPointF(area.left() + area.width() * along, area.bottom() - area.height() * min(1.0, max(0.0, height)))

    def _value_place(self, at: int) -> QPointF:
        return self._place(at / max(1, len(self._values) - 1), self._values[at])

    def _nearest(self, x: float) -> int:
        return min(range(len(self._heights)), key=lambda at: abs(self.point(at).x() - x))

    def _move(self, height: float) -> None:
        self._heights[self._at] = min(1.0, max(0.0, height))
        self._tell()
        self.update()

    def _let_go(self) -> None:
        """Say what was drawn, if anything was."""
        self._is_held = False
        if self._heights != self._before:
            self._before = list(self._heights)
            self._is_drawn = True
            self.drawn.emit([round(height, 3) for height in self._heights])

    def _tell(self) -> None:
        """The curve in words, for who cannot see it."""
        if not self._heights:
            self.setAccessibleDescription(tr("Too few tracks are analysed to draw their energy."))
            return
        told = tr("Point {at} of {n}: {height} %.").format(
            at=self._at + 1, n=len(self._heights), height=round(100 * self._heights[self._at])
        )
        way = " → ".join(str(round(100 * height)) for height in self._heights)
        self.setAccessibleDescription(f"{told} {way}")

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        if event.button() is Qt.MouseButton.LeftButton and self._heights:
            self._at = self._nearest(event.position().x())
            self._is_held = True
            self._move(self._height_at(event.position().y()))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        self.setCursor(Qt.CursorShape.SizeVerCursor if self._heights else Qt.CursorShape.ArrowCursor)
        if self._is_held:
            self._move(self._height_at(event.position().y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        if event.button() is Qt.MouseButton.LeftButton and self._is_held:
            self._let_go()

    def _height_at(self, y: float) -> float:
        area = self._area()
        return (area.bottom() - y) / max(1.0, area.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        if not self._heights:
            super().keyPressEvent(event)
            return
        step = _FINE if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else _STEP
        last = len(self._heights) - 1
        match event.key():
            case Qt.Key.Key_Left | Qt.Key.Key_Right | Qt.Key.Key_Home | Qt.Key.Key_End:
                ways = {Qt.Key.Key_Left: self._at - 1, Qt.Key.Key_Right: self._at + 1, Qt.Key.Key_Home: 0}
                self._at = min(last, max(0, ways.get(Qt.Key(event.key()), last)))
                self._tell()
                self.update()
            case Qt.Key.Key_Up:
                self._move(self._heights[self._at] + step)
            case Qt.Key.Key_Down:
                self._move(self._heights[self._at] - step)
            case Qt.Key.Key_PageUp:
                self._move(self._heights[self._at] + _COARSE)
            case Qt.Key.Key_PageDown:
                self._move(self._heights[self._at] - _COARSE)
            case Qt.Key.Key_Escape if self._heights != self._before:
                self._heights = list(self._before)
                self._is_held = False
                self._tell()
                self.update()
            case _:
                super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        super().keyReleaseEvent(event)
        if not event.isAutoRepeat():
            self._let_go()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  (Qt's name)
        super().focusOutEvent(event)
        self._let_go()
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() is QEvent.Type.ToolTip and self._values:
            x = event.pos().x()
            at = min(range(len(self._values)), key=lambda at: abs(self._value_place(at).x() - x))
            value = self._values[at]
            height = tr("unknown") if math.isnan(value) else f"{value:.0%}"
            words = tr("Track {n}: energy {height}").format(n=at + 1, height=height)
            QToolTip.showText(event.globalPos(), plain_tip(words), self)
            return True
        return super().event(event)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, em, area = self.palette(), self.fontMetrics().height(), self._area()
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        for share in (0.0, 0.5, 1.0):
            y = area.bottom() - area.height() * share
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        accent, muted = palette.color(QPalette.ColorRole.Accent), palette.color(QPalette.ColorRole.Dark)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(muted)
        for at, value in enumerate(self._values):
            if not math.isnan(value) and at != self._marked:
                painter.drawEllipse(self._value_place(at), em / 9, em / 9)
        if self._marked is not None and self._marked < len(self._values) and not math.isnan(self._values[self._marked]):
            painter.setBrush(palette.color(QPalette.ColorRole.Text))
            painter.drawPolygon(_play_sign(self._value_place(self._marked), em / 4))
        if not self._heights:
            painter.end()
            return
        pen = QPen(accent, em / 9)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        if not self._is_drawn:
            pen.setStyle(Qt.PenStyle.DashLine)  # nobody asked for it: it is how the list happens to go
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        points = [self.point(at) for at in range(len(self._heights))]
        painter.drawPolyline(QPolygonF(points))
        for at, place in enumerate(points):
            is_chosen = at == self._at and self.hasFocus()
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Text) if is_chosen else accent, em / 9))
            painter.setBrush(accent if is_chosen else palette.color(QPalette.ColorRole.Base))
            painter.drawEllipse(place, em / 3, em / 3)
        painter.end()


def smoothed(values: Sequence[float], n: int) -> list[float]:
    """`n` heights at even distances along the values, each the mean of those around it; [] with too few to tell."""
    known = [(at / max(1, len(values) - 1), value) for at, value in enumerate(values) if not math.isnan(value)]
    if len(known) < max(2, len(values) // 3):
        return []
    out = []
    for place in range(n):
        along = place / (n - 1)
        weights = [(math.exp(-0.5 * ((at - along) * (n - 1) / 0.6) ** 2), value) for at, value in known]
        total = sum(weight for weight, _ in weights)
        out.append(sum(weight * value for weight, value in weights) / total if total else 0.5)
    return out


def _play_sign(middle: QPointF, size: float) -> QPolygonF:
    return QPolygonF(
        [middle + QPointF(-size * 0.7, -size), middle + QPointF(size, 0), middle + QPointF(-size * 0.7, size)]
    )
