"""Plain words that are also somebody's name: a name made of these needs the listener's capitals or a "by"."""

from typing import Final

from musicrec_desktop.llm.understanding.tables import word_set

_VOWELS: Final = frozenset("aeiou")


def with_endings(word: str) -> tuple[str, ...]:
    """The word and what grammar makes of it: plurals, tenses, degrees. Some of these nobody says; none hurts."""
    if len(word) < 3 or not word.isascii():
        return (word,)
    if word.endswith("y") and word[-2] not in _VOWELS:
        stem = word[:-1]
        return (word, f"{stem}ies", f"{stem}ied", f"{stem}ier", f"{stem}iest", f"{stem}ily", f"{word}ing")
    stem = word.removesuffix("e")
    if stem == word and word[-1] not in _VOWELS | {"w", "x", "y"} and word[-2] in _VOWELS and len(word) < 6:
        stem = word + word[-1]
    plural = f"{word}es" if word.endswith(("s", "x", "z", "ch", "sh")) else f"{word}s"
    more = tuple(f"{each}{ending}" for each in {stem, word.removesuffix("e")} for ending in ("ed", "ing", "er", "est"))
    return (word, plural, f"{word}ly", f"{word}y", *more)


FUNCTION_WORDS: Final = word_set("function")
"""Never a name at the start of a sentence, never part of a misspelt name on their own."""

COMMON_WORDS: Final = FUNCTION_WORDS | {spelt for word in word_set("common") for spelt in with_endings(word)}
"""Those and some thousand more that are names of artists somewhere."""
