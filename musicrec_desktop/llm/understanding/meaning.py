"""What a span of a request can mean: a piece of a plan, before negation and the merging of pieces."""

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum

from musicrec_desktop.domain.plan import Behaviour, Curve, Facet, FacetWish, Length, Range, Source


class Group(StrEnum):
    """Which kind of thing an item is: decides how far a negation reaches over a list."""

    GENRE = "genre"
    NAME = "name"
    SOUND = "sound"
    INSTRUMENT = "instrument"
    LANGUAGE = "language"
    VERSION = "version"
    YEAR = "year"
    NUMBER = "number"
    BEHAVIOUR = "behaviour"
    LENGTH = "length"
    MANNER = "manner"
    """How the list is made: curve, spacing, novelty. Never negated."""


class Rank(IntEnum):
    """How directly words speak of a facet: where two disagree, the more direct one stands."""

    ACTIVITY = 0
    MOOD = 1
    WORD = 2
    NUMBER = 3


@dataclass(frozen=True, slots=True)
class Share:
    """What parts of the list the items around it make up."""

    parts: tuple[float, ...]
    """One share an item; none: all that are named are shared out evenly."""
    is_after: bool = False
    """Speaks of what stands before it (摇滚为主)."""
    is_vague: bool = False
    """ "a bit of": no share unless something else is named beside it."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """A piece of a plan."""

    group: Group
    rank: Rank = Rank.NUMBER
    wishes: tuple[FacetWish, ...] = ()
    against: tuple[FacetWish, ...] = ()
    """What its negation avoids, when that is not the first of `wishes`."""
    behaviour: tuple[Behaviour, ...] = ()
    length: Length | None = None
    curve: Curve | None = None
    novelty: float | None = None
    max_per_artist: int | None = None
    alternate: bool = False
    order: tuple[str, ...] = ()
    """Genres or artists that follow one another."""
    everything: bool = False
    """All there is of what is named, however much."""
    share: Share | None = None
    """Shares of the items around it ("half", "30 %")."""
    note: str = ""
    """Code of a note that this item always needs."""
    instead: str = ""
    """What stands in its place, for the note."""


def wish(
    facet: Facet, value: str | tuple[float, float], *, confidence: float = 0.95, is_hard: bool = True
) -> FacetWish:
    """A wish read by a rule."""
    if isinstance(value, str):
        return FacetWish(facet, Source.RULE, confidence, value=value, is_hard=is_hard)
    return FacetWish(facet, Source.RULE, confidence, range=Range(*value), is_hard=is_hard)


def spoken(wishes: tuple[FacetWish, ...], words: str) -> tuple[FacetWish, ...]:
    """The same wishes with the words they were read from."""
    return tuple(replace(each, words=words) for each in wishes)
