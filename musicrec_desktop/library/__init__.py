"""Stage 1, scan: folders to tracks; playlist files out."""

from musicrec_desktop.library.cover import read_cover
from musicrec_desktop.library.formats import AUDIO_SUFFIXES
from musicrec_desktop.library.m3u8 import export_m3u8
from musicrec_desktop.library.reading import read_files, read_tags
from musicrec_desktop.library.walk import walk

__all__ = ["AUDIO_SUFFIXES", "export_m3u8", "read_cover", "read_files", "read_tags", "walk"]
