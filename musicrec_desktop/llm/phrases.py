"""The parts a fact may be said in: what a table of phrases gives for each kind of fact."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Phrases:
    """The ways to say one kind of fact, as patterns. A form that the language has no use for stays empty."""

    openings: tuple[str, ...]
    """Before or after a comma, of the track, without a verb: "from {year}"."""
    predicates: tuple[str, ...]
    """After "it": "came out in {year}"."""
    afters: tuple[str, ...] = ()
    """Right behind a noun for the track, without a comma: "a track" "you have never played"."""
    nouns: tuple[str, ...] = ()
    """The track itself: "one of your likes"."""
    heads: tuple[str, ...] = ()
    """The track as a noun without its article: "{genre} track"."""
    clauses: tuple[str, ...] = ()
    """A whole clause about the listener, with {o} for the track: "you liked {o}"."""
    is_closed: bool = False
    """It ends in a clause about something else: what follows must say of what it speaks."""
    is_named: bool = False
    """It ends in a name: what follows without a comma would be read as said of that name."""
    is_superlative: bool = False
    """It compares with a set: what follows without a comma would be read as narrowing that set."""


MATTERS: Final = (
    frozenset({"neighbour", "taste", "likeness"}),
    frozenset({"artist", "by", "asked", "album"}),
    frozenset({"lively", "energy", "fit", "extreme"}),
    frozenset({"fit", "toward"}),
    frozenset({"fit", "taste", "likeness"}),
    frozenset({"step", "toward", "transition"}),
    frozenset({"tempo", "transition"}),
    frozenset({"history", "novelty", "artist"}),
    frozenset({"liked", "novelty"}),
    frozenset({"lively", "step", "toward"}),
)
"""Kinds of fact that speak of the same matter: a reason takes one of them."""

SHARE_SLOTS: Final[Mapping[str, str]] = {"lively": "percent", "likeness": "near", "taste": "top", "fit": "close"}
"""Kinds of fact whose share of the library is told, each in a slot of its own: two shares may stand in a sentence."""

PLAIN_SLOTS: Final = ("artist", "genre", "year", "bpm", "step", "db", "key")
"""Values that stand in a sentence as they are, under their own name."""
