"""Says what is being done and how long is left, stage after stage.

Runs before anything is installed: standard library only, and old Pythons must be able to read it.
"""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

TYPICAL = {
    "system": ("System packages", 10),
    "environment": ("Python environment", 6),
    "packages": ("Python packages", 25),
    "tools": ("Test and check tools", 10),
    "music": ("Demo library", 15),
    "model": ("Language model", 8),
    "compile": ("Language model runtime, compiled for this machine", 90),
    "scan": ("Scan the music", 2),
    "analyse": ("Listen to every track once", 20),
    "playlist": ("A playlist with reasons", 20),
}
"""Title and typical seconds of each stage: a first run on two cores and a fast line. Later runs skip what is there."""


class SetupError(Exception):
    """Set-up cannot go on; the message says why and what to do."""


def span(seconds: float) -> str:
    """Seconds in words: '45 s', '2 min 10 s'."""
    whole = max(0, round(seconds))
    if whole < 100:
        return f"{whole} s"
    return f"{whole // 60} min {whole % 60 // 10 * 10} s"


class Stages:
    """The stages of one command, in order; remaining time is the sum of what the later ones typically take."""

    def __init__(self, names: Sequence[str]) -> None:
        self.names = list(names)
        self.seconds = {name: float(TYPICAL[name][1]) for name in names}
        self.took: dict[str, float] = {}
        self.detail = ""
        """What the running stage is at; shown with the time."""
        self.ticks = 0
        self._began = time.monotonic()

    def already_done(self, *names: str) -> None:
        """These will take no time: an earlier run did them."""
        for name in names:
            if name in self.seconds:
                self.seconds[name] = 0.0

    @contextlib.contextmanager
    def stage(self, name: str, *, speaks: bool = False) -> Iterator[None]:
        """Head line, a sign of life while the stage runs, and how long it took.

        A stage that speaks shows its own progress and time left, and is not talked over.
        """
        number = self.names.index(name) + 1
        later = sum(self.seconds[other] for other in self.names[number:])
        typical = self.seconds[name]
        here = f"about {span(typical)}; " if typical >= 3 else ""
        time_left = f" ({here}{span(typical + later)} left in all)" if typical + later >= 3 else ""
        say(f"[{number}/{len(self.names)}] {TYPICAL[name][0]}{time_left}")
        began = time.monotonic()
        over = threading.Event()
        self.detail = ""
        ticker = threading.Thread(target=self._tick, args=(over, began, typical, later), daemon=True)
        if not speaks:
            ticker.start()
        try:
            yield
        finally:
            over.set()
            if not speaks:
                ticker.join()
            self.took[name] = time.monotonic() - began
        if self.took[name] >= 1:
            say(f"      done in {span(self.took[name])}")

    def _tick(self, over: threading.Event, began: float, typical: float, later: float) -> None:
        live = sys.stdout.isatty()
        while not over.wait(1 if live else 15):
            gone = time.monotonic() - began
            left = f"about {span(typical - gone)} left here" if gone < typical else "longer than usual"
            line = f"      {span(gone)} so far, {left}, {span(max(0.0, typical - gone) + later)} in all"
            line += f": {self.detail}" if self.detail else ""
            if live:
                print(f"\r\x1b[K{line[:110]}", end="", flush=True)
            else:
                say(line)
            self.ticks += 1
        if live:
            print("\r\x1b[K", end="", flush=True)

    def summary(self) -> str:
        """One line with the seconds of each stage, for the curious and for measurements."""
        parts = ", ".join(f"{name} {seconds:.0f}" for name, seconds in self.took.items() if seconds >= 1)
        return f"All done in {span(time.monotonic() - self._began)}" + (f" (seconds: {parts})" if parts else "")


def say(text: str) -> None:
    """Print at once, also into a pipe."""
    print(text, flush=True)


def run_quietly(command: Sequence[str], log: Path, env: Mapping[str, str] | None = None) -> None:
    """Run a program, its output into a log file; when it fails, raise SetupError with the log's last lines."""
    with log.open("ab") as sink:
        sink.write(f"\n$ {' '.join(command)}\n".encode())
        sink.flush()
        result = subprocess.run(
            list(command), stdout=sink, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, env=env, check=False
        )
    if result.returncode != 0:
        raise SetupError(failure(command[0], result.returncode, log))


def failure(program: str, code: int, log: Path) -> str:
    """What went wrong, with the end of the log."""
    tail = "\n".join("    " + line for line in log.read_text("utf-8", "replace").splitlines()[-15:])
    return f"{program} ended with {code}. The end of {log}:\n{tail}"
