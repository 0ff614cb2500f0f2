"""Length, rate and channels of formats in which they stand in more than one place."""

import shutil
import struct
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.library import read_tags

Sound = Callable[..., Path]


def wavpack_block(flags: int, total: int, samples: int, *pieces: tuple[int, bytes]) -> bytes:
    body = b"".join(bytes([kind | (len(data) % 2 and 0x40), (len(data) + 1) // 2]) + data + bytes(len(data) % 2)
                    for kind, data in pieces)  # fmt: skip
    head = struct.pack("<IHBBIIIII", 24 + len(body), 0x410, 0, 0, total, 0, samples, flags, 0)
    return b"wvpk" + head + body


def facts(path: Path, content: bytes) -> tuple[int, int, int]:
    path.write_bytes(content)
    tags = read_tags(path)
    return tags.sample_rate, tags.channels, tags.duration_ms


def test_wavpack_of_a_rate_of_its_own(tmp_path: Path) -> None:
    rate = (0x27, (40_000).to_bytes(3, "little"))
    assert facts(tmp_path / "x.wv", wavpack_block(15 << 23, 80_000, 100, rate)) == (40_000, 2, 2000)


def test_wavpack_of_six_channels(tmp_path: Path) -> None:
    block = wavpack_block(10 << 23, 48_000, 100, (0x0D, b"\x06\x3f"))
    assert facts(tmp_path / "x.wv", block) == (48_000, 6, 1000)


def test_wavpack_whose_first_block_is_empty(tmp_path: Path) -> None:
    blocks = wavpack_block(0, 44_100, 0) + wavpack_block(9 << 23 | 4, 44_100, 100)
    assert facts(tmp_path / "x.wv", blocks) == (44_100, 1, 1000)


def test_wavpack_of_dsd(tmp_path: Path) -> None:
    block = wavpack_block(1 << 31 | 9 << 23, 352_800, 100, (0x0E, b"\x03\x00"))
    assert facts(tmp_path / "x.wv", block) == (2_822_400, 2, 1000)


@pytest.mark.parametrize(("fact", "seconds"), [(24_000, 3.0), (0, 2.5), (8, 2.5)])
def test_mp3_within_a_wav(fact: int, seconds: float, tmp_path: Path) -> None:
    """The samples that are named apart, when they are near the size by the bytes a second."""
    form = struct.pack("<HHIIHH", 0x55, 1, 8_000, 1_000, 1, 0) + struct.pack("<H", 0)
    chunks = b"fmt " + struct.pack("<I", len(form)) + form
    chunks += b"fact" + struct.pack("<II", 4, fact) + b"data" + struct.pack("<I", 2_500) + bytes(2_500)
    content = b"RIFF" + struct.pack("<I", 4 + len(chunks)) + b"WAVE" + chunks
    assert facts(tmp_path / "x.wav", content) == (8_000, 1, round(seconds * 1000))


@pytest.mark.skipif(shutil.which("ffmpeg") is None, reason="needs ffmpeg")
@pytest.mark.parametrize("has_sound", [True, False])
def test_video_of_windows_media(has_sound: bool, tmp_path: Path) -> None:
    path = tmp_path / "x.wmv"
    sound = ("-f", "lavfi", "-i", "sine=duration=1:sample_rate=32000") if has_sound else ()
    picture = ("-f", "lavfi", "-i", "testsrc=duration=1:size=96x64:rate=5")
    maps = ("-map", "1:a", "-map", "0:v") if has_sound else ()
    command = ["ffmpeg", "-v", "error", "-nostdin", *picture, *sound, *maps, "-ar", "32000", "-ac", "2", str(path)]
    subprocess.run(command, check=True)
    if has_sound:
        tags = read_tags(path)
        assert (tags.sample_rate, tags.channels) == (32_000, 2)
    else:
        with pytest.raises(LibraryError, match="no sound"):
            read_tags(path)


def test_compressed_dsd_is_sound_though_its_length_is_not_told(tmp_path: Path) -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        return name + struct.pack(">Q", len(data)) + data + bytes(len(data) % 2)

    props = chunk(b"FS  ", struct.pack(">I", 2_822_400)) + chunk(b"CHNL", struct.pack(">H4s4s", 2, b"SLFT", b"SRGT"))
    props += chunk(b"CMPR", b"DST \x0bDST Encoded")
    body = chunk(b"FVER", struct.pack(">I", 0x0105_0000)) + chunk(b"PROP", b"SND " + props)
    body += chunk(b"DST ", chunk(b"FRTE", struct.pack(">IH", 75, 75)) + bytes(40))
    path = tmp_path / "x.dff"
    path.write_bytes(b"FRM8" + struct.pack(">Q", 4 + len(body)) + b"DSD " + body)
    assert (read_tags(path).format, read_tags(path).sample_rate) == ("dsd", 2_822_400)
