"""Whether words that read exactly like an artist of this library are meant as the artist: `Future`, `Queen`, `Low`.

Nothing but what stands around them can tell. A capital tells where the listener uses capitals to tell; "by" and "like"
do; standing alone does; a word that means a sound or genre needs more than one that means nothing else.
"""

from dataclasses import dataclass
from typing import Final

from musicrec_desktop.llm.understanding.common_words import FUNCTION_WORDS
from musicrec_desktop.llm.understanding.cues import Cue, cue_before, names_songs
from musicrec_desktop.llm.understanding.lexicon import Lexicon
from musicrec_desktop.llm.understanding.phrases import Reading
from musicrec_desktop.llm.understanding.quantities import TRACK_NOUNS
from musicrec_desktop.llm.understanding.sounds import sound_phrases
from musicrec_desktop.llm.understanding.tables import word_set
from musicrec_desktop.llm.understanding.tokens import is_ideograph

_ARTICLES: Final = frozenset(("a", "an", "the", "my", "this", "that", "your", "our", "really", "very", "so"))
_DIRECT: Final = frozenset(("by", "artist", "band", "featuring", "feat", "ft", "singer", "rapper", "von", "de", "par"))
_SOFT: Final = word_set("names-soft-leads")
"""Words before a name that lead to other things as often: "some Hot Chocolate", "play Take Five"."""
_AFTER: Final = word_set("names-soft-ends")
GENERIC: Final = word_set("names-generic")
"""Behind "the" these are nobody, unless they are capitals: "like the ones", "of the time"."""
_MUSIC: Final = TRACK_NOUNS | word_set("genres-music")
_SIMILAR: Final = word_set("names-similar")
_NEVER_BY: Final = word_set("names-never-after-by")
_TIMES: Final = word_set("names-times")
_STANDS_BEFORE: Final = frozenset(("", ".", "s", "and", "only", "but", ",", "和", "的"))
_SMALL: Final = frozenset(
    ("a", "an", "the", "of", "in", "on", "to", "for", "by", "and", "or", "with", "at", "from", "s")
)
"""Words that stay small where every other word is capitalised."""
_INSIDE_TITLES: Final = frozenset(("of", "the", "in", "a", "an", "from", "to", "on", "my", "your", "is", "no", "me"))


@dataclass(frozen=True, slots=True)
class Typed:
    """How the listener types."""

    capitals_tell: bool
    """Capitals say something: they are there, and not on nearly every word."""

    @staticmethod
    def of(reading: Reading) -> "Typed":
        """Of a whole request."""
        content = [
            t for t in reading.tokens if t.word not in _SMALL and t.word[:1].isalpha() and not is_ideograph(t.word[0])
        ]
        capital = sum(t.is_capital for t in content)
        return Typed(len(content) < 4 or capital <= 0.75 * len(content))


def ends_clause(reading: Reading, i: int) -> bool:
    """The token is punctuation or lies outside the request."""
    return not 0 <= i < len(reading.tokens) or reading.tokens[i].is_break


def is_clause(reading: Reading, start: int, end: int) -> bool:
    """Nothing else stands between two punctuation marks."""
    return ends_clause(reading, start - 1) and ends_clause(reading, end)


def starts_sentence(reading: Reading, i: int) -> bool:
    """A capital here says nothing."""
    return i == 0 or reading.word(i - 1) in (".", ":")


def is_part_of_longer(reading: Reading, lexicon: Lexicon, i: int) -> bool:
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
    sides = (after,) if is_led or (before != i - 1 and starts_sentence(reading, before)) else (after, before)
    return any(_is_capital_word(reading, lexicon, at) for at in sides if abs(at - i) <= 4)


def _is_capital_word(reading: Reading, lexicon: Lexicon, at: int) -> bool:
    """A capital that the start of a sentence does not explain."""
    if not 0 <= at < len(reading.tokens) or reading.used[at] or starts_sentence(reading, at):
        return False
    token = reading.tokens[at]
    return token.is_capital and token.word not in FUNCTION_WORDS and (token.word,) not in lexicon.artists.by_words


