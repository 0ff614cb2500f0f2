"""One process that reads tags, seen from both of its ends."""

import signal
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.context import SpawnContext
from pathlib import Path
from typing import TYPE_CHECKING

from musicrec_desktop.domain.track import ScanBatch

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

Read = Callable[[Sequence[Path]], ScanBatch]
"""Reads a bounded number of files. A module-level function, for it travels to another process by name."""

Files = tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Ready:
    """The first thing a process says: it has started, and takes its first batch."""


class ReadingProcess:
    """The parent's side: the process, its pipe, and the batches given to it."""

    def __init__(self, context: SpawnContext, read: Read) -> None:
        self.pipe: Connection[Files, ScanBatch | Ready]
        self.pipe, theirs = context.Pipe()
        self.given: deque[Files] = deque()
        """Batches given and not answered, the one in work first."""
        self.is_ready = False
        self.since = time.monotonic()
        """When it was last heard of, or given work when it had none; on the monotonic clock."""
        self._process = context.Process(target=_serve, args=(theirs, read), name="reading", daemon=True)
        self._process.start()
        theirs.close()

    def give(self, files: Files) -> bool:
        """Hand over one more batch. False when the process is dead."""
        try:
            self.pipe.send(files)
        except OSError:
            return False
        if self.is_ready and not self.given:
            self.since = time.monotonic()
        self.given.append(files)
        return True

    def hear(self) -> ScanBatch | Ready | None:
        """What it tells next; None when it is dead and has told everything."""
        try:
            news = self.pipe.recv()
        except (EOFError, OSError):
            return None
        self.since = time.monotonic()
        self.is_ready = True
        return news

    def kill(self) -> None:
        """End it now."""
        self._process.kill()
        self._process.join()
        self.pipe.close()


def _serve(pipe: "Connection[ScanBatch | Ready, Files]", read: Read) -> None:
    """The child's side: an answer to each batch, in order, until the parent is gone."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for the parent, who ends us then
    try:
        pipe.send(Ready())
        while True:
            pipe.send(read(pipe.recv()))
    except (EOFError, OSError):
        return
