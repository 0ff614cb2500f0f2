"""Wishes brought together: direct words before implied ones, neighbouring years joined, likeness made relative."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from musicrec_desktop.domain.plan import Facet, FacetWish, Range
from musicrec_desktop.llm.understanding.meaning import Rank

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


def merged(wants: list[tuple[Rank, FacetWish]]) -> list[FacetWish]:
    """One list of wishes, in the order of the request.

    Of two ranges on one scale the more direct words stand ("slow workout" is slow); where both are as direct, they are
    narrowed to what satisfies both. Years and values are alternatives and stay side by side, years that touch joined.
    """
    out: list[tuple[Rank, FacetWish]] = []
    for rank, each in wants:
        if each.range is None or each.facet is Facet.YEAR:
            _add_alternative(out, rank, each)
            continue
        at = next(
            (i for i, (_, other) in enumerate(out) if other.facet is each.facet and other.range is not None), None
        )
        if at is None:
            out.append((rank, each))
            continue
        other_rank, other = out[at]
        if rank > other_rank:
            out[at] = (rank, each)
        elif rank == other_rank:
            both = _overlap(each, other)
            if both is not None:
                out[at] = (rank, both)
    return _moods_that_agree(out)


def _add_alternative(out: list[tuple[Rank, FacetWish]], rank: Rank, each: FacetWish) -> None:
    for i, (other_rank, other) in enumerate(out):
        if other.facet is not each.facet:
            continue
        if each.range is None and other.value == each.value:
            if each.weight != 1.0 and other.weight == 1.0:
                out[i] = (other_rank, replace(other, weight=each.weight))
            return
        if each.range is not None and other.range is not None:
            joined = _joined(each, other)
            if joined is not None:
                out[i] = (other_rank, joined)
                return
    out.append((rank, each))


def _joined(each: FacetWish, other: FacetWish) -> FacetWish | None:
    """Years: two bounds close a range ("after 1990, before 2000"), neighbouring decades become one range."""
    a, b = each.range, other.range
    if a is None or b is None:
        return None
    open_ends = (math.isinf(a.high) and math.isinf(b.low)) or (math.isinf(a.low) and math.isinf(b.high))
    words = f"{other.words} … {each.words}"
    hard = each.is_hard or other.is_hard
    if open_ends and max(a.low, b.low) <= min(a.high, b.high):
        return replace(other, range=Range(max(a.low, b.low), min(a.high, b.high)), words=words, is_hard=hard)
    if each.is_hard != other.is_hard:
        # "80s oldies": the exact one says it all.
        return each if each.is_hard else other
    if not open_ends and a.low <= b.high + 1 and b.low <= a.high + 1:
        return replace(other, range=Range(min(a.low, b.low), max(a.high, b.high)), words=words, is_hard=hard)
    return None


def _overlap(each: FacetWish, other: FacetWish) -> FacetWish | None:
    a, b = each.range, other.range
    if a is None or b is None:
        return None
    low, high = max(a.low, b.low), min(a.high, b.high)
    if low >= high:
        return None
    words = other.words if other.words == each.words else f"{other.words} … {each.words}"
    return replace(other, range=Range(low, high), words=words)


def _moods_that_agree(wants: list[tuple[Rank, FacetWish]]) -> list[FacetWish]:
    """Moods of activities give way to moods that were named."""
    named = max((rank for rank, each in wants if each.facet is Facet.MOOD), default=Rank.ACTIVITY)
    return [each for rank, each in wants if not (each.facet is Facet.MOOD and rank is Rank.ACTIVITY and named > rank)]


def without_contradictions(
    wants: list[FacetWish], avoids: Sequence[FacetWish]
) -> tuple[list[FacetWish], list[FacetWish]]:
    """(wishes that stand, wishes that an exclusion of the very same thing rules out)."""
    ruled_out = {(each.facet, each.value) for each in avoids if each.value}
    kept = [each for each in wants if not each.value or (each.facet, each.value) not in ruled_out]
    return kept, [each for each in wants if each not in kept]


def shared_out(wants: list[FacetWish]) -> list[FacetWish]:
    """ "mostly rock with some jazz": what the spoken shares leave is shared among the wishes without one."""
    for facet in (Facet.GENRE, Facet.ARTIST):
        told = [each.weight for each in wants if each.facet is facet and each.weight != 1.0]
        open_wishes = [each for each in wants if each.facet is facet and each.weight == 1.0]
        if told and open_wishes:
            rest = max(0.05, 1.0 - sum(told)) / len(open_wishes)
            wants = [replace(each, weight=rest) if each in open_wishes else each for each in wants]
    return wants
