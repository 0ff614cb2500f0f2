"""Outlines come back as they were put, in few bytes."""

from pathlib import Path

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.domain.outline import Chord, Outline
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags
from musicrec_desktop.storage import Database
from musicrec_desktop.storage.outlines import pack, unpack
from tests.factories import NOW

TIMES = st.integers(0, 2**31 - 1).map(DurationMs)
OUTLINES = st.builds(
    Outline,
    duration_ms=TIMES,
    is_whole=st.booleans(),
    peaks=st.binary(max_size=50).map(lambda peaks: np.frombuffer(peaks, np.uint8)),
    lead_in_ms=TIMES,
    lead_out_ms=TIMES,
    intro_end_ms=TIMES,
    outro_start_ms=TIMES,
    loudest_ms=TIMES,
    boundaries_ms=st.lists(TIMES, max_size=5).map(tuple),
    beats_ms=st.lists(TIMES, max_size=9).map(lambda beats: np.array(beats, np.int32)),
    chords=st.lists(st.builds(Chord, TIMES, TIMES, st.sampled_from(["C", "F#m", "N"])), max_size=5).map(tuple),
)


def same(one: Outline, other: Outline) -> bool:
    names = [name for name in Outline.__slots__ if name not in ("peaks", "beats_ms")]
    return (
        all(getattr(one, name) == getattr(other, name) for name in names)
        and one.peaks.tolist() == other.peaks.tolist()
        and one.beats_ms.tolist() == other.beats_ms.tolist()
        and one.peaks.dtype == np.dtype(np.uint8)
        and one.beats_ms.dtype == np.dtype(np.int32)
    )


@given(OUTLINES)
def test_what_is_packed_is_unpacked(outline: Outline) -> None:
    unpacked = unpack(pack(outline))
    assert unpacked is not None
    assert same(unpacked, outline)


def test_what_another_version_packed_is_not_there() -> None:
    data = pack(make_outline())
    assert unpack(bytes([data[0] + 1]) + data[1:]) is None


def make_outline(duration_ms: int = 240_000) -> Outline:
    beats = np.arange(0, duration_ms, 500, dtype=np.int32)
    chords = tuple(Chord(DurationMs(at), DurationMs(at + 2_000), "Am") for at in range(0, duration_ms, 2_000))
    at = DurationMs(duration_ms // 2)
    peaks = np.arange(800).astype(np.uint8)
    return Outline(DurationMs(duration_ms), True, peaks, at, at, at, at, at, (at,), beats, chords)


def test_stored_replaced_and_gone_with_the_track(database: Database) -> None:
    file = ScannedFile(Path("/m/a"), FileStamp(1, 1, 1), Tags("a"))
    database.tracks.apply_batch(ScanBatch((file,), ()), NOW)
    database.outlines.put([(TrackId(1), make_outline(9_000)), (TrackId(5), make_outline())])
    database.outlines.put([(TrackId(1), make_outline())])
    stored = database.outlines.get(TrackId(1))
    assert stored is not None
    assert same(stored, make_outline())
    assert database.outlines.get(TrackId(5)) is None, "a track that is not in the library"


def test_the_outline_of_four_minutes_takes_a_few_kilobytes() -> None:
    assert len(pack(make_outline())) < 4_000
