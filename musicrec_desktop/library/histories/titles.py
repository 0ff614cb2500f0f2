"""Titles taken apart: the piece, who else is on it, and which version of it is meant."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from rapidfuzz import fuzz

from musicrec_desktop.library.histories.folding import compact, words_of

_KEPT: Final = 1 << 13
_BRACKETS: Final = re.compile(r"[(\[{【〔「『]([^()\[\]{}【】〔〕「」『』]*)[)\]}】〕」』]")
_DASH: Final = re.compile(r"\s[-–—~]\s+|\s*//\s*")
_GUESTS: Final = re.compile(r"^(?:feat|ft|featuring|with|w/|mit|con|avec)\b\.?\s*\S", re.IGNORECASE)
_GUESTS_INLINE: Final = re.compile(r"\s(?:feat\.?|ft\.?|featuring)\s.*$", re.IGNORECASE)
_SOURCE: Final = re.compile(
    r"^(?:music )?from (?:the )?[\"“'‘«]|^from .*\b(?:soundtrack|motion picture|film|series|movie)\b", re.IGNORECASE
)
_NEUTRAL_TEXT: Final = """
    remaster remastered remasterd remasterizado remasterizada remasterise remasterisee remastering mono stereo explicit
    clean bonus deluxe album original anniversary expanded edition official audio lyric lyrics video visualizer hd hq
    single
"""
_NEUTRAL: Final = frozenset(_NEUTRAL_TEXT.split())
_FILLER_TEXT: Final = """
    digital digitally version mix the in new track recording lp ep music 4k and disc cd release reissue from soundtrack
    of
"""
_FILLER: Final = frozenset(_FILLER_TEXT.split())
_YEAR: Final = re.compile(r"\d{4}|\d+(?:st|nd|rd|th)|\d{2}bit|\d+")
_KINDS: Final = (
    ("karaoke", re.compile(r"\b(?:karaoke|backing track)\b")),
    ("live", re.compile(r"\b(?:live|unplugged|en vivo|en directo|ao vivo|en concert|in concert|concert|konzert|"
                        r"bbc|peel session|sessions?|xianchang|raibu)\b")),
    ("instrumental", re.compile(r"\b(?:instrumental|off vocal)\b")),
    ("acappella", re.compile(r"\b(?:a ?cappella|acapella)\b")),
    ("acoustic", re.compile(r"\b(?:acoustic|akustik|acoustique|acustico|stripped|piano|orchestral)\b")),
    ("demo", re.compile(r"\b(?:demos?|rough mix|early take|home recording|rehearsal|outtake|alternate|"
                        r"alternative|take \d+)\b")),
    ("cover", re.compile(r"\bcover\b")),
    ("speed", re.compile(r"\b(?:slowed|sped up|chopped|screwed|nightcore|reverb|8d)\b")),
    ("edit", re.compile(r"^(?:(?:the )?(?:radio|single|short|video|album) )?(?:edit|edited version)$|"
                        r"^radio (?:version|mix)$|^short version$|^single mix$|^edit$")),
    ("extended", re.compile(r"\b(?:extended|12 inch|12 ?(?:mix|version)|long version|full length)\b")),
    ("remix", re.compile(r"\b(?:remix(?:ed)?|rmx|rework(?:ed)?|bootleg|dub|mash ?up|flip|refix|vip|edit|mix)\b")),
    ("version", re.compile(r"\b(?:version|ver)\b")),
)  # fmt: skip
_KIND_WORDS_TEXT: Final = """
    live at in from the on version ver mix remix remixed rmx rework reworked edit acoustic demo instrumental extended
    cover recorded session sessions concert recording
