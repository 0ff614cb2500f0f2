"""Reader of genre words and sound words: they share a table's worth of words, so that one reader weighs them."""

from dataclasses import replace
from typing import Final

from musicrec_desktop.domain.plan import Facet, FacetWish
from musicrec_desktop.llm.understanding.common_words import COMMON_WORDS
from musicrec_desktop.llm.understanding.inflected import inflected_at
from musicrec_desktop.llm.understanding.lexicon import Lexicon
from musicrec_desktop.llm.understanding.meaning import Group, Meaning, Rank, wish
from musicrec_desktop.llm.understanding.phrases import Phrases, Reading
from musicrec_desktop.llm.understanding.quantities import TRACK_NOUNS
from musicrec_desktop.llm.understanding.sounds import sound_phrases
from musicrec_desktop.llm.understanding.tables import table, word_set
from musicrec_desktop.llm.understanding.telling import is_han_word, is_linked, telling
from musicrec_desktop.llm.understanding.tokens import tokenise

_BEFORE_LIVE: Final = word_set("before-live")
_ADJECTIVES: Final = word_set("sounds-adjectives")
_THINGS: Final = word_set("sounds-things")
_SELF: Final[Phrases[bool]] = table("the listener's own mood", {"self": True}, "evidence.toml")
_LIKENED: Final = frozenset(
    ("like", "ish", "inspired", "influenced", "tinged", "esque", "flavored", "flavoured", "adjacent")
)
_GLUE: Final = frozenset((",", "and", "or", "&", "y", "und", "et", "with", "mixed"))
_IDIOMS: Final[Phrases[bool]] = table("no genre", {"idioms": True}, "evidence.toml")
_EVERYDAY: Final = word_set("genres-everyday")
_SELDOM: Final = word_set("genres-seldom")
_DETERMINERS: Final = word_set("genres-determiners")
_LEADS: Final = word_set("genres-leads")
_MUSIC: Final = word_set("genres-music")


def read_genres_and_sounds(reading: Reading, lexicon: Lexicon) -> None:
    """Genres and sound words together: at each token the longer phrase wins, then the sound, unless a tag says it."""
    i = 0
    tags = frozenset(lexicon.view.genres)
    told = telling(reading)
    idle = {at for start, end, _ in reading.find(_IDIOMS) for at in range(start, end)}
    while i < len(reading.tokens):
        if reading.used[i]:
            i += 1
            continue
        genre = lexicon.genres.at(reading.tokens, i) or _adjective_at(reading, lexicon, i)
        sound = sound_phrases().at(reading.tokens, i) or inflected_at(reading, i)
        if genre is not None and (
            not reading.is_free(i, genre[0]) or i in idle or not _is_genre_here(reading, lexicon, i, genre[0])
        ):
            genre = None
        if genre is not None and i in told and genre[0] == i + 1 and reading.word(i) in COMMON_WORDS:
            genre = None
        if sound is not None and not _is_sound_here(reading, lexicon, i, sound[0], told):
            sound = None
        if genre is not None and sound is not None and _is_sound_of_another(reading, lexicon, genre, sound):
            genre = None
        if genre is not None and sound is not None:
            wins = genre[0] > sound[0] or (genre[0] == sound[0] and _is_tag(reading, i, genre[0], tags))
            genre, sound = (genre, None) if wins else (None, sound)
        if genre is not None:
            meaning = _genre_meaning(genre[1], lexicon, _sounds_in(reading, i, genre[0]))
            reading.add(i, genre[0], _leaning(meaning) if _is_likened(reading, lexicon, i, genre[0]) else meaning)
        elif sound is not None:
            reading.add(i, sound[0], sound[1])
        i = genre[0] if genre is not None else sound[0] if sound is not None else i + 1


def _is_sound_of_another(
    reading: Reading, lexicon: Lexicon, genre: tuple[int, str], sound: tuple[int, Meaning]
) -> bool:
    """A genre that no track has, but whose name says all of it: "acoustic music" is a sound, "acoustic rock" is rock
    with one. "Video game music" names a use, which says too little."""
    (end, name), (sound_end, meaning) = genre, sound
    if name in lexicon.present_genres or sound_end >= end or meaning.rank is Rank.ACTIVITY:
        return False
    rest = lexicon.genres.at(reading.tokens, sound_end)
    if rest is not None:
        return rest[0] == end and rest[1] in lexicon.present_genres
    return all(reading.word(at) in _MUSIC for at in range(sound_end, end))


def _adjective_at(reading: Reading, lexicon: Lexicon, i: int) -> tuple[int, str] | None:
    """ "poppish": the genre in an adjective."""
    word = reading.word(i)
    stem = lexicon.genre_of_adjective(word) if word not in lexicon.sound_words else ""
    found = lexicon.genres.at(tokenise(stem), 0) if stem else None
    return None if found is None else (i + 1, found[1])


