"""Reading in processes: everything is read once, and what ends or hangs a process costs that file alone."""

import os
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags
from musicrec_desktop.library import ReadingPool, jobs_for
from musicrec_desktop.library.reading_pool import WORTH_PROCESSES


def pretend(paths: Sequence[Path]) -> ScanBatch:
    """Reads names. "deadly" ends the process, "endless" never does."""
    for path in paths:
        if "deadly" in path.name:
            os._exit(11)
        if "endless" in path.name:
            time.sleep(600)
    return ScanBatch(tuple(ScannedFile(path, FileStamp(1, 1, 1), Tags(path.name)) for path in paths), ())


def names(n: int) -> list[Path]:
    return [Path(f"/m/{number}.ogg") for number in range(n)]


@pytest.mark.parametrize("jobs", [0, 1, 2])
def test_every_file_is_read_once(jobs: int) -> None:
    files = names(95)
    done = list(ReadingPool(jobs, pretend).batches(files, 10))
    assert sum(count for count, _ in done) == 95
    assert sorted(file.path for _, batch in done for file in batch.files) == sorted(files)


@pytest.mark.parametrize("name", ["deadly.mp3", "endless.mp3"])
def test_a_file_that_ends_or_holds_its_process_is_a_problem_and_no_other(name: str) -> None:
    files = names(40)
    files[17] = Path("/m") / name
    pool = ReadingPool(2, pretend, limit_s=1.0)
    done = list(pool.batches(files, 10))
    assert sum(count for count, _ in done) == 40
    assert sorted(file.path for _, batch in done for file in batch.files) == sorted(set(files) - {files[17]})
    (problem,) = [problem for _, batch in done for problem in batch.problems]
    assert problem.path == files[17]


def test_closing_ends_the_processes_and_a_second_close_is_harmless() -> None:
    pool = ReadingPool(2, pretend)
    batches = pool.batches(names(100), 10)
    next(batches)
    processes = [worker._process for worker in pool._workers]
    assert processes
    assert all(process.is_alive() for process in processes)
    pool.close()
    pool.close()
    assert not any(process.is_alive() for process in processes)


def test_few_files_are_read_here() -> None:
    assert jobs_for(WORTH_PROCESSES - 1) == 0
    assert jobs_for(100_000) <= 4
