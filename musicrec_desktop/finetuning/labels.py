"""What is asked about a request, and which answers fit how well."""

from collections.abc import Iterable, Mapping
from typing import Final

from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.llm.facet_prompt import ANY, QUESTIONS

Weights = Mapping[str, float]
"""Answer -> its share; they sum to 1."""
Labels = Mapping[str, Weights]
"""Question -> its answers."""

OPEN: Final = ANY
ANSWERS: Final[Mapping[str, tuple[str, ...]]] = {
    question.word: (*question.answers, OPEN) for question in QUESTIONS.values()
}
"""The word of each question the program asks, and all its answers."""

_NEXT: Final = 0.5
"""Share of each further answer of a list, in parts of the one before."""
_LEFT_OPEN: Final = {
    "Mood": 0.06,
    "Energy": 0.15,
    "Feeling": 0.15,
    "Tempo": 0.3,
    "Genre": 0.0,
    "Vocals": 0.0,
    "Dance": 0.4,
    "Acoustic": 0.0,
}
"""How often a listener who tells a situation has no wish for this, though the mood suggests one."""
_SAID: Final = 0.04
"""The same where the words speak of it."""


def shares(text: str) -> Weights:
    """Answers from a list, best first ("sad melancholic") or with weights ("any:5 jazz:3")."""
    weights: dict[str, float] = {}
    size = 1.0
    for word in text.split():
        name, _, weight = word.partition(":")
        weights[name] = size = float(weight) if weight else size
        size *= _NEXT
    return _normalised(weights)


def mixed(parts: Iterable[tuple[Weights, float]]) -> Weights:
    """The weighted mean of several answers."""
    total: dict[str, float] = {}
    for weights, share in parts:
        for answer, weight in weights.items():
            total[answer] = total.get(answer, 0.0) + weight * share
    return _normalised(total)


def one(answer: str) -> Weights:
    """Only this answer, but for what is never sure."""
    return {OPEN: 1.0} if answer == OPEN else {answer: 1 - _SAID, OPEN: _SAID}


def labels_of(said: Mapping[str, str]) -> Labels:
    """The labels of a group of requests: "moods" and any of the other questions, in small letters, as lists.

    What is not given follows from the moods: their place on the plane of valence and energy says energy, feeling,
    tempo and whether one would dance.
    """
    moods = shares(said["moods"])
    found: dict[str, Weights] = {"Mood": _with_open(moods, "Mood" if moods.get(OPEN, 0.0) < 1 else "")}
    for question in ANSWERS:
        if question == "Mood":
            continue
        given = said.get(question.casefold())
        if given is not None:
            found[question] = mixed([(shares(given), 1 - _SAID), ({OPEN: 1.0}, _SAID)])
        else:
            found[question] = _from_moods(question, moods)
    return found


def _from_moods(question: str, moods: Weights) -> Weights:
    told = [(_suggested(question, mood), share) for mood, share in moods.items()]
    answers = mixed(({answer: 1.0}, share) for answer, share in told)
    return _with_open(answers, question)


def _suggested(question: str, name: str) -> str:
    mood = MOODS.get(name)
    if mood is None:
        return OPEN
    if question == "Energy":
        return _third(mood.energy, ("low", "medium", "high"))
    if question == "Feeling":
        return _third(mood.valence, ("sad", "mixed", "happy"))
    if question == "Tempo":
        return _third(mood.energy, ("slow", "medium", "fast"))
    if question == "Dance":
        return "yes" if mood.energy > 0.5 and mood.valence > 0.6 else "no" if mood.energy < 0.4 else OPEN
    return OPEN


def _third(value: float, names: tuple[str, str, str]) -> str:
    return names[0] if value < 0.38 else names[1] if value <= 0.62 else names[2]


def _with_open(answers: Weights, question: str) -> Weights:
    left = _LEFT_OPEN.get(question, 0.0)
    return mixed([(answers, 1 - left), ({OPEN: 1.0}, left)])


def _normalised(weights: Mapping[str, float]) -> Weights:
    total = sum(weights.values())
    return {answer: weight / total for answer, weight in weights.items() if weight > 0}
