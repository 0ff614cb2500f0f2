"""Sessions of many listeners as two columns."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import InvariantError


@dataclass(frozen=True, slots=True, eq=False)
class Sessions:
    """m plays in s sessions, the oldest session first, in the order they were played. Read-only."""

    n_tracks: int
    """n: tracks are 0 .. n-1, whether anybody played them or not."""
    tracks: NDArray[np.int32]
    """(m,) track of each play."""
    numbers: NDArray[np.int32]
    """(m,) session of each play, ascending from 0 without gaps."""

    def __post_init__(self) -> None:
        if len(self.tracks) != len(self.numbers):
            raise InvariantError(f"{len(self.tracks)} plays, {len(self.numbers)} session numbers")
        if len(self.tracks) and not 0 <= self.tracks.min() <= self.tracks.max() < self.n_tracks:
            raise InvariantError(f"sessions name tracks outside 0 .. {self.n_tracks - 1}")
        self.tracks.setflags(write=False)
        self.numbers.setflags(write=False)

    @property
    def n_sessions(self) -> int:
        """s."""
        return int(self.numbers[-1]) + 1 if len(self.numbers) else 0

    def pairs(self, distance: int) -> tuple[NDArray[np.int32], NDArray[np.int32]]:
        """(p,) tracks and (p,) the tracks played `distance` plays after them in the same session."""
        near = self.numbers[distance:] == self.numbers[: max(len(self.numbers) - distance, 0)]
        return self.tracks[: len(near)][near], self.tracks[distance:][near]


def sessions_of(lists: Sequence[NDArray[np.int32]], n_tracks: int) -> Sessions:
    """Sessions from one array of tracks each; empty ones are left out."""
    full = [tracks for tracks in lists if len(tracks)]
    lengths = np.array([len(tracks) for tracks in full], np.int64)
    tracks = np.concatenate(full) if full else np.zeros(0, np.int32)
    return Sessions(n_tracks, tracks.astype(np.int32), np.repeat(np.arange(len(full), dtype=np.int32), lengths))
