"""Nearness to the sound the listener finishes, and distance from what was turned away."""

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.plugin_api import ScoringContext

_TELLING: Final = 0.25
"""A push below this is no reason worth telling: in a large library everything is a little like something skipped."""


class _Nearness(NamedTuple):
    liked: NDArray[np.float32]
    """(k,) cosine to the centroid of liked sound; NaN where unknown."""
    push: NDArray[np.float32]
    """(k,) strongest push of an avoided sound, 0..1."""
    avoided: NDArray[np.float32]
    """(k,) cosine to the avoided sound that pushes most; NaN without any."""


class SoundScorer:
    """(1 + cosine to the liked sound) / 2, less half the strongest push; 0.5 less the push before anything is liked.

    An avoided sound pushes by its weight times the squared cosine, so that it reaches its neighbours (0.9: 81 %) and
    leaves what is merely of the same kind (0.4: 16 %). The strongest one counts, not the sum: thirty skips in one
    corner of the library say the same thing thirty times.
    """

    @property
    def name(self) -> str:
        return "sound"

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        """(c,) NaN for tracks without analysis, and for all while nothing is liked or avoided."""
        rows = context.view.rows(candidates.ids)
        if not _is_anything_known(context):
            return np.full(len(rows), np.nan, np.float32)
        near = _nearness(context, rows)
        base = np.full(len(rows), 0.5) if context.profile.liked_sound is None else (1 + near.liked) / 2
        value = np.clip(base - near.push / 2, 0, 1)
        return np.where(context.view.features.is_analysed[rows], value, np.nan).astype(np.float32)

    def evidence(self, context: ScoringContext, row: int) -> str:
        """Cosines to what is liked and to what is avoided."""
        rows = np.array([row], np.intp)
        if not _is_anything_known(context) or not context.view.features.is_analysed[rows][0]:
            return ""
        near = _nearness(context, rows)
        words = []
        if context.profile.liked_sound is not None:
            words.append(f"cosine {near.liked[0]:.2f} to the sound you finish")
        if near.push[0] > _TELLING:
            words.append(f"cosine {near.avoided[0]:.2f} to a track you turned away from")
        return "; ".join(words)


def _is_anything_known(context: ScoringContext) -> bool:
    return context.profile.liked_sound is not None or len(context.profile.avoided_weight) > 0


def _nearness(context: ScoringContext, rows: NDArray[np.intp]) -> _Nearness:
    profile, sound = context.profile, context.view.features.sound[rows]
    unknown = np.full(len(rows), np.nan, np.float32)
    liked = unknown if profile.liked_sound is None else sound @ profile.liked_sound
    if len(profile.avoided_weight) == 0:
        return _Nearness(liked, np.zeros(len(rows), np.float32), unknown)
    cosines = sound @ profile.avoided_sound.T
    pushes = np.clip(cosines, 0, 1) ** 2 * profile.avoided_weight
    strongest = pushes.argmax(axis=1)
    at = np.arange(len(rows))
    return _Nearness(liked, pushes[at, strongest], cosines[at, strongest])
