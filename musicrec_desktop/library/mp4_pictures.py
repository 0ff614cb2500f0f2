"""Tells MP4 files with moving pictures from those with sound alone, which bear the same endings."""

import struct
from collections.abc import Iterator
from typing import BinaryIO, Final

_MAY_MOVE: Final = frozenset((".mp4", ".m4v", ".mov", ".3gp", ".3g2"))
_MOST_BOXES: Final = 2_000
_STILLS: Final = frozenset((b"jpeg", b"png ", b"tiff", b"gif ", b"mjpa", b"mjpb", b"BMP "))
"""Codecs of covers and of the pictures of chapters."""


def may_move(suffix: str) -> bool:
    """The file name's ending, casefolded, is one of films and of sound."""
    return suffix in _MAY_MOVE


def has_moving_picture(file: BinaryIO) -> bool:
    """A track of the file is a film: its handler is "vide", it has more than one picture, and they are no stills.

    The boxes are those of ISO/IEC 14496-12: moov holds a trak for each track, whose mdia holds hdlr, the type of the
    track (section 8.4.3), and whose stbl holds stsd, the codec (8.5.2), and stsz, the number of samples (8.7.3).
    """
    end = file.seek(0, 2)
    for moov, moov_end in _named(file, b"moov", 0, end):
        for trak, trak_end in _named(file, b"trak", moov, moov_end):
            for mdia, mdia_end in _named(file, b"mdia", trak, trak_end):
                if _content(file, b"hdlr", mdia, mdia_end)[8:12] == b"vide" and _moves(file, mdia, mdia_end):
                    return True
    return False


def _moves(file: BinaryIO, mdia: int, end: int) -> bool:
    for minf, minf_end in _named(file, b"minf", mdia, end):
        for stbl, stbl_end in _named(file, b"stbl", minf, minf_end):
            codec = _content(file, b"stsd", stbl, stbl_end)[12:16]
            sizes = _content(file, b"stsz", stbl, stbl_end) or _content(file, b"stz2", stbl, stbl_end)
            # Files in fragments name their samples elsewhere: none here.
            return codec not in _STILLS and int.from_bytes(sizes[8:12], "big") != 1
    return False


def _content(file: BinaryIO, name: bytes, start: int, end: int) -> bytes:
    """The beginning of the first box of this name; empty when there is none."""
    for at, until in _named(file, name, start, end):
        file.seek(at)
        return file.read(min(until - at, 20))
    return b""


def _named(file: BinaryIO, name: bytes, start: int, end: int) -> Iterator[tuple[int, int]]:
    """(first byte of the contents, byte behind them) of the boxes of this name between two places in a file."""
    at = start
    for _ in range(_MOST_BOXES):
        if at + 8 > end:
            return
        file.seek(at)
        head = file.read(16)
        if len(head) < 8:
            return
        size, header = struct.unpack(">I", head[:4])[0], 8
        if size == 1:
            size, header = int.from_bytes(head[8:], "big"), 16
        elif size == 0:
            size = end - at
        if size < header:
            return
        if head[4:8] == name:
            yield at + header, min(at + size, end)
        at += size
