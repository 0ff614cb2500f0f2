"""The surroundings of headless tests: a screen, a bus and a sound server that end with the command."""

import shutil
import subprocess
import sys
from pathlib import Path

import headless
import pytest

PROGRAMS = ("Xvfb", "dbus-daemon", "pulseaudio", "pactl")
MISSING = [name for name in PROGRAMS if shutil.which(name) is None]


@pytest.mark.skipif(bool(MISSING), reason=f"not on this machine: {', '.join(MISSING)}")
def test_the_command_finds_a_silent_sink_and_everything_ends_with_it() -> None:
    script = "pactl list short sinks; echo display=$DISPLAY; echo folder=$XDG_RUNTIME_DIR; exit 7"
    result = subprocess.run(
        [sys.executable, headless.__file__, "sh", "-c", script],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert result.returncode == 7, result.stderr
    assert f"\t{headless.SINK}\t" in result.stdout
    said = dict(line.split("=", 1) for line in result.stdout.splitlines() if "=" in line)
    assert not Path(said["folder"]).exists()
    still = [
        cmdline
        for entry in Path("/proc").glob("[0-9]*/cmdline")
        if (cmdline := _read(entry)) and Path(said["folder"]).parent.name in cmdline
    ]
    assert still == []


def _read(path: Path) -> str:
    try:
        return path.read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
    except OSError:
        return ""


def test_a_missing_command_is_named() -> None:
    result = subprocess.run([sys.executable, headless.__file__], capture_output=True, text=True, check=False)
    assert result.returncode == 2
    assert "headless.py COMMAND" in result.stderr
