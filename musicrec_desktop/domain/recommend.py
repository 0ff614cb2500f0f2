"""From a request to scored tracks: the values that retrieval and ranking exchange."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.plan import Length, Note


@dataclass(frozen=True, slots=True)
class Request:
    """q of y = M(x, q): what the listener asked for, and when."""

    text: str
    """The listener's words; empty means "you decide"."""
    now: UnixTime
    """The moment it was asked."""
    utc_offset_s: int = 0
    """Seconds to add to UTC for the listener's local time."""
    length: Length | None = None
    """Set by hand; wins over the words."""
    seed: int = 0
    """Fixes every random choice."""
    exclude: frozenset[TrackId] = frozenset()
    """Tracks that must not be in the list ("not this one, another")."""
    language: str = "en"
    """"en" or "zh": what is answered in where the words are too few to show their language."""

    @property
    def local_hour(self) -> int:
        """0..23 on the listener's clock when it was asked."""
        return int((self.now + self.utc_offset_s) // 3600) % 24


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Tracks worth scoring, with where each came from."""

    ids: NDArray[np.int64]
    """(c,) strictly ascending."""
    sources: Mapping[str, NDArray[np.bool_]]
    """Source name -> (c,) True where that source offered the track."""
    notes: tuple[Note, ...] = ()
    """What had to be relaxed to find enough."""
    survivors: tuple[tuple[str, int], ...] = ()
    """(filter, tracks left after it), in order: shown to the listener on demand."""
    relaxed: frozenset[str] = field(default_factory=frozenset)
    """Names of the wishes that were not applied as filters."""


@dataclass(frozen=True, slots=True)
class ScorePart:
    """One reason in numbers: what one scorer said of one track."""

    name: str
    """The scorer: "plan_fit", "sound", "artist", ..."""
    value: float
    """0..1, higher is better; NaN when it cannot say."""
    weight: float
    """Its share in the sum."""
    evidence: str = ""
    """What it stands on, in plain words and numbers ("5 plays of this artist")."""


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One track of a playlist, with why."""

    track_id: TrackId
    score: float
    """Weighted sum of the parts that could say something."""
    parts: tuple[ScorePart, ...]
    rationale: str = ""
    """The sentence shown; empty until explained."""
    rationale_source: str = ""
    """"model" or "template"; empty until explained."""
    facts: tuple["Fact", ...] = ()
    """What the rationale may say, in order of weight."""
    place: tuple[ScorePart, ...] = ()
    """Why it stands where it does, 1 being as well as can be; no part of the score."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One checked statement about one track. A rationale says nothing that is not in a fact."""

    kind: str
    """"sound", "artist", "history", "plan", "neighbour", "transition", "novelty", ..."""
    values: Mapping[str, str | int | float]
    """Names and numbers in it: every one may be quoted, nothing else may."""
    weight: float = 0.0
    """How much it had to do with the choice."""
