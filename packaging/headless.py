#!/usr/bin/env python3
"""Runs a command with a screen, a session bus and a sound server of its own: headless.py COMMAND [ARGUMENT...].

Xvfb, dbus-daemon and PulseAudio with one null sink live in a private folder, so that nothing of the listener's session
is touched, and end by their process ids when the command does. What comes out of the null sink can be recorded from its
monitor source: MUSICREC_SINK_MONITOR names it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SINK = "musicrec_null"
PATIENCE_S = 30.0


class HeadlessError(Exception):
    """A server did not come up; the message names it and its log."""


@contextlib.contextmanager
def _server(
    name: str, command: list[str], env: dict[str, str], folder: Path, fds: tuple[int, ...] = ()
) -> Iterator[Path]:
    """A server for as long as the block runs; yields its log."""
    log = folder / f"{name}.log"
    with log.open("wb") as sink:
        process = subprocess.Popen(
            command, stdout=sink, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=env, pass_fds=fds
        )
    try:
        yield log
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait(what: str, log: Path, ready: Path) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not ready.exists():
        if time.monotonic() > deadline:
            raise HeadlessError(f"{what} did not start:\n{log.read_text('utf-8', 'replace')}")
        time.sleep(0.02)


@contextlib.contextmanager
def surroundings() -> Iterator[dict[str, str]]:
    """The environment for the command, with all three servers running."""
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="musicrec-headless-")))
        runtime = folder / "run"
        runtime.mkdir(mode=0o700)
        env = {name: value for name, value in os.environ.items() if name not in {"WAYLAND_DISPLAY", "PULSE_SERVER"}}
        env.update(XDG_RUNTIME_DIR=str(runtime), PULSE_RUNTIME_PATH=str(runtime / "pulse"))
        # Sound server and settings leave no trace in the listener's home.
        env.update(PULSE_STATE_PATH=str(folder / "pulse"), PULSE_COOKIE=str(folder / "cookie"))

        bus = runtime / "bus"
        command = ["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address=unix:path={bus}"]
        _wait("dbus-daemon", stack.enter_context(_server("dbus", command, env, folder)), bus)
        env["DBUS_SESSION_BUS_ADDRESS"] = f"unix:path={bus}"

        socket = runtime / "sound"
        command = [
            "pulseaudio",
            "-n",
            "--daemonize=no",
            "--use-pid-file=no",
            "--exit-idle-time=-1",
            "--disable-shm=yes",
        ]
        command += [f"--load=module-null-sink sink_name={SINK} rate=44100 channels=2"]
        command += [f"--load=module-native-protocol-unix auth-anonymous=1 socket={socket}"]
        _wait("pulseaudio", stack.enter_context(_server("pulseaudio", command, env, folder)), socket)
        env.update(PULSE_SERVER=f"unix:{socket}", PULSE_SINK=SINK, MUSICREC_SINK_MONITOR=f"{SINK}.monitor")

        env["DISPLAY"] = f":{_screen(stack, env, folder)}"
        yield env


def _screen(stack: contextlib.ExitStack, env: dict[str, str], folder: Path) -> int:
    """Start Xvfb on the first free display; it says which through a pipe."""
    reader, writer = os.pipe()
    # Without -noreset the server starts anew when its last client leaves, and turns away whoever comes just then.
    command = ["Xvfb", "-displayfd", str(writer), "-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset"]
    log = stack.enter_context(_server("Xvfb", command, env, folder, (writer,)))
    os.close(writer)
    with os.fdopen(reader) as answer:
        line = answer.readline().strip()
    if not line:
        raise HeadlessError(f"Xvfb did not start:\n{log.read_text('utf-8', 'replace')}")
    return int(line)


def main() -> int:
    """Run the command given and end with its exit code."""
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        return 2
    # A polite end reaches the `finally` blocks, so that no server is left behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with surroundings() as env:
            return subprocess.run(sys.argv[1:], env=env, check=False).returncode
    except HeadlessError as error:
        print(error, file=sys.stderr)
        return 1
    except FileNotFoundError as error:
        print(f"{error.filename} is not installed", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main())
