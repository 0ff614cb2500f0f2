"""Programs that tests end with SIGKILL, and what they leave behind."""

import contextlib
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from musicrec_desktop.app.paths import Paths
from musicrec_desktop.storage import Database, open_database

PATIENCE_S = 60.0
COMMAND = (sys.executable, "-m", "musicrec_desktop")
Process = subprocess.Popen[str]


def start(profile: Path, *arguments: str, command: Sequence[str] = COMMAND, **env: str) -> Process:
    """The program as a process of its own."""
    return subprocess.Popen(
        [*command, *arguments, "--profile", str(profile)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, **env},
    )


def finish(process: Process) -> dict[str, Any]:
    """Wait until a command started with --json has done its work; its document."""
    said, errors = process.communicate(timeout=PATIENCE_S)
    assert process.returncode == 0, errors
    document = json.loads(said)
    assert isinstance(document, dict)
    return document


def run(profile: Path, *arguments: str, **env: str) -> dict[str, Any]:
    """A whole command, which must succeed; its document."""
    return finish(start(profile, *arguments, "--json", **env))


def wait_for(what: Callable[[], bool], process: Process | None = None) -> None:
    """Look again and again until it is so; `process` must live meanwhile."""
    deadline = time.monotonic() + PATIENCE_S
    while not what():
        if process is not None and process.poll() is not None:
            raise AssertionError(f"it ended by itself, code {process.returncode}: {process.communicate()[1]}")
        if time.monotonic() > deadline:
            if process is not None:
                process.kill()
            raise AssertionError("it never came to that")
        time.sleep(0.002)


def kill_when(what: Callable[[], bool], process: Process) -> None:
    """SIGKILL as soon as it is so."""
    with process:
        wait_for(what, process)
        process.send_signal(signal.SIGKILL)
        process.wait(PATIENCE_S)  # not for the end of its output: what it leaves running would hold that open
    assert process.returncode == -signal.SIGKILL, "it had ended before"


def count_now(profile: Path, sql: str) -> int:
    """One number from the database of a running program, 0 while it is not there: a reader comes and goes."""
    path = Paths.of(profile).database
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as reader:
            row = reader.execute(sql).fetchone()
            return int(row[0]) if row else 0
    except sqlite3.OperationalError:
        return 0


@contextmanager
def left_behind(profile: Path) -> Iterator[Database]:
    """The database after the program is gone, found sound."""
    database = open_database(Paths.of(profile).database)
    try:
        assert database.faults() == []
        yield database
    finally:
        database.close()


def descendants(pid: int) -> set[int]:
    """Processes below this one."""
    below: set[int] = set()
    for children in Path(f"/proc/{pid}/task").glob("*/children"):
        with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # a thread may end while we look
            for child in map(int, children.read_text().split()):
                below |= {child, *descendants(child)}
    return below


def alive(pids: set[int]) -> set[int]:
    """Those that still run. One whose end nobody has asked for is dead."""
    running: set[int] = set()
    for pid in pids:
        try:
            state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            continue
        if state != "Z":
            running.add(pid)
    return running


def catches(pid: int, number: int) -> bool:
    """The process has a handler for this signal: it is ready to be asked to end."""
    status = Path(f"/proc/{pid}/status").read_text()
    caught = next(line.split()[1] for line in status.splitlines() if line.startswith("SigCgt"))
    return bool(int(caught, 16) >> (number - 1) & 1)
