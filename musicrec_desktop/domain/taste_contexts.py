"""Parts of a taste profile that depend on the situation: rates, sounds, the present session, appetite for the new."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.ids import UnixTime


@dataclass(frozen=True, slots=True)
class Rates:
    """How plays in one situation end."""

    plays: int
    """Undecayed: the evidence."""
    weight: float
    """Decayed plays; the shares below are of these. 0: the shares are NaN."""
    listened: float
    """Share past half or four minutes."""
    skipped: float
    """Share ended by the listener before half."""
    skipped_early: float
    """Share ended by the listener in the first tenth: the track, or even its beginning, was not wanted."""
    in_runs: float
    """Share skipped right after another skip: the mood of a moment rather than a verdict on the track."""
    completion: float
    """Mean share heard, 0..1."""


@dataclass(frozen=True, slots=True, eq=False)
class SoundContext:
    """The sound that is listened to in one situation."""

    centroid: NDArray[np.float32]
    """(d,) unit length, in the space of FeatureMatrix.sound."""
    spread: NDArray[np.float32]
    """(d,) standard deviation of each coordinate around the mean: what varies freely says little of nearness."""
    scatter: float
    """0 (all sound the same) .. 1 (nothing in common): one minus the length of the mean of unit vectors."""
    weight: float
    """Decayed whole plays behind it."""
    plays: int
    """Undecayed."""


@dataclass(frozen=True, slots=True, eq=False)
class SessionMood:
    """What the present or latest session is like; it fades with a half-life of twenty minutes, so that its later plays
    count more and days later nothing is left of its mood."""

    since: UnixTime
    latest: UnixTime
    """Start of its latest play."""
    plays: int
    skips: int
    skip_run: int
    """Skips in a row at its end."""
    valence: float
    """Mean of what was heard, 0 dark .. 1 bright; NaN when nothing heard was measured, or it is long ago."""
    energy: float
    """0 still .. 1 wild; likewise."""
    centroid: NDArray[np.float32] | None
    """(d,) unit-length mean sound of what was heard; None likewise."""


@dataclass(frozen=True, slots=True)
class Appetite:
    """How much of what is listened to is new."""

    new_tracks: float
    """Share of listens that were the first of their track, decayed over months; 0.5 without evidence."""
    new_tracks_lately: float
    """The same over the last two weeks or so."""
    new_artists: float
    """Share that were the first of their artist."""
    kept: float
    """Share of the tracks ever listened to that were listened to again; NaN without any."""
    listens: int
    """Undecayed: the evidence."""
