"""Outlines of sounds whose course is known."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from musicrec_desktop.analysis.decode import read_sound
from musicrec_desktop.analysis.measure import measure_sound
from musicrec_desktop.analysis.outline import N_PEAKS
from musicrec_desktop.domain.analysis_work import WHOLE_GROUPS
from musicrec_desktop.domain.outline import Outline
from tests.unit.analysis.sounds import RATE, chords, drums, noise, piece, sine, write


def outline_of(folder: Path, sound: NDArray[np.floating], *, is_whole: bool = True) -> Outline:
    path = write(folder / "track.wav", sound, RATE, "FLOAT")
    outline = measure_sound(read_sound(path, is_whole=is_whole), WHOLE_GROUPS).outline
    assert outline is not None
    return outline


def quiet(seconds: float) -> NDArray[np.float32]:
    return np.zeros(int(seconds * RATE), np.float32)


def test_silences_and_the_way_to_the_level_and_from_it(tmp_path: Path) -> None:
    music = piece(3, 50)
    music[: 10 * RATE] *= np.geomspace(1e-2, 1, 10 * RATE)  # ten seconds up, 40 dB
    music[-8 * RATE :] *= np.geomspace(1, 1e-2, 8 * RATE)  # eight seconds down
    outline = outline_of(tmp_path, np.concatenate([quiet(2), music, quiet(3)]))
    assert outline.duration_ms == 55_000
    assert outline.lead_in_ms == pytest.approx(2_000, abs=150)
    assert outline.lead_out_ms == pytest.approx(3_000, abs=150)
    assert outline.intro_end_ms == pytest.approx(12_000, abs=2_000)
    assert outline.outro_start_ms == pytest.approx(44_000, abs=2_000)


def test_a_track_that_begins_and_ends_at_full_level(tmp_path: Path) -> None:
    outline = outline_of(tmp_path, noise(30, 0.2))
    assert (outline.lead_in_ms, outline.lead_out_ms, outline.intro_end_ms) == (0, 0, 0)
    assert outline.outro_start_ms == 30_000


def test_the_waveform_is_the_sample_peaks(tmp_path: Path) -> None:
    sound = np.concatenate([sine(440, 10, 0.25), sine(440, 10, 0.75), quiet(10), sine(440, 10, 0.5)])
    peaks = outline_of(tmp_path, sound).peaks
    assert peaks.shape == (N_PEAKS,)
    assert peaks.dtype == np.dtype(np.uint8)
    quarters = peaks.reshape(4, -1)[:, 5:-5]
    for quarter, expected in zip(quarters, (0.25, 0.75, 0, 0.5), strict=True):
        np.testing.assert_allclose(quarter, 255 * expected, atol=1)


def test_a_very_short_track_has_every_column(tmp_path: Path) -> None:
    outline = outline_of(tmp_path, sine(300, 1.0, 0.5))
    np.testing.assert_allclose(outline.peaks, 127, atol=3)
    assert outline.boundaries_ms == ()


def test_the_loudest_minute(tmp_path: Path) -> None:
    sound = np.concatenate([noise(40, 0.05), noise(60, 0.3), noise(30, 0.05)])
    assert outline_of(tmp_path, sound).loudest_ms == pytest.approx(40_000, abs=1_000)
    assert outline_of(tmp_path, noise(50, 0.3)).loudest_ms == 0


def test_sections_meet_where_the_sound_changes(tmp_path: Path) -> None:
    one = chords(0, True, 24) * 0.5
    two = 0.5 * drums(120, 24) + noise(24, 0.05)
    outline = outline_of(tmp_path, np.concatenate([one, two, one]))
    assert len(outline.boundaries_ms) == 2
    assert outline.boundaries_ms == pytest.approx((24_000, 48_000), abs=1_100)


def test_a_sound_that_never_changes_has_no_sections(tmp_path: Path) -> None:
    assert outline_of(tmp_path, noise(60, 0.2)).boundaries_ms == ()


def test_beats_and_chords_have_the_times_of_the_track(tmp_path: Path) -> None:
    sound = 0.6 * chords(9, False, 40, beat=1.0) + 0.3 * drums(120, 40)
    outline = outline_of(tmp_path, sound)
    gaps = np.diff(outline.beats_ms)
    assert np.median(gaps) == pytest.approx(500, abs=10)
    assert outline.beats_ms.dtype == np.int32
    assert outline.chords[-1].end_ms == pytest.approx(40_000, abs=1_500)
    assert any(chord.name == "Am" for chord in outline.chords)


def test_from_excerpts_there_are_gaps_and_the_edges_are_known(tmp_path: Path) -> None:
    sound = noise(200, 0.2)
    sound[: 2 * RATE] = 0
    outline = outline_of(tmp_path, sound, is_whole=False)
    assert not outline.is_whole
    assert 0.3 < (outline.peaks > 0).mean() < 0.6
    assert outline.lead_in_ms == pytest.approx(2_000, abs=150)
    assert outline.boundaries_ms == ()
    whole = outline_of(tmp_path, sound)
    assert whole.is_whole
    assert (whole.peaks > 0).mean() == pytest.approx(0.99, abs=0.005)


def test_silence_has_no_outline(tmp_path: Path) -> None:
    path = write(tmp_path / "silence.wav", quiet(5), RATE, "FLOAT")
    assert measure_sound(read_sound(path), WHOLE_GROUPS).outline is None


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.floats(0.05, 4), st.sampled_from([0.0, 1e-4, 0.01, 0.5])), min_size=1, max_size=8))
def test_the_times_are_in_order_whatever_the_sound(stretches: list[tuple[float, float]]) -> None:
    from tempfile import TemporaryDirectory

    sound = np.concatenate([noise(seconds, level) for seconds, level in stretches])
    with TemporaryDirectory() as folder:
        path = write(Path(folder) / "a.wav", sound, RATE, "FLOAT")
        outline = measure_sound(read_sound(path), WHOLE_GROUPS).outline
    if outline is not None:
        assert 0 <= outline.lead_in_ms <= outline.intro_end_ms <= outline.outro_start_ms
        assert outline.outro_start_ms <= outline.duration_ms - outline.lead_out_ms
        assert 0 <= outline.loudest_ms <= outline.duration_ms
        assert list(outline.boundaries_ms) == sorted(outline.boundaries_ms)
