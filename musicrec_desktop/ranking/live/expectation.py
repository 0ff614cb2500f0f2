"""What the methods over the log expect at one moment, as parts of a score."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.recommend import Candidates
from musicrec_desktop.plugin_api import Scorer, ScoringContext
from musicrec_desktop.ranking.listening.forms import Saying
from musicrec_desktop.ranking.live.heard_out import HeardOutScorer

FLOOR: Final = 1e-5
"""A share of the whole expectation below this counts as none: one listen among a hundred thousand."""


@dataclass(frozen=True, slots=True, eq=False)
class Expectation:
    """What k methods say of all n tracks at one moment. Read-only."""

    names: tuple[str, ...]
    """(k,) names of the methods."""
    sayings: tuple[Saying, ...]
    """What each of the k says of the n tracks, 0 or more. They become values where they are asked for: the logarithms
    of a whole library took a third of a look, and a list needs those of its candidates."""
    plays: int
    """How many plays it stands on."""
    heard_out: HeardOutScorer | None = None
    """Says what is likely to be heard out; None without a model of skips."""

    @property
    def values(self) -> NDArray[np.float32]:
        """(k, n) 0..1 (see `as_values`), all of them; a row of NaN where a method cannot say anything."""
        return np.stack([as_values(saying.whole) for saying in self.sayings])

    @property
    def scorers(self) -> tuple[Scorer, ...]:
        """One scorer each, in the order of the names, and what is likely to be heard out."""
        expected = (ExpectedScorer(self, at) for at in range(len(self.names)))
        return (*expected, *(() if self.heard_out is None else (self.heard_out,)))


def as_values(scores: NDArray[np.float32]) -> NDArray[np.float32]:
    """(n,) scores, 0 or more, as 0..1: log(share / FLOOR) / log(1 / FLOOR), 0 below the floor; NaN when all are 0.

    The logarithm of a share is what a conditional logit over methods adds up, here moved to begin at 0: a weighted sum
    of such values orders tracks as a product of the methods' chances does.
    """
    return _values_of(scores, float(scores.sum(dtype=np.float64)) * FLOOR)


def _values_of(scores: NDArray[np.float32], least: float) -> NDArray[np.float32]:
    """(c,) values of some of the scores. `least`: the score of value 0; 0 when all are 0."""
    if not least > 0:
        return np.full(len(scores), np.nan, np.float32)
    values = np.zeros(len(scores), np.float32)
    heard = np.flatnonzero(scores > least)
    values[heard] = np.log(scores[heard] / np.float32(least)) / np.float32(-math.log(FLOOR))
    return np.clip(values, 0, 1)


class ExpectedScorer:
    """One method over the log as a scorer: its value at the moment the expectation was made for."""

    def __init__(self, expectation: Expectation, at: int) -> None:
        """`at`: which of the methods."""
        self._name = expectation.names[at]
        self._saying = expectation.sayings[at]

    @property
    def name(self) -> str:
        """The method's."""
        return self._name

    def score(self, context: ScoringContext, candidates: Candidates) -> NDArray[np.float32]:
        """(c,) NaN for all when the log tells this method nothing yet."""
        return _values_of(self._saying.of(context.view.rows(candidates.ids)), self._least)

    def evidence(self, context: ScoringContext, row: int) -> str:  # noqa: ARG002  (made for one moment)
        """The place among all tracks by this measure, and what the measure is."""
        score = self._saying.one(row)
        if not score > self._least:
            return ""
        place = 1 + int(np.count_nonzero(self._saying.values > np.float32(score)))
        return f"{place}. of {self._telling} {measure(self._name)}".rstrip()

    @cached_property
    def _least(self) -> float:
        """The score of value 0; 0 when the method says nothing."""
        return self._saying.total * FLOOR

    @cached_property
    def _telling(self) -> int:
        """How many scores are more than nothing."""
        return int(np.count_nonzero(self._saying.values > np.float32(self._least)))


_MEASURES: Final[Mapping[str, str]] = {
    "hour_of_day": "by what is heard at this hour",
    "weekday": "by what is heard on this day of the week",
    "rediscover": "among those loved and long not heard",
    "session_neighbours": "by what came next in sessions like this one",
    "neighbours_wide": "by what else is heard in sessions like this one",
    "follows": "by what followed the track before",
    "follows_lately": "by what lately followed the track before",
    "follows_two": "by what followed the two tracks before",
    "follows_near": "by what came soon after the tracks before",
    "heard_next": "by what was heard next, with what was skipped passed over",
    "artist_follows": "by whose music followed that of the artist before",
    "session_items": "by what is heard in the same sessions",
    "session_ease": "by what is heard in the same sessions, each track's own share alone",
    "next_play": "by all that the log of listening says of what comes next",
    "next_session": "by what the log says a session beginning now may hold",
    "new_music": "by all that the log says of what is discovered next",
}
_FAMILIES: Final[Sequence[tuple[str, str]]] = (
    ("decay_", "by listens that fade within days: {}"),
    ("activation_", "by how fresh it is in memory, by the power law of {}"),
)


def measure(name: str) -> str:
    """The method in plain words; its name where there are none."""
    words = _MEASURES.get(name)
    if words is not None:
        return words
    for family, said in _FAMILIES:
        if name.startswith(family):
            return said.format(name.removeprefix(family).removesuffix("d"))
    return "by " + name.replace("_", " ")
