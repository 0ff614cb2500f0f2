"""A hash of a file's sound as it is stored, without its tags: the same sound under other tags is not measured twice."""

import hashlib
import os
import struct
from pathlib import Path
from typing import BinaryIO, Final

_PIECE: Final = 1 << 16
_PIECES: Final = 16
"""Pieces hashed of a long stretch of audio, spread over it, first and last included: all the bytes of a lossless album
would take longer to read than its excerpts to measure. Two files with equal lengths and equal pieces are one sound."""
_MOST_BLOCKS: Final = 100_000
_OGG_HEADERS: Final = {b"\x01vorbis": 3, b"OpusHead": 2, b"Speex   ": 2}
"""How the first packet begins, and how many packets go before the sound."""
_EVERY_PAGE: Final = 16
_ID3_HEADER: Final = 10
_APE_FOOTER: Final = 32

Span = tuple[int, int]
"""(first byte, byte after the last)."""


def hash_audio(path: Path) -> str:
    """A short text, equal for files whose audio bytes are equal; "" where they cannot be told from the tags.

    Never raises: a file that cannot be read has no hash.
    """
    try:
        with path.open("rb") as file:
            return _hash(file)
    except (OSError, struct.error, ValueError, IndexError):
        return ""


def _hash(file: BinaryIO) -> str:
    size = file.seek(0, os.SEEK_END)
    start = _after_id3(file)
    file.seek(start)
    head = file.read(16)
    if head[:4] == b"fLaC":
        return _flac(file, start, size)
    if head[:4] == b"OggS":
        return _ogg(file, start)
    if head[:4] in (b"RIFF", b"RF64", b"FORM"):
        order, wanted = ("<", b"data") if head[:1] == b"R" else (">", b"SSND")
        return _spans(file, head[:4].decode(), _chunk(file, start + 12, order, wanted, size))
    if head[4:8] == b"ftyp":
        return _spans(file, "mp4", _boxes(file, size))
    if head[:2] and head[0] == 0xFF and head[1] & 0xE0 == 0xE0:
        return _spans(file, "mpeg", [(start, _before_tags(file, size))])
    if head[:4] in (b"wvpk", b"MAC ", b"MPCK", b"TTA1") or head[:3] == b"MP+":
        return _spans(file, head[:3].decode("latin-1"), [(start, _before_tags(file, size))])
    return ""


def _spans(file: BinaryIO, kind: str, spans: list[Span]) -> str:
    """The hash of these stretches: of all of it where it is short, else of pieces spread over it."""
    total = sum(end - first for first, end in spans)
    if total <= 0:
        return ""
    digest = hashlib.blake2b(f"{kind} {total}".encode(), digest_size=16)
    for at in _places(total):
        digest.update(_read(file, spans, at, min(_PIECE, total - at)))
    return digest.hexdigest()


