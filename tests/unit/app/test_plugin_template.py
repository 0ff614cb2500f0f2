"""The template of a plugin: written, found, enabled, and its own tests pass."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from musicrec_desktop.app.plugin_template import new_plugin
from musicrec_desktop.cli.main import main
from musicrec_desktop.domain.errors import PluginError
from musicrec_desktop.plugin_host import check_plugin


def test_a_new_plugin_passes_its_own_tests(tmp_path: Path) -> None:
    folder = new_plugin(tmp_path, "Best of B")
    assert folder.name == "best_of_b"
    assert check_plugin(folder) == ("page", "scorer")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:randomly"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
    assert " passed" in done.stdout


@pytest.mark.parametrize("name", ["", "123", "!!!", "x"])
def test_a_name_that_makes_no_id_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(PluginError, match="No id can be made"):
        new_plugin(tmp_path, name)
    assert list(tmp_path.iterdir()) == []


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    folder = new_plugin(tmp_path, "mine")
    (folder / "MANIFEST.toml").write_text("precious")
    with pytest.raises(PluginError, match="is there already"):
        new_plugin(tmp_path, "mine")
    assert (folder / "MANIFEST.toml").read_text() == "precious"


def test_the_command_line_lists_switches_and_makes_plugins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def plugins(*words: str) -> dict[str, object]:
        code = main(["--profile", str(tmp_path / "profile"), "plugins", *words, "--json"])
        assert code == 0
        found: dict[str, object] = json.loads(capsys.readouterr().out)
        return found

    def listed() -> dict[str, object]:
        every = plugins("list")["plugins"]
        assert isinstance(every, list)
        return next(each for each in every if each["id"] == "mine")

    plugins("new", "mine")
    assert listed() == {
        "id": "mine",
        "name": "Mine",
        "version": "0.1",
        "enabled": False,
        "provides": ["scorer", "page"],
        "permissions": [],
        "problem": "",
    }
    plugins("enable", "mine")
    assert listed()["enabled"] is True
    plugins("disable", "mine")
    assert listed()["enabled"] is False


def test_a_plugin_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--profile", str(tmp_path), "plugins", "enable", "nobody"]) == 1
    assert "There is no plugin nobody." in capsys.readouterr().err
