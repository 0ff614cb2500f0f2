"""ID3 frames that mutagen alone does not read as they are tagged."""

import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from mutagen import id3

from musicrec_desktop.library import read_tags

Sound = Callable[..., Path]


def tagged(path: Path, minor: int, *frames: bytes) -> Path:
    """The file with an ID3v2 tag of these frames before it; small sizes are the same in all versions."""
    body = b"".join(frames)
    assert len(body) < 128
    path.write_bytes(b"ID3" + bytes([minor, 0, 0, 0, 0, 0, len(body)]) + body + path.read_bytes())
    return path


def frame(name: bytes, flags: int, data: bytes) -> bytes:
    return name + struct.pack(">IH", len(data), flags) + data


@pytest.mark.parametrize(("minor", "flag"), [(3, 0x0020), (4, 0x0040)])
def test_frame_of_a_group(minor: int, flag: int, sound: Sound) -> None:
    frames = frame(b"TIT2", flag, b"\x80\x00Jupiter"), frame(b"TPE1", 0, b"\x00Mozart")
    tags = read_tags(tagged(sound("mp3.mp3"), minor, *frames))
    assert (tags.title, tags.artists) == ("Jupiter", ("Mozart",))


@pytest.mark.parametrize(
    ("date", "year"), [("Oct 3, 1995", 1995), ("03-10-1995", 1995), ("3.10.1995", 1995), ("1995-10-03", 1995)]
)
def test_date_of_odd_shape_is_kept_as_tagged(date: str, year: int, sound: Sound) -> None:
    path = tagged(sound("mp3.mp3"), 4, frame(b"TDRC", 0, b"\x00" + date.encode()))
    assert (read_tags(path).date, read_tags(path).year) == (date, year)


def test_date_of_odd_shape_survives_the_writing_of_other_tags(sound: Sound) -> None:
    path = tagged(sound("mp3.mp3"), 4, frame(b"TDRC", 0, b"\x00Oct 3, 1995"))
    read_tags(path)
    tag = id3.ID3(path)
    tag.add(id3.TIT2(3, ["New"]))
    tag.save(path)
    assert b"Oct 3, 1995" in path.read_bytes()
    assert (read_tags(path).title, read_tags(path).date) == ("New", "Oct 3, 1995")
