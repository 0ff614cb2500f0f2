"""Worker processes: every item gets its outcome, a crash or a hang costs one file, nothing is left behind."""

import os
import subprocess
import sys
import textwrap
import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from musicrec_desktop.analysis import FULL, AnalysisOutcome, AnalysisPool, Pace
from musicrec_desktop.analysis.worker import limit_for
from musicrec_desktop.domain.analysis_work import AnalysisItem
from musicrec_desktop.domain.errors import AnalysisError
from musicrec_desktop.domain.ids import DurationMs, TrackId
from tests.unit.analysis.analysers import NotThere, pretend

ROOT = Path(__file__).parents[3]


def _items(*names: str) -> list[AnalysisItem]:
    return [AnalysisItem(TrackId(i), Path("/music") / name) for i, name in enumerate(names, 1)]


def _by_id(outcomes: Iterator[AnalysisOutcome]) -> dict[int, AnalysisOutcome]:
    found = list(outcomes)
    assert not [track for track, n in Counter(outcome.track_id for outcome in found).items() if n > 1]
    return {outcome.track_id: outcome for outcome in found}


def _is_alive(pid: int) -> bool:
    """Running, and not a zombie that nobody has waited for."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False


def _wait_until_gone(pid: int) -> bool:
    for _ in range(200):
        if not _is_alive(pid):
            return True
        time.sleep(0.05)
    return False


def test_every_item_has_one_outcome_and_a_bad_file_its_reason() -> None:
    with AnalysisPool(2, pretend) as pool:
        found = _by_id(pool.results(_items("a", "b", "bad", "c", "d", "e")))
    assert sorted(found) == [1, 2, 3, 4, 5, 6]
    assert found[3].features is None
    assert found[3].reason == "bad holds no sound"
    assert all(found[i].features is not None and found[i].audio_seconds == 60 for i in (1, 2, 4, 5, 6))


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_crash_costs_one_file(jobs: int) -> None:
    with AnalysisPool(jobs, pretend) as pool:
        found = _by_id(pool.results(_items("a", "crash.mp3", "b", "kill.mp3", "c", "d")))
        again = _by_id(pool.results(_items("e", "f")))
    assert sorted(found) == [1, 2, 3, 4, 5, 6]
    assert [i for i in found if found[i].features is None] in ([2, 4], [4, 2])
    assert "crash.mp3" in found[2].reason
    assert "17" in found[2].reason
    assert "kill.mp3" in found[4].reason
    assert [again[i].features is not None for i in (1, 2)] == [True, True]


def test_a_bug_costs_one_file_too() -> None:
    with AnalysisPool(1, pretend) as pool:
        found = _by_id(pool.results(_items("bug", "a")))
    assert found[1].features is None
    assert found[2].features is not None


def test_a_file_over_the_time_limit_costs_one_file() -> None:
    with AnalysisPool(1, pretend, time_limit_s=1.0) as pool:
        found = _by_id(pool.results(_items("a", "hang.ape", "b", "c")))
    assert [i for i in found if found[i].features is None] == [2]
    assert found[2].reason == "measuring hang.ape took longer than 1 s"


def test_a_long_track_heard_whole_has_the_limit_for_each_ten_minutes() -> None:
    hour = AnalysisItem(TrackId(1), Path("/music/hour"), is_whole=True, duration_ms=DurationMs(3_600_000))
    assert limit_for(hour, 120) == 720
    assert limit_for(replace(hour, duration_ms=DurationMs(240_000)), 120) == 120
    assert limit_for(replace(hour, is_whole=False), 120) == 120, "excerpts take as long of any track"


def test_at_a_lower_pace_fewer_workers_work_and_none_has_a_file_in_hand() -> None:
    working: list[int] = []

    def watched() -> Iterator[AnalysisItem]:
        for item in _items(*["slow"] * 8):
            working.append(sum(1 for worker in pool._workers if worker.given))
            yield item

    pace = Pace(1)
    with AnalysisPool(3, pretend, ask_pace=lambda: pace) as pool:
        assert len(_by_id(pool.results(watched()))) == 8
    assert working == [0] * 8


def test_a_pace_takes_hold_with_the_next_file() -> None:
    pace = FULL
    with AnalysisPool(2, pretend, ask_pace=lambda: pace) as pool:
        results = pool.results(_items(*["slow"] * 12))
        for _ in range(4):
            next(results)
        assert len(pool._workers) == 2
        pace = Pace(1)
        next(results)  # the second worker finishes what it has
        for _ in range(4):
            next(results)
            assert sum(1 for worker in pool._workers if worker.given) == 0
        pace = FULL
        assert len(list(results)) == 3


def test_a_worker_rests_in_proportion_to_what_a_file_took() -> None:
    with AnalysisPool(1, pretend, ask_pace=lambda: Pace(1, rest=2.0)) as pool:
        results = pool.results(_items("slow", "slow"))
        next(results)
        (worker,) = pool._workers
        assert worker.rests_until == pytest.approx(worker._since + 2 * worker._took)
        assert worker._took >= 0.3
        next(results)
        assert worker._since >= worker.rests_until - 2 * worker._took


def test_workers_are_quiet_guests_in_processes_of_their_own() -> None:
    with AnalysisPool(1, pretend) as pool:
        (outcome,) = pool.results(_items("ask"))
    assert outcome.features is not None
    pid, priority, threads, ignores = outcome.features.values[:4]
    assert pid != os.getpid() % 2**20
    assert priority >= min(19, os.getpriority(os.PRIO_PROCESS, 0) + 10)
    assert threads == 1
    assert ignores == 1


def test_items_are_drawn_only_as_workers_become_free() -> None:
    drawn = 0

    def endless() -> Iterator[AnalysisItem]:
        nonlocal drawn
        while True:
            drawn += 1
            yield AnalysisItem(TrackId(drawn), Path("/music/a"))

    with AnalysisPool(2, pretend) as pool:
        results = pool.results(endless())
        for _ in range(5):
            next(results)
        assert drawn <= 5 + 2 * 2
        results.close()  # type: ignore[attr-defined]  # it is a generator
        before = drawn
        found = _by_id(pool.results(_items("a", "bad", "b")))
    assert drawn == before
    assert sorted(found) == [1, 2, 3]
    assert found[2].reason == "bad holds no sound"


def test_closing_from_another_thread_ends_the_results() -> None:
    pool = AnalysisPool(1, pretend)
    found: list[AnalysisOutcome] = []
    waiting = threading.Event()

    def consume() -> None:
        for outcome in pool.results(_items("a", "hang", "b")):
            found.append(outcome)
            waiting.set()

    thread = threading.Thread(target=consume)
    thread.start()
    assert waiting.wait(60)
    pool.close()
    thread.join(30)
    assert not thread.is_alive()
    assert [outcome.track_id for outcome in found] == [1]
    assert list(pool.results(_items("a"))) == []


def test_nothing_runs_after_close() -> None:
    pool = AnalysisPool(2, pretend)
    list(pool.results(_items("slow", "slow")))
    pids = [worker._process.pid for worker in pool._workers]
    assert len(pids) == 2
    pool.close()
    assert not any(_is_alive(pid) for pid in pids if pid)


def test_workers_that_cannot_start_are_an_error_not_an_endless_loop() -> None:
    with AnalysisPool(1, NotThere()) as pool, pytest.raises(AnalysisError, match="before their first file"):
        list(pool.results(_items("a")))


def test_workers_die_with_a_killed_parent(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        textwrap.dedent(
            """
            from pathlib import Path
            from musicrec_desktop.analysis import AnalysisPool
            from musicrec_desktop.domain.analysis_work import AnalysisItem
            from tests.unit.analysis.analysers import pretend

            if __name__ == "__main__":
                pool = AnalysisPool(1, pretend)
                for outcome in pool.results([AnalysisItem(1, Path("a")), AnalysisItem(2, Path("hang"))]):
                    print(pool._workers[0]._process.pid, flush=True)
            """
        )
    )
    parent = subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}, text=True
    )
    with parent:
        assert parent.stdout is not None
        worker = int(parent.stdout.readline())
        assert _is_alive(worker)
        parent.kill()
    assert _wait_until_gone(worker)
