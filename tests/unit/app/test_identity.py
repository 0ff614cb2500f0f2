"""Which track a sound is, decided before anything is stored."""

import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from musicrec_desktop.analysis import AnalysisOutcome, Measurement
from musicrec_desktop.app.identity import candidate_pairs, duplicates, find_duplicates, joined, recognise
from musicrec_desktop.domain.analysis_work import AnalysisItem
from musicrec_desktop.domain.fingerprint import Fingerprint
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.progress import run_job
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags
from musicrec_desktop.storage import Database, open_database
from tests.factories import make_features

NOW = UnixTime(1_780_272_000.0)
LENGTH = DurationMs(200_000)
RNG = np.random.default_rng(0)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    opened = open_database(tmp_path / "library.db")
    yield opened
    opened.close()


def recording(seed: int, errors: float = 0.0) -> Fingerprint:
    """A fingerprint of 90 s; the same seed with errors is a worse copy."""
    codes = np.random.default_rng(seed).integers(1, 2**32, 900, np.uint32)
    wrong = np.random.default_rng(seed + 1000).random((900, 32)) < errors
    flips = np.packbits(wrong, axis=1, bitorder="little").view(np.uint32)[:, 0]
    return Fingerprint(LENGTH, np.array([0], np.int32), (codes ^ flips,))


def store(database: Database, **files: int) -> None:
    scanned = [
        ScannedFile(Path(f"/m/{name}"), FileStamp(n, n, n), Tags(name, duration_ms=LENGTH)) for name, n in files.items()
    ]
    database.tracks.apply_batch(ScanBatch(tuple(scanned), ()), NOW)


def heard(database: Database, track_id: int, sound: Fingerprint) -> int:
    """Analyse a track; the id it is stored under."""
    features = make_features(np.random.default_rng(track_id))
    measurement = Measurement(features, 200.0, fingerprint=sound)
    outcome = AnalysisOutcome(AnalysisItem(TrackId(track_id), Path("/m/x")), measurement)
    (placed,) = recognise(database, [outcome], NOW)
    database.features.put([(placed.track_id, features)])
    database.fingerprints.put([(placed.track_id, sound)])
    return placed.track_id


def present(database: Database) -> dict[int, str]:
    return {track.id: track.path.name for track in database.tracks.all() if not track.is_missing}


def test_a_reencoded_file_elsewhere_is_the_vanished_track(database: Database) -> None:
    store(database, old=1)
    assert heard(database, 1, recording(5)) == 1
    database.tracks.mark_missing([Path("/m/old")])
    store(database, new=2)
    assert heard(database, 2, recording(5, errors=0.1)) == 1
    assert present(database) == {1: "new"}


def test_two_vanished_tracks_of_one_sound_leave_it_open(database: Database) -> None:
    store(database, one=1, two=2)
    heard(database, 1, recording(5))
    heard(database, 2, recording(5))
    database.tracks.mark_missing([Path("/m/one"), Path("/m/two")])
    store(database, new=3)
    assert heard(database, 3, recording(5)) == 3
    assert present(database) == {3: "new"}


def test_a_doubtful_likeness_is_none(database: Database) -> None:
    store(database, old=1)
    heard(database, 1, recording(5))
    database.tracks.mark_missing([Path("/m/old")])
    store(database, new=2)
    assert heard(database, 2, recording(5, errors=0.3)) == 2


def test_another_mix_that_strays_in_one_passage_is_no_copy(database: Database) -> None:
    codes = recording(5, errors=0.05).codes[0].copy()
    codes[400:450] = recording(6).codes[0][400:450]
    store(database, old=1)
    heard(database, 1, recording(5))
    database.tracks.mark_missing([Path("/m/old")])
    store(database, new=2)
    assert heard(database, 2, Fingerprint(LENGTH, np.array([0], np.int32), (codes,))) == 2


