"""Sentences built from facts: all the ways to say two of them, as templates or as a grammar for a model.

The grammar's terminals are the facts and the phrases between them, so what a model writes holds by construction; it
chooses the order, the shape of the sentence and the words.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.domain.recommend import Fact
from musicrec_desktop.llm.phrases_en import ENGLISH, HOW, MOOD_WORDS, ago, count, times
from musicrec_desktop.llm.untrusted import gbnf_literal

MOST_ALIKE: Final = 2
"""Reasons of one list that may share a skeleton."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One way to word a reason."""

    text: str
    skeleton: str
    """The sentence without the values: two reasons with the same one read alike."""
    frame: str = ""
    """How it is built."""
    start: str = ""
    """What it begins with, where two sentences in a row must not begin alike."""


def key_of(fact: Fact) -> str:
    """Which phrases a fact is said with."""
    for name in ("level", "direction", "timbre"):
        if name in fact.values:
            return f"{fact.kind} {fact.values[name]}"
    return fact.kind


def spoken(fact: Fact) -> Mapping[str, str]:
    """The values of a fact as they stand in an English sentence."""
    said = {name: str(value) for name, value in fact.values.items()}
    if "plays" in fact.values:
        said["plays_noun"] = count(int(fact.values["plays"]))
        said["times"] = times(int(fact.values["plays"]))
    if "days" in fact.values:
        said["ago"] = ago(int(fact.values["days"]))
    if "title" in fact.values:
        by = f" by {fact.values['artist']}" if fact.values["artist"] else ""
        said["other"] = f"“{fact.values['title']}”{by}"
    if "how" in fact.values:
        said["how"] = HOW[str(fact.values["how"])]
    if "mood" in fact.values:
        said["mood"] = MOOD_WORDS.get(said["mood"], said["mood"])
    if "previous" in fact.values:
        said["before"] = f"“{fact.values['previous']}”"
    return said


_SLOT: Final = re.compile(r"\{(\w+)\}")


def fill(phrase: str, said: Mapping[str, str]) -> str:
    """The phrase with its slots filled. Braces inside a value stay what they are."""
    return _SLOT.sub(lambda slot: said[slot.group(1)], phrase)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@dataclass(frozen=True, slots=True)
class _Shape:
    """One shape of a sentence over two facts: {A} opens it, {b} ends it."""

    frame: str
    has_opening: bool
    """The first fact is said as an opening, not as a predicate."""
    ends_open: bool
    """The second one too."""
    needs_open: bool
    """The first must not end in a clause of its own."""
    start: str = ""


_SHAPES: Final = (
    _Shape("{A}, it {b}.", has_opening=True, ends_open=False, needs_open=True),
    _Shape("{A}; {b}.", has_opening=True, ends_open=True, needs_open=False),
    _Shape("{A}, and {b}.", has_opening=True, ends_open=True, needs_open=True),
    _Shape("It {a} and {b}.", has_opening=False, ends_open=False, needs_open=True, start="It"),
    _Shape("This one {a}, and it {b}.", has_opening=False, ends_open=False, needs_open=False),
)
_SINGLE: Final = (
    _Shape("{A}.", has_opening=True, ends_open=False, needs_open=False),
    _Shape("It {a}.", has_opening=False, ends_open=False, needs_open=False, start="It"),
)


def _frame(shape: _Shape, first: str, second: str = "") -> str:
    return fill(shape.frame, {"a": first, "A": _capital(first), "b": second})


def sentences(facts: Sequence[Fact]) -> list[Sentence]:
    """Every English sentence over the first two facts (or the only one), in a fixed order; none without facts.

    Most have no subject: they stand beside the track they speak of, and a list in which each line begins with "this
    track" tires.
    """
    if not facts:
        return []
    if len(facts) == 1:
        said = spoken(facts[0])
        return [
            Sentence(_frame(shape, fill(phrase, said)), _frame(shape, phrase), shape.frame, shape.start)
            for shape in _SINGLE
            for phrase in _said(facts[0], as_opening=shape.has_opening)
        ]
    return [
        Sentence(
            _frame(shape, fill(start, spoken(first)), fill(end, spoken(second))),
            _frame(shape, start, end),
            shape.frame,
            shape.start,
        )
        for shape, first, second in _arrangements(facts)
        for start in _said(first, as_opening=shape.has_opening)
        for end in _said(second, as_opening=shape.ends_open)
    ]


def _arrangements(facts: Sequence[Fact]) -> Iterator[tuple[_Shape, Fact, Fact]]:
    """What weighs more is said first, unless the shape does not allow it there."""
    one, other = facts[:2]
    for shape in _SHAPES:
        for first, second in ((one, other), (other, one)):
            if not (shape.needs_open and ENGLISH[key_of(first)].is_closed):
                yield shape, first, second
                break


def _said(fact: Fact, *, as_opening: bool) -> tuple[str, ...]:
    ways = ENGLISH[key_of(fact)]
    return ways.openings if as_opening else ways.predicates


def grammar_of(choices: Sequence[Sentence]) -> str:
    """A GBNF grammar of exactly these sentences, as a tree of what they have in common.

    A tree, not a list: llama.cpp follows every alternative that is still open at each token, and a list of hundreds of
    sentences with the same beginning would cost more than the model.
    """
    rules: list[str] = []

    def rule(texts: list[str]) -> str:
        name = f"r{len(rules)}"
        rules.append("")
        groups: dict[str, list[str]] = {}
        for text in texts:
            word, gap, rest = text.partition(" ")
            groups.setdefault(word + gap, []).append(rest)
        ways = []
        for word, rests in groups.items():
            ends = sorted({rest for rest in rests if rest})
            if len(ends) == 1:  # one way on: no rule of its own
                ways.append(gbnf_literal(word + ends[0]))
            else:
                ways.append(gbnf_literal(word) + (f" {rule(ends)}" if ends else ""))
        rules[int(name[1:])] = f"{name} ::= {' | '.join(ways)}"
        return name

    top = rule(sorted({choice.text for choice in choices}))
    return "\n".join([f"root ::= {top}", *rules])


class Variety:
    """What a list has said so far, so that no three reasons read alike and no two neighbours are built alike."""

    def __init__(self) -> None:
        self._used: Counter[str] = Counter()
        self._frames: Counter[str] = Counter()
        self._last = Sentence("", "")

    def open(self, ways: Sequence[Sentence]) -> list[Sentence]:
        """What may come next: skeletons used twice are out, and the last frame and start while others are left.

        Of the rest, the frames used least: a small model left to itself begins every second sentence alike.
        """
        fresh = [way for way in ways if self._used[way.skeleton] < MOST_ALIKE]
        other = [
            way for way in fresh if way.frame != self._last.frame and (not way.start or way.start != self._last.start)
        ]
        least = min((self._frames[way.frame] for way in other), default=0)
        return [way for way in other if self._frames[way.frame] == least] or fresh

    def use(self, way: Sentence) -> None:
        """This sentence was said."""
        self._used[way.skeleton] += 1
        self._frames[way.frame] += 1
        self._last = way
