"""What mutagen's ID3 frames lack: a limit to unpacking, frames of a group, and dates that are not in the form of ISO.

It offers no settings for these, so a few names in its modules are put in place of its own, once.
"""

import zlib
from typing import Any, Final

_LARGEST: Final = 32_000_000
"""Bytes: more than any picture that is worth unpacking. A few thousand bytes may unpack to gigabytes."""
_V23: Final = (2, 3, 0)
_V24: Final = (2, 4, 0)
_EARLIEST: Final = 1_000
"""A year before this is a day or a month: "03-10-1995"."""


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
    """Make mutagen unpack with the limit, read frames that belong to a group, and keep every date as it is tagged."""
    from mutagen.id3 import _frames, _specs

    frames: Any = _frames
    if frames.zlib is BoundedZlib:
        return
    frames.zlib = BoundedZlib
    _read_groups(frames.Frame)
    _keep_dates(_specs)


def _read_groups(frame: Any) -> None:
    read = frame._fromData.__func__  # noqa: SLF001 (there is no other way in)

    def from_data(cls: Any, header: Any, flags: int, data: bytes) -> Any:
        return read(cls, header, flags, _without_group(header.version, flags, data) if flags else data)

    frame._fromData = classmethod(from_data)  # noqa: SLF001


def _without_group(version: tuple[int, ...], flags: int, data: bytes) -> bytes:
    """The byte that names a frame's group taken out: in ID3v2.3 it stands behind the length of what was compressed
    (section 3.3.1; a frame in cipher stays as it is), in 2.4 before everything (section 4.1.2)."""
    if version >= _V24:
        return data[1:] if flags & 0x0040 else data
    if version >= _V23 and flags & 0x0020 and not flags & 0x0040:
        at = 4 if flags & 0x0080 else 0
        return data[:at] + data[at + 1 :]
    return data


def _keep_dates(specs: Any) -> None:
    class TimeStamp(specs.ID3TimeStamp):  # type: ignore[misc]  # mutagen has no types
        """A date that says what was tagged when it is not year, month, day and so on in this order."""

        @property
        def is_odd(self) -> bool:
            return self.year is None or self.year < _EARLIEST

        @property
        def text(self) -> str:
            return self.tagged if self.is_odd else str(self.get_text())

        @text.setter
        def text(self, text: str) -> None:
            self.tagged = text
            self.set_text(text)

    def write(self: Any, config: Any, frame: Any, date: Any) -> Any:
        text = date.text if date.is_odd else date.text.replace(" ", "T")
        return specs.EncodedTextSpec.write(self, config, frame, text)

    specs.ID3TimeStamp = TimeStamp
    specs.TimeStampSpec.write = write
