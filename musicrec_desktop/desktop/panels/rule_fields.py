"""How the rules of smart playlists are said and set: by field, the words, the comparisons and the kind of value."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.kinds import Kind
from musicrec_desktop.domain.smart_playlist import WORDS, Rule, RuleField, RuleTest
from musicrec_desktop.domain.versions import VERSIONS


@dataclass(frozen=True, slots=True)
class Scale:
    """How the numbers of a field are set."""

    low: float
    high: float
    usual: float
    unit: str = ""
    """Behind the number, to be translated; with its blank."""
    factor: float = 1.0
    """What is shown is the number times this."""
    decimals: int = 0


_SHARE: Final = Scale(0, 100, 50, marked(" %"), 100)
_DAYS: Final = Scale(0, 20_000, 30, marked(" days"))
SCALES: Final[Mapping[RuleField, Scale]] = {
    RuleField.YEAR: Scale(1000, 2999, 2000),
    RuleField.MINUTES: Scale(0, 10_000, 5, marked(" min"), decimals=1),
    RuleField.ADDED: _DAYS,
    RuleField.LAST_PLAYED: _DAYS,
    RuleField.PLAYS: Scale(0, 1_000_000, 1),
    RuleField.SKIP_RATE: _SHARE,
    RuleField.COMPLETION: _SHARE,
    RuleField.AFFINITY: Scale(-100, 100, 20, marked(" %"), 100),
    RuleField.TEMPO: Scale(20, 400, 120, marked(" BPM")),
    RuleField.ENERGY: _SHARE,
    RuleField.VALENCE: _SHARE,
    RuleField.DANCEABILITY: _SHARE,
    RuleField.ACOUSTICNESS: _SHARE,
    RuleField.INSTRUMENTALNESS: _SHARE,
    RuleField.LOUDNESS: Scale(-70, 0, -14, marked(" LUFS"), decimals=1),
}
FIELD_WORDS: Final[Mapping[RuleField, str]] = {
    RuleField.GENRE: marked("Genre"),
    RuleField.ARTIST: marked("Artist"),
    RuleField.ALBUM: marked("Album"),
    RuleField.TITLE: marked("Title"),
    RuleField.YEAR: marked("Year"),
    RuleField.LIKED: marked("Liked"),
    RuleField.PLAYS: marked("Number of plays"),
    RuleField.LAST_PLAYED: marked("Last played"),
    RuleField.ADDED: marked("Added"),
    RuleField.SKIP_RATE: marked("Share of skips"),
    RuleField.COMPLETION: marked("Share heard"),
    RuleField.AFFINITY: marked("How much you like it"),
    RuleField.MINUTES: marked("Length"),
    RuleField.TEMPO: marked("Tempo"),
    RuleField.ENERGY: marked("Energy"),
    RuleField.VALENCE: marked("Brightness of mood"),
    RuleField.DANCEABILITY: marked("Danceability"),
    RuleField.ACOUSTICNESS: marked("Acoustic sound"),
    RuleField.INSTRUMENTALNESS: marked("Without voice"),
    RuleField.LOUDNESS: marked("Loudness"),
    RuleField.KIND: marked("Kind"),
    RuleField.VERSION: marked("Version"),
}
"""In the order of the choice."""
KIND_WORDS: Final[Mapping[str, str]] = {
    Kind.MUSIC: marked("music"),
    Kind.SPOKEN: marked("spoken word"),
    Kind.PODCAST: marked("podcast"),
    Kind.VIDEO: marked("music video"),
    Kind.EFFECT: marked("sound effect"),
}
_VERSION_WORDS: Final[Mapping[str, str]] = {
    "live": marked("live"),
    "remix": marked("remix"),
    "cover": marked("cover version"),
    "skit": marked("skit"),
    "dj_mix": marked("DJ mix"),
    "seasonal": marked("seasonal"),
    "demo": marked("demo"),
    "instrumental": marked("instrumental"),
    "acoustic": marked("acoustic"),
    "karaoke": marked("karaoke"),
}
_LIKED_WORDS: Final[Mapping[str, str]] = {"1": marked("liked"), "-1": marked("disliked"), "0": marked("neither")}
_WORD_TESTS: Final = {
    RuleTest.IS: marked("is"),
    RuleTest.IS_NOT: marked("is not"),
    RuleTest.CONTAINS: marked("contains"),
    RuleTest.LACKS: marked("does not contain"),
}
_CHOICE_TESTS: Final = {RuleTest.IS: marked("is"), RuleTest.IS_NOT: marked("is not")}
_NUMBER_TESTS: Final = {
    RuleTest.AT_LEAST: marked("is at least"),
    RuleTest.AT_MOST: marked("is at most"),
    RuleTest.IS: marked("is"),
    RuleTest.IS_NOT: marked("is not"),
}
_DAY_TESTS: Final = {RuleTest.AT_MOST: marked("within the last"), RuleTest.AT_LEAST: marked("longer ago than")}


def comparisons_of(field: RuleField) -> Mapping[RuleTest, str]:
    """The comparisons of a field with their words, not yet translated."""
    if field in (RuleField.ADDED, RuleField.LAST_PLAYED):
        return _DAY_TESTS
    if field in WORDS and field is not RuleField.KIND:
        return _WORD_TESTS
    return _CHOICE_TESTS if choices_of(field) else _NUMBER_TESTS


def choices_of(field: RuleField) -> Mapping[str, str]:
    """The values of a field that has few, with their words, not yet translated; empty for the others."""
    match field:
        case RuleField.LIKED:
            return _LIKED_WORDS
        case RuleField.KIND:
            return KIND_WORDS
        case RuleField.VERSION:
            return {name: _VERSION_WORDS.get(name, name) for name in VERSIONS}
    return {}


def rule_words(rule: Rule) -> str:
    """A rule as it is said to the listener."""
    tests = {**_NUMBER_TESTS, **_WORD_TESTS, **comparisons_of(rule.field)}
    return f"{tr(FIELD_WORDS[rule.field])} {tr(tests[rule.test])} {_value_words(rule)}"


def _value_words(rule: Rule) -> str:
    words = choices_of(rule.field).get(rule.value)
    if words is not None:
        return tr(words)
    scale = SCALES.get(rule.field)
    if scale is None:
        return rule.value
    if math.isinf(rule.number):
        return tr("never")
    return f"{rule.number * scale.factor:g}{tr(scale.unit) if scale.unit else ''}"
