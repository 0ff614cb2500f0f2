"""One recording in many encodings has one fingerprint; other music, or the same at another pace, has another."""

import subprocess
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from musicrec_desktop.analysis.decode import read_sound
from musicrec_desktop.analysis.fingerprint import measure_fingerprint
from musicrec_desktop.analysis.same_sound import compare
from musicrec_desktop.analysis.spectrum import measure_spectrum
from musicrec_desktop.domain.fingerprint import Fingerprint
from musicrec_desktop.domain.ids import DurationMs

RATE = 22_050
SECONDS = 130
COPIES = {
    "low.mp3": ("-c:a", "libmp3lame", "-b:a", "48k", "-ar", "16000", "-ac", "1"),
    "a.opus": ("-c:a", "libopus", "-b:a", "48k"),
    "quiet.ogg": ("-af", "volume=-12dB", "-c:a", "libvorbis"),
    "cut.mp3": ("-ss", "2.5", "-c:a", "libmp3lame"),
    "padded.flac": ("-af", "adelay=1500:all=1", "-c:a", "flac"),
}
OTHERS = {
    "faster.flac": ("-af", "atempo=1.06", "-c:a", "flac"),
    "higher.flac": ("-af", f"asetrate={RATE}*1.0595,aresample={RATE}", "-c:a", "flac"),
}


def music(seed: int) -> NDArray[np.float32]:
    """Chords and noises that change all the time, like nothing else."""
    rng = np.random.default_rng(seed)
    t = np.arange(RATE * SECONDS) / RATE
    out = np.zeros(len(t))
    for start in np.arange(0, SECONDS, 0.4):
        at = slice(int(start * RATE), int((start + 0.8) * RATE))
        fade = np.exp(-4 * (t[at] - start))
        for note in rng.choice(np.arange(48, 84), 3, replace=False):
            pitch = 440 * 2 ** ((note - 69) / 12)
            for partial in (1, 2, 3):
                out[at] += 0.1 / partial * fade * np.sin(2 * np.pi * partial * pitch * t[at])
        out[at] += 0.05 * fade * rng.standard_normal(len(fade))
    return np.asarray(out / np.abs(out).max() * 0.8, np.float32)


def fingerprint(path: Path) -> Fingerprint:
    sound = read_sound(path)
    spectrum = measure_spectrum(tuple(part - part.mean() for part in sound.parts))
    length = round(1000 * sound.seconds)
    return measure_fingerprint(spectrum.mel_db, spectrum.lengths, sound.starts_ms, length)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sound") / "original.wav"
    soundfile.write(path, music(1), RATE)
    return path


def changed(original: Path, name: str, options: tuple[str, ...]) -> Path:
    target = original.with_name(name)
    subprocess.run(["ffmpeg", "-v", "error", "-nostdin", "-y", "-i", str(original), *options, str(target)], check=True)
    return target


@pytest.mark.parametrize("name", COPIES)
def test_a_copy_is_the_same_recording(name: str, original: Path) -> None:
    likeness = compare(fingerprint(original), fingerprint(changed(original, name, COPIES[name])))
    assert likeness.is_same
    assert not likeness.is_other
    shift = {"cut.mp3": -2.5, "padded.flac": 1.5}.get(name, 0.0)
    assert likeness.shift_s == pytest.approx(shift, abs=0.11)


@pytest.mark.parametrize("name", OTHERS)
def test_another_pace_or_pitch_is_another_recording(name: str, original: Path) -> None:
    assert compare(fingerprint(original), fingerprint(changed(original, name, OTHERS[name]))).is_other


def test_other_music_is_another_recording(original: Path, tmp_path: Path) -> None:
    soundfile.write(tmp_path / "other.wav", music(2), RATE)
    assert compare(fingerprint(original), fingerprint(tmp_path / "other.wav")).is_other


def test_two_copies_compare_the_same_either_way_round(original: Path) -> None:
    one, two = fingerprint(original), fingerprint(changed(original, "cut.mp3", COPIES["cut.mp3"]))
    there, back = compare(one, two), compare(two, one)
    assert there.bit_errors == pytest.approx(back.bit_errors, abs=0.03)
    assert there.shift_s == pytest.approx(-back.shift_s, abs=0.11)


@pytest.mark.parametrize(
    "sound",
    [np.zeros(RATE * 40), 0.3 * np.sin(2 * np.pi * 440 * np.arange(RATE * 40) / RATE), music(3)[: RATE * 8]],
    ids=["silence", "one tone", "eight seconds"],
)
def test_too_little_evidence_is_none(sound: NDArray[np.floating], tmp_path: Path) -> None:
    spectrum = measure_spectrum((sound.astype(np.float32),))
    found = measure_fingerprint(spectrum.mel_db, spectrum.lengths, (0,), 1000 * len(sound) // RATE)
    likeness = compare(found, found)
    assert not likeness.is_same
    assert not likeness.is_other


def test_nothing_compares_with_nothing() -> None:
    empty = Fingerprint(DurationMs(0), np.zeros(0, np.int32), ())
    assert not compare(empty, empty).is_same
