"""A little chance, so that the same request does not always bring the same list."""

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.plugin_api import ScoringContext


class ExploreScorer:
    """A uniform number by track and seed, the same whatever else is among the candidates."""

    @property
    def name(self) -> str:
        return "explore"

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        """(c,) always known."""
        return chance(candidates.ids, context.request.seed)

    def evidence(self, context: ScoringContext, row: int) -> str:  # noqa: ARG002  (chance looks at no track)
        """Honest: nothing but chance."""
        return f"chance, seed {context.request.seed}"


def chance(ids: NDArray[np.int64], seed: int) -> NDArray[np.float32]:
    """(c,) in 0..1 by Steele, Lea and Flood's SplitMix64 mixing function (2014) of id and seed."""
    start = np.uint64((seed * 0x9E3779B97F4A7C15 + 0x632BE59BD9B4E019) % 2**64)
    x = ids.astype(np.uint64) * np.uint64(0xD1342543DE82EF95) + start
    x = (x ^ (x >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    x = (x ^ (x >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    x ^= x >> np.uint64(31)
    return ((x >> np.uint64(40)).astype(np.float64) / 2**24).astype(np.float32)
