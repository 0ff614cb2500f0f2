"""Lists drawn on the map: where they come from, in which order, how long."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

from musicrec_desktop.app.flow import MAP_LIST
from musicrec_desktop.app.map_lists import Drawing, Drawn, Shape, is_inside, stations, todays_plays
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.services import Services
from musicrec_desktop.app.sound_map import SoundMap
from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import Feedback, FeedbackValue, Play, PlayEnd, QueuedBy
from musicrec_desktop.domain.playlist import GeneratedPlaylist
from musicrec_desktop.domain.progress import Partial
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.track import ScanBatch, ScannedFile
from musicrec_desktop.storage import open_database
from tests.factories import NOW, make_features, make_track

N = 400
DISLIKED = TrackId(57)


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    paths = Paths.of(tmp_path_factory.mktemp("map") / "profile")
    paths.make()
    database = open_database(paths.database)
    tracks = [make_track(i, artists=(f"Artist {i % 37}",)) for i in range(1, N + 1)]
    database.tracks.apply_batch(ScanBatch(tuple(ScannedFile(t.path, t.stamp, t.tags) for t in tracks), ()), NOW)
    rng = np.random.default_rng(5)
    database.features.put([(track.id, make_features(rng)) for track in database.tracks.all()])
    database.plays.add_feedback([Feedback(DISLIKED, UnixTime(NOW - 60), FeedbackValue.DISLIKE)])
    minute = DurationMs(60_000)
    for track, ago in ((5, 90_000), (9, 3_000), (9, 2_400), (4, 1_200), (9, 300)):
        start = UnixTime(NOW - ago)
        database.plays.add([Play(TrackId(track), start, minute, minute, PlayEnd.FINISHED, QueuedBy.LISTENER)])
    database.close()
    made = Services(paths)
    made.load_known(NOW)
    yield made
    made.close()


def _mapped(services: Services) -> SoundMap:
    rng = np.random.default_rng(2)
    ids = services.known.view.ids
    return SoundMap(ids, rng.uniform(-1, 1, (len(ids), 2)).astype(np.float32), np.ones(len(ids), np.bool_))


def _draw(services: Services, shape: Shape, corners: list[tuple[float, float]], minutes: float) -> Drawing:
    drawn = Drawn(shape, np.array(corners, np.float32))
    state = Drawing(_mapped(services), drawn, minutes, Recommending(services, Request("", NOW)))
    seen: list[GeneratedPlaylist] = []

    def hear(news: object) -> None:
        if isinstance(news, Partial) and isinstance(news.value, GeneratedPlaylist):
            seen.append(news.value)

    done = run_inline(MAP_LIST, state, hear)
    assert seen == [done.work.made]
    return done


def _places(done: Drawing) -> NDArray[np.float32]:
    ids = np.array([chosen.track_id for chosen in done.work.made.tracks], np.int64)
    return done.mapped.places[np.searchsorted(done.mapped.ids, ids)]


def _minutes(done: Drawing) -> float:
    view = done.work.scoring.view
    rows = view.rows([chosen.track_id for chosen in done.work.made.tracks])
    return float(view.durations_ms[rows].sum()) / 60_000


def test_an_area_gives_tracks_inside_it_of_the_length_asked_for(services: Services) -> None:
    corners = [(-0.8, -0.8), (0.6, -0.7), (0.7, 0.8), (-0.7, 0.6)]
    done = _draw(services, Shape.AREA, corners, 40)
    assert is_inside(_places(done), np.array(corners, np.float32)).all()
    assert _minutes(done) == pytest.approx(40, rel=0.05)
    made = done.work.made
    assert len({chosen.track_id for chosen in made.tracks}) == len(made.tracks)
    assert all(chosen.rationale and chosen.parts for chosen in made.tracks)
    assert DISLIKED not in [chosen.track_id for chosen in made.tracks]


def test_a_small_area_gives_what_is_there_and_says_that_it_is_short(services: Services) -> None:
    done = _draw(services, Shape.AREA, [(-0.15, -0.15), (0.15, -0.15), (0.15, 0.15), (-0.15, 0.15)], 120)
    assert 0 < len(done.work.made.tracks) < 15
    assert done.work.made.notes


def test_where_nothing_lies_it_says_so(services: Services) -> None:
    with pytest.raises(RequestError, match="drew"):
        _draw(services, Shape.AREA, [(5, 5), (6, 5), (6, 6)], 30)


def test_a_line_gives_tracks_along_it_in_its_order(services: Services) -> None:
    done = _draw(services, Shape.LINE, [(-0.9, 0), (0.9, 0)], 60)
    places = _places(done)
    assert (np.diff(places[:, 0]) >= -0.01).all()  # from left to right
    assert np.abs(places[:, 1]).max() < 0.35
    assert np.ptp(places[:, 0]) > 1.2
    assert _minutes(done) == pytest.approx(60, rel=0.1)
    ids = [chosen.track_id for chosen in done.work.made.tracks]
    assert len(set(ids)) == len(ids)
    view = done.work.scoring.view
    artists = view.artist_codes[view.rows(ids)]
    assert (artists[1:] != artists[:-1]).mean() > 0.9


def test_the_other_way_round_is_the_other_order(services: Services) -> None:
    there = _draw(services, Shape.LINE, [(-0.9, 0.3), (0.9, 0.3)], 45)
    back = _draw(services, Shape.LINE, [(0.9, 0.3), (-0.9, 0.3)], 45)
    assert _places(there)[0, 0] < 0 < _places(back)[0, 0]


def test_more_than_there_is_gives_everything_once(services: Services) -> None:
    done = _draw(services, Shape.LINE, [(-1, -1), (1, 1)], 100_000)
    assert len(done.work.made.tracks) == len({chosen.track_id for chosen in done.work.made.tracks}) > N * 0.9


def test_todays_path_is_since_midnight_on_the_listeners_clock(services: Services) -> None:
    seconds = NOW % 86_400
    assert todays_plays(services, NOW, round(40_000 - seconds)) == (9, 4, 9)
    assert todays_plays(services, NOW, round(1_500 - seconds)) == (4, 9)


def test_the_list_can_be_changed_like_any_other(services: Services) -> None:
    from musicrec_desktop.app.flow import REPLACE
    from musicrec_desktop.app.recommend import Replacing

    done = _draw(services, Shape.AREA, [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)], 20)
    changed = run_inline(REPLACE, Replacing(replace(done.work), 0)).made
    assert changed.made.tracks[0].track_id != done.work.made.tracks[0].track_id
    place = done.mapped.places[np.searchsorted(done.mapped.ids, [changed.made.tracks[0].track_id])]
    assert (np.abs(place) <= 0.5).all()  # another one of the area


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.floats(-1, 1, width=32), st.floats(-1, 1, width=32)), min_size=3, max_size=12))
def test_inside_agrees_with_the_rule_written_down(corners: list[tuple[float, float]]) -> None:
    places = np.random.default_rng(0).uniform(-1, 1, (50, 2)).astype(np.float32)

    def crossings(x: float, y: float) -> int:
        count = 0
        for (x1, y1), (x2, y2) in zip(corners, corners[1:] + corners[:1], strict=True):
            if (y1 > y) != (y2 > y):
                count += (x2 - x1) * (y - y1) / (y2 - y1) + x1 > x
        return count

    wanted = [crossings(x, y) % 2 == 1 for x, y in places.tolist()]
    assert is_inside(places, np.array(corners, np.float32)).tolist() == wanted


def test_stations_are_evenly_along_the_line() -> None:
    stops = stations(np.array([(0, 0), (1, 0), (1, 3)], np.float32), 9)
    np.testing.assert_allclose(stops[:3], [(0, 0), (0.5, 0), (1, 0)], atol=1e-6)
    np.testing.assert_allclose(stops[-1], (1, 3))
