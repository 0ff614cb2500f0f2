"""What we believe the listener likes, each number with the plays it stands on."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.features import rows_of
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.taste_evidence import TasteEvidence

S = TypeVar("S", bound=np.generic)


@dataclass(frozen=True, slots=True)
class Affinity:
    """How much the listener is drawn to an artist or genre."""

    value: float
    """-1 (pushed away) .. 0 (nothing known) .. 1 (drawn to)."""
    weight: float
    """Decayed number of plays and feedbacks behind it."""
    plays: int
    """Plays behind it, undecayed: the evidence a listener can check."""
    likes: int = 0
    dislikes: int = 0


@dataclass(frozen=True, slots=True, eq=False)
class TrackHistory:
    """What happened to tracks, one row a track that was ever played or judged, ids ascending."""

    ids: NDArray[np.int64]
    """(k,) strictly ascending."""
    plays: NDArray[np.int32]
    """(k,) plays of any length."""
    listens: NDArray[np.int32]
    """(k,) plays past half or four minutes."""
    skips: NDArray[np.int32]
    """(k,) plays ended by the listener before half."""
    completion: NDArray[np.float32]
    """(k,) mean share heard, 0..1; NaN without plays."""
    last_played: NDArray[np.float64]
    """(k,) UTC seconds of the latest start; NaN without plays."""
    affinity: NDArray[np.float32]
    """(k,) -1..1, decayed and completion-weighted, with feedback."""
    feedback: NDArray[np.int8]
    """(k,) 1 liked, -1 disliked, 0 neither."""

    def aligned(self, ids: NDArray[np.int64]) -> "TrackHistory":
        """Rows for exactly `ids` (ascending); a track without history has zeros and NaN."""
        rows = rows_of(self.ids, ids)
        found = rows >= 0
        at = rows[found]

        def spread(column: NDArray[S], empty: float) -> NDArray[S]:
            out = np.full(len(ids), empty, column.dtype)
            out[found] = column[at]
            return out

        return TrackHistory(
            ids,
            spread(self.plays, 0),
            spread(self.listens, 0),
            spread(self.skips, 0),
            spread(self.completion, np.nan),
            spread(self.last_played, np.nan),
            spread(self.affinity, 0),
            spread(self.feedback, 0),
        )

    @staticmethod
    def empty() -> "TrackHistory":
        """No history."""
        return TrackHistory(
            np.zeros(0, np.int64),
            np.zeros(0, np.int32),
            np.zeros(0, np.int32),
            np.zeros(0, np.int32),
            np.zeros(0, np.float32),
            np.zeros(0, np.float64),
            np.zeros(0, np.float32),
            np.zeros(0, np.int8),
        )


@dataclass(frozen=True, slots=True, eq=False)
class TasteProfile:
    """x of x = F(X): a new value at every update, never changed in place."""

    as_of: UnixTime
    """The moment the decays are measured to."""
    tracks: TrackHistory
    artists: Mapping[str, Affinity]
    """By artist as the library view spells it."""
    genres: Mapping[str, Affinity]
    """By genre, casefolded."""
    liked_sound: NDArray[np.float32] | None
    """(d,) unit-length centroid of the sound the listener finishes, in the space of FeatureMatrix.sound; None without
    enough evidence."""
    avoided_sound: NDArray[np.float32]
    """(j, d) unit-length sound vectors of tracks disliked or skipped early, strongest first, at most 32; j may be 0."""
    avoided_weight: NDArray[np.float32]
    """(j,) how strongly each of them pushes, 0..1."""
    hours: NDArray[np.float32]
    """(24,) decayed listens by local hour, summing to 1; zeros without evidence."""
    mood_by_hour: NDArray[np.float32]
    """(24, 2) mean valence and energy of what is finished at that hour (smoothed); NaN without evidence."""
    novelty: float
    """0 (keeps to the known) .. 1 (keeps discovering): share of finished plays that were first plays."""
    n_plays: int
    n_feedback: int
    evidence: TasteEvidence | None = None
    """The sums behind the numbers above, for the next update; None in a profile put together by hand."""

    @property
    def is_empty(self) -> bool:
        """Nothing is known of the listener yet."""
        return self.n_plays == 0 and self.n_feedback == 0
