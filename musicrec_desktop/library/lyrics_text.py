"""Lyrics as text: with time stamps in the way of .lrc files, or without any."""

import re
from typing import Final

from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.domain.lyrics import LyricLine, Lyrics

_MOST_LINES: Final = 5_000
_LONGEST: Final = 1_000
"""Characters of a line; more is no line of a text that is sung."""
_STAMP: Final = re.compile(r"\[(?:(\d{1,2}):)?(\d{1,3}):(\d{1,2})(?:[.:,](\d{1,3}))?\]")
_WORD_STAMP: Final = re.compile(r"<(?:\d{1,2}:)?\d{1,3}:\d{1,2}(?:[.:,]\d{1,3})?>|" + _STAMP.pattern)
"""Of single words, as karaoke programs write them: within a line, in pointed or in square brackets."""
_OFFSET: Final = re.compile(r"\[\s*offset\s*:\s*([+-]?\d{1,7})\s*\]", re.IGNORECASE)
_HEAD: Final = re.compile(r"\[\s*(?:#|[A-Za-z][A-Za-z_ ]{0,20})\s*:[^\]]*\]\s*$")
"""A line that tells of the text: [ar:...], [length:...], [by:...]."""


def parse_lyrics(text: str) -> Lyrics | None:
    """The lines of a text, in order of their times where it has any; None when it holds no words.

    A line may have several stamps and then is sung so often; [offset:n] brings all lines n milliseconds forward.
    Lines without a stamp among those with one are left out: they are remarks of whoever made the file.
    """
    rows = text.replace("\0", "").splitlines()[:_MOST_LINES]
    offset = next((int(found[1]) for row in rows if (found := _OFFSET.search(row))), 0)
    timed: list[tuple[int, str]] = []
    plain: list[str] = []
    for row in rows:
        times, rest = _stamps(row.strip())
        words = _WORD_STAMP.sub("", rest).strip()[:_LONGEST]
        if times:
            timed.extend((max(0, time - offset), words) for time in times)
        elif not _HEAD.match(words):
            plain.append(words)
    if any(words for _, words in timed):
        timed.sort(key=lambda line: line[0])
        return Lyrics(tuple(LyricLine(words, DurationMs(at)) for at, words in _without_doubles(timed)))
    return plain_lyrics(plain)


def plain_lyrics(rows: list[str]) -> Lyrics | None:
    """Lines without times: empty ones at the edges left out, and of several in a row one kept."""
    kept: list[str] = []
    for row in rows:
        if row or (kept and kept[-1]):
            kept.append(row)
    while kept and not kept[-1]:
        kept.pop()
    return Lyrics(tuple(LyricLine(row) for row in kept)) if kept else None


def timed_lyrics(timed: list[tuple[int, str]]) -> Lyrics | None:
    """(milliseconds, words) in any order as lyrics; None without words."""
    lines = sorted(timed, key=lambda line: line[0])
    if not any(words for _, words in lines):
        return None
    return Lyrics(tuple(LyricLine(words[:_LONGEST], DurationMs(max(0, at))) for at, words in lines[:_MOST_LINES]))


def _stamps(row: str) -> tuple[list[int], str]:
    """Milliseconds of the stamps a line begins with, and what stands behind them."""
    times: list[int] = []
    at = 0
    while found := _STAMP.match(row, at):
        hours, minutes, seconds, fraction = found.groups()
        if hours and not fraction:  # minutes, seconds and hundredths, all with colons
            hours, minutes, seconds, fraction = None, hours, minutes, seconds
        share = int(fraction.ljust(3, "0")) if fraction else 0
        times.append((int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)) * 1000 + share)
        at = found.end()
        while row[at : at + 1] == " ":
            at += 1
    return times, row[at:]


def _without_doubles(timed: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Without a pause right after a pause: there is nothing new to tell."""
    kept: list[tuple[int, str]] = []
    for at, words in timed:
        if words or not kept or kept[-1][1]:
            kept.append((at, words))
    return kept
