"""Score parts in the listener's words."""

import math
from typing import Final

from musicrec_desktop.domain.recommend import ScorePart

PART_NAMES: Final = {
    "plan_fit": "Fits the request",
    "sound": "Sound you like",
    "track": "This track itself",
    "artist": "Artist",
    "genre": "Genre",
    "familiarity": "Familiar or new",
    "freshness": "Not heard lately",
    "hour": "Fits the hour",
    "explore": "Chance",
}
"""Scorers; others are shown by their own name."""
CANNOT_SAY: Final = "nothing known"


def part_name(name: str) -> str:
    """What a score part is called on the screen."""
    return PART_NAMES.get(name, name.replace("_", " ").capitalize())


def share_text(part: ScorePart) -> str:
    """How well the track does here; nothing where the scorer cannot say."""
    return "–" if math.isnan(part.value) else f"{part.value:.0%}"


def weight_text(part: ScorePart) -> str:
    """How much this counts."""
    return "" if math.isnan(part.value) else f"counts {part.weight:.0%}"


def part_words(part: ScorePart) -> str:
    """The part in one line, as it is read out."""
    if math.isnan(part.value):
        return part.evidence or CANNOT_SAY
    return ", ".join(filter(None, (share_text(part), weight_text(part), part.evidence)))
