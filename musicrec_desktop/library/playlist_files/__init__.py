"""Playlists as files: M3U, M3U8, PLS, XSPF, JSPF and CSV, in and out."""

from musicrec_desktop.library.playlist_files.files import (
    PLAYLIST_SUFFIXES,
    read_playlist_file,
    write_playlist_file,
)
from musicrec_desktop.library.playlist_files.locations import path_of
from musicrec_desktop.library.playlist_files.whole_file import write_whole

__all__ = ["PLAYLIST_SUFFIXES", "path_of", "read_playlist_file", "write_playlist_file", "write_whole"]
