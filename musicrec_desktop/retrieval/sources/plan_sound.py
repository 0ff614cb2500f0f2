"""What measures as the plan asks: energy, mood, tempo and the like."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.journeys import along, stops_of
from musicrec_desktop.domain.moods import MOODS, Mood
from musicrec_desktop.domain.plan import Facet, FacetWish, Range
from musicrec_desktop.domain.wish_words import (
    SCALES,
    WITH_VOICE,
    WITHOUT_VOICE,
    is_narrow_tempo,
    range_of,
    range_within,
)
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.retrieval.chance import chances
from musicrec_desktop.retrieval.nearness import top
from musicrec_desktop.retrieval.sound_masks import mood_distance

SCALE_TOLERANCE: Final = 0.2
"""Distance outside a range of a 0..1 scale that counts as one step away."""
_PLACES: Final = 12
"""Of a journey, so many places are looked around."""
TEMPO_TOLERANCE: Final = 0.12
"""The same for tempo, in octaves: about 8 %."""
FARTHEST: Final = 3.0
"""Steps away beyond which all is equally far; what was not measured counts as half of that."""

Steps = NDArray[np.float32]


class PlanSound:
    """Nearest to the wishes about sound; without any, to the listener's mood at this hour."""

    name = "plan_sound"

    def rows(self, context: ScoringContext, allowed: NDArray[np.bool_], n: int) -> NDArray[np.intp]:
        """Up to `n` allowed, analysed rows; none when neither plan nor profile says anything of sound."""
        rows = np.flatnonzero(allowed & context.view.features.is_analysed)
        stops = stops_of(context.plan.curve)
        if stops:
            return self._along(context, rows, along(stops, _PLACES), n)
        away = self._steps_away(context)
        if away is None:
            return np.zeros(0, np.intp)
        score = -1e-3 * chances(abs(context.request.seed) + 3, len(rows), len(context.view))
        score -= away[rows]
        return top(rows, score, n)

    def _along(
        self, context: ScoringContext, rows: NDArray[np.intp], places: Sequence[Mood], n: int
    ) -> NDArray[np.intp]:
        """As many for each place of a journey: what is nearest to any of them would be where most of the library is."""
        wished = self._steps_away(context)
        found = []
        for place in places:
            away = _settled(mood_distance(context.view, place))
            score = -(away * away) if wished is None else -(away * away + wished)
            found.append(top(rows, score[rows], n))
        turns = zip_longest(*(each.tolist() for each in found), fillvalue=-1)
        by_turns = dict.fromkeys(row for turn in turns for row in turn if row >= 0)
        return np.array(list(by_turns)[:n], np.intp)

    def _steps_away(self, context: ScoringContext) -> Steps | None:
        """(n,) sum over facets of the squared distance to the nearest wish of the facet; None without wishes."""
        parts: list[Steps] = []
        for facet in (*SCALES, Facet.MOOD, Facet.TEMPO, Facet.VOCALS):
            distances = [_distance(context, wish) for wish in context.plan.wanted(facet)]
            known = [distance for distance in distances if distance is not None]
            if known:
                parts.append(_settled(np.minimum.reduce(known)))
        if (drawn := context.plan.curve) is not None and drawn.heights:
            energy = context.view.features.column("energy")
            nearest = np.minimum.reduce([np.abs(energy - np.float32(height)) for height in drawn.heights])
            parts.append(_settled(nearest / np.float32(SCALE_TOLERANCE)))
        moods = _moods_beside(context, has_wishes=bool(parts))
        if moods:
            parts.append(_settled(np.minimum.reduce([mood_distance(context.view, mood) for mood in moods])))
        return np.add.reduce([part * part for part in parts]) if parts else None


def _settled(distance: Steps) -> Steps:
    settled: Steps = np.minimum(distance, np.float32(FARTHEST))
    settled[np.isnan(settled)] = np.float32(FARTHEST / 2)
    return settled


def _moods_beside(context: ScoringContext, *, has_wishes: bool) -> list[Mood]:
    """The ends of a curve by name; or, where the plan says nothing of sound, the mood of the hour."""
    curve = context.plan.curve
    if stops_of(curve):
        return []  # its places are looked around one by one
    ends = [MOODS[name] for name in (curve.start, curve.end) if name in MOODS] if curve else []
    if ends or has_wishes:
        return ends
    valence, energy = context.profile.mood_by_hour[context.request.local_hour].tolist()
    return [Mood("this hour", valence, energy)] if np.isfinite(valence) and np.isfinite(energy) else []


def _distance(context: ScoringContext, wish: FacetWish) -> Steps | None:
    """(n,) steps between each track and the wish, 0 where it is fulfilled; None when the wish says nothing of sound."""
    features = context.view.features
    if wish.facet is Facet.MOOD:
        mood = MOODS.get(wish.value.casefold())
        return None if mood is None else mood_distance(context.view, mood)
    if wish.facet is Facet.TEMPO:
        wanted = range_of(wish)
        return None if wanted is None else _octaves_outside(features.column("tempo"), wanted) / TEMPO_TOLERANCE
    if wish.facet is Facet.VOCALS:
        value = wish.value.casefold()
        spans = {**dict.fromkeys(WITHOUT_VOICE, Range(0.5, 1)), **dict.fromkeys(WITH_VOICE, Range(0, 0.5))}
        wanted, column = spans.get(value), features.column("instrumentalness")
    else:
        wanted, column = range_within(context.plan, wish), features.column(wish.facet.value)
    return None if wanted is None else _outside(column, wanted) / np.float32(SCALE_TOLERANCE)


def _outside(values: NDArray[np.float32], wanted: Range) -> Steps:
    low, high = np.float32(wanted.low), np.float32(wanted.high)
    outside: Steps = np.maximum(np.maximum(low - values, values - high), np.float32(0))
    return outside


def _octaves_outside(tempo: NDArray[np.float32], wanted: Range) -> Steps:
    """Octaves between the tempo (or its half or double, for a narrow range) and the range."""
    span = Range(np.log2(max(wanted.low, 1.0)), np.log2(max(wanted.high, 1.0)))
    with np.errstate(divide="ignore", invalid="ignore"):
        octaves = np.log2(tempo)
    shifts = (-1, 0, 1) if is_narrow_tempo(wanted) else (0,)
    nearest_octave: Steps = np.minimum.reduce([_outside(octaves + np.float32(shift), span) for shift in shifts])
    return nearest_octave
