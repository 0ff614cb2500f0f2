"""The plane of moods with two places on it, from which and to which, and the tracks between them."""

import math
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QFont,
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

Place = tuple[float, float]
"""Valence and energy, 0..1 each: sad to happy, calm to energetic."""
START, GOAL = 0, 1
_STEP: Final = 0.02
_LEAP: Final = 0.1
_NUMBERED: Final = 15
"""Of a longer list every fifth track has its number on the plane."""
_ARROWS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class MoodPlane(QWidget):
    """Two places that are dragged, or moved by the arrows (with Shift farther); Home and End go from one to the other.

    A click elsewhere brings the goal there.
    """

    moved = Signal()
    """One of the places was moved by the listener."""

    def __init__(self, name: str, ends: tuple[str, str, str, str], labels: tuple[str, str]) -> None:
        """`ends`: what left, right, below and above mean; `labels`: what start and goal are called."""
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._ends, self._labels = ends, labels
        self._places: list[Place] = [(0.5, 0.5), (0.75, 0.7)]
        self._names: tuple[tuple[str, Place], ...] = ()
        self._tracks: tuple[tuple[Place, str], ...] = ()
        self._held: int | None = None
        self._at = GOAL
        """The one that the arrows move."""
        self._describe()

    # what is shown

    @property
    def start(self) -> Place:
        return self._places[START]

    @property
    def goal(self) -> Place:
        return self._places[GOAL]

    def show_places(self, start: Place, goal: Place) -> None:
        """Put both there without telling anybody."""
        self._places = [_bounded(*start), _bounded(*goal)]
        self._describe()
        self.update()

    def show_names(self, names: Sequence[tuple[str, Place]]) -> None:
        """Words written on the plane."""
        self._names = tuple(names)
        self._describe()
        self.update()

    def show_tracks(self, tracks: Sequence[tuple[Place, str]]) -> None:
        """Tracks in order, each with its words; those whose mood is unknown (NaN) are not drawn."""
        self._tracks = tuple(tracks)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        em = self.fontMetrics().height()
        return QSize(em * 30, em * 26)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        em = self.fontMetrics().height()
        return QSize(em * 14, em * 12)

    def point(self, place: Place) -> QPointF:
        """Where a place is drawn."""
        area = self._area()
        return QPointF(area.left() + area.width() * place[0], area.bottom() - area.height() * place[1])

    # events

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        self._draw_tracks(painter)
        for which in (START, GOAL):
            self._draw_place(painter, which)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  (Qt's name)
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if modifiers not in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier):
            super().keyPressEvent(event)
        elif key in _ARROWS:
            step = _LEAP if modifiers == Qt.KeyboardModifier.ShiftModifier else _STEP
            right, up = _ARROWS[key]
            valence, energy = self._places[self._at]
            self._move(self._at, (valence + right * step, energy + up * step))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._at = START if key == Qt.Key.Key_Home else GOAL
            self._describe()
            self.update()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        if event.button() is Qt.MouseButton.LeftButton:
            held = self._under(event.position())
            self._at = self._held = GOAL if held is None else held
            if held is None:
                self._move(GOAL, self._place_at(event.position()))
            self.update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        if self._held is not None:
            self._move(self._held, self._place_at(event.position()))
            return
        is_over = self._under(event.position()) is not None
        self.setCursor(Qt.CursorShape.SizeAllCursor if is_over else Qt.CursorShape.CrossCursor)
        words = "" if is_over else self._track_at(event.position())
        if words:
            QToolTip.showText(event.globalPosition().toPoint(), plain_tip(words), self)
        else:
            QToolTip.hideText()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  (Qt's name)
        if event.button() is Qt.MouseButton.LeftButton:
            self._held = None

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802  (Qt's name)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802  (Qt's name)
        super().focusOutEvent(event)
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        super().changeEvent(event)
        self.update()

    # inside

    def _area(self) -> QRectF:
        em = self.fontMetrics().height()
        return QRectF(self.rect()).adjusted(em * 2.6, em * 2.2, -em * 2.6, -em * 2.2)

    def _place_at(self, point: QPointF) -> Place:
        area = self._area()
        return (point.x() - area.left()) / area.width(), (area.bottom() - point.y()) / area.height()

    def _under(self, point: QPointF) -> int | None:
        """The place under the hand, the goal before the start."""
        reach = 1.1 * self.fontMetrics().height()
        for which in (GOAL, START):
            way = self.point(self._places[which]) - point
            if math.hypot(way.x(), way.y()) <= reach:
                return which
        return None

    def _track_at(self, point: QPointF) -> str:
        reach = 0.7 * self.fontMetrics().height()
        for place, words in self._drawn_tracks():
            way = self.point(place) - point
            if math.hypot(way.x(), way.y()) <= reach:
                return words
        return ""

    def _drawn_tracks(self) -> list[tuple[Place, str]]:
        return [(place, words) for place, words in self._tracks if all(map(math.isfinite, place))]

    def _move(self, which: int, place: Place) -> None:
        place = _bounded(*place)
        if place != self._places[which]:
            self._places[which] = place
            self._describe()
            self.update()
            self.moved.emit()

    def _describe(self) -> None:
        told = f"{self._labels[self._at]}: {self._told(self._places[self._at])}"
        self.setAccessibleDescription(told)
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    def _told(self, place: Place) -> str:
        """The nearest name, and how far along both axes."""
        name = min(self._names, key=lambda named: math.dist(named[1], place))[0] if self._names else ""
        left, right, below, above = self._ends
        valence = f"{right if place[0] >= 0.5 else left} {abs(place[0] - 0.5) * 200:.0f} %"
        energy = f"{above if place[1] >= 0.5 else below} {abs(place[1] - 0.5) * 200:.0f} %"
        return ", ".join(filter(None, (name, valence, energy)))

    def _draw_ground(self, painter: QPainter) -> None:
        palette, em, area = self.palette(), self.fontMetrics().height(), self._area()
        whole = QRectF(self.rect())
        inset = 1.0 if self.hasFocus() else 0.5
        frame = QPalette.ColorRole.Accent if self.hasFocus() else QPalette.ColorRole.Mid
        painter.setPen(QPen(palette.color(frame), 2 * inset))
        painter.setBrush(palette.color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(whole.adjusted(inset, inset, -inset, -inset), em / 3, em / 3)
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), 1))
        middle = area.center()
        painter.drawLine(QPointF(middle.x(), area.top()), QPointF(middle.x(), area.bottom()))
        painter.drawLine(QPointF(area.left(), middle.y()), QPointF(area.right(), middle.y()))
        strong = QFont(self.font())
        strong.setWeight(QFont.Weight.DemiBold)
        painter.setFont(strong)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        left, right, below, above = self._ends
        inner, flags = whole.adjusted(em / 2, em / 2, -em / 2, -em / 2), Qt.AlignmentFlag
        painter.drawText(inner, flags.AlignTop | flags.AlignHCenter, above)
        painter.drawText(inner, flags.AlignBottom | flags.AlignHCenter, below)
        for text, side in ((left, -1), (right, 1)):  # along the edge, so that they take no width
            painter.save()
            painter.translate(middle.x() + side * (whole.width() / 2 - em), middle.y())
            painter.rotate(90 * side)
            painter.drawText(QRectF(-8 * em, -em, 16 * em, 2 * em), flags.AlignCenter, text)
            painter.restore()
        painter.setFont(self.font())
        painter.setPen(palette.color(QPalette.ColorRole.Dark))
        taken: list[QRectF] = []
        for name, place in self._names:
            width = self.fontMetrics().horizontalAdvance(name) + em / 2
            for aside in (0.0, -1.1, 1.1):  # names that would cover each other make room upwards or downwards
                box = _around(self.point(place) + QPointF(0, aside * em), width, 1.1 * em)
                if not any(box.intersects(other) for other in taken):
                    taken.append(box)
                    painter.drawText(box, flags.AlignCenter, name)
                    break

    def _draw_tracks(self, painter: QPainter) -> None:
        palette, em = self.palette(), self.fontMetrics().height()
        accent, base = (palette.color(role) for role in (QPalette.ColorRole.Accent, QPalette.ColorRole.Base))
        straight = QPen(accent, em / 7, Qt.PenStyle.DashLine)
        painter.setPen(straight)
        painter.drawLine(self.point(self.start), self.point(self.goal))
        points = [self.point(place) for place, _ in self._drawn_tracks()]
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Mid), em / 8))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(points))
        small = QFont(self.font())
        small.setPixelSize(max(round(0.62 * em), 6))
        painter.setFont(small)
        numbered = [at for at, (place, _) in enumerate(self._tracks) if all(map(math.isfinite, place))]
        has_room = len(self._tracks) <= _NUMBERED
        for at, point in zip(numbered, points, strict=True):
            is_numbered = has_room or at in (0, len(self._tracks) - 1) or (at + 1) % 5 == 0
            radius = (0.6 if is_numbered else 0.3) * em
            painter.setPen(QPen(base, em / 10))
            painter.setBrush(accent)
            painter.drawEllipse(point, radius, radius)
            if is_numbered:
                painter.setPen(base)
                painter.drawText(_around(point, 2 * em, 2 * em), Qt.AlignmentFlag.AlignCenter, str(at + 1))
        painter.setFont(self.font())

    def _draw_place(self, painter: QPainter, which: int) -> None:
        palette, em = self.palette(), self.fontMetrics().height()
        point = self.point(self._places[which])
        accent, base = (palette.color(role) for role in (QPalette.ColorRole.Accent, QPalette.ColorRole.Base))
        is_at = self.hasFocus() and which == self._at
        painter.setPen(QPen(palette.color(QPalette.ColorRole.Text) if is_at else accent, em / 5))
        painter.setBrush(base if which == START else accent)
        painter.drawEllipse(point, 0.85 * em, 0.85 * em)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent if which == START else base)
        if which == START:
            painter.drawEllipse(point, 0.3 * em, 0.3 * em)
        else:
            flag = [QPointF(-0.25, -0.45), QPointF(0.45, -0.15), QPointF(-0.25, 0.15)]
            painter.drawPolygon(QPolygonF([point + corner * em for corner in flag]))
            painter.drawRect(QRectF(point.x() - 0.3 * em, point.y() - 0.45 * em, 0.12 * em, em))
        label = self._labels[which]
        width = self.fontMetrics().horizontalAdvance(label) + em
        is_above = self._places[which][1] > self._places[1 - which][1] or (
            self._places[which][1] == self._places[1 - which][1] and which == GOAL
        )
        box = _around(point + QPointF(0, -1.8 * em if is_above else 1.8 * em), width, 1.5 * em)
        box.moveLeft(min(max(box.left(), 3), self.width() - width - 3))
        painter.setPen(QPen(accent, 1))
        painter.setBrush(base)
        painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(palette.color(QPalette.ColorRole.Text))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, label)


def _bounded(valence: float, energy: float) -> Place:
    return min(max(valence, 0.0), 1.0), min(max(energy, 0.0), 1.0)


def _around(point: QPointF, width: float, height: float) -> QRectF:
    return QRectF(point.x() - width / 2, point.y() - height / 2, width, height)
