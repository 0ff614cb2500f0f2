"""A program killed in the middle of its writes has lost nothing it had committed, and half-written nothing."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from musicrec_desktop.storage import open_database
from tests.storage.write_until_killed import A_BATCH

ROOT = Path(__file__).parents[2]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs SIGKILL")
def test_kill_in_the_middle_of_writes(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    at_least = 0
    for round_number in range(4):
        command = [sys.executable, "-m", "tests.storage.write_until_killed", str(path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as writer:
            assert writer.stdout is not None
            for _ in range(4 + round_number):
                at_least = int(writer.stdout.readline())
            time.sleep(0.0013 * round_number)  # so that the kill meets different statements
            writer.send_signal(signal.SIGKILL)
            for line in writer.stdout:
                at_least = int(line)
        assert writer.returncode == -signal.SIGKILL
        database = open_database(path)
        tracks, plays = len(database.tracks.all()), len(database.plays.all())
        features = len(database.features.matrix().ids)
        assert plays >= at_least * A_BATCH, "a committed play is gone"
        assert tracks >= features >= plays
        assert [n % A_BATCH for n in (tracks, features, plays)] == [0, 0, 0], "a transaction was half written"
        assert database.faults() == []
        database._connection.db.execute("INSERT INTO tracks_fts (tracks_fts, rank) VALUES ('integrity-check', 1)")
        assert len(database.tracks.search("track", limit=100_000)) == tracks
        database.close()
