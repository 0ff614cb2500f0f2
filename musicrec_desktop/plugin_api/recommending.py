"""Parts of the recommender. Stability: internal until the plugin host lands."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.listening import Moment
from musicrec_desktop.domain.plan import Length, PlaylistPlan, WeightedPlan
from musicrec_desktop.domain.recommend import Candidates, Request
from musicrec_desktop.domain.taste import TasteProfile, TrackHistory


@dataclass(frozen=True, slots=True, eq=False)
class ScoringContext:
    """All that a source or scorer may look at. Read-only."""

    request: Request
    plan: PlaylistPlan
    profile: TasteProfile
    view: LibraryView
    genre_tree: GenreTree
    """Which genre words mean which genres."""
    history: TrackHistory
    """The profile's history aligned to the view: row i is view row i."""
    moment: Moment | None = None
    """The log of listening up to now, over the rows of the view: what the session has brought and when each track was
    heard. None where nobody keeps one."""
    plans: tuple[WeightedPlan, ...] = ()
    """The likeliest readings of the request, `plan` first; scorers that judge by the plan average over them. Empty when
    there is but one."""
    model_says: NDArray[np.float32] | None = None
    """(n,) 0..1 by view row, how well the language model finds the request met; NaN where it was not asked. None
    without a model, for a request that rules read whole, and where the model is too slow."""

    @property
    def novelty(self) -> float:
        """0 familiar .. 1 discover: what the plan asks, else what the listener is used to."""
        asked = self.plan.novelty
        return min(1.0, max(0.0, self.profile.novelty if asked is None else asked))

    @property
    def length(self) -> Length | None:
        """The length set by hand, else the one in the words, else None."""
        for length in (self.request.length, self.plan.length):
            if length is not None and (length.minutes is not None or length.tracks is not None):
                return length
        return None


class CandidateSource(Protocol):
    """Offers tracks worth scoring."""

    @property
    def name(self) -> str:
        """A short stable word. *MUST be implemented.*"""

    def rows(self, context: ScoringContext, allowed: NDArray[np.bool_], n: int) -> NDArray[np.intp]:
        """Offer up to `n` distinct view rows where `allowed` is True. *MUST be implemented.* MAY offer none."""


class Scorer(Protocol):
    """Says how good tracks are by one measure."""

    @property
    def name(self) -> str:
        """A short stable word. *MUST be implemented.*"""

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        """(c,) float32 in 0..1, higher is better, NaN where it cannot say. *MUST be implemented.*

        MUST NOT change its inputs; MUST give the same answer for the same inputs.
        """

    def evidence(self, context: ScoringContext, row: int) -> str:
        """What the score of one view row stands on, in plain words and numbers. *MUST be implemented.* MAY be ""."""
