"""The feature matrix: alignment, nearness, and what may not be."""

import numpy as np
import pytest

from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.features import FeatureMatrix, rows_of
from musicrec_desktop.domain.ids import TrackId
from tests.factories import make_features, make_matrix


def test_rows_of_finds_ids_and_says_where_there_are_none() -> None:
    ids = np.array([2, 5, 9], np.int64)
    assert rows_of(ids, np.array([9, 1, 5, 10, 2], np.int64)).tolist() == [2, -1, 1, -1, 0]
    assert rows_of(np.zeros(0, np.int64), ids).tolist() == [-1, -1, -1]


def test_aligned_keeps_rows_and_leaves_unknown_tracks_unmeasured() -> None:
    matrix = make_matrix(5)
    aligned = matrix.aligned(np.array([2, 4, 77], np.int64))
    np.testing.assert_array_equal(aligned.values[0], matrix.values[1])
    np.testing.assert_array_equal(aligned.values[1], matrix.values[3])
    assert aligned.is_analysed.tolist() == [True, True, False]
    assert (aligned.confidences[2] == 0).all()


def test_from_rows_orders_by_id() -> None:
    rng = np.random.default_rng(1)
    rows = [(TrackId(9), make_features(rng)), (TrackId(3), make_features(rng))]
    matrix = FeatureMatrix.from_rows(rows)
    assert matrix.ids.tolist() == [3, 9]
    np.testing.assert_array_equal(matrix.values[1], rows[0][1].values)
    assert len(FeatureMatrix.from_rows([]).ids) == 0


def test_sound_is_unit_length_and_nearest_to_itself() -> None:
    matrix = make_matrix(60)
    near = matrix.sound @ matrix.sound.T
    np.testing.assert_allclose(np.diag(near), 1, atol=1e-5)
    assert (near.argmax(axis=1) == np.arange(60)).all()


def test_sound_of_a_track_without_analysis_is_zero_and_disturbs_nothing() -> None:
    matrix = make_matrix(20)
    wider = matrix.aligned(np.arange(0, 40, dtype=np.int64))
    np.testing.assert_allclose(wider.sound[1:21], matrix.sound, atol=1e-6)
    assert not wider.sound[21:].any()


def test_a_matrix_is_read_only_and_its_ids_ascend() -> None:
    matrix = make_matrix(3)
    with pytest.raises(ValueError, match="read-only"):
        matrix.values[0, 0] = 1
    with pytest.raises(InvariantError, match="ascending"):
        FeatureMatrix(np.array([2, 1], np.int64), np.array(matrix.values[:2]), np.array(matrix.confidences[:2]))
    with pytest.raises(InvariantError, match="shapes"):
        FeatureMatrix(np.array([1], np.int64), np.array(matrix.values), np.array(matrix.confidences))
