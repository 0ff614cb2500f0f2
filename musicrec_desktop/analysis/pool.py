"""Measures many files in processes of their own: a crash in a decoder costs one file, and the window stays quick."""

from __future__ import annotations

import multiprocessing
import threading
import time
from collections import deque
from collections.abc import Iterable, Iterator
from multiprocessing import connection
from types import TracebackType
from typing import TYPE_CHECKING, Final, Self

from musicrec_desktop.analysis.measure_file import measure_file
from musicrec_desktop.analysis.outcome import Analyse, AnalysisOutcome
from musicrec_desktop.analysis.pace import AskPace, full_pace
from musicrec_desktop.analysis.worker import Ready
from musicrec_desktop.analysis.worker_process import WorkerProcess
from musicrec_desktop.domain.errors import AnalysisError

if TYPE_CHECKING:
    from musicrec_desktop.domain.analysis_work import AnalysisItem

TIME_LIMIT_S: Final = 120.0
"""A file that takes longer is given up: hours of sound in a container that cannot seek, or a decoder that hangs."""
_AHEAD: Final = 2
"""Files given to a worker at a time: one in work and one waiting, so that it never waits for the parent. Only the one
in work where a pace is asked for: it takes hold with the very next file."""
_FAILED_STARTS: Final = 3
"""Workers that end before they are ready, in a row, before the pool gives up."""


class _Queue:
    """Items not yet given to a worker: those to be tried again first, then the caller's, drawn one by one."""

    def __init__(self, items: Iterable[AnalysisItem | None]) -> None:
        self._items = iter(items)
        self.again: deque[AnalysisItem] = deque()
        self.is_empty = False
        """Nothing is left."""

    def take(self) -> AnalysisItem | None:
        """The next item; None when there is none now."""
        if self.again:
            return self.again.popleft()
        try:
            return next(self._items)
        except StopIteration:
            self.is_empty = True
            return None


