"""The program as it is started: a process of its own, ended as people and systems end it."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from musicrec_desktop.desktop.crash import crash_report, watch_for_crashes

COMMAND = [sys.executable, "-m", "musicrec_desktop.desktop.main", "--no-llm"]


def wait_for(what: Callable[[], bool], process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while not what():
        assert process.poll() is None, "the program ended by itself"
        assert time.monotonic() < deadline
        time.sleep(0.05)


def start(*options: str, **env: str) -> "subprocess.Popen[bytes]":
    # No sound server: a player without a device must not keep the window from opening.
    surroundings = {**os.environ, "PULSE_SERVER": "unix:/nowhere", **env}
    return subprocess.Popen([*COMMAND, *options], env=surroundings, stderr=subprocess.PIPE)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_request_to_end_closes_the_window_in_order(profile: Path, number: int) -> None:
    with start("--profile", str(profile), QT_QPA_PLATFORM="offscreen") as process:
        wait_for((profile / "library.db").exists, process)
        time.sleep(0.5)
        process.send_signal(number)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 0, said.decode()
    assert not (profile / "library.db-wal").exists()  # the database was closed
    assert (profile / "log" / "window.txt").exists()
    assert not list((profile / "log").glob("crash-*"))


def test_settings_that_make_no_sense_are_said_and_end_it(profile: Path) -> None:
    (profile / "settings.toml").write_text("volume = 'loud'\n", "utf-8")
    script = (
        "import sys\n"
        "from PySide6.QtWidgets import QDialog\n"
        "QDialog.exec = lambda window: print(window.text.toPlainText())\n"
        "from musicrec_desktop.desktop.main import main\n"
        f"sys.exit(main(['--profile', {str(profile)!r}]))\n"
    )
    run = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 1
    assert "volume" in run.stderr
    assert "MR-SET" in run.stdout


@pytest.mark.real_window
def test_the_window_opens_on_a_screen_and_closes_by_key() -> None:
    def windows() -> list[str]:
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "^musicrec$"], capture_output=True, text=True, check=False
        )
        return found.stdout.split()

    with start("--temp-profile", QT_QPA_PLATFORM="xcb") as process:
        wait_for(lambda: bool(windows()), process)
        # A screen without a window manager gives the focus to nobody by itself.
        subprocess.run(["xdotool", "windowfocus", "--sync", windows()[0]], check=True)
        time.sleep(0.5)
        subprocess.run(["xdotool", "key", "--clearmodifiers", "ctrl+q"], check=True)
        _, said = process.communicate(timeout=60)
    assert process.returncode == 0, said.decode()
    assert windows() == []


@pytest.fixture
def pythons_own_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in the program: pytest-qt's hook would take the exceptions of these tests for failures."""
    monkeypatch.setattr(sys, "excepthook", sys.__excepthook__)


@pytest.mark.usefixtures("pythons_own_hook")
def test_an_exception_that_nobody_took_is_kept_and_shown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shown: list[str] = []
    end = watch_for_crashes(tmp_path, shown.append)
    try:
        error = ZeroDivisionError("the seventh of nine")
        sys.excepthook(ZeroDivisionError, error, None)
    finally:
        end()
    (file,) = tmp_path.glob("crash-*.txt")
    assert shown == [file.read_text("utf-8")]
    assert "the seventh of nine" in shown[0]
    assert str(file) in shown[0]
    assert "the seventh of nine" in capsys.readouterr().err


@pytest.mark.usefixtures("pythons_own_hook")
def test_a_crash_while_showing_a_crash_does_not_go_round(tmp_path: Path) -> None:
    calls: list[str] = []

    def show(report: str) -> None:
        calls.append(report)
        sys.excepthook(ValueError, ValueError("again"), None)

    end = watch_for_crashes(tmp_path, show)
    try:
        sys.excepthook(ValueError, ValueError("once"), None)
    finally:
        end()
    assert len(calls) == 1
    assert len(list(tmp_path.glob("crash-*.txt"))) == 2  # both are kept, though in the same second


def test_a_report_names_the_versions(tmp_path: Path) -> None:
    report = crash_report(ValueError("x"), tmp_path / "crash.txt")
    assert "PySide6" in report
    assert "Python 3" in report
    assert "ValueError: x" in report
