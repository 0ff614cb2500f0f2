"""What was shown, with which chance, and what became of it: what the weights of a score are learned and judged by."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.ids import TrackId, UnixTime


class Outcome(StrEnum):
    """What became of a track that was shown."""

    FINISHED = "finished"
    """Heard past half or four minutes."""
    SKIPPED = "skipped"
    LIKED = "liked"
    DISLIKED = "disliked"
    REPLACED = "replaced"
    """The listener asked for another in its place."""

    @property
    def is_good(self) -> bool:
        """It speaks for the track."""
        return self in (Outcome.FINISHED, Outcome.LIKED)

    @property
    def weight(self) -> float:
        """How much a lesson of it counts: what was said in so many words counts twice."""
        return 2.0 if self in (Outcome.LIKED, Outcome.DISLIKED) else 1.0


@dataclass(frozen=True, slots=True, eq=False)
class ShownTrack:
    """One track of a list as it was shown."""

    track_id: TrackId
    parts: NDArray[np.float32]
    """(s,) what each scorer said of it, 0..1; NaN where it could not say."""
    propensity: float
    """The chance with which it was to stand in its place, 0..1: 1 where chance had no say."""


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """The one place of a list that was filled by chance: what might have stood there, and how likely."""

    place: int
    options: NDArray[np.int64]
    """(m,) ids of the tracks that could have been drawn."""
    parts: NDArray[np.float32]
    """(m, s) what each scorer said of them."""
    propensities: NDArray[np.float64]
    """(m,) chance of each, all above 0, summing to 1."""
    taken: int
    """0 .. m-1: the one drawn."""

    def __post_init__(self) -> None:
        m = len(self.options)
        if self.propensities.shape != (m,) or self.parts.shape[:1] != (m,) or not 0 <= self.taken < m:
            raise InvariantError(f"a trial of {m} options with {self.propensities.shape} chances, {self.taken} taken")


@dataclass(frozen=True, slots=True, eq=False)
class ShownList:
    """A list as it was shown, in its order."""

    at: UnixTime
    seed: int
    version: int
    """Lessons the weights had learned from when it was made."""
    names: tuple[str, ...]
    """(s,) of the scorers."""
    tracks: tuple[ShownTrack, ...]
    trial: Trial | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Lesson:
    """One event the weights learn from: of several candidates one was the better."""

    at: UnixTime
    kind: str
    """An Outcome, or "chosen": played of the listener's own accord."""
    names: tuple[str, ...]
    """(s,) of the parts."""
    parts: NDArray[np.float32]
    """(c, s) what each scorer said of each candidate, 0..1 or NaN. With c = 1 the other candidate is nothing at all:
    the track was taken or turned down."""
    weight: float = 1.0
    """How much it counts."""

    @property
    def is_taken(self) -> bool:
        """The first candidate won."""
        return self.kind not in (Outcome.SKIPPED, Outcome.DISLIKED, Outcome.REPLACED)


@dataclass(frozen=True, slots=True, eq=False)
class JudgedTrial:
    """A trial whose drawn track met its fate."""

    at: UnixTime
    names: tuple[str, ...]
    trial: Trial
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class FusionVersion:
    """The weights of fusion as they were kept at one moment."""

    id: int
    at: UnixTime
    after_lesson: int
    """Id of the last lesson in it; 0 before the first."""
    reason: str
    """Why it was kept: "every hundred lessons", "rolled back to 3", ..."""
    is_base: bool
    """Learning goes on from here: lessons up to `after_lesson` no longer count by themselves."""
    data: str
    """The model, as JSON."""
