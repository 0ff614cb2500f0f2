"""Names that this library does not have: what reads like one and is none of the words that are known."""

from typing import Final

from musicrec_desktop.llm.understanding.common_words import FUNCTION_WORDS
from musicrec_desktop.llm.understanding.cues import Cue, cue_before
from musicrec_desktop.llm.understanding.lexicon import Lexicon
from musicrec_desktop.llm.understanding.phrases import Reading
from musicrec_desktop.llm.understanding.tables import word_set
from musicrec_desktop.llm.understanding.tokens import is_han, is_ideograph

_GERMAN: Final = word_set("reading-german")
"""German writes every noun with a capital: there they say nothing of names."""


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
