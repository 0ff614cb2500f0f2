"""A small picture of values that mouse, keys and screen readers can walk through: what all plots share."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QToolTip, QWidget

from musicrec_desktop.desktop.widgets.labels import plain_tip

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_MOVES = (
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
)


class Plot(QWidget):
    """Values numbered 0 .. count - 1, one of which is under the cursor.

    The name is said first, then, as its description, what is under the cursor, or the whole in a sentence (`summary`).
    """

    chosen = Signal(int)
    """A value was clicked, or Enter pressed on it."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._at: int | None = None
        self.is_for_choice = False
        """A value can be chosen: the pointer says so."""

    # what a plot says of itself

    def count(self) -> int:
        """Values there are."""
        raise NotImplementedError

    def told(self, at: int) -> str:
        """A value in words."""
        raise NotImplementedError

    def summary(self) -> str:
        """All of it in one sentence."""
        raise NotImplementedError

    def nearest(self, place: QPointF) -> int | None:
        """The value drawn at this place; None where there is none."""
        raise NotImplementedError

    def middle(self, at: int) -> QPointF:
        """Where a value is drawn."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Everything but the cursor."""
        raise NotImplementedError

    def draw_cursor(self, painter: QPainter, at: int) -> None:
        """What shows that this value is under the cursor."""
        raise NotImplementedError

    def moved(self, at: int, key: Qt.Key) -> int:
        """The value that an arrow key, Home or End leads to; may lie outside."""
        match key:
            case Qt.Key.Key_Left | Qt.Key.Key_Down:
                return at - 1
            case Qt.Key.Key_Right | Qt.Key.Key_Up:
                return at + 1
            case Qt.Key.Key_Home:
                return 0
        return self.count() - 1

    # what all of them do

    @property
    def at(self) -> int | None:
        """The value under the cursor."""
        return self._at

    def show_anew(self) -> None:
        """The values are other ones."""
        self._at = None
        self.setAccessibleDescription(self.summary())
        self.update()

    def point_at(self, at: int | None) -> None:
        """Bring the cursor to a value; None takes it away."""
        if at == self._at:
            return
        self._at = at
        self.setAccessibleDescription(self.summary() if at is None else self.told(at))
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter)
        if self._at is not None and self._at < self.count():
            self.draw_cursor(painter, self._at)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        key, count = Qt.Key(event.key()), self.count()
        if key in _ENTER and self._at is not None:
            self.chosen.emit(self._at)
        elif key in _MOVES and count and event.modifiers() in _PLAIN:
            at = self.moved(self._at, key) if self._at is not None else self.first()
            if 0 <= at < count:
                self.point_at(at)
                self._show_tip(self.mapToGlobal(self.middle(at).toPoint()), at)
        else:
            super().keyPressEvent(event)

    def first(self) -> int:
        """Where the cursor begins."""
        return 0

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  (Qt's name)
        super().focusOutEvent(event)
        self.point_at(None)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        at = self.nearest(event.position())
        self.point_at(at)
        if at is None:
            QToolTip.hideText()
            self.unsetCursor()
            return
        if self.is_for_choice:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._show_tip(event.globalPosition().toPoint(), at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        at = self.nearest(event.position())
        if event.button() is Qt.MouseButton.LeftButton and at is not None:
            self.chosen.emit(at)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        super().leaveEvent(event)
        if not self.hasFocus():
            self.point_at(None)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        super().changeEvent(event)
        self.update()

    def _show_tip(self, place: QPoint, at: int) -> None:
        if self.isActiveWindow():  # as all tips
            QToolTip.showText(place, plain_tip(self.told(at)), self)


Words = Callable[[int], str]
"""A value, by its number, in words."""
