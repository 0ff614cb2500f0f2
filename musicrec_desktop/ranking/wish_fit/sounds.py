"""Wishes about measured sound: moods on the plane of valence and energy, and ranges with soft shoulders."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.moods import Mood
from musicrec_desktop.domain.plan import Range
from musicrec_desktop.domain.wish_words import is_narrow_tempo

Degrees = NDArray[np.float32]
Rows = NDArray[np.intp]

_SHOULDER: Final = 0.12
"""Standard deviation of the fall outside a range of a number 0..1."""
_TEMPO_SHOULDER: Final = 0.08
"""The same in octaves: 120 beats a minute asked, 127 met in part."""
_REACH: Final = 2.0
"""A mood reaches this many widths: what a hard wish for it lets in."""
_OTHER_LEVEL: Final = 0.85
"""A track at half or double the tempo asked for feels nearly like it."""


def soft_range(distance: NDArray[np.floating], shoulder: float, confidence: NDArray[np.floating]) -> Degrees:
    """(k,) degree by distance outside a range: 1 inside, a Gaussian shoulder outside.

    A number of low confidence widens the shoulder (up to twice) and lowers the top (down to 0.7): a doubtful
    measurement neither rules a track out nor fully convinces. NaN distance gives NaN.
    """
    sure = np.clip(np.nan_to_num(confidence), 0, 1)
    width = shoulder * (2 - sure)
    degree: Degrees = ((0.7 + 0.3 * sure) * np.exp(-0.5 * (distance / width) ** 2)).astype(np.float32)
    return degree


def outside(values: NDArray[np.floating], wanted: Range) -> NDArray[np.float64]:
    """(k,) how far each value lies outside the range, 0 inside."""
    distance: NDArray[np.float64] = np.maximum(np.maximum(wanted.low - values, values - wanted.high), 0).astype(
        np.float64
    )
    return distance


def unit_fit(features: FeatureMatrix, rows: Rows, name: str, wanted: Range) -> Degrees:
    """(k,) degree for a range of one of the numbers 0..1."""
    distance = outside(features.column(name)[rows], wanted)
    return soft_range(distance, _SHOULDER, features.confidence(name)[rows])


def tempo_fit(features: FeatureMatrix, rows: Rows, wanted: Range) -> Degrees:
    """(k,) degree for a tempo range in beats a minute; half and double tempo count nearly as well where it is narrow.

    Distances are in octaves, since tempo is heard as a ratio.
    """
    confidence = features.confidence("tempo")[rows]
    tempo = features.column("tempo")[rows].astype(np.float64)
    octave = np.log2(np.where(tempo > 0, tempo, np.nan))
    bounds = Range(float(np.log2(max(wanted.low, 1.0))), float(np.log2(max(wanted.high, 1.0))))
    exact = soft_range(outside(octave, bounds), _TEMPO_SHOULDER, confidence)
    if not is_narrow_tempo(wanted):
        return exact
    folded = np.minimum(outside(octave - 1, bounds), outside(octave + 1, bounds))
    other = np.float32(_OTHER_LEVEL) * soft_range(folded, _TEMPO_SHOULDER, confidence)
    return np.asarray(np.maximum(exact, other), np.float32)


def mood_fit(features: FeatureMatrix, rows: Rows, mood: Mood, *, is_energy_free: bool = False) -> Degrees:
    """(k,) Gaussian nearness to a mood's place (Russell's circumplex), wider and lower where the place is doubtful.

    With `is_energy_free`, as far as a mood reaches, how much energy a track has makes no difference.
    """
    distance = mood_distance(features, rows, mood, free=_REACH * mood.width if is_energy_free else 0.0)
    confidence = np.minimum(features.confidence("valence")[rows], features.confidence("energy")[rows])
    return soft_range(distance, mood.width, confidence)


def mood_distance(features: FeatureMatrix, rows: Rows, mood: Mood, free: float = 0.0) -> NDArray[np.float64]:
    """(k,) distance from a mood's place on the plane; the first `free` of energy cost nothing."""
    valence = features.column("valence")[rows].astype(np.float64) - mood.valence
    energy = np.abs(features.column("energy")[rows].astype(np.float64) - mood.energy)
    return np.hypot(valence, np.maximum(energy - free, 0))


def likeness(features: FeatureMatrix, rows: Rows, like: Rows) -> NDArray[np.float32]:
    """(k,) cosine to the centroid of the sound of `like`; NaN where a side was not analysed."""
    centre = features.centroid(like)
    if centre is None:
        return np.full(len(rows), np.nan, np.float32)
    return np.where(features.is_analysed[rows], features.sound[rows] @ centre, np.nan).astype(np.float32)
