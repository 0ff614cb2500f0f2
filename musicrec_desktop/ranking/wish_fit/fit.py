"""One wish of a plan against many tracks."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.journeys import along, stops_of
from musicrec_desktop.domain.kindred import kin_of_artist, kin_of_track
from musicrec_desktop.domain.kinds import Kind
from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.naming import Mask, by_artist, in_script_of, on_album, with_title
from musicrec_desktop.domain.plan import Curve, Facet, FacetWish, Range
from musicrec_desktop.domain.versions import VERSIONS, of_kind, of_version
from musicrec_desktop.domain.wish_words import SCALES, WITH_VOICE, WITHOUT_VOICE, moves, range_within, telling_genres
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking.wish_fit import sounds, tags

Degrees = NDArray[np.float32]
Rows = NDArray[np.intp]

_LIKE_IT: Final = 0.8
"""Most that a track by another artist can get for sounding like the wanted one."""
_BY_GENRE: Final = 0.3
"""How much of it is sharing a genre: all that is left to tell a quiet singer's kin where louder tracks are wanted."""
_VOICES: Final[Mapping[str, Range]] = MappingProxyType(
    {
        **dict.fromkeys(WITHOUT_VOICE, Range(0.6, 1.0)),
        **dict.fromkeys((*WITH_VOICE, "female", "male"), Range(0.0, 0.4)),
    }
)
"""Range of instrumentalness for each wish about voices; who sings cannot be measured."""
_JOURNEY_STEPS: Final = 5


def wish_fit(context: ScoringContext, rows: Rows, wish: FacetWish) -> Degrees:
    """(k,) how well each row meets the wish, 0..1; NaN where nothing can be said."""
    wanted = range_within(context.plan, wish)
    if wanted is not None:
        return _range_fit(context, rows, wish.facet, wanted)
    return _value_fit(context, rows, wish)


def curve_fit(context: ScoringContext, rows: Rows, curve: Curve | None) -> Degrees | None:
    """(k,) nearness to the way of a journey, wherever on it; None without a journey."""
    stops = stops_of(curve)
    if not stops:
        return None
    steps = [
        sounds.mood_fit(context.view.features, rows, mood) for mood in along(stops, _JOURNEY_STEPS * (len(stops) - 1))
    ]
    return np.asarray(np.maximum.reduce(steps), np.float32)


def _range_fit(context: ScoringContext, rows: Rows, facet: Facet, wanted: Range) -> Degrees:
    view = context.view
    if facet is Facet.TEMPO:
        return sounds.tempo_fit(view.features, rows, wanted)
    if facet is Facet.YEAR:
        return tags.year_fit(view, rows, wanted)
    if facet is Facet.DURATION:
        return tags.length_fit(view, rows, wanted)
    name = "instrumentalness" if facet is Facet.VOCALS else facet.value
    if facet in SCALES or facet is Facet.VOCALS:
        return sounds.unit_fit(view.features, rows, name, wanted)
    return np.full(len(rows), np.nan, np.float32)


def _value_fit(context: ScoringContext, rows: Rows, wish: FacetWish) -> Degrees:
    view, facet, value = context.view, wish.facet, wish.value
    if facet is Facet.GENRE:
        return tags.genre_fit(view, rows, tags.genre_likeness(context.genre_tree, value))
    if facet is Facet.MOOD and value.casefold() in MOODS:
        # A list that shall rise needs the quiet ones of a mood too; those nearest to its middle are all of one energy.
        return sounds.mood_fit(view.features, rows, MOODS[value.casefold()], is_energy_free=moves(context.plan))
    if facet is Facet.ARTIST:
        return _by_or_like(context, rows, by_artist(view, value), kin_of_artist(view, context.genre_tree, value))
    if facet is Facet.TRACK:
        return _by_or_like(context, rows, with_title(view, value), kin_of_track(view, context.genre_tree, value))
    if facet is Facet.ALBUM:
        return on_album(view, value)[rows].astype(np.float32)
    if facet is Facet.VERSION and value in VERSIONS:
        return of_version(view, VERSIONS[value])[rows].astype(np.float32)
    if facet is Facet.KIND and value in tuple(Kind):
        return of_kind(view, Kind(value))[rows].astype(np.float32)
    if facet is Facet.VOCALS and value.casefold() in _VOICES:
        return sounds.unit_fit(view.features, rows, "instrumentalness", _VOICES[value.casefold()])
    if facet in (Facet.INSTRUMENT, Facet.REGION, Facet.LANGUAGE):
        named = tags.names_fit(view, rows, context.genre_tree, telling_genres(wish))
        if facet is Facet.INSTRUMENT:
            return np.fmax(named, tags.text_fit(view, rows, value))
        if facet is Facet.LANGUAGE:  # a title says nothing of itself but by its script: "Japanese Boy" is English
            return np.where(in_script_of(view, value)[rows], np.float32(1), named)
        return named
    return np.full(len(rows), np.nan, np.float32)


def _by_or_like(context: ScoringContext, rows: Rows, is_it: Mask, is_kin: Mask) -> Degrees:
    """1 for the wanted itself, given as a mask over the library; up to `_LIKE_IT` for what sounds like it and shares a
    genre with it."""
    cosine = sounds.likeness(context.view.features, rows, np.flatnonzero(is_it))
    likeness = _LIKE_IT * ((1 - _BY_GENRE) * np.clip(cosine, 0, 1) + _BY_GENRE * is_kin[rows])
    return np.where(is_it[rows], 1, likeness).astype(np.float32)
