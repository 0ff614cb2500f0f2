"""Kinds of files that the program opens, as the shared MIME database calls them; the desktop entry lists the same."""

from typing import Final

MIME_TYPES: Final = (
    "audio/mpeg",
    "audio/flac",
    "audio/x-flac",
    "audio/ogg",
    "audio/x-vorbis+ogg",
    "audio/x-opus+ogg",
    "audio/x-flac+ogg",
    "audio/x-speex+ogg",
    "audio/mp4",
    "audio/x-m4a",
    "audio/x-m4b",
    "audio/aac",
    "audio/vnd.wave",
    "audio/x-wav",
    "audio/x-aiff",
    "audio/x-wavpack",
    "audio/x-ape",
    "audio/x-musepack",
    "audio/x-ms-wma",
    "audio/x-tta",
    "audio/x-dsf",
    "audio/x-dff",
    "audio/ac3",
    "audio/x-mpegurl",
    "application/vnd.apple.mpegurl",
    "audio/x-scpls",
    "application/xspf+xml",
    "inode/directory",
)
