"""Which words of a request tell of a moment rather than ask for music.

"My boss went crazy and the kitchen was cold": nobody asks for crazy, cold music. What such a sentence calls for is left
open here, for a model to fill; a word of it counts only where something links it to the music ("for the kitchen",
"while I cook") or where it says how the listener feels ("I am sad"), and those are phrases of their own.
"""

from typing import Final

from musicrec_desktop.llm.understanding.phrases import Reading
from musicrec_desktop.llm.understanding.tables import word_set
from musicrec_desktop.llm.understanding.tokens import is_han, is_ideograph

_SUBJECTS: Final = word_set("telling-subjects")
_ASKING: Final = word_set("telling-asking")
_LINKS: Final = word_set("telling-links")
_BETWEEN: Final = word_set("telling-between")
_JOINTS: Final = frozenset(("so", "but", "now", "then"))
_SHORTEST: Final = 5
"""Words of a clause below which it hardly tells anything: "I need calm"."""
_HAN_BEFORE: Final = frozenset("要更很太最够点不别的偏超特挺好较有再些想听来着和又越放")
_HAN_AFTER: Final = frozenset("的一点些歌曲音乐节起版系")


def telling(reading: Reading) -> frozenset[int]:
    """Tokens of clauses that tell: a person does something in them, and nothing is asked for."""
    found: set[int] = set()
    # "Half of them rock": they are the tracks.
    shares = {at for item in reading.items if item.meaning.share is not None for at in range(item.start, item.end)}
    start = 0
    for i in range(len(reading.tokens) + 1):
        if i == len(reading.tokens) or reading.tokens[i].is_break or reading.word(i) in _JOINTS:
            words = [reading.word(at) for at in range(start, i) if at not in shares]
            if len(words) >= _SHORTEST and _tells(words) and _ASKING.isdisjoint(words):
                found.update(range(start, i))
            start = i + 1
    return frozenset(found)


def _tells(words: list[str]) -> bool:
    """Somebody does something in the clause or something happened in it: "I just left", not "just loud rock"."""
    return not _SUBJECTS.isdisjoint(words[words[0] == "just" :]) or words[-1] == "了"


def is_linked(reading: Reading, start: int) -> bool:
    """Something ties the words at a token to the music: "for", "while", "I'm", passing over articles."""
    at = start - 1
    for _ in range(3):
        if reading.word(at) in _LINKS:
            return True
        if reading.word(at) not in _BETWEEN:
            return False
        at -= 1
    return False


def is_han_word(reading: Reading, i: int) -> bool:
    """One Chinese character stands as a word of its own: 女歌手 has a woman in it, 女儿 and 女朋友 ask for no voice.

    True for anything that is not a Chinese character.
    """
    if not is_han(reading.word(i)[0]):
        return True
    before, after = reading.word(i - 1), reading.word(i + 1)
    is_edge = not before or not is_ideograph(before[0]) or before in _HAN_BEFORE or reading.used[i - 1]
    is_end = not after or not is_ideograph(after[0]) or after in _HAN_AFTER
    return is_edge and is_end
