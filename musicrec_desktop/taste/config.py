"""The constants of taste, with why each has its value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.play import QueuedBy

SECONDS_A_DAY = 86_400.0


def _skip_weights() -> Mapping[QueuedBy, float]:
    return MappingProxyType(
        {
            QueuedBy.RECOMMENDATION: 1.0,
            QueuedBy.PLAYLIST: 0.6,
            QueuedBy.IMPORT: 0.5,
            QueuedBy.LISTENER: 0.4,
        }
    )


@dataclass(frozen=True, slots=True)
class TasteConfig:
    """How strongly and how long each kind of event counts."""

    heard_half_life_days: float = 60.0
    """Of what a play says for a track: two months, between a season and a fad."""
    skip_half_life_days: float = 30.0
    """Of what a skip says against a track: sooner forgotten, so that a track gets its second chance."""
    feedback_half_life_days: float = 365.0
    """Of a like or dislike: said in so many words, it holds for a year and fades slowly."""
    habit_half_life_days: float = 90.0
    """Of hours, moods by hour and novelty: habits outlast single favourites."""
    like_weight: float = 4.0
    """A like counts as so many whole plays."""
    dislike_weight: float = 4.0
    """A dislike counts as so many skips at the first note."""
    skip_weights: Mapping[QueuedBy, float] = field(default_factory=_skip_weights)
    """What a skip at the first note weighs, by who chose the track. A skip of the program's choice is a verdict on the
    choice; one of a track picked by hand is more often browsing."""
    run_damping: float = 0.6
    """Each further skip of a run counts so much of the one before: a run of any length weighs at most 2.5 skips, since
    it tells of a mood and not of so many dislikes."""
    run_gap_s: float = 900.0
    """Skips whose starts lie further apart than this are no run."""
    track_doubt: float = 1.0
    """Whole plays at which an affinity is half way to its limit; the same below for artists and genres."""
    artist_doubt: float = 3.0
    genre_doubt: float = 8.0
    artist_spread: float = 0.5
    """Share of what is held against a track that reaches its artist; what speaks for it reaches it whole."""
    genre_spread: float = 0.2
    """The same for its genres."""
    sound_evidence: float = 2.0
    """Listens (a like counts `like_weight`) with a measured sound before a centroid of liked sound is given."""
    avoided_floor: float = 0.05
    """Tracks pushed away less than this do not push their neighbours."""
    avoided_limit: int = 32
    novelty_doubt: float = 5.0
    """Listens at which the measured novelty weighs as much as the neutral 0.5."""
    mood_doubt: float = 1.0
    """Whole plays at which an hour's own mood weighs as much as the mood of all hours."""
    mood_width_h: float = 1.5
    """Standard deviation, in hours, of the smoothing over the clock."""
    mood_reach_h: int = 3
    """Plays further away on the clock say nothing of an hour's mood."""

    def fade(self, age_s: NDArray[np.float64] | float) -> NDArray[np.float64]:
        """(..., 4) factors after `age_s` seconds for heard, skipped, liked, disliked: 2^(-age / half-life).

        Ages below zero (a clock that was ahead) count as zero.
        """
        half_lives = np.array(
            (
                self.heard_half_life_days,
                self.skip_half_life_days,
                self.feedback_half_life_days,
                self.feedback_half_life_days,
            )
        )
        days = np.maximum(np.asarray(age_s, np.float64), 0.0) / SECONDS_A_DAY
        factors: NDArray[np.float64] = np.exp2(-days[..., None] / half_lives)
        return factors

    def fade_habit(self, age_s: NDArray[np.float64] | float) -> NDArray[np.float64]:
        """The same, one factor each, for habits."""
        days = np.maximum(np.asarray(age_s, np.float64), 0.0) / SECONDS_A_DAY
        factors: NDArray[np.float64] = np.exp2(-days / self.habit_half_life_days)
        return factors

    def balance(
        self, weights: NDArray[np.float64], spread: float = 1.0, doubt: float | None = None
    ) -> NDArray[np.float64]:
        """(m,) affinity -1..1 of (m, 4) evidence: (for - against) / (for + against + doubt)."""
        doubt = self.track_doubt if doubt is None else doubt
        good = weights[..., 0] + self.like_weight * weights[..., 2]
        bad = spread * (weights[..., 1] + self.dislike_weight * weights[..., 3])
        result: NDArray[np.float64] = (good - bad) / (good + bad + doubt)
        return result
