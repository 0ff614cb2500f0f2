"""What a taste profile stands on: decayed sums from which the next profile follows without the whole history.

Every decay is exponential, so a sum is brought to a later moment by one factor, and a new event is one addition.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.play import Play
from musicrec_desktop.domain.taste_edits import Subject

WEIGHTS: Final = (
    "heard",  # in whole plays, over months
    "skipped",  # in skips at the first note, over a month
    "liked",
    "disliked",
    "praised",  # by comments, in whole comments
    "scolded",
    "heard_lately",  # over a week
    "skipped_lately",
    "heard_ever",  # over years
    "skipped_ever",
)
"""Columns of evidence, each with its own half-life."""
COUNTS: Final = ("plays", "likes", "dislikes", "comments")
"""Undecayed columns beside them."""


@dataclass(frozen=True, slots=True, eq=False)
class WeightTable:
    """Decayed evidence by key: one row an artist, album, genre, mood or era."""

    rows: Mapping[str, int]
    """Key -> its row."""
    weights: NDArray[np.float64]
    """(m, len(WEIGHTS)) sums as of the profile's moment."""
    counts: NDArray[np.int32]
    """(m, len(COUNTS)) plays, likes and dislikes in force, comments."""


@dataclass(frozen=True, slots=True)
class Course:
    """What the plays before a moment leave behind for the understanding of the next one."""

    recent: tuple[tuple[int, float, float], ...] = ()
    """(recording, start, end) of the last plays, the latest last. Recording: as in taste.signals."""
    reach: float = -np.inf
    """UTC seconds at which everything before was over."""
    skip_run: int = 0
    """Skips in a row at the end."""
    is_ended: bool = True
    """The last play was ended by the listener, not by the end of the track."""
    queuer: int = -1
    """Who queued the last play, as in taste.signals; -1 without one."""
    session_since: float = -np.inf
    session_plays: int = 0
    sign_at: float = -np.inf
    """When somebody last did something."""
    plays: int = 0
    """All plays."""
    plays_before_session: int = 0
    newcomers: int = 0
    """Plays, in this session, of artists first met in it."""


@dataclass(frozen=True, slots=True, eq=False)
class SessionSums:
    """Sums over the present session, fading within minutes."""

    since: float
    latest: float
    plays: int
    skips: int
    mood: NDArray[np.float64]
    """(3,) weight, weight x valence, weight x energy of what was heard."""
    sound: NDArray[np.float64]
    """(d,) sum of sound vectors of what was heard."""


@dataclass(frozen=True, slots=True)
class LatestPlay:
    """The latest play: the one after it may show it in another light (begun again, cut short by the next)."""

    play: Play
    before: Course
    """What the plays before it had left."""
    is_first: bool
    """It was the first of its track."""
    is_first_of_artist: bool


@dataclass(frozen=True, slots=True, eq=False)
class TasteEvidence:
    """Sufficient statistics of a profile as of its moment."""

    track_weights: NDArray[np.float64]
    """(k, len(WEIGHTS)) column by column in memory, rows as in the profile's TrackHistory; liked and disliked hold one
    feedback at most."""
    track_heard: NDArray[np.float64]
    """(k,) sum of completions, undecayed."""
    feedback_at: NDArray[np.float64]
    """(k,) UTC seconds of the feedback in force; -inf without any."""
    tables: Mapping[Subject, WeightTable]
    """ARTIST, ALBUM, GENRE, MOOD, ERA."""
    heard_sound: NDArray[np.float64]
    """(d,) sum of the sound vectors of what was heard, by weight."""
    liked_sound: NDArray[np.float64]
    """(d,) the same of what is liked."""
    sound_plays: int
    """Listens with a measured sound, undecayed."""
    sound_likes: int
    """Likes in force of tracks with a measured sound."""
    week: NDArray[np.float64]
    """(7, 24) decayed listens by local weekday and hour."""
    moods: NDArray[np.float64]
    """(24, 3) by local hour: weight, weight x valence, weight x energy of what was heard."""
    rates: NDArray[np.float64]
    """(r, 6) by situation: decayed plays, listens, skips, early skips, skips in runs, completions."""
    rate_plays: NDArray[np.int64]
    """(r,) undecayed plays by situation."""
    sounds: NDArray[np.float64]
    """(c, 1 + 2 d) by situation: decayed weight, weighted sums of sound vectors and of their squares."""
    sound_counts: NDArray[np.int64]
    """(c,) undecayed listens behind them."""
    novelty: NDArray[np.float64]
    """(2, 3) over months and lately: decayed listens, first of their track, first of their artist."""
    listens: int
    """Listens behind `novelty`, undecayed."""
    oddities: NDArray[np.int64]
    """(len(Oddity),) plays by oddity."""
    session: SessionSums | None
    course: Course
    """After the latest play."""
    latest: LatestPlay | None
    met: frozenset[str]
    """Artists first met in the present session."""
    said_at: tuple[float, float]
    """UTC seconds of the last thing said (feedback, comment) up to the latest play, and of the last one of all."""

    @property
    def last_start(self) -> float:
        """UTC seconds of the latest play's start, clocks that were wrong apart; -inf without plays."""
        return -np.inf if self.latest is None else float(self.latest.play.started_at)
