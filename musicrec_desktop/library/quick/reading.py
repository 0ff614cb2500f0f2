"""Which quick reader a file is for, by its first bytes and its name."""

import os
from collections.abc import Callable
from typing import BinaryIO, Final

from musicrec_desktop.library.quick.audio import GiveUp, QuickAudio
from musicrec_desktop.library.quick.id3 import read_mp3
from musicrec_desktop.library.quick.vorbis import read_flac, read_ogg

_READERS: Final[dict[str, tuple[bytes, Callable[[BinaryIO, int], QuickAudio]]]] = {
    ".flac": (b"fLaC", read_flac),
    ".ogg": (b"OggS", read_ogg),
    ".oga": (b"OggS", read_ogg),
    ".opus": (b"OggS", read_ogg),
    ".mp3": (b"ID3", read_mp3),
}


def quickly_read(file: BinaryIO, suffix: str) -> QuickAudio | None:
    """What a well-formed file says; None when mutagen has to read it. Leaves the file at its beginning
    then. Raises OSError."""
    head, reader = _READERS.get(suffix, (b"", None))
    if reader is None:
        return None
    beginning = file.read(4)
    size = file.seek(0, os.SEEK_END)
    file.seek(0)
    if not beginning.startswith(head):
        return None
    try:
        return reader(file, size)
    except OSError:
        raise
    except (GiveUp, ValueError, IndexError):
        file.seek(0)
        return None
