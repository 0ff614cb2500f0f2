"""Reader of genre words and sound words: they share a table's worth of words, so that one reader weighs them."""

from typing import Final

from musicrec_desktop.domain.plan import Facet
from musicrec_desktop.llm.understanding.lexicon import Lexicon
from musicrec_desktop.llm.understanding.meaning import Group, Meaning, wish
from musicrec_desktop.llm.understanding.phrases import Reading
from musicrec_desktop.llm.understanding.sounds import sound_phrases
from musicrec_desktop.llm.understanding.tables import word_set

_BEFORE_LIVE: Final = word_set("before-live")


def read_genres_and_sounds(reading: Reading, lexicon: Lexicon) -> None:
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
