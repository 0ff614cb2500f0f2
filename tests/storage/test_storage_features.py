"""Nothing is measured twice, nothing stale is taken for fresh, and every number comes back bit for bit."""

from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.domain.features import FEATURE_NAMES, FEATURE_VERSION, SCALARS, AudioFeatures
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, ScanProblem, Tags
from musicrec_desktop.storage import Database
from tests.factories import NOW, make_features

RNG = np.random.default_rng(5)


def store(database: Database, *names: str, stamp: int = 1) -> None:
    files = [
        ScannedFile(Path(f"/m/{name}"), FileStamp(stamp, stamp, stamp), Tags(name, duration_ms=DurationMs(7)))
        for name in names
    ]
    database.tracks.apply_batch(ScanBatch(tuple(files), ()), NOW)


def waiting(database: Database, version: int = FEATURE_VERSION) -> list[int]:
    return [track_id for track_id, _, _ in database.features.pending(version)]


def test_what_is_pending(database: Database) -> None:
    store(database, "a", "b", "c", "d")
    assert database.features.pending(FEATURE_VERSION)[0] == (TrackId(1), Path("/m/a"), DurationMs(7))
    database.features.put([(TrackId(1), make_features(RNG))])
    database.features.put_failures([(TrackId(2), "It is silent.")])
    database.tracks.mark_missing([Path("/m/c")])
    assert waiting(database) == [4]
    assert waiting(database, FEATURE_VERSION + 1) == [1, 2, 4]
    assert database.features.failures() == [ScanProblem(Path("/m/b"), "It is silent.")]


def test_a_changed_file_is_measured_again_and_a_moved_one_is_not(database: Database) -> None:
    store(database, "a", "b")
    database.features.put([(TrackId(1), make_features(RNG))])
    database.features.put_failures([(TrackId(2), "no")])
    database.tracks.apply_moves([(Path("/m/a"), Path("/m/z"))])
    assert waiting(database) == []
    store(database, "z", "b", stamp=2)
    assert waiting(database) == [1, 2]


def test_a_file_that_changed_while_it_was_measured_is_measured_again(database: Database) -> None:
    store(database, "a", "b")
    assert waiting(database) == [1, 2]
    store(database, "a", "b", stamp=2)
    database.features.put([(TrackId(1), make_features(RNG))])
    database.features.put_failures([(TrackId(2), "no")])
    assert waiting(database) == [1, 2]


def test_success_and_failure_replace_each_other(database: Database) -> None:
    store(database, "a")
    database.features.put_failures([(TrackId(1), "no")])
    database.features.put([(TrackId(1), make_features(RNG))])
    assert database.features.failures() == []
    database.features.put_failures([(TrackId(1), "no")])
    assert len(database.features.matrix().ids) == 0


def test_the_matrix_is_bit_for_bit_what_was_put(database: Database) -> None:
    store(database, "a", "b", "c")
    rows = [(TrackId(n), make_features(RNG)) for n in (3, 1)]
    values = rows[0][1].values.copy()
    values[[0, 5]] = np.nan, np.inf
    rows[0] = (TrackId(3), AudioFeatures(values, rows[0][1].confidences))
    database.features.put(rows)
    matrix = database.features.matrix()
    assert matrix.ids.tolist() == [1, 3]
    assert matrix.values.dtype == matrix.confidences.dtype == np.float32
    np.testing.assert_array_equal(matrix.values, np.stack([rows[1][1].values, values]))
    np.testing.assert_array_equal(matrix.confidences, np.stack([row.confidences for _, row in reversed(rows)]))
    with pytest.raises(ValueError, match="read-only"):
        matrix.values[0, 0] = 1


def test_numbers_of_another_version_stay_out_of_the_matrix(database: Database) -> None:
    store(database, "a")
    old = AudioFeatures(np.zeros(len(FEATURE_NAMES), np.float32), np.zeros(len(SCALARS), np.float32), 99)
    database.features.put([(TrackId(1), old)])
    assert database.features.matrix().values.shape == (0, len(FEATURE_NAMES))
    assert waiting(database) == [1]


def test_measurements_of_a_track_that_is_no_more_are_dropped(database: Database) -> None:
    database.features.put([(TrackId(5), make_features(RNG))])
    database.features.put_failures([(TrackId(6), "no")])
    assert len(database.features.matrix().ids) == 0
