"""Reader of artists: a name eats its words before others look, words are not taken for names."""

from typing import Final

from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.llm.understanding.common_words import FUNCTION_WORDS
from musicrec_desktop.llm.understanding.cues import NAME_CUES, Cue, cue_before, is_like
from musicrec_desktop.llm.understanding.lexicon import Lexicon
from musicrec_desktop.llm.understanding.meaning import Group, Meaning, wish
from musicrec_desktop.llm.understanding.name_evidence import (
    GENERIC,
    Span,
    Typed,
    is_clause,
    is_part_of_longer,
    starts_sentence,
)
from musicrec_desktop.llm.understanding.names import LONGEST_NAME
from musicrec_desktop.llm.understanding.phrases import Reading
from musicrec_desktop.llm.understanding.tokens import is_ideograph

_GLUE: Final = frozenset(
    (",", "and", "or", "nor", "vs", "with", "y", "und", "et", "和", "跟", "与", "及", "&", "plus", "then")
)
_SHORTEST_MISSPELT: Final = 5
_LONGEST_MISSPELT: Final = 40


def named(facet: Facet, name: str, confidence: float) -> Meaning:
    """The meaning of a name of the library."""
    return Meaning(Group.NAME, wishes=(wish(facet, name, confidence=confidence),))


def read_exact_names(reading: Reading, lexicon: Lexicon) -> None:
    """Artists as the library spells them, longest first; then those joined by "and" to one that was found."""
    typed = Typed.of(reading)
    for is_second in (False, True):
        i = 0
        while i < len(reading.tokens):
            i = _exact_at(reading, lexicon, typed, i, is_second=is_second) or i + 1


def artist_at(reading: Reading, lexicon: Lexicon, start: int) -> str:
    """The longest name of an artist that the library has and that begins at a token; "" without one."""
    for end in range(min(len(reading.tokens), start + LONGEST_NAME), start, -1):
        key = tuple(token.word for token in reading.tokens[start:end] if not token.is_break)
        name = lexicon.artists.get(key)
        if name and not reading.tokens[end - 1].is_break:
            return name
    return ""


def _exact_at(reading: Reading, lexicon: Lexicon, typed: Typed, i: int, *, is_second: bool) -> int | None:
    if reading.used[i] or reading.tokens[i].is_break:
        return None
    for end in range(min(len(reading.tokens), i + LONGEST_NAME + 2), i, -1):
        if reading.tokens[end - 1].is_break or not reading.is_free(i, end):
            continue
        key = tuple(token.word for token in reading.tokens[i:end] if not token.is_break)
        name = lexicon.artists.get(key)
        if not name or (len(key) == 1 and is_part_of_longer(reading, lexicon, i)):
            continue
        if Span(reading, lexicon, typed, i, end, key, name).is_meant() or (
            is_second and _joins_name(reading, i, end, lexicon)
        ):
            start = i - 1 if reading.word(i - 1) == "the" and reading.is_free(i - 1, end) else i
            reading.add(start, end, named(Facet.ARTIST, name, 0.97))
            return end
    return None


def _joins_name(reading: Reading, start: int, end: int, lexicon: Lexicon) -> bool:
    """A capital, or no plain word, joined by "and" or a comma to a name that was found ("Queen and Scorpions")."""
    if reading.word(start) in FUNCTION_WORDS:
        return False
    is_plain = end == start + 1 and reading.word(start) in lexicon.plain_words
    if is_plain and not reading.tokens[start].is_capital and not is_ideograph(reading.word(start)[0]):
        return False
    names = {at for item in reading.items if item.meaning.group is Group.NAME for at in (item.start, item.end - 1)}
    before = reading.word(start - 1) in _GLUE and start - 2 in names
    after = reading.word(end) in _GLUE and end + 1 in names
    is_sound = all(token.word in lexicon.sound_words | FUNCTION_WORDS for token in reading.tokens[start:end])
    return (before or after) and not is_sound


