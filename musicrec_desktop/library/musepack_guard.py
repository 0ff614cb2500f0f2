"""Keeps damaged Musepack files from being read for ever: a packet that says it is smaller than its own head sends
mutagen back to it, again and again."""

from typing import Any, BinaryIO, Final

_MOST_PACKETS: Final = 1_000
_PARSE: Final = "_MusepackInfo__parse_sv8"
_GUARDED: Final = "_musicrec_guarded"


def guard_packets() -> None:
    """Make mutagen look at the sizes of packets first, in files of version 8."""
    from mutagen.musepack import MusepackHeaderError, MusepackInfo

    info: Any = MusepackInfo
    if hasattr(info, _GUARDED):
        return
    parse = getattr(info, _PARSE)

    def parse_safely(self: Any, file: BinaryIO) -> None:
        start = file.tell()
        if not _packets_lead_on(file):
            raise MusepackHeaderError("A packet is smaller than its head.")
        file.seek(start)
        parse(self, file)

    setattr(info, _PARSE, parse_safely)
    setattr(info, _GUARDED, True)


def _packets_lead_on(file: BinaryIO) -> bool:
    """Every packet up to those that are wanted ends behind its head: two letters, then its whole size in bytes of seven
    bits, the highest first, of which all but the last have the eighth bit set."""
    wanted = {b"SH", b"RG"}
    for _ in range(_MOST_PACKETS):
        start = file.tell()
        key = file.read(2)
        if len(key) < 2 or key in (b"AP", b"SE") or not wanted:
            return True
        wanted.discard(key)
        size = 0
        while byte := file.read(1):
            size = size << 7 | byte[0] & 0x7F
            if not byte[0] & 0x80:
                break
        if start + size < file.tell():
            return False
        file.seek(start + size)
    return False
