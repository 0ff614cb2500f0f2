"""Journeys across the lanes: order, progress, partial results, errors, cancelling, tidying up."""

import queue
import threading
from collections.abc import Callable, Iterator

import pytest

from musicrec_desktop.app.lanes import Lanes
from musicrec_desktop.app.routes import Lane, Loop, Route, Stop, run_inline
from musicrec_desktop.domain.errors import InvariantError
from musicrec_desktop.domain.progress import Job, Partial, Progress

Trail = tuple[str, ...]


class Caller:
    """The caller's thread: runs what is delivered, when asked to."""

    def __init__(self) -> None:
        self.calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self.heard: list[tuple[str, object]] = []
        self.end = threading.Event()

    def tell(self, what: str) -> Callable[..., None]:
        def told(*value: object) -> None:
            self.heard.append((what, value[0] if value else None))
            if what in ("done", "error", "cancelled"):
                self.end.set()

        return told

    def until_end(self) -> None:
        while not self.end.is_set():
            self.calls.get(timeout=20)()


@pytest.fixture
def caller() -> Caller:
    return Caller()


@pytest.fixture
def lanes(caller: Caller) -> Iterator[Lanes]:
    lanes = Lanes(caller.calls.put, compute_workers=1)
    yield lanes
    lanes.close()


def here(trail: Trail) -> Trail:
    """Leave the name of the lane's thread."""
    return (*trail, threading.current_thread().name.split("_")[0])


def start(lanes: Lanes, caller: Caller, route: Route[Trail]) -> Callable[[], None]:
    running = lanes.run(
        route,
        (),
        on_done=caller.tell("done"),
        on_error=caller.tell("error"),
        on_progress=caller.tell("progress"),
        on_partial=caller.tell("partial"),
        on_cancelled=caller.tell("cancelled"),
    )
    return running.cancel


def test_each_step_runs_in_its_lane_and_the_result_comes_back(lanes: Lanes, caller: Caller) -> None:
    route = (Stop(Lane.DB, here), Stop(Lane.COMPUTE, here), Stop(Lane.LLM, here), Stop(Lane.DB, here))
    start(lanes, caller, route)
    caller.until_end()
    assert caller.heard == [("done", ("db", "compute", "llm", "db"))]


def test_loops_repeat_and_inline_gives_the_same(lanes: Lanes, caller: Caller) -> None:
    tidied: list[int] = []
    route = (
        Loop(
            (Stop(Lane.COMPUTE, lambda s: (*s, "a")), Stop(Lane.DB, lambda s: (*s, "b"))),
            more=lambda s: len(s) < 5,
            tidy=lambda _: tidied.append(1),
        ),
    )
    start(lanes, caller, route)
    caller.until_end()
    assert caller.heard == [("done", ("a", "b") * 3)]
    assert run_inline(route, ()) == ("a", "b") * 3
    assert tidied == [1, 1]


def test_progress_is_thinned_and_partials_are_not(lanes: Lanes, caller: Caller) -> None:
    def job(trail: Trail) -> Job[Trail]:
        for i in range(1000):
            yield Progress(i, 1000)
            if i % 10 == 0:
                yield Partial(i)
        return trail

    start(lanes, caller, (Stop(Lane.COMPUTE, job),))
    caller.until_end()
    kinds = [what for what, _ in caller.heard]
    assert [value for what, value in caller.heard if what == "partial"] == list(range(0, 1000, 10))
    assert 1 <= kinds.count("progress") < 100
    assert kinds[-1] == "done"


@pytest.mark.parametrize("where", ["step", "job", "more"])
def test_a_failure_comes_back_once_and_tidies(lanes: Lanes, caller: Caller, where: str) -> None:
    tidied: list[int] = []

    def fail() -> None:
        raise InvariantError(where)

    def job(trail: Trail) -> Job[Trail]:
        yield Progress(0, 1)
        if where == "job":
            fail()
        return trail

    def more(trail: Trail) -> bool:
        if where == "more" and trail:
            fail()
        return not trail

    def step(trail: Trail) -> Trail:
        if where == "step":
            fail()
        return (*trail, "x")

    stops = (Stop(Lane.DB, job), Stop(Lane.COMPUTE, step))
    start(lanes, caller, (Loop(stops, more=more, tidy=lambda _: tidied.append(1)),))
    caller.until_end()
    assert [what for what, _ in caller.heard if what != "progress"] == ["error"]
    assert str(dict(caller.heard)["error"]) == where
    assert tidied == [1]


def test_cancelling_closes_the_job_and_tidies(lanes: Lanes, caller: Caller) -> None:
    started, closed, tidied, patience = (threading.Event() for _ in range(4))

    def endless(trail: Trail) -> Job[Trail]:
        try:
            while not patience.wait(0.001):
                started.set()
                yield Progress(0, 0)
        finally:
            closed.set()
        return trail

    route: Route[Trail] = (Loop((Stop(Lane.LLM, endless),), more=lambda _: True, tidy=lambda _: tidied.set()),)
    cancel = start(lanes, caller, route)
    assert started.wait(10)
    cancel()
    caller.until_end()
    assert [what for what, _ in caller.heard if what != "progress"] == ["cancelled"]
    assert closed.is_set()
    assert tidied.is_set()


def test_closing_the_lanes_ends_what_runs(caller: Caller) -> None:
    lanes = Lanes(caller.calls.put, compute_workers=1)
    patience = threading.Event()

    def endless(trail: Trail) -> Job[Trail]:
        while not patience.wait(0.001):
            yield Progress(0, 0)
        return trail

    start(lanes, caller, (Stop(Lane.COMPUTE, endless),))
    lanes.close()
    caller.until_end()
    assert caller.heard[-1] == ("cancelled", None)
    assert not [thread for thread in threading.enumerate() if thread.name.startswith(("db_", "compute_", "llm_"))]
