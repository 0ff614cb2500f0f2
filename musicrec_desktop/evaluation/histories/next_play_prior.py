"""Learns the weights with which the next play of a new listener is expected."""

from collections.abc import Iterator, Mapping
from typing import Final

import numpy as np

from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.evaluation.histories.log import History, spread
from musicrec_desktop.evaluation.histories.next_play import EVENTS, Run, targets
from musicrec_desktop.ranking.choice import Choice, ChoiceModel, fit, ignorant
from musicrec_desktop.ranking.listening.next_play import NextPlay, next_play_members
from musicrec_desktop.ranking.listening.parts import part_names

_FROM: Final = 0.3
_RIDGE: Final = 1.0
"""Precision of the belief before all listeners, that a part says nothing."""


def fit_prior(histories: Mapping[str, History], events: int = EVENTS) -> ChoiceModel:
    """The weights with which a new listener starts: of all listeners alike, from 30 % to 80 % of each log.

    The first part is left out, in which nobody knows anything, and the test slice, on which they will be measured.
    Raises RequestError without a history.
    """
    if not histories:
        raise RequestError("No history to learn from.", hint="A history is a file plays.csv.gz in a folder of its own.")
    choices: list[Choice] = []
    for history in histories.values():
        own = list(_choices(history, events))
        weight = events / max(len(own), 1)
        choices += [Choice(choice.parts, choice.chosen, weight) for choice in own]
    catalogue = next(iter(histories.values())).listening.catalogue
    return fit(choices, ignorant(part_names(next_play_members(catalogue)), _RIDGE))


def _choices(history: History, events: int) -> Iterator[Choice]:
    run = Run(history, NextPlay(history.listening.catalogue, None), follow_from=len(history.listening))
    low, high = int(len(history.listening) * _FROM), history.bounds[1]
    for event in spread(targets(history, low, high), events).tolist():
        gathered = run.method.gathered(run.before(event))
        at = np.flatnonzero(gathered.rows == run.track(event))
        if len(at):
            yield Choice(gathered.parts, int(at[0]))
