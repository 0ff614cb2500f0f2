"""How well a track meets the plan: its wishes, the way of a journey, and what is softly avoided."""

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.journeys import stops_of
from musicrec_desktop.domain.plan import Facet, FacetWish
from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.domain.wish_words import moves
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking.wish_fit import curve_fit, wish_fit, wish_words

_UNKNOWN: Final = 0.3
"""What a track counts towards a wish when nothing can be said of it: less than half-way, so unknown does not win."""
_MISSED: Final = 0.1
"""A missed wish counts like this much of it, so that a track missing one is still better than a track missing two."""
_NOT_AVOIDED: Final = 0.75
"""Where a plan has only avoidances, tracks start here: doing nothing wrong is not yet a perfect fit."""


class PlanFitScorer:
    """Geometric mean over what the plan asks, weighted by confidence; avoidances take off by confidence and degree.

    Geometric, since a wish that is missed is not made up for by another that is met: between "calm" and "rock", loud
    rock is no half success. (With the arithmetic mean, calm rock from 25,000 real tracks held two loud favourites among
    twelve tracks.)

    Several values of one facet are alternatives (rap or rock): the best counts. Several moods without shares belong
    together (sad and calm): their mean counts.
    """

    @property
    def name(self) -> str:
        return "plan_fit"

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        """(c,) NaN where no wish can be judged. With several readings of the request, the mean over them by their
        probability, of those that can be judged."""
        rows = context.view.rows(candidates.ids)
        if not context.plans:
            return _fit(context, rows)
        total = np.zeros(len(rows))
        judged = np.zeros(len(rows))
        for reading in context.plans:
            value = _fit(replace(context, plan=reading.plan), rows)
            total += reading.probability * np.nan_to_num(value)
            judged += reading.probability * ~np.isnan(value)
        mean = np.divide(total, judged, out=np.full(len(rows), np.nan), where=judged > 0)
        return np.asarray(mean, np.float32)

    def evidence(self, context: ScoringContext, row: int) -> str:
        """One phrase a wish, then what is held against the track."""
        rows = np.array([row], np.intp)
        words = [_best_words(context, row, wishes) for wishes in _by_facet(context.plan.wants)]
        curve = context.plan.curve
        way = curve_fit(context, rows, curve)
        if way is not None and curve is not None and not np.isnan(way[0]):
            valence, energy = (float(context.view.features.column(name)[row]) for name in ("valence", "energy"))
            words.append(f"valence {valence:.2f} and energy {energy:.2f} ({curve.start} to {curve.end})")
        for wish in context.plan.avoids:
            degree = float(_against(context, rows, wish)[0])
            if degree > 0.2:
                words.append(f"partly what you avoid: {wish_words(context, row, wish)}")
        return "; ".join(dict.fromkeys(word for word in words if word))


def _fit(context: ScoringContext, rows: NDArray[np.intp]) -> NDArray[np.float32]:
    total = np.zeros(len(rows), np.float64)
    weight = 0.0
    is_known = np.zeros(len(rows), np.bool_)
    for wishes in _by_facet(context.plan.wants):
        degree = _facet_fit(context, rows, wishes)
        confidence = max(wish.confidence for wish in wishes)
        is_known |= ~np.isnan(degree)
        total += confidence * _log(degree)
        weight += confidence
    way = curve_fit(context, rows, context.plan.curve)
    if way is not None:
        is_known |= ~np.isnan(way)
        total += _log(way)
        weight += 1.0
    # From _MISSED..1 to 0..1: a track that misses all scores 0.
    value = (np.exp(total / weight) - _MISSED) / (1 - _MISSED) if weight > 0 else np.full(len(rows), _NOT_AVOIDED)
    for wish in context.plan.avoids:
        degree = _against(context, rows, wish)
        is_known |= ~np.isnan(degree)
        value *= 1 - wish.confidence * np.nan_to_num(degree)
    return np.where(is_known, np.clip(value, 0, 1), np.nan).astype(np.float32)


def _log(degree: NDArray[np.float32]) -> NDArray[np.float64]:
    return np.log(np.maximum(np.where(np.isnan(degree), _UNKNOWN, degree), _MISSED), dtype=np.float64)


def _by_facet(wishes: tuple[FacetWish, ...]) -> list[tuple[FacetWish, ...]]:
    """Wishes that can weigh anything, grouped by facet in order of appearance."""
    groups: dict[Facet, list[FacetWish]] = {}
    for wish in wishes:
        if wish.confidence > 0:
            groups.setdefault(wish.facet, []).append(wish)
    return [tuple(group) for group in groups.values()]


def _facet_fit(context: ScoringContext, rows: NDArray[np.intp], wishes: tuple[FacetWish, ...]) -> NDArray[np.float32]:
    degrees = np.stack([wish_fit(context, rows, wish) for wish in wishes])
    if wishes[0].facet is Facet.MOOD and all(wish.weight == 1 for wish in wishes):
        return np.asarray(degrees.mean(axis=0), np.float32)
    return np.asarray(np.fmax.reduce(degrees), np.float32)


def _against(context: ScoringContext, rows: NDArray[np.intp], wish: FacetWish) -> NDArray[np.float32]:
    """(k,) degree of the avoided thing; for names and genres only the thing itself, not what is like it.

    Of a list that shall move, what lies just outside an avoided range is where it begins or ends.
    """
    if wish.is_hard and wish.range is not None and moves(context.plan):
        return np.zeros(len(rows), np.float32)  # what lies inside is filtered out
    degree = wish_fit(context, rows, wish)
    if wish.facet in (Facet.GENRE, Facet.ARTIST, Facet.ALBUM, Facet.TRACK):
        return np.where(np.isnan(degree), np.nan, degree >= 1).astype(np.float32)
    return degree


def _best_words(context: ScoringContext, row: int, wishes: tuple[FacetWish, ...]) -> str:
    if len(wishes) == 1:
        return wish_words(context, row, wishes[0])
    rows = np.array([row], np.intp)
    degrees = [float(np.nan_to_num(wish_fit(context, rows, wish), nan=-1.0)[0]) for wish in wishes]
    return wish_words(context, row, wishes[int(np.argmax(degrees))])


def has_sound_wish(context: ScoringContext) -> bool:
    """The plan itself says which mood or energy is wanted."""
    facets = {wish.facet for wish in context.plan.wants}
    return bool(stops_of(context.plan.curve)) or bool(facets & {Facet.MOOD, Facet.ENERGY, Facet.VALENCE})
