"""What the words of a wish mean, for whoever filters by them and whoever scores by them."""

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from musicrec_desktop.domain.plan import Facet, FacetWish, PlaylistPlan, Range, Shape

LEVELS: Final[Mapping[str, Range]] = MappingProxyType(
    {"low": Range(0.0, 0.4), "medium": Range(0.35, 0.65), "high": Range(0.6, 1.0)}
)
"""What a level word means on a scale 0..1."""
SCALES: Final = (Facet.ENERGY, Facet.VALENCE, Facet.DANCEABILITY, Facet.ACOUSTICNESS)
"""Facets measured on a scale 0..1."""
ROOM_TO_MOVE: Final = 0.12
"""By so much a wish for a level of energy gives way at both ends where the list shall move."""
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


def moves(plan: PlaylistPlan) -> bool:
    """The plan asks for a list that goes somewhere: up, down, or from one mood to another."""
    return plan.curve is not None and plan.curve.shape is not Shape.FLAT


def range_within(plan: PlaylistPlan, wish: FacetWish) -> Range | None:
    """The range of a wish of this plan. Where the list shall move, one for energy gives way at both ends: between 0.72
    and 1, a workout that starts easy cannot."""
    wanted = range_of(wish)
    if wanted is None or wish.facet is not Facet.ENERGY or not moves(plan) or wish not in plan.wants:
        return wanted
    return Range(wanted.low - ROOM_TO_MOVE, wanted.high + ROOM_TO_MOVE)


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
