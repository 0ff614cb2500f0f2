"""What a request asks for, as it stands in the file, and what a plan says: both as statements that can be compared."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from musicrec_desktop.domain.genres import GenreTree
from musicrec_desktop.domain.moods import MOODS
from musicrec_desktop.domain.plan import Behaviour, FacetWish, PlaylistPlan, Range, Shape, Source

SIDES: Final = ("low", "high")
SCALES: Final = ("energy", "valence", "danceability", "acousticness", "novelty", "skip_rate", "completion", "tempo")
_MIDDLE: Final[Mapping[str, float]] = {"tempo": 110.0}
"""Where low ends and high begins; 0.5 of the others."""
_ENDS: Final[Mapping[str, tuple[float, float]]] = {
    "year": (1900, 2035),
    "tempo": (40, 220),
    "last_played_days": (0, 1000),
    "added_days": (0, 1000),
    "plays": (0, 1000),
    "each": (0, 1200),
    "liked": (0, 1),
}
"""What an open end is taken to be."""
_ALIKE: Final = 0.6
"""Two ranges are the same from this overlap on, as a share of what they cover together."""
_OF_THE_KNOWN: Final = frozenset(("last_played_days", "skip_rate", "completion", "liked"))
"""What can only be said of tracks that were played."""
_SAME_WORDS: Final[Mapping[str, str]] = {"instrumental": "none", "screaming": "screamed", "france": "french"}


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing a plan says."""

    facet: str
    value: str = ""
    range: Range | None = None
    is_against: bool = False

    @property
    def side(self) -> str:
        """Of a range: on which side of the middle most of it lies; "" in between."""
        if self.range is None:
            return self.value if self.value in SIDES else ""
        low, high = _closed(self.facet, self.range)
        middle = _MIDDLE.get(self.facet, 0.5)
        below, above = max(middle - low, 0.0), max(high - middle, 0.0)
        return "low" if below > above else "high" if above > below else ""


