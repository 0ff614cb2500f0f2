"""Reads many files in processes of their own, in bounded batches."""

import multiprocessing
import os
import time
from collections import deque
from collections.abc import Iterator, Sequence
from multiprocessing import connection
from pathlib import Path
from typing import Final

from musicrec_desktop.domain.track import ScanBatch, ScanProblem
from musicrec_desktop.library.reading import read_files
from musicrec_desktop.library.reading_process import Files, Read, ReadingProcess, Ready

FILES_A_BATCH: Final = 200
"""Files read between two writes: what a kill costs at most."""
WORTH_PROCESSES: Final = 1_200
"""From so many files on, processes end sooner than reading here: two take as long to start as reading some 700 files
takes one (tests/benchmarks/bench_scan.py)."""
_MOST_JOBS: Final = 4
"""Storing what four have read keeps one busy."""
_AHEAD: Final = 2
"""Batches given to a process at a time: one in work and one waiting, so that it never waits for the parent."""
_START_LIMIT_S: Final = 120.0
_FILE_LIMIT_S: Final = 30.0
"""No file takes longer, even on a disk that has to wake up; a batch is allowed as much for its worst file."""
_FAILED_STARTS: Final = 2
"""Processes that end before they are ready, before we read here instead."""

_CRASHED: Final = "Reading it ended the process that read it: the file is damaged in a way that nobody foresaw."


def jobs_for(n_files: int) -> int:
    """How many processes to read so many files with; 0: read them here."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(cores, _MOST_JOBS) if cores > 1 and n_files >= WORTH_PROCESSES else 0


class ReadingPool:
    """Reads files in `jobs` processes, or here when that is 0.

    Processes are spawned, never forked: a fork copies the locks of other threads in whatever state they are. A process
    that ends or hangs costs its batch a second reading, file by file; the file that does it again is a problem.
    """

    def __init__(self, jobs: int, read: Read = read_files, limit_s: float = _FILE_LIMIT_S) -> None:
        self._jobs = jobs
        self._read = read
        self._limit_s = limit_s
        self._context = multiprocessing.get_context("spawn")
        self._workers: list[ReadingProcess] = []
        self._again: deque[Files] = deque()
        self._failed_starts = 0

    def batches(self, files: Sequence[Path], files_a_batch: int = FILES_A_BATCH) -> Iterator[tuple[int, ScanBatch]]:
        """(how many of the files it is about, what was read of them), in the order in which they are finished.

        Closing the iterator, or close(), ends the processes.
        """
        waiting = iter([tuple(files[start : start + files_a_batch]) for start in range(0, len(files), files_a_batch)])
        try:
            while True:
                self._fill(waiting)
                busy = [worker for worker in self._workers if worker.given]
                if busy:
                    yield from self._collect(busy)
                elif (batch := self._next(waiting)) is not None:
                    yield len(batch), self._read(batch)
                else:
                    return
        finally:
            self.close()

    def close(self) -> None:
        """End all processes now."""
        for worker in self._workers:
            worker.kill()
        self._workers.clear()

    def _next(self, waiting: Iterator[Files]) -> Files | None:
        return self._again.popleft() if self._again else next(waiting, None)

    def _fill(self, waiting: Iterator[Files]) -> None:
        """Give every process its due, the one with the least first, starting some where there are too few."""
        while self._jobs:
            worker = min(self._workers, key=lambda one: len(one.given), default=None)
            if worker is not None and len(worker.given) >= _AHEAD and len(self._workers) >= self._jobs:
                return
            batch = self._next(waiting)
            if batch is None:
                return
            if worker is None or (worker.given and len(self._workers) < self._jobs):
                worker = ReadingProcess(self._context, self._read)
                self._workers.append(worker)
            if not worker.give(batch):
                self._again.append(batch)
                if worker.given:
                    return  # what it had before is settled where its end is heard
                self._forget(worker)

    def _collect(self, busy: list[ReadingProcess]) -> Iterator[tuple[int, ScanBatch]]:
        """Wait for news of any process and pass on what it means."""
        heard = connection.wait([worker.pipe for worker in busy], max(0.0, min(map(self._time_left, busy))))
        for worker in busy:
            if worker.pipe in heard:
                news = worker.hear()
                if isinstance(news, Ready):
                    self._failed_starts = 0
                elif news is None:
                    yield from self._end(worker)
                else:
                    yield len(worker.given.popleft()), news
            elif self._time_left(worker) <= 0:
                yield from self._end(worker)

    def _time_left(self, worker: ReadingProcess) -> float:
        return worker.since + (self._limit_s if worker.is_ready else _START_LIMIT_S) - time.monotonic()

    def _end(self, worker: ReadingProcess) -> Iterator[tuple[int, ScanBatch]]:
        """Be done with a process. The batch in its hands is read again file by file, the others as they were."""
        self._forget(worker)
        if worker.is_ready and worker.given:
            blamed = worker.given.popleft()
            if len(blamed) == 1:
                yield 1, ScanBatch((), (ScanProblem(blamed[0], _CRASHED),))
            else:
                self._again.extend((path,) for path in blamed)
        self._again.extend(worker.given)

    def _forget(self, worker: ReadingProcess) -> None:
        worker.kill()
        self._workers.remove(worker)
        self._failed_starts += not worker.is_ready
        if self._failed_starts >= _FAILED_STARTS:
            self._jobs = 0
