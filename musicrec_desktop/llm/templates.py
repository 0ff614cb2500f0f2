"""Which facts a reason speaks of, and reasons without a model. No two of a list share a skeleton more than twice."""

import hashlib
from collections import Counter
from collections.abc import Sequence
from typing import Final

from musicrec_desktop.domain.recommend import Fact
from musicrec_desktop.llm.phrases import MATTERS
from musicrec_desktop.llm.variety import Variety
from musicrec_desktop.llm.wording import fill, spoken, ways_to_say

NOTHING_TO_SAY: Final = {
    "en": "It is here because the rest of the list asked for it.",
    "zh": "它在这里，是因为与整张歌单相合。",
}
_TIRED: Final = 0.72
"""What is left of a fact's weight each time its kind was already spoken of in the list."""


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
    if _names(one) & _names(other):
        return True
    return one.kind == other.kind or any({one.kind, other.kind} <= matter for matter in MATTERS)


def _names(fact: Fact) -> set[object]:
    """Tracks and artists it names: a reason names none twice."""
    return {fact.values[name] for name in ("title", "previous", "artist") if fact.values.get(name)}


def template_rationale(facts: Sequence[Fact], language: str = "en", used: Variety | None = None) -> str:
    """One sentence from the one or two facts given; which wording depends on the facts and on what was used."""
    ways = ways_to_say(facts, language)
    if not ways:
        return NOTHING_TO_SAY["zh" if language == "zh" else "en"]
    used = Variety() if used is None else used
    fitting = used.open(ways) or ways
    way = fitting[int.from_bytes(hashlib.sha256(repr(facts).encode()).digest()[:4], "big") % len(fitting)]
    used.use(way)
    return fill(way.skeleton, spoken(facts[:2], language))
