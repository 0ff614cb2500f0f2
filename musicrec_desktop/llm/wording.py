"""Every sentence that one or two facts allow, before names and numbers are filled in.

What holds of the facts holds of each of these sentences: whoever chooses among them, a template or a model word by
word, can say it in a thousand ways and cannot say anything else.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.recommend import Fact
from musicrec_desktop.llm.patterns import expand, expand_all
from musicrec_desktop.llm.phrases import PLAIN_SLOTS, SHARE_SLOTS, Phrases
from musicrec_desktop.llm.phrases_en import ENGLISH, adjective, ago, compared, times
from musicrec_desktop.llm.phrases_zh import CHINESE
from musicrec_desktop.llm.phrases_zh import spoken as spoken_zh
from musicrec_desktop.llm.untrusted import gbnf_literal

_KEPT_PAIRS: Final = 64
"""Pairs of kinds whose wordings are kept: a list speaks of a dozen, and all there are would take over 100 MB."""
MOST_ALIKE: Final = 2
"""Reasons of one list that may share a skeleton."""


@dataclass(frozen=True, slots=True)
class Way:
    """One way to word a reason."""

    skeleton: str
    """The sentence with slots where the values go: two reasons with the same one read alike."""
    frame: str
    """How it is built."""
    start: str
    """Its first word: two sentences in a row do not begin alike."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """One shape of a sentence over two facts, named by the parts it is made of."""

    pattern: str
    """With {a} and {b} where the parts go, and a capital {A} where the first begins the sentence."""
    first: str
    second: str
    """Which parts, as fields of Phrases."""
    is_loose: bool = False
    """The second part says by itself of what it speaks, so the first may end in anything."""


_SHAPES: Final = {
    "en": (
        _Shape("{A}, (it|this one) {b}.", "openings", "predicates"),
        _Shape("{A}[,] and {b}.", "openings", "openings"),
        _Shape("{A}, and {b}.", "nouns", "openings"),
        _Shape("{A}; {b}.", "openings", "openings", is_loose=True),
        _Shape("A {a} {b}.", "heads", "afters"),
        _Shape("A track {a} {b}.", "afters", "afters"),
        _Shape("(It|This one|This track) {a} and {b}.", "predicates", "predicates"),
        _Shape("(This one|This track) {a}, and it {b}.", "predicates", "predicates", is_loose=True),
        _Shape("{A}, and it {b}.", "clauses", "predicates", is_loose=True),
        _Shape("{A}; it {b}.", "clauses", "predicates", is_loose=True),
        _Shape("(It|This one) {a}, and {b}.", "predicates", "clauses", is_loose=True),
        _Shape("{A} {b}.", "clauses", "afters"),
        _Shape("{A}.", "clauses", "heads"),
    ),
    "zh": (
        _Shape("{A}，{b}。", "openings", "predicates"),
        _Shape("{A}，{b}。", "predicates", "predicates"),
        _Shape("这首{a}，{b}。", "predicates", "predicates"),
        _Shape("{A}，同时{b}。", "predicates", "predicates"),
        _Shape("{A}；{b}。", "predicates", "predicates"),
        _Shape("一首{a}的{b}。", "afters", "heads"),
        _Shape("{A}，它{b}。", "clauses", "predicates"),
        _Shape("{A}，{b}。", "predicates", "clauses"),
    ),
}
_SINGLE: Final = {
    "en": (("{A}.", "openings"), ("{A}.", "nouns"), ("(It|This one) {a}.", "predicates"), ("{A}.", "clauses")),
    "zh": (("{A}。", "predicates"), ("这首{a}。", "predicates"), ("{A}。", "clauses")),
}
"""Sentences over one fact."""
_TRACK: Final = {"en": ("it", "this one", "this track"), "zh": ("它", "这首")}
"""What stands for the track within a clause."""
_TABLES: Final[Mapping[str, Mapping[str, Phrases]]] = {"en": ENGLISH, "zh": CHINESE}


def key_of(fact: Fact) -> str:
    """Which phrases a fact is said with."""
    for name in ("level", "direction", "timbre", "how", "at"):
        if name in fact.values:
            return f"{fact.kind} {fact.values[name]}"
    return fact.kind


def ways_to_say(facts: Sequence[Fact], language: str = "en") -> tuple[Way, ...]:
    """Every way to word the first two facts (or the only one), in a fixed order; none without facts."""
    return ways_of_kinds(tuple(key_of(fact) for fact in facts[:2]), language)


@lru_cache(maxsize=_KEPT_PAIRS)
def ways_of_kinds(keys: tuple[str, ...], language: str) -> tuple[Way, ...]:
    """Every way to word facts of these kinds, given as `key_of` names them; Chinese for "zh", else English."""
    language = "zh" if language == "zh" else "en"
    found: dict[str, Way] = {}
    table = _TABLES[language]
    if len(keys) == 1:
        built = _over_one(table[keys[0]], language)
    elif keys:
        built = _over_two(table[keys[0]], table[keys[1]], language)
    else:
        return ()
    for frame, text in built:
        skeleton = text[:1].upper() + text[1:]
        found.setdefault(skeleton, Way(skeleton, frame, _first_word(skeleton)))
    return tuple(found.values())


def _over_one(phrases: Phrases, language: str) -> Iterator[tuple[str, str]]:
    for pattern, form in _SINGLE[language]:
        for part in _parts(phrases, form, _TRACK[language]):
            for shape in expand(pattern):
                yield pattern, _put(shape, part)


def _over_two(one: Phrases, other: Phrases, language: str) -> Iterator[tuple[str, str]]:
    for shape in _SHAPES[language]:
        for first, second in ((one, other), (other, one)):
            if not _is_open(shape, first):
                continue
            for begin, end in _fitting(shape, first, second, language):
                for pattern in expand(shape.pattern):
                    yield f"{shape.pattern} {shape.first}", _put(pattern, begin, end)


def _is_open(shape: _Shape, first: Phrases) -> bool:
    """Whether what follows the first part would be read as said of the track."""
    if shape.second == "afters" and shape.first != "heads":
        return not (first.is_closed or first.is_superlative or first.is_named)
    return shape.is_loose or not first.is_closed


def _fitting(shape: _Shape, first: Phrases, second: Phrases, language: str) -> Iterator[tuple[str, str]]:
    """The pairs of parts for a shape."""
    ends = _parts(second, shape.second, _TRACK[language][:1])  # the track was named by then: "it"
    if shape.first == "clauses" and shape.second in ("afters", "heads"):
        # the second fact is said of the track where the clause names it: "you liked this track from {year}"
        for clause in expand_all(first.clauses):
            for end in ends:
                if shape.second == "heads":
                    yield clause.replace("{o}", f"this {end}"), ""
                elif clause.endswith("{o}") and end.startswith(_PLAIN):
                    yield clause.replace("{o}", f"this track {end}"), ""
        return
    for begin in _parts(first, shape.first, _TRACK[language]):
        for end in ends:
            if begin[:2] != end[:2] if language == "zh" else _go_together(shape, begin, end):
                yield begin, end


def _go_together(shape: _Shape, begin: str, end: str) -> bool:
    if shape.first == shape.second == "afters":
        return begin.startswith(_SHORT) or (begin.startswith("you ") and end.startswith((*_PLAIN, "that ")))
    # "it sounds dark and sounds slow": the verb once more only where "it" comes once more
    return shape.first != "predicates" or shape.is_loose or begin.split(" ", 1)[0] != end.split(" ", 1)[0]


_PLAIN: Final = ("from ", "by ", "off ", "released ")
"""What a noun may be followed by in the middle of a clause about the listener: "you have never played this track at
120 bpm" would be said of the playing."""
_SHORT: Final = (*_PLAIN, "at ", "in ", "of ", "tagged ", "filed ")
"""What a noun may be followed by while more of that follows: a longer clause would swallow it."""


