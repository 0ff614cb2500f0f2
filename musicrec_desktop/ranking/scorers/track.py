"""What the listener did with this very track: plays, skips, likes and dislikes."""

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.domain.second_chance import barred
from musicrec_desktop.plugin_api import ScoringContext


class TrackScorer:
    """(1 + affinity) / 2; a like lifts it to 0.9 at least, a dislike sends it to 0 until its second chance comes."""

    @property
    def name(self) -> str:
        return "track"

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        """(c,) NaN for tracks without history."""
        rows = context.view.rows(candidates.ids)
        history = context.history
        feedback = history.feedback[rows]
        value = np.clip((1 + history.affinity[rows]) / 2, 0, 1)
        value = np.where(feedback > 0, np.maximum(value, 0.9), value)
        value[barred(context.profile, candidates.ids, context.request.now)] = 0.0
        is_known = (history.plays[rows] > 0) | (feedback != 0)
        return np.where(is_known, value, np.nan).astype(np.float32)

    def evidence(self, context: ScoringContext, row: int) -> str:
        """Feedback, plays and skips."""
        history = context.history
        plays, skips, feedback = int(history.plays[row]), int(history.skips[row]), int(history.feedback[row])
        words = ["liked" if feedback > 0 else "disliked"] if feedback else []
        if plays:
            words.append(f"{plays} {'play' if plays == 1 else 'plays'}, {skips} skipped")
        return "; ".join(words)
