"""The tracks that were listened to, in the order in which they were first heard.

Of a large library the smaller part was ever heard. What is kept of every heard track stands at its place in this order,
so that a look goes over what was heard, and not over what is there.
"""

import numpy as np
from numpy.typing import NDArray

NOWHERE = -1


class Heard:
    """Places of tracks; a track keeps its place for good. A pure function of the listens taken."""

    def __init__(self, n: int) -> None:
        """Of n tracks none was heard yet."""
        self.place = np.full(n, NOWHERE, np.int32)
        """(n,) place of each track; NOWHERE before its first listen. Places that are given later lie beyond those of
        whoever looked before."""
        self._tracks = np.zeros(n, np.intp)
        self._count = 0

    def __len__(self) -> int:
        return self._count

    @property
    def tracks(self) -> NDArray[np.intp]:
        """(h,) track of each place; a window that stays what it is."""
        return self._tracks[: self._count]

    def take(self, tracks: NDArray[np.integer]) -> NDArray[np.intp]:
        """(e,) places of these tracks, given now to those that had none."""
        new = tracks[self.place[tracks] < 0]
        if len(new):
            _, first = np.unique(new, return_index=True)
            new = new[np.sort(first)]
            upto = self._count + len(new)
            self._tracks[self._count : upto] = new
            self.place[new] = np.arange(self._count, upto)
            self._count = upto
        return np.asarray(self.place[tracks], np.intp)
