"""Waveforms of sounds that are known."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.waveforms import waveform_of
from musicrec_desktop.domain.cancelling import cancelled_by
from musicrec_desktop.domain.errors import Cancelled
from musicrec_desktop.domain.ids import DurationMs
from musicrec_desktop.playback import FilePart
from musicrec_desktop.playback.sound import UnplayableError, measure_waveform
from musicrec_desktop.playback.sound.waveform import COLUMNS

RATE = 8_000


def sine(path: Path, *levels: float, seconds: float = 2.0) -> Path:
    """Stretches of a tone, each at its level."""
    n = round(seconds * RATE)
    tone = np.sin(2 * np.pi * 440 * np.arange(n) / RATE)
    soundfile.write(path, np.concatenate([level * tone for level in levels]), RATE, subtype="PCM_16")
    return path


def test_levels_stand_where_they_sound(tmp_path: Path) -> None:
    wave = measure_waveform(FilePart(sine(tmp_path / "a.wav", 0.0, 1.0, 0.5)))
    third = COLUMNS // 3
    assert wave.peaks[: third - 5].max() == 0
    assert wave.peaks[third + 5 : 2 * third - 5].min() >= 250
    middle = wave.peaks[2 * third + 5 : -5]
    assert middle.min() >= 124
    assert middle.max() <= 130
    # The root mean square of a sine is its level by the root of two.
    assert abs(int(wave.powers[third + 50]) - 255 / 2**0.5) <= 3


def test_a_part_of_a_file_and_a_very_short_one(tmp_path: Path) -> None:
    path = sine(tmp_path / "a.flac", 0.0, 1.0)
    part = measure_waveform(FilePart(path, DurationMs(2_000), DurationMs(4_000)))
    assert part.peaks[5:-5].min() >= 250
    short = measure_waveform(FilePart(sine(tmp_path / "b.wav", 1.0, seconds=0.005)))
    assert len(short.peaks) == COLUMNS
    assert short.peaks.min() >= 240
    empty = tmp_path / "c.wav"
    soundfile.write(empty, np.zeros(0), RATE)
    assert measure_waveform(FilePart(empty)).peaks.max() == 0


def test_it_is_kept_until_the_file_changes(tmp_path: Path) -> None:
    paths = Paths.of(tmp_path / "profile")
    path = sine(tmp_path / "a.wav", 1.0)
    first = waveform_of(paths, FilePart(path))
    kept = list((paths.cache / "waveforms").iterdir())
    assert len(kept) == 1
    assert kept[0].stat().st_size == 2 * COLUMNS
    kept[0].write_bytes(bytes([7]) * 2 * COLUMNS)
    assert waveform_of(paths, FilePart(path)).peaks.max() == 7
    kept[0].write_bytes(b"odd")
    assert np.array_equal(waveform_of(paths, FilePart(path)).peaks, first.peaks)
    sine(path, 0.25)
    assert waveform_of(paths, FilePart(path)).peaks.max() < 80


def test_what_is_no_sound_says_so_and_what_is_not_wanted_stops(tmp_path: Path) -> None:
    text = tmp_path / "a.wav"
    text.write_text("no sound")
    with pytest.raises(UnplayableError):
        measure_waveform(FilePart(text))
    path = sine(tmp_path / "b.wav", 1.0)
    with cancelled_by(lambda: True), pytest.raises(Cancelled):
        measure_waveform(FilePart(path))
