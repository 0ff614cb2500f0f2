"""Ratings, which every program keeps on a scale of its own, brought to 1..100."""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from musicrec_desktop.library.fields import Fields

_POPULARITY: Final = (
    (0, 0), (1, 20), (2, 8), (13, 10), (23, 20), (54, 30), (64, 40), (118, 50), (128, 60), (186, 70), (196, 80),
    (242, 90), (255, 100),
)  # fmt: skip
"""A byte of ID3's POPM -> rating, straight between. Full stars are 1, 64, 128, 196 and 255 in nearly all programs
(and 23 in some); the halves between are what those that know them write."""
_WINDOWS: Final = ((0, 0), (1, 20), (25, 40), (50, 60), (75, 80), (99, 100))
"""WM/SharedUserRating -> rating."""
_MOST_STARS: Final = 5
_OF_TEN: Final = 10
_BEST: Final = 100
_BYTE: Final = 255


def rating_of(fields: Fields) -> int:
    """The rating, 1..100; 0 when there is none. Where several stand beside each other, the first here that says
    something: FMPS (0..1), POPM, Windows, and "rating", whose scale is told by its value."""
    for name, read in (("fmpsrating", _fraction), ("popularity", _byte), ("windowsrating", _windows), ("rating", _any)):
        for text in fields.get(name, ()):
            value = _number(text)
            if value is not None and (rating := min(_BEST, round(read(value)))) > 0:
                return rating
    return 0


def _fraction(value: float) -> float:
    return value * _BEST if value <= 1 else 0


def _byte(value: float) -> float:
    return _between(_POPULARITY, min(value, _BYTE))


def _windows(value: float) -> float:
    return _between(_WINDOWS, min(value, 99))


def _any(value: float) -> float:
    """Below 1 it is a part of the whole; up to 5 stars; up to 10 half stars; else percent, or a byte."""
    if value < 1:
        return value * _BEST
    if value <= _MOST_STARS:
        return value * _BEST / _MOST_STARS
    if value <= _OF_TEN:
        return value * _BEST / _OF_TEN
    return value if value <= _BEST else _byte(value)


def _between(scale: Sequence[tuple[int, int]], value: float) -> float:
    for (low, low_rating), (high, rating) in pairwise(scale):
        if value <= high:
            return low_rating + (rating - low_rating) * (value - low) / (high - low)
    return scale[-1][1]


def _number(text: str) -> float | None:
    if text and not text.strip("\u2605\u2606 "):  # stars, black and white
        return float(text.count("\u2605"))
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        return None
    return value if math.isfinite(value) and value >= 0 else None