def test_another_sound_under_an_old_path_is_a_new_track(database: Database) -> None:
    store(database, a=1)
    heard(database, 1, recording(5))
    store(database, a=2)  # the file has changed
    assert heard(database, 1, recording(6)) == 2
    assert present(database) == {2: "a"}
    # The old sound comes back to its place: it is the old track again.
    store(database, a=3)
    assert heard(database, 2, recording(5, errors=0.05)) == 1
    assert present(database) == {1: "a"}


@pytest.mark.parametrize("errors", [0.1, 0.3])
def test_a_file_encoded_anew_in_its_place_stays_what_it_is(errors: float, database: Database) -> None:
    store(database, a=1)
    heard(database, 1, recording(5))
    store(database, a=2)
    assert heard(database, 1, recording(5, errors)) == 1


def test_one_vanished_track_is_taken_by_one_file_only(database: Database) -> None:
    store(database, old=1)
    heard(database, 1, recording(5))
    database.tracks.mark_missing([Path("/m/old")])
    store(database, b=2, c=3)
    outcomes = [
        AnalysisOutcome(AnalysisItem(TrackId(n), Path("/m/x")), Measurement(None, 200.0, fingerprint=recording(5)))
        for n in (2, 3)
    ]
    placed = recognise(database, outcomes, NOW)
    assert sorted(outcome.track_id for outcome in placed) == [1, 3]


def copied(database: Database, track_id: int, source: int, audio_hash: str) -> int:
    """Store a track whose audio is known from `source` as the analysis does; the id it is stored under."""
    measurement = Measurement(None, 200.0, audio_hash=audio_hash, same_as=TrackId(source))
    outcome = AnalysisOutcome(AnalysisItem(TrackId(track_id), Path("/m/x")), measurement)
    (placed,) = recognise(database, [outcome], NOW)
    database.features.copy([(placed.track_id, TrackId(source))])
    return placed.track_id


def measured(database: Database, track_id: int, audio_hash: str, sound: Fingerprint | None) -> None:
    database.features.put([(TrackId(track_id), make_features(RNG))], {TrackId(track_id): audio_hash})
    if sound is not None:
        database.fingerprints.put([(TrackId(track_id), sound)])


@pytest.mark.parametrize("sound", [recording(5), None], ids=["music", "too short for a fingerprint"])
def test_the_same_audio_under_other_tags_elsewhere_is_the_vanished_track(
    sound: Fingerprint | None, database: Database
) -> None:
    store(database, old=1)
    measured(database, 1, "same", sound)
    before = database.features.load([TrackId(1)])[TrackId(1)]
    database.tracks.mark_missing([Path("/m/old")])
    store(database, new=2)
    assert copied(database, 2, 1, "same") == 1
    assert present(database) == {1: "new"}
    assert np.array_equal(database.features.load([TrackId(1)])[TrackId(1)].values, before.values)
    assert list(database.fingerprints.get([TrackId(1)])) == ([1] if sound else [])
    assert database.features.pending() == []  # nothing is left to be heard


def test_a_copy_of_a_present_track_is_a_track_of_its_own(database: Database) -> None:
    store(database, a=1)
    measured(database, 1, "same", recording(5))
    store(database, b=2)
    assert copied(database, 2, 1, "same") == 2
    assert present(database) == {1: "a", 2: "b"}


def test_two_vanished_tracks_of_the_same_audio_leave_it_open(database: Database) -> None:
    store(database, a=1, b=2)
    for track_id in (1, 2):
        measured(database, track_id, "same", recording(5))
    database.tracks.mark_missing([Path("/m/a"), Path("/m/b")])
    store(database, c=3)
    assert copied(database, 3, 1, "same") == 3


def test_a_retagged_file_stays_itself_though_a_copy_of_it_is_gone(database: Database) -> None:
    store(database, a=1, b=2)
    for track_id in (1, 2):
        measured(database, track_id, "same", None)
    database.tracks.mark_missing([Path("/m/a")])
    store(database, b=3)
    assert copied(database, 2, 2, "same") == 2
    assert present(database) == {2: "b"}


