"""What the language model makes of the first candidates."""

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.plugin_api import ScoringContext


class ModelScorer:
    """The model's opinion where it was asked for one; its weight is fixed, so that it can move a list and not make it.

    The opinion is worked out before ranking, in the lane of the model (`model_says`), since a model is used from one
    thread only.
    """

    @property
    def name(self) -> str:
        return "model"

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        """(c,) NaN where the model was not asked."""
        if context.model_says is None:
            return np.full(len(candidates.ids), np.nan, np.float32)
        return context.model_says[context.view.rows(candidates.ids)]

    def evidence(self, context: ScoringContext, row: int) -> str:
        """The share of judged tracks that the model found less fitting."""
        if context.model_says is None or np.isnan(context.model_says[row]):
            return ""
        share = float(context.model_says[row])
        return f"the language model finds it closer to your words than {share:.0%} of the tracks it compared"
