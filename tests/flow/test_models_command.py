"""The language models by command: fetched from a hub on this machine, imported, chosen, removed; the log of calls."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from musicrec_desktop.app import model_shelf
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.llm_call import LlmCall
from musicrec_desktop.llm.models import HubFile, catalogue
from musicrec_desktop.storage import open_database
from tests.flow.test_command_line import Shell
from tests.unit.llm.gguf_files import write_gguf
from tests.unit.llm.models.hub import MODEL, Hub, a_hub, tiny_entry

ENTRY = tiny_entry(MODEL, HubFile("someone/tiny", "main", "tiny.Q8_0.gguf"))


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "models"
    monkeypatch.setenv("MUSICREC_MODELS", str(folder))
    monkeypatch.setattr(catalogue, "CATALOGUE", (ENTRY,))
    monkeypatch.setattr(model_shelf, "CATALOGUE", (ENTRY,))
    return folder


@pytest.fixture
def hub(profile: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with a_hub() as running:
        profile.mkdir(parents=True, exist_ok=True)
        (profile / "settings.toml").write_text(f'model_mirrors = ["{running.address}"]\n')
        yield running


@pytest.fixture
def shell(profile: Path, models: Path, capsys: pytest.CaptureFixture[str]) -> Shell:
    del models
    return Shell(profile, capsys)


def only(shell: Shell) -> dict[str, object]:
    (row,) = shell.run("models", "list")["models"]
    assert isinstance(row, dict)
    return row


def test_from_the_mirror_of_the_settings_to_in_use_and_gone(
    shell: Shell, hub: Hub, models: Path, profile: Path
) -> None:
    before = only(shell)
    assert (before["is_here"], before["fetched"], before["languages"]) == (False, 0, ["en", "zh"])
    models.mkdir()
    (models / "tiny.gguf.part").write_bytes(MODEL[:1000])
    assert only(shell)["fetched"] == 1000
    assert shell.run("models", "pull", "tiny")["path"] == str(models / "tiny.gguf")
    assert hub.ranges == ["bytes=1000-"]
    assert shell.run("models", "use", "Tiny") == {"model": "tiny.gguf", "use_llm": True}
    assert only(shell)["in_use"] is True
    assert shell.run("models", "remove", "tiny") == {"name": "tiny.gguf", "freed": len(MODEL)}
    assert only(shell)["is_here"] is False
    assert 'model = "tiny.gguf"' not in (profile / "settings.toml").read_text("utf-8")
    assert "not here" in shell.run("models", "remove", "tiny", code=1)["error"]["message"]


def test_a_file_of_ones_own_is_imported_checked_and_used(shell: Shell, tmp_path: Path, models: Path) -> None:
    mine = write_gguf(tmp_path / "mine.gguf")
    assert shell.run("models", "import", str(mine)) == {"name": "mine.gguf"}
    assert (models / "mine.gguf").read_bytes() == mine.read_bytes()
    assert shell.run("models", "use", "mine")["model"] == "mine.gguf"
    rows = shell.run("models", "list")["models"]
    assert [row["in_use"] for row in rows if row["name"] == "mine.gguf"] == [True]
    (models / "cut.gguf").write_bytes(mine.read_bytes()[:-20])
    (fault,) = (row["fault"] for row in shell.run("models", "list")["models"] if row["name"] == "cut.gguf")
    assert "missing at its end" in fault
    assert "missing at its end" in shell.run("models", "use", "cut", code=1)["error"]["message"]


def test_a_mirror_must_be_an_address(shell: Shell, profile: Path) -> None:
    profile.mkdir(parents=True, exist_ok=True)
    (profile / "settings.toml").write_text('model_mirrors = ["file:///etc"]\n')
    assert "no address" in shell.run("models", "list", code=1)["error"]["message"]


def test_the_log_is_read_taken_away_and_cleared(shell: Shell, profile: Path, tmp_path: Path) -> None:
    assert shell.run("models", "log") == {"calls": []}
    calls = [
        LlmCall(
            UnixTime(1000.0 + n),
            "mood",
            "m.gguf",
            "ab" * 32,
            n,
            10,
            2,
            30,
            f"answer {n} 歌",
            ("said twice",),
            f"Ask {n}",
        )
        for n in range(30)
    ]
    database = open_database(Paths.of(profile).database)
    database.llm_calls.add(calls)
    database.close()
    assert [call["text"] for call in shell.run("models", "log", "--last", "2")["calls"]] == [
        "answer 28 歌",
        "answer 29 歌",
    ]
    assert len(shell.run("models", "log")["calls"]) == 20
    target = tmp_path / "log.jsonl"
    assert shell.run("models", "log", "--export", str(target))["calls"] == 30
    rows = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert [row["seed"] for row in rows] == list(range(30))
    assert (rows[3]["dropped"], rows[3]["prompt"]) == (["said twice"], "Ask 3")
    assert "cannot be written" in shell.run("models", "log", "--export", str(tmp_path), code=1)["error"]["message"]
    assert shell.run("models", "log", "--clear") == {"cleared": 30}
    assert shell.run("models", "log") == {"calls": []}
    assert target.exists()
