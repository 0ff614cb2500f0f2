"""True peak and loudness range against the signals of EBU Tech 3341 and 3342, and against full interpolation."""

from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from scipy.signal import resample_poly

from musicrec_desktop.analysis import true_peak as true_peak_module
from musicrec_desktop.analysis.decode import read_sound
from musicrec_desktop.analysis.loudness import block_powers, loudness_range, measure_loudness
from musicrec_desktop.analysis.true_peak import true_peak
from tests.unit.analysis.sounds import noise, piece, sine, write

_RATE = 48_000


@pytest.mark.parametrize(
    ("divisor", "degrees", "amplitude", "expected"),
    [(4, 0, 0.5, -6), (4, 45, 0.5, -6), (6, 60, 0.5, -6), (8, 67.5, 0.5, -6), (4, 45, 1.41, 3)],
    ids=["15", "16", "17", "18", "19"],
)
def test_true_peaks_of_ebu_tech_3341(divisor: int, degrees: float, amplitude: float, expected: float) -> None:
    at = np.arange(_RATE)
    tone = amplitude * np.sin(2 * np.pi * at / divisor + np.radians(degrees))
    peak = 20 * np.log10(true_peak(tone[:, None].astype(np.float32), _RATE))
    assert expected - 0.4 <= peak <= expected + 0.2


@pytest.mark.parametrize("clip", [0.05, 0.2, 1.0])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_interpolating_everything_finds_the_same_peak(seed: int, clip: float) -> None:
    sound = np.stack([piece(seed, 10, 44_100), noise(10, 0.05, 44_100, seed)], axis=1)
    sound = np.clip(sound, -clip, clip).astype(np.float32)
    found = true_peak(sound, 44_100)
    # The same filter at every sample; and another one, whose cut at the highest frequencies is softer.
    taps = true_peak_module._filters(4)
    windows = np.lib.stride_tricks.sliding_window_view(sound, len(taps), axis=0)
    everything = max(float(np.abs(windows[:, channel] @ taps).max()) for channel in (0, 1))
    assert 20 * np.log10(found / max(everything, float(np.abs(sound).max()))) == pytest.approx(0, abs=0.1)
    other = float(np.abs(resample_poly(sound.astype(np.float64), 4, 1)[200:-200]).max())
    assert 20 * np.log10(found / other) == pytest.approx(0, abs=0.5)


def _tones(*levels: float) -> NDArray[np.float32]:
    tones = np.concatenate([sine(1000, 20, 10 ** (level / 20), _RATE) for level in levels])
    return np.repeat(tones[:, None], 2, axis=1)


@pytest.mark.parametrize(
    ("levels", "expected"),
    [((-20, -30), 10), ((-20, -15), 5), ((-40, -20), 20), ((-50, -35, -20, -35, -50), 15)],
    ids=["1", "2", "3", "4"],
)
def test_ranges_of_ebu_tech_3342(levels: tuple[float, ...], expected: float) -> None:
    assert loudness_range((block_powers(_tones(*levels), _RATE),)) == pytest.approx(expected, abs=1)


def test_a_part_of_a_file_is_measured_alone(tmp_path: Path) -> None:
    path = write(tmp_path / "two.wav", _tones(-40, -20), _RATE, "FLOAT")
    quiet = read_sound(path, end_ms=20_000)
    loud = read_sound(path, start_ms=20_000)
    assert quiet.seconds == pytest.approx(20, abs=0.01)
    assert measure_loudness(quiet).integrated == pytest.approx(-40, abs=0.1)
    assert measure_loudness(loud).integrated == pytest.approx(-20, abs=0.1)
    assert measure_loudness(loud).replaygain == pytest.approx(2, abs=0.1)
    assert measure_loudness(loud).true_peak == pytest.approx(-20, abs=0.2)


def test_silence_has_no_peak_and_no_gain(tmp_path: Path) -> None:
    loudness = measure_loudness(read_sound(write(tmp_path / "silence.wav", np.zeros(_RATE * 5), _RATE)))
    assert loudness.integrated_confidence == 1
    assert np.isnan([loudness.true_peak, loudness.range, loudness.dynamics, loudness.replaygain]).all()
    assert loudness.true_peak_confidence == loudness.range_confidence == loudness.dynamics_confidence == 0
