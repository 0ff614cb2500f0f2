"""How a fact may be said in English: as an opening ("Still unplayed, it ...") or a predicate ("It is still unplayed").

Any opening or predicate of one fact goes with any of another. `{name}` stands for a value of the fact.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Phrases:
    """The ways to say one kind of fact."""

    openings: tuple[str, ...]
    predicates: tuple[str, ...]
    is_closed: bool = False
    """A predicate ends in a clause of its own: another one is joined with ", and it"."""


ENGLISH: Final[Mapping[str, Phrases]] = {
    "liked": Phrases(
        ("already liked by you", "one of your likes"),
        ("already has your like", "is one of your likes", "carries your like"),
    ),
    "history": Phrases(
        ("with {plays_noun} so far", "last played {ago}", "played {times} so far"),
        ("was last played {ago}", "has been played {times} so far", "last came up {ago}"),
    ),
    "novelty": Phrases(
        ("still unplayed", "not played here so far"),
        ("has not been played here yet", "is still unplayed", "waits for its first play"),
    ),
    "artist": Phrases(
        ("by {artist}, whom you have played {times}", "from {artist}, played {times} so far"),
        (
            "comes from {artist}, whom you have played {times}",
            "is by {artist}, whom you have played {times}",
            "is the work of {artist}, whom you have played {times}",
        ),
        is_closed=True,
    ),
    "asked": Phrases(
        ("by {artist}, whom you asked for", "from {artist}, as asked"),
        ("is by {artist}, whom you asked for", "comes from {artist}, as asked"),
        is_closed=True,
    ),
    "likeness": Phrases(
        (
            "among the {percent} % of your tracks nearest in sound to {other}",
            "nearer in sound to {other} than most of your library",
        ),
        (
            "is among the {percent} % of your tracks nearest in sound to {other}",
            "sounds nearer to {other} than most of your library",
        ),
    ),
    "by": Phrases(("by {artist}", "from {artist}"), ("is by {artist}", "comes from {artist}")),
    "neighbour": Phrases(
        (
            "close in sound to {other}, which you {how}",
            "akin in sound to {other}, which you {how}",
        ),
        (
            "sounds close to {other}, which you {how}",
            "is close in sound to {other}, which you {how}",
            "sounds akin to {other}, which you {how}",
        ),
        is_closed=True,
    ),
    "taste": Phrases(
        ("within the {percent} % of your library closest to what you finish",),
        (
            "belongs to the {percent} % of your library closest to what you finish",
            "is among the {percent} % of your tracks nearest to what you finish",
        ),
        is_closed=True,
    ),
    "genre": Phrases(
        ("tagged {genre}", "filed under {genre}"),
        ("is tagged {genre}", "carries the tag {genre}", "is filed under {genre}"),
    ),
    "year": Phrases(
        ("released in {year}", "a release of {year}"),
        ("came out in {year}", "dates from {year}", "is from {year}"),
    ),
    "tempo": Phrases(
        ("at {bpm} bpm", "with a pulse of {bpm} bpm"),
        ("runs at {bpm} bpm", "moves at {bpm} bpm", "keeps a pulse of {bpm} bpm"),
    ),
    "energy low": Phrases(
        ("low in energy at {energy} out of 100", "quiet at an energy of {energy} out of 100"),
        ("stays low in energy at {energy} out of 100", "keeps its energy down at {energy} out of 100"),
    ),
    "energy medium": Phrases(
        ("midway in energy at {energy} out of 100",),
        ("keeps to the middle in energy, at {energy} out of 100",),
    ),
    "energy high": Phrases(
        ("high in energy at {energy} out of 100", "lively at an energy of {energy} out of 100"),
        ("runs high in energy at {energy} out of 100", "pushes its energy to {energy} out of 100"),
    ),
    "lively low": Phrases(
        ("gentler than {percent} % of your library", "lower in energy than {percent} % of your tracks"),
        ("is gentler than {percent} % of your library", "has less energy than {percent} % of your tracks"),
    ),
    "lively high": Phrases(
        ("livelier than {percent} % of your library", "higher in energy than {percent} % of your tracks"),
        ("is livelier than {percent} % of your library", "has more energy than {percent} % of your tracks"),
    ),
    "extreme low": Phrases(
        ("the gentlest of this list", "the quiet end of this list"),
        ("is the gentlest of this list", "holds the quiet end of this list"),
    ),
    "extreme high": Phrases(
        ("the liveliest of this list", "the peak of this list"),
        ("is the liveliest of this list", "marks the peak of this list"),
    ),
    "step up": Phrases(
        ("a step up in energy from {before}", "livelier than {before}"),
        ("steps up in energy from {before}", "picks up after {before}", "goes beyond {before} in energy"),
    ),
    "step down": Phrases(
        ("a step down in energy from {before}", "gentler than {before}"),
        ("steps down in energy from {before}", "eases off after {before}", "stays below {before} in energy"),
    ),
    "toward": Phrases(
        ("nearer to {mood} than {before}", "a step from {before} towards {mood}"),
        ("moves from {before} towards {mood}", "sounds nearer to {mood} than {before}"),
    ),
    "fit": Phrases(
        (
            "among the {percent} % of your library nearest to {mood} by sound",
            "one of the {percent} % that come nearest to {mood} in your library",
        ),
        (
            "belongs to the {percent} % of your library nearest to {mood} by sound",
            "is among the {percent} % of your tracks that sound most {mood}",
            "counts among your {percent} % nearest to {mood} by sound",
        ),
    ),
    "key": Phrases(("in {key}",), ("is in {key}", "stays around {key}")),
    "timbre dark": Phrases(
        ("dark in timbre at a brightness of {brightness} out of 100",),
        ("keeps a dark timbre at {brightness} out of 100 for brightness",),
    ),
    "timbre bright": Phrases(
        ("bright in timbre at {brightness} out of 100",),
        ("has a bright timbre at {brightness} out of 100",),
    ),
    "dynamics": Phrases(
        ("with {db} dB from quiet to loud",),
        ("moves {db} dB between its quiet and its loud parts", "has {db} dB from quiet to loud"),
    ),
    "acoustic": Phrases(
        ("mostly acoustic at {percent} out of 100",),
        ("measures {percent} out of 100 as acoustic", "comes out at {percent} out of 100 for acoustic sound"),
    ),
    "instrumental": Phrases(
        ("instrumental at {percent} out of 100 by its sound",),
        ("measures {percent} out of 100 as instrumental", "comes out at {percent} out of 100 for instrumental sound"),
    ),
    "danceable": Phrases(
        ("danceable at {percent} out of 100",),
        ("measures {percent} out of 100 for dancing", "comes out at {percent} out of 100 for dancing"),
    ),
    "transition same": Phrases(
        ("level in tempo with {before}",),
        ("keeps the tempo of {before}", "carries on at the tempo of {before}"),
    ),
    "transition up": Phrases(
        ("{step} bpm up from {before}", "{step} bpm faster than {before}"),
        ("steps {step} bpm up from {before}", "lifts the tempo by {step} bpm after {before}"),
    ),
    "transition down": Phrases(
        ("{step} bpm down from {before}", "{step} bpm slower than {before}"),
        ("steps {step} bpm down from {before}", "eases the tempo by {step} bpm after {before}"),
    ),
}

MOOD_WORDS: Final[Mapping[str, str]] = {"party": "party-like"}
"""Moods whose name is no adjective."""

HOW: Final = {"liked": "liked", "finished": "played to the end"}


def count(n: int) -> str:
    """ "1 play", "5 plays"."""
    return f"{n} play" if n == 1 else f"{n} plays"


def times(n: int) -> str:
    """ "once", "twice", "5 times"."""
    return {1: "once", 2: "twice"}.get(n, f"{n} times")


def ago(days: int) -> str:
    """ "today", "yesterday", "12 days ago"."""
    return {0: "today", 1: "yesterday"}.get(days, f"{days} days ago")
