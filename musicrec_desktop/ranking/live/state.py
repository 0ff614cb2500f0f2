"""The live state: the log of listening, and every method that has learned it, moved by each play at once."""

from typing import Final

from musicrec_desktop.domain.listening import Catalogue, Moment
from musicrec_desktop.ranking.live.expectation import Expectation
from musicrec_desktop.ranking.live.heard_out import HeardOut, HeardOutScorer
from musicrec_desktop.ranking.live.log import ListeningLog, PlayColumns
from musicrec_desktop.ranking.live.methods import MethodPriors, Methods

_LESSON_WORK: Final = 4_000_000
"""Tracks scored for lessons when a state is made anew: a second of work, whatever the size of the library."""
_FEWEST, _MOST = 16, 128


class LiveListening:
    """A log and methods that know all of it, always.

    Every play is taken in by all methods, and the weights of their choices learn from each play from `followed_from`
    on. That is one to two stretches of plays ago, a function of the log's length alone: a state made from the whole log
    and one that took it play by play are the same, bit for bit, once `is_refit_due` was answered by `made_anew`.
    One thread at a time.
    """

    def __init__(self, catalogue: Catalogue, priors: MethodPriors, utc_offset_s: int = 0) -> None:
        """Nothing heard yet."""
        self._priors = priors
        self._log = ListeningLog(catalogue, utc_offset_s)
        self._methods = Methods(catalogue, priors)
        skips = priors.skips_ahead
        self._heard_out = None if skips is None else HeardOut(catalogue, skips, utc_offset_s)
        self.names = self._methods.names
        self.stretch = min(_MOST, max(_FEWEST, _LESSON_WORK // max(1, len(catalogue))))
        """Plays between two refits."""
        self.followed_from = 0
        """The play from which on the weights of choices have learned."""

    def __len__(self) -> int:
        """Plays taken so far."""
        return len(self._log)

    @property
    def last_start(self) -> float:
        """UTC seconds of the latest start known; -inf before the first."""
        return self._log.last_start

    @property
    def is_refit_due(self) -> bool:
        """The weights have learned from more plays than a state made now would let them."""
        return self._following(len(self._log)) != self.followed_from

    def take(self, plays: PlayColumns) -> None:
        """Take in plays, none earlier than those known. Raises InvariantError for one that came late."""
        is_first = len(self._log) == 0
        self._log.add(plays)
        listening = self._log.listening
        if is_first:
            self.followed_from = self._following(len(listening))
            self._methods.learn(listening, self.followed_from)
            if self._heard_out is not None:
                self._heard_out.begin(listening, self.followed_from)
        self._methods.follow(listening, len(listening))
        if self._heard_out is not None:
            self._heard_out.learn(listening, len(listening))

    @property
    def plays(self) -> PlayColumns:
        """Everything taken so far; what is taken later does not change it."""
        return self._log.columns(0, len(self._log))

    def made_anew(self, plays: PlayColumns) -> "LiveListening":
        """A state like this one, made at once from these plays, the first that this one has taken. Any thread."""
        fresh = LiveListening(self._log.catalogue, self._priors, self._log.utc_offset_s)
        fresh.take(plays)
        return fresh

    def catch_up(self, other: "LiveListening") -> None:
        """Take in what another state over the same log has taken meanwhile."""
        self.take(other._log.columns(len(self._log), len(other._log)))  # noqa: SLF001  (the same class)

    def moment(self, now: float) -> Moment:
        """The instant `now` with everything taken so far."""
        return self._log.moment(now)

    def expectation(self, now: float) -> Expectation:
        """What every method says at `now`."""
        moment = self._log.moment(now)
        heard_out = None if self._heard_out is None else HeardOutScorer(self._heard_out, moment.now)
        return Expectation(self.names, self._methods.sayings(moment), moment.upto, heard_out)

    def _following(self, plays: int) -> int:
        return max(0, (plays // self.stretch - 1) * self.stretch)
