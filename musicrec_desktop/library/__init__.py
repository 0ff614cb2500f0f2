"""Stage 1, scan: folders to tracks; playlist files out."""

from musicrec_desktop.library.cover import read_cover
from musicrec_desktop.library.cover_cache import CoverCache
from musicrec_desktop.library.formats import AUDIO_SUFFIXES
from musicrec_desktop.library.lyrics import read_lyrics
from musicrec_desktop.library.playlist_files import (
    PLAYLIST_SUFFIXES,
    path_of,
    read_playlist_file,
    write_playlist_file,
    write_whole,
)
from musicrec_desktop.library.reading import read_files, read_tags
from musicrec_desktop.library.reading_pool import ReadingPool, jobs_for
from musicrec_desktop.library.walk import walk
from musicrec_desktop.library.watching import WatchPace, watch_folders
from musicrec_desktop.library.write_tags import holds, plan_edit, undo_edit, write_edit

__all__ = [
    "AUDIO_SUFFIXES",
    "PLAYLIST_SUFFIXES",
    "CoverCache",
    "ReadingPool",
    "WatchPace",
    "holds",
    "jobs_for",
    "path_of",
    "plan_edit",
    "read_cover",
    "read_files",
    "read_lyrics",
    "read_playlist_file",
    "read_tags",
    "undo_edit",
    "walk",
    "watch_folders",
    "write_edit",
    "write_playlist_file",
    "write_whole",
]
