"""Sound out of the device: samples pushed from a thread of their own, so that neither window nor disk break it."""

from musicrec_desktop.desktop.sound.sound_player import SoundPlayer

__all__ = ["SoundPlayer"]
