"""The picture of a track: embedded in its file, or lying beside it."""

import base64
import binascii
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.library.reading import parse_audio

_LARGEST: Final = 20_000_000
"""Bytes. Larger pictures cost more than they show."""
_FRONT: Final = 3
"""Type of the front cover in ID3 (section 4.14) and FLAC pictures."""
_BESIDE: Final = ("cover", "folder", "front", "albumart", "album", "albumartsmall", "thumb")
"""Names of pictures beside the music, the best first."""
_IMAGES: Final = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".bmp")
_BELOW: Final = frozenset(("scans", "scan", "artwork", "art", "covers", "cover", "images", "booklet"))
"""Folders of pictures within that of an album."""
_DISC: Final = re.compile(r"(?:cd|dis[ck]|lp|side)[\s_-]*\d{1,2}|\d{1,2}", re.IGNORECASE)
"""A folder for one disc of an album: the pictures may lie above it."""


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
    """A picture in the file's folder, in a folder of pictures below it, or above the folder of one disc."""
    folders = [path.parent, *_picture_folders(path.parent)]
    if _DISC.fullmatch(path.parent.name):
        above = path.parent.parent
        folders += [above, *_picture_folders(above)]
    for folder in folders:
        best = min(_covers_in(folder), default=None)
        if best is not None:
            try:
                return Path(best[1]).read_bytes()
            except OSError:
                continue
    return None


def _picture_folders(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            return sorted(Path(entry.path) for entry in entries if entry.name.casefold() in _BELOW and entry.is_dir())
    except OSError:
        return []


def _covers_in(folder: Path) -> list[tuple[int, str]]:
    """(how good its name is, path) of each picture that may be a front cover: 0 is best."""
    try:
        with os.scandir(folder) as entries:
            return [
                (rank, entry.path)
                for entry in entries
                if (rank := _rank(entry.name)) is not None and entry.is_file() and 0 < entry.stat().st_size <= _LARGEST
            ]
    except OSError:
        return []


def _rank(name: str) -> int | None:
    """The place of a picture's name among those of front covers; None for others.

    Windows hides "AlbumArt_{id}_Large.jpg" and "..._Small.jpg"; people write "Artist - Album (front).jpg".
    """
    file = Path(name.casefold())
    if file.suffix not in _IMAGES:
        return None
    stem = file.stem.strip()
    if stem in _BESIDE:
        return _BESIDE.index(stem)
    if stem.startswith("albumart"):
        return len(_BESIDE) + ("small" in stem)
    words = re.findall(r"[a-z]+", stem)
    if "front" in words or (words and words[-1] == "cover" and "back" not in words):
        return len(_BESIDE) + 2
    return None
