"""What the methods over the log say, as the named parts of a choice.

A share enters as log(1 + share / floor) at several floors: a conditional logit then bends the logarithm of the share as
the choices ask, and a share of 0 is 0 instead of minus infinity.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.ranking.listening.protocol import ListeningScorer

FLOORS: Final = (1e-2, 1e-3, 1e-4)
_CIRCLE_FLOOR: Final = 1e-3
_TINY: Final = 1e-6


class Kind(Enum):
    """How scores become parts."""

    SHARE = "share"
    """Of all that is expected: one part for each of FLOORS."""
    CIRCLE = "circle"
    """A share of a whole artist or album: one part."""
    COUNT = "count"
    """How often: log(1 + count), and whether at all."""
    FLAG = "flag"
    """0 or 1, as it is."""
    LEVEL = "level"
    """A positive number that matters by its logarithm."""


@dataclass(frozen=True, slots=True, eq=False)
class Member:
    """One method and the way it takes part."""

    scorer: ListeningScorer
    kind: Kind
    lead: float = 0.0
    """How much its share counts when candidates are gathered."""

    @property
    def parts(self) -> tuple[str, ...]:
        """Names of its parts."""
        name = self.scorer.name
        if self.kind is Kind.SHARE:
            return tuple(f"{name}/{floor:g}" for floor in FLOORS)
        return (name, f"{name}/any") if self.kind is Kind.COUNT else (name,)

    def columns(self, scores: NDArray[np.float32]) -> list[NDArray[np.float32]]:
        """One (c,) column for each part, of (c,) scores; shares sum to 1 over all tracks that could be chosen."""
        if self.kind is Kind.SHARE:
            return [np.log1p(scores / np.float32(floor)) for floor in FLOORS]
        if self.kind is Kind.CIRCLE:
            return [np.log1p(scores / np.float32(_CIRCLE_FLOOR))]
        if self.kind is Kind.COUNT:
            return [np.log1p(scores), (scores > 0).astype(np.float32)]
        return [scores if self.kind is Kind.FLAG else np.log(scores + np.float32(_TINY))]


def part_names(members: Sequence[Member]) -> tuple[str, ...]:
    """(f,) names of all parts, in the order of their columns."""
    return tuple(name for member in members for name in member.parts)


def part_columns(members: Sequence[Member], scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """(c, f) parts of c candidates, of the (s, c) scores of the s members."""
    columns = [column for member, row in zip(members, scores, strict=True) for column in member.columns(row)]
    return np.column_stack(columns) if columns else np.zeros((scores.shape[1], 0), np.float32)
