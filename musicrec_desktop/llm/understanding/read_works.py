"""Reader of works named with who made them: "Halo by Beyoncé", "Queen - Innuendo", "Coldplay's Yellow", 周杰伦的晴天.

A work that the library has is a seed track or an album. One that it has not is read all the same: its words say nothing
of mood or genre ("songs like Slow Rain by Nobody"), and the listener is told that it is not there.
"""

from typing import Final

from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.llm.understanding.common_words import FUNCTION_WORDS
from musicrec_desktop.llm.understanding.cues import Cue, cue_before
from musicrec_desktop.llm.understanding.lexicon import Lexicon
from musicrec_desktop.llm.understanding.meaning import Group, Meaning
from musicrec_desktop.llm.understanding.name_evidence import Typed, starts_sentence
from musicrec_desktop.llm.understanding.names import LONGEST_NAME, GluedIndex
from musicrec_desktop.llm.understanding.phrases import Item, Reading
from musicrec_desktop.llm.understanding.read_names import artist_at, named
from musicrec_desktop.llm.understanding.tables import word_set
from musicrec_desktop.llm.understanding.tokens import is_ideograph

_NO_WORK: Final = word_set("works-none")
"""Words before "by" or after an artist that speak of music in general: "songs by", "covered by", "Queen's best"."""
_ENDS: Final = word_set("works-ends")
"""Words at which a name ends when nothing else ends it."""
_INNER: Final = frozenset(
    ("of", "the", "in", "a", "an", "from", "to", "on", "my", "your", "and", "for", "with", "it", "me")
)
_DASHES: Final = frozenset("-–—")
_NEARLY: Final = 88.0


def read_works_by(reading: Reading, lexicon: Lexicon) -> None:
    """The work before "by": read before artists, so that "Blackout by Boris" is not the artist Blackout."""
    typed = Typed.of(reading)
    for by in range(1, len(reading.tokens) - 1):
        end = by - (reading.word(by - 1) == ",")
        if reading.word(by) == "by" and not reading.used[by] and end > 0 and not _is_general(reading, typed, end - 1):
            _read_before(reading, lexicon, typed, by, end)


def _is_general(reading: Reading, typed: Typed, i: int) -> bool:
    token = reading.tokens[i]
    is_titled = typed.capitals_tell and token.is_capital and not starts_sentence(reading, i)
    return reading.used[i] or token.is_break or (token.word in _NO_WORK and not is_titled)


def _read_before(reading: Reading, lexicon: Lexicon, typed: Typed, by: int, end: int) -> None:
    first = end
    while first > max(0, end - LONGEST_NAME) and not reading.used[first - 1] and not reading.tokens[first - 1].is_break:
        first -= 1
    maker = artist_at(reading, lexicon, by + 1)
    own = lexicon.titles_of(maker) if maker else None
    for start in range(first, end):
        key = [token.word for token in reading.tokens[start:end]]
        if set(key) <= FUNCTION_WORDS:
            continue
        # The last words of a longer title may be another title: "Drunk Walk Home" is not "Home".
        begins = start == first or reading.word(start - 1) in FUNCTION_WORDS | _NO_WORK | _LIKE_ENDS
        if _add_known(reading, lexicon, start, end, own, anyone=begins):
            return
    led = [start for start in range(first, end) if _cue_directly_before(reading, start) is Cue.LIKE]
    if not led:
        return
    start = led[-1]
    near = own.near([token.word for token in reading.tokens[start:end]], _NEARLY) if own else None
    if near is not None:
        reading.add(start, end, named(Facet.TRACK, near[0], near[1] / 100))
    elif not _speaks_of_sound(reading, lexicon, typed, start, end):
        reading.add(start, end, Meaning(Group.NAME, note="absent_title"))


def _cue_directly_before(reading: Reading, start: int) -> Cue:
    """The cue that ends just before a token: here no filler is passed over, it may begin the title."""
    return cue_before(reading, start) if reading.word(start - 1) in _LIKE_ENDS else Cue.NONE


_LIKE_ENDS: Final = frozenset(("like", "to", "as", "of", "song", "track", "called"))


def _add_known(
    reading: Reading, lexicon: Lexicon, start: int, end: int, own: GluedIndex | None, *, anyone: bool
) -> bool:
    key = [token.word for token in reading.tokens[start:end]]
    title = (own.get(key) if own else "") or (lexicon.titles.get(key) if anyone else "")
    if title:
        return reading.add(start, end, named(Facet.TRACK, title, 0.95))
    album = lexicon.albums.get(key) if len(key) > 1 and anyone else ""
    return bool(album) and reading.add(start, end, named(Facet.ALBUM, album, 0.9))


def _speaks_of_sound(reading: Reading, lexicon: Lexicon, typed: Typed, start: int, end: int) -> bool:
    """ "something like jazz by Miles Davis": a word of music, or nothing but a genre; not when written as a title."""
    span = reading.tokens[start:end]
    if len(span) > 1 and typed.capitals_tell and all(t.is_capital or t.word in FUNCTION_WORDS for t in span):
        return False
    words = {token.word for token in span}
    return not words.isdisjoint(_NO_WORK) or (len(words) == 1 and words <= lexicon.genres.single_words)


