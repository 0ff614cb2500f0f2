"""Broken, hostile and foreign files end as a reason for a human, never as another exception."""

import os
import random
import re
import socket
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from musicrec_desktop.domain.errors import LibraryError
from musicrec_desktop.library import read_tags, reading

Sound = Callable[..., Path]
DAMAGED = r"^Its contents are (damaged, or not what its name says: .+|no audio that this program knows)\.$"


def reason(path: Path) -> str:
    with pytest.raises(LibraryError) as caught:
        read_tags(path)
    assert caught.value.hint
    assert caught.value.message.endswith(".")
    return caught.value.message


@pytest.mark.parametrize(
    "suffix", [".mp3", ".flac", ".ogg", ".opus", ".m4a", ".wav", ".aiff", ".wv", ".ape", ".mpc", ".wma"]
)
def test_contents_that_are_no_audio(suffix: str, tmp_path: Path) -> None:
    path = tmp_path / f"x{suffix}"
    path.write_text("This is a letter, not music.\n" * 50)
    assert re.match(DAMAGED, reason(path))
    path.write_bytes(random.Random(suffix).randbytes(3_000))
    assert re.match(DAMAGED, reason(path))
    path.write_bytes(bytes(5_000))
    assert re.match(DAMAGED, reason(path))


def test_a_picture_with_the_name_of_a_track(tmp_path: Path) -> None:
    path = tmp_path / "x.ogg"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(400))
    assert re.match(DAMAGED, reason(path))


def test_another_format_under_the_wrong_name_is_read_for_what_it_is(sound: Sound) -> None:
    assert read_tags(sound("aac.m4a", "x.mp3")).format == "aac"
    assert read_tags(sound("flac.flac", "x.ogg")).format == "flac"
    assert read_tags(sound("opus.opus", "x.ogg")).format == "opus"


def cut(path: Path, size: int) -> Path:
    path.write_bytes(path.read_bytes()[:size])
    return path


@pytest.mark.parametrize(
    ("name", "size"),
    [("mp3.mp3", 3), ("flac.flac", 20), ("vorbis.ogg", 40), ("opus.opus", 30), ("aac.m4a", 30), ("aiff.aiff", 14),
     ("wavpack.wv", 10), ("wma.wma", 40), ("ape.ape", 60), ("musepack7.mpc", 12), ("musepack8.mpc", 9)],
)  # fmt: skip
def test_a_header_cut_short(name: str, size: int, sound: Sound) -> None:
    assert re.match(DAMAGED, reason(cut(sound(name), size)))


def without_frames(suffix: str, folder: Path, *options: str) -> Path:
    path = folder / f"none{suffix}"
    command = ["ffmpeg", "-v", "error", "-nostdin", "-f", "lavfi", "-i", "anullsrc", "-t", "0", *options, str(path)]
    subprocess.run(command, check=False, stderr=subprocess.DEVNULL)
    return path


def test_no_sound_in_the_file(sound: Sound, tmp_path: Path) -> None:
    assert reason(without_frames(".wav", tmp_path)) == "It holds no sound."
    assert reason(without_frames(".aiff", tmp_path)) == "It holds no sound."
    assert reason(without_frames(".m4a", tmp_path, "-c:a", "aac")) == "It holds no sound."
    flac = sound("flac.flac")
    data = bytearray(flac.read_bytes())
    data[21] &= 0xF0
    data[22:26] = bytes(4)  # number of samples: unknown
    flac.write_bytes(data)
    assert read_tags(flac).duration_ms == 0, "a length nobody wrote down is not an empty file"
    end, last = 4, False
    while not last:
        last = bool(data[end] & 0x80)
        end += 4 + int.from_bytes(data[end + 1 : end + 4], "big")
    assert reason(cut(flac, end)) == "It holds no sound."


def test_a_file_in_fragments_has_sound_though_no_length(sounds: Mapping[str, Path], tmp_path: Path) -> None:
    path = tmp_path / "fragments.m4a"
    options = ["-c", "copy", "-movflags", "frag_keyframe+empty_moov+default_base_moof"]
    subprocess.run(["ffmpeg", "-v", "error", "-nostdin", "-i", sounds["aac.m4a"], *options, path], check=True)
    assert read_tags(path).format == "aac"


def test_things_that_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "folder.ogg").mkdir()
    assert reason(tmp_path / "folder.ogg") == "It is not a file."
    os.mkfifo(tmp_path / "pipe.ogg")
    assert reason(tmp_path / "pipe.ogg") == "It is not a file."
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "s.ogg"))
        assert reason(tmp_path / "s.ogg") == "It is not a file."


def test_no_permission(sound: Sound, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sound("vorbis.ogg")
    path.chmod(0)
    if os.access(path, os.R_OK):  # the system's master may read anything: the refusal is played

        def refuse(*_: object) -> None:
            raise PermissionError(13, "Permission denied")

        monkeypatch.setattr(reading, "open", refuse, raising=False)
    assert reason(path) == "There is no permission to read the file."


@pytest.mark.parametrize("is_quick", [True, False])
def test_a_disk_that_fails_is_not_called_a_damaged_file(
    is_quick: bool, sound: Sound, monkeypatch: pytest.MonkeyPatch
) -> None:
    from mutagen.oggvorbis import OggVorbisInfo

    from musicrec_desktop.library.quick import vorbis

    def fail(*_: object) -> None:
        raise OSError(5, "Input/output error")

    if is_quick:
        monkeypatch.setattr(vorbis, "_page", fail)
    else:
        monkeypatch.setattr(reading, "quickly_read", lambda *_: None)
        monkeypatch.setattr(OggVorbisInfo, "__init__", fail)
    assert reason(sound("vorbis.ogg")) == "The file cannot be read: Input/output error."


@pytest.mark.parametrize("seed", range(4))
def test_damage_anywhere_is_a_reason_or_still_readable(seed: int, sounds: Mapping[str, Path], tmp_path: Path) -> None:
    rng = random.Random(seed)
    for _ in range(150):
        source = sounds[rng.choice(sorted(sounds))]
        data = bytearray(source.read_bytes())
        for _ in range(rng.randrange(1, 12)):
            at = rng.randrange(min(len(data), 1_500)) if rng.random() < 0.8 else rng.randrange(len(data))
            data[at] = rng.choice((0, 255, 127, 128, rng.randrange(256)))
        if rng.random() < 0.3:
            del data[rng.randrange(len(data)) :]
        path = tmp_path / f"x{source.suffix}"
        path.write_bytes(data or b"x")
        try:
            tags = read_tags(path)
        except LibraryError as error:
            assert error.message  # noqa: PT017 (either outcome is right)
        else:
            assert tags.title
            assert 0 <= tags.duration_ms <= 7 * 86_400_000


def test_importing_the_library_stage_does_not_load_mutagen() -> None:
    code = (
        "import sys, musicrec_desktop.library; print([n for n in ('mutagen', 'numba', 'librosa') if n in sys.modules])"
    )
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize("size", [b"\x00", b"\x02", b"\x80\x03"])
def test_packet_of_musepack_that_is_smaller_than_its_head(size: bytes, sound: Sound) -> None:
    path = sound("musepack8.mpc")
    content = path.read_bytes()
    path.write_bytes(content[:4] + b"EI" + size + content[4:])
    assert re.match(DAMAGED, reason(path))


def test_packet_of_musepack_that_is_not_known_is_skipped(sound: Sound) -> None:
    path = sound("musepack8.mpc")
    content = path.read_bytes()
    path.write_bytes(content[:4] + b"EI\x05ab" + content[4:])
    assert read_tags(path).format == "musepack"
