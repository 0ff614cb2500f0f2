"""Reader of artists: a name eats its words before others look, words are not taken for names."""

from dataclasses import dataclass
from typing import Final

from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.llm.understanding.common_words import FUNCTION_WORDS
from musicrec_desktop.llm.understanding.cues import Cue, cue_before, is_like, names_songs
from musicrec_desktop.llm.understanding.lexicon import Lexicon
from musicrec_desktop.llm.understanding.meaning import Group, Meaning, wish
from musicrec_desktop.llm.understanding.names import LONGEST_NAME
from musicrec_desktop.llm.understanding.phrases import Reading
from musicrec_desktop.llm.understanding.quantities import TRACK_NOUNS
from musicrec_desktop.llm.understanding.sounds import sound_phrases
from musicrec_desktop.llm.understanding.tokens import is_ideograph

_ARTICLES: Final = frozenset(("a", "an", "the", "my", "this", "that", "your", "our"))
_INSIDE_TITLES: Final = frozenset(("of", "the", "in", "a", "an", "from", "to", "on", "my", "your", "is", "no", "me"))
_GLUE: Final = frozenset(
    (",", "and", "or", "nor", "vs", "with", "y", "und", "et", "和", "跟", "与", "及", "&", "plus", "then")
)


def named(facet: Facet, name: str, confidence: float) -> Meaning:
    """The meaning of a name of the library."""
    return Meaning(Group.NAME, wishes=(wish(facet, name, confidence=confidence),))


def read_exact_names(reading: Reading, lexicon: Lexicon) -> None:
    """Artists as the library spells them, longest first; then those joined by "and" to one that was found."""
    view = Typed.of(reading)
    for is_second in (False, True):
        i = 0
        while i < len(reading.tokens):
            i = _exact_at(reading, lexicon, view, i, is_second=is_second) or i + 1


def artist_at(reading: Reading, lexicon: Lexicon, start: int) -> str:
    """The longest name of an artist that the library has and that begins at a token; "" without one."""
    for end in range(min(len(reading.tokens), start + LONGEST_NAME), start, -1):
        key = tuple(token.word for token in reading.tokens[start:end] if not token.is_break)
        name = lexicon.artists.get(key)
        if name and not reading.tokens[end - 1].is_break:
            return name
    return ""


def _exact_at(reading: Reading, lexicon: Lexicon, typed: "Typed", i: int, *, is_second: bool) -> int | None:
    if reading.used[i] or reading.tokens[i].is_break:
        return None
    for end in range(min(len(reading.tokens), i + LONGEST_NAME + 2), i, -1):
        if reading.tokens[end - 1].is_break or not reading.is_free(i, end):
            continue
        key = tuple(token.word for token in reading.tokens[i:end] if not token.is_break)
        name = lexicon.artists.get(key)
        if (
            name
            and not (len(key) == 1 and _is_part_of_longer(reading, lexicon, i))
            and (
                _is_meant(reading, lexicon, typed, i, end, key) or (is_second and _joins_name(reading, i, end, lexicon))
            )
        ):
            start = i - 1 if reading.word(i - 1) == "the" and reading.is_free(i - 1, end) else i
            reading.add(start, end, named(Facet.ARTIST, name, 0.97))
            return end
    return None


@dataclass(frozen=True, slots=True)
class Typed:
    """How the listener types."""

    capitals_tell: bool
    """Capitals say something: they are there, and not on nearly every word."""

    @staticmethod
    def of(reading: Reading) -> "Typed":
        """Of a whole request."""
        content = [
            t
            for t in reading.tokens
            if t.word not in FUNCTION_WORDS and t.word[:1].isalpha() and not is_ideograph(t.word[0])
        ]
        capital = sum(t.is_capital for t in content)
        return Typed(len(content) < 4 or capital <= 0.75 * len(content))


def _ends_clause(reading: Reading, i: int) -> bool:
    return not 0 <= i < len(reading.tokens) or reading.tokens[i].is_break


