"""From files to one stream of samples: decoded ahead, at their speed, joined without a gap or faded into each other,
equalised, kept below full scale. No Qt, no device."""

from musicrec_desktop.playback.sound.decoder import Decoder, UnplayableError
from musicrec_desktop.playback.sound.equaliser_filter import EqualiserFilter
from musicrec_desktop.playback.sound.limiter import CEILING, Limiter
from musicrec_desktop.playback.sound.mixer import CHANNELS, LOOP_JOIN, Mixer, Place, Sound
from musicrec_desktop.playback.sound.paced import Paced
from musicrec_desktop.playback.sound.read_ahead import AHEAD_S, ReadAhead, Source
from musicrec_desktop.playback.sound.waveform import Waveform, measure_waveform

__all__ = [
    "AHEAD_S",
    "CEILING",
    "CHANNELS",
    "LOOP_JOIN",
    "Decoder",
    "EqualiserFilter",
    "Limiter",
    "Mixer",
    "Paced",
    "Place",
    "ReadAhead",
    "Sound",
    "Source",
    "UnplayableError",
    "Waveform",
    "measure_waveform",
]
