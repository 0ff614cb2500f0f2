"""What a listener is met with: from the real routes, on a small library."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.app.flow import HOME, LEARN
from musicrec_desktop.app.home import Home, Homing
from musicrec_desktop.app.learn import Learning
from musicrec_desktop.app.mixes import MixKind
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import Play, PlayEnd
from musicrec_desktop.domain.progress import Partial
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.track import ScanBatch
from tests.flow.test_refining import NOW, N, a_file, sound


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    services = Services(Paths.of(tmp_path / "profile"))
    rng = np.random.default_rng(3)
    services.database.tracks.apply_batch(ScanBatch(tuple(a_file(tmp_path, i, rng) for i in range(N)), ()), NOW)
    services.database.features.put(
        [(TrackId(i + 1), sound(rng, energy=(i * 37 % N) / N, valence=(i * 59 % N) / N)) for i in range(N)]
    )
    services.load_known(NOW)
    yield services
    services.close()


def met(services: Services, at: float = NOW) -> Home:
    return run_inline(HOME, Homing(services, Request("", UnixTime(at)))).home


def test_a_new_listener_is_met_with_mixes_that_come_one_by_one(services: Services) -> None:
    partials: list[Home] = []

    def hear(news: object) -> None:
        if isinstance(news, Partial) and isinstance(news.value, Home):
            partials.append(news.value)

    home = run_inline(HOME, Homing(services, Request("", NOW)), hear).home
    assert 3 <= len(home.mixes) <= 6
    assert [len(partial.mixes) for partial in partials] == sorted(len(partial.mixes) for partial in partials)
    assert home.is_complete
    assert not home.left
    assert home.rediscover is None
    assert (home.n_tracks, home.n_analysed) == (N, N)
    for mix in home.mixes:
        assert len(mix.made.made.tracks) >= 10
        assert all(chosen.rationale for chosen in mix.made.made.tracks)
        assert mix.made.made.title


def test_mixes_leave_no_trace_in_what_is_learned_from(services: Services) -> None:
    home = met(services)
    shown = [chosen.track_id for mix in home.mixes for chosen in mix.made.made.tracks]
    outcomes = services.database.outcomes
    assert all(outcomes.latest_place(track_id, UnixTime(0), UnixTime(NOW + 9)) is None for track_id in shown)


def test_an_album_left_in_the_middle_is_offered(services: Services) -> None:
    view = services.known.view
    code = int(view.album_codes[0])
    ids = [TrackId(i) for i in view.ids[view.album_codes == code].tolist()]
    assert len(ids) == 4
    plays = tuple(
        Play(track_id, UnixTime(NOW + 300 * at), DurationMs(250_000), DurationMs(260_000), PlayEnd.FINISHED)
        for at, track_id in enumerate(ids[:2])
    )
    run_inline(LEARN, Learning(services, UnixTime(NOW + 900), plays=plays))
    home = met(services, NOW + 3600)
    (left,) = home.left
    assert set(left.track_ids) == set(ids)
    assert left.track_ids[left.start - 1] == ids[1]


def test_an_empty_library_is_no_error(tmp_path: Path) -> None:
    services = Services(Paths.of(tmp_path / "none"))
    services.load_known(NOW)
    home = met(services)
    assert home.mixes == ()
    assert home.is_complete
    services.close()


def test_a_library_half_measured_says_how_far_it_is(tmp_path: Path) -> None:
    services = Services(Paths.of(tmp_path / "half"))
    rng = np.random.default_rng(3)
    services.database.tracks.apply_batch(ScanBatch(tuple(a_file(tmp_path, i, rng) for i in range(N)), ()), NOW)
    services.database.features.put([(TrackId(i + 1), sound(rng)) for i in range(10)])
    services.load_known(NOW)
    home = met(services)
    assert (home.n_tracks, home.n_analysed) == (N, 10)
    assert len(home.mixes) >= 3
    assert MixKind.MOOD not in {mix.idea.kind for mix in home.mixes}
    services.close()
