"""What sounds like the music the listener finishes."""

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.plugin_api import ScoringContext
from musicrec_desktop.retrieval.nearness import MovingTarget, nearness, top


class LikedSound:
    """Nearest to the liked centroid, less what lies near to tracks pushed away."""

    name = "liked_sound"

    def __init__(self) -> None:
        self._around = MovingTarget()

    def rows(self, context: ScoringContext, allowed: NDArray[np.bool_], n: int) -> NDArray[np.intp]:
        """Up to `n` allowed rows; none before there is a centroid."""
        profile, view = context.profile, context.view
        if profile.liked_sound is None:
            return np.zeros(0, np.intp)
        # The push is worked out for the nearest few only: up to 32 products a row are too many for all.
        rows = self._around.nearest(view, allowed, profile.liked_sound, 3 * n)
        if len(rows) == 0 or len(profile.avoided_weight) == 0:
            return rows[:n]
        liking = nearness(view, rows, profile.liked_sound[None])
        pushes = view.features.sound[rows] @ profile.avoided_sound.T * profile.avoided_weight
        return top(rows, liking - np.maximum(pushes.max(axis=1), 0), n)
