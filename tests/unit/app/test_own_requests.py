"""The requests a listener kept a list of, with where those lists stand in the library."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.app.own_requests import own_requests
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.features import SCALARS, AudioFeatures
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags
from tests.factories import make_features

NOW = UnixTime(1_780_272_000.0)
N = 30


def features(energy: float) -> AudioFeatures:
    plain = make_features(np.random.default_rng(1))
    values = plain.values.copy()
    values[SCALARS.index("energy")] = energy
    return AudioFeatures(values, plain.confidences)


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """Thirty tracks of rising energy; the first 29 are measured."""
    services = Services(Paths.of(tmp_path / "profile"))
    files = [
        ScannedFile(Path(f"/m/{i}.flac"), FileStamp(i, i, i), Tags(f"T{i}", ("A",), duration_ms=DurationMs(200_000)))
        for i in range(1, N + 1)
    ]
    services.database.tracks.apply_batch(ScanBatch(tuple(files), ()), NOW)
    services.database.features.put([(TrackId(i), features(i / N)) for i in range(1, N)])
    yield services
    services.close()


def test_a_kept_list_stands_where_its_tracks_stand(services: Services) -> None:
    playlists = services.database.playlists
    playlists.save("quiet", [TrackId(i) for i in range(1, 8)], NOW, request="when nobody is up yet")
    playlists.save("loud", [TrackId(i) for i in range(23, 30)], NOW, request="the last hill")
    found = dict(own_requests(services, NOW))
    assert set(found) == {"when nobody is up yet", "the last hill"}
    assert found["when nobody is up yet"]["energy"] < 0.2
    assert found["the last hill"]["energy"] > 0.8


def test_lists_that_say_nothing_are_left_out(services: Services) -> None:
    playlists = services.database.playlists
    playlists.save("by hand", [TrackId(i) for i in range(1, 9)], NOW)
    playlists.save("too few", [TrackId(1), TrackId(2)], NOW, request="two tracks")
    playlists.save("not measured", [TrackId(30)] * 6, NOW, request="thirty")
    playlists.save("gone", [], NOW, request="nothing left")
    assert own_requests(services, NOW) == []