def read_partial_names(reading: Reading, lexicon: Lexicon) -> None:
    """ "songs by Kanye", "snoop": one word of a name that no other artist with many tracks shares."""
    for i, token in enumerate(reading.tokens):
        name = lexicon.artists_of_word.get(token.word) if not reading.used[i] else None
        if name is None or is_part_of_longer(reading, lexicon, i):
            continue
        cue = cue_before(reading, i)
        is_led = reading.word(i - 1) == "by" or cue in (Cue.LIKE, Cue.ONLY, Cue.NOT)
        if is_led or is_clause(reading, i, i + 1):
            reading.add(i, i + 1, named(Facet.ARTIST, name, 0.8))


def read_misspelt_names(reading: Reading, lexicon: Lexicon, *, only_after_by: bool) -> None:
    """Artists nearly as the library spells them, among words nobody else has claimed."""
    for start in range(len(reading.tokens)):
        if reading.used[start] or (only_after_by and reading.word(start - 1) != "by"):
            continue
        for end in range(min(len(reading.tokens), start + 5), start, -1):
            if reading.is_free(start, end) and _misspelt(reading, lexicon, start, end):
                break


def _misspelt(reading: Reading, lexicon: Lexicon, start: int, end: int) -> bool:
    span = reading.tokens[start:end]
    key = [token.word for token in span]
    glued = "".join(key)
    if any(token.is_break or is_ideograph(token.word[0]) for token in span):
        return False
    if not _SHORTEST_MISSPELT <= len(glued) <= _LONGEST_MISSPELT:
        return False
    whole = is_clause(reading, start, end)
    cue = cue_before(reading, start)
    # "love", "play" and "of" lead to names and to much else: near words need a lead that is seldom anything but one.
    is_led = whole or (cue is not Cue.NONE and (cue is not Cue.BY or reading.word(start - 1) == "by"))
    if (span[-1].word in FUNCTION_WORDS or span[0].word in FUNCTION_WORDS - {"the"}) and not (is_led and len(key) > 1):
        return False
    if set(key) <= FUNCTION_WORDS | GENERIC or (len(key) == 1 and key[0] in lexicon.plain_words):
        return False
    if len(key) == 1 and (is_part_of_longer(reading, lexicon, start) or _follows_a_capital(reading, start)):
        return False
    if NAME_CUES.at(reading.tokens, start) is not None:
        return False
    has_unknown = any(word not in lexicon.plain_words for word in key)
    # "songs by the weekend" is The Weeknd; "for the weekend" and "like a dream" are what they say.
    plain = lexicon.sound_words if reading.word(start - 1) == "by" else lexicon.sound_words | FUNCTION_WORDS
    if not has_unknown and not (is_led and not set(key) <= plain):
        return False
    near = lexicon.artists.near(key, _cutoff(key, is_led=is_led, is_unknown=has_unknown, capital=span[0].is_capital))
    if near is None:
        return False
    return reading.add(start, end, named(Facet.ARTIST, near[0], round(near[1] / 100 - 0.05, 3)))


def _follows_a_capital(reading: Reading, i: int) -> bool:
    """ "Miles Davis" is not the artist Davi, though miles are a common word."""
    before = i - 1
    is_capital = before >= 0 and reading.tokens[before].is_capital and not reading.used[before]
    return is_capital and reading.tokens[i].is_capital and not starts_sentence(reading, before)


def _cutoff(key: list[str], *, is_led: bool, is_unknown: bool, capital: bool) -> float:
    """How alike a name must be, 0..100: what is led to and unknown may be further off than what only stands there."""
    length = sum(map(len, key))
    if is_led:
        return 84.0 if length > 6 and is_unknown else 88.0
    if capital:
        return 88.0
    return 88.0 if len(key) > 1 and is_unknown and length > 8 else 91.5


def is_likeness(reading: Reading, start: int, end: int) -> bool:
    """See `is_like`; a chain of names shares the cue of its first ("like A, B and C", "like the work by A")."""
    at = start
    while True:
        if is_like(reading, at, end):
            return True
        before = at - 1
        while reading.word(before) in _GLUE or reading.word(before) == "by":
            before -= 1
        item = next(
            (each for each in reading.items if each.end - 1 == before and each.meaning.group is Group.NAME), None
        )
        if item is None or before == at - 1:
            return False
        at = item.start
