"""Adjectives of German, Spanish and French in the forms that the tables do not list: ruhiges, tranquilos, joyeuses."""

from typing import Final

from musicrec_desktop.llm.understanding.meaning import Meaning
from musicrec_desktop.llm.understanding.phrases import Reading
from musicrec_desktop.llm.understanding.sounds import sound_phrases
from musicrec_desktop.llm.understanding.tables import word_set
from musicrec_desktop.llm.understanding.tokens import tokenise

_ENDINGS: Final = (
    (word_set("inflected-german"), ("es", "en", "em", "er", "e"), ("", "e")),
    (word_set("inflected-spanish"), ("os", "as", "es", "o", "a", "s"), ("o", "a", "e", "")),
    (word_set("inflected-french"), ("euses", "euse", "es", "s", "e"), ("eux", "e", "")),
)
"""Words that tell the language, endings that are taken off, and those that are tried in their place."""
_SHORTEST: Final = 5


def inflected_at(reading: Reading, i: int) -> tuple[int, Meaning] | None:
    """(end, meaning) of a word of the tables in another form, where the request is in a language with such forms."""
    word = reading.word(i)
    if len(word) < _SHORTEST or not word.isalpha() or not word.isascii():
        return None
    spoken = {token.word for token in reading.tokens}
    for telling, endings, others in _ENDINGS:
        if spoken.isdisjoint(telling):
            continue
        for ending in endings:
            stem = word.removesuffix(ending)
            if stem == word or len(stem) < _SHORTEST - 1:
                continue
            for other in others:
                found = sound_phrases().at(tokenise(stem + other), 0)
                if found is not None:
                    return i + 1, found[1]
    return None
