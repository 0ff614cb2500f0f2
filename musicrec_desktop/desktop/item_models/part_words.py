"""Score parts in the listener's words."""

import math
from collections.abc import Sequence
from typing import Final

from musicrec_desktop.desktop.said import said
from musicrec_desktop.desktop.words import marked, tr
from musicrec_desktop.domain.recommend import ScorePart

PART_NAMES: Final = {
    "plan_fit": marked("Fits the request"),
    "model": marked("Language model's opinion"),
    "session": marked("Fits this session"),
    "sound": marked("Sound you like"),
    "track": marked("This track itself"),
    "artist": marked("Artist"),
    "genre": marked("Genre"),
    "neighbourhood": marked("Album, artist and kin"),
    "tags": marked("Tags in common"),
    "aversion": marked("Nothing you turned away"),
    "leaning": marked("Set by you"),
    "familiarity": marked("Familiar or new"),
    "freshness": marked("Not heard lately"),
    "hour": marked("Fits the hour"),
    "explore": marked("Chance"),
    "heard_out": marked("Likely heard out"),
}
"""Scorers; others are shown by their own name."""
LISTENING_NAMES: Final = {
    "decay_1d": marked("Heard this day"),
    "decay_7d": marked("Heard this week"),
    "decay_30d": marked("Heard this month"),
    "decay_90d": marked("Heard this season"),
    "activation_0.5": marked("Fresh in memory, slowly fading"),
    "activation_0.8": marked("Fresh in memory"),
    "activation_1.1": marked("Fresh in memory, quickly fading"),
    "hour_of_day": marked("Heard at this hour"),
    "weekday": marked("Heard on this weekday"),
    "rediscover": marked("Loved and long not heard"),
    "session_neighbours": marked("Sessions like this one"),
    "neighbours_wide": marked("Evenings like this one"),
    "follows": marked("Follows the last track"),
    "follows_lately": marked("Lately follows the last track"),
    "follows_two": marked("Follows the last two tracks"),
    "follows_near": marked("Soon after the last tracks"),
    "heard_next": marked("Heard next, skips passed over"),
    "artist_follows": marked("Follows the last artist"),
    "session_items": marked("Heard in the same sessions"),
    "session_ease": marked("Goes with this session"),
    "next_play": marked("Expected next"),
    "next_session": marked("Expected in this session"),
    "new_music": marked("Your next discovery"),
}
"""Methods over the log of listening."""
LISTENING: Final = marked("Your listening so far")
NOTHING_KNOWN: Final = marked("Nothing known yet:")


def part_name(name: str) -> str:
    """What a score part is called on the screen."""
    known = PART_NAMES.get(name) or LISTENING_NAMES.get(name)
    return tr(known) if known else name.replace("_", " ").capitalize()


def share_text(part: ScorePart) -> str:
    """How well the track does here; nothing where the scorer cannot say."""
    return "–" if math.isnan(part.value) else f"{part.value:.0%}"


def weight_text(part: ScorePart) -> str:
    """How much this counts."""
    return "" if math.isnan(part.value) else tr("counts {share}").format(share=f"{part.weight:.0%}")


def telling_parts(parts: Sequence[ScorePart]) -> list[ScorePart]:
    """Those that say something, the weightiest first."""
    telling = [part for part in parts if part.evidence or not math.isnan(part.value)]
    return sorted(telling, key=lambda part: 0.0 if math.isnan(part.value) else -part.weight * part.value)


def silent_words(parts: Sequence[ScorePart]) -> str:
    """The others in one line; empty when there are none."""
    silent = [part.name for part in parts if not part.evidence and math.isnan(part.value)]
    # The many methods over the log are one thing that is not known.
    names = dict.fromkeys(tr(LISTENING) if name in LISTENING_NAMES else part_name(name) for name in silent)
    return f"{tr(NOTHING_KNOWN)} {', '.join(names)}" if names else ""


def part_words(part: ScorePart) -> str:
    """The part in one line, as it is read out."""
    if math.isnan(part.value):
        return said(part.evidence)
    return ", ".join(filter(None, (share_text(part), weight_text(part), said(part.evidence))))
