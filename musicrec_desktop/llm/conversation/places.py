"""Places of a list in words: the first five, the third, number 7, the last two, 第三首, 前五首, songs 2 to 4."""

from typing import Final

from musicrec_desktop.llm.understanding.numbers import number_at
from musicrec_desktop.llm.understanding.phrases import Reading
from musicrec_desktop.llm.understanding.tokens import Token, is_han

_ORDINALS: Final = {
    word: place
    for place, words in enumerate(
        (
            "first erste ersten premier premiere primero primera",
            "second zweite zweiten deuxieme segundo segunda",
            "third dritte dritten troisieme tercero tercera",
            "fourth vierte vierten quatrieme cuarto cuarta",
            "fifth funfte funften cinquieme quinto quinta",
            "sixth sechste sechsten sixieme sexto sexta",
            "seventh siebte siebten septieme septimo",
            "eighth achte achten huitieme octavo",
            "ninth neunte neunten neuvieme noveno",
            "tenth zehnte zehnten dixieme decimo",
            "eleventh",
            "twelfth",
        )
    )
    for word in words.split()
}
_FIRST: Final = frozenset(
    ("first", "opening", "top", "ersten", "premiers", "premieres", "primeros", "primeras", "前", "头")
)
_LAST: Final = frozenset(
    (
        "last",
        "final",
        "closing",
        "letzte",
        "letzten",
        "dernier",
        "derniere",
        "derniers",
        "dernieres",
        "ultimo",
        "ultima",
    )
) | {"ultimos", "ultimas", "后", "末"}
_AFTER_NUMBERS: Final = frozenset(
    ("premiers", "premieres", "primeros", "primeras", "derniers", "dernieres", "ultimos", "ultimas")
)
_SKIPPED: Final = frozenset(
    (
        "the",
        "a",
        "my",
        "this",
        "all",
        "die",
        "der",
        "das",
        "den",
        "le",
        "la",
        "les",
        "el",
        "los",
        "las",
        "把",
        "将",
        "只",
    )
)
_NUMBERED: Final = frozenset(
    ("number", "track", "song", "no", "nr", "nummer", "numero", "titre", "tracks", "songs", "numbers")
)
_NOUNS: Final = frozenset(
    (
        *("song", "songs", "track", "tracks", "one", "ones", "tune", "tunes", "title", "titles", "place", "places"),
        *(
            "lied",
            "lieder",
            "titel",
            "stuck",
            "stucke",
            "chanson",
            "chansons",
            "morceau",
            "morceaux",
            "titre",
            "titres",
        ),
        *("cancion", "canciones", "tema", "temas", "首", "个", "条", "支", "曲", "首歌", "歌"),
    )
)
_UNITS: Final = frozenset(
    (
        *("minute", "minutes", "min", "mins", "hour", "hours", "second", "seconds", "day", "days", "week", "weeks"),
        *("month", "months", "year", "years", "decade", "decades", "century", "times", "half", "percent", "bpm", "%"),
        *("年", "月", "天", "周", "分", "小", "秒", "次", "遍", "点", "成"),
    )
)
"""After these numbers speak of something else than places."""
_TO: Final = frozenset(("to", "through", "till", "until", "-", "bis", "a", "到", "至"))
_AND: Final = frozenset(("and", ",", "plus", "or", "und", "et", "y", "和", "与", "跟", "、"))
_THIS: Final = (
    ("this", "one"),
    ("this", "song"),
    ("this", "track"),
    ("current", "song"),
    ("这", "首"),
    ("这", "一", "首"),
)
_COUNTERS: Final = (("曲", "目"), ("番", "目"))
_ENDINGS: Final = frozenset(("st", "nd", "rd", "th"))