def _is_part_of_longer(reading: Reading, lexicon: Lexicon, i: int) -> bool:
    """A word that nobody knows stands beside it, written alike: "Bob Marley" is not the artist B.o.B.

    Of a plain word also: it is capitalised within a longer title ("No Church in the Wild", "Lunar Vacation").
    """
    if reading.word(i) in lexicon.plain_words and _is_within_title(reading, lexicon, i):
        return True
    for at in (i - 1, i + 1):
        if not 0 <= at < len(reading.tokens) or reading.used[at]:
            continue
        beside = reading.tokens[at]
        if beside.is_break or beside.is_number or is_ideograph(beside.word[0]) or len(beside.word) < 3:
            continue
        is_known = beside.word in lexicon.plain_words or (beside.word,) in lexicon.artists.by_words
        if not is_known and beside.is_capital == reading.tokens[i].is_capital:
            return True
    return False


def _is_within_title(reading: Reading, lexicon: Lexicon, i: int) -> bool:
    if not reading.tokens[i].is_capital or names_songs(reading, i + 1):
        return False
    after, before = i + 1, i - 1
    while reading.word(after) in _INSIDE_TITLES and not reading.tokens[after].is_capital:
        after += 1
    while reading.word(before) in _INSIDE_TITLES and not reading.tokens[before].is_capital:
        before -= 1
    is_led = cue_before(reading, i) is not Cue.NONE
    sides = (after,) if is_led or (before != i - 1 and _starts_sentence(reading, before)) else (after, before)
    return any(_is_capital_word(reading, lexicon, at) for at in sides if abs(at - i) <= 4)


def _is_capital_word(reading: Reading, lexicon: Lexicon, at: int) -> bool:
    """A capital that the start of a sentence does not explain."""
    if not 0 <= at < len(reading.tokens) or reading.used[at] or _starts_sentence(reading, at):
        return False
    token = reading.tokens[at]
    return token.is_capital and token.word not in FUNCTION_WORDS and (token.word,) not in lexicon.artists.by_words


def _starts_sentence(reading: Reading, i: int) -> bool:
    return i == 0 or reading.word(i - 1) in (".", ":")


def _is_meant(reading: Reading, lexicon: Lexicon, typed: Typed, start: int, end: int, key: tuple[str, ...]) -> bool:
    """Whether words that read like a name are one here."""
    longer = _longest_phrase(reading, lexicon, start)
    if longer > end or (longer == end and len(key) > 1 and set(key) <= lexicon.sound_words):
        return cue_before(reading, start) is Cue.BY and reading.tokens[start].is_capital
    if is_ideograph(key[0][0]):
        sound = set(key) <= lexicon.plain_words and longer == end
        return (len(key) > 1 and not sound) or (len(key) == 1 and names_songs(reading, end) and not sound)
    capital = all(t.is_capital or t.is_number or t.word in FUNCTION_WORDS for t in reading.tokens[start:end])
    capital = capital and any(t.is_capital for t in reading.tokens[start:end])
    cue = cue_before(reading, start)
    plain = [word in lexicon.plain_words or (word.isdecimal()) for word in key]
    if not all(plain):
        return len(key) > 1 or len(key[0]) > 3 or capital or cue is not Cue.NONE
    if any(word.isdecimal() for word in key) and len(key) > 1 and not set(key) & (lexicon.sound_words | FUNCTION_WORDS):
        return True
    if len(key) > 1:
        told = capital and sum(t.is_capital for t in reading.tokens[start:end]) > 1
        told = told and (typed.capitals_tell or not set(key) <= lexicon.sound_words)
        if set(key) <= FUNCTION_WORDS:
            return told or (cue is Cue.BY and capital)
        whole_clause = _ends_clause(reading, start - 1) and _ends_clause(reading, end)
        if reading.word(start - 1) == "by" or (whole_clause and not set(key) <= lexicon.sound_words | FUNCTION_WORDS):
            return True
        return told or (cue in (Cue.BY, Cue.LIKE) and not set(key) <= lexicon.sound_words | FUNCTION_WORDS)
    return _single_word_is_meant(reading, lexicon, typed, start, end, cue)


