"""Where the listener is now, and a list that leads on from there."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.app.flow import LEARN, RECOMMEND
from musicrec_desktop.app.learn import Learning
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.present_mood import PRESENT_S, journey_plan, present_mood
from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import Play, PlayEnd
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags
from tests.unit.ranking.music import column, features

NOW = UnixTime(1_780_272_000.0)
LENGTH_MS = 200_000
TRACKS = 300


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """Tracks all over the plane, by many artists."""
    services = Services(Paths.of(tmp_path / "profile"))
    files = tuple(
        ScannedFile(
            tmp_path / f"{number}.ogg",
            FileStamp(number, 1, number),
            Tags(f"Title {number}", (f"Artist {number % 60}",), "", duration_ms=DurationMs(LENGTH_MS)),
        )
        for number in range(TRACKS)
    )
    services.database.tracks.apply_batch(ScanBatch(files, ()), UnixTime(NOW - 90 * 86_400))
    rng = np.random.default_rng(4)
    tracks = services.database.tracks.all()
    places = rng.random((len(tracks), 2)).tolist()
    services.database.features.put(
        [
            (track.id, features(rng, valence=valence, energy=energy))
            for track, (valence, energy) in zip(tracks, places, strict=True)
        ]
    )
    yield services
    services.close()


def near(services: Services, valence: float, energy: float) -> TrackId:
    """The track measured nearest to a place."""
    view = services.known.view
    away = np.hypot(view.features.column("valence") - valence, view.features.column("energy") - energy)
    return TrackId(int(view.ids[np.argmin(away)]))


def hear(services: Services, track: TrackId, at: float) -> None:
    play = Play(track, UnixTime(at), DurationMs(LENGTH_MS), DurationMs(LENGTH_MS), PlayEnd.FINISHED)
    run_inline(LEARN, Learning(services, UnixTime(at + 201), plays=(play,)))


def test_nothing_is_said_before_anything_was_heard(services: Services) -> None:
    assert present_mood(services, NOW) is None
    services.load_known(NOW)
    assert present_mood(services, NOW) is None


def test_it_is_where_the_latest_plays_are_and_the_later_count_more(services: Services) -> None:
    services.load_known(NOW)
    low, high = near(services, 0.2, 0.2), near(services, 0.8, 0.8)
    hear(services, low, NOW)
    first = present_mood(services, UnixTime(NOW + 210))
    assert first == pytest.approx((0.2, 0.2), abs=0.1)
    hear(services, high, NOW + 1200)
    then = present_mood(services, UnixTime(NOW + 1410))
    assert then is not None
    assert first is not None
    assert all(0.5 < number < 0.8 for number in then)


def test_hours_later_it_is_gone(services: Services) -> None:
    services.load_known(NOW)
    hear(services, near(services, 0.2, 0.2), NOW)
    assert present_mood(services, UnixTime(NOW + PRESENT_S)) is not None
    assert present_mood(services, UnixTime(NOW + PRESENT_S + 1)) is None


def test_a_list_leads_from_here_to_there_in_the_time_given(services: Services) -> None:
    services.load_known(NOW)
    hear(services, near(services, 0.2, 0.2), NOW - 300)
    here = present_mood(services, NOW)
    assert here is not None
    plan = journey_plan((here, (0.5, 0.2), (0.8, 0.8)), 50)
    made = run_inline(RECOMMEND, Recommending(services, Request("", NOW), use_llm=False, given=plan))
    tracks = made.made.tracks
    assert made.made.plan == plan
    assert len(tracks) * LENGTH_MS / 60_000 == pytest.approx(50, rel=0.05)
    for name, way in (("valence", (here[0], 0.5, 0.8)), ("energy", (here[1], 0.2, 0.8))):
        wanted = np.interp(np.linspace(0, 2, len(tracks)), (0, 1, 2), way)
        assert np.abs(np.array(column(made.scoring, tracks, name)) - wanted).mean() < 0.1
    assert made.made.title
    assert not made.made.notes


@pytest.mark.parametrize(
    ("way", "minutes"),
    [((), 30.0), (((0.1, 0.1),), 30.0), (((0.1, 0.1), (0.9, 0.9)), 0.0), (((0.1, np.nan), (0.9, 0.9)), 30.0)],
)
def test_a_way_to_nowhere_is_refused(way: tuple[tuple[float, float], ...], minutes: float) -> None:
    with pytest.raises(RequestError, match="No journey"):
        journey_plan(way, minutes)
