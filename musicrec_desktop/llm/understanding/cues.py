"""Words around a name or wish that change what it means: by, like, only, not, except, half."""

from enum import StrEnum
from typing import Final

from musicrec_desktop.llm.understanding.phrases import Phrases, Reading
from musicrec_desktop.llm.understanding.tables import table, word_set


class Cue(StrEnum):
    """What stands before a name."""

    NONE = ""
    BY = "by"
    LIKE = "like"
    ONLY = "only"
    NOT = "not"


NAME_CUES: Final[Phrases[Cue]] = table(
    "before a name", {"by": Cue.BY, "like": Cue.LIKE, "only": Cue.ONLY, "not": Cue.NOT}
)
LIKE_AFTER: Final[Phrases[bool]] = table("after a name", {"like": True})
SONGS_AFTER: Final[Phrases[bool]] = table("after a name's own", {"songs": True})
_SKIPPED: Final = word_set("cues-skipped")


def cue_before(reading: Reading, start: int) -> Cue:
    """The cue that leads to token `start`, fillers ("some songs") passed over."""
    at = start
    for _ in range(4):
        found = NAME_CUES.ending_at(reading.tokens, at)
        if found is not None:
            return found[1]
        if at > 0 and reading.word(at - 1) in _SKIPPED:
            at -= 1
        else:
            break
    return Cue.NONE


def is_like(reading: Reading, start: int, end: int) -> bool:
    """The name is named for its likeness: "like X", "X style", 像X一样."""
    after = LIKE_AFTER.at(reading.tokens, end) if end < len(reading.tokens) else None
    return cue_before(reading, start) is Cue.LIKE or after is not None


def names_songs(reading: Reading, end: int) -> bool:
    """What follows speaks of the name's own tracks: "X songs", "X only", X的歌."""
    return end < len(reading.tokens) and SONGS_AFTER.at(reading.tokens, end) is not None
