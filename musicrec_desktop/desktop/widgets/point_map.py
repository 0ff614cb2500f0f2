"""Points on a plane that can be walked through, drawn on and chosen from: the library as a picture."""

from collections.abc import Callable
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QWheelEvent,
)

from musicrec_desktop.desktop.widgets.point_surface import PointSurface

_STEP: Final = 1.5
"""Times as near with each press of + and each notch of the wheel."""
_CLICK: Final = 0.4
"""A hand that moves less, in heights of the font, has clicked."""
_ENTER: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ARROWS: Final = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class Tool(StrEnum):
    """What dragging does."""

    MOVE = "move"
    LINE = "line"
    AREA = "area"


class PointMap(PointSurface):
    """A map of points in groups.

    The arrows move it and the point nearest to its middle is under the cursor; with Shift they go on to the next
    point that way. + and - come nearer and go away, 0 shows everything, Enter chooses what is under the cursor. While a
    line or an area is drawn, Enter sets a corner, Backspace takes the last one back, Ctrl+Enter ends it and Escape
    forgets it; with the mouse it is drawn in one go.
    """

    chosen = Signal(int)
    """A point was clicked, or Enter pressed on it."""
    menu_asked = Signal(QPoint, int)
    """A place of the screen, and the point the menu is asked for."""
    drawn = Signal(object)
    """(p, 2) corners of the line or area that was drawn, in the measure of the plane."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self._tool = Tool.MOVE
        self._pressed: QPointF | None = None
        self._pressed_view = self._view
        self._is_dragging = False

    @property
    def tool(self) -> Tool:
        return self._tool

    @property
    def corners(self) -> NDArray[np.float32]:
        """(p, 2) of what is being drawn."""
        return np.array(self._corners, np.float32).reshape(-1, 2)

    def use(self, tool: Tool) -> None:
        """Let dragging do this from now on; what was drawn is forgotten."""
        self._tool, self._is_area = tool, tool is Tool.AREA
        self.forget_drawing()
        self.setCursor(Qt.CursorShape.ArrowCursor if tool is Tool.MOVE else Qt.CursorShape.CrossCursor)

    def forget_drawing(self) -> None:
        """Take the line or area away."""
        self._corners = []
        self.update()

    def finish_drawing(self) -> None:
        """What was drawn so far is all; nothing where it has too few corners."""
        if len(self._corners) >= (2 if self._tool is Tool.LINE else 3):
            self.drawn.emit(self.corners)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_shifted = modifiers == Qt.KeyboardModifier.ShiftModifier
        if modifiers == Qt.KeyboardModifier.ControlModifier and key in _ENTER:
            self.finish_drawing()
        elif modifiers not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif key in _ARROWS and len(self._places):
            self._on_arrow(_ARROWS[key], is_step=is_shifted)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self._by_key(lambda: self.zoom(_STEP))
        elif key == Qt.Key.Key_Minus:
            self._by_key(lambda: self.zoom(1 / _STEP))
        elif key == Qt.Key.Key_0:
            self._by_key(self.fit)
        elif not self._on_drawing_key(key):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        if event.button() is not Qt.MouseButton.LeftButton:
            return
        self._glide.stop()
        self._is_by_key = False
        self._pressed, self._pressed_view, self._is_dragging = event.position(), self._view, False
        if self._tool is not Tool.MOVE:
            self._corners = [self._view.to_plane(event.position().x(), event.position().y())]
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        place, em = event.position(), self.fontMetrics().height()
        if self._pressed is None:
            self._is_by_key = False
            self._point_at(self.nearest(place, em))
            return
        way = place - self._pressed
        self._is_dragging |= way.manhattanLength() > _CLICK * em
        if self._tool is not Tool.MOVE:
            self._corners.append(self._view.to_plane(place.x(), place.y()))
            self.update()
        elif self._is_dragging:
            self._is_fitted = False
            self._show(self._pressed_view.panned(way.x(), way.y()))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        if event.button() is not Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        at = self.nearest(event.position(), self.fontMetrics().height())
        if self._tool is not Tool.MOVE and self._is_dragging:
            self.finish_drawing()
            return
        self.forget_drawing()
        if not self._is_dragging and at >= 0:
            self.chosen.emit(at)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802  (Qt's name)
        notches = event.angleDelta().y() / 120
        if notches:
            self.zoom(_STEP**notches, event.position())
        event.accept()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QNativeGestureEvent) and event.gestureType() is Qt.NativeGestureType.ZoomNativeGesture:
            self._is_fitted = False
            self._show(self._view.zoomed(1 + event.value(), event.position().x(), event.position().y()))
            return True
        return super().event(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802  (Qt's name)
        is_by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        em = self.fontMetrics().height()
        at = self._at if is_by_key else self.nearest(QPointF(event.pos()), em)
        if at >= 0:
            x, y = self._view.to_screen(self._places[at][None, :])[0].tolist()
            place = self.mapToGlobal(QPoint(round(x), round(y))) if is_by_key else event.globalPos()
            self.menu_asked.emit(place, at)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        super().leaveEvent(event)
        if not self._is_by_key:
            self._point_at(-1)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  (Qt's name)
        super().focusInEvent(event)
        if event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason):
            self._by_key(lambda: None)

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  (Qt's name)
        super().focusOutEvent(event)
        self._is_by_key = False
        self.update()

    def _by_key(self, do: Callable[[], object]) -> None:
        self._is_by_key = True
        do()
        self._point_at(self.nearest(QPointF(self.width() / 2, self.height() / 2)))
        self.update()

    def _on_arrow(self, way: tuple[int, int], *, is_step: bool) -> None:
        self._is_by_key = True
        if is_step:
            at = self._next(way)
            if at >= 0:
                self.centre_on(at)
                self._point_at(at)
            return
        self._is_fitted = False
        step = min(self.width(), self.height()) / 10
        base = self._glide_to if self._is_gliding() else self._view
        self._go_to(base.panned(way[0] * step, way[1] * step))

    def _next(self, way: tuple[int, int]) -> int:
        """The nearest point that lies more that way than aside, seen from the one under the cursor."""
        here = self._places[self._at] if self._at >= 0 else np.array((self._view.x, self._view.y), np.float32)
        step = self._places - here
        along = -way[0] * step[:, 0] + way[1] * step[:, 1]
        aside = np.abs(way[1] * step[:, 0]) + np.abs(way[0] * step[:, 1])
        cost = np.where((along > 1e-6) & (along >= aside), along + 2 * aside, np.inf)
        at = int(cost.argmin())
        return at if np.isfinite(cost[at]) else -1

    def _on_drawing_key(self, key: Qt.Key) -> bool:
        """True where the key had to do with choosing or drawing."""
        if key in _ENTER and self._tool is not Tool.MOVE:
            self._by_key(lambda: self._corners.append((self._view.x, self._view.y)))
        elif key in _ENTER and self._at >= 0:
            self.chosen.emit(self._at)
        elif key == Qt.Key.Key_Backspace and self._corners:
            self._corners.pop()
            self.update()
        elif key == Qt.Key.Key_Escape and self._corners:
            self.forget_drawing()
        else:
            return False
        return True
