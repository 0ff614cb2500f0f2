"""Writes to the database at argv[1] without end and says on stdout what is committed. Run by test_storage_kill.py."""

import sys
from itertools import count
from pathlib import Path

import numpy as np

from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import Play, PlayEnd
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags
from musicrec_desktop.storage import open_database
from tests.factories import make_features

A_BATCH = 25


def main() -> None:
    database = open_database(Path(sys.argv[1]))
    features = make_features(np.random.default_rng(0))
    done = len(database.plays.all()) // A_BATCH  # plays are written last
    for number in count(done):
        ids = [number * A_BATCH + n for n in range(1, A_BATCH + 1)]
        files = tuple(ScannedFile(Path(f"/m/{n}.ogg"), FileStamp(n, n, n), Tags(f"Track {n}")) for n in ids)
        database.tracks.apply_batch(ScanBatch(files, ()), UnixTime(number))
        database.features.put([(TrackId(n), features) for n in ids])
        database.plays.add([Play(TrackId(n), UnixTime(n), DurationMs(1), DurationMs(2), PlayEnd.FINISHED) for n in ids])
        sys.stdout.write(f"{number + 1}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
