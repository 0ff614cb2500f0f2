"""The opposite of a meaning."""

import math
from dataclasses import replace
from typing import Final

from musicrec_desktop.domain.plan import Behaviour, BehaviourField, Facet, FacetWish, Range
from musicrec_desktop.llm.understanding.meaning import Group, Meaning, wish

_SCALES: Final = frozenset((Facet.ENERGY, Facet.VALENCE, Facet.DANCEABILITY, Facet.ACOUSTICNESS, Facet.TEMPO))
_STEP: Final = {Facet.YEAR: 1.0, Facet.DURATION: 0.0, Facet.TEMPO: 0.0}


def against(meaning: Meaning) -> tuple[tuple[FacetWish, ...], tuple[FacetWish, ...]]:
    """(wants, avoids) of a negated meaning.

    A one-sided bound turns round ("nothing after 2000" wants up to 2000); a two-sided one is avoided ("no 80s"); a
    scale word both excludes its own end and leans the other way ("nothing slow").
    """
    if meaning.group in (Group.YEAR, Group.NUMBER):
        return _bounds_turned(meaning.wishes)
    vocals = [each for each in meaning.wishes if each.facet is Facet.VOCALS]
    if vocals and meaning.group is Group.SOUND and len(meaning.wishes) == 1:
        return _vocals_turned(vocals[0])
    if meaning.group is not Group.SOUND:
        first = meaning.against or meaning.wishes[:1]
        return (), tuple(replace(each, is_hard=True, confidence=0.95) for each in first)
    mood = next((each for each in meaning.wishes if each.facet is Facet.MOOD), None)
    scales = [each for each in meaning.wishes if each.range is not None and each.facet in _SCALES]
    excluded = meaning.against or ((mood,) if mood is not None else tuple(scales[:1]))
    leaning = tuple(_complement(each) for each in scales[:2] if each.facet in (Facet.ENERGY, Facet.VALENCE))
    leaning = leaning or tuple(_complement(each) for each in scales[:1] if each.facet is not Facet.TEMPO)
    return leaning[:1], tuple(replace(each, is_hard=True) for each in excluded)


def _vocals_turned(vocals: FacetWish) -> tuple[tuple[FacetWish, ...], tuple[FacetWish, ...]]:
    opposite = {"sung": "none", "none": "sung"}.get(vocals.value)
    if opposite is None:
        return (), (replace(vocals, is_hard=True),)
    return (wish(Facet.VOCALS, opposite, confidence=0.95, is_hard=True),), ()


def _complement(each: FacetWish) -> FacetWish:
    """The other side of a scale, softly, with a small gap: "not loud" is not yet "just below loud"."""
    assert each.range is not None  # noqa: S101  (only wishes with a range come here)
    low, high = each.range.low, each.range.high
    top = 220.0 if each.facet is Facet.TEMPO else 1.0
    turned = (high, top) if low <= top - high else (0.0, low)
    return wish(each.facet, turned, confidence=0.6, is_hard=False)


def _bounds_turned(wishes: tuple[FacetWish, ...]) -> tuple[tuple[FacetWish, ...], tuple[FacetWish, ...]]:
    wants: list[FacetWish] = []
    avoids: list[FacetWish] = []
    for each in wishes:
        bounds = each.range
        if bounds is None:
            continue
        step = _STEP.get(each.facet, 0.0)
        if math.isinf(bounds.high):
            wants.append(replace(each, range=Range(-math.inf if step else 0.0, bounds.low - step)))
        elif math.isinf(bounds.low) or (bounds.low <= 0 and each.facet is not Facet.YEAR):
            wants.append(replace(each, range=Range(bounds.high + step, math.inf)))
        else:
            avoids.append(replace(each, is_hard=True))
    return tuple(wants), tuple(avoids)


def behaviour_against(behaviour: tuple[Behaviour, ...]) -> tuple[Behaviour, ...]:
    """The opposite of the first filter of a wish about history; its helpers ("at least two plays") fall away."""
    if not behaviour:
        return ()
    first = behaviour[0]
    low, high = first.range.low, first.range.high
    turned = {
        BehaviourField.PLAYS: Range(1, math.inf) if high == 0 else Range(0, max(0.0, low - 1)),
        BehaviourField.PLAYS_RANK: Range(0, low),
        BehaviourField.LAST_PLAYED_DAYS: Range(high, math.inf) if math.isfinite(high) else Range(0, low),
        BehaviourField.ADDED_DAYS: Range(high, math.inf) if math.isfinite(high) else Range(0, low),
        BehaviourField.SKIP_RATE: Range(0, max(0.0, low - 0.01)),
        BehaviourField.COMPLETION: Range(0, low),
        BehaviourField.LIKED: Range(0, 0),
    }[first.field]
    return (replace(first, range=turned),)
