"""Learns how firmly the weights of the methods over the log start where they start.

A play in a log is taken as a track that was shown: its parts at the moment it began, and whether it was heard or
skipped. Logs that do not say how long plays were tell nothing here. Which method speaks for what is heard out differs
so much from listener to listener that weights learned from others do worse than equal ones: what can be shared is how
far a listener's weights may come to lie from them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Final

import numpy as np
from numpy.typing import NDArray

from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.listening import moment_before
from musicrec_desktop.domain.outcomes import Lesson, Outcome
from musicrec_desktop.evaluation.histories.log import History
from musicrec_desktop.evaluation.metrics import auc
from musicrec_desktop.ranking.live import Fusion, MethodPriors, PriorWeight, as_values, prior_fusion
from musicrec_desktop.ranking.live.methods import Methods

EVENTS: Final = 1500
WEIGHT: Final = 0.1
"""Before any lesson each method speaks a little for what is heard out."""
DOUBTS: Final = (0.05, 0.1, 0.2, 0.3, 0.5, 1.0)
"""How far from it a listener's own weight may lie: one of these is the best."""
_BIAS: Final = PriorWeight(0.5, 1.0)
_FROM: Final = 0.3
_FEWEST: Final = 50
_WARM: Final = 1 / 3
"""Share of the lessons that are learned before predictions count."""
_AS_GOOD: Final = 0.01
"""A smaller doubt is taken when its loss is above the least one by less than this share."""


@dataclass(frozen=True, slots=True, eq=False)
class Shown:
    """e plays of one listener as tracks that were shown."""

    names: tuple[str, ...]
    parts: NDArray[np.float32]
    """(e, k) what each method said just before."""
    heard: NDArray[np.bool_]
    """(e,) heard out, not skipped."""

    @property
    def lessons(self) -> list[Lesson]:
        """The same as lessons."""
        return [
            Lesson(UnixTime(0.0), Outcome.FINISHED if heard else Outcome.SKIPPED, self.names, parts[None])
            for parts, heard in zip(self.parts, self.heard, strict=True)
        ]


def shown_plays(history: History, priors: MethodPriors, events: int = EVENTS) -> Shown | None:
    """Plays of tracks heard before, evenly from 30 % to 80 % of a log; None for a log that knows no skips.

    The first part is left out, in which nobody knows anything, and the test slice.
    """
    log = history.everything
    low, high = int(len(log) * _FROM), int(history.place[history.bounds[1]]) if len(history.place) else 0
    if high <= low or np.count_nonzero(log.is_skip[low:high]) < _FEWEST:
        return None
    methods = Methods(log.catalogue, priors)
    parts, heard = [], []
    for play in np.unique(np.linspace(low, high - 1, events).astype(np.intp)).tolist():
        methods.learn(log, play)
        scores = methods.scores(moment_before(log, play))
        if any(row[log.tracks[play]] for row in scores):
            parts.append([as_values(row)[log.tracks[play]] for row in scores])
            heard.append(bool(log.is_listen[play]))
    return Shown(methods.names, np.array(parts, np.float32), np.array(heard, np.bool_)) if parts else None


def start(names: Sequence[str], doubt: float) -> Fusion:
    """The belief before the first lesson, the same about each method."""
    return prior_fusion({}, names, PriorWeight(WEIGHT, doubt), _BIAS)


def learning(shown: Shown, fusion: Fusion) -> tuple[float, float]:
    """Mean log loss in nats, and AUC, of predicting each play before it is learned from, after a third of them."""
    chances = []
    for lesson in shown.lessons:
        chances.append(float(fusion.chance_taken(lesson.parts, shown.names)[0]))
        fusion = fusion.learned(lesson)
    return _judged(shown, np.array(chances))


def fit_fusion_prior(histories: Mapping[str, History], priors: MethodPriors) -> dict[str, object]:
    """The doubt with which weights of methods start, and what was measured: by listener, (log loss, AUC).

    `constant` knows the share of plays heard; `start` does not learn; `of others` does not learn either and has the
    weights that all other listeners taught; `learning` starts with the doubt chosen. Raises RequestError when no
    history knows skips.
    """
    found = {name: shown_plays(history, priors) for name, history in histories.items()}
    shown = {name: one for name, one in found.items() if one is not None}
    if not shown:
        raise RequestError("No history tells skipped from heard.", hint="A column ms_played is needed.")
    losses = {
        doubt: float(np.mean([learning(one, start(one.names, doubt))[0] for one in shown.values()])) for doubt in DOUBTS
    }
    least = min(losses.values())
    doubt = next(doubt for doubt, loss in losses.items() if loss <= least * (1 + _AS_GOOD))
    table = {
        name: {
            "plays": len(one.heard),
            "constant": _judged(one, np.full(len(one.heard), one.heard.mean())),
            "start": _judged(one, start(one.names, doubt).chance_taken(one.parts, one.names)),
            "of others": _of_others(one, [other for key, other in shown.items() if key != name], doubt),
            "learning": learning(one, start(one.names, doubt)),
        }
        for name, one in shown.items()
    }
    return {"weight": WEIGHT, "doubt": doubt, "losses": losses, "listeners": table}


def _of_others(one: Shown, others: Sequence[Shown], doubt: float) -> tuple[float, float]:
    fusion = start(one.names, doubt)
    for turn in zip_longest(*(other.lessons for other in others)):  # in turns, so that nobody comes last
        for lesson in turn:
            fusion = fusion if lesson is None else fusion.learned(lesson)
    return _judged(one, fusion.chance_taken(one.parts, one.names))


def _judged(shown: Shown, chances: NDArray[np.float64]) -> tuple[float, float]:
    counted = slice(int(len(chances) * _WARM), None)
    heard, chance = shown.heard[counted], chances[counted]
    loss = -float(np.log(np.where(heard, chance, 1 - chance) + 1e-12).mean())
    return round(loss, 4), round(auc(heard, chance), 4)
