"""Rough chords of cadences whose chords are known."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from musicrec_desktop.analysis.chords import CHORD_NAMES, NO_CHORD, chord_fits, chord_shares, find_chords
from musicrec_desktop.analysis.tonality import CHROMA_FRAME_MS, measure_tonality
from tests.unit.analysis.sounds import Wave, chords, noise

BEAT_MS = 2_000


def _found(sound: Wave, start_ms: int = 0) -> list[tuple[int, int, str]]:
    heard = measure_tonality((sound,))
    found = find_chords(heard.frames, heard.lengths, (start_ms,), CHROMA_FRAME_MS)
    return [(chord.start_ms, chord.end_ms, chord.name) for chord in found]


@pytest.mark.parametrize(
    ("tonic", "is_major", "names"),
    [(0, True, ["C", "F", "G", "C"]), (9, False, ["Am", "Dm", "E", "Am"]), (6, True, ["F#", "B", "C#", "F#"])],
)
def test_a_cadence_is_heard_chord_by_chord(tonic: int, is_major: bool, names: list[str]) -> None:
    found = _found(chords(tonic, is_major, 16, beat=BEAT_MS / 1000))
    for i in range(7):
        middle = (i + 0.5) * BEAT_MS
        sounding = [name for start, end, name in found if start <= middle < end]
        assert sounding == [names[i % 4]]
    assert len(found) <= 8


def test_chords_follow_each_other_from_where_the_part_starts() -> None:
    found = _found(chords(0, True, 12, beat=1.5), start_ms=30_000)
    assert found[0][0] == 30_000
    assert all(end == start for (_, end, _), (start, _, _) in pairwise(found))
    assert all(name in (*CHORD_NAMES, NO_CHORD) for _, _, name in found)


def test_overlapping_parts_give_no_overlapping_chords() -> None:
    heard = measure_tonality((chords(0, True, 10), chords(0, True, 10)))
    found = find_chords(heard.frames, heard.lengths, (0, 4_000), CHROMA_FRAME_MS)
    assert all(first.end_ms <= second.start_ms for first, second in pairwise(found))


def test_noise_holds_mostly_no_chord() -> None:
    found = _found(noise(12))
    total = sum(end - start for start, end, _ in found)
    assert sum(end - start for start, end, name in found if name == NO_CHORD) > 0.6 * total


def test_nothing_heard_no_chords() -> None:
    assert find_chords(np.zeros((0, 12), np.float32), (0,), (0,), CHROMA_FRAME_MS) == ()


@given(arrays(np.float32, (5, 12), elements=st.floats(0, 1, width=32)), st.integers(0, 11))
def test_moving_the_pitches_moves_the_chords(frames: np.ndarray, steps: int) -> None:
    fits, moved = chord_fits(frames), chord_fits(np.roll(frames, steps, axis=1))
    np.testing.assert_allclose(np.roll(fits[:, :12], steps, axis=1), moved[:, :12], atol=1e-4)
    np.testing.assert_allclose(np.roll(fits[:, 12:], steps, axis=1), moved[:, 12:], atol=1e-4)
    assert chord_shares(frames).sum() == pytest.approx(1 if frames.any() else 0, abs=1e-3)
