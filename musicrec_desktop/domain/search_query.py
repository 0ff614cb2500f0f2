"""What is typed into the search field: words, and filters such as artist:bowie or year:1990-1999."""

import math
import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class SearchField(StrEnum):
    """What a filter looks at."""

    TITLE = "title"
    ARTIST = "artist"
    ALBUM = "album"
    GENRE = "genre"
    """Kinds of it included."""
    FOLDER = "folder"
    FORMAT = "format"
    YEAR = "year"
    MINUTES = "minutes"
    BPM = "bpm"
    PLAYS = "plays"
    ADDED = "added"
    """Days since the library first saw it."""
    PLAYED = "played"
    """Days since the last play."""
    LIKED = "liked"


NUMBERS: Final = frozenset(
    (SearchField.YEAR, SearchField.MINUTES, SearchField.BPM, SearchField.PLAYS, SearchField.ADDED, SearchField.PLAYED)
)
"""Fields with a number or a range; those of days mean "within so many days" where one number is given."""
_DAYS: Final = (SearchField.ADDED, SearchField.PLAYED)
_PIECE: Final = re.compile(r'(\w+)[:：](?=\s|$)|(?:(\w+)[:：])?(?:"([^"]*)"?|([^\s"]+))')
_NUMBER: Final = r"\d+(?:\.\d+)?"
_RANGE: Final = re.compile(rf"(?:({_NUMBER})?\s*[-–]\s*({_NUMBER})?|([<>]=?)?({_NUMBER}))")
_NO: Final = frozenset(("no", "0", "false", "never"))


@dataclass(frozen=True, slots=True)
class Filter:
    """One condition beside the words."""

    field: SearchField
    text: str = ""
    """Of a field that holds words."""
    low: float = -math.inf
    """Of a field that holds numbers: the least that fits."""
    high: float = math.inf
    """And the most."""
    is_wanted: bool = True
    """Of `liked`: whether it is to be so."""


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """Every word and every filter must fit."""

    words: tuple[str, ...] = ()
    filters: tuple[Filter, ...] = ()

    @property
    def is_blank(self) -> bool:
        """Nothing was asked."""
        return not self.words and not self.filters


def parse_query(text: str) -> SearchQuery:
    """Words and filters of what was typed so far. Never fails: what is no filter is words, half a filter is nothing."""
    words: list[str] = []
    filters: list[Filter] = []
    for found in _PIECE.finditer(text):
        name, value = found[1] or found[2], found[3] if found[3] is not None else found[4] or ""
        field = _field(name)
        if field is None:
            whole = f"{name} {value}" if name else value
            words += whole.split()
        elif (made := _filter(field, value.strip())) is not None:
            filters.append(made)
    return SearchQuery(tuple(words), tuple(filters))


def _field(name: str | None) -> SearchField | None:
    try:
        return SearchField((name or "").casefold())
    except ValueError:
        return None


def _filter(field: SearchField, value: str) -> Filter | None:
    if field is SearchField.LIKED:
        return Filter(field, is_wanted=value.casefold() not in _NO)
    if field not in NUMBERS:
        return Filter(field, value) if value else None
    found = _RANGE.fullmatch(value)
    if found is None or value in ("-", "–"):
        return None
    if found[4] is None:
        low = float(found[1]) if found[1] else -math.inf
        return Filter(field, low=low, high=float(found[2]) if found[2] else math.inf)
    number = float(found[4])
    match found[3]:
        case ">":
            return Filter(field, low=math.nextafter(number, math.inf))
        case ">=":
            return Filter(field, low=number)
        case "<":
            return Filter(field, high=math.nextafter(number, -math.inf))
        case "<=":
            return Filter(field, high=number)
    if field in _DAYS:
        return Filter(field, high=number)
    # 3 minutes are those shown as 3, as 128 beats are those shown as 128.
    half = {SearchField.MINUTES: 0.5, SearchField.BPM: 0.5}.get(field, 0.0)
    return Filter(field, low=number - half, high=number + half)