"""
_KIND_WORDS: Final = frozenset(_KIND_WORDS_TEXT.split())
_DISC: Final = re.compile(r"(?:disc|disk|cd|vinyl) ?\d+")
_ANOTHER: Final = re.compile(r"\b(?:reprise|interlude|part|pt|intro|outro|continued)\b")
_ALBUM_LIVE: Final = re.compile(
    r"^live\b(?! through| and let| fast| your)|\blive$|\blive (?:at|from|in|on)\b|\bunplugged\b|\bin concert\b|"
    r"\ben vivo\b|\bao vivo\b|\bconcert\b"
)
_ALBUM_KINDS: Final = (
    ("live", _ALBUM_LIVE),
    ("acoustic", re.compile(r"\bacoustic\b")),
    ("karaoke", re.compile(r"\bkaraoke\b")),
    ("instrumental", re.compile(r"\binstrumentals?\b")),
)
_MARKS: Final = re.compile(
    r"\d+|\b(?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xv|one|two|three|reprise|interlude|intro|outro|skit|prelude|finale|"
    r"continued)\b"
)
"""What makes another piece of it, however short: not to be left off, nor to be misread."""


@dataclass(frozen=True, slots=True)
class Title:
    """One title, taken apart."""

    whole: str
    """The key of everything it says."""
    piece: str
    """The key without guests, versions and what changes nothing ("Remastered 2009")."""
    short: str
    """The key without any addition in brackets; "" when what would be left off carries weight."""
    words: str
    """`piece` with spaces."""
    versions: frozenset[tuple[str, str]]
    """(kind, detail) of each version it names; empty: the plain recording."""
    marks: frozenset[str]
    """Numbers and words that make another piece of it: part 1 is not part 2, nor is the reprise the piece."""
    whole_marks: frozenset[str]
    """The same of everything it says."""


def title_of(text: str) -> Title:
    """Take a title apart."""
    plain = unicodedata.normalize("NFKC", text).strip()
    versions: set[tuple[str, str]] = set()
    kept: list[str] = []
    extras: list[str] = []

    def addition(part: str, *, in_tail: bool = False) -> str:
        """What stays of an addition; notes the version it names."""
        words = words_of(part)
        if not part.strip() or _GUESTS.match(part.strip()) or _SOURCE.match(part.strip()) or _changes_nothing(words):
            return ""
        kind = version_of(words)
        if kind is not None:
            versions.add(kind)
            return ""
        if in_tail and versions and not _ANOTHER.search(words):
            # "Live in Paris - 3 May 1998": what follows a version belongs to it.
            kind_name, detail = min(versions)
            versions.remove((kind_name, detail))
            versions.add((kind_name, detail + compact(words)))
            return ""
        extras.append(words)
        return part

    rest = plain
    while (found := _BRACKETS.search(rest)) is not None:
        # A title that is all brackets is its own.
        if found.start() == 0 and found.end() == len(rest):
            rest = found[1]
            break
        stays = addition(found[1])
        is_front = not rest[: found.start()].strip()
        if is_front and not stays and not extras:
            stays = found[1] if version_of(words_of(found[1])) is None and not _GUESTS.match(found[1]) else stays
        rest = f"{rest[: found.start()]} {stays} {rest[found.end() :]}"
        if stays:
            kept.append(words_of(stays))
    first, *tails = _DASH.split(_GUESTS_INLINE.sub("", rest))
    tails = [stays for tail in tails if (stays := addition(tail, in_tail=True))]
    if not first.strip():
        first = rest.strip() or plain
    words = words_of(" ".join([first, *tails]))
    short = words_of(_without(first, kept))
    if tails or any(_MARKS.search(extra) for extra in extras) or not short:
        # Behind a dash stands a version more often than a subtitle, known to us or not.
        short = ""
    whole = words_of(plain)
    return Title(
        compact(whole),
        compact(words),
        compact(short),
        words,
        frozenset(versions),
        frozenset(_MARKS.findall(words)),
        frozenset(_MARKS.findall(whole)),
    )


def _without(first: str, kept: list[str]) -> str:
    words = words_of(first)
    for part in kept:
        words = words.replace(part, " ") if words != part else words
    return " ".join(words.split())


def _changes_nothing(words: str) -> bool:
    tokens = words.split()
    neutral = [token for token in tokens if token in _NEUTRAL or _is_nearly_remastered(token)]
    return bool(neutral) and all(
        token in neutral or token in _FILLER or _YEAR.fullmatch(token) is not None for token in tokens
    )


def _is_nearly_remastered(token: str) -> bool:
    """With a slip in it: no other word of additions is that long and that common."""
    return 7 <= len(token) <= 11 and max(fuzz.ratio(token, word) for word in ("remaster", "remastered")) >= 85


@lru_cache(_KEPT)
def version_of(words: str) -> tuple[str, str] | None:
    """(kind, detail) of the version that an addition names, or None when it names none."""
    for kind, pattern in _KINDS:
        if pattern.search(words):
            return kind, "".join(word for word in words.split() if word not in _KIND_WORDS)
    return None


@lru_cache(_KEPT)
def album_key(text: str) -> str:
    """The key of an album without its edition ("Deluxe Edition", "2011 Remaster", "Disc 2")."""
    rest = unicodedata.normalize("NFKC", text)
    for pattern in (_BRACKETS, re.compile(r"\s[-–—:]\s+([^-–—:]+)$")):
        for found in reversed(list(pattern.finditer(rest))):
            words = words_of(found[1])
            if (_changes_nothing(words) or _DISC.fullmatch(words)) and rest[: found.start()].strip():
                rest = rest[: found.start()] + rest[found.end() :]
    return compact(words_of(rest).removeprefix("the "))


@lru_cache(_KEPT)
def version_of_album(text: str) -> tuple[str, str] | None:
    """What every plain title on an album is, by the album's name: live, acoustic, karaoke, instrumental; or None."""
    words = words_of(text) if text else ""
    if not words:
        return None
    return next(((kind, "") for kind, pattern in _ALBUM_KINDS if pattern.search(words)), None)
