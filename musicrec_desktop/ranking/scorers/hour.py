"""Nearness to the mood of what the listener finishes at this hour."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.ranking.scorers.plan_fit import has_sound_wish

_WIDTH: Final = 0.25
"""Standard deviation on the plane of valence and energy."""


class HourScorer:
    """Gaussian nearness to the hour's mean mood. When the request says which mood it wants, the hour has no say."""

    @property
    def name(self) -> str:
        return "hour"

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        """(c,) NaN for tracks without analysis, and for all at hours without evidence."""
        rows = context.view.rows(candidates.ids)
        valence, energy = context.profile.mood_by_hour[context.request.local_hour].tolist()
        if np.isnan(valence) or np.isnan(energy) or has_sound_wish(context):
            return np.full(len(rows), np.nan, np.float32)
        features = context.view.features
        distance = np.hypot(features.column("valence")[rows] - valence, features.column("energy")[rows] - energy)
        return np.asarray(np.exp(-0.5 * (distance / _WIDTH) ** 2), np.float32)

    def evidence(self, context: ScoringContext, row: int) -> str:
        """The track's place and the hour's."""
        hour = context.request.local_hour
        valence, energy = context.profile.mood_by_hour[hour].tolist()
        here = [float(context.view.features.column(name)[row]) for name in ("valence", "energy")]
        if any(np.isnan(value) for value in (valence, energy, *here)) or has_sound_wish(context):
            return ""
        usual = f"around {hour}:00 you finish {valence:.2f} and {energy:.2f}"
        return f"valence {here[0]:.2f} and energy {here[1]:.2f}; {usual}"
