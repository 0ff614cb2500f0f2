"""Names that this library does not have: what reads like one and is none of the words that are known.

A note on a plain word ("“college” is not in this library") is worse than none, so that something must say that a name
is meant: who made it ("by X"), what it is like ("songs like X", "similar to X"), capitals where the listener uses
them to tell, or that there is nothing else in the request.
"""

from collections.abc import Iterator
from typing import Final

from musicrec_desktop.llm.understanding.common_words import FUNCTION_WORDS
from musicrec_desktop.llm.understanding.cues import Cue, cue_before
from musicrec_desktop.llm.understanding.lexicon import Lexicon
from musicrec_desktop.llm.understanding.meaning import Group
from musicrec_desktop.llm.understanding.name_evidence import Typed
from musicrec_desktop.llm.understanding.phrases import Phrases, Reading
from musicrec_desktop.llm.understanding.quantities import TRACK_NOUNS
from musicrec_desktop.llm.understanding.tables import table, word_set
from musicrec_desktop.llm.understanding.tokens import is_han, is_ideograph

_GERMAN: Final = word_set("reading-german")
"""German writes every noun with a capital: there they say nothing of names."""
_PLACES: Final = word_set("absent-places")
"""Words that lead to a place, a day or a person rather than to music: "in New York", "for Anna"."""
_LEADS: Final = word_set("absent-leads")
"""Words before a single capitalised word that make it a name: "some Mitski", "play Mitski"."""
_ENDS: Final = word_set("works-ends")
_INNER: Final = frozenset(("of", "the", "de", "la", "van", "von", "da", "del", "el", "bin"))
_LIKENESS: Final[Phrases[bool]] = table("strong likeness", {"like": True}, "evidence.toml")
_MUSIC: Final = frozenset(("music", "something", "anything", "stuff", "album", "albums", "everything", "only", "just"))
_LONGEST: Final = 5
_HAN_GLUE: Final = frozenset("和跟与或")
_SHORTEST_HAN, _LONGEST_HAN = 2, 6