class Places:
    """Reads places of a list of n tracks."""

    def __init__(self, reading: Reading, n: int, playing: int | None) -> None:
        self._reading = reading
        self._tokens = reading.tokens
        self._n = n
        self._playing = playing
        self.has_unknown_this = False
        """Words spoke of "this song" while none of the list plays."""

    def at(self, start: int, *, is_bare: bool) -> tuple[int, tuple[int, ...]] | None:
        """(end, places) of a whole list of places that starts at a token; places may lie beyond the list's end.

        With `is_bare`, plain numbers are places too ("keep 1, 3 and 7").
        """
        found = self._one(start, is_bare=is_bare)
        if found is None:
            return None
        end, places = found
        while True:
            after = end
            while self._word(after) in _AND:
                after += 1
            more = self._one(after, is_bare=True) if after > end else None
            if more is None:
                return end, tuple(dict.fromkeys(places))
            end, places = more[0], places + more[1]

    def _one(self, start: int, *, is_bare: bool) -> tuple[int, tuple[int, ...]] | None:
        at = start
        while self._word(at) in _SKIPPED and not self._is_this(at):
            at += 1
        if self._is_this(at):
            self.has_unknown_this |= self._playing is None
            return at + self._is_this(at), () if self._playing is None else (self._playing,)
        found = self._end_of_list(at) or self._ordinal(at) or self._numbered(at, is_bare=is_bare)
        if found is None or self._word(found[0]) in _UNITS:
            return None
        return self._past_noun(found[0]), found[1]

    def _is_this(self, at: int) -> int:
        """How many tokens speak of the track that plays."""
        for words in _THIS:
            if tuple(self._word(at + i) for i in range(len(words))) == words:
                return len(words)
        return 0

    def _end_of_list(self, at: int) -> tuple[int, tuple[int, ...]] | None:
        """The first five, the last one, 前五首, 最后两首."""
        word = self._word(at)
        number = number_at(self._tokens, at)
        if number is not None and self._word(number[1]) in _AFTER_NUMBERS:  # les trois premiers, las dos últimas
            many, end = int(number[0]), number[1]
            is_first = self._word(end) in _FIRST
            return end + 1, tuple(range(min(many, self._n + 1)) if is_first else range(max(0, self._n - many), self._n))
        if word == "最" and self._word(at + 1) in ("后", "前"):
            return self._end_of_list(at + 1)
        if word not in _FIRST and word not in _LAST:
            return None
        number = number_at(self._tokens, at + 1)
        if number is None and word in ("前", "头", "后", "末", "top", "opening", "closing"):
            return None
        many, end = (1, at + 1) if number is None else (int(number[0]), number[1])
        if self._word(end) in _UNITS or many < 1:
            return None
        if word in _FIRST:
            return end, tuple(range(min(many, self._n + 1)))
        if self._word(end) in ("but", "to"):
            return None
        return end, tuple(range(max(0, self._n - many), self._n))

    def _ordinal(self, at: int) -> tuple[int, tuple[int, ...]] | None:
        place = _ORDINALS.get(self._word(at))
        end = at + 1
        number = number_at(self._tokens, at)
        if place is None and number is not None and self._word(number[1]) in _ENDINGS:
            place, end = int(number[0]) - 1, number[1] + 1
        if self._word(at) == "第":
            number = number_at(self._tokens, at + 1)
            if number is not None:
                place, end = int(number[0]) - 1, self._past_noun(number[1])
        if number is not None and (self._word(number[1]), self._word(number[1] + 1)) in _COUNTERS:
            place, end = int(number[0]) - 1, number[1] + 2
        if place is None:
            return None
        if [self._word(end), self._word(end + 1)] == ["to", "last"] or self._word(end) == "last":
            return end + 1 + (self._word(end) == "to"), (self._n - place - 1,)
        return self._up_to(end, place)

    def _numbered(self, at: int, *, is_bare: bool) -> tuple[int, tuple[int, ...]] | None:
        """Number 7, songs 2 to 4; a plain number where one is expected."""
        start = at
        while self._word(at) in _NUMBERED:
            at += 1
        is_named = at > start
        number = number_at(self._tokens, at)
        if number is None or not (is_named or is_bare) or number[0] != int(number[0]):
            return None
        if is_han(self._word(at)[:1] or " "):
            return None  # 换一首 names no place
        value, end = number
        # "keep 10 songs" speaks of how many, "keep song 10" of which.
        if value < 1 or (not is_named and (self._word(end) in _NOUNS or self._word(end) in ("more", "of", "less"))):
            return None
        return self._up_to(end, int(value) - 1)

    def _up_to(self, end: int, place: int) -> tuple[int, tuple[int, ...]]:
        """A place, or all from there to another one."""
        if self._word(end) not in _TO:
            return end, (place,)
        after = end + 1 + (self._word(end + 1) in ("第", "the"))
        number = number_at(self._tokens, after)
        last = _ORDINALS.get(self._word(after))
        if number is None and last is None:
            return end, (place,)
        end, last = (number[1], int(number[0]) - 1) if number is not None else (after + 1, last or 0)
        end += self._word(end) in _ENDINGS
        return (end, tuple(range(place, min(last, self._n) + 1))) if last >= place else (end, (place, last))

    def _past_noun(self, end: int) -> int:
        while self._word(end) in _NOUNS:
            end += 1
        return end

    def _word(self, i: int) -> str:
        token: Token | None = self._tokens[i] if 0 <= i < len(self._tokens) else None
        return "" if token is None or self._reading.used[i] else token.word
