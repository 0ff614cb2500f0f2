"""What a listener notices when the language model crashes, hangs or is stopped: a list, and a word about it."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from musicrec_desktop.app.flow import RECOMMEND
from musicrec_desktop.app.lanes import Lanes
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.ids import DurationMs, UnixTime
from musicrec_desktop.domain.playlist import GeneratedPlaylist
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags
from musicrec_desktop.llm import process_backend
from musicrec_desktop.llm.model_process import Serve
from musicrec_desktop.llm.process_backend import ProcessBackend
from tests.unit.llm.model_stand_ins import a_model, dies_once, dies_when_asked, hangs

NOW = UnixTime(1_780_272_000.0)
WORDS = "my dog died this morning"
"""No rule reads it: the model is asked."""


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    made = Services(Paths.of(tmp_path / "profile"))
    files = tuple(
        ScannedFile(
            tmp_path / f"{number}.ogg",
            FileStamp(number, 1, number),
            Tags(f"Title {number}", (f"Artist {number}",), duration_ms=DurationMs(200_000)),
        )
        for number in range(20)
    )
    made.database.tracks.apply_batch(ScanBatch(files, ()), UnixTime(NOW - 86_400))
    yield made
    made.close()


@pytest.fixture
def served_by(services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Serve], None]]:
    """Sets what the model's process runs."""
    made = list[ProcessBackend]()

    def use(serve: Serve) -> None:
        backend = a_model(tmp_path, serve)
        made.append(backend)
        monkeypatch.setattr(Services, "backend", lambda _: backend)

    yield use
    for backend in made:
        backend.close()


def ask(services: Services) -> GeneratedPlaylist:
    return run_inline(RECOMMEND, Recommending(services, Request(WORDS, NOW))).made


def codes(playlist: GeneratedPlaylist) -> list[str]:
    return [note.code for note in playlist.notes]


def test_a_model_that_crashed_once_is_asked_again_and_that_is_said(
    services: Services, served_by: Callable[[Serve], None]
) -> None:
    served_by(dies_once)
    made = ask(services)
    assert made.tracks
    assert codes(made).count("model_restarted") == 1
    assert "no_model" not in codes(made)
    assert "model_restarted" not in codes(ask(services)), "the next list has nothing to tell"


def test_a_model_that_always_crashes_costs_its_words_and_nothing_else(
    services: Services, served_by: Callable[[Serve], None]
) -> None:
    served_by(dies_when_asked)
    for _ in range(3):
        made = ask(services)
        assert made.tracks
        assert {track.rationale_source for track in made.tracks} == {"template"}
        (why,) = (note.text for note in made.notes if note.code == "no_model")
        assert "ended by itself" in why


def test_a_model_that_hangs_is_given_up(
    services: Services, served_by: Callable[[Serve], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(process_backend, "patience_s", lambda *_: 0.3)
    served_by(hangs)
    made = ask(services)
    assert made.tracks
    assert "did not answer" in "".join(note.text for note in made.notes)


def test_a_request_that_waits_for_the_model_can_be_cancelled(
    services: Services, served_by: Callable[[Serve], None]
) -> None:
    served_by(hangs)
    shown, ended = threading.Event(), list[str]()
    lanes = Lanes(lambda call: call())
    running = lanes.run(
        RECOMMEND,
        Recommending(services, Request(WORDS, NOW)),
        on_done=lambda _: ended.append("done"),
        on_error=lambda error: ended.append(repr(error)),
        on_partial=lambda _: shown.set(),
        on_cancelled=lambda: ended.append("cancelled"),
    )
    assert shown.wait(60), "the list by rules is there before the model has said a word"
    running.cancel()
    assert running.wait(60)
    assert ended == ["cancelled"]
    lanes.close()
