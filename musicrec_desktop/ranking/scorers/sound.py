"""Nearness to the sound the listener finishes."""

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.plugin_api import ScoringContext


class SoundScorer:
    """(1 + cosine to the liked sound) / 2."""

    @property
    def name(self) -> str:
        return "sound"

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        """(c,) NaN for tracks without analysis, and for all while nothing is liked."""
        rows = context.view.rows(candidates.ids)
        liked = context.profile.liked_sound
        if liked is None:
            return np.full(len(rows), np.nan, np.float32)
        value = np.clip((1 + context.view.features.sound[rows] @ liked) / 2, 0, 1)
        return np.where(context.view.features.is_analysed[rows], value, np.nan).astype(np.float32)

    def evidence(self, context: ScoringContext, row: int) -> str:
        """The cosine to what is liked."""
        liked = context.profile.liked_sound
        if liked is None or not context.view.features.is_analysed[row]:
            return ""
        return f"cosine {float(context.view.features.sound[row] @ liked):.2f} to the sound you finish"
