"""Vorbis comments in FLAC (RFC 9639, section 8) and Ogg (RFC 3533; Vorbis I, sections 4.2 and 5; RFC 7845)."""

import struct
from typing import BinaryIO, Final

from musicrec_desktop.library.field_names import normal_name
from musicrec_desktop.library.quick.audio import FLAC, GiveUp, OggOpus, OggVorbis, QuickAudio, ReadyFields, SoundInfo

_PIECE: Final = 8_192
_MOST_BLOCKS: Final = 200
_STREAMINFO, _COMMENTS, _CUESHEET, _PICTURE, _LAST_KIND = 0, 4, 5, 6, 6
_FIRST, _LAST = 2, 4
"""Flags of Ogg pages."""
_PICTURES: Final = frozenset(("metadatablockpicture", "coverart"))
_OPUS_RATE: Final = 48_000


def read_flac(file: BinaryIO, size: int) -> QuickAudio:
    """A FLAC file from its first byte on. Raises GiveUp."""
    data, base, at = file.read(_PIECE), 0, 4
    info: tuple[int, int, int] | None = None
    fields: ReadyFields | None = None
    has_picture = is_last = False
    for number in range(_MOST_BLOCKS):
        if at - base + 4 > len(data):
            file.seek(at)
            data, base = file.read(_PIECE), at
        head = data[at - base : at - base + 4]
        if len(head) < 4:
            raise GiveUp
        kind, length = head[0] & 0x7F, int.from_bytes(head[1:], "big")
        is_last = bool(head[0] & 0x80)
        if kind in (_STREAMINFO, _COMMENTS):
            file.seek(at + 4)
            block = file.read(length)
            if (
                len(block) < length
                or (kind == _STREAMINFO) != (number == 0)
                or (kind == _COMMENTS and fields is not None)
            ):
                raise GiveUp
            if kind == _STREAMINFO:
                info = _stream(block)
            else:
                fields = _comments(block, 0)[0]
        elif kind == _CUESHEET or kind > _LAST_KIND:
            raise GiveUp
        has_picture = has_picture or kind == _PICTURE
        at += 4 + length
        if is_last:
            break
    if not is_last or at > size or info is None or fields is None:
        raise GiveUp
    rate, channels, samples = info
    seconds = samples / float(rate)
    bitrate = int(float(size - at) * 8 / seconds) if seconds else 0
    has_picture = has_picture or not _PICTURES.isdisjoint(fields)
    return FLAC(SoundInfo(seconds, rate, channels, bitrate), fields, has_picture)


def _stream(block: bytes) -> tuple[int, int, int]:
    """Rate in hertz, channels, samples."""
    if len(block) != 34:
        raise GiveUp
    packed = int.from_bytes(block[10:18], "big")
    rate = packed >> 44
    if not rate:
        raise GiveUp
    return rate, (packed >> 41 & 7) + 1, packed & 0xFFFFFFFFF


def read_ogg(file: BinaryIO, size: int) -> QuickAudio:
    """Vorbis or Opus alone in an Ogg file. Raises GiveUp."""
    data = file.read(_PIECE)
    flags, _, serial, first, last = _page(data, 0)
    if not flags & _FIRST or data[26] != 1:
        raise GiveUp
    head = data[first:last]
    _, _, second_serial, start, end = _page(data, last)
    table = data[last + 27 : last + 27 + data[last + 26]]
    length = 0
    for lace in table:
        length += lace
        if lace < 255:
            break
    else:
        raise GiveUp  # the comments go on in the next page
    if second_serial != serial:
        raise GiveUp
    if end > len(data):
        file.seek(0)
        data = file.read(end)
    packet = data[start : start + length]
    if len(packet) < length:
        raise GiveUp
    position = _end_position(file, size, serial)
    if head.startswith(b"\x01vorbis") and packet.startswith(b"\x03vorbis"):
        return _vorbis(head, packet, position)
    if head.startswith(b"OpusHead") and packet.startswith(b"OpusTags"):
        return _opus(head, packet, position, size - end)
    raise GiveUp


def _vorbis(head: bytes, packet: bytes, position: int) -> QuickAudio:
    if len(head) < 28:
        raise GiveUp
    channels, rate, most, nominal, least = struct.unpack("<BI3i", head[11:28])
    fields, at = _comments(packet, 7)
    if not rate or len(packet) <= at or not packet[at] & 1:
        raise GiveUp
    most, least, nominal = max(0, most), max(0, least), max(0, nominal)
    if not nominal:
        bitrate = (most + least) // 2
    elif most and most < nominal:
        bitrate = most
    else:
        bitrate = max(least, nominal)
    info = SoundInfo(position / float(rate), rate, channels, bitrate)
    return OggVorbis(info, fields, not _PICTURES.isdisjoint(fields))


def _opus(head: bytes, packet: bytes, position: int, audio_size: int) -> QuickAudio:
    if len(head) < 19:
        raise GiveUp
    version, channels, skipped = struct.unpack_from("<BBH", head, 8)
    fields, _ = _comments(packet, 8)
    seconds = (position - skipped) / float(_OPUS_RATE)
    if version >> 4 or seconds <= 0:
        raise GiveUp
    info = SoundInfo(seconds, 0, channels, round(audio_size * 8 / seconds))
    return OggOpus(info, fields, not _PICTURES.isdisjoint(fields))


def _page(data: bytes, at: int) -> tuple[int, int, int, int, int]:
    """Flags, position, serial number, and where the body begins and ends, of the page at `at`."""
    if len(data) < at + 27 or data[at : at + 5] != b"OggS\0":
        raise GiveUp
    flags, position, serial = struct.unpack_from("<BqI", data, at + 5)
    start = at + 27 + data[at + 26]
    table = data[at + 27 : start]
    if len(table) < data[at + 26]:
        raise GiveUp
    return flags, position, serial, start, start + sum(table)


def _end_position(file: BinaryIO, size: int, serial: int) -> int:
    """Of the last page, which has to be whole, of this stream, and to say that it is the last."""
    file.seek(max(0, size - _PIECE))
    tail = file.read()
    at = tail.rfind(b"OggS")
    if at < 0:
        raise GiveUp
    flags, position, its, _, end = _page(tail, at)
    if its != serial or not flags & _LAST or position == -1 or end > len(tail):
        raise GiveUp
    return position


def _comments(raw: bytes, at: int) -> tuple[ReadyFields, int]:
    """The fields, and where the comments end."""
    fields = ReadyFields()
    try:
        at += 4 + int.from_bytes(raw[at : at + 4], "little")
        (count,) = struct.unpack_from("<I", raw, at)
        at += 4
        for _ in range(count):
            (length,) = struct.unpack_from("<I", raw, at)
            at += 4 + length
            name, sign, text = raw[at - length : at].partition(b"=")
            if not sign or at > len(raw) or not name.isascii() or not name.decode().isprintable() or b"~" in name:
                raise GiveUp
            fields.tell(normal_name(name.decode()), text.decode())
    except (struct.error, UnicodeDecodeError):
        raise GiveUp from None
    return fields, at
