"""Text out of tags, made fit for use: untrusted, so cleaned and bounded, but never reworded."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from musicrec_desktop.library.id3_genres import genre_of_number

LONGEST: Final = 500
"""Characters kept of a name."""
LONGEST_COMMENT: Final = 4_000
_MOST_VALUES: Final = 64
"""More artists or genres than any track has."""

_KEPT: Final = 4_096
"""Answers remembered: the files of an album say the same again and again."""

_UNFIT = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]+")
"""Control characters and line ends. (Joiners stay: emoji and several scripts need them.)"""
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Characters that turn the direction of the text around them: they would garble what stands beside a name."""
_SURROGATES = re.compile("[\ud800-\udfff]")
_NOBODY: Final = frozenset({"", "unknown", "unknown artist", "unknown album", "<unknown>", "[unknown]"})
"""What rippers write when they do not know."""


@lru_cache(_KEPT)
def clean(text: str, longest: int = LONGEST) -> str:
    """One line without control characters, lone surrogates and double spaces, cut at `longest` characters."""
    if text.isprintable() and len(text) <= longest:  # nothing to take out: as it is with nearly all
        return " ".join(text.split()) if "  " in text else text.strip()
    text = _SURROGATES.sub("\ufffd", text[: longest * 4])
    text = _DIRECTIONS.sub("", _UNFIT.sub(" ", text))
    return " ".join(text.split())[:longest].rstrip()


@lru_cache(_KEPT)
def clean_name(text: str) -> str:
    """A cleaned name; "" for words that mean nobody knew it."""
    name = clean(text)
    return "" if name.casefold() in _NOBODY else name


def first(values: Iterable[str]) -> str:
    """The first value that says something."""
    for value in values:
        if name := clean_name(value):
            return name
    return ""


def split_artists(values: Iterable[str]) -> tuple[str, ...]:
    """Distinct artists in order, split at semicolons, NUL and a slash between spaces.

    Not at commas, ampersands and bare slashes: these stand within names.
    """
    return _split_artists(tuple(values))


def split_genres(values: Iterable[str]) -> tuple[str, ...]:
    """Distinct genres in order, split at ; / , | and NUL; ID3 numbers, "(17)" or "17", become their names."""
    return _split_genres(tuple(values))


@lru_cache(_KEPT)
def _split_artists(values: tuple[str, ...]) -> tuple[str, ...]:
    return _distinct(part for value in values for part in re.split(r"[;\x00]| / ", value))


@lru_cache(_KEPT)
def _split_genres(values: tuple[str, ...]) -> tuple[str, ...]:
    return _distinct(genre for value in values for part in re.split(r"[;/,|\x00]", value) for genre in _genres(part))


def _genres(part: str) -> list[str]:
    """ID3v2.3 wrote "(4)(13)Text": numbers in brackets, refined by a text."""
    genres: list[str] = []
    rest = part.strip()
    while match := re.match(r"\((\d{1,3}|RX|CR)\)\s*", rest):
        genres.append(genre_of_number(match[1]))
        rest = rest[match.end() :]
    rest = rest.replace("((", "(", 1) if rest.startswith("((") else rest
    if rest.isascii() and rest.isdigit() and len(rest) <= 3:
        rest = genre_of_number(rest)
    return [*genres, rest]


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for value in values:
        name = clean_name(value)
        if name and len(kept) < _MOST_VALUES:
            kept.setdefault(name.casefold(), name)
    return tuple(kept.values())


@lru_cache(_KEPT)
def number_of(text: str) -> int:
    """The first number of "3", "3/12" or "03 of 12"; 0 when there is none below 10,000."""
    match = re.match(r"\s*0*(\d{1,4})(?!\d)", text)
    return int(match[1]) if match and match[1].isascii() else 0


@lru_cache(_KEPT)
def year_of(date: str) -> int:
    """The year of a date in whatever form; 0 when there is none between 1000 and 2999."""
    match = re.search(r"(?<!\d)([12]\d{3})(?!\d)", date, re.ASCII) or re.match(r"([12]\d{3})(?=\d{4}$)", date, re.ASCII)
    return int(match[1]) if match else 0
