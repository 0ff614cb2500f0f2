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


def part_names(members: Sequence[Member]) -> tuple[str, ...]:
    """(f,) names of all parts, in the order of their columns."""
    return tuple(name for member in members for name in member.parts)


def part_columns(members: Sequence[Member], scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """(c, f) parts of c candidates, of the (s, c) scores of the s members; shares sum to 1 over what could be chosen.

    All members of a kind at once: column by column it took longer than to gather the candidates.
    """
    widths = [len(member.parts) for member in members]
    firsts = np.cumsum([0, *widths])
    out = np.empty((int(firsts[-1]), scores.shape[1]), np.float32)
    for kind in Kind:
        of = np.array([at for at, member in enumerate(members) if member.kind is kind], np.intp)
        if len(of) == 0:
            continue
        said, at = scores[of], firsts[of]
        if kind is Kind.SHARE:
            for k, floor in enumerate(FLOORS):
                out[at + k] = np.log1p(said / np.float32(floor))
        elif kind is Kind.CIRCLE:
            out[at] = np.log1p(said / np.float32(_CIRCLE_FLOOR))
        elif kind is Kind.COUNT:
            out[at], out[at + 1] = np.log1p(said), said > 0
        else:
            out[at] = said if kind is Kind.FLAG else np.log(said + np.float32(_TINY))
    return np.ascontiguousarray(out.T)
