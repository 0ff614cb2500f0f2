"""Other names of the artists of a library: in Latin letters as their script sounds, in Chinese, Japanese, in short."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from anyascii import anyascii

from musicrec_desktop.llm.understanding.tables import read_tables
from musicrec_desktop.llm.understanding.tokens import is_ideograph, words

Words = tuple[str, ...]
_SYLLABLE: Final = re.compile(r"[A-Z]?[a-z]+|[A-Z]+|\d+")


def other_names(by_words: Mapping[Words, str]) -> Iterator[tuple[Words, str]]:
    """(words of another name, the name as the library spells it), the likeliest first; given the names it has."""
    for known, others in read_tables("artist_names.toml").items():
        group = [words(each) for each in (known, *others.split("|"))]
        present = next((by_words[each] for each in group if each in by_words), "")
        if present:
            yield from ((each, present) for each in group if each not in by_words)
    for key, name in by_words.items():
        if not all(word.isascii() for word in key):
            yield from ((spelt, name) for spelt in in_latin(name))


def in_latin(name: str) -> tuple[Words, ...]:
    """The words of a name in Latin letters; Chinese both syllable by syllable and in one: zhou jie lun, zhoujielun."""
    latin = anyascii(name)
    syllables = tuple(part.lower() for part in _SYLLABLE.findall(latin))
    return tuple(dict.fromkeys(spelt for spelt in (words(latin), syllables) if spelt))


def spelt_in_latin(key: Words) -> Words:
    """Words typed in another alphabet as Latin letters ("Кино": kino); the words themselves when they are in none."""
    if all(word.isascii() or is_ideograph(word[0]) for word in key):
        return key
    return words(anyascii(" ".join(key)))
