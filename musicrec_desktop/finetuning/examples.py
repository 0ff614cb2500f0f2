"""Requests with what they call for, made from hand-written kernels without end; the n-th is always the same."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Final

from musicrec_desktop.finetuning.labels import Labels, Weights, labels_of, one
from musicrec_desktop.finetuning.phrasing import Aside, Phrasing, cased, mistyped, name_of_somebody, phrasing, shortened
from musicrec_desktop.finetuning.situations import Kernel, held_out, kernels

_AFTER: Final = labels_of({"moods": "calm sleepy dreamy", "energy": "low"})
_NOTHING: Final = labels_of({"moods": "any"})
_BARE: Final = 0.07
"""Share of requests without any situation or mood."""
_SILENT: Final = 0.12
"""Share, of the others, that are whole requests and yet say nothing of how the music should feel."""
_HIGH: Final = 0.5
"""Share of "high" from which something done is worth resting after."""


@dataclass(frozen=True, slots=True)
class Example:
    """A request and the answers to all questions about it."""

    request: str
    labels: Labels


class Examples:
    """Makes examples from the kernels of some languages."""

    def __init__(self, seed: int, languages: Sequence[tuple[str, float]], *, is_held_out: bool = False) -> None:
        """`languages` with their shares. `is_held_out`: from the kernels that are never trained on."""
        self._seed = seed
        self._languages = [name for name, _ in languages]
        self._shares = [share for _, share in languages]
        self._kernels = {
            name: [kernel for kernel in kernels(name) if held_out(kernel) is is_held_out] for name in self._languages
        }
        self._moods = {name: _by_mood(found) for name, found in self._kernels.items()}

    def example(self, n: int) -> Example:
        """The n-th example."""
        rng = Random(f"{self._seed} {n}")
        language = rng.choices(self._languages, self._shares)[0]
        maker = _Maker(phrasing(language), self._kernels[language], self._moods[language], rng)
        return maker.example()


def _by_mood(found: Sequence[Kernel]) -> list[list[Kernel]]:
    moods: dict[str, list[Kernel]] = {}
    for kernel in found:
        answers = kernel.labels["Mood"]
        moods.setdefault(max(answers, key=lambda mood: answers[mood]), []).append(kernel)
    return list(moods.values())


class _Maker:
    def __init__(self, phrasing: Phrasing, found: list[Kernel], moods: list[list[Kernel]], rng: Random) -> None:
        self._phrasing, self._found, self._moods, self._rng = phrasing, found, moods, rng

    def example(self) -> Example:
        rng = self._rng
        dice = rng.random()
        if dice < _BARE:
            text, labels = self._with_asides(*self._bare())
            return Example(cased(text, rng), labels)
        kernel = self._pick()
        labels = dict(kernel.labels)
        dice = rng.random()
        wishes = [other for other in self._found if other.is_wish]
        if dice < 0.12 and wishes and not (kernel.is_wish or kernel.is_doing or kernel.is_word):
            wish = rng.choice(wishes)
            text = rng.choice(self._phrasing.with_wish).format(kernel.text, wish.text)
            labels = dict(wish.labels)
        elif (
            dice < 0.2 and kernel.is_doing and kernel.labels["Energy"].get("high", 0.0) > _HIGH and self._phrasing.after
        ):
            text = rng.choice(self._phrasing.after).format(kernel.text)
            labels = dict(_AFTER)
        else:
            text = self._framed(kernel)
        text, labels = self._with_asides(text, labels)
        if rng.random() < 0.1:
            text = shortened(text, rng)
        if rng.random() < 0.15:
            text = mistyped(text, rng)
        return Example(cased(text, rng), labels)

    def _bare(self) -> tuple[str, dict[str, Weights]]:
        """Nothing but what could be said beside a situation: a name, a genre, a length."""
        rng, labels = self._rng, dict(_NOTHING)
        dice = rng.random()
        if dice < 0.25:
            return name_of_somebody(rng), labels
        if dice < 0.5:
            genre = rng.choice(list(self._phrasing.genres))
            return genre, labels | {"Genre": one(self._phrasing.genres[genre])}
        aside = rng.choice(self._phrasing.asides)
        return self._said(aside), labels | {question: one(answer) for question, answer in aside.sets.items()}

    def _said(self, aside: Aside) -> str:
        genres = list(self._phrasing.genres)
        return aside.text.format(name=name_of_somebody(self._rng), genre=self._rng.choice(genres))

    def _pick(self) -> Kernel:
        """Some that say nothing of the music; else half as they are written, half with every mood alike."""
        if self._rng.random() < _SILENT:
            return self._rng.choice([kernel for kernel in self._found if kernel.labels == _NOTHING])
        if self._rng.random() < 0.5:
            return self._rng.choice(self._found)
        return self._rng.choice(self._rng.choice(self._moods))

    def _framed(self, kernel: Kernel) -> str:
        phrasing = self._phrasing
        frames = phrasing.doing if kernel.is_doing else phrasing.word if kernel.is_word else phrasing.told
        if kernel.is_doing and kernel.text.split()[0].endswith("ing"):
            frames += phrasing.gerund
        return self._rng.choice(frames).format(kernel.text)

    def _with_asides(self, text: str, labels: dict[str, Weights]) -> tuple[str, dict[str, Weights]]:
        rng, genres = self._rng, list(self._phrasing.genres)
        if rng.random() < 0.1:
            genre = rng.choice(genres)
            text = rng.choice(self._phrasing.of_genre).format(text, genre)
            labels["Genre"] = one(self._phrasing.genres[genre])
        while rng.random() < 0.22:
            aside: Aside = rng.choice(self._phrasing.asides)
            text = rng.choice(self._phrasing.beside).format(text, self._said(aside))
            for question, answer in aside.sets.items():
                labels[question] = one(answer)
        return text, labels
