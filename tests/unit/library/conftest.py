"""One second of real sound in every format that ffmpeg writes, and two that it does not, made by hand."""

import shutil
import struct
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

ENCODERS: Mapping[str, tuple[str, ...]] = {
    "mp3.mp3": ("-c:a", "libmp3lame", "-b:a", "128k"),
    "mp2.mp2": ("-c:a", "mp2"),
    "flac.flac": ("-c:a", "flac"),
    "oggflac.oga": ("-c:a", "flac"),
    "vorbis.ogg": ("-c:a", "libvorbis"),
    "opus.opus": ("-c:a", "libopus"),
    "aac.m4a": ("-c:a", "aac"),
    "alac.m4a": ("-c:a", "alac"),
    "adts.aac": ("-c:a", "aac"),
    "wav.wav": (),
    "aiff.aiff": (),
    "wavpack.wv": ("-c:a", "wavpack"),
    "wma.wma": ("-c:a", "wmav2"),
    "tta.tta": ("-c:a", "tta"),
}


@pytest.fixture(scope="session")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Untagged files by name; see ENCODERS. Copy before changing one."""
    if shutil.which("ffmpeg") is None:
        pytest.skip("ffmpeg, which makes the sound files for these tests, is not installed")
    folder = tmp_path_factory.mktemp("sounds")
    command = [
        "ffmpeg",
        "-v",
        "error",
        "-nostdin",
        "-f",
        "lavfi",
        "-i",
        "sine=frequency=440:duration=1:sample_rate=44100",
    ]
    for name, options in ENCODERS.items():
        command += ["-ac", "2", "-map_metadata", "-1", "-bitexact", *options, str(folder / name)]
    subprocess.run(command, check=True)
    (folder / "ape.ape").write_bytes(ape_file())
    (folder / "musepack7.mpc").write_bytes(musepack7_file())
    (folder / "musepack8.mpc").write_bytes(musepack8_file())
    return {path.name: path for path in folder.iterdir()}


@pytest.fixture
def sound(sounds: Mapping[str, Path], tmp_path: Path) -> Callable[..., Path]:
    """A copy of one of the sounds that the test may change, under a name of its choice."""

    def copied(name: str, under: str = "") -> Path:
        target = tmp_path / (under or name)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(sounds[name], target)
        return target

    return copied


def ape_file() -> bytes:
    """A Monkey's Audio 3.99 descriptor and header: 10 frames of 73,728 blocks but for the last, 44.1 kHz, stereo."""
    descriptor = struct.pack("<4sHHIIIIIII16s", b"MAC ", 3990, 0, 52, 24, 40, 44, 1000, 0, 0, bytes(16))
    header = struct.pack("<HHIIIHHI", 2000, 0, 73_728, 8_820, 10, 16, 2, 44_100)
    return descriptor + header + bytes(1084)


def musepack7_file() -> bytes:
    """A Musepack SV7 header: 77 frames of 1,152 samples, 44.1 kHz, title gain -3.21 dB, album gain +1.5 dB."""
    return struct.pack("<3sBII", b"MP+", 0x07, 77, 0) + struct.pack("<HhHh", 100, -321, 100, 150) + bytes(600)


def musepack8_file() -> bytes:
    """A Musepack SV8 stream header, ReplayGain and end packet: 88,200 samples at 44.1 kHz, stereo, gain -6 dB."""

    def packet(key: bytes, payload: bytes) -> bytes:
        return key + bytes([len(payload) + 3]) + payload

    samples = bytes([0x80 | (88_200 >> 14), 0x80 | ((88_200 >> 7) & 0x7F), 88_200 & 0x7F])
    stream = bytes(4) + b"\x08" + samples + b"\x00" + bytes([0x00, 0x10])
    # Loudness is stored as 256 times dB below 64.82.
    gain = struct.pack(">BhHhH", 1, round((64.82 + 6) * 256), 0, 0, 0)
    return b"MPCK" + packet(b"SH", stream) + packet(b"RG", gain) + packet(b"SE", b"") + bytes(500)
