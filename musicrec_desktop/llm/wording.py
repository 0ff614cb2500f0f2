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
from musicrec_desktop.llm.phrases_en import ENGLISH, HOW, SUBJECTS, ago, count, times
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
    subject: str = ""


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
    if fact.kind == "neighbour":
        by = f" by {fact.values['artist']}" if fact.values["artist"] else ""
        said["other"] = f"“{fact.values['title']}”{by}"
        said["how"] = HOW[str(fact.values["how"])]
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
    """One shape of a sentence over two facts."""

    frame: str
    """{S} and {s}: the subject with a capital and without; {a} and {b}: what is said of the two facts."""
    has_opening: bool
    """The first fact is said as an opening, not as a predicate."""
    needs_open: bool
    """The first predicate must not end in a clause of its own."""
    subjects: tuple[str, ...] = SUBJECTS


_SHAPES: Final = (
    _Shape("{A}, {s} {b}.", has_opening=True, needs_open=False),
    _Shape("{S} {a} and {b}.", has_opening=False, needs_open=True),
    _Shape("{S} {a}, and it {b}.", has_opening=False, needs_open=False),
    _Shape("{S}, {a}, {b}.", has_opening=True, needs_open=True, subjects=SUBJECTS[1:]),
)


def _frame(shape: _Shape, subject: str, first: str, second: str) -> str:
    said = {"S": subject, "s": subject[:1].lower() + subject[1:], "a": first, "A": _capital(first), "b": second}
    return fill(shape.frame, said)


def sentences(facts: Sequence[Fact]) -> list[Sentence]:
    """Every English sentence over the first two facts (or the only one), in a fixed order; none without facts."""
    if not facts:
        return []
    if len(facts) == 1:
        said = spoken(facts[0])
        return [
            Sentence(f"{subject} {fill(phrase, said)}.", f"{subject} {phrase}.", "", subject)
            for phrase in ENGLISH[key_of(facts[0])].predicates
            for subject in SUBJECTS
        ]
    return [
        Sentence(
            _frame(shape, subject, fill(start, spoken(first)), fill(end, spoken(second))),
            _frame(shape, subject, start, end),
            shape.frame,
            subject,
        )
        for shape, first, second in _arrangements(facts)
        for subject in shape.subjects
        for start in _starts(shape, first)
        for end in ENGLISH[key_of(second)].predicates
    ]


def _arrangements(facts: Sequence[Fact]) -> Iterator[tuple[_Shape, Fact, Fact]]:
    for shape in _SHAPES:
        for first, second in ((facts[0], facts[1]), (facts[1], facts[0])):
            if not (shape.needs_open and ENGLISH[key_of(first)].is_closed):
                yield shape, first, second


def _starts(shape: _Shape, fact: Fact) -> tuple[str, ...]:
    ways = ENGLISH[key_of(fact)]
    return ways.openings if shape.has_opening else ways.predicates


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
        self._last = ("", "")

    def open(self, ways: Sequence[Sentence]) -> list[Sentence]:
        """What may come next: skeletons used twice are out, and the last frame and subject while others are left."""
        fresh = [way for way in ways if self._used[way.skeleton] < MOST_ALIKE]
        other = [way for way in fresh if way.frame != self._last[0] and way.subject != self._last[1]]
        return other or fresh

    def use(self, way: Sentence) -> None:
        """This sentence was said."""
        self._used[way.skeleton] += 1
        self._last = (way.frame, way.subject)
