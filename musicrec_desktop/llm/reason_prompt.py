"""What a model is told when it words a reason: kinds of facts with slots, never a name or a number of the library.

So no text of a tag reaches the prompt, a sentence is good for every track with the same kinds of facts, and the prompt
is short. An adapter is trained on exactly this form.
"""

from collections.abc import Sequence
from typing import Final

import numpy as np

from musicrec_desktop.domain.recommend import Fact
from musicrec_desktop.llm.phrases import MATTERS
from musicrec_desktop.llm.wording import Way, key_of, ways_of_kinds

NOTES: Final = {
    "liked": "you liked it",
    "history": "played {times}, last {ago}",
    "novelty": "never played",
    "artist": "by {artist}, artist played {times}",
    "asked": "by {artist}, artist asked for",
    "by": "by {artist}",
    "album": "from the album {album}",
    "neighbour liked": "close to {other}, which you liked",
    "neighbour finished": "close to {other}, which you finished",
    "likeness": "nearest {near} in sound to {other}",
    "taste": "nearest {top} in sound to what you finish",
    "fit": "among the {close} that sound {most_mood}",
    "genre": "genre {genre}",
    "year": "from {year}",
    "tempo": "tempo {bpm} bpm",
    "energy low": "low energy",
    "energy medium": "medium energy",
    "energy high": "high energy",
    "lively low": "gentler than {percent} of library",
    "lively high": "livelier than {percent} of library",
    "extreme low": "gentlest of this list",
    "extreme high": "liveliest of this list",
    "step up": "more energy than {before}",
    "step down": "less energy than {before}",
    "toward": "{more_mood} than {before}",
    "key": "key {key}",
    "timbre dark": "dark timbre",
    "timbre bright": "bright timbre",
    "dynamics": "{db} dB from quiet to loud",
    "acoustic": "sounds acoustic",
    "instrumental": "sounds instrumental",
    "danceable": "sounds danceable",
    "transition same": "same tempo as {before}",
    "transition up": "{step} bpm faster than {before}",
    "transition down": "{step} bpm slower than {before}",
    "place first": "first of this list",
    "place last": "last of this list",
}
"""Each kind of fact as a note for the model, by the key it is worded with."""

_ASKS: Final = {"en": "Reason:", "zh": "理由："}
_ALONE: Final = 0.1
"""Share of examples over one fact."""


def reason_prompt(facts: Sequence[Fact], language: str = "en") -> str:
    """The prompt for the first two facts; the answer begins right behind it."""
    return _prompt([key_of(fact) for fact in facts[:2]], language)


def answer_of(way: Way, language: str = "en") -> str:
    """A wording as the model is to write it behind the prompt."""
    return way.skeleton if language == "zh" else f" {way.skeleton}"


def _prompt(keys: Sequence[str], language: str) -> str:
    return f"Facts: {'; '.join(NOTES[key] for key in keys)}\n{_ASKS[language]}"


def reason_examples(language: str, seed: int, n: int) -> tuple[tuple[str, str], ...]:
    """`n` pairs (prompt, answer) to train an adapter on: evenly over pairs of kinds, then frames, then wordings."""
    rng = np.random.default_rng(seed)
    keys, examples = tuple(NOTES), list[tuple[str, str]]()
    while len(examples) < n:
        one, other = (keys[int(at)] for at in rng.choice(len(keys), 2, replace=False))
        kinds = {one.split()[0], other.split()[0]}
        if len(kinds) == 1 or any(kinds <= matter for matter in MATTERS):
            continue
        chosen = (one,) if rng.random() < _ALONE else (one, other)
        ways = ways_of_kinds(chosen, language)
        frames = sorted({way.frame for way in ways})
        frame = frames[int(rng.integers(len(frames)))]
        fitting = [way for way in ways if way.frame == frame]
        examples.append((_prompt(chosen, language), answer_of(fitting[int(rng.integers(len(fitting)))], language)))
    return tuple(examples)