def _single_word_is_meant(reading: Reading, lexicon: Lexicon, typed: Typed, start: int, end: int, cue: Cue) -> bool:
    """`Future`, `Logic`, `Queen`, `Party`, `Air`, `Low`."""
    token = reading.tokens[start]
    if token.word in FUNCTION_WORDS or token.is_number:
        return cue is Cue.BY and token.is_capital and reading.word(start - 1) == "by"
    after_article = reading.word(start - 1) in _ARTICLES
    inside = token.is_capital and typed.capitals_tell and not _starts_sentence(reading, start) and not after_article
    if token.word in lexicon.sound_words:
        beside = {reading.word(at) for at in (start - 2, start - 1, end, end + 1)}
        inside = inside and not beside & (
            lexicon.sound_words | TRACK_NOUNS | {"vibe", "vibes", "music", "really", "very"}
        )
        by = reading.word(start - 1) in ("by", "artist", "band", "featuring", "feat")
        return by or inside or (token.is_capital and cue in (Cue.LIKE, Cue.BY) and not after_article)
    if inside or (cue is not Cue.NONE and not after_article):
        return True
    stands = reading.word(end) in ("", ".", "s", "and", "only", "but", ",", "和", "的") or names_songs(reading, end)
    return token.is_capital and not after_article and stands


def _longest_phrase(reading: Reading, lexicon: Lexicon, start: int) -> int:
    """End of the longest genre or sound phrase that begins here."""
    ends = [found[0] for table in (lexicon.genres, sound_phrases()) if (found := table.at(reading.tokens, start))]
    return max(ends, default=start)


def _joins_name(reading: Reading, start: int, end: int, lexicon: Lexicon) -> bool:
    """Capitalised and joined by "and" or a comma to a name that was found ("Queen and Scorpions")."""
    if reading.word(start) in FUNCTION_WORDS:
        return False
    if not reading.tokens[start].is_capital and not is_ideograph(reading.word(start)[0]):
        return False
    names = {at for item in reading.items if item.meaning.group is Group.NAME for at in (item.start, item.end - 1)}
    before = reading.word(start - 1) in _GLUE and start - 2 in names
    after = reading.word(end) in _GLUE and end + 1 in names
    return (before or after) and reading.word(start) not in lexicon.sound_words


def read_misspelt_names(reading: Reading, lexicon: Lexicon, *, only_after_by: bool) -> None:
    """Artists nearly as the library spells them, among words nobody else has claimed."""
    for start in range(len(reading.tokens)):
        if reading.used[start]:
            continue
        for end in range(min(len(reading.tokens), start + 5), start, -1):
            if only_after_by and reading.word(start - 1) != "by":
                break
            if reading.is_free(start, end) and _misspelt(reading, lexicon, start, end):
                break


def _misspelt(reading: Reading, lexicon: Lexicon, start: int, end: int) -> bool:
    span = reading.tokens[start:end]
    key = [token.word for token in span]
    glued = "".join(key)
    if any(token.is_break or is_ideograph(token.word[0]) for token in span) or len(glued) < 5 or len(glued) > 40:
        return False
    whole = _ends_clause(reading, start - 1) and _ends_clause(reading, end)
    cue = cue_before(reading, start)
    is_led = whole or cue is not Cue.NONE
    if (span[-1].word in FUNCTION_WORDS or span[0].word in FUNCTION_WORDS - {"the"}) and not (is_led and len(key) > 1):
        return False
    if set(key) <= FUNCTION_WORDS or (len(key) == 1 and key[0] in lexicon.plain_words):
        return False
    if len(key) == 1 and _is_part_of_longer(reading, lexicon, start):
        return False
    has_unknown = any(word not in lexicon.plain_words for word in key)
    if not has_unknown and not ((whole or cue in (Cue.BY, Cue.LIKE, Cue.ONLY)) and not set(key) <= lexicon.sound_words):
        return False
    cutoff = 84.0 if len(glued) > 6 and has_unknown and is_led else 88.0
    if not is_led and not span[0].is_capital:
        cutoff = 88.0 if len(key) > 1 else 91.5
    near = lexicon.artists.near(key, cutoff)
    if near is None:
        return False
    return reading.add(start, end, named(Facet.ARTIST, near[0], round(near[1] / 100 - 0.05, 3)))


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
