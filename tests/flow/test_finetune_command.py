"""Training by command: what is missing is said before anything is written."""

import sys
from pathlib import Path

import pytest

from tests.flow.test_command_line import Shell
from tests.unit.llm.gguf_files import write_gguf


@pytest.fixture
def shell(profile: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Shell:
    monkeypatch.setenv("MUSICREC_MODELS", str(tmp_path / "models"))
    return Shell(profile, capsys)


def test_without_a_model_there_is_nothing_to_train(shell: Shell, tmp_path: Path) -> None:
    answer = shell.run("finetune", str(tmp_path / "out"), code=1)
    assert "no language model to train" in str(answer["error"])
    assert not (tmp_path / "out").exists()


def test_what_training_needs_is_named_when_it_is_not_installed(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["musicrec_desktop.finetuning.finetune"], "find_spec", lambda _name: None)
    model = write_gguf(tmp_path / "model.gguf")
    answer = shell.run("finetune", str(tmp_path / "out"), "--model", str(model), code=1)
    assert "torch" in str(answer["error"])
    assert "musicrec-desktop[finetune]" in str(answer["error"])
    assert not (tmp_path / "out").exists()


def test_a_model_that_is_none_is_told_so(shell: Shell, tmp_path: Path) -> None:
    model = tmp_path / "model.gguf"
    model.write_bytes(b"not a model")
    answer = shell.run("finetune", str(tmp_path / "out"), "--model", str(model), code=1)
    assert "model.gguf" in str(answer["error"])
