"""The way of a list over the plane of valence and energy: between two moods, or through places given in numbers."""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.moods import MOODS, Mood
from musicrec_desktop.domain.plan import Curve, Shape

_NUMBERS_WIDTH: Final = 0.2
"""Width of a place given in numbers: that of most moods."""


def stops_of(curve: Curve | None) -> tuple[Mood, ...]:
    """The places a journey goes through, two or more; () without a journey, or with a mood that is not on the plane."""
    if curve is None or curve.shape is not Shape.JOURNEY:
        return ()
    if len(curve.way) >= 2:
        return tuple(Mood(nearest_mood(*place).name, *place, _NUMBERS_WIDTH) for place in curve.way)
    return (MOODS[curve.start], MOODS[curve.end]) if {curve.start, curve.end} <= MOODS.keys() else ()


def along(stops: Sequence[Mood], steps: int) -> tuple[Mood, ...]:
    """So many places at even distances in time on the way through the stops (two or more), both ends included."""
    at, knots = np.linspace(0, len(stops) - 1, steps), np.arange(len(stops))
    valence, energy, width = (
        np.interp(at, knots, [getattr(stop, axis) for stop in stops]).tolist()
        for axis in ("valence", "energy", "width")
    )
    name = f"{stops[0].name} to {stops[-1].name}"
    return tuple(Mood(name, *place) for place in zip(valence, energy, width, strict=True))


def drawn_way(curve: Curve | None, n: int) -> NDArray[np.float64] | None:
    """(n,) the energy that a drawn curve wants at each place of a list, straight between its heights; None without."""
    if curve is None or curve.shape is not Shape.DRAWN or len(curve.heights) < 2:
        return None
    ends = np.linspace(0, len(curve.heights) - 1, n)
    return np.asarray(np.interp(ends, np.arange(len(curve.heights)), curve.heights), np.float64)


def nearest_mood(valence: float, energy: float) -> Mood:
    """The mood whose place is nearest: what words call a place given in numbers."""
    return min(MOODS.values(), key=lambda mood: math.hypot(mood.valence - valence, mood.energy - energy))


def journey_through(way: Sequence[tuple[float, float]]) -> Curve:
    """A journey through these places, two or more, as (valence, energy), each brought into 0..1.

    In words it goes from the mood nearest to the first place to the one nearest to the last.
    """
    places = tuple((min(max(valence, 0.0), 1.0), min(max(energy, 0.0), 1.0)) for valence, energy in way)
    return Curve(Shape.JOURNEY, nearest_mood(*places[0]).name, nearest_mood(*places[-1]).name, places)
