"""What a file is, and which version of a piece: so that a mix holds music, and only the versions that are wanted."""

from enum import Flag, StrEnum, auto
from typing import Final


class Kind(StrEnum):
    """What a file is in the first place."""

    MUSIC = "music"
    SPOKEN = "spoken"
    """Audiobooks, radio plays, lectures."""
    PODCAST = "podcast"
    VIDEO = "video"
    """Music with a picture: played for its sound."""
    EFFECT = "effect"
    """Sound effects, jingles of programs, test tones."""


SPEECH: Final = frozenset({Kind.SPOKEN, Kind.PODCAST})
"""Somebody speaks for minutes: it may be played faster, and goes on where it was left."""


class Trait(Flag):
    """What a piece is beside the plain studio recording; any number of them. Values are stored: append only."""

    LIVE = auto()
    REMIX = auto()
    COVER = auto()
    SKIT = auto()
    """Spoken interludes, intros, outros of an album."""
    DJ_MIX = auto()
    """One long file of many pieces."""
    SEASONAL = auto()
    """Christmas and the like: wanted in its season only."""
    DEMO = auto()
    INSTRUMENTAL = auto()
    """A version without the voice."""
    ACOUSTIC = auto()
    KARAOKE = auto()


PLAIN: Final = Trait(0)
"""The studio recording, as far as one can tell."""
