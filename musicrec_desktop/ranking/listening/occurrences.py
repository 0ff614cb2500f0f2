"""Where in the log each track stands: what the methods over sequences look up."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Listening

_NOWHERE: Final = -1


class Occurrences:
    """The plays of each key (a track, an artist), linked from the latest to the first. Learning a play is O(1)."""

    __slots__ = ("_before", "_last")

    def __init__(self, n_keys: int) -> None:
        self._last: list[int] = [_NOWHERE] * n_keys
        self._before: list[int] = []

    def __len__(self) -> int:
        """How many plays it knows."""
        return len(self._before)

    def learn(self, keys: NDArray[np.int32], upto: int) -> None:
        """Take in the plays [known, upto) by the key of each play of the log; negative keys are nobody's."""
        self.learn_new(keys[len(self._before) : upto])

    def learn_new(self, keys: NDArray[np.int32]) -> None:
        """Take in the plays that follow those known."""
        last, before = self._last, self._before
        for play, key in enumerate(keys.tolist(), len(before)):
            if key < 0:
                before.append(_NOWHERE)
            else:
                before.append(last[key])
                last[key] = play

    def latest(self, key: int, most: int) -> NDArray[np.intp]:
        """(o,) at most so many plays of the key, the latest first."""
        found: list[int] = []
        at = self._last[key] if key >= 0 else _NOWHERE
        while at != _NOWHERE and len(found) < most:
            found.append(at)
            at = self._before[at]
        return np.array(found, np.intp)


def same_before(listening: Listening, plays: NDArray[np.intp], upto: int, most: int) -> NDArray[np.intp]:
    """(o,) for each of the plays, how many plays up to and with it repeat the plays up to `upto`, at most `most`.

    1 where only the track itself is the same as that of the play before `upto`; 0 where not even that.
    """
    tracks = listening.tracks
    lengths = np.zeros(len(plays), np.intp)
    going = np.ones(len(plays), np.bool_)
    for back in range(min(most, upto)):
        at = plays - back
        going = going & (at >= 0) & (tracks[np.maximum(at, 0)] == tracks[upto - 1 - back])
        lengths += going
    return lengths
