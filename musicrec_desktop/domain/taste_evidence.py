"""What a taste profile stands on: decayed sums from which the next profile follows without the whole history.

Every decay is exponential, so a sum is brought to a later moment by one factor, and a new event is one addition.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class WeightTable:
    """Decayed evidence by key: one row an artist or a genre."""

    rows: Mapping[str, int]
    """Key -> its row."""
    weights: NDArray[np.float64]
    """(m, 4) sums as of the profile's moment: heard (in whole plays), skipped (in skips at the first note), liked,
    disliked."""
    counts: NDArray[np.int32]
    """(m, 3) undecayed: plays, likes in force, dislikes in force."""


@dataclass(frozen=True, slots=True, eq=False)
class TasteEvidence:
    """Sufficient statistics of a profile as of its moment."""

    track_weights: NDArray[np.float64]
    """(k, 4) as in WeightTable, row by row as in the profile's TrackHistory; liked and disliked hold one feedback at
    most."""
    track_heard: NDArray[np.float64]
    """(k,) sum of completions, undecayed."""
    feedback_at: NDArray[np.float64]
    """(k,) UTC seconds of the feedback in force; -inf without any."""
    artists: WeightTable
    genres: WeightTable
    heard_sound: NDArray[np.float64]
    """(d,) sum of the sound vectors of what was heard, by weight."""
    liked_sound: NDArray[np.float64]
    """(d,) the same of what is liked."""
    sound_plays: int
    """Listens with a measured sound, undecayed."""
    sound_likes: int
    """Likes in force of tracks with a measured sound."""
    hours: NDArray[np.float64]
    """(24,) decayed listens by local hour."""
    moods: NDArray[np.float64]
    """(24, 3) by local hour: weight, weight x valence, weight x energy of what was heard."""
    listens: float
    """Decayed listens that were not stopped."""
    first_listens: float
    """Those of them that were the first play of their track."""
    last_start: float
    """UTC seconds of the latest play's start; -inf without plays."""
    skip_run: int
    """Skips in a row that end the history."""
