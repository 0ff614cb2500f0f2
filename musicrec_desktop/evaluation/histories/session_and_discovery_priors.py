"""Learns the weights with which a new listener's next session and discoveries are expected."""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.domain.listening import Catalogue
from musicrec_desktop.evaluation.histories.discovery import discovery_choices, with_others
from musicrec_desktop.evaluation.histories.log import RawPlays, make_history
from musicrec_desktop.evaluation.histories.next_session import next_session_choices
from musicrec_desktop.ranking.choice import Choice, ChoiceModel, fit, ignorant
from musicrec_desktop.ranking.listening.new_music import new_music_members
from musicrec_desktop.ranking.listening.next_session import next_session_members
from musicrec_desktop.ranking.listening.parts import part_names

_UPTO: Final = 0.8
"""The test slice of nobody is looked at."""
_SESSIONS: Final = 400
_DISCOVERIES: Final = 1500
_RIDGE: Final = 1.0
"""Precision of the belief before all listeners, that a part says nothing."""
_NOTHING: Final = Catalogue(np.zeros(0, np.int32), np.zeros(0, np.int32))


def fit_next_session_prior(logs: Mapping[str, RawPlays]) -> ChoiceModel:
    """Of all listeners alike, from the last 400 sessions before the test slice. Raises RequestError without a log."""
    lessons = [next_session_choices(make_history(raw), _UPTO, _SESSIONS) for raw in logs.values()]
    return _fitted(lessons, part_names(next_session_members(_NOTHING)))


def fit_new_music_prior(logs: Mapping[str, RawPlays]) -> ChoiceModel:
    """Of all listeners alike, from 1,500 discoveries before the test slice. Raises RequestError without a log."""
    lessons = []
    for name, raw in logs.items():
        others = {other: plays for other, plays in logs.items() if other != name}
        lessons.append(discovery_choices(with_others(raw, others), _UPTO, _DISCOVERIES))
    return _fitted(lessons, part_names(new_music_members(_NOTHING)))


def _fitted(lessons: Sequence[Sequence[Choice]], names: tuple[str, ...]) -> ChoiceModel:
    if not lessons:
        raise RequestError("No history to learn from.", hint="A history is a file plays.csv.gz in a folder of its own.")
    most = max(len(own) for own in lessons)
    choices = [
        Choice(choice.parts, choice.chosen, choice.weight * most / len(own)) for own in lessons for choice in own
    ]
    return fit(choices, ignorant(names, _RIDGE))
