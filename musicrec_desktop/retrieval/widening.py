"""A genre with too few tagged tracks: what else may stand for it before it is given up.

Many libraries have few genre tags. An untagged track that sounds like the tagged ones is a better guess than none.
"""

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.plan import Facet, Note
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.retrieval.filters import Filter
from musicrec_desktop.retrieval.genre_words import tags_above
from musicrec_desktop.retrieval.nearness import nearest
from musicrec_desktop.retrieval.need import Need
from musicrec_desktop.retrieval.notes import note
from musicrec_desktop.retrieval.tag_masks import Mask

FEWEST_EXAMPLES: Final = 3
"""Analysed tracks of a genre below which nothing can be said of its sound."""
FARTHEST_EXAMPLE: Final = 0.25
"""A track joins when it is at least as near to the genre's centre as the nearest three quarters of its examples."""


def widen_genre(
    context: ScoringContext, base: Mask, filters: list[Filter], need: Need
) -> tuple[list[Filter], list[Note]]:
    """The same filters, the one on genre widened where the tracks that pass all of them are too few.

    First, a genre of which the library has no tag at all gives way to the nearest one above it. Then untagged tracks
    join by sound, as many as the list could use.
    """
    place = next((i for i, item in enumerate(filters) if item.name == Facet.GENRE), None)
    if place is None:
        return filters, []
    domain = base.copy()
    for i, item in enumerate(filters):
        if i != place:
            domain &= item.mask
    genre, notes = filters[place], list[Note]()
    if not genre.mask.any():
        genre, notes = _wider(context, domain, genre)
    found = domain & genre.mask
    if need.reached(context.view, found) < need.goal:
        genre, joined = _joined_by_sound(context, domain, genre, need)
        notes.extend(joined)
    return [genre if i == place else item for i, item in enumerate(filters)], notes


def _wider(context: ScoringContext, domain: Mask, genre: Filter) -> tuple[Filter, list[Note]]:
    mask = genre.mask.copy()
    taken = []
    for wish in context.plan.wanted(Facet.GENRE):
        wider, tags = tags_above(context.genre_tree, context.view.genres, wish.value)
        if wish.is_hard and tags:
            mask |= context.view.has_genre(tags)
            taken.append(wider)
    if not taken:
        return genre, []
    after = int(np.count_nonzero(domain & mask))
    text = ", ".join(dict.fromkeys(taken))
    said = note(context.plan, "genre_wider", words=genre.words, wanted=genre.wanted, wider=text, after=after)
    return replace(genre, mask=mask), [said]


def _to_the_others(sound: NDArray[np.float32]) -> NDArray[np.float32]:
    """(k,) cosine of each of (k, d) examples to the centre of the others.

    Against a centre that it is part of itself, each of a few examples looks nearer than any track that is not.
    """
    centres = sound.sum(axis=0) - sound
    lengths = np.maximum(np.linalg.norm(centres, axis=1), 1e-9)
    cosines: NDArray[np.float32] = (np.einsum("ij,ij->i", sound, centres) / lengths).astype(np.float32)
    return cosines


def _joined_by_sound(context: ScoringContext, domain: Mask, genre: Filter, need: Need) -> tuple[Filter, list[Note]]:
    view = context.view
    examples = np.flatnonzero(genre.mask & view.features.is_analysed)
    centre = view.features.centroid(examples)
    if centre is None or len(examples) < FEWEST_EXAMPLES:
        return genre, []
    floor = float(np.quantile(_to_the_others(view.features.sound[examples]), FARTHEST_EXAMPLE))
    tagged = int(np.count_nonzero(domain & genre.mask))
    room = max(2 * need.tracks - tagged, 0)
    rows = nearest(view, domain & ~view.has_any_genre, centre[None], room, floor)
    if len(rows) == 0:
        return genre, []
    mask = genre.mask.copy()
    mask[rows] = True
    said = note(context.plan, "genre_by_sound", words=genre.words, wanted=genre.wanted, tagged=tagged, joined=len(rows))
    return replace(genre, mask=mask), [said]
