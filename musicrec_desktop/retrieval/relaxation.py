"""Giving up wishes in a declared order until a list can be filled, and no more of them than that takes."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from musicrec_desktop.domain.plan import Note, PlaylistPlan
from musicrec_desktop.retrieval.filters import Filter
from musicrec_desktop.retrieval.notes import filter_name, note
from musicrec_desktop.retrieval.tag_masks import Mask


@dataclass(frozen=True, slots=True, eq=False)
class Relaxed:
    """What is left after relaxing."""

    mask: Mask
    dropped: tuple[Filter, ...]
    """In the order in which they were given up."""


def relax(
    base: Mask, filters: list[Filter], reached: Callable[[Mask], float], enough: Callable[[Filter], float]
) -> Relaxed:
    """Give up filters from the first on until enough is left; then take back, last given up first, what need not go.

    `reached` says how much of the length some tracks can fill, `enough` how much a filter must leave, lest it be given
    up: the longer a filter is held, the shorter a list it may leave. A filter that leaves nothing is always given up.
    """
    behind = [base]  # behind[j]: base and the last j filters
    for item in reversed(filters):
        behind.append(behind[-1] & item.mask)

    def is_enough(mask: Mask, item: Filter, within_reach: float) -> bool:
        return bool(mask.any()) and reached(mask) >= min(enough(item), within_reach)

    at_most = reached(base)
    kept = len(filters)
    while kept > 0 and not is_enough(behind[kept], filters[len(filters) - kept], at_most):
        kept -= 1
    mask = behind[kept]
    dropped: list[Filter] = []
    for item in reversed(filters[: len(filters) - kept]):
        tighter = mask & item.mask
        if is_enough(tighter, item, reached(mask)):
            mask = tighter
        else:
            dropped.append(item)
    return Relaxed(mask, tuple(reversed(dropped)))


def relaxation_notes(plan: PlaylistPlan, base: Mask, filters: list[Filter], relaxed: Relaxed) -> list[Note]:
    """One note a wish given up, with the tracks that fitted before and after; one more when no track fits any wish."""
    remaining = list(filters)
    notes: list[Note] = []
    before = _count(base, remaining)
    for item in relaxed.dropped:
        remaining.remove(item)
        after = _count(base, remaining)
        if item.is_wish:
            name = filter_name(plan, item.name)
            notes.append(
                note(
                    plan,
                    "relaxed",
                    f"relaxed_{item.name}",
                    item.words,
                    name=name,
                    wanted=item.wanted,
                    before=before,
                    after=after,
                )
            )
        before = after
    wishes = [item for item in filters if item.is_wish]
    if wishes and not any((base & item.mask).any() for item in wishes):
        notes.append(note(plan, "taste_mix", after=before))
    return notes


def _count(base: Mask, filters: list[Filter]) -> int:
    mask = base.copy()
    for item in filters:
        mask &= item.mask
    return int(np.count_nonzero(mask))
