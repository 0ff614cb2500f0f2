"""What the listener says of the taste profile itself: leanings set by hand, parts forgotten, times kept private."""

import math
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from musicrec_desktop.domain.ids import UnixTime

BEGINNING: Final = UnixTime(-math.inf)
END: Final = UnixTime(math.inf)


class Subject(StrEnum):
    """What a statement of taste is about. Values are stored."""

    TRACK = "track"
    ARTIST = "artist"
    ALBUM = "album"
    GENRE = "genre"
    MOOD = "mood"
    ERA = "era"
    ALL = "all"
    """Everything heard in a time."""


@dataclass(frozen=True, slots=True)
class TasteEdit:
    """A leaning set by hand. The latest of a subject and name holds, until it is taken back with a lean of 0."""

    subject: Subject
    """ARTIST, ALBUM, GENRE, MOOD or ERA; a track has likes and dislikes."""
    name: str
    """As the profile writes it; a genre casefolded."""
    lean: float
    """-1 (never) .. -0.5 (less) .. 0 (as it was) .. 0.5 (more) .. 1 (always)."""
    at: UnixTime


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A part of the history that is not to count, as if it had never been heard."""

    subject: Subject
    name: str = ""
    """As in TasteEdit; a track's id in digits; "" for ALL."""
    since: UnixTime = BEGINNING
    until: UnixTime = END
    """Plays, feedback and comments from `since` on and before `until`."""
    at: UnixTime = BEGINNING
    """When the listener said so."""


@dataclass(frozen=True, slots=True)
class PrivateSpan:
    """A time in which nothing heard is remembered."""

    since: UnixTime
    until: UnixTime | None = None
    """None: it goes on."""

    def covers(self, at: float) -> bool:
        """The moment lies in it."""
        return self.since <= at and (self.until is None or at < self.until)
