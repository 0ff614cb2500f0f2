"""A listener's own requests as examples: what a request meant shows in how the list sounds that they kept of it."""

from collections.abc import Mapping
from math import exp
from typing import Final

from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.finetuning.examples import Example
from musicrec_desktop.finetuning.labels import ANSWERS, OPEN, Weights, mixed

_SURE: Final = 0.7
"""How far a kept list is believed: it was kept for other reasons too."""
_THIRDS: Final[Mapping[str, tuple[str, tuple[str, str, str]]]] = {
    "Energy": ("energy", ("low", "medium", "high")),
    "Feeling": ("valence", ("sad", "mixed", "happy")),
    "Tempo": ("tempo", ("slow", "medium", "fast")),
    "Dance": ("danceability", ("no", OPEN, "yes")),
    "Acoustic": ("acousticness", ("no", OPEN, "yes")),
    "Vocals": ("instrumentalness", (OPEN, OPEN, "none")),
}


def own_example(request: str, place: Mapping[str, float]) -> Example:
    """A request with what its list sounds like: `place` is where the list's mean stands in the library, 0..1, by the
    name of the quantity. What was not measured stays open.
    """
    labels: dict[str, Weights] = {question: {OPEN: 1.0} for question in ANSWERS}
    for question, (quantity, names) in _THIRDS.items():
        if quantity in place:
            labels[question] = _believed({names[min(int(3 * place[quantity]), 2)]: 1.0})
    if "energy" in place and "valence" in place:
        labels["Mood"] = _believed(_moods(place["valence"], place["energy"]))
    return Example(request, labels)


def _moods(valence: float, energy: float) -> Weights:
    near = {
        mood.name: exp(-((mood.valence - valence) ** 2 + (mood.energy - energy) ** 2) / (2 * mood.width**2))
        for mood in MOODS.values()
    }
    return mixed([(near, 1.0)])


def _believed(answers: Weights) -> Weights:
    return mixed([(answers, _SURE), ({OPEN: 1.0}, 1 - _SURE)])
