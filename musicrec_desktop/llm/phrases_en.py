"""How a fact may be said in English: as an opening ("Still unplayed, it ...") or a predicate ("It is unplayed").

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
        ("already has your like", "is one of your likes"),
    ),
    "history": Phrases(
        ("with {plays_noun} so far", "last played {ago}"),
        ("was last played {ago}", "has {plays_noun} behind it", "last came up {ago}"),
    ),
    "novelty": Phrases(
        ("still unplayed", "not played here so far"),
        ("has not been played here yet", "is still unplayed", "waits for its first play"),
    ),
    "artist": Phrases(
        ("by {artist}, whom you have played {times}", "from {artist}, with {plays_noun} in your history"),
        (
            "comes from {artist}, whom you have played {times}",
            "is by {artist}, with {plays_noun} in your history",
            "is the work of {artist}, whom you have played {times}",
        ),
        is_closed=True,
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
        ("with an energy of {energy} out of 100", "midway in energy at {energy} out of 100"),
        ("keeps an energy of {energy} out of 100", "measures {energy} out of 100 in energy"),
    ),
    "energy high": Phrases(
        ("high in energy at {energy} out of 100", "lively at an energy of {energy} out of 100"),
        ("runs high in energy at {energy} out of 100", "pushes its energy to {energy} out of 100"),
    ),
    "mood": Phrases(
        ("measured as {mood}", "{mood} by its measured sound"),
        ("measures as {mood}", "comes out as {mood} when its sound is measured"),
    ),
    "fit": Phrases(
        ("among the {percent} % of your library nearest to {mood} by sound",),
        (
            "belongs to the {percent} % of your library nearest to {mood} by sound",
            "is among the {percent} % of your tracks that sound most {mood}",
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
        ("with {db} dB between its quiet and its loud parts",),
        ("moves {db} dB between its quiet and its loud parts", "has {db} dB from quiet to loud"),
    ),
    "acoustic": Phrases(
        ("mostly acoustic at {percent} out of 100",),
        ("measures {percent} out of 100 as acoustic", "comes out at {percent} out of 100 for acoustic sound"),
    ),
    "instrumental": Phrases(
        ("instrumental to {percent} out of 100 by its sound",),
        ("measures {percent} out of 100 as instrumental", "comes out at {percent} out of 100 for instrumental sound"),
    ),
    "danceable": Phrases(
        ("danceable to {percent} out of 100",),
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

SUBJECTS: Final = ("It", "This one", "This track")
"""What a sentence may be about: the track it stands beside."""

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
