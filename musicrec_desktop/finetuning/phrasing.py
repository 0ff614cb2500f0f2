"""How a request may be put: frames around what a listener says, things said beside it, and slips of the keyboard."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from types import MappingProxyType
from typing import Any, Final

_FOLDER: Final = Path(__file__).parent / "requests"


@dataclass(frozen=True, slots=True)
class Aside:
    """Something said beside the situation."""

    text: str
    sets: Mapping[str, str]
    """Questions it answers."""


@dataclass(frozen=True, slots=True)
class Phrasing:
    """The frames of one language. `{}` is the place of what is said."""

    told: tuple[str, ...]
    doing: tuple[str, ...]
    gerund: tuple[str, ...]
    """For what is done, where it is a verb."""
    word: tuple[str, ...]
    with_wish: tuple[str, ...]
    """{0} the situation, {1} the wish."""
    after: tuple[str, ...]
    """Rest after {0}, something done."""
    asides: tuple[Aside, ...]
    beside: tuple[str, ...]
    """{0} what is said, {1} the aside."""
    of_genre: tuple[str, ...]
    """{0} what is said, {1} a genre."""
    genres: Mapping[str, str]
    """Its words for genres, each with the family that answers for it."""


@cache
def phrasing(language: str) -> Phrasing:
    """The frames of a language, from its file."""
    read: dict[str, Any] = tomllib.loads((_FOLDER / f"frames_{language}.toml").read_text("utf-8"))

    def lines(name: str) -> tuple[str, ...]:
        return tuple(read.get(name, "").strip().splitlines())

    asides = tuple(
        Aside(entry["text"], MappingProxyType({name: value for name, value in entry.items() if name != "text"}))
        for entry in read["asides"]
    )
    return Phrasing(
        told=lines("told"),
        doing=lines("doing"),
        gerund=lines("gerund"),
        word=lines("word"),
        with_wish=lines("with_wish"),
        after=lines("after"),
        asides=asides,
        beside=lines("beside"),
        of_genre=lines("of_genre"),
        genres=MappingProxyType(read["genres"]),
    )


def mistyped(text: str, rng: Random) -> str:
    """The text with one slip: letters swapped, dropped or doubled."""
    places = [at for at in range(1, len(text) - 1) if text[at].isalpha() and text[at + 1].isalpha()]
    if not places:
        return text
    at = rng.choice(places)
    slip = rng.randrange(3)
    if slip == 0:
        return text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    if slip == 1:
        return text[:at] + text[at + 1 :]
    return text[:at] + text[at] + text[at:]


def shortened(text: str, rng: Random) -> str:
    """The text without one of its words, as in a hurry; a short text stays."""
    words = text.split(" ")
    if len(words) < 5:
        return text
    del words[rng.randrange(len(words))]
    return " ".join(words)


def cased(text: str, rng: Random) -> str:
    """As people type: mostly small letters or as in a book, sometimes shouted, sometimes without apostrophes."""
    dice = rng.random()
    if dice < 0.35:
        text = text.lower()
    elif dice < 0.7:
        text = text[:1].upper() + text[1:]
    elif dice < 0.73:
        text = text.upper()
    return text.replace("'", "") if rng.random() < 0.15 else text


@cache
def _names() -> tuple[str, ...]:
    return tuple((_FOLDER / "names.txt").read_text("utf-8").split("\n")[:-1])


def name_of_somebody(rng: Random) -> str:
    """An artist's name: well-known ones, and made-up ones that look like words."""
    return rng.choice(_names())
