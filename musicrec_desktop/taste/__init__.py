"""Stage 4, profile: plays, feedback and sound become a taste profile, and each new event the next one."""

from musicrec_desktop.taste.build import build
from musicrec_desktop.taste.centroids import SoundTaste, sound_tastes
from musicrec_desktop.taste.config import TasteConfig
from musicrec_desktop.taste.forgetting import remembered, tracks_of
from musicrec_desktop.taste.reasons import (
    Heard,
    PlayReason,
    Reasons,
    SaidReason,
    odd_plays,
    reasons_of,
    reasons_of_hour,
    reasons_of_situation,
)
from musicrec_desktop.taste.sentiment import Reading, read_comment
from musicrec_desktop.taste.situations import SITUATIONS
from musicrec_desktop.taste.update import lean, update

__all__ = [
    "SITUATIONS",
    "Heard",
    "PlayReason",
    "Reading",
    "Reasons",
    "SaidReason",
    "SoundTaste",
    "TasteConfig",
    "build",
    "lean",
    "odd_plays",
    "read_comment",
    "reasons_of",
    "reasons_of_hour",
    "reasons_of_situation",
    "remembered",
    "sound_tastes",
    "tracks_of",
    "update",
]