def _places(total: int) -> list[int]:
    if total <= _PIECE * _PIECES:
        return list(range(0, total, _PIECE))
    last = total - _PIECE
    return [last * i // (_PIECES - 1) for i in range(_PIECES)]


def _read(file: BinaryIO, spans: list[Span], at: int, length: int) -> bytes:
    """Bytes from `at` on of the stretches laid end to end."""
    out = b""
    for first, end in spans:
        if at < end - first and len(out) < length:
            file.seek(first + at)
            out += file.read(min(length - len(out), end - first - at))
            at = 0
        else:
            at = max(0, at - (end - first))
    return out


def _after_id3(file: BinaryIO) -> int:
    """Where the ID3v2 tags at the beginning end: sizes hold seven bits a byte (id3v2.4.0-structure, 3.1)."""
    at = 0
    for _ in range(4):
        file.seek(at)
        head = file.read(_ID3_HEADER)
        if len(head) < _ID3_HEADER or head[:3] != b"ID3":
            break
        size = sum((byte & 0x7F) << shift for byte, shift in zip(head[6:10], (21, 14, 7, 0), strict=True))
        at += _ID3_HEADER + size + (_ID3_HEADER if head[5] & 0x10 else 0)
    # Padding that the tag did not count.
    file.seek(at)
    rest = file.read(4096)
    return at + len(rest) - len(rest.lstrip(b"\0")) if at and rest[:1] == b"\0" else at


def _before_tags(file: BinaryIO, size: int) -> int:
    """Where the audio ends: before ID3v1, APEv2 and Lyrics3 tags, in whatever order they were written."""
    end = size
    for _ in range(4):
        file.seek(max(0, end - 128))
        tail = file.read(128)
        if tail[:3] == b"TAG" and len(tail) == 128:
            end -= 128
            continue
        if tail[-_APE_FOOTER:-24] == b"APETAGEX":
            length, _, flags = struct.unpack("<3I", tail[-20:-8])
            end -= length + (_APE_FOOTER if flags & 0x80000000 else 0)
            continue
        if tail[-9:] == b"LYRICS200" and tail[-15:-9].isdigit():
            end -= int(tail[-15:-9]) + 15
            continue
        break
    return max(0, end)


def _flac(file: BinaryIO, start: int, size: int) -> str:
    """The MD5 of the samples that the encoder left (RFC 9639, 8.2); without one, the frames."""
    at = start + 4
    md5 = b""
    for _ in range(_MOST_BLOCKS):
        file.seek(at)
        head = file.read(4)
        length = int.from_bytes(head[1:4], "big")
        if head[0] & 0x7F == 0:
            md5 = file.read(34)[18:34]
        at += 4 + length
        if head[0] & 0x80:
            break
    if any(md5):
        return f"flac{md5.hex()}"
    return _spans(file, "flac", [(at, _before_tags(file, size))])


def _chunk(file: BinaryIO, at: int, order: str, wanted: bytes, size: int) -> list[Span]:
    """The audio chunk of a RIFF or IFF file."""
    for _ in range(_MOST_BLOCKS):
        file.seek(at)
        head = file.read(8)
        if len(head) < 8:
            break
        (length,) = struct.unpack(f"{order}I", head[4:])
        if head[:4] == wanted:
            return [(at + 8, min(size, at + 8 + length))]
        at += 8 + length + length % 2
    return []


def _boxes(file: BinaryIO, size: int) -> list[Span]:
    """The media data of an MP4.

    Boxes are 32 bits of size and a name; size 1 has 64 bits behind, size 0 runs to the end (ISO/IEC 14496-12, 4.2).
    """
    found: list[Span] = []
    at = 0
    for _ in range(_MOST_BLOCKS):
        file.seek(at)
        head = file.read(16)
        if len(head) < 8:
            break
        length, header = struct.unpack(">I", head[:4])[0], 8
        if length == 1 and len(head) == 16:
            length, header = struct.unpack(">Q", head[8:])[0], 16
        end = size if length == 0 else at + length
        if end <= at + header - 1:
            break
        if head[4:8] == b"mdat":
            found.append((at + header, min(end, size)))
        at = end
    return found


def _ogg(file: BinaryIO, start: int) -> str:
    """The pages behind the headers, without their numbers and checksums, which longer tags change.

    A page is 27 bytes, a table of segment lengths, the segments (RFC 3533, 6); the audio begins on a page of its own.
    The tables of an encoder that spends its bits as needed are as good as the sound; every so often that is added.
    """
    digest = hashlib.blake2b(b"ogg", digest_size=16)
    at, headers, heard, needed = start, 0, 0, -1
    pages = 0  # of sound: a cover among the tags takes many
    for _ in range(_MOST_BLOCKS):
        file.seek(at)
        head = file.read(27)
        if len(head) < 27 or head[:4] != b"OggS":
            break
        table = file.read(head[26])
        length = sum(table)
        if needed < 0:
            first = file.read(min(length, 8))
            needed = next((count for mark, count in _OGG_HEADERS.items() if first.startswith(mark)), 0)
            if not needed:
                return ""
        if headers < needed:
            headers += sum(lace < 255 for lace in table)
        else:
            heard += length
            digest.update(head[6:14] + table)
            if pages % _EVERY_PAGE == 0:
                file.seek(at + 27 + len(table))
                digest.update(file.read(length))
            pages += 1
        at += 27 + len(table) + length
    return digest.hexdigest() if heard else ""
