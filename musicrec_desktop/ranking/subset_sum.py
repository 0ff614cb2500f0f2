"""Exactly which total lengths can be made from some tracks, and how.

Sets of reachable sums are kept as the bits of one whole number: adding a track of d seconds is `bits | bits << d`
(Bellman's recurrence for subset sums, 1957, in the bit-parallel form). 400 tracks and four hours take a few
milliseconds.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class _Step:
    """One track offered, with the sums that could be made before it, by how many of its owner were taken."""

    item: int
    layers: tuple[int, ...]


class SubsetSums:
    """Sums of subsets in which no owner has more items than allowed."""

    def __init__(self, seconds: Sequence[int], owners: Sequence[int], limits: Mapping[int, int], longest: int) -> None:
        """`seconds` by item, best item first; `limits` by owner (absent: none); sums above `longest` are left out."""
        self._seconds = seconds
        mask = (1 << (longest + 1)) - 1
        by_owner: dict[int, list[int]] = {}
        for item, owner in enumerate(owners):
            by_owner.setdefault(owner if owner in limits else -1 - item, []).append(item)
        reach = 1
        self._groups: list[tuple[tuple[int, ...], list[_Step]]] = []
        # The best come last, so that walking back meets them first and takes them when it can.
        for owner, items in reversed(by_owner.items()):
            allowed = min(limits.get(owner, len(items)), len(items))
            layers = [reach] + [0] * allowed
            steps = []
            for item in reversed(items):
                steps.append(_Step(item, tuple(layers)))
                for taken in range(allowed, 0, -1):
                    layers[taken] |= (layers[taken - 1] << seconds[item]) & mask
            reach = 0
            for layer in layers:
                reach |= layer
            self._groups.append((tuple(layers), steps))
        self._reach = reach

    def nearest(self, target: int) -> int | None:
        """The reachable sum above 0 closest to `target`, the lower of two; None when there is none."""
        above = self._reach >> target
        higher = target + (above & -above).bit_length() - 1 if above else None
        below = self._reach & ((1 << target) - 1) & ~1
        lower = below.bit_length() - 1 if below else None
        if higher == 0:
            higher = None
        if lower is None or higher is None:
            return higher if lower is None else lower
        return lower if target - lower <= higher - target else higher

    def subset(self, total: int) -> list[int]:
        """Items that sum to a reachable total, taking better items where there is a choice."""
        chosen = []
        for layers, steps in reversed(self._groups):
            taken = max(count for count, layer in enumerate(layers) if layer >> total & 1)
            for step in reversed(steps):
                rest = total - self._seconds[step.item]
                if taken and rest >= 0 and step.layers[taken - 1] >> rest & 1:
                    chosen.append(step.item)
                    total, taken = rest, taken - 1
        return chosen
