"""Score parts in the listener's words."""

import math
from collections.abc import Sequence
from typing import Final

from musicrec_desktop.domain.recommend import ScorePart

PART_NAMES: Final = {
    "plan_fit": "Fits the request",
    "model": "Language model's opinion",
    "session": "Fits this session",
    "sound": "Sound you like",
    "track": "This track itself",
    "artist": "Artist",
    "genre": "Genre",
    "neighbourhood": "Album, artist and kin",
    "tags": "Tags in common",
    "aversion": "Nothing you turned away",
    "familiarity": "Familiar or new",
    "freshness": "Not heard lately",
    "hour": "Fits the hour",
    "explore": "Chance",
}
"""Scorers; others are shown by their own name."""
NOTHING_KNOWN: Final = "Nothing known yet:"


def part_name(name: str) -> str:
    """What a score part is called on the screen."""
    return PART_NAMES.get(name, name.replace("_", " ").capitalize())


def share_text(part: ScorePart) -> str:
    """How well the track does here; nothing where the scorer cannot say."""
    return "–" if math.isnan(part.value) else f"{part.value:.0%}"


def weight_text(part: ScorePart) -> str:
    """How much this counts."""
    return "" if math.isnan(part.value) else f"counts {part.weight:.0%}"


def telling_parts(parts: Sequence[ScorePart]) -> list[ScorePart]:
    """Those that say something, the weightiest first."""
    telling = [part for part in parts if part.evidence or not math.isnan(part.value)]
    return sorted(telling, key=lambda part: 0.0 if math.isnan(part.value) else -part.weight * part.value)


def silent_words(parts: Sequence[ScorePart]) -> str:
    """The others in one line; empty when there are none."""
    names = [part_name(part.name) for part in parts if not part.evidence and math.isnan(part.value)]
    return f"{NOTHING_KNOWN} {', '.join(names)}" if names else ""


def part_words(part: ScorePart) -> str:
    """The part in one line, as it is read out."""
    if math.isnan(part.value):
        return part.evidence
    return ", ".join(filter(None, (share_text(part), weight_text(part), part.evidence)))
