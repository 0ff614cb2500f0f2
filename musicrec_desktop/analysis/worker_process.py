"""The parent's side of one analysis process."""

from __future__ import annotations

import time
from collections import deque
from multiprocessing.context import SpawnContext
from typing import TYPE_CHECKING, Final

from musicrec_desktop.analysis.outcome import Analyse
from musicrec_desktop.analysis.worker import Answer, Ready, limit_for, run_worker

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

    from musicrec_desktop.domain.analysis_work import AnalysisItem

_START_LIMIT_S: Final = 180.0
"""A cold start on a slow disk takes tens of seconds."""


class WorkerProcess:
    """One process, its pipe, and the files given to it."""

    def __init__(self, context: SpawnContext, analyse: Analyse, time_limit_s: float) -> None:
        self.pipe: Connection[AnalysisItem | None, Answer | Ready]
        self.pipe, theirs = context.Pipe()
        self.given: deque[AnalysisItem] = deque()
        """Files given and not answered, the one in work first."""
        self.is_ready = False
        self.rests_until = 0.0
        """On the monotonic clock."""
        self._time_limit_s = time_limit_s
        self._process = context.Process(
            target=run_worker, args=(theirs, analyse, time_limit_s), name="analysis", daemon=True
        )
        self._process.start()
        theirs.close()
        self._since = time.monotonic()
        self._took = 0.0

    @property
    def deadline(self) -> float:
        """On the monotonic clock: until when it must have told something.

        The first file counts from when the parent heard of its turn, which may be late but is never early.
        """
        return self._since + (self.limit_s if self.is_ready else _START_LIMIT_S)

    @property
    def limit_s(self) -> float:
        """Seconds that the file in work may take."""
        return limit_for(self.given[0], self._time_limit_s) if self.given else self._time_limit_s

    def give(self, item: AnalysisItem) -> bool:
        """Hand over one more file. False when the process is dead."""
        try:
            self.pipe.send(item)
        except OSError:
            return False
        if self.is_ready and not self.given:
            self._since = time.monotonic()
        self.given.append(item)
        return True

    def hear(self) -> Answer | Ready | None:
        """What it tells next; None when it is dead and has told everything."""
        try:
            news = self.pipe.recv()
        except (EOFError, OSError):
            return None
        now = time.monotonic()
        self._took, self._since = now - self._since, now
        self.is_ready = True
        return news

    def rest(self, times: float) -> None:
        """Be left in peace for so many times of what the last file took."""
        self.rests_until = self._since + times * self._took

    def exit_code(self) -> int | None:
        """How it ended: negative for a signal. Waits a moment for the system to tell."""
        self._process.join(5)
        return self._process.exitcode

    def kill(self) -> None:
        """End it now. The pipe closes with its last reference: another thread may be waiting at it."""
        self._process.kill()
        self._process.join()
