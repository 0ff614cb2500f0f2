"""Nothing is measured twice, nothing stale is taken for fresh, and every number comes back bit for bit."""

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.domain.analysis_work import ALL_GROUPS, WHOLE_GROUPS, AnalysisItem
from musicrec_desktop.domain.features import (
    FEATURE_NAMES,
    FEATURE_VERSION,
    GROUP_VERSIONS,
    SCALARS,
    AudioFeatures,
    FeatureGroup,
)
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, ScanProblem, Tags
from musicrec_desktop.storage import Database
from tests.factories import NOW, make_features
from tests.storage.test_storage_outlines import make_outline, same

RNG = np.random.default_rng(5)


def store(database: Database, *names: str, stamp: int = 1, now: UnixTime = NOW) -> None:
    files = [
        ScannedFile(Path(f"/m/{name}"), FileStamp(stamp, stamp, stamp), Tags(name, duration_ms=DurationMs(7)))
        for name in names
    ]
    database.tracks.apply_batch(ScanBatch(tuple(files), ()), now)


def waiting(database: Database, *, is_whole: bool = False) -> list[int]:
    return [item.track_id for item in database.features.pending(is_whole=is_whole)]


def newer(*groups: FeatureGroup) -> dict[FeatureGroup, int]:
    """Versions of a program that measures these groups better."""
    return {group: version + (group in groups) for group, version in GROUP_VERSIONS.items()}


def test_what_is_pending(database: Database) -> None:
    store(database, "a", "b", "c", "d")
    assert AnalysisItem(TrackId(1), Path("/m/a"), duration_ms=DurationMs(7)) in database.features.pending()
    database.features.put([(TrackId(1), make_features(RNG))])
    database.features.put_failures([(TrackId(2), "It is silent.")])
    database.tracks.mark_missing([Path("/m/c")])
    assert waiting(database) == [4]
    assert database.features.failures() == [ScanProblem(Path("/m/b"), "It is silent.")]


def test_new_tracks_come_first_the_newest_before_all_and_then_what_can_be_measured_better(database: Database) -> None:
    store(database, "a", "b", "c")
    database.features.put([(TrackId(n), make_features(RNG)) for n in (1, 2, 3)])
    store(database, "d", "e", now=UnixTime(NOW + 5))
    store(database, "f", now=UnixTime(NOW + 3))
    found = database.features.pending(newer(FeatureGroup.RHYTHM))
    assert [item.track_id for item in found] == [5, 4, 6, 3, 2, 1]
    assert [item.groups for item in found] == [ALL_GROUPS] * 3 + [frozenset({FeatureGroup.RHYTHM})] * 3


def test_a_better_way_to_derive_asks_for_no_sound(database: Database) -> None:
    store(database, "a", "b")
    database.features.put([(TrackId(1), make_features(RNG))])
    versions = newer(FeatureGroup.CHARACTER, FeatureGroup.EMBEDDING)
    assert [item.track_id for item in database.features.pending(versions)] == [2]
    assert database.features.behind(versions) == [1]
    assert database.features.behind() == []


def test_the_second_pass_takes_what_is_done_but_for_the_whole(database: Database) -> None:
    store(database, "a", "b", "c")
    whole = replace(make_features(RNG), is_whole=True)
    database.features.put([(TrackId(1), make_features(RNG)), (TrackId(2), whole)])
    assert waiting(database) == [3]
    (item,) = database.features.pending(is_whole=True)
    assert (item.track_id, item.groups, item.is_whole) == (1, WHOLE_GROUPS, True)
    # A better method for a group of the whole is a matter of the second pass for a track that had it.
    loudness = newer(FeatureGroup.LOUDNESS)
    assert [item.track_id for item in database.features.pending(loudness)] == [3, 1]
    (again,) = database.features.pending(loudness, is_whole=True)
    assert (again.track_id, again.groups) == (2, frozenset({FeatureGroup.LOUDNESS}))
    # A better method for another one is not: the numbers of all tracks stay of one kind.
    rhythm = [item for item in database.features.pending(newer(FeatureGroup.RHYTHM)) if item.track_id == 2]
    assert [(item.groups, item.is_whole) for item in rhythm] == [(frozenset({FeatureGroup.RHYTHM}), False)]


