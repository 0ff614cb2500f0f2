"""How fast a large library is scanned, scanned again and searched, beside a bare loop of mutagen over the same files.

    python -m tests.benchmarks.bench_scan FOLDER [--files N] [--keep]

Makes N small real files in FOLDER (some 20 kB each), which are deleted afterwards unless --keep. The bare loop opens
every file by mutagen.File() and keeps nothing. CPU seconds are of the program and its processes together; the scan on
one core reads in the program itself and has one core to itself, the one on two reads in two processes.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import quantiles

from tests.benchmarks.many_files import make_many

BARS = {"one core / bare loop": 0.8, "rescan s": 5.0, "memory MB": 300.0, "search ms": 50.0}
QUERIES = (
    "l", "a", "s", "lo", "love", "love night", "summer river", "anna", "björk", "bjork", "forêt", "foret", "größe",
    "夜", "月亮", "我的 心", "東京", "사랑", "周", "rock", "death metal", "j-pop", "velvet dream ocean", "anna love 12",
    "no such words here", "!!!", "the", "12", "e m",
)  # fmt: skip


def bare_loop(folder: Path) -> dict[str, float]:
    """Every file by mutagen.File(), as found by os.walk()."""
    import mutagen

    began, cpu, n = time.perf_counter(), cpu_s(), 0
    for place, _, names in os.walk(folder):
        for name in names:
            if not name.startswith("."):
                mutagen.File(os.path.join(place, name))  # noqa: PTH118  (as bare as can be)
                n += 1
    return {"files": n, "cpu": cpu_s() - cpu, "wall": time.perf_counter() - began, "peak": peak_mb()}


def scan(folder: Path, profile: Path, jobs: int) -> dict[str, float]:
    """A scan by the program, into a profile."""
    # Here, for the processes that read load the file that was started.
    from musicrec_desktop.app.flow import SCAN
    from musicrec_desktop.app.paths import Paths
    from musicrec_desktop.app.routes import run_inline
    from musicrec_desktop.app.scanning import Scanning
    from musicrec_desktop.app.services import Services
    from musicrec_desktop.domain.ids import UnixTime

    services = Services(Paths.of(profile))
    began, cpu = time.perf_counter(), cpu_s()
    state = run_inline(SCAN, Scanning(services, (folder,), UnixTime(time.time()), jobs=jobs))
    wall = time.perf_counter() - began
    own = peak_mb()
    services.close()
    summary = state.summary
    if summary.problems:
        raise SystemExit(f"{len(summary.problems)} files could not be read: {summary.problems[0]}")
    return {
        "files": summary.added + summary.unchanged,
        "cpu": cpu_s() - cpu,
        "wall": wall,
        "peak": own,
        "worker": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
    }


def search(profile: Path) -> dict[str, float]:
    """Times of searches over the whole library, ten rounds of all queries, in milliseconds."""
    from musicrec_desktop.app.paths import Paths
    from musicrec_desktop.app.services import Services

    services = Services(Paths.of(profile))
    tracks = services.database.tracks
    times: dict[str, list[float]] = {query: [] for query in QUERIES}
    for _ in range(10):
        for query in QUERIES:
            began = time.process_time()
            tracks.search(query)
            times[query].append(1000 * (time.process_time() - began))
    services.close()
    everything = [value for values in times.values() for value in values]
    cuts = quantiles(everything, n=20)
    worst = max(times, key=lambda query: min(times[query]))
    sys.stderr.write(f"slowest query: {worst!r}, {min(times[worst]):.1f} ms at its best\n")
    return {"p50": cuts[9], "p95": cuts[18], "worst": max(everything)}


def cpu_s() -> float:
    """Seconds of CPU of this process and its ended children."""
    return sum(
        usage.ru_utime + usage.ru_stime
        for usage in map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    )


def peak_mb() -> float:
    """Most memory of this process so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def in_process(step: str, folder: Path, profile: Path, *, on_one_core: bool) -> dict[str, float]:
    """One step in a process of its own: its memory is its own, and it may be held on one core."""
    command = [sys.executable, "-m", "tests.benchmarks.bench_scan", str(folder), "--step", step]
    if on_one_core and shutil.which("taskset"):
        command = ["taskset", "-c", "0", *command]
    done = subprocess.run([*command, "--profile", str(profile)], check=True, stdout=subprocess.PIPE, text=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def main() -> None:
    """Run everything and print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=Path)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--keep", action="store_true")
    parser.add_argument("--step", choices=("bare", "one", "two", "again", "search"))
    parser.add_argument("--profile", type=Path)
    options = parser.parse_args()
    if options.step:
        steps = {
            "bare": lambda: bare_loop(options.folder),
            "one": lambda: scan(options.folder, options.profile, 0),
            "two": lambda: scan(options.folder, options.profile, 2),
            "again": lambda: scan(options.folder, options.profile, 0),
            "search": lambda: search(options.profile),
        }
        print(json.dumps(steps[options.step]()))
        return
    music = make_many(options.folder / f"music-{options.files}", options.files)
    profiles = options.folder / "profiles"
    shutil.rmtree(profiles, ignore_errors=True)
    try:
        in_process("bare", music, profiles, on_one_core=True)  # so that all files are in memory
        results = {
            name: in_process(name, music, profiles / ("two" if name == "two" else "one"), on_one_core=name != "two")
            for name in ("bare", "one", "two", "again", "search")
        }
        report(options.files, results)
    finally:
        shutil.rmtree(profiles, ignore_errors=True)
        if not options.keep:
            shutil.rmtree(music)


def report(n: int, results: dict[str, dict[str, float]]) -> None:
    """The table."""
    bare, one, two, again, found = (results[name] for name in ("bare", "one", "two", "again", "search"))
    print(f"{n:,} files")
    print(f"{'':24}{'files/s wall':>14}{'files/CPU s':>14}{'MB':>8}")
    for name, result in (("bare mutagen loop", bare), ("scan, one core", one), ("scan, two processes", two)):
        memory = max(result["peak"], result.get("worker", 0))
        print(f"{name:24}{n / result['wall']:>14,.0f}{n / result['cpu']:>14,.0f}{memory:>8.0f}")
    print(f"one core / bare loop: {bare['cpu'] / one['cpu']:.2f} (by wall clock {bare['wall'] / one['wall']:.2f})")
    print(f"two / one: {one['wall'] / two['wall']:.2f} by wall clock")
    print(f"rescan, nothing changed: {again['wall']:.2f} s ({again['cpu']:.2f} s CPU), {again['peak']:.0f} MB")
    print("search, ms CPU: " + ", ".join(f"{name} {value:.1f}" for name, value in found.items()))
    print(f"asked: {BARS}")


if __name__ == "__main__":
    main()
