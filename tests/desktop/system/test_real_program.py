"""The program as it is installed: driven by playerctl, found by later starts, heard on a real sink."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.desktop.system.music_files import write_album

pytestmark = [pytest.mark.real_sound, pytest.mark.real_window]

COMMAND = [sys.executable, "-m", "musicrec_desktop.desktop.main", "--no-llm"]


def ctl(*arguments: str) -> str:
    done = subprocess.run(
        ["playerctl", "--player=musicrec", *arguments], capture_output=True, text=True, timeout=30, check=False
    )
    return done.stdout.strip() if done.returncode == 0 else f"! {done.stderr}"


def wait_for(what: Callable[[], bool], process: "subprocess.Popen[bytes]") -> None:
    deadline = time.monotonic() + 60
    while not what():
        assert process.poll() is None, "the program ended by itself"
        assert time.monotonic() < deadline, (ctl("status"), ctl("metadata"))
        time.sleep(0.05)


def start(profile: Path, *options: str) -> "subprocess.Popen[bytes]":
    env = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
    return subprocess.Popen([*COMMAND, "--profile", str(profile), *options], env=env, stderr=subprocess.PIPE)


@contextmanager
def running(profile: Path, *options: str) -> Iterator["subprocess.Popen[bytes]"]:
    """The first start; it does not outlive a test that fails."""
    with start(profile, *options) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def later(profile: Path, *options: str) -> None:
    """A later start, which hands over and ends."""
    with start(profile, *options) as process:
        _, said = process.communicate(timeout=60)
    assert (process.returncode, said) == (0, b"")


def windows() -> list[str]:
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "^musicrec$"], capture_output=True, text=True, check=False
    )
    return found.stdout.split()


def test_other_programs_and_later_starts_drive_it(profile: Path, tmp_path: Path) -> None:
    assert os.environ["PULSE_SERVER"]
    album = write_album(tmp_path / "album", 3, seconds=60.0)
    with running(profile, str(album[0])) as window:
        wait_for(lambda: ctl("status") == "Playing", window)
        assert ctl("metadata", "xesam:title") == "Title 1"
        wait_for(lambda: float(ctl("position")) > 0.3, window)
        ctl("position", "30")
        wait_for(lambda: 30.0 <= float(ctl("position")) < 40.0, window)
        wait_for(lambda: ctl("metadata", "mpris:artUrl").startswith("file:///"), window)

        later(profile, str(album[1]), album[2].as_uri())
        wait_for(lambda: ctl("metadata", "xesam:title") == "Title 2", window)
        later(profile, "--do=next")
        wait_for(lambda: ctl("metadata", "xesam:title") == "Title 3", window)
        later(profile, "--do=toggle")
        wait_for(lambda: ctl("status") == "Paused", window)
        ctl("open", album[0].as_uri())
        wait_for(lambda: (ctl("metadata", "xesam:title"), ctl("status")) == ("Title 1", "Playing"), window)
        assert len(windows()) == 1

        bus = [
            "dbus-send",
            "--session",
            "--type=method_call",
            "--dest=org.mpris.MediaPlayer2.musicrec",
            "/org/mpris/MediaPlayer2",
        ]
        subprocess.run([*bus, "org.mpris.MediaPlayer2.Quit"], check=True)
        _, said = window.communicate(timeout=60)
    assert window.returncode == 0, said.decode()
    assert not list((profile / "log").glob("crash-*"))
