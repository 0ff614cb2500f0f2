"""Drives routes across the lanes: three pools of threads, one way back to the caller's thread."""

import logging
import os
import threading
import time
from collections.abc import Callable, Generator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Generic, TypeVar

from musicrec_desktop.app.routes import Lane, Route, Stop, walk
from musicrec_desktop.domain.cancelling import cancelled_by
from musicrec_desktop.domain.errors import Cancelled
from musicrec_desktop.domain.progress import Job, Partial, Progress

S = TypeVar("S")

Deliver = Callable[[Callable[[], None]], None]
"""Runs a call in the caller's thread, later, in order."""

_PROGRESS_EVERY_S = 0.1
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reports(Generic[S]):
    """Whom to tell. Exactly one of done, error and cancelled is called, last; all in the caller's thread, in order."""

    done: Callable[[S], None]
    error: Callable[[Exception], None]
    progress: Callable[[Progress], None] | None = None
    """Thinned to ten a second."""
    partial: Callable[[object], None] | None = None
    """Never thinned."""
    cancelled: Callable[[], None] | None = None


class Running:
    """One journey under way, as its owner sees it."""

    def __init__(self) -> None:
        self._cancelled = threading.Event()
        self._ended = threading.Event()

    def cancel(self) -> None:
        """Ask it to stop at its next yield. The database is never left half written."""
        self._cancelled.set()

    @property
    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    @property
    def has_ended(self) -> bool:
        """Its last report has been handed over for delivery."""
        return self._ended.is_set()

    def mark_ended(self) -> None:
        """Called once, by the journey itself."""
        self._ended.set()

    def wait(self, timeout_s: float | None = None) -> bool:
        """Block until it has ended. For tests and for shutting down, never for the window."""
        return self._ended.wait(timeout_s)


class Lanes:
    """The three pools. One object for the life of the program."""

    def __init__(self, deliver: Deliver, compute_workers: int | None = None) -> None:
        workers = compute_workers or max(1, (os.cpu_count() or 2) - 1)
        self._deliver = deliver
        self._pools = {
            Lane.DB: ThreadPoolExecutor(1, thread_name_prefix="db"),
            # One more than computing needs: a long analysis waits in its step for worker processes, and a request must
            # not wait behind it.
            Lane.COMPUTE: ThreadPoolExecutor(workers + 1, thread_name_prefix="compute"),
            Lane.LLM: ThreadPoolExecutor(1, thread_name_prefix="llm"),
        }
        self._running: set[Running] = set()
        self._lock = threading.Lock()

    def run(
        self,
        route: Route[S],
        state: S,
        *,
        on_done: Callable[[S], None],
        on_error: Callable[[Exception], None],
        on_progress: Callable[[Progress], None] | None = None,
        on_partial: Callable[[object], None] | None = None,
        on_cancelled: Callable[[], None] | None = None,
    ) -> Running:
        """Start a journey; see Reports for what is called when."""
        reports = Reports(on_done, on_error, on_progress, on_partial, on_cancelled)
        running = Running()
        with self._lock:
            self._running.add(running)
        _Journey(self._pools, self._deliver, route, state, reports, running, self._forget).start()
        return running

    def deliver(self, call: Callable[[], None]) -> None:
        """Run a call in the caller's thread, later: for news that come from threads of their own."""
        self._deliver(call)

    def close(self) -> None:
        """Cancel what runs, wait for the steps under way, end the threads."""
        with self._lock:
            running = list(self._running)
        for journey in running:
            journey.cancel()
        for journey in running:
            journey.wait()
        for pool in self._pools.values():
            pool.shutdown()

    def _forget(self, running: Running) -> None:
        with self._lock:
            self._running.discard(running)


class _Journey(Generic[S]):
    """One route on its way: knows where it is, hops from lane to lane, and reports its end once."""

    def __init__(
        self,
        pools: Mapping[Lane, ThreadPoolExecutor],
        deliver: Deliver,
        route: Route[S],
        state: S,
        reports: Reports[S],
        running: Running,
        on_end: Callable[[Running], None],
    ) -> None:
        self._pools = pools
        self._deliver = deliver
        self._state = state
        self._walker = walk(route, state)
        self._reports = reports
        self._running = running
        self._on_end = on_end
        self._last_progress = 0.0

    def start(self) -> None:
        self._advance(lambda: next(self._walker))

    def _advance(self, step: Callable[[], Stop[S]]) -> None:
        """Do something that leads to the next stop, and go there. The one place in app/ that catches everything."""
        try:
            stop = step()
            self._pools[stop.lane].submit(self._advance, lambda: self._ride(stop))
        except StopIteration as end:
            state: S = end.value
            self._end(lambda: self._reports.done(state))
        except Cancelled:
            self._walker.close()
            self._end(self._reports.cancelled or (lambda: None))
        except Exception as error:  # noqa: BLE001  (the lane runner: every failure goes back to the caller)
            _log.warning("a step failed", exc_info=error)
            self._walker.close()
            failure = error
            self._end(lambda: self._reports.error(failure))

    def _ride(self, stop: Stop[S]) -> Stop[S]:
        """Run one step in the present thread and give the stop after it."""
        if self._running.is_cancelled:
            raise Cancelled
        with cancelled_by(lambda: self._running.is_cancelled):  # a step that waits inside asks for itself
            outcome = stop.step(self._state)
            self._state = self._drive(outcome) if isinstance(outcome, Generator) else outcome
        return self._walker.send(self._state)

    def _drive(self, job: Job[S]) -> S:
        try:
            while True:
                if self._running.is_cancelled:
                    raise Cancelled
                try:
                    news = next(job)
                except StopIteration as end:
                    state: S = end.value
                    return state
                self._tell(news)
        finally:
            job.close()

    def _tell(self, news: Progress | Partial) -> None:
        reports = self._reports
        if isinstance(news, Partial):
            if reports.partial is not None:
                partial, value = reports.partial, news.value
                self._deliver(lambda: partial(value))
            return
        now = time.monotonic()
        if reports.progress is not None and now - self._last_progress >= _PROGRESS_EVERY_S:
            self._last_progress = now
            progress = reports.progress
            self._deliver(lambda: progress(news))

    def _end(self, last: Callable[[], None]) -> None:
        self._deliver(last)
        self._on_end(self._running)
        self._running.mark_ended()
