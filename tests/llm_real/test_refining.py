"""A conversation about a list with the real model and its adapter in it, on a small library."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.app.flow import RECOMMEND
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.track import ScanBatch
from tests.flow.test_refining import NOW, N, Turns, a_file, artists, codes, genres, ids, mean, say, sound

pytestmark = pytest.mark.real_model
FIRST = "sad rock, 6 tracks"
TURNS = ("happier", "now for driving", "less of that artist")


def made(folder: Path, model_file: Path, cache: Path) -> Services:
    services = Services(Paths(folder / "profile", cache))
    services.use_model_once(model_file)
    rng = np.random.default_rng(3)
    services.database.tracks.apply_batch(ScanBatch(tuple(a_file(folder, i, rng) for i in range(N)), ()), NOW)
    services.database.features.put(
        [(TrackId(i + 1), sound(rng, energy=(i * 37 % N) / N, valence=(i * 59 % N) / N)) for i in range(N)]
    )
    return services


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory, model_file: Path, cache: Path) -> Iterator[Services]:
    services = made(tmp_path_factory.mktemp("refining"), model_file, cache)
    yield services
    services.close()


def begin(services: Services, words: str, seed: int = 0) -> Turns:
    return (run_inline(RECOMMEND, Recommending(services, Request(words, NOW, seed=seed), is_patient=True)),)


@pytest.fixture(scope="module")
def talk(services: Services) -> list[Turns]:
    """The first list, and after each turn all of them."""
    turns = [begin(services, FIRST)]
    for words in TURNS:
        playing = ids(turns[-1])[0]
        turns.append(say(turns[-1], words, playing=playing))
    return turns


def test_each_turn_does_what_it_says(services: Services, talk: list[Turns]) -> None:
    first, happier, driving, less = talk
    assert mean(services, happier, "valence") > mean(services, first, "valence") + 0.1
    assert mean(services, driving, "energy") > 0.5
    assert all(set(genres(services, turns)) == {"rock"} for turns in talk)
    singer = artists(services, driving)[0]
    assert artists(services, less).count(singer) <= max(1, artists(services, driving).count(singer) // 2)
    assert all(len(set(ids(turns))) == 6 for turns in talk)
    assert not {code for turns in talk for code in codes(turns)} & {"no_model", "edit_not_understood"}


def test_what_is_new_gets_reasons_by_the_model(talk: list[Turns]) -> None:
    for turns in talk:
        tracks = turns[-1].made.tracks
        assert all(track.rationale for track in tracks)
        assert any(track.rationale_source == "model" for track in tracks)


def test_what_the_rules_cannot_read_is_asked_of_the_model(services: Services) -> None:
    words = "now for the day the divorce papers came"
    again = say(begin(services, "rock, 6 tracks"), words)
    asked = [call for call in again[-1].calls if call.purpose != "rationale"]
    assert any(words.removeprefix("now for ") in call.prompt for call in asked)
    assert set(genres(services, again)) == {"rock"}


def test_the_same_seed_gives_the_same_talk(
    services: Services, talk: list[Turns], model_file: Path, cache: Path, tmp_path: Path
) -> None:
    """In another run of the program, with the model loaded anew and nothing kept of what it said."""
    (tmp_path / "models").mkdir()
    (tmp_path / "models" / "fast").symlink_to(cache / "fast")
    other = made(tmp_path, model_file, tmp_path / "models")
    turns = begin(other, FIRST)
    for words, before in zip((*TURNS, ""), talk, strict=True):
        assert ids(turns) == ids(before)
        assert [track.rationale for track in turns[-1].made.tracks] == [
            track.rationale for track in before[-1].made.tracks
        ]
        if words:
            turns = say(turns, words, playing=ids(turns)[0])
    other.close()
    assert ids(begin(services, FIRST, seed=1)) != ids(talk[0])
