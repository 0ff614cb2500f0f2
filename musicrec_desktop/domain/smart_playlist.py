"""Playlists by rules: written as lines of plain words, so that they can be read, kept, and typed.

genre is jazz
plays <= 0
added <= 30
order added latest
limit 50 tracks
"""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.domain.errors import RequestError


class RuleField(StrEnum):
    """What a rule looks at."""

    TITLE = "title"
    ARTIST = "artist"
    ALBUM = "album"
    GENRE = "genre"
    """Kinds of it included: rock holds hard rock."""
    KIND = "kind"
    VERSION = "version"
    YEAR = "year"
    MINUTES = "minutes"
    ADDED = "added"
    """Days since the library first saw it."""
    PLAYS = "plays"
    LAST_PLAYED = "last_played"
    """Days since the last play; never played is endless."""
    SKIP_RATE = "skip_rate"
    COMPLETION = "completion"
    LIKED = "liked"
    """1 liked, -1 disliked, 0 neither."""
    AFFINITY = "affinity"
    TEMPO = "tempo"
    ENERGY = "energy"
    VALENCE = "valence"
    DANCEABILITY = "danceability"
    ACOUSTICNESS = "acousticness"
    INSTRUMENTALNESS = "instrumentalness"
    LOUDNESS = "loudness"


class RuleTest(StrEnum):
    """How a rule compares."""

    IS = "is"
    IS_NOT = "is not"
    CONTAINS = "contains"
    LACKS = "lacks"
    AT_LEAST = ">="
    AT_MOST = "<="


WORDS: Final = frozenset((RuleField.TITLE, RuleField.ARTIST, RuleField.ALBUM, RuleField.GENRE, RuleField.KIND))
WORD_FIELDS: Final = WORDS | {RuleField.VERSION}
"""Fields that hold words; the others hold numbers."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One line."""

    field: RuleField
    test: RuleTest
    value: str

    @property
    def number(self) -> float:
        """The value of a field that holds numbers."""
        return float(self.value)

    def __str__(self) -> str:
        return f"{self.field} {self.test} {self.value}"


@dataclass(frozen=True, slots=True)
class SmartRules:
    """All lines of one playlist."""

    rules: tuple[Rule, ...]
    is_any: bool = False
    """One rule that holds is enough."""
    order: RuleField | None = None
    """None: at random, the same from day to day."""
    is_descending: bool = False
    most_tracks: int = 0
    """0: as many as there are."""
    most_minutes: float = 0.0
    """0: as long as it gets."""

    def __str__(self) -> str:
        lines = ["match any"] if self.is_any else []
        lines += map(str, self.rules)
        if self.order is not None:
            lines.append(f"order {self.order} {'descending' if self.is_descending else 'ascending'}")
        if self.most_tracks:
            lines.append(f"limit {self.most_tracks} tracks")
        if self.most_minutes:
            lines.append(f"limit {self.most_minutes:g} minutes")
        return "\n".join(lines)


_TESTS: Final[Mapping[str, RuleTest]] = {
    "is not": RuleTest.IS_NOT,
    "!=": RuleTest.IS_NOT,
    "is": RuleTest.IS,
    "=": RuleTest.IS,
    "contains": RuleTest.CONTAINS,
    "lacks": RuleTest.LACKS,
    "does not contain": RuleTest.LACKS,
    "at least": RuleTest.AT_LEAST,
    ">=": RuleTest.AT_LEAST,
    "at most": RuleTest.AT_MOST,
    "<=": RuleTest.AT_MOST,
}
_RULE: Final = re.compile(
    rf"(\w+)\s*({'|'.join(sorted(map(re.escape, _TESTS), key=len, reverse=True))})\s*(.+)", re.IGNORECASE
)
_ORDER: Final = re.compile(r"order(?:\s+by)?\s+(\w+)(?:\s+(\w+))?", re.IGNORECASE)
_DOWN: Final = frozenset(("descending", "desc", "most", "highest", "latest", "longest", "fastest", "loudest"))
_UP: Final = frozenset(("", "ascending", "asc", "least", "lowest", "earliest", "shortest", "slowest", "quietest"))
_LIMIT: Final = re.compile(r"limit\s+(\d+(?:\.\d+)?)\s*(tracks?|minutes?|min)?", re.IGNORECASE)
_RECENT: Final = frozenset((RuleField.ADDED, RuleField.LAST_PLAYED))
"""Fields that count days back: the latest has the fewest."""


def parse_rules(lines: Iterable[str]) -> SmartRules:
    """Rules from their lines; empty ones mean nothing. Raises RequestError, with why, for a line that is no rule."""
    rules: list[Rule] = []
    is_any, order, is_descending, tracks, minutes = False, None, False, 0, 0.0
    for raw in lines:
        line = " ".join(raw.split())
        if not line:
            continue
        if line.casefold() in ("match any", "match all"):
            is_any = line.casefold() == "match any"
        elif (found := _ORDER.fullmatch(line)) is not None:
            order = _field(found[1], line)
            is_descending = _direction(order, (found[2] or "").casefold(), line)
        elif (found := _LIMIT.fullmatch(line)) is not None:
            amount = float(found[1])
            if (found[2] or "tracks").casefold().startswith("track"):
                tracks = int(amount)
            else:
                minutes = amount
        else:
            rules.append(_rule(line))
    return SmartRules(tuple(rules), is_any, order, is_descending, tracks, minutes)


def _rule(line: str) -> Rule:
    found = _RULE.fullmatch(line)
    if found is None:
        raise _no_rule(line, "it has no comparison", f"Comparisons are: {', '.join(RuleTest)}.")
    field, test, value = _field(found[1], line), _TESTS[found[2].casefold()], found[3].strip()
    if field in WORD_FIELDS:
        if test in (RuleTest.AT_LEAST, RuleTest.AT_MOST):
            raise _no_rule(line, f"{field} holds words, which have no order", "Use: is, is not, contains, lacks.")
        return Rule(field, test, value)
    if test in (RuleTest.CONTAINS, RuleTest.LACKS):
        raise _no_rule(line, f"{field} holds numbers, which contain nothing", "Use: is, is not, >=, <=.")
    value = {"never": "inf", "yes": "1", "no": "0"}.get(value.casefold(), value)
    try:
        is_number = not math.isnan(float(value))
    except ValueError:
        is_number = False
    if not is_number:
        raise _no_rule(line, f"{value} is no number", f"For example: {field} >= 10.")
    return Rule(field, test, value)


def _field(word: str, line: str) -> RuleField:
    try:
        return RuleField(word.casefold())
    except ValueError:
        raise _no_rule(line, f"{word} is nothing to go by", f"There are: {', '.join(RuleField)}.") from None


def _direction(field: RuleField, word: str, line: str) -> bool:
    if word in ("latest", "earliest", "newest", "oldest"):
        late = word in ("latest", "newest")
        return not late if field in _RECENT else late
    if word not in _DOWN | _UP:
        raise _no_rule(line, f"{word} is no direction", "Say ascending or descending.")
    return word in _DOWN


def _no_rule(line: str, why: str, hint: str) -> RequestError:
    return RequestError(f'The rule "{line}" cannot be used: {why}.', hint=hint)
