"""The groups of the map in words."""

from typing import Final

from musicrec_desktop.app.map_groups import Colouring, Part
from musicrec_desktop.desktop.words import marked, tr

COLOURINGS: Final = {
    Colouring.GENRE: marked("Genre"),
    Colouring.MOOD: marked("Mood"),
    Colouring.PLAYED: marked("What you played"),
}
PARTS: Final = {
    Part.REST: marked("other genres"),
    Part.UNKNOWN: marked("unknown"),
    Part.BRIGHT_WILD: marked("happy and energetic"),
    Part.DARK_WILD: marked("dark and energetic"),
    Part.BRIGHT_CALM: marked("happy and calm"),
    Part.DARK_CALM: marked("sad and calm"),
    Part.LIKED: marked("liked"),
    Part.OFTEN: marked("played often"),
    Part.SOMETIMES: marked("played a few times"),
    Part.NEVER: marked("never played"),
}


def group_words(name: str, part: Part | None) -> str:
    """A group for the listener: a genre as tagged, or what it stands for."""
    return name if part is None else tr(PARTS[part])
