"""Likeness to an artist or track: "like X but sadder", and "like X, but without X"."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from musicrec_desktop.domain.plan import Facet, FacetWish, Range
from musicrec_desktop.llm.understanding.lexicon import Lexicon
from musicrec_desktop.llm.understanding.meaning import Rank, wish

_STEP: Final = {
    Facet.ENERGY: 0.08,
    Facet.VALENCE: 0.08,
    Facet.DANCEABILITY: 0.06,
    Facet.ACOUSTICNESS: 0.1,
    Facet.TEMPO: 8.0,
}
"""How much "sadder" is: about a third of a standard deviation over a large mixed library."""


def relative_to(
    references: Sequence[Mapping[Facet, float]], wants: list[tuple[Rank, FacetWish]]
) -> list[tuple[Rank, FacetWish]]:
    """ "like X but sadder": one-sided ranges move past where X is. Without a reference nothing changes."""
    if not any(references):
        return wants
    means = {
        facet: sum(each[facet] for each in references if facet in each) / sum(facet in each for each in references)
        for facet in {facet for each in references for facet in each}
    }
    return [(rank, _past(each, means)) for rank, each in wants]


def _past(each: FacetWish, means: Mapping[Facet, float]) -> FacetWish:
    mean = means.get(each.facet)
    if each.range is None or each.facet not in _STEP or mean is None or math.isnan(mean):
        return each
    step, low, high = _STEP[each.facet], each.range.low, each.range.high
    top = 220.0 if each.facet is Facet.TEMPO else 1.0
    if low <= (40.0 if each.facet is Facet.TEMPO else 0.0):
        return replace(each, range=Range(low, max(low + step, min(high, mean - step))))
    if high >= top:
        return replace(each, range=Range(min(high - step, max(low, mean + step)), high))
    return each


def sound_of(liked: FacetWish, lexicon: Lexicon) -> Mapping[Facet, float]:
    """Where the artist or track lies on the scales of sound; {} for anything else and where nothing is measured."""
    if liked.facet is Facet.TRACK:
        return lexicon.sound_of_title(liked.value)
    return lexicon.sound_of(liked.value) if liked.facet is Facet.ARTIST else {}


def around(liked: FacetWish, lexicon: Lexicon) -> list[FacetWish]:
    """What is like an artist, said without the artist: the genre they are in most, and their place on each scale.

    For "like X, but not X": the name itself cannot be both wanted and ruled out. Two steps to either side of the mean:
    about as wide as the tracks of one artist spread.
    """
    found = []
    genre = lexicon.genre_of(liked.value) if liked.facet is Facet.ARTIST else ""
    if genre:
        found.append(wish(Facet.GENRE, genre, confidence=0.6, is_hard=False))
    for facet, mean in sound_of(liked, lexicon).items():
        # Beats are counted double or half too often to say that a tempo is theirs.
        if facet is not Facet.TEMPO and not math.isnan(mean):
            step = 2 * _STEP[facet]
            near = (max(0.0, mean - step), min(1.0, mean + step))
            found.append(wish(facet, near, confidence=0.6, is_hard=False))
    return [replace(each, words=liked.words) for each in found]
