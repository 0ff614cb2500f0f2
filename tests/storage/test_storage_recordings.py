"""Fingerprints kept bit for bit; a track that comes back keeps its history; another sound becomes another track."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from musicrec_desktop.domain.fingerprint import Fingerprint
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.kinds import Kind
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd, QueuedBy
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags
from musicrec_desktop.storage import Database
from musicrec_desktop.storage.fingerprints import pack, unpack
from tests.factories import make_features

NOW = UnixTime(1_780_272_000.0)
RNG = np.random.default_rng(1)


def store(database: Database, *names: str) -> None:
    stamps = [int.from_bytes(name.encode()[:3].ljust(3), "big") for name in names]
    files = [
        ScannedFile(Path(f"/m/{name}"), FileStamp(n, n, n), Tags(name)) for n, name in zip(stamps, names, strict=True)
    ]
    database.tracks.apply_batch(ScanBatch(tuple(files), ()), NOW)


def play(track_id: int, at: float) -> Play:
    return Play(TrackId(track_id), UnixTime(at), DurationMs(9), DurationMs(10), PlayEnd.FINISHED, QueuedBy.LISTENER)


def some_fingerprint(seed: int = 0) -> Fingerprint:
    rng = np.random.default_rng(seed)
    parts = tuple(rng.integers(0, 2**32, n, np.uint32) for n in (97, 0, 98))
    return Fingerprint(DurationMs(123_456), np.array([0, 500, 1000], np.int32), parts)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(-10, 100_000), st.lists(st.integers(0, 2**32 - 1), max_size=20)), max_size=9))
def test_fingerprints_come_back_bit_for_bit(parts: list[tuple[int, list[int]]]) -> None:
    given_ = Fingerprint(
        DurationMs(7),
        np.array([start for start, _ in parts], np.int32),
        tuple(np.array(c, np.uint32) for _, c in parts),
    )
    found = unpack(pack(given_), DurationMs(7))
    assert found is not None
    assert found.starts.tolist() == given_.starts.tolist()
    assert [part.tolist() for part in found.codes] == [part.tolist() for part in given_.codes]


def test_fingerprints_are_stored_by_track(database: Database) -> None:
    store(database, "a", "b")
    database.fingerprints.put([(TrackId(1), some_fingerprint(1)), (TrackId(9), some_fingerprint(2))])
    found = database.fingerprints.get([TrackId(1), TrackId(2), TrackId(9)])
    assert list(found) == [1]
    assert np.array_equal(found[TrackId(1)].timeline(), some_fingerprint(1).timeline())
    assert database.fingerprints.durations(missing=False) == {1: 123_456}
    database.tracks.mark_missing([Path("/m/a")])
    assert database.fingerprints.durations(missing=False) == {}
    assert database.fingerprints.durations(missing=True) == {1: 123_456}


def test_a_track_that_comes_back_keeps_id_and_history(database: Database) -> None:
    store(database, "old.mp3")
    database.plays.add([play(1, 100.0), play(1, 200.0)])
    database.plays.add_feedback([Feedback(TrackId(1), NOW, FeedbackValue.LIKE)])
    playlist = database.playlists.save("P", [TrackId(1)], NOW)
    database.tracks.mark_missing([Path("/m/old.mp3")])
    store(database, "new.flac")
    database.plays.add([play(2, 200.0), play(2, 300.0)])
    second = database.playlists.save("Q", [TrackId(2), TrackId(2)], NOW)
    database.features.put([(TrackId(2), make_features(RNG))])
    database.fingerprints.put([(TrackId(2), some_fingerprint())])

    assert database.recordings.adopt(TrackId(2), TrackId(1))
    (track,) = database.tracks.all()
    assert (track.id, track.path, track.is_missing, track.title) == (1, Path("/m/new.flac"), False, "new.flac")
    assert {int(each.track_id) for each in database.plays.all()} == {1}
    assert [float(each.started_at) for each in database.plays.all()] == [100, 200, 300]
    assert [each.track_id for each in database.plays.feedback()] == [1]
    lists = {saved.id: saved.track_ids for saved in database.playlists.all()}
    assert lists == {playlist: (1,), second: (1, 1)}
    assert database.features.matrix().ids.tolist() == [1]
    assert list(database.fingerprints.get([TrackId(1)])) == [1]
    assert database.tracks.search("new") == [1]
    assert database.tracks.search("old") == []
    assert database.faults() == []

    # Whoever still holds the id that is no more loses nothing.
    assert database.plays.add([play(2, 400.0)]) == 1
    assert database.plays.add_feedback([Feedback(TrackId(2), NOW, FeedbackValue.DISLIKE)]) == 1
    assert {each.track_id for each in database.plays.all()} == {1}


@pytest.mark.parametrize("corrected", [1, 2])
def test_a_kind_that_the_listener_said_is_kept(corrected: int, database: Database) -> None:
    store(database, "old.mp3")
    store(database, "new.flac")
    database.kinds.correct([TrackId(corrected)], Kind.PODCAST, None)
    database.tracks.mark_missing([Path("/m/old.mp3")])
    assert database.recordings.adopt(TrackId(2), TrackId(1))
    (track,) = database.tracks.all()
    assert (track.path.name, track.kind) == ("new.flac", Kind.PODCAST)
    assert database.kinds.guessed(Kind.PODCAST) == []


@pytest.mark.parametrize(("arrived", "vanished"), [(1, 2), (2, 9), (9, 1), (2, 2)])
def test_what_does_not_fit_is_left_alone(arrived: int, vanished: int, database: Database) -> None:
    store(database, "a", "b")
    database.tracks.mark_missing([Path("/m/a")])
    before = database.tracks.all()
    assert not database.recordings.adopt(TrackId(arrived), TrackId(vanished))
    assert database.tracks.all() == before


def test_another_sound_at_the_same_place_is_another_track(database: Database) -> None:
    store(database, "a")
    database.plays.add([play(1, 100.0)])
    fresh = database.recordings.split(TrackId(1), UnixTime(NOW + 5))
    old, new = database.tracks.all()
    assert (old.id, old.is_missing, new.id, new.is_missing) == (1, True, fresh, False)
    assert (new.path, new.tags, new.added_at) == (old.path, old.tags, NOW + 5)
    assert {each.track_id for each in database.plays.all()} == {1}
    assert database.tracks.by_path([Path("/m/a")]) == {Path("/m/a"): fresh}


def test_groups_are_of_present_tracks(database: Database) -> None:
    store(database, "a", "b", "c", "d")
    database.recordings.group([[TrackId(2), TrackId(4)], [TrackId(1), TrackId(3)]])
    assert database.recordings.groups() == [[1, 3], [2, 4]]
    assert {label.id: label.recording for label in database.tracks.labels()} == {1: 2, 2: 1, 3: 2, 4: 1}
    database.tracks.mark_missing([Path("/m/c")])
    assert database.recordings.groups() == [[2, 4]]
    database.recordings.group([])
    assert database.recordings.groups() == []


def test_a_queue_that_holds_the_id_of_an_arrival_goes_on_with_the_track_it_was(database: Database) -> None:
    store(database, "old.mp3")
    database.tracks.mark_missing([Path("/m/old.mp3")])
    store(database, "new.flac", "other.ogg")
    assert database.recordings.adopt(TrackId(2), TrackId(1))
    queue = [TrackId(3), TrackId(2)]
    assert [(track.id, track.path.name) for track in database.tracks.get(queue)] == [(3, "other.ogg"), (1, "new.flac")]
    database.session.save([(track_id, QueuedBy.LISTENER) for track_id in queue], 0, DurationMs(5))
    assert [track_id for track_id, _ in database.session.load().items] == [3, 1]
    saved = database.playlists.get(database.playlists.save("P", queue, NOW))
    assert saved is not None
    assert saved.track_ids == (3, 1)
