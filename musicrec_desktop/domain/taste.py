"""What we believe the listener likes, each number with the plays it stands on."""

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from heapq import nlargest
from types import MappingProxyType
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.features import rows_of
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.oddities import Oddity
from musicrec_desktop.domain.taste_contexts import Appetite, Rates, SessionMood, SoundContext
from musicrec_desktop.domain.taste_edits import TasteEdit
from musicrec_desktop.domain.taste_evidence import TasteEvidence

K = TypeVar("K")
V = TypeVar("V")
S = TypeVar("S", bound=np.generic)


def _nothing() -> Mapping[K, V]:
    return MappingProxyType({})


def _no_week() -> NDArray[np.float32]:
    return np.zeros((7, 24), np.float32)


@dataclass(frozen=True, slots=True)
class Affinity:
    """How much the listener is drawn to an artist, album, genre, mood or era."""

    value: float
    """-1 (pushed away) .. 0 (nothing known) .. 1 (drawn to): over months, with what was said and set by hand."""
    weight: float
    """Decayed number of plays and feedbacks behind it."""
    plays: int
    """Plays behind it, undecayed: the evidence a listener can check."""
    likes: int = 0
    dislikes: int = 0
    comments: int = 0
    lately: float = 0.0
    """-1..1 from the plays of about a week."""
    ever: float = 0.0
    """-1..1 from the plays of about three years."""
    lean: float = 0.0
    """-1..1: what the listener set by hand; it is in `value` and not in the two before."""


class Affinities(Mapping[str, Affinity]):
    """Affinities by name, of which the highest are known without looking at each."""

    @abstractmethod
    def highest(self, n: int) -> list[tuple[str, float]]:
        """As the function of this name."""


def highest(affinities: Mapping[str, Affinity], n: int) -> list[tuple[str, float]]:
    """At most `n` names with the highest values, these first; equal ones in the order of the mapping."""
    if isinstance(affinities, Affinities):
        return affinities.highest(n)
    best = nlargest(n, affinities.items(), key=lambda item: item[1].value)
    return [(name, affinity.value) for name, affinity in best]


_Places = tuple[NDArray[np.intp], NDArray[np.intp] | None]
_latest: list[tuple[NDArray[np.int64], NDArray[np.int64], _Places]] = []
"""At most one: the ids looked up last, and where they stand."""


def _places(ids: NDArray[np.int64], heard: NDArray[np.int64]) -> _Places:
    """(j,) rows among `ids` of those heard that are there, and (j,) their places among those heard; None for all.

    Neither the library nor what was ever heard changes with most plays: the same two arrays, which nobody writes into,
    have the same answer.
    """
    for to, of, places in _latest:
        if to is ids and of is heard:
            return places
    rows = rows_of(ids, heard)  # fewer were heard than there are
    known = np.flatnonzero(rows >= 0)
    places = (rows, None) if len(known) == len(heard) else (rows[known], known)
    _latest[:] = [(ids, heard, places)]
    return places


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
    lately: NDArray[np.float32] | None = None
    """(k,) -1..1 from the plays of about a week; None in a history put together by hand."""
    ever: NDArray[np.float32] | None = None
    """(k,) -1..1 from the plays of about three years; None likewise."""

    def aligned(self, ids: NDArray[np.int64]) -> "TrackHistory":
        """Rows for exactly `ids` (ascending); a track without history has zeros and NaN."""
        rows, known = _places(ids, self.ids)

        def spread(column: NDArray[S], empty: float) -> NDArray[S]:
            out = np.full(len(ids), empty, column.dtype) if empty else np.zeros(len(ids), column.dtype)
            out[rows] = column if known is None else column[known]
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
            None if self.lately is None else spread(self.lately, 0),
            None if self.ever is None else spread(self.ever, 0),
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
    albums: Mapping[str, Affinity] = field(default_factory=_nothing)
    """By album as the library view spells it: "album artist / album"."""
    moods: Mapping[str, Affinity] = field(default_factory=_nothing)
    """By the names of domain.moods, for what was measured."""
    eras: Mapping[str, Affinity] = field(default_factory=_nothing)
    """By decade: "1980s"."""
    week: NDArray[np.float32] = field(default_factory=_no_week)
    """(7, 24) decayed listens by local weekday (0 Monday) and hour, summing to 1; zeros without evidence."""
    rates: Mapping[str, Rates] = field(default_factory=_nothing)
    """How plays end, by situation: who queued them, the part of the day, workday or weekend, the place in the session,
    after a skip or not. Situations that never came are left out."""
    sounds: Mapping[str, SoundContext] = field(default_factory=_nothing)
    """What is listened to, as sound, by situation: "any", then by part of the day on workdays and at weekends."""
    session: SessionMood | None = None
    """The session of the latest play; None without plays."""
    appetite: Appetite | None = None
    """Novelty in its parts; None in a profile put together by hand."""
    oddities: Mapping[Oddity, int] = field(default_factory=_nothing)
    """How many plays count otherwise than they were recorded, by why."""
    edits: tuple[TasteEdit, ...] = ()
    """Leanings set by hand that are in force."""
    n_comments: int = 0
    evidence: TasteEvidence | None = None
    """The sums behind the numbers above, for the next update; None in a profile put together by hand."""

    @property
    def is_empty(self) -> bool:
        """Nothing is known of the listener yet."""
        return self.n_plays == 0 and self.n_feedback == 0 and self.n_comments == 0
