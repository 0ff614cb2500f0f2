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
    "leaning": "Set by you",
    "familiarity": "Familiar or new",
    "freshness": "Not heard lately",
    "hour": "Fits the hour",
    "explore": "Chance",
}
"""Scorers; others are shown by their own name."""
LISTENING_NAMES: Final = {
    "decay_1d": "Heard this day",
    "decay_7d": "Heard this week",
    "decay_30d": "Heard this month",
    "decay_90d": "Heard this season",
    "activation_0.5": "Fresh in memory, slowly fading",
    "activation_0.8": "Fresh in memory",
    "activation_1.1": "Fresh in memory, quickly fading",
    "hour_of_day": "Heard at this hour",
    "weekday": "Heard on this weekday",
    "rediscover": "Loved and long not heard",
    "session_neighbours": "Sessions like this one",
    "neighbours_wide": "Evenings like this one",
    "follows": "Follows the last track",
    "follows_lately": "Lately follows the last track",
    "follows_two": "Follows the last two tracks",
    "follows_near": "Soon after the last tracks",
    "heard_next": "Heard next, skips passed over",
    "artist_follows": "Follows the last artist",
    "session_items": "Heard in the same sessions",
    "session_ease": "Goes with this session",
    "next_play": "Expected next",
    "next_session": "Expected in this session",
    "new_music": "Your next discovery",
}
"""Methods over the log of listening."""
LISTENING: Final = "Your listening so far"
NOTHING_KNOWN: Final = "Nothing known yet:"


def part_name(name: str) -> str:
    """What a score part is called on the screen."""
    return PART_NAMES.get(name) or LISTENING_NAMES.get(name) or name.replace("_", " ").capitalize()


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
    silent = [part.name for part in parts if not part.evidence and math.isnan(part.value)]
    # The many methods over the log are one thing that is not known.
    names = dict.fromkeys(LISTENING if name in LISTENING_NAMES else part_name(name) for name in silent)
    return f"{NOTHING_KNOWN} {', '.join(names)}" if names else ""


def part_words(part: ScorePart) -> str:
    """The part in one line, as it is read out."""
    if math.isnan(part.value):
        return part.evidence
    return ", ".join(filter(None, (share_text(part), weight_text(part), part.evidence)))
