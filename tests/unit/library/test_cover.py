"""Covers in real files of each kind of tag, and beside them."""

import base64
import struct
from pathlib import Path

import numpy as np
import pytest
import soundfile
from mutagen.flac import FLAC, Picture
from mutagen.id3 import APIC, ID3
from mutagen.oggvorbis import OggVorbis
from mutagen.wave import WAVE

from musicrec_desktop.library import read_cover

FRONT, BACK = b"\x89PNG front", b"\x89PNG back"


def sound(path: Path) -> Path:
    soundfile.write(path, np.zeros(4_000, np.float32), 8_000)
    return path


def picture(data: bytes, kind: int) -> Picture:
    made = Picture()
    made.data, made.type, made.mime = data, kind, "image/png"
    return made


def test_flac_with_the_back_first(tmp_path: Path) -> None:
    path = sound(tmp_path / "a.flac")
    file = FLAC(path)
    file.add_picture(picture(BACK, 4))
    file.add_picture(picture(FRONT, 3))
    file.save()
    assert read_cover(path) == FRONT


def test_vorbis(tmp_path: Path) -> None:
    path = sound(tmp_path / "a.ogg")
    file = OggVorbis(path)
    file["metadata_block_picture"] = ["no base64 at all!", base64.b64encode(picture(FRONT, 3).write()).decode()]
    file.save()
    assert read_cover(path) == FRONT


def test_id3_in_mp3_and_wav(tmp_path: Path) -> None:
    mp3 = sound(tmp_path / "a.mp3")
    tags = ID3()
    tags.add(APIC(encoding=3, mime="image/png", type=3, desc="", data=FRONT))
    tags.save(mp3)
    assert read_cover(mp3) == FRONT
    wav = sound(tmp_path / "a.wav")
    file = WAVE(wav)
    file.add_tags()
    file.tags.add(APIC(encoding=3, mime="image/png", type=0, desc="", data=BACK))
    file.save()
    assert read_cover(wav) == BACK


def test_the_windows_block_is_taken_apart() -> None:
    from musicrec_desktop.library.cover import _windows_picture

    block = struct.pack("<BI", 3, len(FRONT)) + "image/png\0cover\0".encode("utf-16-le") + FRONT
    assert _windows_picture(block) == (3, FRONT)
    assert _windows_picture(struct.pack("<BI", 3, 10_000) + FRONT) is None


@pytest.mark.parametrize("name", ["cover.png", "Folder.JPG", "FRONT.jpeg"])
def test_a_picture_beside_the_track(tmp_path: Path, name: str) -> None:
    path = sound(tmp_path / "a.wav")
    assert read_cover(path) is None
    (tmp_path / "notes.png").write_bytes(BACK)
    (tmp_path / name).write_bytes(FRONT)
    assert read_cover(path) == FRONT


def test_what_is_broken_or_gone_has_none(tmp_path: Path) -> None:
    broken = tmp_path / "broken.flac"
    broken.write_bytes(b"fLaC" + b"\xff" * 100)
    assert read_cover(broken) is None
    assert read_cover(tmp_path / "gone" / "x.mp3") is None
