"""The live state: the log of listening, and every method that has learned it, moved by each play at once."""

from collections.abc import Sequence

import numpy as np

from musicrec_desktop.domain.listening import Catalogue, Moment
from musicrec_desktop.ranking.listening import ListeningScorer
from musicrec_desktop.ranking.live.expectation import Expectation, as_values
from musicrec_desktop.ranking.live.log import ListeningLog, PlayColumns


class LiveListening:
    """A log and methods that know all of it, always.

    A pure function of the plays it has taken: taking a log at once or play by play gives the same expectations, bit for
    bit, since every method promises that of itself. One thread at a time.
    """

    def __init__(self, catalogue: Catalogue, scorers: Sequence[ListeningScorer], utc_offset_s: int = 0) -> None:
        """`scorers` are new, made for this catalogue; they are not to be used by anybody else."""
        self._log = ListeningLog(catalogue, utc_offset_s)
        self._scorers = tuple(scorers)

    def __len__(self) -> int:
        """Plays taken so far."""
        return len(self._log)

    @property
    def names(self) -> tuple[str, ...]:
        """(k,) of the methods."""
        return tuple(scorer.name for scorer in self._scorers)

    @property
    def last_start(self) -> float:
        """UTC seconds of the latest start known; -inf before the first."""
        return self._log.last_start

    def take(self, plays: PlayColumns) -> None:
        """Take in plays, none earlier than those known. Raises InvariantError for one that came late."""
        self._log.add(plays)
        listening = self._log.listening
        for scorer in self._scorers:
            scorer.learn(listening, len(listening))

    def moment(self, now: float) -> Moment:
        """The instant `now` with everything taken so far."""
        return self._log.moment(now)

    def expectation(self, now: float) -> Expectation:
        """What every method says at `now`."""
        moment = self._log.moment(now)
        values = np.empty((len(self._scorers), len(self._log.catalogue)), np.float32)
        for at, scorer in enumerate(self._scorers):
            values[at] = as_values(scorer.scores(moment))
        values.setflags(write=False)
        return Expectation(self.names, values, moment.upto)
