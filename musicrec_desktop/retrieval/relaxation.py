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


def relax(base: Mask, filters: list[Filter], is_enough: Callable[[Mask], bool]) -> Relaxed:
    """Give up filters from the first on until enough is left; then take back, last given up first, what need not go.

    `is_enough(base)` must hold, or everything is given up.
    """
    behind = [base]  # behind[j]: base and the last j filters
    for item in reversed(filters):
        behind.append(behind[-1] & item.mask)
    kept = len(filters)
    while kept > 0 and not is_enough(behind[kept]):
        kept -= 1
    mask = behind[kept]
    dropped: list[Filter] = []
    for item in reversed(filters[: len(filters) - kept]):
        tighter = mask & item.mask
        if is_enough(tighter):
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
