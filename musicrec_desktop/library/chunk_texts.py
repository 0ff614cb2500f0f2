"""Texts that WAV and AIFF files carry in chunks of their own, beside ID3: mutagen reads ID3 only."""

import struct
from collections.abc import Iterator
from typing import BinaryIO, Final

_RIFF_INFO: Final = {
    b"INAM": "title",
    b"IART": "artist",
    b"IPRD": "album",
    b"ICRD": "date",
    b"IGNR": "genre",
    b"ITRK": "tracknumber",
    b"IPRT": "tracknumber",
    b"ICMT": "comment",
    b"IMUS": "composer",
}
_AIFF: Final = {b"NAME": "title", b"AUTH": "artist", b"ANNO": "comment"}

_LONGEST = 1 << 16
_MOST_CHUNKS = 1_000


def chunk_texts(file: BinaryIO) -> dict[str, list[str]]:
    """Field name -> texts, from the LIST INFO chunk of a WAV or the text chunks of an AIFF; {} for other files.

    Chunks are a four-byte name, a four-byte size (little-endian in RIFF, big-endian in IFF) and that many bytes,
    padded to an even number.
    """
    file.seek(0)
    head = file.read(12)
    texts: dict[str, list[str]] = {}
    if head[:4] == b"RIFF" and head[8:] == b"WAVE":
        for name, size in _chunks(file, "<I"):
            if name == b"LIST" and file.read(4) == b"INFO":
                end = file.tell() + min(size, _LONGEST) - 4
                for inner, length in _chunks(file, "<I", end):
                    _add(texts, _RIFF_INFO.get(inner), file.read(min(length, _LONGEST)))
    elif head[:4] == b"FORM" and head[8:] in (b"AIFF", b"AIFC"):
        for name, size in _chunks(file, ">I"):
            if name in _AIFF:
                _add(texts, _AIFF[name], file.read(min(size, _LONGEST)))
    return texts


def riff_chunks(file: BinaryIO) -> Iterator[tuple[bytes, int]]:
    """(name, size) of each chunk of a WAV, with the file at its first byte."""
    file.seek(12)
    yield from _chunks(file, "<I")


def _chunks(file: BinaryIO, size_format: str, end: int | None = None) -> Iterator[tuple[bytes, int]]:
    """(name, size) of each chunk, with the file at its first byte."""
    for _ in range(_MOST_CHUNKS):
        if end is not None and file.tell() + 8 > end:
            return
        head = file.read(8)
        if len(head) < 8:
            return
        (size,) = struct.unpack(size_format, head[4:])
        start = file.tell()
        yield head[:4], size
        file.seek(start + size + size % 2)


def _add(texts: dict[str, list[str]], field: str | None, raw: bytes) -> None:
    if field is not None:
        raw = raw.partition(b"\0")[0]
        texts.setdefault(field, []).append(text_of(raw))


def text_of(raw: bytes) -> str:
    """A text whose table of letters nobody named. What is no UTF-8 is looked at again together with the other texts."""
    for encoding in ("utf-8", "cp1252"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            pass
    return raw.decode("latin-1")
