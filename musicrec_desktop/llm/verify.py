"""A second look at every sentence of the model: whatever it names, counts or claims must stand in a fact."""

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

from musicrec_desktop.domain.recommend import Fact
from musicrec_desktop.llm.phrases_en import ENGLISH
from musicrec_desktop.llm.wording import spoken

_LONGEST: Final = 320
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")
_NAME: Final = re.compile(r"(?<![\w'’])[^\W\d_a-z][\w'’\-]*")
_QUOTED: Final = re.compile(r"“([^”]*)”|\"([^\"]*)\"|«([^»]*)»")
_NUMBER_WORDS: Final = re.compile(
    r"\b(three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|million)\b", re.IGNORECASE
)
_PRAISE: Final = re.compile(
    r"\b(amazing|awesome|beautiful\w*|best|brilliant|classic|excellent|fantastic|favou?rite|gorgeous|great|incredible|"
    r"legendary|lovely|masterpiece|perfect\w*|stunning|superb|wonderful|must-?(?:hear|listen))\b",
    re.IGNORECASE,
)
_CLAIMS: Final = (
    # (what is claimed, facts that may carry it)
    (re.compile(r"\b(dis)?lik(?:e|ed|es|ing)\b(?!\s+(?:a|an|the|this)\b)", re.IGNORECASE), ("liked", "neighbour")),
    (re.compile(r"\b(?:love|loved|loves|adore\w*|enjoy\w*)\b", re.IGNORECASE), ()),
    (re.compile(r"\b(?:un)?play(?:s|ed|ing)?\b", re.IGNORECASE), ("history", "novelty", "artist", "neighbour")),
    (re.compile(r"\bask(?:s|ed)?\b", re.IGNORECASE), ("asked",)),
    (re.compile(r"\b(?:finish\w*|to the end|skip\w*)\b", re.IGNORECASE), ("taste", "neighbour")),
    (
        re.compile(r"\b(?:once|twice|yesterday|today|ago|never|first)\b", re.IGNORECASE),
        ("history", "artist", "novelty"),
    ),
)


def find_faults(text: str, facts: Sequence[Fact]) -> tuple[str, ...]:
    """What in an English sentence does not trace to these facts, each with why; () when all of it does."""
    if not text.strip():
        return ("nothing was written",)
    faults = list(_form(text))
    said = [spoken(fact) for fact in facts]
    names = [value for values in said for value in values.values()]
    rest = text
    for name in sorted(
        names, key=len, reverse=True
    ):  # a name may hold numbers, quotes, praise: it is quoted, not claimed
        if len(name) > 1:
            rest = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", rest, flags=re.IGNORECASE)
    numbers = {number for name in names for number in _NUMBER.findall(name)}
    numbers |= {"100"} if any({"energy", "percent", "brightness"} & set(fact.values) for fact in facts) else set()
    faults += [f"{number}: in no fact" for number in _NUMBER.findall(rest) if number not in numbers]
    faults += [f"{word.group()}: in no fact" for word in _NUMBER_WORDS.finditer(rest)]
    for quoted in _QUOTED.finditer(rest):
        inner = next((group for group in quoted.groups() if group is not None), "").strip()
        if inner:
            faults.append(f"{inner}: in no fact")
    faults += [
        f"{name.group()}: in no fact"
        for name in _NAME.finditer(rest)
        if _is_inside(name.start(), rest) or name.group().casefold() not in _openers()
    ]
    kinds = {fact.kind for fact in facts}
    faults += [
        f"{claim.group()}: claimed without a fact"
        for pattern, carriers in _CLAIMS
        if not kinds & set(carriers)
        for claim in pattern.finditer(rest)
    ]
    faults += [f"{praise.group()}: praise" for praise in _PRAISE.finditer(rest)]
    return tuple(dict.fromkeys(faults))


@cache
def _openers() -> frozenset[str]:
    """Words a sentence may begin with: those of the phrases, and plain ones. Any other capital is a name."""
    phrases = (text for ways in ENGLISH.values() for text in (*ways.openings, *ways.predicates))
    plain = "a an and as because here it its like since so the this that these though when while with you your"
    return frozenset(f"{' '.join(phrases)} {plain}".casefold().replace(",", " ").split())


def _form(text: str) -> list[str]:
    faults = []
    if "\n" in text or "\r" in text:
        faults.append("more than one line")
    if len(text) > _LONGEST:
        faults.append("too long")
    if not text.rstrip().endswith((".", "…", "!")):
        faults.append("an unfinished sentence")
    return faults


def _is_inside(at: int, text: str) -> bool:
    """The capital at this place does not merely begin the sentence."""
    return bool(text[:at].strip(" “\"'("))
