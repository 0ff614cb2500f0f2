"""What learns while the music plays, guarded: the live log with its methods, and the weights learned from outcomes."""

import math
import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.listening import Moment
from musicrec_desktop.domain.outcomes import Lesson
from musicrec_desktop.domain.play import Play
from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.plugin_api import Scorer, ScoringContext
from musicrec_desktop.ranking import DEFAULT_SCORERS, Ranked, rank
from musicrec_desktop.ranking.live import (
    HEARD_OUT,
    Expectation,
    Fusion,
    LiveListening,
    MethodPriors,
    PlayColumns,
    catalogue_of,
    columns_of,
    leaning,
    method_names,
)

_FRESH_S = 60.0
"""So long what is expected holds, while nothing is played."""


@dataclass(frozen=True, slots=True, eq=False)
class Insight:
    """What the live state says at one moment: one value, whole."""

    moment: Moment
    expectation: Expectation
    fusion: Fusion
    more: Callable[[], tuple[Scorer, ...]] = tuple
    """Scorers of plugins, as they are when a list is ranked."""

    def weights(self, novelty: float) -> Mapping[str, float]:
        """Weight by scorer for a list that leans so far to what was never heard."""
        return self._leaning(self.fusion.weights, novelty)

    def drawn_weights(self, novelty: float, seed: int, draws: int) -> list[Mapping[str, float]]:
        """The same, drawn from the belief about them."""
        return [self._leaning(weights, novelty) for weights in self.fusion.drawn(seed, draws)]

    def ranked(self, context: ScoringContext, candidates: Candidates) -> Ranked:
        """The candidates by all scorers the program ranks by, as they count for a list of this novelty."""
        scorers = (*DEFAULT_SCORERS, *self.expectation.scorers, *self.more())
        return rank(context, candidates, scorers, self.weights(context.novelty))

    def _leaning(self, weights: Mapping[str, float], novelty: float) -> Mapping[str, float]:
        return leaning(weights, frozenset(self.expectation.names), novelty)


def scorer_names() -> tuple[str, ...]:
    """(s,) every scorer the program ranks by, in the order of their parts."""
    return (*(scorer.name for scorer in DEFAULT_SCORERS), *method_names(), HEARD_OUT)


def _still_holds(before: Moment, now: Moment) -> bool:
    return (before.upto, before.session_from) == (now.upto, now.session_from) and 0 <= now.now - before.now < _FRESH_S


class Live:
    """The live state of one library. Any lane; one at a time."""

    def __init__(
        self, view: LibraryView, past: PlayColumns, fusion: Fusion, priors: MethodPriors, utc_offset_s: int
    ) -> None:
        """`past`: the plays so far. They are learned at the first look, which is done with in the compute lane."""
        self.more: Callable[[], tuple[Scorer, ...]] = tuple
        """Scorers beside those the program ranks by."""
        self._view = view
        self._past: PlayColumns | None = past
        self._fusion = fusion
        self._listening = LiveListening(catalogue_of(view), priors, utc_offset_s)
        self._latest: tuple[Moment, Expectation] | None = None
        self._lock = threading.Lock()

    @staticmethod
    def of(plays: Sequence[Play], view: LibraryView, fusion: Fusion, priors: MethodPriors, utc_offset_s: int) -> "Live":
        """The live state after these plays, in order of their starts."""
        return Live(view, columns_of(plays, view), fusion, priors, utc_offset_s)

    @property
    def last_start(self) -> float:
        """UTC seconds of the latest start known; -inf before the first."""
        past = self._past
        if past is None:
            return self._listening.last_start
        return float(past.starts[-1]) if len(past) else -math.inf

    @property
    def plays(self) -> PlayColumns:
        """Every play so far of what the library has, without waiting for anything to be learned from them."""
        with self._lock:
            return self._listening.plays if self._past is None else self._past

    @property
    def fusion(self) -> Fusion:
        """The weights as they stand."""
        return self._fusion

    def look(self, now: float) -> Insight:
        """Everything that is known at this moment.

        What was expected less than a minute ago, with nothing played since, is still expected.
        """
        with self._lock:
            self._learn_past()
            moment = self._listening.moment(now)
            latest = self._latest
            if latest is None or not _still_holds(latest[0], moment):
                latest = moment, self._listening.expectation(now)
                self._latest = latest
            return Insight(moment, latest[1], self._fusion, self.more)

    def take(self, play: Play) -> None:
        """One more play, not earlier than those known."""
        with self._lock:
            self._learn_past()
            self._listening.take(columns_of((play,), self._view))

    def learn(self, lesson: Lesson) -> None:
        """One more lesson for the weights."""
        with self._lock:
            self._fusion = self._fusion.learned(lesson)

    def refit_when_due(self) -> bool:
        """Make the state of the methods anew where that is due, beside the one in use, and swap it whole. True if so.

        Takes up to a second; whoever looks meanwhile sees the old state.
        """
        with self._lock:
            old = self._listening
            if self._past is not None or not old.is_refit_due:
                return False
            plays = old.plays
        fresh = old.made_anew(plays)
        with self._lock:
            if self._listening is not old:
                return False
            fresh.catch_up(old)
            self._listening = fresh
            self._latest = None
        return True

    def go_back(self, fusion: Fusion) -> None:
        """Put other weights in place of the present ones."""
        with self._lock:
            self._fusion = fusion

    def _learn_past(self) -> None:
        if self._past is not None:
            self._listening.take(self._past)
            self._past = None
