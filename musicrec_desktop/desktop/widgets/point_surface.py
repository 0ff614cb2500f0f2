"""Points on a plane, drawn in groups, with names, lines and a cursor: the map as it is looked at."""

from collections.abc import Callable, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEasingCurve, QEvent, QPointF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QHideEvent,
    QImage,
    QPainter,
    QPaintEvent,
    QPalette,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from musicrec_desktop.desktop.widgets.plane_view import PlaneView
from musicrec_desktop.desktop.widgets.point_map_overlay import Name, Overlay, Way
from musicrec_desktop.desktop.widgets.point_picture import Look, PointPicture
from musicrec_desktop.desktop.widgets.point_signs import N_SHAPES, colours

TITLES_UP_TO: Final = 60
"""So many points in sight and fewer have their titles written beside them."""
_GLIDE_MS: Final = 140


class PointSurface(QWidget):
    """What is in sight, and the way to other sights. Hands and keys are PointMap's."""

    pointed = Signal(int)
    """The point that has come under the cursor; -1: none."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.told: Callable[[int], str] = lambda _: ""
        """A point in words, for who cannot see it."""
        self.title: Callable[[int], str] = lambda _: ""
        """What is written beside a point."""
        self.is_still = False
        """Nothing glides."""
        self._places = np.zeros((0, 2), np.float32)
        self._groups: tuple[int, int] = (0, 0)
        self._names: tuple[Name, ...] = ()
        self._picked: frozenset[int] = frozenset()
        self._ways: tuple[Way, ...] = ()
        self._playing: int | None = None
        self._picture = PointPicture()
        self._drawn_picture: tuple[object, QImage] | None = None
        self._view = PlaneView(1, 1)
        self._is_fitted = True
        self._corners: list[tuple[float, float]] = []
        """Of the line or area that is drawn."""
        self._is_area = False
        self._is_by_key = False
        """The point nearest to the middle is under the cursor."""
        self._at = -1
        self._glide = QVariantAnimation(self)
        self._glide.setDuration(_GLIDE_MS)
        self._glide.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._glide.valueChanged.connect(self._on_glide)
        self._glide_from, self._glide_to = self._view, self._view

    # what is shown

    def show_points(self, places: NDArray[np.float32]) -> None:
        """(n, 2) places; who looked at everything does so again, who had come nearer stays."""
        was_empty = len(self._places) == 0
        self._places = places
        self._point_at(-1)
        if self._is_fitted or was_empty:
            self._is_fitted = True
            self._view = self._fit()
        self.show_groups(np.zeros(len(places), np.int8), 1, 1, ())

    def show_groups(self, codes: NDArray[np.int8], n: int, rest: int, names: Sequence[Name]) -> None:
        """(n points,) group of each; from group `rest` on they are nothing in particular. `names`: the first first."""
        self._picture.show_points(self._places, codes)
        self._groups, self._names, self._picked = (n, rest), tuple(names), frozenset()
        self._redraw()

    def pick_out(self, groups: frozenset[int]) -> None:
        """Show these groups in their colours and the others faintly; none: all alike."""
        self._picked = groups
        self._redraw()

    def show_ways(self, ways: Sequence[Way]) -> None:
        """Lines through points."""
        self._ways = tuple(way for way in ways if way.rows)
        self.update()

    def show_playing(self, at: int | None) -> None:
        """The point that plays."""
        self._playing = at
        self.update()

    @property
    def at(self) -> int:
        """The point under the cursor; -1: none."""
        return self._at

    @property
    def view(self) -> PlaneView:
        """What is in sight."""
        return self._view

    # moving about

    def fit(self) -> None:
        """Everything in sight."""
        self._is_fitted = True
        self._go_to(self._fit())

    def zoom(self, times: float, place: QPointF | None = None) -> None:
        """Come so many times as near to a pixel, by default to the middle."""
        self._is_fitted = False
        base = self._glide_to if self._is_gliding() else self._view
        right, down = (None, None) if place is None else (place.x(), place.y())
        self._go_to(base.zoomed(times, right, down))

    def centre_on(self, at: int) -> None:
        """Bring a point into the middle."""
        self._is_fitted = False
        x, y = self._places[at].tolist()
        self._go_to(self._view.at(x, y))

    def point_to(self, at: int) -> None:
        """Put the cursor on a point, and bring it into sight."""
        x, y = self._view.to_screen(self._places[at][None, :])[0].tolist()
        if not self.rect().contains(round(x), round(y)):
            self.centre_on(at)
        self._point_at(at)

    def nearest(self, place: QPointF, within: float = np.inf) -> int:
        """The point drawn nearest to a pixel, no farther than so many pixels; -1 where there is none."""
        if len(self._places) == 0:
            return -1
        x, y = self._view.to_plane(place.x(), place.y())
        apart = np.hypot(self._places[:, 0] - np.float32(x), self._places[:, 1] - np.float32(y))
        at = int(apart.argmin())
        return at if float(apart[at]) * self._view.scale <= within else -1

    # events

    def sizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        em = self.fontMetrics().height()
        return QSize(em * 40, em * 28)

    def minimumSizeHint(self) -> QSize:  # noqa: N802  (Qt's name)
        em = self.fontMetrics().height()
        return QSize(em * 14, em * 12)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802  (Qt's name)
        del event
        palette, em = self.palette(), self.fontMetrics().height()
        tones = colours(palette, *self._groups)
        shapes = [at if at < self._groups[1] else N_SHAPES for at in range(self._groups[0])]
        look = Look(
            palette.color(QPalette.ColorRole.Base),
            tones,
            shapes,
            palette.color(QPalette.ColorRole.Mid),
            self._picked,
            em,
        )
        painter = QPainter(self)
        painter.drawImage(QPointF(0, 0), self._image(look))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        overlay = Overlay(painter, self._view, palette, em)
        for way in self._ways:
            overlay.way(self._places, way, palette.color(_WAY[way.is_dashed]))
        overlay.names(self._names, tones, shapes)
        self._draw_titles(overlay)
        if self._corners:
            overlay.drawing(self._corners, is_area=self._is_area)
        if self._playing is not None:
            overlay.playing(self._places[self._playing])
        if self._at >= 0:
            overlay.cursor(self._places[self._at], self._picture.radius)
        if self._is_by_key and self.hasFocus():
            overlay.cross()
        self._draw_frame(painter, em)
        painter.end()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802  (Qt's name)
        super().hideEvent(event)
        self._glide.stop()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  (Qt's name)
        super().resizeEvent(event)
        self._glide.stop()
        margin = self._margin()
        self._view = (
            self._fit() if self._is_fitted else self._view.resized(self.width(), self.height(), self._places, margin)
        )

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802  (Qt's name)
        super().changeEvent(event)
        self._redraw()

    # inside

    def _margin(self) -> float:
        return 1.5 * self.fontMetrics().height()

    def _fit(self) -> PlaneView:
        return PlaneView.of(self.width(), self.height(), self._places, self._margin())

    def _redraw(self) -> None:
        self._drawn_picture = None
        self.update()

    def _show(self, view: PlaneView) -> None:
        self._view = view
        if self._is_by_key:
            self._point_at(self.nearest(QPointF(self.width() / 2, self.height() / 2)))
        self.update()

    def _is_gliding(self) -> bool:
        return self._glide.state() is QVariantAnimation.State.Running

    def _go_to(self, view: PlaneView) -> None:
        self._glide.stop()
        if self.is_still or not self.isVisible():
            self._show(view)
            return
        self._glide_from, self._glide_to = self._view, view
        self._glide.setStartValue(0.0)
        self._glide.setEndValue(1.0)
        self._glide.start()

    def _on_glide(self, share: float) -> None:
        self._show(self._glide_from.towards(self._glide_to, share))

    def _image(self, look: Look) -> QImage:
        ratio = self.devicePixelRatioF()
        made_for = (self._view, ratio)
        if self._drawn_picture is None or self._drawn_picture[0] != made_for:
            self._drawn_picture = made_for, self._picture.draw(self._view, ratio, look)
        return self._drawn_picture[1]

    def _draw_titles(self, overlay: Overlay) -> None:
        if not 0 < self._picture.n_in_sight <= TITLES_UP_TO or self._view.zoom < 1.5:
            return
        on_screen = self._view.to_screen(self._places)
        is_in = np.all((on_screen >= 0) & (on_screen < (self.width(), self.height())), axis=1)
        rows = np.flatnonzero(is_in)[:TITLES_UP_TO].tolist()
        overlay.titles([tuple(on_screen[row].tolist()) for row in rows], [self.title(row) for row in rows])

    def _draw_frame(self, painter: QPainter, em: int) -> None:
        role = QPalette.ColorRole.Accent if self.hasFocus() else QPalette.ColorRole.Mid
        painter.setBrush(Qt.BrushStyle.NoBrush)
        width = 2 if self.hasFocus() else 1
        pen = painter.pen()
        pen.setColor(QColor(self.palette().color(role)))
        pen.setWidth(width)
        painter.setPen(pen)
        inset = width / 2
        painter.drawRoundedRect(self.rect().toRectF().adjusted(inset, inset, -inset, -inset), em / 3, em / 3)

    def _point_at(self, at: int) -> None:
        if at == self._at:
            return
        self._at = at
        self.setAccessibleDescription(self.told(at) if at >= 0 else "")
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))
        self.pointed.emit(at)
        self.update()


_WAY: Final = {False: QPalette.ColorRole.Accent, True: QPalette.ColorRole.Text}