def test_a_whole_track_that_cannot_be_measured_keeps_what_its_excerpts_gave(database: Database) -> None:
    store(database, "a")
    database.features.put([(TrackId(1), make_features(RNG))])
    assert waiting(database, is_whole=True) == [1]
    database.features.put_failures([(TrackId(1), "took too long")], is_whole=True)
    assert waiting(database, is_whole=True) == []
    assert waiting(database) == []
    assert len(database.features.matrix().ids) == 1


def test_a_changed_file_is_measured_again_and_a_moved_one_is_not(database: Database) -> None:
    store(database, "a", "b")
    database.features.put([(TrackId(1), make_features(RNG))])
    database.features.put_failures([(TrackId(2), "no")])
    database.tracks.apply_moves([(Path("/m/a"), Path("/m/z"))])
    assert waiting(database) == []
    store(database, "z", "b", stamp=2)
    assert waiting(database) == [2, 1]


def test_a_file_that_changed_while_it_was_measured_is_measured_again(database: Database) -> None:
    store(database, "a", "b")
    assert waiting(database) == [2, 1]
    store(database, "a", "b", stamp=2)
    database.features.put([(TrackId(1), make_features(RNG))])
    database.features.put_failures([(TrackId(2), "no")])
    assert waiting(database) == [2, 1]


def test_what_was_put_is_loaded_again(database: Database) -> None:
    store(database, "a", "b")
    versions = {FeatureGroup.LOUDNESS: 1, FeatureGroup.RHYTHM: 3}
    features = make_features(RNG)
    features = replace(features, measured=features.values[:9], versions=versions, is_whole=True)
    database.features.put([(TrackId(2), features)])
    ((track_id, loaded),) = database.features.load([TrackId(1), TrackId(2)]).items()
    assert track_id == 2
    assert (dict(loaded.versions), loaded.is_whole, loaded.version) == (versions, True, FEATURE_VERSION)
    for name in ("values", "confidences", "measured"):
        np.testing.assert_array_equal(getattr(loaded, name), getattr(features, name))


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


def test_the_same_audio_is_copied_with_all_that_was_measured_of_it(database: Database) -> None:
    store(database, "a", "b", "c")
    features = make_features(RNG)
    database.features.put([(TrackId(1), features)], {TrackId(1): "abc"})
    database.outlines.put([(TrackId(1), make_outline())])
    assert database.features.known_audio() == [(1, 7, 0, 0, "abc")]
    assert waiting(database) == [3, 2]
    database.features.copy([(TrackId(2), TrackId(1)), (TrackId(3), TrackId(77))])
    assert waiting(database) == [3]
    np.testing.assert_array_equal(database.features.load([TrackId(2)])[TrackId(2)].values, features.values)
    outline = database.outlines.get(TrackId(2))
    assert outline is not None
    assert same(outline, make_outline())
    assert {row[0] for row in database.features.known_audio()} == {1, 2}


def test_a_retagged_file_is_the_same_as_itself(database: Database) -> None:
    store(database, "a")
    database.features.put([(TrackId(1), make_features(RNG))], {TrackId(1): "abc"})
    database.outlines.put([(TrackId(1), make_outline())])
    store(database, "a", stamp=2)
    assert waiting(database) == [1]
    assert database.features.known_audio() == [(1, 7, 0, 0, "abc")]
    database.features.copy([(TrackId(1), TrackId(1))])
    assert waiting(database) == []
    assert database.outlines.get(TrackId(1)) is not None


def test_audio_measured_by_an_older_method_is_not_known(database: Database) -> None:
    store(database, "a")
    database.features.put([(TrackId(1), make_features(RNG))], {TrackId(1): "abc"})
    assert database.features.known_audio(newer(FeatureGroup.RHYTHM)) == []
    assert database.features.known_audio(newer(FeatureGroup.CHARACTER)) != []
    assert database.features.known_audio(is_whole=True) == []


def test_a_group_measured_again_keeps_the_hash_of_the_audio(database: Database) -> None:
    store(database, "a")
    database.features.put([(TrackId(1), make_features(RNG))], {TrackId(1): "abc"})
    database.features.put([(TrackId(1), make_features(RNG))])
    assert [row[-1] for row in database.features.known_audio()] == ["abc"]
