"""Queue and play: what comes next, and what was heard. No Qt."""

from musicrec_desktop.playback.controller import GIVE_UP_AFTER, RESTART_AFTER_MS, PlaybackController
from musicrec_desktop.playback.crossfade import Crossfade, FadeTraits, adaptive_fade_ms
from musicrec_desktop.playback.equaliser import BANDS_HZ, FLAT, MOST_DB, PRESETS, Equaliser, preset_of
from musicrec_desktop.playback.heard import HeardMeter
from musicrec_desktop.playback.loudness import REFERENCE_LUFS, Levelling, gain_db
from musicrec_desktop.playback.modes import FASTEST, SLOWEST, Loop, Modes, Repeat, Sleep
from musicrec_desktop.playback.news import (
    DevicesChanged,
    ModesChanged,
    PlaceLeft,
    PlaybackNews,
    PositionMoved,
    QueueChanged,
    Sought,
    StateChanged,
)
from musicrec_desktop.playback.play_queue import PlayQueue
from musicrec_desktop.playback.player import FilePart, OutputDevice, Player, PlayerListener

__all__ = [
    "BANDS_HZ",
    "FASTEST",
    "FLAT",
    "GIVE_UP_AFTER",
    "MOST_DB",
    "PRESETS",
    "REFERENCE_LUFS",
    "RESTART_AFTER_MS",
    "SLOWEST",
    "Crossfade",
    "DevicesChanged",
    "Equaliser",
    "FadeTraits",
    "FilePart",
    "HeardMeter",
    "Levelling",
    "Loop",
    "Modes",
    "ModesChanged",
    "OutputDevice",
    "PlaceLeft",
    "PlayQueue",
    "PlaybackController",
    "PlaybackNews",
    "Player",
    "PlayerListener",
    "PositionMoved",
    "QueueChanged",
    "Repeat",
    "Sleep",
    "Sought",
    "StateChanged",
    "adaptive_fade_ms",
    "gain_db",
    "preset_of",
]
