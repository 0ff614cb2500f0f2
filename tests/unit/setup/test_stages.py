"""Stages say what is done and how long is left."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
import stages
from stages import SetupError, Stages, run_quietly, span


@pytest.mark.parametrize(
    ("seconds", "words"), [(-3, "0 s"), (0.4, "0 s"), (99.4, "99 s"), (100, "1 min 40 s"), (125, "2 min 0 s")]
)
def test_span_is_readable(seconds: float, words: str) -> None:
    assert span(seconds) == words


def test_each_heading_says_number_and_time_left(capsys: pytest.CaptureFixture[str]) -> None:
    run = Stages(["system", "packages", "compile"])
    for name in run.names:
        with run.stage(name):
            pass
    heads = [line for line in capsys.readouterr().out.splitlines() if line.startswith("[")]
    typical = [stages.TYPICAL[name][1] for name in run.names]
    assert [head.split()[0] for head in heads] == ["[1/3]", "[2/3]", "[3/3]"]
    assert f"about {span(typical[0])}; {span(sum(typical))} left in all" in heads[0]
    assert f"{span(typical[2])} left in all" in heads[2]


def test_what_is_there_already_takes_no_time(capsys: pytest.CaptureFixture[str]) -> None:
    run = Stages(["system", "compile"])
    run.already_done("system", "compile", "no such stage")
    with run.stage("system"):
        pass
    assert capsys.readouterr().out == "[1/2] System packages\n"


def test_a_long_stage_gives_signs_of_life(tmp_path: Path) -> None:
    script = (
        "import stages, time\n"
        "stages.TYPICAL = {'slow': ('Slow', 2)}\n"
        "run = stages.Stages(['slow'])\n"
        "stages.sys.stdout.isatty = lambda: True\n"
        "with run.stage('slow'):\n"
        "    run.detail = 'file 7'\n"
        "    while run.ticks < 1: time.sleep(0.01)\n"
    )
    command = [sys.executable, "-c", script]
    result = subprocess.run(command, cwd=Path(stages.__file__).parent, capture_output=True, text=True, check=False)
    assert result.stderr == ""
    assert re.search(r"1 s so far, about 1 s left here, 1 s in all: file 7", result.stdout)


def test_a_failing_program_is_reported_with_the_end_of_its_log(tmp_path: Path) -> None:
    log = tmp_path / "log"
    with pytest.raises(SetupError, match=r"(?s)ended with 3\..*no such flag"):
        run_quietly(["sh", "-c", "echo no such flag; exit 3"], log)
    run_quietly(["sh", "-c", "echo fine"], log)
    assert log.read_text().endswith("fine\n")
