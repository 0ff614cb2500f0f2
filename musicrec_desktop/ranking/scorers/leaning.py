"""What the listener set by hand: less of this, more of that."""

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.domain.subjects import is_about, leaning_of
from musicrec_desktop.plugin_api import ScoringContext


class LeaningScorer:
    """(1 + lean) / 2 of the strongest leaning that is about the track: its artist, album, genre, mood or era.

    The affinity to an artist or genre has the leaning in it too; but those weigh little beside what was heard, and
    whoever sets something by hand wants to see it.
    """

    @property
    def name(self) -> str:
        return "leaning"

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        """(c,) NaN for tracks about which nothing was set."""
        if not context.profile.edits:
            return np.full(len(candidates.ids), np.nan, np.float32)
        lean = leaning_of(context.view, context.profile.edits)
        scores: NDArray[np.float32] = ((1 + lean) * np.float32(0.5))[context.view.rows(candidates.ids)]
        return scores

    def evidence(self, context: ScoringContext, row: int) -> str:
        """What was set, and of what."""
        strongest = sorted(context.profile.edits, key=lambda edit: (-abs(edit.lean), edit.lean))
        for edit in strongest:
            if edit.lean and is_about(context.view, edit.subject, edit.name)[row]:
                return f"you set {edit.lean:+.1f} for the {edit.subject.value} {edit.name}"
        return ""
