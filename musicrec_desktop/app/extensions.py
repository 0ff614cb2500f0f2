"""What plugins add to the making of lists. Empty until the window has a host of plugins."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from musicrec_desktop.domain.recommend import Recommendation
from musicrec_desktop.plugin_api import CandidateSource, Reranker, Scorer, ScoringContext


def _none() -> tuple[()]:
    return ()


@dataclass(frozen=True, slots=True)
class Extensions:
    """Asked at every list: plugins come and go while the program runs."""

    sources: Callable[[], tuple[CandidateSource, ...]] = _none
    scorers: Callable[[], tuple[Scorer, ...]] = _none
    rerankers: Callable[[], tuple[Reranker, ...]] = _none

    def reordered(self, context: ScoringContext, chosen: tuple[Recommendation, ...]) -> tuple[Recommendation, ...]:
        """The list in the order that the rerankers, one after the other, want it in."""
        for reranker in self.rerankers():
            ids = np.array([track.track_id for track in chosen], np.int64)
            chosen = tuple(chosen[at] for at in reranker.order(context, ids).tolist())
        return chosen
