"""Colours and shapes of the groups on the map: told apart by either alone."""

import math
from functools import lru_cache
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainterPath, QPalette

COLOURS_ON_LIGHT: Final = (
    "#1f6fb5", "#c2491d", "#2b7d3a", "#8e44ad", "#8a6500", "#0c7c80", "#b8306a", "#7a5230",
)  # fmt: skip
COLOURS_ON_DARK: Final = (
    "#6db3f2", "#ff9466", "#7ddc8c", "#cf9df0", "#e9c34a", "#5fd6d0", "#ff8fb8", "#d3ac8a",
)  # fmt: skip
"""Each at least 3 to 1 on the ground of its theme, as pictures want, in an order in which neighbours differ most."""
N_SHAPES: Final = 8


def colours(palette: QPalette, n: int, rest: int) -> tuple[QColor, ...]:
    """n colours for this theme; from number `rest` on, where all are alike, the tone of second rank."""
    is_dark = palette.color(QPalette.ColorRole.Base).lightness() < 128
    own = COLOURS_ON_DARK if is_dark else COLOURS_ON_LIGHT
    faint = palette.color(QPalette.ColorRole.Dark)
    return tuple(QColor(own[at % len(own)]) if at < rest else faint for at in range(n))


def shape_path(shape: int, middle: QPointF, radius: float) -> QPainterPath:
    """One of N_SHAPES around a place; higher numbers are small rings."""
    path = QPainterPath()
    if shape == 0:
        path.addEllipse(middle, radius * 0.95, radius * 0.95)
    elif shape >= N_SHAPES:
        path.addEllipse(middle, radius * 0.7, radius * 0.7)
        path.addEllipse(middle, radius * 0.35, radius * 0.35)
    else:
        corners = [QPointF(middle.x() + radius * x, middle.y() + radius * y) for x, y in _CORNERS[shape - 1]]
        path.moveTo(corners[0])
        for corner in corners[1:]:
            path.lineTo(corner)
        path.closeSubpath()
    return path


def _regular(n: int, turned: float, size: float = 1.1) -> tuple[tuple[float, float], ...]:
    angles = [turned + 2 * math.pi * at / n for at in range(n)]
    return tuple((size * math.sin(angle), -size * math.cos(angle)) for angle in angles)


def _star(n: int, inner: float, turned: float = 0.0) -> tuple[tuple[float, float], ...]:
    around = [(1.25 if at % 2 == 0 else inner, turned + math.pi * at / n) for at in range(2 * n)]
    return tuple((far * math.sin(angle), -far * math.cos(angle)) for far, angle in around)


_ARM: Final = 0.38
_PLUS: Final = (
    (-_ARM, -1.1), (_ARM, -1.1), (_ARM, -_ARM), (1.1, -_ARM), (1.1, _ARM), (_ARM, _ARM),
    (_ARM, 1.1), (-_ARM, 1.1), (-_ARM, _ARM), (-1.1, _ARM), (-1.1, -_ARM), (-_ARM, -_ARM),
)  # fmt: skip
_CORNERS: Final = (
    ((-0.88, -0.88), (0.88, -0.88), (0.88, 0.88), (-0.88, 0.88)),
    _regular(3, 0.0, 1.25),
    _regular(4, 0.0, 1.25),
    _regular(3, math.pi, 1.25),
    _PLUS,
    _star(5, 0.55),
    _star(4, 0.45, math.pi / 4),
)
"""Square, triangle, diamond, triangle on its tip, plus, star, cross: in units of the radius."""


@lru_cache(maxsize=256)
def stamp(shape: int, radius: int) -> NDArray[np.intp]:
    """(k, 2) pixels (down, right of the middle) that a sign of this radius covers."""
    if radius <= 1:
        return np.array([(0, 0), (0, 1), (1, 0), (1, 1)][: 4 if radius else 1], np.intp)
    path = shape_path(shape, QPointF(0, 0), radius)
    reach = range(-radius - 1, radius + 2)
    inside = [(down, right) for down in reach for right in reach if path.contains(QPointF(right, down))]
    return np.array(inside, np.intp)
