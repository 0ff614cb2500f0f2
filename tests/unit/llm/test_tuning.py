import os
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from musicrec_desktop.llm import tuning as tuning_module
from musicrec_desktop.llm.tuning import (
    Pace,
    Trial,
    Tuning,
    choose,
    measured,
    piece_tokens,
    recall,
    remember,
    thread_counts,
)


def trial(file: str = "m", threads: int = 1, extra: bool = False, prompt: float = 100, answer: float = 10) -> Trial:
    return Trial(file, threads, extra, prompt, answer)


def test_each_kind_of_work_gets_its_best_threads() -> None:
    chosen = choose([trial(threads=1, answer=30), trial(threads=2, prompt=180, answer=8)], "m")
    assert chosen is not None
    assert (chosen.threads, chosen.prompt_threads) == (1, 2)


def test_another_file_must_pay() -> None:
    little = choose([trial(prompt=100), trial("q8", prompt=103)], "m")
    much = choose([trial(prompt=100), trial("q8", prompt=300)], "m")
    assert little is not None
    assert much is not None
    assert (little.file, much.file) == ("m", "q8")


def test_nothing_measured_is_no_way() -> None:
    assert choose([], "m") is None


def _dies(where: Connection, file: str, counts: tuple[int, ...], extra: bool) -> None:
    where.send(Trial(file, counts[0], extra, 5.0, 2.0))
    os._exit(139)


def test_a_crash_while_measuring_costs_what_was_not_measured(tmp_path: Path) -> None:
    trials, has_crashed = measured(_dies, tmp_path / "m.gguf", False, cores=4)
    assert [(trial.threads, trial.completion_rate) for trial in trials] == [(1, 2.0)]
    assert has_crashed


def _all_is_well(where: Connection, file: str, counts: tuple[int, ...], extra: bool) -> None:
    for count in counts:
        where.send(Trial(file, count, extra, 5.0, 2.0))


def test_every_number_of_threads_is_measured(tmp_path: Path) -> None:
    trials, has_crashed = measured(_all_is_well, tmp_path / "m.gguf", True, cores=4)
    assert [(trial.threads, trial.extra_buffers) for trial in trials] == [(1, True), (2, True), (3, True), (4, True)]
    assert not has_crashed


def test_what_was_measured_is_remembered_for_this_runtime(tmp_path: Path) -> None:
    tuning = Tuning("m", 1, 2, True, (trial(),))
    remember(tmp_path, "f" * 64, "runtime 1", tuning)
    assert recall(tmp_path, "f" * 64, "runtime 1") == tuning
    assert recall(tmp_path, "f" * 64, "runtime 2") is None
    assert recall(tmp_path, "0" * 64, "runtime 1") is None
    (note,) = tmp_path.iterdir()
    note.write_text('{"way": 3}')
    assert recall(tmp_path, "f" * 64, "runtime 1") is None


def test_what_a_busy_machine_measured_is_measured_again_when_it_is_quiet(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = [9.0]
    monkeypatch.setattr(tuning_module, "_load", lambda: load[0])
    remember(tmp_path, "f" * 64, "runtime", Tuning("m", 1, 1, False))
    assert recall(tmp_path, "f" * 64, "runtime") is not None
    load[0] = 0.1
    assert recall(tmp_path, "f" * 64, "runtime") is None


def test_a_busy_machine_is_met_with_one_thread_for_a_while() -> None:
    pace = Pace(Tuning("m", 4, 4, False, (trial(answer=50, prompt=500),)))
    assert pace.threads(0) == (4, 4)
    pace.saw_token(0.03, now=0)
    assert pace.threads(1) == (4, 4)
    pace.saw_token(0.9, now=1)
    assert pace.threads(2) == (1, 1)
    assert pace.threads(32) == (4, 4)
    pace.saw_prompt(100, 3.0, now=32)
    assert pace.threads(80) == (1, 1), "the second wait is longer"
    assert pace.threads(100) == (4, 4)


def test_one_thread_stays_one_thread() -> None:
    pace = Pace(Tuning("m", 1, 1, False, (trial(),)))
    pace.saw_token(100, now=0)
    assert pace.threads(0) == (1, 1)


@pytest.mark.parametrize(("rate", "tokens"), [(3.0, 64), (130.0, 64), (400.0, 128), (600.0, 256), (9000.0, 512)])
def test_a_prompt_is_read_in_pieces_of_half_a_second(rate: float, tokens: int) -> None:
    assert piece_tokens(Tuning("m", 1, 1, False, (trial(prompt=rate),)), 512) == tokens
    assert piece_tokens(Tuning("m", 1, 1, False), 512) == 512


def test_numbers_of_threads_worth_trying() -> None:
    assert thread_counts(2) == (1, 2)
    assert thread_counts(8) == (1, 2, 4, 7, 8)
