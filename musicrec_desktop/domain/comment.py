"""What the listener wrote about a track, and how it was understood."""

from dataclasses import dataclass
from enum import StrEnum

from musicrec_desktop.domain.ids import TrackId, UnixTime


class JudgedBy(StrEnum):
    """Who said whether a comment praises. Values are stored."""

    RULES = "rules"
    MODEL = "model"
    LISTENER = "listener"
    """Set by hand: no reading of the words goes over it."""


@dataclass(frozen=True, slots=True)
class Comment:
    """A remark about one track. Untrusted text: data in a prompt, plain text in a label."""

    track_id: TrackId
    at: UnixTime
    text: str
    sentiment: float = 0.0
    """-1 (rejects the track) .. 0 (says nothing either way) .. 1 (loves it)."""
    judged_by: JudgedBy = JudgedBy.RULES