@dataclass(frozen=True, slots=True)
class Span:
    """Words that read exactly like a name."""

    reading: Reading
    lexicon: Lexicon
    typed: Typed
    start: int
    end: int
    key: tuple[str, ...]
    name: str
    """As the library spells it."""

    def is_meant(self) -> bool:
        """Whether the artist is."""
        key, start, end = self.key, self.start, self.end
        phrase = self._longest_phrase()
        if phrase > end or (phrase == end and len(key) > 1 and set(key) <= self.lexicon.sound_words):
            return self.cue is Cue.BY and self.reading.tokens[start].is_capital
        if is_ideograph(key[0][0]):
            is_sound = set(key) <= self.lexicon.plain_words and phrase == end
            return not is_sound and (len(key) > 1 or names_songs(self.reading, end))
        if self._is_spelt_so() or (self._is_whole_request() and not set(key) <= self._never):
            return True
        if not all(word in self.lexicon.plain_words or word.isdecimal() for word in key):
            return len(key) > 1 or self._unknown_word_is_meant()
        return self._plain_words_are_meant() if len(key) > 1 else self._plain_word_is_meant()

    @property
    def cue(self) -> Cue:
        """What leads to the words."""
        return cue_before(self.reading, self.start)

    @property
    def _never(self) -> frozenset[str]:
        return self.lexicon.sound_words | FUNCTION_WORDS

    @property
    def _is_led_directly(self) -> bool:
        return self.reading.word(self.start - 1) in _DIRECT

    def _longest_phrase(self) -> int:
        """End of the longest genre or sound phrase that begins here."""
        tables = (self.lexicon.genres, sound_phrases())
        ends = [found[0] for table in tables if (found := table.at(self.reading.tokens, self.start))]
        return max(ends, default=self.start)

    def _is_spelt_so(self) -> bool:
        """Typed letter by letter as the library has it, in a way that plain words are not: GOT7, k?d, V-One."""
        inside = self.reading.tokens[self.start + 1 : self.end]
        typed = self.reading.words_of(self.start, self.end).casefold()
        return bool(inside) and all(token.is_glued for token in inside) and typed == self.name.casefold()

    def _is_whole_request(self) -> bool:
        tokens = self.reading.tokens
        return self.start == 0 and all(token.is_break for token in tokens[self.end :])

    def _unknown_word_is_meant(self) -> bool:
        """A word that means nothing else; since nobody knows all words, one with few tracks needs a sign."""
        token = self.reading.tokens[self.start]
        if token.is_capital or self.cue is not Cue.NONE or names_songs(self.reading, self.end):
            return True
        return len(token.word) > 3 and (
            ends_clause(self.reading, self.start - 1) or self.name in self.lexicon.frequent_artists
        )

    def _plain_words_are_meant(self) -> bool:
        key, reading = set(self.key), self.reading
        if any(word.isdecimal() for word in key) and not (key - {"the"}) & self._never:
            return True
        span = reading.tokens[self.start : self.end]
        capitals = sum(t.is_capital for t in span)
        is_capital = all(t.is_capital or t.is_number or t.word in FUNCTION_WORDS for t in span)
        told = is_capital and capitals > 1 and (self.typed.capitals_tell or not key <= self.lexicon.sound_words)
        if told or self._is_led_directly:
            return True
        if key <= self._never or self._is_anything(key, capitals):
            return False
        return (
            is_clause(reading, self.start, self.end)
            or self.cue in (Cue.BY, Cue.LIKE)
            or (self._is_soft_lead() and reading.word(self.end) in _AFTER and not key & FUNCTION_WORDS)
        )

    def _is_soft_lead(self) -> bool:
        is_frequent = self.name in self.lexicon.frequent_artists
        return self.reading.word(self.start - 1) in _SOFT or (is_frequent and ends_clause(self.reading, self.start - 1))

    def _is_anything(self, key: set[str], capitals: int) -> bool:
        """ "the one", "the time": no name, unless written as one."""
        return not capitals and key <= GENERIC | FUNCTION_WORDS

    def _is_one_of_two(self) -> bool:
        """ "a list with Party and Low": another capitalised name of the library stands beyond "and"."""
        tokens = self.reading.tokens
        for glue, other in ((self.end, self.end + 1), (self.start - 1, self.start - 2)):
            if self.reading.word(glue) in ("and", "&", "or", ",") and 0 <= other < len(tokens):
                is_name = (tokens[other].word,) in self.lexicon.artists.by_words
                if is_name and tokens[other].is_capital and not starts_sentence(self.reading, other):
                    return True
        return False

    def _is_set_phrase(self) -> bool:
        """ "I know by heart", "from next year": words that go together, whoever is called one of them."""
        reading, token = self.reading, self.reading.tokens[self.start]
        is_by = reading.word(self.start - 1) == "by" and reading.word(self.start - 2) not in _MUSIC
        if is_by and token.word in _NEVER_BY and not token.is_capital:
            return True
        return token.word in ("next", "last") and reading.word(self.end) in _TIMES and not token.is_capital

    def _is_all_but_a_bound(self) -> bool:
        """ "Queen 80s", "Queen y parecidas": nothing else in the request but a decade, or that alike will do too."""
        rest = self.reading.tokens[self.end :]
        if self.start != 0 or not rest:
            return False
        if all(token.is_number or token.is_break or token.word == "s" for token in rest):
            return True
        return len(rest) > 1 and rest[0].word in ("y", "und", "et", "and") and rest[1].word in _SIMILAR

    def _plain_word_is_meant(self) -> bool:
        """`Future`, `Logic`, `Queen`, `Party`, `Air`, `Low`."""
        reading, start, end, cue = self.reading, self.start, self.end, self.cue
        token = reading.tokens[start]
        if self._is_set_phrase():
            return False
        if token.word in FUNCTION_WORDS or token.is_number:
            return cue is Cue.BY and token.is_capital and reading.word(start - 1) == "by"
        after_article = reading.word(start - 1) in _ARTICLES
        inside = token.is_capital and self.typed.capitals_tell and not starts_sentence(reading, start)
        # "All the Queen songs" are hers; "the Queen" is somebody else.
        after_article = after_article and not (token.is_capital and reading.word(end) in TRACK_NOUNS)
        inside = inside and not after_article
        if token.word in self.lexicon.sound_words:
            beside = {reading.word(at) for at in (start - 2, start - 1, end, end + 1)}
            inside = inside and (self._is_one_of_two() or not beside & (self.lexicon.sound_words | _MUSIC))
            return (
                self._is_led_directly
                or inside
                or (token.is_capital and cue in (Cue.LIKE, Cue.BY) and not after_article)
            )
        if inside or (cue is not Cue.NONE and not after_article):
            return True
        stands = reading.word(end) in _STANDS_BEFORE or names_songs(reading, end) or self._is_all_but_a_bound()
        return token.is_capital and not after_article and stands
