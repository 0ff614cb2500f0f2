"""Reads files whose tags are partly damaged, when the strict reader gives up: the sound is there all the same.

Only for reading: what is written back must have been read whole.
"""

import os
import re
import struct
from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from musicrec_desktop.library.audio_bytes import id3_size
from musicrec_desktop.library.sound_facts import set_right

_APE: Final = frozenset(("MonkeysAudio", "Musepack", "WavPack", "TAK", "OptimFROG"))
_BEHIND_ID3: Final = frozenset(("MonkeysAudio", "WavPack", "OptimFROG"))
"""Formats whose readers do not step over ID3 at the beginning, where some programs put it all the same."""
_MOST_JUNK: Final = 1 << 16
_LEAST_FRAMES: Final = 4
_MOST_ITEMS: Final = 1_000
_MOST_BLOCKS: Final = 1_000


class Behind:
    """A file as seen from some byte on; what mutagen needs for reading."""

    def __init__(self, file: BinaryIO, start: int) -> None:
        self.name = file.name
        self._file, self._start = file, start

    def read(self, size: int = -1) -> bytes:
        return self._file.read(size)

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        if whence == os.SEEK_SET:
            offset += self._start
        at = self._file.seek(offset, whence)
        if at < self._start:
            raise OSError("before the beginning")
        return at - self._start

    def tell(self) -> int:
        return self._file.tell() - self._start


def salvaged(kind: Any, file: BinaryIO) -> Any:
    """As the mutagen reader `kind` would have read the file, without the tags that cannot be; None when there is no
    such sound. Errors are mutagen's."""
    name = kind.__name__
    view: Any = file
    if name in _BEHIND_ID3 and (start := id3_size(file)):
        view = Behind(file, start)
    view.seek(0)
    audio = object.__new__(kind)
    if name == "MP4":
        return _mp4(kind)(file)
    if name == "FLAC":
        return _flac(audio, file)
    if name == "WavPack":
        audio.info = _bare_info(kind)
        set_right(audio, file)
        if not audio.info.sample_rate:
            return None
    elif name == "MP3":
        from mutagen.mp3 import MPEGInfo

        audio.info = MPEGInfo(file)
    elif name == "AAC":
        return _aac(kind, file)
    elif name in _APE:
        audio.info = kind._Info(view)  # noqa: SLF001 (readers offer no other way to the sound alone)
    else:
        return None
    audio.tags = loose_ape(file) if name in _APE else None
    return audio


def loose_ape(file: Any) -> Any:
    """The APE tag of a file with every item that can be read; None when there is none.

    Texts that are no UTF-8 are Latin-1, as in the first version of the format.
    """
    import mutagen
    from mutagen.apev2 import APEv2, APEValue, _APEv2Data

    file.seek(0)
    try:
        found = _APEv2Data(file)
    except mutagen.MutagenError:
        return None
    tags = APEv2()
    for key, flags, value in _items(found.tag or b""):
        if (flags >> 1) & 3 == 0:
            try:
                text = value.decode()
            except UnicodeDecodeError:
                text = value.decode("latin-1")
            try:
                tags[key] = APEValue(text, 0)
            except KeyError:  # no name that may be
                continue
    return tags


def _items(tag: bytes) -> Iterator[tuple[str, int, bytes]]:
    """(name, flags, value): 32 bits of size and of flags, the name up to a NUL, then the value."""
    at = 0
    for _ in range(_MOST_ITEMS):
        end = tag.find(b"\0", at + 8)
        if end < 0:
            return
        size, flags = struct.unpack_from("<II", tag, at)
        yield tag[at + 8 : end].decode("latin-1"), flags, tag[end + 1 : end + 1 + size]
        at = end + 1 + size


def _mp4(kind: Any) -> Any:
    """The reader with one that takes numbers of tracks and discs cut short; all other fields it can skip by itself."""
    from mutagen.mp4 import MP4Tags

    class Tags(MP4Tags):  # type: ignore[misc]  # mutagen has no types
        def _MP4Tags__parse_data(self, atom: Any, data: bytes) -> Any:  # noqa: N802 (as Python calls its method)
            for version, flags, payload in super()._MP4Tags__parse_data(atom, data):
                yield version, flags, payload.ljust(8, b"\0") if atom.name in (b"trkn", b"disk") else payload

    return type(kind.__name__, (kind,), {"MP4Tags": Tags, "__module__": kind.__module__})


def _aac(kind: Any, file: BinaryIO) -> Any:
    """From the first frame on: recordings of broadcasts begin anywhere, and mutagen looks at the beginning only."""
    head = file.read(_MOST_JUNK)
    places = (match.start() for match in re.finditer(rb"\xff[\xf0\xf1\xf8\xf9]", head))
    start = next((place for place in places if _frames_follow(head, place)), None)
    return None if start is None else kind(Behind(file, start))


def _frames_follow(data: bytes, at: int) -> bool:
    """Frames of the same kind stand one behind the other: 12 bits that are set and 16 that stay the same in a stream,
    two that do not, then 13 bits of size (ISO/IEC 13818-7, section 6.2)."""
    same = data[at : at + 3]
    for _ in range(_LEAST_FRAMES):
        frame = data[at : at + 6]
        size = int.from_bytes(frame[3:6], "big") >> 5 & 0x1FFF
        if len(frame) < 6 or frame[:3] != same or size < 7:
            return False
        at += size
    return True


def _bare_info(kind: Any) -> Any:
    """Of WavPack: the facts are read elsewhere, see sound_facts.py."""
    info = object.__new__(kind._Info)  # noqa: SLF001
    info.length, info.sample_rate, info.channels = 0.0, 0, 0
    return info


def _flac(audio: Any, file: BinaryIO) -> Any:
    """The metadata blocks up to the damaged one: a flag and type, 24 bits of size, then the block."""
    from mutagen.flac import StreamInfo, VCFLACDict

    file.seek(id3_size(file))
    if file.read(4) != b"fLaC":
        return None
    audio.tags, audio.metadata_blocks = None, []
    for _ in range(_MOST_BLOCKS):
        head = file.read(4)
        size = int.from_bytes(head[1:], "big")
        block = file.read(size)
        if len(head) < 4 or len(block) < size:
            break
        if head[0] & 0x7F == 0:
            audio.metadata_blocks.insert(0, StreamInfo(block))
        elif head[0] & 0x7F == 4:
            audio.tags = VCFLACDict(block)
        if head[0] & 0x80:
            break
    return audio if audio.metadata_blocks else None
