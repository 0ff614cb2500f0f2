"""Wishes about measured sound, as masks over the library. What was not measured matches nothing."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.moods import MOODS, Mood
from musicrec_desktop.domain.plan import FacetWish
from musicrec_desktop.domain.wish_words import WITH_VOICE, WITHOUT_VOICE, is_narrow_tempo, range_of, range_within
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.retrieval.tag_masks import Mask, inside, word_mask

WANTED_MOOD_WIDTHS: Final = 2.0
"""A hard wish for a mood takes what lies within so many widths of it: nine tenths of a normal spread on two axes."""
AVOIDED_MOOD_WIDTHS: Final = 1.0
"""An avoided mood takes out only its middle, since next to "sad" lies much that is merely quiet."""


def scale_mask(context: ScoringContext, wish: FacetWish) -> Mask | None:
    """Energy, valence, danceability or acousticness within the range."""
    wanted = range_within(context.plan, wish)
    return None if wanted is None else inside(context.view.features.column(wish.facet.value), wanted)


def mood_distance(view: LibraryView, mood: Mood) -> NDArray[np.float32]:
    """(n,) distance from a mood on the plane of valence and energy, in widths of the mood; NaN where not measured."""
    distance: NDArray[np.float32] = view.features.column("valence") - np.float32(mood.valence)
    distance *= distance
    energy = view.features.column("energy") - np.float32(mood.energy)
    energy *= energy
    distance += energy
    np.sqrt(distance, out=distance)  # hypot goes track by track, and nothing here is near the end of float32
    distance /= np.float32(mood.width)
    return distance


def mood_mask(context: ScoringContext, wish: FacetWish, widths: float) -> Mask | None:
    """Tracks within so many widths of the mood; None for a word that is no mood."""
    mood = MOODS.get(wish.value.casefold())
    return None if mood is None else mood_distance(context.view, mood) <= widths


def tempo_mask(context: ScoringContext, wish: FacetWish) -> Mask | None:
    """Tempo within the range, half and double of the measured one included where the range is narrow.

    Both ends give way by 0.5 % of the measured tempo when it is certain, up to 8 % when it is not: trackers disagree by
    about that much among themselves, before they disagree by an octave.
    """
    wanted = range_of(wish)
    if wanted is None:
        return None
    features = context.view.features
    tempo = features.column("tempo")
    slack = 0.005 + 0.075 * (1 - features.confidence("tempo"))
    mask = np.zeros(len(tempo), np.bool_)
    for octave in (0.5, 1.0, 2.0) if is_narrow_tempo(wanted) else (1.0,):
        heard = tempo * np.float32(octave)
        mask |= (heard * (1 + slack) >= wanted.low) & (heard * (1 - slack) <= wanted.high)
    return mask


def avoided_tempo_mask(context: ScoringContext, wish: FacetWish) -> Mask | None:
    """Tempo within the range as measured: what is taken out for good must not be taken out on suspicion."""
    wanted = range_of(wish)
    return None if wanted is None else inside(context.view.features.column("tempo"), wanted)


def vocals_mask(context: ScoringContext, wish: FacetWish) -> Mask | None:
    """With or without voice as measured; a kind of voice only where tags name it."""
    value = wish.value.casefold()
    instrumental = context.view.features.column("instrumentalness")
    if value in WITHOUT_VOICE:
        return instrumental >= 0.5
    if value in WITH_VOICE:
        return instrumental < 0.5
    return word_mask(context, wish)