class AnalysisPool:
    """Worker processes for analysis.

    They are spawned, never forked: a fork copies the locks of the window's and the database's threads in whatever state
    they are. Each has its own pipe, so the file that killed a worker is known and the others' files are not disturbed.
    Workers start with the first results() and live until close(). One results() at a time; close() from any thread.
    """

    def __init__(
        self,
        jobs: int,
        analyse: Analyse = measure_file,
        time_limit_s: float = TIME_LIMIT_S,
        ask_pace: AskPace = full_pace,
    ) -> None:
        """`jobs` processes, at least one. `analyse` must be a module-level function. `ask_pace`: see Pace."""
        self._jobs = max(1, jobs)
        self._ask_pace = ask_pace
        self._ahead = _AHEAD if ask_pace is full_pace else 1
        self._closing = threading.Event()
        self._analyse = analyse
        self._time_limit_s = time_limit_s
        self._context = multiprocessing.get_context("spawn")
        self._lock = threading.Lock()
        self._workers: list[WorkerProcess] = []
        self._failed_starts = 0

    def results(self, items: Iterable[AnalysisItem | None]) -> Iterator[AnalysisOutcome]:
        """The outcome of every item, as they complete. `items` is drawn from only as workers become free; it gives None
        where the next one has to wait for an outcome of those in work.

        Closing the iterator forgets what is not finished. After close() it ends early. Raises AnalysisError when worker
        processes cannot be started at all.
        """
        queue = _Queue(items)
        try:
            while not self._closing.is_set():
                self._fill(queue)
                busy = [worker for worker in self._workers if worker.given]
                if busy:
                    yield from self._collect(busy, queue)
                elif (pause := self._rest_s()) > 0:
                    self._closing.wait(pause)
                elif queue.is_empty and not queue.again:
                    return
        finally:
            # A late answer to a forgotten file must not be taken for the answer to the next caller's.
            self._drop([worker for worker in self._workers if worker.given])

    def close(self) -> None:
        """End all workers now. A running results() ends without the outcomes of files in work."""
        self._closing.set()
        self._drop(list(self._workers))

    def _fill(self, queue: _Queue) -> None:
        """Give every worker its due, the one with the least first, starting workers where there are too few."""
        while not self._closing.is_set():
            allowed = min(self._jobs, max(1, self._ask_pace().workers))
            workers = list(self._workers)
            at_work = [worker for worker in workers if worker.given]
            rested = [worker for worker in workers if not worker.given and worker.rests_until <= time.monotonic()]
            if len(at_work) < allowed:
                worker = rested[0] if rested else None
                if worker is None and len(workers) >= allowed:
                    return  # they rest
            else:
                worker = min(at_work, key=lambda one: len(one.given))
                if len(worker.given) >= self._ahead:
                    return
            item = queue.take()
            if item is None:
                return
            worker = worker or self._start()
            if worker is None:
                return
            if not worker.give(item):
                # It has died. Nobody has touched this file; what it had before is settled where its end is heard.
                queue.again.append(item)
                if worker.given:
                    return
                self._drop([worker])
                self._note_end(worker)

    def _rest_s(self) -> float:
        """Seconds until the first worker that rests has rested; 0 when none does."""
        now = time.monotonic()
        rests = [worker.rests_until - now for worker in list(self._workers) if not worker.given]
        return min((rest for rest in rests if rest > 0), default=0.0)

    def _start(self) -> WorkerProcess | None:
        with self._lock:
            if self._closing.is_set():
                return None
            worker = WorkerProcess(self._context, self._analyse, self._time_limit_s)
            self._workers.append(worker)
            return worker

    def _collect(self, busy: list[WorkerProcess], queue: _Queue) -> Iterator[AnalysisOutcome]:
        """Wait for news of any worker and pass on what it means."""
        nearest = min(worker.deadline for worker in busy) - time.monotonic()
        pause = self._rest_s() or nearest  # one that has rested is given its next file
        heard = connection.wait([worker.pipe for worker in busy], max(0.0, min(nearest, pause)))
        for worker in busy:
            if self._closing.is_set():
                return
            if worker.pipe in heard:
                # Also so when it is dead: first what it answered while it lived, then the end.
                yield from self._hear(worker, queue)
            elif time.monotonic() > worker.deadline:
                yield from self._end(worker, queue, f"took longer than {worker.limit_s:g} s")

    def _hear(self, worker: WorkerProcess, queue: _Queue) -> Iterator[AnalysisOutcome]:
        news = worker.hear()
        if news is None:
            code = worker.exit_code()
            if not self._closing.is_set():
                yield from self._end(worker, queue, f"crashed the worker (exit code {code})")
        elif isinstance(news, Ready):
            self._failed_starts = 0
        else:
            worker.rest(self._ask_pace().rest)
            yield AnalysisOutcome(worker.given.popleft(), news.measurement, news.reason)

    def _end(self, worker: WorkerProcess, queue: _Queue, how: str) -> Iterator[AnalysisOutcome]:
        """Be done with a worker: its first file was the cause, unless it never came to it. The others get another."""
        self._drop([worker])
        blamed = worker.given.popleft() if worker.is_ready and worker.given else None
        queue.again.extend(worker.given)
        worker.given.clear()
        self._note_end(worker)
        if blamed is not None:
            yield AnalysisOutcome(blamed, None, f"measuring {blamed.path.name} {how}")

    def _note_end(self, worker: WorkerProcess) -> None:
        self._failed_starts += not worker.is_ready
        if self._failed_starts >= _FAILED_STARTS:
            raise AnalysisError(
                f"analysis workers end before their first file (exit code {worker.exit_code()})",
                hint="Start the program from a terminal to see what they say; a library may be missing or damaged.",
            )

    def _drop(self, workers: list[WorkerProcess]) -> None:
        """Kill and forget workers, but for those that another thread has dropped meanwhile."""
        with self._lock:
            mine = [worker for worker in workers if worker in self._workers]
            self._workers = [worker for worker in self._workers if worker not in mine]
        for worker in mine:
            worker.kill()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