@dataclass(frozen=True, slots=True)
class Item:
    """One thing a request asks for, in one of several ways."""

    ways: tuple[Statement, ...]
    may_be_missing: bool

    @property
    def facet(self) -> str:
        """The facet it is counted under."""
        return f"{'no ' if self.ways[0].is_against else ''}{self.ways[0].facet}"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request with all it asks for."""

    text: str
    language: str
    kind: str
    """plain, situation or unclear."""
    items: tuple[Item, ...]


def read_asked(path: Path) -> tuple[Asked, ...]:
    """The requests of a file. Raises ValueError for a line that is not understood."""
    found, section, text = [], ("", ""), ""
    for raw in path.read_text(encoding="utf-8").splitlines():
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line.startswith("["):
            language, kind = line.strip("[]").split()
            section = (language, kind)
        elif not text:
            text = line
        elif line.startswith("= "):
            found.append(Asked(text, *section, tuple(_item(part) for part in line[2:].split(";"))))
            text = ""
        else:
            raise ValueError(f"nothing says what is asked by: {text}")
    return tuple(found)


def _item(text: str) -> Item:
    text = text.strip()
    ways = [way for part in text.removeprefix("?").split("|") for way in _ways(part.strip())]
    return Item(tuple(ways), text.startswith("?"))


def _ways(text: str) -> Iterator[Statement]:
    is_against = text.startswith("-")
    facet, equals, value = text.removeprefix("-").partition("=")
    if not equals:
        raise ValueError(f"no value in {text}")
    low, dots, high = value.partition("..")
    if dots:
        ends = Range(float(low or -math.inf), float(high or math.inf))
        yield Statement(facet, range=ends, is_against=is_against)
        return
    for each in value.split("/"):
        yield Statement(facet, value=each.casefold(), is_against=is_against)


def said(plan: PlaylistPlan) -> tuple[Statement, ...]:
    """Everything a plan says of the request; what it fills in from the taste is no reading of words."""
    return tuple(_said(plan))


def _said(plan: PlaylistPlan) -> Iterator[Statement]:
    for wishes, is_against in ((plan.wants, False), (plan.avoids, True)):
        for wish in wishes:
            if wish.source is not Source.PROFILE:
                yield _wish(wish, is_against=is_against)
    yield from map(_behaviour, plan.behaviour)
    if plan.length is not None and plan.length.minutes is not None:
        yield Statement("minutes", f"{plan.length.minutes:g}")
    if plan.length is not None and plan.length.tracks is not None:
        yield Statement("tracks", str(plan.length.tracks))
    if plan.curve is not None and plan.curve.shape is not Shape.FLAT:
        is_journey = plan.curve.shape is Shape.JOURNEY
        value = f"{plan.curve.start}>{plan.curve.end}" if is_journey else plan.curve.shape.value
        yield Statement("journey" if is_journey else "curve", value)
    if plan.novelty is not None:
        yield Statement("novelty", "high" if plan.novelty > 0.5 else "low")
    if plan.spacing.max_per_artist is not None:
        yield Statement("per_artist", str(plan.spacing.max_per_artist))
    if plan.spacing.alternate:
        yield Statement("alternate", "1")
    if plan.only_artists:
        yield Statement("only", "1")
    if plan.notes:
        yield Statement("note", "1")


def _wish(wish: FacetWish, *, is_against: bool) -> Statement:
    facet = "each" if wish.facet.value == "duration" else wish.facet.value
    return Statement(facet, wish.value.casefold(), wish.range, is_against)


def _behaviour(behaviour: Behaviour) -> Statement:
    return Statement(behaviour.field.value, range=behaviour.range)


def is_said(way: Statement, by: Statement, tree: GenreTree) -> bool:
    """Whether a statement says what is asked: the same name, the same side, or nearly the same range."""
    if (way.facet, way.is_against) != (by.facet, by.is_against):
        return False
    if way.range is not None:
        return by.range is not None and _overlap(way.facet, way.range, by.range) >= _ALIKE
    if way.facet in SCALES and way.value in SIDES:
        return by.side == way.value
    if way.facet in ("minutes", "tracks", "per_artist"):
        return math.isclose(float(way.value), float(by.value or "nan"), rel_tol=0.02)
    if way.facet == "genre":
        return tree.canonical(by.value) == tree.canonical(way.value)
    if way.facet == "album":
        return by.value == way.value or by.value.endswith(f"/ {way.value}")
    if way.facet == "track":
        return way.value in by.value
    return _SAME_WORDS.get(way.value, way.value) == _SAME_WORDS.get(by.value, by.value)


def goes_along(by: Statement, items: Iterable[Item], tree: GenreTree) -> bool:
    """Whether what a statement says follows from what is asked, so that it is neither a find nor a mistake.

    A mood lies on one side of energy and valence, and either side has its moods; tempo and danceability go with
    energy; an instrument may stand for acoustic sound, a genre for a wider or a narrower one; what was liked or skipped
    is known.
    """
    ways = [way for item in items for way in item.ways if way.is_against == by.is_against]
    if by.facet in ("energy", "valence", "tempo", "danceability"):
        return any(by.side and by.side == _lean(way, by.facet) for way in ways)
    if by.facet == "mood" and by.value in MOODS:
        return any(
            way.facet in ("energy", "valence") and _lean(by, way.facet) == (way.side or way.value) for way in ways
        )
    if by.facet == "acousticness":
        return any(way.facet == "instrument" for way in ways)
    if by.facet == "genre":
        near = {tree.canonical(way.value) for way in ways if way.facet == "genre"}
        mine = tree.canonical(by.value)
        return any(each in tree.above(mine) or mine in tree.above(each) for each in near)
    if by.facet in ("plays", "novelty"):
        return _is_of_the_known(by) and any(way.facet in _OF_THE_KNOWN for way in ways)
    return by.facet == "note"


def _is_of_the_known(by: Statement) -> bool:
    return by.value == "low" or (by.range is not None and by.range.low >= 1 and math.isinf(by.range.high))


def _lean(way: Statement, facet: str) -> str:
    """The side of a scale that a statement is on, by itself or by the place of its mood; "" when it is on none."""
    if way.facet == "mood" and way.value in MOODS:
        mood = MOODS[way.value]
        place = mood.valence if facet == "valence" else mood.energy
        return "low" if place <= 0.45 else "high" if place >= 0.55 else ""
    is_near = way.facet == facet or (facet in ("tempo", "danceability") and way.facet in ("energy", "danceability"))
    return way.side if is_near else ""


def _closed(facet: str, ends: Range) -> tuple[float, float]:
    low, high = _ENDS.get(facet, (0.0, 1.0))
    return max(ends.low, low), min(ends.high, high)


def _overlap(facet: str, one: Range, other: Range) -> float:
    (a, b), (c, d) = _closed(facet, one), _closed(facet, other)
    if (a, b) == (c, d):
        return 1.0
    covered = max(b, d) - min(a, c)
    return max(min(b, d) - max(a, c), 0.0) / covered if covered > 0 else 0.0
