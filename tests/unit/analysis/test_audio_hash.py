"""The same audio under other tags has the same hash; other audio has another; what is no audio has none."""

import base64
import subprocess
from pathlib import Path

import mutagen
import numpy as np
import pytest
import soundfile

from musicrec_desktop.analysis.audio_hash import hash_audio

RATE = 22_050
ENCODERS = {
    "a.mp3": ("-c:a", "libmp3lame", "-b:a", "64k"),
    "a.flac": ("-c:a", "flac"),
    "a.ogg": ("-c:a", "libvorbis"),
    "a.opus": ("-c:a", "libopus"),
    "a.m4a": ("-c:a", "aac"),
    "b.m4a": ("-c:a", "alac"),
    "a.wav": ("-c:a", "pcm_s16le"),
    "a.aiff": ("-c:a", "pcm_s16be"),
    "a.wv": ("-c:a", "wavpack"),
    "a.tta": ("-c:a", "tta"),
}


def sound(seed: int, seconds: int = 4) -> np.ndarray:
    rng = np.random.default_rng(seed)
    t = np.arange(RATE * seconds) / RATE
    return (0.3 * np.sin(2 * np.pi * (220 + 20 * seed) * t) + 0.05 * rng.standard_normal(len(t))).astype(np.float32)


def encode(folder: Path, name: str, seed: int = 0, seconds: int = 4) -> Path:
    source = folder / f"{seed}.source.wav"
    soundfile.write(source, sound(seed, seconds), RATE)
    target = folder / f"{seed}{name}"
    command = ["ffmpeg", "-v", "error", "-nostdin", "-y", "-i", str(source), *ENCODERS[name], str(target)]
    subprocess.run(command, check=True)
    return target


@pytest.mark.parametrize("name", ENCODERS)
def test_tags_change_nothing_and_sound_does(name: str, tmp_path: Path) -> None:
    path = encode(tmp_path, name)
    before = hash_audio(path)
    assert before
    assert hash_audio(encode(tmp_path, name, seed=1)) != before
    for title in ("short", "long " * 4_000, "short again"):
        file = mutagen.File(path, easy=name.endswith((".mp3", ".m4a", ".tta")))
        if file.tags is None:
            file.add_tags()
        if name.endswith((".wav", ".aiff")):
            from mutagen.id3 import TIT2

            file.tags.add(TIT2(text=[title]))
        else:
            file["title" if name != "a.wv" else "Title"] = [title]
        file.save()
        assert hash_audio(path) == before, title[:12]


def test_every_tag_around_an_mp3_is_left_out(tmp_path: Path) -> None:
    from mutagen.apev2 import APEv2
    from mutagen.id3 import ID3, TIT2

    path = encode(tmp_path, "a.mp3")
    mutagen.File(path).delete()
    before = hash_audio(path)
    tags = ID3()
    tags.add(TIT2(text=["x"]))
    tags.save(path, v1=2)
    ape = APEv2()
    ape["Title"] = "y"
    ape.save(path)
    assert path.read_bytes()[:3] == b"ID3"
    assert b"APETAGEX" in path.read_bytes()
    assert hash_audio(path) == before
    lyrics = b"LYRICSBEGININD0000200" + b"LYR00010abcdefghij"
    plain = encode(tmp_path, "a.mp3", seed=2)
    mutagen.File(plain).delete()
    untouched = hash_audio(plain)
    with plain.open("ab") as file:
        file.write(lyrics + b"%06d" % len(lyrics) + b"LYRICS200" + b"TAG".ljust(128, b"\0"))
    assert hash_audio(plain) == untouched


@pytest.mark.parametrize("name", ["a.ogg", "a.opus"])
def test_a_cover_that_fills_many_pages_changes_nothing(name: str, tmp_path: Path) -> None:
    path = encode(tmp_path, name, seconds=30)
    before = hash_audio(path)
    file = mutagen.File(path)
    file["metadata_block_picture"] = [base64.b64encode(np.random.default_rng(0).bytes(300_000)).decode()]
    file.save()
    assert hash_audio(path) == before


def test_one_byte_of_a_short_file_matters(tmp_path: Path) -> None:
    path = tmp_path / "a.wav"
    soundfile.write(path, sound(0), RATE)
    before = hash_audio(path)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    assert hash_audio(path) != before


@pytest.mark.parametrize(
    "content", [b"", b"hello", b"OggS", b"ID3\x04\0\0\x7f\x7f\x7f\x7f", b"fLaC", b"RIFF\0\0\0\0WAVE"]
)
def test_what_is_no_audio_has_no_hash(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x"
    path.write_bytes(content)
    assert hash_audio(path) == ""
    assert hash_audio(tmp_path / "none") == ""
