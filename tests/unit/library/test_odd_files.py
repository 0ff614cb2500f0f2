"""Files that other programs made in ways of their own are read all the same, and none of them fills the memory."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from mutagen import id3
from mutagen.flac import FLAC

from musicrec_desktop.library import read_tags
from musicrec_desktop.library.id3_guard import BoundedZlib

Sound = Callable[..., Path]


def id3_bytes(*frames: id3.Frame, folder: Path) -> bytes:
    tag = id3.ID3()
    for frame in frames:
        tag.add(frame)
    path = folder / "tag.id3"
    tag.save(path)
    return path.read_bytes()


@pytest.mark.parametrize("name", ["flac.flac", "adts.aac", "wavpack.wv", "musepack7.mpc"])
def test_id3_before_a_format_that_has_no_place_for_it(name: str, sound: Sound, tmp_path: Path) -> None:
    path = sound(name)
    tag = id3_bytes(id3.TIT2(3, ["Jóga"]), id3.TPE1(3, ["Björk"]), folder=tmp_path)
    if name == "wavpack.wv":  # which mutagen does not find behind ID3
        path.write_bytes(path.read_bytes() + old_tag())
    else:
        path.write_bytes(tag + path.read_bytes())
    assert (read_tags(path).title, read_tags(path).artists) == ("Jóga", ("Björk",))


def old_tag() -> bytes:
    """ID3v1, in Latin-1 as it was meant."""
    texts = "Jóga".encode("latin-1").ljust(30, b"\0") + "Björk".encode("latin-1").ljust(30, b"\0")
    return b"TAG" + texts + bytes(30 + 4 + 30) + b"\xff"


def test_the_proper_tags_win_over_id3_beside_them(sound: Sound, tmp_path: Path) -> None:
    path = sound("flac.flac")
    file = FLAC(path)
    file["TITLE"] = ["Vorbis"]
    file.save()
    path.write_bytes(id3_bytes(id3.TIT2(3, ["ID3"]), folder=tmp_path) + path.read_bytes())
    assert read_tags(path).title == "Vorbis"


def test_tags_without_any_sound_are_still_read(sound: Sound, tmp_path: Path) -> None:
    tag = id3_bytes(id3.TIT2(3, ["DSF title"]), folder=tmp_path)
    head = b"DSD " + struct.pack("<QQQ", 28, 92 + len(tag), 92)
    fmt = b"fmt " + struct.pack("<QIIIIIIQII", 52, 1, 0, 1, 1, 2_822_400, 1, 0, 4096, 0)
    path = tmp_path / "none.dsf"
    path.write_bytes(head + fmt + b"data" + struct.pack("<Q", 12) + tag)
    tags = read_tags(path)
    assert (tags.title, tags.duration_ms, tags.format) == ("DSF title", 0, "dsd")


def test_an_mp4_that_does_not_say_so_is_known_by_its_name(sound: Sound) -> None:
    path = sound("aac.m4a", "x.m4b")
    data = bytearray(path.read_bytes())
    (size,) = struct.unpack(">I", data[:4])
    path.write_bytes(bytes(data[:8]) + b"XXXX" + bytes(size - 12) + bytes(data[size:]))
    assert read_tags(path).format == "aac"


def compressed_frame(unpacked: int) -> bytes:
    """An ID3v2.3 tag with one compressed title of `unpacked` letters."""
    data = zlib.compress(b"\0" + b"a" * unpacked, 9)
    body = struct.pack(">I", unpacked + 1) + data
    frame = b"TIT2" + struct.pack(">IBB", len(body), 0, 0x80) + body
    size = len(frame)
    return b"ID3\x03\0\0" + bytes((size >> 7 * n) & 0x7F for n in (3, 2, 1, 0)) + frame


def test_a_compressed_frame_is_read_and_a_bomb_is_not(sound: Sound, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sound("mp3.mp3")
    rest = path.read_bytes()
    path.write_bytes(compressed_frame(20) + rest)
    assert read_tags(path).title == "a" * 20
    sizes: list[int] = []
    original = BoundedZlib.decompress

    def watched(data: bytes) -> bytes:
        try:
            unpacked = original(data)
        except zlib.error:
            sizes.append(-1)
            raise
        sizes.append(len(unpacked))
        return unpacked

    monkeypatch.setattr(BoundedZlib, "decompress", watched)
    path.write_bytes(compressed_frame(40_000_000) + rest)
    tags = read_tags(path)
    assert (tags.title, tags.from_path) == ("mp3", ("title",))
    assert sizes == [-1]
