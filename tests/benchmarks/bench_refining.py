"""What a change of a list in words costs, beside making the list, which is its peer.

    python -m tests.benchmarks.bench_refining [--tracks N] [--runs N]

A library of random tracks in memory of a temporary profile, no language model. CPU seconds of the whole route, the
middle one of the runs; each change is made to the same first list.
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median

import numpy as np

from musicrec_desktop.app.flow import RECOMMEND, REFINE
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.recommend import Recommending
from musicrec_desktop.app.refining import Refining
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.recommend import Request
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile
from tests.factories import NOW, make_features, make_track

FIRST = "rock or pop, 25 songs"
EDITS = (
    "undo",
    "qwrt zxcv",
    "shorter",
    "10 more",
    "replace the third",
    "keep the first five",
    "no more pop",
    "less rock",
    "happier",
    "now for driving",
    "something else",
)


def library(services: Services, n: int) -> None:
    """Random tracks of 400 artists, measured."""
    rng = np.random.default_rng(1)
    files = tuple(
        ScannedFile(
            Path(f"/{i}.ogg"), FileStamp(i, 1, i), make_track(i, title=f"Song {i}", artists=(f"Artist {i % 400}",)).tags
        )
        for i in range(1, n + 1)
    )
    services.database.tracks.apply_batch(ScanBatch(files, ()), UnixTime(NOW - 86_400))
    services.database.features.put([(TrackId(i), make_features(rng)) for i in range(1, n + 1)])


def made(services: Services) -> Recommending:
    """The first list."""
    return run_inline(RECOMMEND, Recommending(services, Request(FIRST, NOW), use_llm=False))


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tracks", type=int, default=25_000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="musicrec-") as folder:
        services = Services(Paths.of(Path(folder)))
        try:
            library(services, arguments.tracks)
            first = made(services)
            peer = median(seconds(partial(made, services)) for _ in range(arguments.runs))
            print(f"{arguments.tracks} tracks, list of {len(first.made.tracks)}")
            print(f"{'making the list':<24} {peer:7.3f} s CPU   1.00")
            for words in EDITS:
                turns = (first, first) if words == "undo" else (first,)
                took = median(
                    seconds(partial(run_inline, REFINE, Refining(turns, words))) for _ in range(arguments.runs)
                )
                print(f"{words:<24} {took:7.3f} s CPU {took / peer:6.2f}")
        finally:
            services.close()


def seconds(work: Callable[[], object]) -> float:
    """CPU seconds of a piece of work."""
    began = time.process_time()
    work()
    return time.process_time() - began


if __name__ == "__main__":
    main()
