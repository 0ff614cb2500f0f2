"""What every method that learns from the log of listening looks like: how it learns, and what it says."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.listening import Listening, Moment


class ListeningScorer(Protocol):
    """One method over the log. It is made for a catalogue, takes plays in as they come, and scores all tracks.

    It is a pure function of the plays it has learned: learning a log in one call or play by play gives the same state
    and the same scores, bit for bit. It never looks at plays from `upto` on.
    """

    @property
    def name(self) -> str:
        """Lower case with underscores; the name of its part in a score."""
        ...

    def learn(self, listening: Listening, upto: int) -> None:
        """Take in the plays [known, upto) of a log whose first `known` plays are those it knows already."""
        ...

    def scores(self, moment: Moment) -> NDArray[np.float32]:
        """(n,) how strongly each track of the catalogue is expected, 0 or more; all 0 when it cannot say.

        `moment.upto` is what it has learned.
        """
        ...
