"""The map as it is kept: nobody moves when tracks come, and what is broken is made again."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.app.map_groups import Colouring, Part, map_groups
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.services import Known, Services
from musicrec_desktop.app.sound_map import SoundMap, map_file, mapped, sound_map
from musicrec_desktop.domain.features import FeatureMatrix
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.library_view import LibraryView
from musicrec_desktop.domain.play import Feedback, FeedbackValue
from musicrec_desktop.domain.progress import run_job
from musicrec_desktop.domain.track import ScanBatch, ScannedFile
from musicrec_desktop.llm import Lexicon
from musicrec_desktop.storage import open_database
from musicrec_desktop.taste import build
from tests.factories import NOW, TREE, empty_profile, make_features, make_matrix, make_plays, make_track, make_tracks


def _part(matrix: FeatureMatrix, n: int) -> FeatureMatrix:
    return matrix.aligned(matrix.ids[:n])


def _known(view: LibraryView) -> Known:
    return Known(view, empty_profile(), Lexicon.from_view(view, TREE))


def test_tracks_that_come_are_placed_and_nobody_moves() -> None:
    matrix = make_matrix(120)
    before = run_job(mapped(_part(matrix, 100), SoundMap.empty()))
    after = run_job(mapped(matrix, before))
    np.testing.assert_array_equal(after.places[:100], before.places)
    assert after.is_settled.tolist() == [True] * 100 + [False] * 20
    assert np.isfinite(after.places).all()


def test_tracks_that_are_gone_leave_the_others_where_they_are() -> None:
    matrix = make_matrix(120)
    before = run_job(mapped(matrix, SoundMap.empty()))
    after = run_job(mapped(_part(matrix, 110), before))
    np.testing.assert_array_equal(after.places, before.places[:110])


def test_many_newcomers_have_the_map_laid_out_anew_and_turned_as_it_was() -> None:
    matrix = make_matrix(300)
    first = run_job(mapped(_part(matrix, 200), SoundMap.empty()))
    spun = SoundMap(first.ids, first.places[:, ::-1] * np.float32(-1), first.is_settled)  # as if it had lain otherwise
    after, after_spun = run_job(mapped(matrix, first)), run_job(mapped(matrix, spun))
    assert after.is_settled.all()
    np.testing.assert_allclose(after_spun.places, after.places[:, ::-1] * -1, atol=1e-4)


def test_tracks_that_were_not_measured_are_not_on_it() -> None:
    matrix = make_matrix(40).aligned(np.arange(1, 61, dtype=np.int64))
    assert run_job(mapped(matrix, SoundMap.empty())).ids.tolist() == list(range(1, 41))


def test_a_library_without_sound_has_an_empty_map() -> None:
    assert len(run_job(mapped(FeatureMatrix.empty(), SoundMap.empty()))) == 0


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    paths = Paths.of(tmp_path / "profile")
    paths.make()
    database = open_database(paths.database)
    tracks = make_tracks(60)
    database.tracks.apply_batch(ScanBatch(tuple(ScannedFile(t.path, t.stamp, t.tags) for t in tracks), ()), NOW)
    rng = np.random.default_rng(5)
    database.features.put([(track.id, make_features(rng)) for track in database.tracks.all()])
    database.close()
    made = Services(paths)
    made.load_known(NOW)
    yield made
    made.close()


def test_it_is_kept_and_read_again(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run_job(sound_map(services))
    assert map_file(services).exists()
    monkeypatch.setattr("musicrec_desktop.app.sound_map.lay_out", None)  # not needed a second time
    second = run_job(sound_map(services))
    np.testing.assert_array_equal(first.places, second.places)
    assert [path.name for path in map_file(services).parent.iterdir() if "sound_map" in path.name] == ["sound_map.npz"]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 nonsense", b"words"])
def test_a_broken_file_is_made_again(services: Services, content: bytes) -> None:
    map_file(services).write_bytes(content)
    assert len(run_job(sound_map(services))) == 60


def test_a_map_of_another_kind_of_nearness_is_made_again(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run_job(sound_map(services))
    moved = first.places + np.float32(1)
    np.savez(map_file(services), ids=first.ids, places=moved, is_settled=first.is_settled, versions=np.zeros(3, int))
    np.testing.assert_array_equal(run_job(sound_map(services)).places, first.places)


def test_every_track_has_one_group_and_the_counts_are_those_of_the_groups() -> None:
    tracks = [
        make_track(i, genres=(("rock", "metal") if i % 3 else ("metal",)) if i % 4 else ()) for i in range(1, 101)
    ]
    view = LibraryView.from_tracks(tracks, make_matrix(100))
    points = run_job(mapped(view.features, SoundMap.empty()))
    for colouring in Colouring:
        made = map_groups(_known(view), points, colouring)
        assert made.codes.shape == (100,)
        assert np.bincount(made.codes, minlength=len(made.groups)).tolist() == [group.count for group in made.groups]
        assert all(0 <= name.group < len(made.groups) for name in made.names)
    genres = map_groups(_known(view), points, Colouring.GENRE)
    assert [(group.name, group.part, group.count) for group in genres.groups] == [
        ("metal", None, 75),  # also of those that are rock as well: more carry it
        ("rock", None, 0),
        ("", Part.REST, 0),
        ("", Part.UNKNOWN, 25),
    ]


def test_liked_and_played_tracks_are_told_apart() -> None:
    view = LibraryView.from_tracks(make_tracks(80), make_matrix(80))
    points = run_job(mapped(view.features, SoundMap.empty()))
    said = [Feedback(TrackId(3), NOW, FeedbackValue.LIKE)]
    profile = build(make_plays(60, 40), said, view, NOW, 0)
    made = map_groups(Known(view, profile, Lexicon.from_view(view, TREE)), points, Colouring.PLAYED)
    parts = [made.groups[code].part for code in made.codes]
    assert parts[2] is Part.LIKED
    history = profile.tracks.aligned(view.ids)
    for row, part in enumerate(parts):
        assert (part is Part.NEVER) == (history.plays[row] == 0 and row != 2)


def test_names_stand_where_the_tracks_are() -> None:
    """Two bunches of a genre each, far apart: each name lies in its bunch."""
    tracks = [make_track(i, genres=("jazz" if i <= 30 else "metal",)) for i in range(1, 61)]
    view = LibraryView.from_tracks(tracks, make_matrix(60))
    rng = np.random.default_rng(0)
    places = rng.normal(0, 0.05, (60, 2)).astype(np.float32)
    places[:30, 0] -= 0.8
    places[30:, 0] += 0.8
    made = map_groups(_known(view), SoundMap(view.ids, places, np.ones(60, np.bool_)), Colouring.GENRE)
    x = {name.name: name.x for name in made.names}
    assert x["jazz"] == pytest.approx(-0.8, abs=0.1)
    assert x["metal"] == pytest.approx(0.8, abs=0.1)
