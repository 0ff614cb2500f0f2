"""Keeps a compressed ID3 frame from filling the memory: a few thousand bytes may unpack to gigabytes."""

import zlib
from typing import Any, Final

_LARGEST: Final = 32_000_000
"""Bytes: more than any picture that is worth unpacking."""


class BoundedZlib:
    """What mutagen's ID3 frames use of zlib, with a limit."""

    error = zlib.error

    @staticmethod
    def decompress(data: bytes) -> bytes:
        """As zlib.decompress; data that would unpack to more than the limit is an error."""
        unpacker = zlib.decompressobj()
        unpacked = unpacker.decompress(data, _LARGEST)
        if not unpacker.eof:
            raise zlib.error("incomplete, or larger than allowed")
        return unpacked


def guard_frames() -> None:
    """Make mutagen unpack with the limit. It offers no setting for it."""
    from mutagen.id3 import _frames

    frames: Any = _frames
    frames.zlib = BoundedZlib
