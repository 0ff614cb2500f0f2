"""Loudness against the signals of EBU Tech 3341, against FFmpeg's meter, and its laws."""

import re
import subprocess
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from musicrec_desktop.analysis.loudness import SILENCE_LUFS, block_powers, integrated_loudness
from tests.unit.analysis.sounds import noise, piece, sine, write


def _loudness(sound: NDArray[np.float32], rate: int = 48_000) -> float:
    sound = sound if sound.ndim == 2 else sound[:, None]
    return integrated_loudness((block_powers(np.ascontiguousarray(sound), rate),))


def _stereo(*parts: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.repeat(np.concatenate(parts)[:, None], 2, axis=1)


def _level(decibels: float, seconds: float, rate: int = 48_000) -> NDArray[np.float32]:
    """1 kHz with its peak at `decibels` below full scale, as EBU Tech 3341 asks for."""
    return sine(1000, seconds, 10 ** (decibels / 20), rate)


@pytest.mark.parametrize("rate", [44_100, 48_000, 96_000, 22_050])
def test_the_norms_sine_reads_what_the_norm_says(rate: int) -> None:
    assert _loudness(sine(997, 5, 1.0, rate), rate) == pytest.approx(-3.01, abs=0.05)


@pytest.mark.parametrize(
    ("signal", "expected"),
    [
        (_stereo(_level(-23, 20)), -23),
        (_stereo(_level(-33, 20)), -33),
        (_stereo(_level(-36, 10), _level(-23, 60), _level(-36, 10)), -23),
        (_stereo(_level(-72, 10), _level(-36, 10), _level(-23, 60), _level(-36, 10), _level(-72, 10)), -23),
        (_stereo(_level(-26, 20), _level(-20, 20.1), _level(-26, 20)), -23),
    ],
    ids=["1", "2", "3", "4", "5"],
)
def test_signals_of_ebu_tech_3341(signal: NDArray[np.float32], expected: float) -> None:
    assert _loudness(signal) == pytest.approx(expected, abs=0.1)


def test_surround_counts_more_and_the_low_frequency_channel_not_at_all() -> None:
    # Signal 6 of EBU Tech 3341: -28, -28, -24, nothing, -30, -30.
    levels = (-28, -28, -24, -200, -30, -30)
    signal = np.stack([_level(decibels, 20) for decibels in levels], axis=1)
    assert _loudness(signal) == pytest.approx(-23, abs=0.1)
    signal[:, 3] = sine(40, 20, 0.9, 48_000)
    assert _loudness(signal) == pytest.approx(-23, abs=0.1)


@pytest.mark.parametrize("rate", [44_100, 48_000, 8_000])
def test_ffmpegs_meter_agrees_on_music_like_sound(rate: int, tmp_path: Path) -> None:
    left, right = piece(3, 20, rate), piece(4, 20, rate)
    swell = np.linspace(0.02, 1, len(left), dtype=np.float32)
    path = write(tmp_path / "music.wav", np.stack([left * swell, 0.3 * right], axis=1), rate, "FLOAT")
    meter = subprocess.run(
        ["ffmpeg", "-hide_banner", "-nostdin", "-i", path, "-af", "ebur128", "-f", "null", "-"],
        capture_output=True,
        text=True,
        check=True,
    )
    expected = float(re.findall(r"I:\s+(-?[\d.]+) LUFS", meter.stderr)[-1])
    assert _loudness(np.stack([left * swell, 0.3 * right], axis=1), rate) == pytest.approx(expected, abs=0.3)


def test_nothing_and_a_constant_offset_are_silence() -> None:
    assert _loudness(np.zeros(48_000, np.float32)) == SILENCE_LUFS
    assert _loudness(np.full(48_000, 0.5, np.float32)) == SILENCE_LUFS


def test_sound_shorter_than_a_block_has_a_loudness() -> None:
    assert _loudness(sine(997, 0.05, 1.0, 48_000)) == pytest.approx(-3.01, abs=0.5)


@settings(deadline=None)  # the first call loads scipy
@given(st.floats(-30, 0))
def test_a_gain_moves_the_loudness_by_just_that(decibels: float) -> None:
    sound = noise(2, 0.2)
    moved = (sound * 10 ** (decibels / 20)).astype(np.float32)
    assert _loudness(moved, 22_050) == pytest.approx(_loudness(sound, 22_050) + decibels, abs=0.01)


def test_two_equal_channels_are_three_decibels_louder_than_one() -> None:
    sound = noise(2, 0.2)
    assert _loudness(_stereo(sound), 22_050) - _loudness(sound, 22_050) == pytest.approx(3.01, abs=0.01)
