"""Lyrics for whoever shows them: the shells reach the library stage only through here."""

from musicrec_desktop.library import read_lyrics

__all__ = ["read_lyrics"]
