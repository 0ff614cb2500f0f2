"""What the fit of one track to one wish stands on, in plain words and numbers."""

import math

import numpy as np

from musicrec_desktop.domain.naming import by_artist, on_album, with_title
from musicrec_desktop.domain.plan import Facet, FacetWish, Range
from musicrec_desktop.domain.wish_words import range_of
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking.wish_fit import sounds, tags
from musicrec_desktop.ranking.wish_fit.fit import wish_fit


def wish_words(context: ScoringContext, row: int, wish: FacetWish) -> str:
    """One phrase on one track and one wish; "" when there is nothing to say."""
    wanted = range_of(wish)
    if wanted is not None:
        return _range_words(context, row, wish.facet, wanted)
    view = context.view
    if wish.facet is Facet.GENRE:
        return _genre_words(context, row, wish.value)
    if wish.facet in (Facet.ARTIST, Facet.TRACK):
        return _likeness_words(context, row, wish)
    if wish.facet is Facet.MOOD:
        valence, energy = (float(view.features.column(name)[row]) for name in ("valence", "energy"))
        if math.isnan(valence) or math.isnan(energy):
            return ""
        return f"valence {valence:.2f} and energy {energy:.2f} (asked {wish.value})"
    if wish.facet is Facet.VOCALS:
        share = float(view.features.column("instrumentalness")[row])
        return "" if math.isnan(share) else f"instrumentalness {share:.2f} (asked vocals: {wish.value})"
    rows = np.array([row], np.intp)
    if wish.facet in (Facet.VERSION, Facet.KIND):
        name = wish.value.replace("_", " ")
        return f"is {name}" if wish_fit(context, rows, wish)[0] == 1 else f"nothing says that it is {name}"
    if wish.facet is Facet.ALBUM:
        return f"on {wish.value}" if on_album(view, wish.value)[row] else ""
    named = wish_fit(context, rows, wish)[0] == 1
    return f"tags name {wish.value}" if named else f"tags do not say whether {wish.value}"


def _genre_words(context: ScoringContext, row: int, wanted: str) -> str:
    tagged = context.view.genres_of(row)
    if not tagged:
        return f"no genre tag (asked {wanted})"
    near = tags.genre_likeness(context.genre_tree, wanted)
    best = max(tagged, key=near)
    if near(best) < 1:
        return f"genre {', '.join(tagged)} (asked {wanted})"
    tree = context.genre_tree
    is_same = tree.meaning(best) == tree.meaning(wanted)
    return f"genre {best}" if is_same else f"genre {best}, a kind of {wanted}"


def _likeness_words(context: ScoringContext, row: int, wish: FacetWish) -> str:
    view, is_artist = context.view, wish.facet is Facet.ARTIST
    is_it = by_artist(view, wish.value) if is_artist else with_title(view, wish.value)
    if is_it[row]:
        return f"{'by' if is_artist else 'is'} {wish.value}"
    rows, like = np.array([row], np.intp), np.flatnonzero(is_it)
    cosine = float(sounds.likeness(view.features, rows, like)[0])
    return "" if math.isnan(cosine) else f"sound like {wish.value}: cosine {cosine:.2f}"


def _range_words(context: ScoringContext, row: int, facet: Facet, wanted: Range) -> str:
    view = context.view
    if facet is Facet.YEAR:
        year = int(view.years[row])
        return f"year {year} ({_span(wanted, 0)})" if year else f"no year tag ({_span(wanted, 0)})"
    if facet is Facet.DURATION:
        return f"{view.durations_ms[row] / 1000:.0f} seconds long ({_span(wanted, 0)})"
    name = "instrumentalness" if facet is Facet.VOCALS else facet.value
    value = float(view.features.column(name)[row])
    if math.isnan(value):
        return f"{name} not measured"
    digits = 0 if facet is Facet.TEMPO else 2
    return f"{name} {value:.{digits}f} ({_span(wanted, digits)})"


def _span(wanted: Range, digits: int) -> str:
    low, high = f"{wanted.low:.{digits}f}", f"{wanted.high:.{digits}f}"
    if math.isinf(wanted.low):
        return f"asked at most {high}"
    if math.isinf(wanted.high):
        return f"asked at least {low}"
    return f"asked {low} to {high}"
