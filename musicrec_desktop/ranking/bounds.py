"""Which tracks may take which places of a list that is being improved, so that what was promised of it stays true."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Bounds:
    """Promises of a list over k tracks, some of which are in it."""

    owners: NDArray[np.intp]
    """(k,) artists; negative when unknown."""
    limits: NDArray[np.intp]
    """(k,) how many tracks of its artist there may be with this one."""
    groups: NDArray[np.intp]
    """(k,) which share of the list each counts for; a place keeps its group."""
    durations_ms: NDArray[np.int64]
    """(k,)"""
    target_ms: int | None = None
    """Length the list shall have."""
    slack_ms: int = 0
    """How far it may be off; where it already is further off, it may not get worse."""

    def allow(self, order: NDArray[np.intp]) -> NDArray[np.bool_]:
        """(k, n) True where a track from outside may take the place of the one in it."""
        inside = np.zeros(len(self.owners), np.bool_)
        inside[order] = True
        may = ~inside[:, None] & (self.groups[:, None] == self.groups[order][None, :])
        own = self.owners[order]
        same = (self.owners[:, None] == own[None, :]) & (self.owners >= 0)[:, None]
        # The track that leaves makes room for another one of its artist.
        may &= same.sum(axis=1)[:, None] - same < self.limits[:, None]
        if self.target_ms is not None:
            total = int(self.durations_ms[order].sum())
            after = total - self.durations_ms[order][None, :] + self.durations_ms[:, None]
            may &= np.abs(after - self.target_ms) <= max(self.slack_ms, abs(total - self.target_ms))
        return np.asarray(may, np.bool_)

    def is_free(self, track: int, order: NDArray[np.intp]) -> bool:
        """A track that was allowed a place stays allowed after others changed: it is not in, nor is its artist, and
        no length has to be kept."""
        owner = self.owners[track]
        is_in = bool((order == track).any()) or (owner >= 0 and bool((self.owners[order] == owner).any()))
        return not is_in and self.target_ms is None
