"""The order in which a request is read. Each reader looks only at tokens that no earlier one has used."""

from typing import Final

from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.llm.understanding.behaviour import read_behaviour
from musicrec_desktop.llm.understanding.common_words import FUNCTION_WORDS
from musicrec_desktop.llm.understanding.cues import Cue, cue_before
from musicrec_desktop.llm.understanding.curves import read_curve
from musicrec_desktop.llm.understanding.lexicon import Lexicon
from musicrec_desktop.llm.understanding.manner import read_novelty, read_shares, read_spacing
from musicrec_desktop.llm.understanding.meaning import Group, Meaning, wish
from musicrec_desktop.llm.understanding.periods import Clock
from musicrec_desktop.llm.understanding.phrases import Reading
from musicrec_desktop.llm.understanding.quantities import read_quantities
from musicrec_desktop.llm.understanding.read_names import read_exact_names, read_misspelt_names
from musicrec_desktop.llm.understanding.read_titles import read_quoted, read_titles, read_titles_by
from musicrec_desktop.llm.understanding.sounds import sound_phrases
from musicrec_desktop.llm.understanding.spelling import corrected
from musicrec_desktop.llm.understanding.tables import word_set
from musicrec_desktop.llm.understanding.tokens import is_han, is_ideograph, tokenise
from musicrec_desktop.llm.understanding.years import read_years

LONGEST_REQUEST: Final = 2000
"""Characters read of a request: more is no request, and every reader is at least linear in it."""


_GERMAN: Final = word_set("reading-german")
"""German writes every noun with a capital: there they say nothing of names."""


_BEFORE_LIVE: Final = word_set("before-live")


def read(text: str, lexicon: Lexicon, clock: Clock) -> Reading:
    """Everything the rules find in a request."""
    text = text[:LONGEST_REQUEST]
    reading = Reading(text, corrected(tokenise(text), lexicon))
    read_quoted(reading, lexicon)
    read_spacing(reading)
    read_titles(reading, lexicon)
    read_exact_names(reading, lexicon)
    read_titles_by(reading, lexicon)
    read_behaviour(reading, clock)
    read_curve(reading)
    read_novelty(reading)
    _read_years_and_quantities(reading, clock)
    read_shares(reading)
    read_misspelt_names(reading, lexicon, only_after_by=True)
    _read_genres_and_sounds(reading, lexicon)
    _read_bare_title(reading, lexicon)
    read_misspelt_names(reading, lexicon, only_after_by=False)
    return reading


def _read_years_and_quantities(reading: Reading, clock: Clock) -> None:
    read_years(reading, clock.now.year)
    read_quantities(reading)


def _read_genres_and_sounds(reading: Reading, lexicon: Lexicon) -> None:
    """Genres and sound words together: at each token the longer phrase wins, then the sound, unless a tag says it."""
    i = 0
    tags = frozenset(lexicon.view.genres)
    while i < len(reading.tokens):
        if reading.used[i]:
            i += 1
            continue
        genre = lexicon.genres.at(reading.tokens, i)
        sound = sound_phrases().at(reading.tokens, i)
        if genre is not None and not reading.is_free(i, genre[0]):
            genre = None
        if sound is not None and (not reading.is_free(i, sound[0]) or _is_verb(reading, i, sound[0])):
            sound = None
        if genre is not None and sound is not None:
            wins = genre[0] > sound[0] or (genre[0] == sound[0] and _is_tag(reading, i, genre[0], tags))
            genre, sound = (genre, None) if wins else (None, sound)
        if genre is not None:
            reading.add(i, genre[0], _genre_meaning(genre[1], lexicon))
        elif sound is not None:
            reading.add(i, sound[0], sound[1])
        i = genre[0] if genre is not None else sound[0] if sound is not None else i + 1


def _is_verb(reading: Reading, start: int, end: int) -> bool:
    """ "live" alone is a version behind "no" or "only" alone: "songs to live by" are of the studio."""
    return end == start + 1 and reading.word(start) == "live" and reading.word(start - 1) not in _BEFORE_LIVE