def _parts(phrases: Phrases, form: str, track: Sequence[str]) -> tuple[str, ...]:
    """The texts of one form, with each of the names given for the track itself."""
    texts = expand_all(getattr(phrases, form))
    return tuple(dict.fromkeys(text.replace("{o}", name) for text in texts for name in track))


def _put(pattern: str, first: str, second: str = "") -> str:
    text = pattern.replace("{A}", first).replace("{a}", first).replace("{b}", second).replace(" .", ".")
    return re.sub(r"\b([Aa]) (?=[aeio])", r"\1n ", text)


def _first_word(skeleton: str) -> str:
    return skeleton.partition(" ")[0].rstrip(",;")


_SLOT: Final = re.compile(r"\{(\w+)\}")
_ARTICLE: Final = re.compile(r"\b([Aa]) \{(\w+)\}")
_VOWEL_SOUND: Final = re.compile(r"(?:[aeio](?!ne\b|u)|un(?!i)|ur|r&b|rnb|mpb|8|11\b|18)", re.IGNORECASE)


def fill(skeleton: str, said: Mapping[str, str]) -> str:
    """The skeleton with its slots filled: "a" before a vowel made "an", a space put between Chinese and Latin.

    Braces inside a value stay what they are.
    """
    with_articles = _ARTICLE.sub(
        lambda found: f"{found[1]}{'n' if _VOWEL_SOUND.match(said[found[2]]) else ''} {{{found[2]}}}", skeleton
    )
    return _SLOT.sub(lambda slot: _spaced(said[slot[1]], with_articles, slot), with_articles)