def test_known_audio_in_place_of_another_is_another_track(database: Database) -> None:
    store(database, a=1, b=2)
    measured(database, 1, "one", recording(5))
    measured(database, 2, "two", recording(6))
    store(database, b=3)
    assert copied(database, 2, 1, "one") == 3
    assert present(database) == {1: "a", 3: "b"}
    assert database.fingerprints.get([TrackId(3)])[TrackId(3)].timeline().tolist() == recording(5).timeline().tolist()


def test_duplicates_are_grouped_and_found_again_when_more_come(database: Database) -> None:
    store(database, a=1, b=2, c=3)
    features = make_features(np.random.default_rng(0))
    for track_id, seed in ((1, 5), (2, 6), (3, 5)):
        database.features.put([(TrackId(track_id), features)])
        database.fingerprints.put([(TrackId(track_id), recording(seed, 0.05))])
    assert run_job(find_duplicates(database, database.features.matrix())) == 1
    assert [[copies.best.id, *(track.id for track in copies.others)] for copies in duplicates(database)] == [[1, 3]]
    store(database, d=4, e=5)
    for track_id, seed in ((4, 6), (5, 5)):
        database.features.put([(TrackId(track_id), features)])
        database.fingerprints.put([(TrackId(track_id), recording(seed, 0.02))])
    fresh = {TrackId(4), TrackId(5)}
    assert run_job(find_duplicates(database, database.features.matrix(), fresh)) == 2
    assert database.recordings.groups() == [[1, 3, 5], [2, 4]]


def test_pairs_are_near_in_length_and_in_sound() -> None:
    lengths = np.array([100_000, 104_000, 100_500, 300_000], np.int64)
    sound = np.array([[1, 0], [1, 0], [0, 1], [1, 0]], np.float32)
    everything = np.arange(4)
    assert candidate_pairs(lengths, sound, everything).tolist() == [[0, 1]]
    assert candidate_pairs(lengths, sound, np.array([1])).tolist() == [[0, 1]]
    assert candidate_pairs(lengths, sound, np.array([3])).tolist() == []
    assert candidate_pairs(lengths[:0], sound[:0], everything[:0]).tolist() == []


def test_pairs_of_many_of_one_length_are_found_in_bounded_memory() -> None:
    n = 20_000
    lengths = np.full(n, 30_000, np.int64)
    sound = np.random.default_rng(0).standard_normal((n, 16)).astype(np.float32)
    sound[5_000:5_040] = sound[:40]
    sound /= np.linalg.norm(sound, axis=1, keepdims=True)
    tracemalloc.start()
    pairs = candidate_pairs(lengths, sound, np.arange(512))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert {(a, a + 5_000) for a in range(40)} <= set(map(tuple, pairs.tolist()))
    assert most < 150_000_000


def test_a_fingerprint_of_another_version_is_compared_with_nothing(database: Database) -> None:
    store(database, a=1, b=2)
    features = make_features(np.random.default_rng(0))
    database.features.put([(TrackId(track_id), features) for track_id in (1, 2)])
    database.fingerprints.put([(TrackId(track_id), recording(5)) for track_id in (1, 2)])
    with database._connection.writing() as db:
        db.execute("UPDATE fingerprints SET data = CAST(x'ff' || substr(data, 2) AS BLOB) WHERE track_id = 2")
    assert run_job(find_duplicates(database, database.features.matrix())) == 0


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)), max_size=20))
def test_groups_are_what_hangs_together(pairs: list[tuple[int, int]]) -> None:
    groups = joined(pairs)
    where = {one: n for n, group in enumerate(groups) for one in group}
    assert all(where.get(TrackId(a)) == where.get(TrackId(b)) for a, b in pairs)
    assert sorted(where) == sorted({one for a, b in pairs if a != b for one in (a, b)})
    assert all(group == sorted(group) and len(group) > 1 for group in groups)
    assert groups == sorted(groups)
