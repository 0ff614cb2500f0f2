"""Artists, albums and titles of one library, for exact and misspelt look-up."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz, process

from musicrec_desktop.llm.understanding.other_names import other_names, spelt_in_latin
from musicrec_desktop.llm.understanding.tokens import words

LONGEST_NAME: Final = 8
"""Words of the longest name looked for."""
_JOINED: Final = re.compile(r"\s*(?:,|;| feat\.? | ft\.? | featuring )\s*", re.IGNORECASE)
_ASIDE: Final = re.compile(r"[(\[].*|\s-\s.*|\s(?:feat|ft|featuring)\b.*", re.IGNORECASE)
_TITLE_WORD: Final = re.compile(r"[^\W\d_]+")
_NOT_ALPHANUMERIC: Final = re.compile(r"[^a-z0-9]+")
_ARTICLES: Final = frozenset(("the", "los", "las", "les", "die"))


@dataclass(frozen=True, eq=False)
class NameIndex:
    """Names by their words."""

    by_words: Mapping[tuple[str, ...], str]
    """Words of the name -> the name as the library spells it."""

    @staticmethod
    def of_artists(names: Iterable[str]) -> "NameIndex":
        """Index artists in the order of importance: of two that read the same, the first stands.

        Articles may be left out, and the other names of an artist lead to the one that the library has.
        """
        found: dict[tuple[str, ...], str] = {}
        shorter: dict[tuple[str, ...], str] = {}
        for name in names:
            key = words(name)
            if key:
                found.setdefault(key, name)
                if len(key) > 1 and key[0] in _ARTICLES:
                    shorter.setdefault(key[1:], name)
        for key, name in (*shorter.items(), *other_names(found)):
            found.setdefault(key, name)
        return NameIndex(found)

    def get(self, key: Sequence[str]) -> str:
        """The name that reads exactly so, in this alphabet or in Latin letters, or ""."""
        typed = tuple(key)
        return self.by_words.get(typed, "") or self.by_words.get(spelt_in_latin(typed), "")

    @cached_property
    def _glued(self) -> "GluedIndex":
        return GluedIndex.of(("".join(key), name) for key, name in self.by_words.items())

    def near(self, key: Sequence[str], cutoff: float) -> tuple[str, float] | None:
        """(name, likeness 0..100) of the nearest name at or above `cutoff` that begins alike, or None."""
        return self._glued.near(key, cutoff)

    def warm(self) -> None:
        """Build the look-up tables now rather than at the first request."""
        _ = self._glued


@dataclass(frozen=True, eq=False)
class GluedIndex:
    """Names by their letters and digits run together: cheap to build for every title of a library."""

    names: Mapping[str, str]
    """Glued name -> the name as the library spells it."""
    by_length: Mapping[int, tuple[str, ...]]
    """Glued names by length, so that a look-up compares only what can be near."""

    @staticmethod
    def of(pairs: Iterable[tuple[str, str]]) -> "GluedIndex":
        """From (glued name, name) pairs: of two that read the same, the first stands."""
        names: dict[str, str] = {}
        by_length: dict[int, list[str]] = {}
        for glued, name in pairs:
            if glued and glued not in names:
                names[glued] = name
                by_length.setdefault(len(glued), []).append(glued)
        return GluedIndex(names, {length: tuple(keys) for length, keys in by_length.items()})

    def get(self, key: Sequence[str]) -> str:
        """The name that reads exactly so, or ""."""
        return self.names.get("".join(key), "")

    def near(self, key: Sequence[str], cutoff: float, slack: int = 3) -> tuple[str, float] | None:
        """(name, likeness 0..100) of the nearest name at or above `cutoff` that begins alike, or None."""
        query = "".join(key)
        best: tuple[str, float] | None = None
        for length in range(max(1, len(query) - slack), len(query) + slack + 1):
            keys = self.by_length.get(length, ())
            found = process.extractOne(query, keys, scorer=fuzz.ratio, score_cutoff=cutoff) if keys and query else None
            if found is not None and found[0][0] == query[0] and (best is None or found[1] > best[1]):
                best = self.names[found[0]], float(found[1])
        return best


def glue(text: str) -> str:
    """A title as one string of letters and digits, as the words of a request would give it."""
    if text.isascii():
        return _NOT_ALPHANUMERIC.sub("", text.replace("&", "and").replace("$", "s").lower())
    return "".join(words(text))


def artist_counts(artists: Sequence[str], tracks_of: Sequence[int]) -> Mapping[str, int]:
    """Tracks of each artist, most tracks first; also of each member of a joint credit who is credited elsewhere too."""
    counts = Counter({name: tracks for name, tracks in zip(artists, tracks_of, strict=True) if name})
    parts: Counter[str] = Counter()
    credits_of: Counter[str] = Counter()
    for name, tracks in counts.items():
        members = [part for part in _JOINED.split(name) if part]
        if len(members) > 1:
            for member in members:
                parts[member] += tracks
                credits_of[member] += 1
    alone = counts.copy()
    for member, tracks in parts.items():
        if member in alone or credits_of[member] > 1:
            counts[member] += tracks
    return {name: counts[name] for name in sorted(counts, key=lambda name: (-counts[name], name))}


def without_aside(title: str) -> str:
    """A title without "(feat. ...)", "[Remix]", "- Live"; the title itself when nothing else is left."""
    return _ASIDE.sub("", title).strip() or title


def title_words(titles: Sequence[str], artist_codes: Sequence[int], artists: Sequence[str]) -> Counter[str]:
    """How many artists use each word in a title that is not their own name: such words are plain words."""
    seen = {
        (word, code)
        for title, code in zip(titles, artist_codes, strict=True)
        for word in _TITLE_WORD.findall(_ASIDE.sub("", title).casefold())
    }
    return Counter(word for word, code in seen if word not in artists[code].casefold())
