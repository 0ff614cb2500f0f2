"""Sound of known tempo, key and loudness, made by numpy, and real encoders to put it into files."""

import subprocess
from pathlib import Path

import numpy as np
import soundfile
from numpy.typing import NDArray

RATE = 22_050

Wave = NDArray[np.float32]

MAJOR_SCALE = (0, 2, 4, 5, 7, 9, 11)
MINOR_SCALE = (0, 2, 3, 5, 7, 8, 10)


def sine(hertz: float, seconds: float, amplitude: float = 0.5, rate: int = RATE) -> Wave:
    """(n,) a pure tone."""
    at = np.arange(int(seconds * rate)) / rate
    return (amplitude * np.sin(2 * np.pi * hertz * at)).astype(np.float32)


def noise(seconds: float, amplitude: float = 0.1, rate: int = RATE, seed: int = 0) -> Wave:
    """(n,) white noise."""
    samples = np.random.default_rng(seed).normal(0, amplitude, int(seconds * rate))
    return samples.astype(np.float32)


def clicks(bpm: float, seconds: float, rate: int = RATE) -> Wave:
    """(n,) a short burst of noise on every beat, over a whisper of noise."""
    out = noise(seconds, 0.001, rate)
    burst = noise(0.05, 0.5, rate, seed=1) * np.exp(-np.arange(int(0.05 * rate)) / (0.01 * rate)).astype(np.float32)
    for start in (np.arange(0, seconds - 0.05, 60 / bpm) * rate).astype(int):
        out[start : start + len(burst)] += burst
    return out


def drums(bpm: float, seconds: float, rate: int = RATE) -> Wave:
    """(n,) kick on one and three, snare on two and four, hat on every half beat."""
    out = noise(seconds, 0.001, rate)
    length = int(0.15 * rate)
    fall = np.exp(-np.arange(length) / (0.03 * rate)).astype(np.float32)
    kick, snare = sine(60, 0.15, 0.9, rate)[:length] * fall, noise(0.15, 0.3, rate, 2)[:length] * fall
    hat = np.diff(noise(0.15, 0.1, rate, 3)[:length], prepend=0).astype(np.float32) * fall**4
    beat = 60 / bpm
    for i, start in enumerate(np.arange(0, seconds - 0.2, beat / 2)):
        at = int(start * rate)
        hits = [hat] if i % 2 else [hat, snare if i % 4 else kick]
        for hit in hits:
            out[at : at + length] += hit
    return out


def chords(tonic: int, is_major: bool, seconds: float, rate: int = RATE, cents: float = 0.0, beat: float = 1.0) -> Wave:
    """(n,) the cadence I IV V I (minor: i iv V i) over and over, a chord a `beat`, tones with five partials."""
    scale = MAJOR_SCALE if is_major else MINOR_SCALE
    out = np.zeros(int(seconds * rate), np.float32)
    length = int(beat * rate)
    fall = np.exp(-np.arange(length) / (0.6 * length)).astype(np.float32)
    for i, start in enumerate(range(0, len(out) - length + 1, length)):
        degree = (0, 3, 4, 0)[i % 4]
        tones = [scale[(degree + step) % 7] for step in (0, 2, 4)]
        if not is_major and degree == 4:
            tones[1] = 11  # the leading tone makes the dominant of minor major
        for note in [tonic + 36 + tones[0], *(tonic + 60 + tone for tone in tones)]:
            hertz = 440 * 2 ** ((note - 69 + cents / 100) / 12)
            for partial in range(1, 6):
                out[start : start + length] += sine(hertz * partial, beat, 0.08 / partial, rate)[:length] * fall
    return out


def piece(seed: int, seconds: float, rate: int = RATE) -> Wave:
    """(n,) a small piece with chords and drums of its own tempo, key and balance."""
    rng = np.random.default_rng(seed)
    bpm = float(rng.uniform(75, 170))
    tonic, is_major = int(rng.integers(0, 12)), bool(rng.integers(0, 2))
    harmony = chords(tonic, is_major, seconds, rate, beat=60 / bpm * 2)
    rhythm = drums(bpm, seconds, rate)
    mixed = float(rng.uniform(0.4, 1.2)) * harmony + float(rng.uniform(0.05, 0.9)) * rhythm
    mixed += noise(seconds, float(rng.uniform(0.001, 0.02)), rate, seed + 9)
    out: Wave = (0.7 * mixed / np.abs(mixed).max()).astype(np.float32)
    return out


def write(path: Path, sound: NDArray[np.floating], rate: int = RATE, subtype: str | None = None) -> Path:
    """A file libsndfile writes; the suffix tells the format."""
    soundfile.write(path, sound, rate, subtype=subtype)
    return path


def encode(source: Path, target: Path, *options: str) -> Path:
    """A copy of `source` by FFmpeg's encoders; the suffix of `target` tells the format."""
    command = ["ffmpeg", "-v", "error", "-nostdin", "-y", "-i", str(source), *options, str(target)]
    subprocess.run(command, check=True, capture_output=True)
    return target
