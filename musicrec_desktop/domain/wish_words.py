"""What the words of a wish mean, for whoever filters by them and whoever scores by them."""

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from musicrec_desktop.domain.plan import Facet, FacetWish, Range

LEVELS: Final[Mapping[str, Range]] = MappingProxyType(
    {"low": Range(0.0, 0.4), "medium": Range(0.35, 0.65), "high": Range(0.6, 1.0)}
)
"""What a level word means on a scale 0..1."""
SCALES: Final = (Facet.ENERGY, Facet.VALENCE, Facet.DANCEABILITY, Facet.ACOUSTICNESS)
"""Facets measured on a scale 0..1."""
WITHOUT_VOICE: Final = frozenset(("none", "instrumental", "no vocals"))
WITH_VOICE: Final = frozenset(("sung", "vocal", "vocals", "with vocals"))

_LANGUAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "mandarin": "chinese",
        "cantonese": "chinese",
        "zh": "chinese",
        "ja": "japanese",
        "ko": "korean",
        "ru": "russian",
        "el": "greek",
        "ar": "arabic",
        "hi": "hindi",
    }
)
_REGION_GENRES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "jamaican": ("reggae", "ska", "dub", "dancehall"),
        "mexican": ("mariachi",),
        "scandinavian": ("nordic",),
    }
)


def range_of(wish: FacetWish) -> Range | None:
    """The range of a wish, also where it was given as a level word or a plain number; None for other values."""
    if wish.range is not None:
        return wish.range
    value = wish.value.casefold().strip()
    if wish.facet in SCALES:
        return LEVELS.get(value)
    if wish.facet in (Facet.YEAR, Facet.DURATION, Facet.TEMPO) and value.replace(".", "", 1).isdecimal():
        return Range(float(value), float(value))
    return None


def is_narrow_tempo(wanted: Range) -> bool:
    """Less than an octave wide: only then do half and double the tempo count as the tempo itself.

    "From 120 up", folded, would take in everything from 60 up.
    """
    return wanted.low > 0 and math.isfinite(wanted.high) and wanted.high < 2 * wanted.low


def language_of(name: str) -> str:
    """The casefolded name, or the language that shares its script: "Mandarin" is written as "chinese"."""
    folded = name.casefold().strip()
    return _LANGUAGES.get(folded, folded)


def telling_genres(wish: FacetWish) -> tuple[str, ...]:
    """Genres that give a language or region away; the name itself is the first of them."""
    name = wish.value.casefold().strip()
    if wish.facet is Facet.LANGUAGE:
        return tuple(dict.fromkeys((name, language_of(name))))
    return (name, *_REGION_GENRES.get(name, ()))