def _spaced(value: str, skeleton: str, slot: re.Match[str]) -> str:
    before, after = skeleton[: slot.start()][-1:], skeleton[slot.end() :][:1]
    start = " " if _IDEOGRAPH.match(before) and _LETTER.match(value[:1]) else ""
    end = " " if _IDEOGRAPH.match(after) and _LETTER.match(value[-1:]) else ""
    return f"{start}{value}{end}"


_IDEOGRAPH: Final = re.compile(r"[\u4e00-\u9fff]")
_LETTER: Final = re.compile(r"[^\W_\u3040-\u30ff\u4e00-\u9fff]|%")
"""A letter, digit or percent sign of a script that is written with spaces."""


def spoken(facts: Sequence[Fact], language: str = "en") -> Mapping[str, str]:
    """The values of facts as they stand in a sentence, by the slot they fill."""
    say = spoken_zh if language == "zh" else _spoken_en
    said = dict[str, str]()
    for fact in facts:
        values = say(fact)
        if not values.keys().isdisjoint(said):  # one value would stand where the other belongs
            raise InvariantError(f"two facts with one slot: {facts}")
        said.update(values)
    return said


def _spoken_en(fact: Fact) -> Mapping[str, str]:
    values = fact.values
    said = {name: str(values[name]) for name in PLAIN_SLOTS if name in values and "title" not in values}
    if "plays" in values:
        said["times"] = times(int(values["plays"]))
    if "days" in values:
        said["ago"] = ago(int(values["days"]))
    if fact.kind in SHARE_SLOTS:
        said[SHARE_SLOTS[fact.kind]] = f"{values['percent']}%"
    if "title" in values:
        by = f" by {values['artist']}" if values["artist"] else ""
        said["other"] = f"“{values['title']}”{by}"
    if "album" in values:
        said["album"] = f"“{values['album']}”"
    if "mood" in values:
        said["mood"] = adjective(str(values["mood"]))
        said["more_mood"], said["most_mood"] = compared(str(values["mood"]))
    if "previous" in values:
        said["before"] = f"“{values['previous']}”"
    return said


def grammar_of(texts: Sequence[str]) -> str:
    """A GBNF grammar of exactly these texts, as a tree of what they have in common.

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

    top = rule(sorted(set(texts)))
    return "\n".join([f"root ::= {top}", *rules])
