"""What is in the library and in no mix unless it is asked for: speech, effects, skits, long mixes, carols in May."""

from collections.abc import Iterator

import numpy as np

from musicrec_desktop.domain.kinds import Kind, Trait
from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.domain.versions import LEFT_OUT, VERSIONS, is_in_season, of_kind, of_version
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.retrieval.tag_masks import Mask
from musicrec_desktop.retrieval.wish_masks import wanted_mask


def unasked(context: ScoringContext) -> Iterator[tuple[str, Mask]]:
    """(name, mask) of each sort of track that is there and was not asked for.

    Asked for means: by that word, or by the name of the track, the album or, for versions, the artist: whoever wants
    an artist of carols in May shall have them. Where a kind is asked for, nothing else is left out for its kind.
    """
    view, plan = context.view, context.plan
    named = _named(context, Facet.TRACK, Facet.ALBUM)
    if not plan.wanted(Facet.KIND):
        out = ~of_kind(view, Kind.MUSIC) & ~named
        if out.any() and not out.all():
            yield "no music", out
    asked = {VERSIONS.get(wish.value) for wish in plan.wanted(Facet.VERSION)}
    asked |= {VERSIONS.get(wish.value) for wish in plan.avoids if wish.facet is Facet.VERSION}  # said there
    named |= _named(context, Facet.ARTIST)
    for trait in LEFT_OUT:
        if trait in asked or (trait is Trait.SEASONAL and _is_season(context)):
            continue
        out = of_version(view, trait) & ~named
        if out.any() and not out.all():
            yield f"no {trait.name.lower().replace('_', ' ')}" if trait.name else "", out


def _is_season(context: ScoringContext) -> bool:
    return is_in_season(context.request.now, context.request.utc_offset_s)


def _named(context: ScoringContext, *facets: Facet) -> Mask:
    mask = np.zeros(len(context.view), np.bool_)
    for facet in facets:
        for wish in context.plan.wanted(facet):
            by_name = wanted_mask(context, wish)
            if by_name is not None:
                mask |= by_name
    return mask
