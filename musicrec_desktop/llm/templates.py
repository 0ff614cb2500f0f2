"""Reasons without a model, in English and Chinese. No two reasons of a list share a skeleton more than twice."""

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import permutations
from typing import Final

from musicrec_desktop.domain.recommend import Fact
from musicrec_desktop.llm.phrases_zh import CHINESE, FRAMES, MOOD_NAMES, key_name
from musicrec_desktop.llm.phrases_zh import HOW as HOW_ZH
from musicrec_desktop.llm.phrases_zh import ago as ago_zh
from musicrec_desktop.llm.wording import Sentence, Variety, fill, key_of, sentences

NOTHING_TO_SAY: Final = {
    "en": "It is here because the rest of the list asked for it.",
    "zh": "它在这里，是因为与整张歌单相合。",
}
_TIRED: Final = 0.72
"""What is left of a fact's weight each time its kind was already spoken of in the list."""
_MATTERS: Final = (
    frozenset({"neighbour", "taste", "likeness"}),
    frozenset({"artist", "by", "asked"}),
    frozenset({"lively", "energy", "fit", "extreme"}),
    frozenset({"fit", "toward"}),
    frozenset({"fit", "taste"}),
    frozenset({"step", "toward", "transition"}),
    frozenset({"tempo", "transition"}),
    frozenset({"history", "novelty", "artist"}),
)
"""Kinds of fact that speak of the same matter: a reason takes one of them."""


def pick_facts(facts: Sequence[Fact], spoken_of: Counter[str]) -> tuple[Fact, ...]:
    """The two facts to speak of: heavy ones, on different matters, of kinds not worn out by the list so far."""
    ordered = sorted(facts, key=lambda fact: -fact.weight * _TIRED ** spoken_of[fact.kind])
    if not ordered:
        return ()
    first = ordered[0]
    second = next((fact for fact in ordered[1:] if not _overlap(first, fact)), None)
    chosen = (first,) if second is None else (first, second)
    spoken_of.update(fact.kind for fact in chosen)
    return chosen


def _overlap(one: Fact, other: Fact) -> bool:
    if _tracks_named(one) & _tracks_named(other):
        return True
    return one.kind == other.kind or any({one.kind, other.kind} <= matter for matter in _MATTERS)


def choices(facts: Sequence[Fact], language: str) -> list[Sentence]:
    """Every way to say these one or two facts."""
    return _chinese(facts) if language == "zh" else sentences(facts)


def template_rationale(facts: Sequence[Fact], language: str = "en", used: Variety | None = None) -> str:
    """One sentence from the one or two facts given; which wording depends on the facts and on what was used."""
    used = Variety() if used is None else used
    ways = choices(facts, language)
    if not ways:
        return NOTHING_TO_SAY["zh" if language == "zh" else "en"]
    start = int.from_bytes(hashlib.sha256(repr(facts).encode()).digest()[:4], "big") % len(ways)
    turned = ways[start:] + ways[:start]
    way = (used.open(turned) or turned)[0]
    used.use(way)
    return way.text


def _tracks_named(fact: Fact) -> set[object]:
    return {fact.values[name] for name in ("title", "previous") if name in fact.values}


def _chinese(facts: Sequence[Fact]) -> list[Sentence]:
    if not facts:
        return []
    if len(facts) == 1:
        said = _spoken_zh(facts[0])
        return [
            Sentence(fill(frame, {"a": fill(phrase, said)}), fill(frame, {"a": phrase}), frame)
            for frame in ("{a}。", "这首{a}。")
            for phrase in CHINESE[key_of(facts[0])]
        ]
    return [
        Sentence(
            fill(frame, {"a": fill(first, _spoken_zh(one)), "b": fill(second, _spoken_zh(other))}),
            fill(frame, {"a": first, "b": second}),
            frame,
            f"{key_of(one)}: {first}",
        )
        for one, other in permutations(facts[:2])
        for frame in FRAMES
        for first in CHINESE[key_of(one)]
        for second in CHINESE[key_of(other)]
    ]


def _spoken_zh(fact: Fact) -> Mapping[str, str]:
    said = {name: str(value) for name, value in fact.values.items()}
    if "days" in fact.values:
        said["ago"] = ago_zh(int(fact.values["days"]))
    if "title" in said:
        artist = said["artist"]
        said["other"] = f"《{said['title']}》（{artist}）" if artist else f"《{said['title']}》"
    if "how" in said:
        said["how"] = HOW_ZH[said["how"]]
    if "previous" in said:
        said["before"] = f"《{said['previous']}》"
    if "key" in said:
        said["key"] = key_name(said["key"])
    if "mood" in said:
        said["mood"] = MOOD_NAMES.get(said["mood"], said["mood"])
    return said
