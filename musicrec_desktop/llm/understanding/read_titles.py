"""Reader of titles and albums: in quotes, after "the song" and "the album", before "by" an artist."""

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import Final

from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.llm.understanding.common_words import FUNCTION_WORDS
from musicrec_desktop.llm.understanding.cues import Cue, cue_before
from musicrec_desktop.llm.understanding.lexicon import Lexicon
from musicrec_desktop.llm.understanding.meaning import Group, Meaning
from musicrec_desktop.llm.understanding.name_evidence import Typed, ends_clause, starts_sentence
from musicrec_desktop.llm.understanding.names import LONGEST_NAME
from musicrec_desktop.llm.understanding.phrases import Phrases, Reading
from musicrec_desktop.llm.understanding.read_names import named
from musicrec_desktop.llm.understanding.sounds import sound_phrases
from musicrec_desktop.llm.understanding.tables import table, word_set
from musicrec_desktop.llm.understanding.tokens import BREAKS, is_ideograph

_QUOTED: Final = re.compile(r"“([^”]+)”|\"([^\"]+)\"|《([^》]+)》|「([^」]+)」|『([^』]+)』|«([^»]+)»|‘([^’]{3,})’")
_FEELINGS: Final = word_set("titles-feelings")
_ENDS: Final = word_set("titles-ends")
_GENERAL: Final = word_set("titles-general")
_LEADS: Final[Phrases[bool]] = table("before a bare title", {"title": True}, "evidence.toml")
_WEAK_LEADS: Final[Phrases[bool]] = table("weakly before a bare title", {"title": True}, "evidence.toml")
_ALBUM_LEADS: Final[Phrases[bool]] = table("before a bare album", {"album": True}, "evidence.toml")
_LONGEST: Final = 12
"""Words, or Chinese characters, of the longest title looked for."""
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
        if set(key) <= FUNCTION_WORDS or (cue is None and _is_feeling(reading, lexicon, start, end)):
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


def _is_feeling(reading: Reading, lexicon: Lexicon, start: int, end: int) -> bool:
    """ "chill" in quotes, “I would kill for you” type of vibe."""
    span = reading.tokens[start:end]
    if not span[0].is_capital and {token.word for token in span} <= lexicon.sound_words | FUNCTION_WORDS:
        return True
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


def read_led_titles(reading: Reading, lexicon: Lexicon) -> None:
    """Titles and albums without a maker: "play me Wind of Change", "songs like Halo", "off Innuendo", 类似晴天的歌."""
    typed = Typed.of(reading)
    start = 0
    while start < len(reading.tokens):
        start = _led_title_at(reading, lexicon, typed, start) or start + 1


class _Lead(IntEnum):
    """How surely what stands before words makes them a title."""

    NONE = 0
    EDGE = 1
    """A clause begins."""
    WEAK = 2
    """ "with", "no", "from": they lead to anything."""
    STRONG = 3
    """ "play me", "songs like"."""


def _lead_before(reading: Reading, start: int) -> _Lead:
    if _LEADS.ending_at(reading.tokens, start) is not None:
        return _Lead.STRONG
    if _WEAK_LEADS.ending_at(reading.tokens, start) is not None:
        return _Lead.WEAK
    return _Lead.EDGE if ends_clause(reading, start - 1) else _Lead.NONE


def read_led_albums(reading: Reading, lexicon: Lexicon) -> None:
    """ "anything off Queen Live": read before artists, so that the album is not Queen, live."""
    for _, start, _ in list(reading.find(_ALBUM_LEADS)):
        for end in range(min(len(reading.tokens), start + _LONGEST), start, -1):
            key = tuple(token.word for token in reading.tokens[start:end])
            album = lexicon.albums.get(key) if _ends_title(reading, end) and BREAKS.isdisjoint(key) else ""
            if album and not lexicon.artists.get(key) and not set(key) <= FUNCTION_WORDS | _GENERAL:
                reading.add(start, end, named(Facet.ALBUM, album, 0.9))
                break


def _led_title_at(reading: Reading, lexicon: Lexicon, typed: Typed, start: int) -> int | None:
    if reading.used[start] or reading.tokens[start].is_break:
        return None
    lead = _lead_before(reading, start)
    for end in range(min(len(reading.tokens), start + _LONGEST), start, -1):
        if not reading.is_free(start, end) or not _ends_title(reading, end):
            continue
        key = [token.word for token in reading.tokens[start:end]]
        title = lexicon.titles.get(key)
        name = title or lexicon.albums.get(key)
        if name and BREAKS.isdisjoint(key) and _is_title_meant(reading, lexicon, typed, start, end, key, lead):
            reading.add(start, end, named(Facet.TRACK if title else Facet.ALBUM, name, 0.85))
            return end
    return None


def _ends_title(reading: Reading, end: int) -> bool:
    return ends_clause(reading, end) or reading.word(end) in _ENDS or reading.used[end]


def _is_title_meant(
    reading: Reading, lexicon: Lexicon, typed: Typed, start: int, end: int, key: Sequence[str], lead: _Lead
) -> bool:
    """Whether words that read like a title are one: titles are made of plain words, so that they need a sign."""
    words = set(key)
    phrases = (table.at(reading.tokens, start) for table in (sound_phrases(), lexicon.genres))
    if any(phrase is not None and phrase[0] >= end for phrase in phrases):
        return False
    if words <= lexicon.sound_words | FUNCTION_WORDS | _ENDS or words & _GENERAL:
        return False
    if is_ideograph(key[0][0]):
        return len(key) > 1 and lead >= _Lead.WEAK
    content = [i for i in range(start, end) if reading.word(i) not in FUNCTION_WORDS]
    is_titled = typed.capitals_tell and all(reading.tokens[i].is_capital for i in content)
    inner = sum(not starts_sentence(reading, i) for i in content) if is_titled else 0
    is_whole = start == 0 and all(token.is_break for token in reading.tokens[end:])
    if len(key) == 1:
        is_own = lead >= _Lead.WEAK and any(
            lexicon.titles_of(each.value).get(key)
            for item in reading.items
            for each in item.meaning.wishes
            if each.facet is Facet.ARTIST
        )
        return inner > 0 and (lead is _Lead.STRONG or is_own)
    if inner > 0 and (lead >= _Lead.WEAK or (len(key) > 2 and (lead is _Lead.EDGE or inner > 1))):
        return True
    if not words <= lexicon.plain_words or len(key) > 2:
        return is_whole or lead is _Lead.STRONG
    return is_whole
