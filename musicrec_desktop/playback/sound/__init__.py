"""From files to one stream of samples: decoded, joined without a gap or faded into each other. No Qt, no device."""

from musicrec_desktop.playback.sound.decoder import Decoder, UnplayableError
from musicrec_desktop.playback.sound.limiter import CEILING, Limiter
from musicrec_desktop.playback.sound.mixer import CHANNELS, Mixer, Place, Sound

__all__ = ["CEILING", "CHANNELS", "Decoder", "Limiter", "Mixer", "Place", "Sound", "UnplayableError"]
