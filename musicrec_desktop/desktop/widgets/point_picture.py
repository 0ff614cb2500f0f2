"""Very many points as a picture, drawn by array code: a hundred thousand in a few milliseconds."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from musicrec_desktop.desktop.widgets.plane_view import PlaneView
from musicrec_desktop.desktop.widgets.point_signs import shape_path, stamp

SMOOTH_UP_TO: Final = 1_500
"""So many points in sight and fewer are drawn with smooth edges, one by one."""
_TURNS: Final = 5
_MARGIN: Final = 24
"""Pixels around the picture, so that a sign at its edge needs no test."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the groups are drawn."""

    ground: QColor
    colours: Sequence[QColor]
    """By group."""
    shapes: Sequence[int]
    """By group."""
    faint: QColor
    """Of groups that are not picked out."""
    picked: frozenset[int]
    """Groups picked out; empty: all are shown alike."""
    em: float
    """Height of the font, logical pixels."""


class PointPicture:
    """Points in groups, drawn for one view after another."""

    def __init__(self) -> None:
        self._places = np.zeros((0, 2), np.float32)
        self._codes = np.zeros(0, np.int8)
        self._order: list[tuple[int, NDArray[np.intp]]] = []
        self._buffer = np.zeros((0, 0), np.uint32)
        self.n_in_sight = 0
        """Points in the latest picture."""
        self.radius = 0.0
        """Of a sign in the latest picture, logical pixels."""

    def show_points(self, places: NDArray[np.float32], codes: NDArray[np.int8]) -> None:
        """(n, 2) places and (n,) group of each. Each group is drawn in several turns, large groups first in each turn:
        where points lie upon each other all groups show through, and small ones are not hidden."""
        self._places, self._codes = places, codes
        counts = np.bincount(codes, minlength=1)
        turn = np.random.default_rng(0).integers(0, _TURNS, len(codes))
        groups = [int(group) for group in np.argsort(-counts, kind="stable") if counts[group]]
        parts = [(group, np.flatnonzero((codes == group) & (turn == at))) for at in range(_TURNS) for group in groups]
        self._order = [(group, rows) for group, rows in parts if len(rows)]

    def draw(self, view: PlaneView, ratio: float, look: Look) -> QImage:
        """The picture of this view for a screen of `ratio` pixels a logical one. Valid until the next is drawn."""
        width, height = max(1, round(view.width * ratio)), max(1, round(view.height * ratio))
        wide = width + 2 * _MARGIN
        if self._buffer.shape != (height + 2 * _MARGIN, wide):
            self._buffer = np.empty((height + 2 * _MARGIN, wide), np.uint32)
        self._buffer.fill(look.ground.rgba())
        on_screen = view.to_screen(self._places)
        on_screen *= np.float32(ratio)
        is_in = (
            (on_screen[:, 0] > -_MARGIN + 8)
            & (on_screen[:, 1] > -_MARGIN + 8)
            & (on_screen[:, 0] < width + _MARGIN - 8)
            & (on_screen[:, 1] < height + _MARGIN - 8)
        )
        self.n_in_sight = int(np.count_nonzero(is_in))
        self.radius = self._radius(view, look.em)
        is_smooth = self.n_in_sight <= SMOOTH_UP_TO
        if not is_smooth:
            at = (np.floor(on_screen[:, 1]).astype(np.int64) + _MARGIN) * wide
            at += np.floor(on_screen[:, 0]).astype(np.int64) + _MARGIN
            self._stamp(at, is_in, wide, round(min(self.radius * ratio, 7)), look)
        inner = self._buffer.reshape(-1)[_MARGIN * wide + _MARGIN :]
        image = QImage(inner.data, width, height, wide * 4, QImage.Format.Format_RGB32)
        if is_smooth:
            self._paint(image, on_screen, is_in, self.radius * ratio, look)
        image.setDevicePixelRatio(ratio)
        return image

    def _radius(self, view: PlaneView, em: float) -> float:
        """Larger where there is room."""
        room = np.sqrt(view.width * view.height / max(self.n_in_sight, 1))
        return float(min(max(0.2 * room, 0.06 * em), 0.32 * em))

    def _drawn(self, look: Look) -> list[tuple[int, NDArray[np.intp], QColor]]:
        faint = [(group, rows, look.faint) for group, rows in self._order if look.picked and group not in look.picked]
        return faint + [
            (group, rows, look.colours[group]) for group, rows in self._order if not look.picked or group in look.picked
        ]

    def _stamp(self, at: NDArray[np.int64], is_in: NDArray[np.bool_], wide: int, radius: int, look: Look) -> None:
        flat = self._buffer.reshape(-1)
        for group, rows, colour in self._drawn(look):
            middle, value = at[rows[is_in[rows]]], np.uint32(colour.rgba())
            for down, right in stamp(look.shapes[group], radius).tolist():
                flat[middle + (down * wide + right)] = value

    def _paint(
        self, image: QImage, on_screen: NDArray[np.float32], is_in: NDArray[np.bool_], radius: float, look: Look
    ) -> None:
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        signs: dict[int, QImage] = {}
        for group, rows, colour in self._drawn(look):
            sign = signs.get(group)
            if sign is None:
                sign = signs[group] = _sign(look.shapes[group], radius, colour, look.ground)
            half = sign.width() / 2
            for x, y in (on_screen[rows[is_in[rows]]] - np.float32(half)).tolist():
                painter.drawImage(QPointF(x, y), sign)
        painter.end()


def _sign(shape: int, radius: float, colour: QColor, ground: QColor) -> QImage:
    """One sign with smooth edges: copied for each point, which takes a tenth of drawing it."""
    side = int(radius * 2.6 + 4)
    image = QImage(side, side, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(ground, max(radius / 6, 0.5)))
    painter.setBrush(colour)
    painter.drawPath(shape_path(shape, QPointF(side / 2, side / 2), radius))
    painter.end()
    return image