def _is_likened(reading: Reading, lexicon: Lexicon, start: int, end: int) -> bool:
    """ "jazz-like", "rock-inspired", "poppish": towards the genre, not it alone."""
    after = end + 1 if reading.word(end) == "-" else end
    is_adjective = end == start + 1 and lexicon.genres.at(reading.tokens, start) is None
    return reading.word(after) in _LIKENED or is_adjective


def _leaning(meaning: Meaning) -> Meaning:
    wishes = tuple(replace(each, is_hard=False, confidence=min(each.confidence, 0.7)) for each in meaning.wishes)
    return replace(meaning, wishes=wishes)


def _is_sound_here(reading: Reading, lexicon: Lexicon, start: int, end: int, told: frozenset[int]) -> bool:
    """Whether words of the tables are free and say something of the music here."""
    if not reading.is_free(start, end) or _is_verb(reading, start, end):
        return False
    if end > start + 1 and (start not in told or _SELF.at(reading.tokens, start) is not None):
        return True
    if start in told and not is_linked(reading, start):
        return False
    if end == start + 1:
        return is_han_word(reading, start) and not _is_of_a_thing(reading, lexicon, start)
    return True


def _is_of_a_thing(reading: Reading, lexicon: Lexicon, i: int) -> bool:
    """ "heavy rain", "a hard week": an adjective that says something of what follows it and is no music."""
    after, beyond = reading.word(i + 1), reading.word(i + 2)
    is_of_music = beyond in lexicon.sound_words | TRACK_NOUNS | _MUSIC
    return reading.word(i) in _ADJECTIVES and after in _THINGS and not is_of_music


def _is_genre_here(reading: Reading, lexicon: Lexicon, start: int, end: int) -> bool:
    """Whether a word that people also use for other things means a genre.

    "my country" and "lost in the world" name none; "deep house", "90s country", "no rock" do. Words that seldom are
    genres ("mass", "speech", "lieder") need music beside them ("game music", "only games") or nothing else at all.
    """
    word = reading.word(start)
    if end > start + 1 or word not in _EVERYDAY | _SELDOM:
        return True
    at = end
    while at < len(reading.tokens) and reading.word(at) in _GLUE | lexicon.sound_words:
        at += 1
    if reading.word(at) in TRACK_NOUNS | _MUSIC:
        return True
    before = reading.word(start - 1)
    if word in _EVERYDAY:
        # "All my country" is music; "with all my soul" is not.
        return before not in _DETERMINERS or (reading.word(start - 2) == "all" and reading.word(start - 3) != "with")
    if reading.word(end + 1) in _MUSIC:
        return True
    return before in _LEADS or (_is_edge(reading, start - 1) and _is_edge(reading, end))


def _is_edge(reading: Reading, i: int) -> bool:
    return not 0 <= i < len(reading.tokens) or reading.tokens[i].is_break


def _is_verb(reading: Reading, start: int, end: int) -> bool:
    """ "live" alone is a version behind "no" or "only" alone: "songs to live by" are of the studio."""
    return end == start + 1 and reading.word(start) == "live" and reading.word(start - 1) not in _BEFORE_LIVE


def _sounds_in(reading: Reading, start: int, end: int) -> tuple[FacetWish, ...]:
    """What parts of a genre's name say of sound: the piano in "classical piano"."""
    found = (sound_phrases().at(reading.tokens, i) for i in range(start, end))
    return tuple(each for sound in found if sound is not None and sound[0] <= end for each in sound[1].wishes)


def _genre_meaning(name: str, lexicon: Lexicon, sounds: tuple[FacetWish, ...]) -> Meaning:
    """A genre; one that no track has gives way to a wider one that some have, or else leans towards a neighbour.

    Either way what stands in shall sound like it, as its name says ("acoustic rock") and as the genre does as a rule.
    """
    asked = wish(Facet.GENRE, name)
    without_voice = (wish(Facet.VOCALS, "none"),) if "instrumental" in name.split() else ()
    if name in lexicon.present_genres:
        return Meaning(Group.GENRE, wishes=(asked, *without_voice), against=(asked,))
    instead, is_wider = lexicon.instead_of(name)
    taken = wish(Facet.GENRE, instead or name, confidence=0.7 if is_wider else 0.5, is_hard=is_wider)
    said = {each.facet for each in (*without_voice, *sounds)}
    usual = (each for each in lexicon.sound_of_genre(name) if each.facet not in said)
    wishes = (taken, *without_voice, *(each for each in sounds if not without_voice), *usual)
    return Meaning(Group.GENRE, Rank.ACTIVITY, wishes, against=(asked,), note="absent_genre", instead=instead)


def _is_tag(reading: Reading, start: int, end: int, tags: frozenset[str]) -> bool:
    typed = reading.words_of(start, end).casefold()
    return typed in tags and typed not in ("instrumental", "party", "happy", "sad", "sleep", "workout", "acoustic")
