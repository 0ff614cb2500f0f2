"""The model's process, with everything but the model itself: stand-ins for what serves it, in real processes."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from musicrec_desktop.domain.cancelling import cancelled_by
from musicrec_desktop.domain.errors import Cancelled, InvariantError, ModelError
from musicrec_desktop.llm import process_backend
from musicrec_desktop.llm.messages import Generate, Hello, Load, Score
from musicrec_desktop.llm.model_process import Serve
from musicrec_desktop.llm.offload import FAILED, NO_ROOM
from musicrec_desktop.llm.process_backend import ProcessBackend, patience_s
from musicrec_desktop.llm.tuning import Trial, Tuning
from musicrec_desktop.plugin_api import GenerationOptions, Usage
from tests.unit.llm.model_stand_ins import a_model, cannot_load, count, has_no_runtime, never_starts, on_a_card

WORDS = GenerationOptions(100)


@contextmanager
def a_backend(folder: Path, serve: Serve = count) -> Iterator[ProcessBackend]:
    backend = a_model(folder, serve)
    yield backend
    backend.close()


def say(backend: ProcessBackend, prompt: str, most: int = 5) -> str:
    return "".join(backend.generate(prompt, GenerationOptions(most)))


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_answers_as_the_model_does(tmp_path: Path) -> None:
    with a_backend(tmp_path) as backend:
        assert not backend.is_running, "nothing is started before it is needed"
        assert say(backend, "count") == "0 1 2 3 4 "
        assert backend.score("x", ("a", "bcd")) == (1.0, 3.0)
        assert backend.chat("s", "u") == "<s|u>"
        assert backend.info.name == "m"
        assert backend.usage == Usage(completion_tokens=5)
        pid = backend.pid
    assert not is_alive(pid)
    with pytest.raises(InvariantError):
        backend.score("x", ("a",))


def test_an_error_is_told_and_costs_no_process(tmp_path: Path) -> None:
    with a_backend(tmp_path) as backend:
        with pytest.raises(ModelError, match="too long") as caught:
            say(backend, "error")
        assert caught.value.hint == "less"
        pid = backend.pid
        assert say(backend, "count", 1) == "0 "
        assert backend.pid == pid
        assert backend.usage.restarts == 0


def test_a_crash_before_the_answer_is_not_even_noticed(tmp_path: Path) -> None:
    with a_backend(tmp_path) as backend:
        assert say(backend, "once") == "0 1 2 3 4 "
        assert backend.usage == Usage(completion_tokens=5, restarts=1)


def test_a_process_that_died_between_calls_is_started_again(tmp_path: Path) -> None:
    with a_backend(tmp_path) as backend:
        say(backend, "count")
        os.kill(backend.pid, signal.SIGKILL)
        assert say(backend, "count") == "0 1 2 3 4 "
        assert backend.usage == Usage(completion_tokens=10, restarts=1)


def test_a_crash_within_the_answer_is_told_with_its_last_words(tmp_path: Path) -> None:
    with a_backend(tmp_path) as backend:
        with pytest.raises(ModelError, match=r"crashed \(7\): GGML_ASSERT") as caught:
            say(backend, "die later")
        assert "started again" in caught.value.hint
        assert say(backend, "count", 2) == "0 1 "


def test_what_the_system_ended_is_called_that(tmp_path: Path) -> None:
    with a_backend(tmp_path) as backend, pytest.raises(ModelError, match="want of memory"):
        say(backend, "die")


def test_three_ends_in_a_row_are_enough(tmp_path: Path) -> None:
    with a_backend(tmp_path) as backend:
        with pytest.raises(ModelError, match="want of memory"):
            say(backend, "die")  # twice: it is asked once more
        with pytest.raises(ModelError, match="left alone"):
            say(backend, "die")
        with pytest.raises(ModelError, match="left alone"):
            say(backend, "count")
        assert backend.usage.restarts == 3


def test_a_call_that_goes_well_wipes_the_slate_clean(tmp_path: Path) -> None:
    with a_backend(tmp_path) as backend:
        for _ in range(3):
            with pytest.raises(ModelError):
                say(backend, "die later")
            assert say(backend, "count", 1) == "0 "


@contextmanager
def a_model_on_a_card(folder: Path, name: str = "m") -> Iterator[ProcessBackend]:
    def prepare(hello: Hello) -> Load:
        return Load(name, folder / "mark", Tuning("m.gguf", 1, 1, False, gpu_layers=31 if hello.cards else 0), None, "")

    backend = ProcessBackend(prepare, on_a_card)
    yield backend
    backend.close()


def test_a_crash_on_a_graphics_card_is_answered_without_it(tmp_path: Path) -> None:
    with a_model_on_a_card(tmp_path) as backend:
        assert (backend.info.gpu_layers, backend.info.device) == (31, "a card")
        assert say(backend, "once") == "0 1 2 3 4 "
        assert (backend.info.gpu_layers, backend.info.device) == (0, FAILED)
        assert backend.usage.restarts == 1


def test_a_crash_without_a_card_is_no_reason_to_look_for_another_way(tmp_path: Path) -> None:
    with a_model_on_a_card(tmp_path) as backend:
        say(backend, "once")
        with pytest.raises(ModelError, match="want of memory"):
            say(backend, "die")
        assert backend.info.device == FAILED
        assert say(backend, "count", 1) == "0 "


def test_a_hang_on_a_graphics_card_is_answered_without_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with a_model_on_a_card(tmp_path) as backend:
        assert backend.info.gpu_layers == 31
        monkeypatch.setattr(process_backend, "patience_s", lambda *_: 0.3)
        with pytest.raises(ModelError, match="did not answer for"):
            say(backend, "hang later")
        assert say(backend, "count", 1) == "0 "
        assert backend.info.device == FAILED


def test_what_the_system_ended_keeps_its_card(tmp_path: Path) -> None:
    with a_model_on_a_card(tmp_path) as backend:
        with pytest.raises(ModelError, match="want of memory"):
            say(backend, "die")
        assert backend.info.gpu_layers == 31


@pytest.mark.parametrize(("name", "why", "restarts"), [("crash", FAILED, 1), ("no room", NO_ROOM, 0)])
def test_a_card_that_cannot_load_the_model_is_left_out(tmp_path: Path, name: str, why: str, restarts: int) -> None:
    with a_model_on_a_card(tmp_path, name) as backend:
        assert say(backend, "count") == "0 1 2 3 4 "
        assert (backend.info.gpu_layers, backend.info.device, backend.usage.restarts) == (0, why, restarts)


def test_what_fits_nowhere_is_told(tmp_path: Path) -> None:
    with a_model_on_a_card(tmp_path, "nothing fits") as backend:
        for _ in range(2):
            with pytest.raises(ModelError, match="cannot be run"):
                say(backend, "count")
            assert not backend.is_running


@pytest.mark.parametrize("prompt", ["hang", "hang later"])
def test_silence_ends_the_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, prompt: str) -> None:
    monkeypatch.setattr(process_backend, "patience_s", lambda *_: 0.3)
    with a_backend(tmp_path) as backend:
        say(backend, "count")
        pid = backend.pid
        with pytest.raises(ModelError, match="did not answer for"):
            say(backend, prompt)
        assert not is_alive(pid)
        assert say(backend, "count", 1) == "0 "


def test_closing_an_answer_stops_it(tmp_path: Path) -> None:
    with a_backend(tmp_path) as backend:
        answer = backend.generate("count", GenerationOptions(1000))
        assert next(answer) == "0 "
        answer.close()
        assert backend.usage.completion_tokens <= 3
        assert say(backend, "count") == "0 1 2 3 4 "


@pytest.mark.parametrize("prompt", ["count", "hang"])
def test_a_cancelled_call_ends_at_once_and_the_next_is_not_mixed_up(tmp_path: Path, prompt: str) -> None:
    is_cancelled = threading.Event()
    with a_backend(tmp_path) as backend:
        assert say(backend, "count", 1) == "0 "
        threading.Timer(0.2, is_cancelled.set).start()
        with cancelled_by(is_cancelled.is_set), pytest.raises(Cancelled):
            say(backend, prompt, 100_000)
        if prompt == "count":
            assert say(backend, "count", 2) == "0 1 "
            assert backend.usage.restarts == 0


def test_switching_it_off_in_the_middle_of_a_call_is_told_and_no_bug(tmp_path: Path) -> None:
    with a_backend(tmp_path) as backend:
        assert say(backend, "count", 1) == "0 "
        threading.Timer(0.3, backend.close).start()
        with pytest.raises(ModelError, match="switched off"):
            say(backend, "hang")
        assert backend.usage.restarts == 0


def test_two_answers_at_once_are_a_bug_that_is_told(tmp_path: Path) -> None:
    with a_backend(tmp_path) as backend:
        answer = backend.generate("count", GenerationOptions(1000))
        next(answer)
        assert backend.score("x", ["yz"]) == (2.0,)
        with pytest.raises(InvariantError):
            next(answer)


@pytest.mark.parametrize(
    ("serve", "why"),
    [(never_starts, r"crashed \(-6\)"), (has_no_runtime, "cannot be loaded"), (cannot_load, r"crashed \(3\)")],
)
def test_a_bad_start_is_told_and_leaves_nothing(tmp_path: Path, serve: Serve, why: str) -> None:
    with a_backend(tmp_path, serve) as backend:
        with pytest.raises(ModelError, match=why):
            say(backend, "count")
        assert not backend.is_running


def test_a_model_that_cannot_be_prepared_is_told_each_time(tmp_path: Path) -> None:
    def refuse(_hello: Hello) -> Load:
        raise ModelError("a damaged file")

    backend = ProcessBackend(refuse, count)
    for _ in range(5):
        with pytest.raises(ModelError, match="damaged"):
            say(backend, "count")
    assert not backend.is_running


@pytest.mark.parametrize(
    ("characters", "rate", "expected"), [(10, 500.0, 60.0), (2000, 500.0, 240.0), (4000, 2.0, 600.0)]
)
def test_patience_grows_with_the_prompt(characters: int, rate: float, expected: float) -> None:
    tuning = Tuning("m", 1, 1, False, (Trial("m", 1, False, rate, rate / 4),))
    assert patience_s(Generate(1, "x" * characters, WORDS), tuning) == expected
    assert patience_s(Score(1, "x" * (characters - 4), ("ab", "cd"), 0, False, False), tuning) == expected


def test_the_process_goes_with_its_parent() -> None:
    """Also when the parent is ended without a chance to tidy up, and while the model hangs."""
    program = (
        "import os; from pathlib import Path; from musicrec_desktop.plugin_api import GenerationOptions\n"
        "from tests.unit.llm.model_stand_ins import a_model, deaf\n"
        "b = a_model(Path('/nowhere'), deaf); next(b.generate('', GenerationOptions(9)))\n"
        "print(b.pid, flush=True); os.kill(os.getpid(), 9)"
    )
    paths = os.environ | {"PYTHONPATH": "."}
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, env=paths, check=False)
    pid, until = int(done.stdout), time.monotonic() + 20
    while is_alive(pid) and time.monotonic() < until:
        time.sleep(0.05)
    assert not is_alive(pid)
