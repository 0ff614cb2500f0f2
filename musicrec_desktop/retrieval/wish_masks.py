"""One wish, any facet, as a mask over the library."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from musicrec_desktop.domain.plan import Facet, FacetWish
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.retrieval import sound_masks, tag_masks
from musicrec_desktop.retrieval.tag_masks import Mask

MaskMaker = Callable[[ScoringContext, FacetWish], Mask | None]

TAG_MASKS: Final[Mapping[Facet, MaskMaker]] = MappingProxyType(
    {
        Facet.GENRE: tag_masks.genre_mask,
        Facet.YEAR: tag_masks.year_mask,
        Facet.DURATION: tag_masks.duration_mask,
        Facet.ARTIST: tag_masks.artist_mask,
        Facet.ALBUM: tag_masks.album_mask,
        Facet.TRACK: tag_masks.track_mask,
        Facet.LANGUAGE: tag_masks.language_mask,
        Facet.REGION: tag_masks.region_mask,
        Facet.INSTRUMENT: tag_masks.word_mask,
        Facet.VERSION: tag_masks.version_mask,
        Facet.KIND: tag_masks.kind_mask,
    }
)
"""Facets that tags answer with yes or no."""

_SOUND_MASKS: Final[Mapping[Facet, MaskMaker]] = MappingProxyType(
    {
        Facet.MOOD: lambda context, wish: sound_masks.mood_mask(context, wish, sound_masks.WANTED_MOOD_WIDTHS),
        Facet.ENERGY: sound_masks.scale_mask,
        Facet.VALENCE: sound_masks.scale_mask,
        Facet.DANCEABILITY: sound_masks.scale_mask,
        Facet.ACOUSTICNESS: sound_masks.scale_mask,
        Facet.TEMPO: sound_masks.tempo_mask,
        Facet.VOCALS: sound_masks.vocals_mask,
    }
)
_WANTED: Final = MappingProxyType({**TAG_MASKS, **_SOUND_MASKS})
_AVOIDED: Final = MappingProxyType(
    {
        **_WANTED,
        Facet.ARTIST: tag_masks.avoided_artist_mask,
        Facet.MOOD: lambda context, wish: sound_masks.mood_mask(context, wish, sound_masks.AVOIDED_MOOD_WIDTHS),
        Facet.TEMPO: sound_masks.avoided_tempo_mask,
    }
)


def wanted_mask(context: ScoringContext, wish: FacetWish) -> Mask | None:
    """(n,) True where a track is as wished; None when this library cannot tell."""
    return _WANTED[wish.facet](context, wish)


def avoided_mask(context: ScoringContext, wish: FacetWish) -> Mask | None:
    """(n,) True where a track is what the wish avoids; None when this library cannot tell."""
    return _AVOIDED[wish.facet](context, wish)