def read_dashed(reading: Reading, lexicon: Lexicon) -> None:
    """ "Khaen - Whims", "Buttercup - Jack Stauber": artist and work either way round, a dash with spaces between."""
    for dash in range(1, len(reading.tokens) - 1):
        if reading.words_of(dash, dash + 1) not in _DASHES or reading.tokens[dash + 1].is_glued:
            continue
        start, end = _capitals_before(reading, dash), _capitals_after(reading, dash + 1)
        sides = [token.word for token in (*reading.tokens[start:dash], *reading.tokens[dash + 1 : end])]
        if start == dash or end == dash + 1 or not _NO_WORK.isdisjoint(sides):
            continue
        left, right = (tuple(t.word for t in reading.tokens[a:b]) for a, b in ((start, dash), (dash + 1, end)))
        if lexicon.artists.get(right) and not lexicon.artists.get(left):
            _add_side(reading, lexicon, start, dash, right)
        elif lexicon.artists.get(left) or cue_before(reading, start) is Cue.LIKE:
            is_led = cue_before(reading, start) is Cue.LIKE
            if is_led or lexicon.sound_words.isdisjoint(sides):
                _add_side(reading, lexicon, dash + 1, end, left)


def _add_side(reading: Reading, lexicon: Lexicon, start: int, end: int, maker: tuple[str, ...]) -> None:
    own = lexicon.titles_of(lexicon.artists.get(maker))
    near = own.near([token.word for token in reading.tokens[start:end]], _NEARLY)
    if near is not None:
        reading.add(start, end, named(Facet.TRACK, near[0], near[1] / 100))
    else:
        reading.add(start, end, Meaning(Group.NAME, note="absent_title"))


def _capitals_before(reading: Reading, end: int) -> int:
    start = end
    while start > 0 and _may_go_on(reading, start - 1) and end - start < LONGEST_NAME:
        token = reading.tokens[start - 1]
        if not token.is_capital and token.word not in _INNER:
            break
        if _cue_directly_before(reading, start) is not Cue.NONE:
            break
        start -= 1
    while start < end and not reading.tokens[start].is_capital:
        start += 1
    return start


def _capitals_after(reading: Reading, start: int) -> int:
    end = start
    while end < min(len(reading.tokens), start + LONGEST_NAME) and _may_go_on(reading, end):
        token = reading.tokens[end]
        if not token.is_capital and token.word not in _INNER:
            break
        end += 1
    while end > start and not reading.tokens[end - 1].is_capital:
        end -= 1
    return end


def read_works_of(reading: Reading, lexicon: Lexicon) -> None:
    """The work after its artist: "Queen - Innuendo", "Coldplay's Yellow", "like Post Malone Psycho", 周杰伦的晴天."""
    for item in [each for each in reading.items if _is_artist(each)]:
        start, is_joined = _after(reading, item.end)
        end = start
        while end < min(len(reading.tokens), start + LONGEST_NAME) and _may_go_on(reading, end):
            end += 1
        if end > start:
            _read_after(reading, lexicon, item, start, end, is_joined=is_joined)


def _is_artist(item: Item) -> bool:
    return any(each.facet is Facet.ARTIST for each in item.meaning.wishes)


def _after(reading: Reading, end: int) -> tuple[int, bool]:
    """(where a work would begin, whether something joins it to the artist)."""
    if reading.word(end) == "s" and reading.tokens[end].is_glued:
        return end + 1, True
    if reading.word(end) in (":", "的") or reading.words_of(end, min(end + 1, len(reading.tokens))) in _DASHES:
        return end + 1, True
    return end, False


def _may_go_on(reading: Reading, i: int) -> bool:
    return not reading.used[i] and not reading.tokens[i].is_break


def _read_after(reading: Reading, lexicon: Lexicon, item: Item, start: int, end: int, *, is_joined: bool) -> None:
    own = lexicon.titles_of(item.meaning.wishes[0].value)
    for last in range(end, start, -1):
        span = reading.tokens[start:last]
        key = [token.word for token in span]
        title = own.get(key)
        is_plain = len(key) == 1 and key[0] in lexicon.plain_words and not span[0].is_capital
        if title and not set(key) <= FUNCTION_WORDS | _NO_WORK and (is_joined or not is_plain):
            reading.add(start, last, named(Facet.TRACK, title, 0.93))
            return
    stop = start
    while stop < end and reading.word(stop) not in _ENDS:
        stop += 1
    while stop > start and reading.word(stop - 1) in FUNCTION_WORDS and not reading.tokens[stop - 1].is_capital:
        stop -= 1
    words = {token.word for token in reading.tokens[start:stop]}
    if stop == start or words & _NO_WORK or is_ideograph(reading.word(start)[0]):
        return
    is_titled = is_joined and all(t.is_capital or t.word in FUNCTION_WORDS for t in reading.tokens[start:stop])
    is_led = cue_before(reading, item.start) is Cue.LIKE and not words & (lexicon.sound_words | _ENDS)
    if is_titled or (is_led and is_joined):
        reading.add(start, stop, Meaning(Group.NAME, note="absent_title"))
