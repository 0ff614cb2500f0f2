"""What a machine lacks is found by trying, and is named exactly where it may not be installed."""

import shutil
import sys
from pathlib import Path

import machine
import pytest
from machine import Need, needs, provide
from stages import SetupError

HERE = Need("something that is here", "here", lambda: True)


def test_nothing_is_done_when_nothing_is_missing(tmp_path: Path) -> None:
    provide([HERE], tmp_path / "log")
    assert not (tmp_path / "log").exists()


def test_missing_things_and_the_command_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_root_prefix", lambda: None)
    missing = [Need("a compiler", "g++", lambda: False), Need("a font", "fonts-dejavu-core", lambda: False)]
    with pytest.raises(SetupError) as caught:
        provide([HERE, *missing], tmp_path / "log")
    message = str(caught.value)
    assert "a compiler" in message
    assert "something that is here" not in message
    if machine._program("apt-get"):
        assert "apt-get update && apt-get install -y --no-install-recommends fonts-dejavu-core g++" in message


def test_a_package_that_does_not_help_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(machine, "_root_prefix", lambda: ["true"])
    monkeypatch.setattr(machine, "_program", lambda name: name == "apt-get")
    with pytest.raises(SetupError, match="not usable: a compiler"):
        provide([Need("a compiler", "g++", lambda: False)], tmp_path / "log")


def test_a_window_and_tests_need_more_than_building() -> None:
    build = {need.package for need in needs(window=False, tests=False)}
    window = {need.package for need in needs(window=True, tests=False)}
    tests = {need.package for need in needs(window=False, tests=True)}
    version = f"python{sys.version_info[0]}.{sys.version_info[1]}"
    assert build == {f"{version}-venv", "g++"}
    assert build < window < tests
    assert {"libegl1", "libpulse0", "libxcb-cursor0"} <= window
    assert {"xvfb", "pulseaudio", "dbus", "ffmpeg"} <= tests


def test_capabilities_are_tried() -> None:
    assert machine._loads("libc.so.6")()
    assert not machine._loads("libno-such-thing.so.9")()
    assert machine._program("sh")
    assert not machine._program("no-such-program-anywhere")


def test_an_old_python_is_answered_with_what_is_needed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 10, 12))
    monkeypatch.setattr(shutil, "which", {}.get)
    with pytest.raises(SetupError, match=r"(?s)python3 is 3\.10.*python3\.11-venv"):
        machine.python_command()
    monkeypatch.setattr(shutil, "which", {"python3.12": "/opt/python3.12"}.get)
    assert machine.python_command() == "/opt/python3.12"


@pytest.mark.parametrize("script", sorted(Path(machine.__file__).parent.glob("*.py")), ids=lambda path: path.name)
def test_scripts_for_bare_machines_import_nothing_that_must_be_installed(script: Path) -> None:
    own = {path.stem for path in script.parent.glob("*.py")}
    imported = {
        line.split()[1].split(".")[0].rstrip(",")
        for line in script.read_text("utf-8").splitlines()
        if line.startswith(("import ", "from "))
    }
    assert imported <= own | sys.stdlib_module_names
