"""A second start finds the first window, whatever is left of others."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from musicrec_desktop.desktop.system import instance
from musicrec_desktop.desktop.system.instance import Instance, Wish, claim, hand_over, wish_of
from tests.desktop.system.bus_daemon import meanwhile

COMMAND = [sys.executable, "-m", "musicrec_desktop.desktop.main", "--no-llm"]


@pytest.fixture
def first(profile: Path) -> Iterator[Instance]:
    claimed = claim(profile)
    assert claimed is not None
    yield claimed
    claimed.close()
    claimed.deleteLater()


def later_start(bot: QtBot, profile: Path, wish: Wish) -> bool:
    """Hand a wish over from a process of its own: Qt waits without letting other threads of this one go on."""
    script = (
        "import pathlib, sys; from musicrec_desktop.desktop.system.instance import Wish, hand_over\n"
        "sys.exit(not hand_over(pathlib.Path(sys.argv[1]), Wish.of_line(sys.stdin.buffer.read())))"
    )
    command = [sys.executable, "-c", script, str(profile)]
    return meanwhile(bot, lambda: subprocess.run(command, input=wish.line(), check=False)).returncode == 0


def test_wishes_of_later_starts_reach_the_first(bot: QtBot, first: Instance, profile: Path) -> None:
    heard: list[Wish] = []
    first.asked.connect(heard.append)
    assert claim(profile) is None
    wishes = [
        Wish((Path("/a b/☂.flac"), Path("/c")), "something calm", ""),
        Wish((), None, "next", {"XDG_ACTIVATION_TOKEN": "t"}),
        Wish(tuple(Path(f"/music/{number}") for number in range(3_000))),
    ]
    for wish in wishes:
        assert later_start(bot, profile, wish)
    assert heard == wishes


def test_two_profiles_have_two_windows(first: Instance, tmp_path: Path) -> None:
    other = claim(tmp_path)
    assert other is not None
    other.close()


def test_nonsense_is_let_fall(bot: QtBot, first: Instance, profile: Path) -> None:
    heard: list[Wish] = []
    first.asked.connect(heard.append)

    def talk() -> bytes:
        answers = b""
        for line in (b"[]\n", b"{}\n", b"\xff\n", b'{"paths": 3, "request": null, "do": "", "tokens": {}}\n'):
            with socket.socket(socket.AF_UNIX) as visitor:
                visitor.settimeout(10)
                visitor.connect(first._server.fullServerName())
                visitor.sendall(line)
                answers += visitor.recv(10)
        return answers

    assert meanwhile(bot, talk) == b""
    assert heard == []
    assert later_start(bot, profile, Wish(do="play"))


def test_a_first_one_that_does_not_answer_is_told_from_one_that_does(
    first: Instance, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(instance, "_PATIENCE_MS", 50)
    assert not hand_over(profile, Wish())  # its events do not run meanwhile
    QCoreApplication.processEvents()


def test_addresses_of_files_are_taken_for_paths(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "t")
    monkeypatch.delenv("DESKTOP_STARTUP_ID", raising=False)
    wish = wish_of(["file:///a%20b/c.ogg", "d.ogg", "/e.ogg"], None, "")
    assert wish.paths == (Path("/a b/c.ogg"), tmp_path / "d.ogg", Path("/e.ogg"))
    assert wish.tokens == {"XDG_ACTIVATION_TOKEN": "t"}


def start(profile: Path, *options: str) -> "subprocess.Popen[bytes]":
    env = {**os.environ, "PULSE_SERVER": "unix:/nowhere", "QT_QPA_PLATFORM": "offscreen"}
    env.pop("DBUS_SESSION_BUS_ADDRESS", None)  # and it is silent where there is no bus
    return subprocess.Popen([*COMMAND, "--profile", str(profile), *options], env=env, stderr=subprocess.PIPE)


def wait_for_window(profile: Path, process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while not (profile / "library.db").exists():
        assert process.poll() is None, process.communicate()[1].decode()
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_a_killed_window_stands_in_nobodys_way(profile: Path) -> None:
    with start(profile) as killed:
        wait_for_window(profile, killed)
        killed.send_signal(signal.SIGKILL)
    (profile / "library.db").unlink()
    with start(profile) as window:
        wait_for_window(profile, window)
        with start(profile, "--do", "next") as second:
            _, said = second.communicate(timeout=60)
        assert (second.returncode, said) == (0, b"")
        assert window.poll() is None
        window.send_signal(signal.SIGTERM)
        _, said = window.communicate(timeout=60)
    assert window.returncode == 0, said.decode()
    assert not list((profile / "log").glob("crash-*"))
