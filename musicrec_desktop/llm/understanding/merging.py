"""Wishes brought together: direct words before implied ones, neighbouring years joined, contradictions found."""

import math
from collections.abc import Sequence
from dataclasses import replace

from musicrec_desktop.domain.plan import Facet, FacetWish, Range
from musicrec_desktop.llm.understanding.meaning import Rank


def merged(wants: list[tuple[Rank, FacetWish]]) -> tuple[list[FacetWish], list[FacetWish], list[FacetWish]]:
    """(one list of wishes in the order of the request, wishes that do not go together with those, moods that no track
    has both of).

    Of two ranges on one scale the more direct words stand ("slow workout" is slow); where both are as direct, they are
    narrowed to what satisfies both, and where nothing does, the first stands, unless moods that are alternatives speak.
    Years and values are alternatives and stay side by side, years that touch joined; music is sung or is not.
    """
    out: list[tuple[Rank, FacetWish]] = []
    dropped: list[FacetWish] = []
    mixed: list[FacetWish] = []
    moods = {each.words for _, each in wants if each.facet is Facet.MOOD}
    for rank, each in wants:
        if each.facet is Facet.YEAR or (each.range is None and each.facet is not Facet.VOCALS):
            _add_alternative(out, rank, each)
            continue
        at = next((i for i, (_, other) in enumerate(out) if _is_one_scale(each, other)), None)
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
            elif each.words in moods and other.words in moods:
                # "happy and sad songs": the moods are alternatives, so neither end of the scale holds for all.
                del out[at]
                mixed.append(each)
            elif rank > Rank.ACTIVITY and each.words != other.words:
                dropped.append(each)
    return _moods_that_agree(out), dropped, mixed


def _is_one_scale(each: FacetWish, other: FacetWish) -> bool:
    return each.facet is other.facet and (each.range is None) == (other.range is None)


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
    """What satisfies both, or None. Of the voices, "sung" is any: "with female vocals" says more."""
    a, b = each.range, other.range
    if a is None or b is None:
        if each.value == other.value or each.value == "sung" != other.value != "none":
            return other
        return each if other.value == "sung" and each.value != "none" else None
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
    kept = [each for each in wants if not (each.value and (each.facet, each.value) in ruled_out)]
    kept = [each for each in kept if not (each.is_hard and any(_lies_within(each, other) for other in avoids))]
    return kept, [each for each in wants if each not in kept]


def _lies_within(each: FacetWish, other: FacetWish) -> bool:
    """The whole of a wanted range is ruled out: "90s, but no 90s"."""
    a, b = each.range, other.range
    return each.facet is other.facet and a is not None and b is not None and b.low <= a.low and a.high <= b.high


def shared_out(wants: list[FacetWish]) -> list[FacetWish]:
    """ "mostly rock with some jazz": what the spoken shares leave is shared among the wishes without one."""
    for facet in (Facet.GENRE, Facet.ARTIST):
        told = [each.weight for each in wants if each.facet is facet and each.weight != 1.0]
        open_wishes = [each for each in wants if each.facet is facet and each.weight == 1.0]
        if told and open_wishes:
            rest = max(0.05, 1.0 - sum(told)) / len(open_wishes)
            wants = [replace(each, weight=rest) if each in open_wishes else each for each in wants]
    return wants