def _genre_meaning(name: str, lexicon: Lexicon) -> Meaning:
    """A genre; one that no track has is widened to the nearest that some have ("deep house" to "electronic")."""
    asked = wish(Facet.GENRE, name)
    without_voice = (wish(Facet.VOCALS, "none"),) if "instrumental" in name.split() else ()
    if name in lexicon.present_genres:
        return Meaning(Group.GENRE, wishes=(asked, *without_voice), against=(asked,))
    wider = lexicon.wider_genre(name)
    found = wish(Facet.GENRE, wider, confidence=0.7) if wider else wish(Facet.GENRE, name, is_hard=False)
    return Meaning(Group.GENRE, wishes=(found, *without_voice), against=(asked,), note="absent_genre")


def _is_tag(reading: Reading, start: int, end: int, tags: frozenset[str]) -> bool:
    typed = reading.words_of(start, end).casefold()
    return typed in tags and typed not in ("instrumental", "party", "happy", "sad", "sleep", "workout", "acoustic")


def _read_bare_title(reading: Reading, lexicon: Lexicon) -> None:
    """A request that is nothing but a title of the library ("Bohemian Rhapsody") is a seed track or an album."""
    if reading.items or not 2 <= len(reading.tokens) <= 8:
        return
    key = [token.word for token in reading.tokens if not token.is_break]
    for facet, index in ((Facet.TRACK, lexicon.titles), (Facet.ALBUM, lexicon.albums)):
        name = index.get(key)
        if name and not set(key) <= FUNCTION_WORDS:
            reading.add(0, len(reading.tokens), Meaning(Group.NAME, wishes=(wish(facet, name, confidence=0.8),)))
            return


def absent_names(reading: Reading, lexicon: Lexicon) -> list[tuple[int, int]]:
    """Spans that read like a name this library does not have: capitalised, or after "by" and "like"."""
    found = _absent_han_names(reading)
    i = 0
    while i < len(reading.tokens):
        end = i
        while end < len(reading.tokens) and _may_be_name(reading, end, is_first=end == i):
            end += 1
        if end == i:
            i += 1
            continue
        last = end
        while last > i and reading.word(last - 1) in FUNCTION_WORDS:
            last -= 1
        if last > i and _reads_like_name(reading, i, last, lexicon):
            found.append((i, last))
        i = end
    return found


def _absent_han_names(reading: Reading) -> list[tuple[int, int]]:
    """五月天的歌: two to five unread characters that begin a clause before 的歌, 的音乐, 的专辑."""
    found = []
    for end in range(2, len(reading.tokens) - 1):
        if reading.word(end) != "的" or reading.word(end + 1) not in ("歌", "音", "专"):
            continue
        start = end
        while start > 0 and not reading.used[start - 1] and _may_be_han_name(reading.word(start - 1)):
            start -= 1
        if 2 <= end - start <= 6:
            found.append((start, end))
    return found


def _may_be_han_name(word: str) -> bool:
    """A Han character that names are made of rather than requests (听, 想, 给, 的, 我 ...)."""
    return is_han(word[0]) and word not in "听放来要点些想我给个首再多有请你他的最很太是不没今支"


def _may_be_name(reading: Reading, i: int, *, is_first: bool) -> bool:
    token = reading.tokens[i]
    if reading.used[i] or token.is_break or is_ideograph(token.word[0]) or token.is_number:
        return False
    inner = token.word in ("of", "the", "de", "la", "van", "von", "da", "del", "el", "bin")
    if token.word in FUNCTION_WORDS and not (inner and not is_first):
        return False
    return token.is_capital or inner or cue_before(reading, i) in (Cue.BY, Cue.LIKE) or not is_first


def _reads_like_name(reading: Reading, start: int, end: int, lexicon: Lexicon) -> bool:
    span = reading.tokens[start:end]
    unknown = [token.word not in lexicon.plain_words and len(token.word) > 2 for token in span]
    capitals = sum(token.is_capital for token in span)
    led = ("by", "artist", "band") if not capitals else ("by", "artist", "band", "like")
    direct = reading.word(start - 1) in led and len(span) <= 4
    if direct and (any(unknown) or capitals == len(span)):
        return True
    if start == 0 and end == len([t for t in reading.tokens if not t.is_break]) and not reading.items:
        return capitals >= 1 and any(unknown) and len(span) <= 4 and any(len(t.word) > 3 for t in span)
    if _GERMAN & {token.word for token in reading.tokens}:
        return False
    inside = start > 0 and reading.word(start - 1) not in (".", ":")
    return any(unknown) and capitals == len(span) and len(span) <= 5 and (inside or len(span) > 1)
