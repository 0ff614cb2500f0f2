"""Slips of the pen in our own words: "acustic", "worknig out"."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Final

from rapidfuzz.distance import OSA

from musicrec_desktop.llm.understanding.behaviour import BEHAVIOUR_WORDS
from musicrec_desktop.llm.understanding.common_words import FUNCTION_WORDS
from musicrec_desktop.llm.understanding.curves import CURVE_WORDS
from musicrec_desktop.llm.understanding.lexicon import Lexicon
from musicrec_desktop.llm.understanding.manner import MANNER_WORDS
from musicrec_desktop.llm.understanding.scope import NEGATIONS
from musicrec_desktop.llm.understanding.sounds import sound_phrases
from musicrec_desktop.llm.understanding.tables import word_set
from musicrec_desktop.llm.understanding.tokens import Token, tokenise

_SHORTEST: Final = 5
_KNOWN: Final = word_set("spelling-known")
_MORE_WORDS: Final = word_set("spelling-more-words")


def corrected(tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Token, ...]:
    """The same tokens, with a word nobody knows replaced by the one table word it is one slip away from.

    Names are known words, so that a name is never "corrected"; capitals are taken for a name.
    """
    return tuple(
        replace(token, word=_correction(token.word, lexicon))
        if len(token.word) >= _SHORTEST and token.word.isascii() and token.word.isalpha() and not token.is_capital
        else token
        for token in tokens
    )


@lru_cache(maxsize=4)
def _targets(lexicon: Lexicon) -> tuple[str, ...]:
    words = sound_phrases().vocabulary | lexicon.genres.vocabulary | NEGATIONS.vocabulary | _MORE_WORDS
    return tuple(
        sorted(word for word in words if len(word) >= _SHORTEST and word.isascii() and word not in FUNCTION_WORDS)
    )


def _correction(word: str, lexicon: Lexicon) -> str:
    if (
        word in lexicon.known_words
        or word in BEHAVIOUR_WORDS | CURVE_WORDS | MANNER_WORDS
        or word in FUNCTION_WORDS
        or word in _KNOWN
        or lexicon.genre_of_adjective(word)
        or word in _targets(lexicon)
    ):
        return word
    near = [target for target in _targets(lexicon) if _is_slip(word, target)]
    # Of "acoustic" and "acustica" either will do; of two words that mean different things neither is safe.
    meanings = {id(_meaning(each)) for each in near}
    return near[0] if len(meanings) == 1 and (len(near) == 1 or _meaning(near[0]) is not None) else word


def _is_slip(word: str, target: str) -> bool:
    """Whether one slip of the finger makes `word` of `target`.

    The shorter the word, the likelier it is another word rather than a slip: of 11,000 words people wrote about music,
    a plain distance of one "corrected" blown to brown, seeing to sewing, fewer to Feier and later to lauter.
    """
    if target[:2] != word[:2] or abs(len(target) - len(word)) > 1 or OSA.distance(word, target, score_cutoff=1) > 1:
        return False
    if len(target) != len(word):
        return len(word) >= _SHORTEST + 1
    return sorted(word) == sorted(target) or len(word) >= _SHORTEST + 3


def _meaning(word: str) -> object:
    found = sound_phrases().at(tokenise(word), 0)
    return None if found is None else found[1]
