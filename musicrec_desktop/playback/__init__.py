"""Queue and play: what comes next, and what was heard. No Qt."""

from musicrec_desktop.playback.controller import GIVE_UP_AFTER, RESTART_AFTER_MS, PlaybackController
from musicrec_desktop.playback.heard import HeardMeter
from musicrec_desktop.playback.loudness import REFERENCE_LUFS, Levelling, gain_db
from musicrec_desktop.playback.news import PlaybackNews, PositionMoved, QueueChanged, StateChanged
from musicrec_desktop.playback.play_queue import PlayQueue
from musicrec_desktop.playback.player import FilePart, Player, PlayerListener

__all__ = [
    "GIVE_UP_AFTER",
    "REFERENCE_LUFS",
    "RESTART_AFTER_MS",
    "FilePart",
    "HeardMeter",
    "Levelling",
    "PlayQueue",
    "PlaybackController",
    "PlaybackNews",
    "Player",
    "PlayerListener",
    "PositionMoved",
    "QueueChanged",
    "StateChanged",
    "gain_db",
]