def absent_names(reading: Reading, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Spans that read like a name this library does not have."""
    found = _absent_han_names(reading) + _after_likeness(reading, lexicon)
    taken = {i for start, end in found for i in range(start, end)}
    typed = Typed.of(reading)
    i = 0
    while i < len(reading.tokens):
        end = i
        while end < len(reading.tokens) and end not in taken and _may_be_name(reading, end, is_first=end == i):
            end += 1
        if end == i:
            i += 1
            continue
        last = end
        while last > i and reading.word(last - 1) in FUNCTION_WORDS:
            last -= 1
        if last > i and _reads_like_name(reading, i, last, lexicon, typed):
            found.append((i, last))
        i = end
    return sorted(found)


def _absent_han_names(reading: Reading) -> list[tuple[int, int]]:
    """五月天的歌: two to five unread characters that begin a clause before 的歌, 的音乐, 的专辑."""
    found = []
    for end in range(2, len(reading.tokens) - 1):
        if reading.word(end) != "的" or reading.word(end + 1) not in ("歌", "音", "专"):
            continue
        start = end
        while start > 0 and not reading.used[start - 1] and _may_be_han_name(reading.word(start - 1)):
            start -= 1
        for first, last in _listed(reading, *_without_likeness(reading, start, end)):
            if _SHORTEST_HAN <= last - first <= _LONGEST_HAN:
                found.append((first, last))
    return found


def _without_likeness(reading: Reading, start: int, end: int) -> tuple[int, int]:
    """像周杰伦一样的歌: the name alone."""
    while start < end and reading.word(start) in "像似如同跟和类":
        start += 1
    if end - start >= 2 and reading.word(end - 2) + reading.word(end - 1) in ("一样", "这样", "那样", "那种", "这种"):
        end -= 2
    while start < end and reading.word(end - 1) == "似":
        end -= 1
    return start, end


def _listed(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int]]:
    """王菲和陈奕迅 is two names."""
    first = start
    for i in range(start, end + 1):
        if i == end or reading.word(i) in _HAN_GLUE:
            yield first, i
            first = i + 1


def _may_be_han_name(word: str) -> bool:
    """A Han character that names are made of rather than requests (听, 想, 给, 的, 我 ...)."""
    return is_han(word[0]) and word not in "听放来要点些想我给个首再多有请你他的最很太是不没今支适合用能让带陪在"


def _after_likeness(reading: Reading, lexicon: Lexicon) -> list[tuple[int, int]]:
    """ "songs like flylo", "bands similar to trudy and the romance": up to the word that ends a name."""
    found = []
    for _, start, _ in reading.find(_LIKENESS):
        end = start
        while end < min(len(reading.tokens), start + _LONGEST + 1) and _goes_on(reading, end):
            end += 1
        if reading.word(end) == "and" and reading.word(end + 1) == "the" and _goes_on(reading, end + 2):
            end += 3
        span = reading.tokens[start:end]
        if not 0 < len(span) <= _LONGEST or reading.word(end - 1) in FUNCTION_WORDS or span[0].word in _NO_START:
            continue
        if any(_is_unknown(token.word, lexicon) for token in span) and not lexicon.sound_words & {t.word for t in span}:
            found.append((start, end))
    return found


_NO_START: Final = FUNCTION_WORDS - {
    "the",
    "new",
    "old",
    "good",
    "best",
    "great",
    "little",
    "still",
    "my",
    "your",
    "no",
}


def _goes_on(reading: Reading, i: int) -> bool:
    if not i < len(reading.tokens) or reading.used[i]:
        return False
    token = reading.tokens[i]
    return not token.is_break and not is_ideograph(token.word[0]) and token.word not in _ENDS


def _is_unknown(word: str, lexicon: Lexicon) -> bool:
    return len(word) > 2 and not word[0].isdecimal() and word not in lexicon.plain_words


def _may_be_name(reading: Reading, i: int, *, is_first: bool) -> bool:
    token = reading.tokens[i]
    if reading.used[i] or token.is_break or is_ideograph(token.word[0]) or token.is_number:
        return False
    inner = token.word in _INNER
    if token.word in FUNCTION_WORDS and not (inner and not is_first):
        return False
    return token.is_capital or inner or cue_before(reading, i) in (Cue.BY, Cue.LIKE) or not is_first


def _reads_like_name(reading: Reading, start: int, end: int, lexicon: Lexicon, typed: Typed) -> bool:
    span = reading.tokens[start:end]
    has_unknown = any(_is_unknown(token.word, lexicon) for token in span)
    capitals = sum(token.is_capital for token in span)
    if len(span) <= 4 and _is_led(reading, start, has_capital=capitals > 0) and (has_unknown or capitals == len(span)):
        return True
    whole = start == 0 and end == len([t for t in reading.tokens if not t.is_break]) and not reading.items
    if whole:
        is_told = capitals == len(span) or (capitals and all(_is_unknown(token.word, lexicon) for token in span))
        return bool(is_told) and has_unknown and len(span) <= 4 and any(len(t.word) > 3 for t in span)
    if not typed.capitals_tell or _GERMAN & {token.word for token in reading.tokens}:
        return False
    if not has_unknown or capitals < len(span) or len(span) > _LONGEST or reading.word(start - 1) in _PLACES:
        return False
    inside = start > 0 and reading.word(start - 1) not in (".", ":")
    return len(span) > 1 or (inside and reading.word(start - 1) in _LEADS)


def _is_led(reading: Reading, start: int, *, has_capital: bool) -> bool:
    """ "by" after a work or a word of music; "accompanied by strings" leads to no name."""
    before = reading.word(start - 1)
    if before == "by" and not has_capital:
        work = any(item.end == start - 1 and item.meaning.group is Group.NAME for item in reading.items)
        return work or start == 1 or reading.word(start - 2) in TRACK_NOUNS | _MUSIC
    return before in ("by", "artist", "band") or (has_capital and before == "like")
