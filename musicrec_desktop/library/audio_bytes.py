"""Tells a file without any sound from one whose length nobody wrote down, and where the sound begins."""

import os
import struct
from typing import Any, BinaryIO

_MOST_BLOCKS = 10_000


def holds_sound(audio: Any, file: BinaryIO) -> bool:
    """The file has audio in it. `audio` is mutagen's view of it.

    A length of 0 means none, except in formats that may leave the length open: MP3, FLAC written to a pipe, MP4 in
    fragments and compressed DSD. Of the first three the audio bytes themselves are looked for.
    """
    kind = type(audio).__name__
    if kind == "MP4" and not audio.info.codec:
        return False
    if audio.info.length > 0:
        return True
    if kind == "DSDIFF":  # of compressed sound the length is not told
        return audio.info.compression not in (None, "DSD")
    if kind == "MP3":  # frames were found; a short file, or a header that counts none
        return bool(audio.info.sample_rate)
    if kind == "FLAC":
        return _flac_frames_follow(file)
    return kind == "MP4" and _mp4_has_data(file)


def _flac_frames_follow(file: BinaryIO) -> bool:
    """There are bytes behind the metadata blocks: a flag and type, 24 bits of size, then the block (RFC 9639, 8.1)."""
    file.seek(0)
    if file.read(4) != b"fLaC":
        return False
    for _ in range(_MOST_BLOCKS):
        head = file.read(4)
        if len(head) < 4:
            return False
        file.seek(int.from_bytes(head[1:], "big"), os.SEEK_CUR)
        if head[0] & 0x80:  # the last one
            return len(file.read(2)) == 2
    return False


def _mp4_has_data(file: BinaryIO) -> bool:
    """A top-level mdat box is not empty: 32 bits of size and a name; size 1 has 64 bits behind, size 0 runs to the end
    (ISO/IEC 14496-12, 4.2)."""
    end = file.seek(0, os.SEEK_END)
    at = 0
    for _ in range(_MOST_BLOCKS):
        file.seek(at)
        head = file.read(8)
        if len(head) < 8:
            return False
        size, header = struct.unpack(">I", head[:4])[0], 8
        if size == 1:
            size, header = int.from_bytes(file.read(8), "big"), 16
        elif size == 0:
            size = end - at
        if head[4:] == b"mdat" and size > header:
            return True
        if size < header:
            return False
        at += size
    return False


def id3_size(file: BinaryIO) -> int:
    """Bytes that ID3v2 takes at the beginning of a file: ten, and as many as four bytes of seven bits say."""
    file.seek(0)
    head = file.read(10)
    if len(head) < 10 or head[:3] != b"ID3":
        return 0
    a, b, c, d = (byte & 0x7F for byte in head[6:])
    return 10 + (a << 21 | b << 14 | c << 7 | d)
