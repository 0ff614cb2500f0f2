"""Reader of titles and albums: in quotes, after "the song" and "the album", before "by" an artist."""

import re
from collections.abc import Sequence
from typing import Final

from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.llm.understanding.common_words import FUNCTION_WORDS
from musicrec_desktop.llm.understanding.cues import Cue, cue_before
from musicrec_desktop.llm.understanding.lexicon import Lexicon
from musicrec_desktop.llm.understanding.meaning import Group, Meaning, wish
from musicrec_desktop.llm.understanding.names import LONGEST_NAME
from musicrec_desktop.llm.understanding.phrases import Phrases, Reading
from musicrec_desktop.llm.understanding.read_names import named
from musicrec_desktop.llm.understanding.tables import table, word_set

_QUOTED: Final = re.compile(r"“([^”]+)”|\"([^\"]+)\"|《([^》]+)》|「([^」]+)」|『([^』]+)』|«([^»]+)»|‘([^’]{3,})’")
_FEELINGS: Final = word_set("titles-feelings")
_TITLE_CUES: Final[Phrases[Facet]] = table("before a title", {"track": Facet.TRACK, "album": Facet.ALBUM})


def read_quoted(reading: Reading, lexicon: Lexicon) -> None:
    """Names in quotes: an artist, album or title that reads exactly or nearly so."""
    for match in _QUOTED.finditer(reading.text):
        span = [i for i, t in enumerate(reading.tokens) if match.start() <= t.start and t.end <= match.end()]
        if not span:
            continue
        start, end = span[0], span[-1] + 1
        key = [t.word for t in reading.tokens[start:end] if not t.is_break]
        cue = _TITLE_CUES.ending_at(reading.tokens, start)
        if set(key) <= FUNCTION_WORDS or (cue is None and _is_quoted_feeling(reading, end)):
            continue
        for facet in (cue[1],) if cue else (Facet.TRACK, Facet.ARTIST, Facet.ALBUM):
            near = _near(lexicon, facet, key, is_led=cue is not None or len(key) > 1)
            if near is not None:
                reading.add(start, end, named(facet, near[0], near[1] / 100))
                break
        else:
            _read_absent(reading, lexicon, start, end, is_led=cue is not None)


def _read_absent(reading: Reading, lexicon: Lexicon, start: int, end: int, *, is_led: bool) -> None:
    """A title that is not here. Moods stand in quotes as well (“chill” music); "A - B" is read as without quotes."""
    span = reading.tokens[start:end]
    is_led = is_led or cue_before(reading, start) is not Cue.NONE or reading.word(end) == "by"
    is_titled = is_led or span[0].is_capital
    if not is_titled or any(token.is_break for token in span):
        return
    if not {token.word for token in span} <= lexicon.sound_words | FUNCTION_WORDS | lexicon.genres.vocabulary:
        reading.add(start, end, Meaning(Group.NAME, note="absent_title"))


def _is_quoted_feeling(reading: Reading, end: int) -> bool:
    """“I would kill for you” type of vibe."""
    return reading.word(end) in _FEELINGS or reading.word(end + 1) in _FEELINGS - {"song", "songs", "music"}


def _near(lexicon: Lexicon, facet: Facet, key: Sequence[str], *, is_led: bool) -> tuple[str, float] | None:
    """The name, exactly; nearly, where something says that it is one."""
    if facet is Facet.ARTIST:
        return lexicon.artists.near(key, 88 if is_led else 100)
    index = lexicon.titles if facet is Facet.TRACK else lexicon.albums
    exact = index.get(key)
    return (exact, 100.0) if exact else index.near(key, 88) if is_led else None


def read_titles(reading: Reading, lexicon: Lexicon) -> None:
    """Titles and albums after "the song", "the album"."""
    for start, end, facet in list(reading.find(_TITLE_CUES)):
        index = lexicon.titles if facet is Facet.TRACK else lexicon.albums
        stop = end
        while stop < len(reading.tokens) and stop < end + LONGEST_NAME and not reading.tokens[stop].is_break:
            stop += 1
        for last in range(stop, end, -1):
            key = [token.word for token in reading.tokens[end:last]]
            exact = index.get(key)
            near = (exact, 100.0) if exact else index.near(key, 90) if last - end > 1 else None
            if near is not None and near[0] and not (len(key) == 1 and key[0] in FUNCTION_WORDS):
                reading.add(start, last, named(facet, near[0], near[1] / 100))
                break
            # An album may itself be called "Album 7": the cue is then part of the name.
            whole = index.get([reading.word(end - 1), *key])
            if whole:
                reading.add(start, last, named(facet, whole, 1.0))
                break


def read_titles_by(reading: Reading, lexicon: Lexicon) -> None:
    """ "Blinding Lights by The Weeknd": the title before "by" an artist that was found."""
    for item in [each for each in reading.items if each.meaning.group is Group.NAME]:
        by = item.start - 1
        if reading.word(by) not in ("by", "from", "von", "de", "par"):
            continue
        for start in range(max(0, by - LONGEST_NAME), by):
            key = [token.word for token in reading.tokens[start:by]]
            title = lexicon.titles.get(key) if reading.is_free(start, by) else ""
            if title and not set(key) <= FUNCTION_WORDS:
                reading.add(start, by, named(Facet.TRACK, title, 0.95))
                break


def read_bare_title(reading: Reading, lexicon: Lexicon) -> None:
    """A request that is nothing but a title of the library ("Bohemian Rhapsody") is a seed track or an album."""
    if reading.items or not 2 <= len(reading.tokens) <= 8:
        return
    key = [token.word for token in reading.tokens if not token.is_break]
    for facet, index in ((Facet.TRACK, lexicon.titles), (Facet.ALBUM, lexicon.albums)):
        name = index.get(key)
        if name and not set(key) <= FUNCTION_WORDS:
            reading.add(0, len(reading.tokens), Meaning(Group.NAME, wishes=(wish(facet, name, confidence=0.8),)))
            return
