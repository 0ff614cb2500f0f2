"""The constants of taste, with why each has its value."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.play import QueuedBy

SECONDS_A_DAY: Final = 86_400.0


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
    """Of a like, dislike or comment: said in so many words, it holds for a year and fades slowly."""
    lately_half_life_days: float = 7.0
    """Of the affinity "lately": a fad."""
    ever_half_life_days: float = 1095.0
    """Of the affinity "ever": three years, long enough for a love that went silent."""
    habit_half_life_days: float = 90.0
    """Of hours, weekdays, moods by hour, rates and novelty: habits outlast single favourites."""
    novelty_lately_half_life_days: float = 14.0
    session_half_life_s: float = 1200.0
    """Of the present session's mood: some five tracks."""
    like_weight: float = 4.0
    """A like counts as so many whole plays."""
    dislike_weight: float = 4.0
    """A dislike counts as so many skips at the first note."""
    comment_weight: float = 3.0
    """A comment of sentiment 1 counts as so many whole plays: a bit less than a like, since words are read by rules."""
    skip_weights: Mapping[QueuedBy, float] = field(default_factory=_skip_weights)
    """What a skip at the first note weighs, by who chose the track. A skip of the program's choice is a verdict on the
    choice; one of a track picked by hand is more often browsing."""
    run_damping: float = 0.6
    """Each further skip of a run counts so much of the one before: a run of any length weighs at most 2.5 skips, since
    it tells of a mood and not of so many dislikes."""
    run_gap_s: float = 900.0
    """Skips whose starts lie further apart than this are no run."""
    track_doubt: float = 1.0
    """Whole plays at which an affinity is half way to its limit; the same below for what tracks have in common."""
    artist_doubt: float = 3.0
    album_doubt: float = 2.0
    genre_doubt: float = 8.0
    mood_doubt: float = 8.0
    era_doubt: float = 8.0
    artist_spread: float = 0.5
    """Share of what is held against a track that reaches its artist; what speaks for it reaches it whole."""
    album_spread: float = 0.5
    genre_spread: float = 0.2
    mood_spread: float = 0.2
    era_spread: float = 0.1
    """The same for albums, genres, moods and eras."""
    sound_evidence: float = 2.0
    """Listens (a like counts `like_weight`) with a measured sound before a centroid of liked sound is given."""
    avoided_floor: float = 0.05
    """Tracks pushed away less than this do not push their neighbours."""
    avoided_limit: int = 32
    novelty_doubt: float = 5.0
    """Listens at which the measured novelty weighs as much as the neutral 0.5."""
    hour_doubt: float = 1.0
    """Whole plays at which an hour's own mood weighs as much as the mood of all hours."""
    mood_width_h: float = 1.5
    """Standard deviation, in hours, of the smoothing over the clock."""
    mood_reach_h: int = 3
    """Plays further away on the clock say nothing of an hour's mood."""
    early_share: float = 0.1
    """A skip before this share of the track is an early one."""
    opening_plays: int = 3
    """So many plays open a session: what is skipped there was not what was sought."""

    newcomers: float = 5.0
    """So many plays, in one session, of artists first met in it count nearly whole; the nth counts 1 / (1 + n / 5). One
    night of somebody else's music is no taste; what is heard again in another session counts whole. Infinite: never
    doubted."""
    known_plays: int = 100
    """With fewer plays there are no known artists to tell new ones from: nothing is doubted."""

    def fade(self, age_s: NDArray[np.float64] | float) -> NDArray[np.float64]:
        """(..., len(WEIGHTS)) factors after `age_s` seconds, one for each kind of evidence: 2^(-age / half-life).

        Ages below zero (a clock that was ahead) count as zero.
        """
        said = self.feedback_half_life_days
        half_lives = np.array(
            (
                *(self.heard_half_life_days, self.skip_half_life_days, said, said, said, said),
                *(self.lately_half_life_days, self.lately_half_life_days),
                *(self.ever_half_life_days, self.ever_half_life_days),
            )
        )
        return faded(np.asarray(age_s, np.float64)[..., None], half_lives * SECONDS_A_DAY)

    def fade_habit(self, age_s: NDArray[np.float64] | float) -> NDArray[np.float64]:
        """The same, one factor each, for habits."""
        return faded(age_s, self.habit_half_life_days * SECONDS_A_DAY)

    def fade_novelty(self, age_s: NDArray[np.float64] | float) -> NDArray[np.float64]:
        """(..., 2) the same for novelty over months and lately."""
        half_lives = np.array((self.habit_half_life_days, self.novelty_lately_half_life_days))
        return faded(np.asarray(age_s, np.float64)[..., None], half_lives * SECONDS_A_DAY)

    def fade_session(self, age_s: NDArray[np.float64] | float) -> NDArray[np.float64]:
        """The same, one factor each, for the mood of a session."""
        return faded(age_s, self.session_half_life_s)

    def balance(
        self, weights: NDArray[np.float64], spread: float = 1.0, doubt: float | None = None
    ) -> NDArray[np.float64]:
        """(m,) affinity -1..1 of (m, len(WEIGHTS)) evidence: (for - against) / (for + against + doubt)."""
        good, bad = weights[..., 0], weights[..., 1]
        said = weights[..., 2:6]
        if said.any():  # mostly nothing was said of anything, and these are half of the work
            good = good + (self.like_weight * said[..., 0] + self.comment_weight * said[..., 2])
            bad = bad + (self.dislike_weight * said[..., 1] + self.comment_weight * said[..., 3])
        return self._balance(good, bad, spread, doubt)

    def balance_lately(
        self, weights: NDArray[np.float64], spread: float = 1.0, doubt: float | None = None
    ) -> NDArray[np.float64]:
        """The same of the plays of about a week alone."""
        return self._balance(weights[..., 6], weights[..., 7], spread, doubt)

    def balance_ever(
        self, weights: NDArray[np.float64], spread: float = 1.0, doubt: float | None = None
    ) -> NDArray[np.float64]:
        """The same of the plays of about three years."""
        return self._balance(weights[..., 8], weights[..., 9], spread, doubt)

    def _balance(
        self, good: NDArray[np.float64], bad: NDArray[np.float64], spread: float, doubt: float | None
    ) -> NDArray[np.float64]:
        doubt = self.track_doubt if doubt is None else doubt
        if spread != 1:
            bad = bad * spread
        result: NDArray[np.float64] = good - bad
        total = good + bad
        total += doubt
        result /= total
        return result


def faded(age_s: NDArray[np.float64] | float, half_life_s: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """2^(-age / half-life); ages below zero count as zero."""
    factors: NDArray[np.float64] = np.exp2(-np.maximum(np.asarray(age_s, np.float64), 0.0) / half_life_s)
    return factors
