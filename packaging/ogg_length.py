"""How long an Ogg file plays, from its first and last page: standard library only, a few kilobytes read.

RFC 3533 (Ogg pages), RFC 7845 (Opus counts at 48 kHz and has a pre-skip), Vorbis I specification section 4.2.2 (rate).
"""

from __future__ import annotations

import os
import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_PAGE = 65_307
OPUS_RATE = 48_000


def ogg_seconds(path: Path) -> float:
    """Seconds of sound in an Ogg Vorbis or Opus file; 0 when it is neither or is broken."""
    with path.open("rb") as file:
        head = file.read(4096)
        size = file.seek(0, os.SEEK_END)
        file.seek(max(0, size - LARGEST_PAGE))
        tail = file.read()
    rate, skip = _rate(head)
    last = tail.rfind(b"OggS")
    if not rate or last < 0 or len(tail) < last + 14:
        return 0.0
    (samples,) = struct.unpack_from("<q", tail, last + 6)
    return max(0.0, float(samples - skip) / rate)


def _rate(head: bytes) -> tuple[int, int]:
    """Samples a second and samples to leave out at the start."""
    vorbis = head.find(b"\x01vorbis")
    if vorbis >= 0 and len(head) >= vorbis + 16:
        return int(struct.unpack_from("<I", head, vorbis + 12)[0]), 0
    opus = head.find(b"OpusHead")
    if opus >= 0 and len(head) >= opus + 12:
        return OPUS_RATE, int(struct.unpack_from("<H", head, opus + 10)[0])
    return 0, 0
