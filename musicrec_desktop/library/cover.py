"""The picture of a track: embedded in its file, or lying beside it."""

import base64
import binascii
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.library.reading import parse_audio

_LARGEST: Final = 20_000_000
"""Bytes. Larger pictures cost more than they show."""
_FRONT: Final = 3
"""Type of the front cover in ID3 (section 4.14) and FLAC pictures."""
_BESIDE: Final = ("cover", "folder", "front", "albumart")
_IMAGES: Final = (".jpg", ".jpeg", ".png", ".webp")


def read_cover(path: Path) -> bytes | None:
    """An image file's bytes, as they are stored, front covers before others; None when the track has none.

    Never raises for what a file holds or lacks: a cover is an ornament.
    """
    try:
        with path.open("rb") as file:
            audio, ape = parse_audio(file)
        pictures = sorted((*_pictures(audio), *_ape(ape)), key=lambda picture: picture[0] != _FRONT)
    except (OSError, LibraryError):
        pictures = []
    embedded = next((data for _, data in pictures if 0 < len(data) <= _LARGEST), None)
    return embedded if embedded is not None else _beside(path)


def _pictures(audio: Any) -> Iterator[tuple[int, bytes]]:
    """(type of picture, image) of everything embedded that mutagen tells of."""
    if audio is None:
        return
    for picture in getattr(audio, "pictures", None) or ():
        yield picture.type, picture.data
    tags = audio.tags
    if tags is None:
        return
    for frame in tags.getall("APIC") if hasattr(tags, "getall") else ():
        yield int(frame.type), frame.data
    yield from _named(tags)


def _named(tags: Any) -> Iterator[tuple[int, bytes]]:
    for name in dict.fromkeys(str(name) for name in tags.keys()):  # noqa: SIM118 (tags are not always mappings)
        match name.casefold():
            case "covr":
                yield from ((_FRONT, bytes(image)) for image in tags[name])
            case "metadata_block_picture":
                yield from filter(None, map(_decoded, tags[name]))
            case "wm/picture":
                yield from filter(None, (_windows_picture(picture.value) for picture in tags[name]))
    yield from _ape(tags)


def _ape(tags: Any) -> Iterator[tuple[int, bytes]]:
    """APEv2 keeps a file name, a zero byte, and the image."""
    for name in ("Cover Art (Front)", "Cover Art (Back)") if type(tags).__name__ == "APEv2" else ():
        if name in tags:
            yield _FRONT if "Front" in name else 0, bytes(tags[name].value).partition(b"\0")[2]


def _decoded(text: str) -> tuple[int, bytes] | None:
    """A FLAC picture block in base64, as Vorbis comments keep it."""
    from mutagen.flac import Picture, error

    try:
        picture = Picture(base64.b64decode(text))
    except (binascii.Error, ValueError, error):
        return None
    return int(picture.type), bytes(picture.data)


def _windows_picture(block: Any) -> tuple[int, bytes] | None:
    """ASF: a byte of type, four of length, two texts in UTF-16 that end in a zero, the image."""
    data = bytes(block)
    size = int.from_bytes(data[1:5], "little")
    image = data[-size:] if 0 < size <= len(data) - 5 else b""
    return (data[0], image) if image else None


def _beside(path: Path) -> bytes | None:
    try:
        with os.scandir(path.parent) as entries:
            found = [entry for entry in entries if _is_cover(entry.name) and entry.is_file()]
        best = min(found, key=lambda entry: _BESIDE.index(Path(entry.name).stem.casefold()), default=None)
        if best is None or not 0 < best.stat().st_size <= _LARGEST:
            return None
        return Path(best.path).read_bytes()
    except OSError:
        return None


def _is_cover(name: str) -> bool:
    file = Path(name.casefold())
    return file.stem in _BESIDE and file.suffix in _IMAGES
