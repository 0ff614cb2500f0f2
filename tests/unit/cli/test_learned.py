"""`musicrec learned` shows what outcomes have taught, and takes it back."""

import argparse
import json
from pathlib import Path

import numpy as np
import pytest

from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.services import Services
from musicrec_desktop.cli import learned
from musicrec_desktop.cli.output import Output
from musicrec_desktop.domain.errors import RequestError
from musicrec_desktop.domain.ids import TrackId, UnixTime
from musicrec_desktop.domain.outcomes import Outcome, ShownList, ShownTrack, Trial
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScannedFile, Tags

NOW = UnixTime(1_780_272_000.0)


def run(services: Services, capsys: pytest.CaptureFixture[str], *words: str, as_json: bool) -> str:
    parser = argparse.ArgumentParser()
    learned.add_commands(parser.add_subparsers(), argparse.ArgumentParser(add_help=False))
    options = parser.parse_args(["learned", *words])
    assert options.run(services, options, Output(as_json=as_json)) == 0
    return capsys.readouterr().out


@pytest.fixture
def services(tmp_path: Path) -> Services:
    services = Services(Paths.of(tmp_path))
    files = [ScannedFile(Path(f"/m/{n}.ogg"), FileStamp(n, n, n), Tags(f"T{n}")) for n in range(1, 9)]
    services.database.tracks.apply_batch(ScanBatch(tuple(files), ()), NOW)
    return services


def test_weights_versions_and_trials_are_told_and_taken_back(
    services: Services, capsys: pytest.CaptureFixture[str]
) -> None:
    outcomes, names = services.database.outcomes, services.prior_fusion.model.names[1:]
    parts = np.full((3, len(names)), 0.5, np.float32)
    parts[0, names.index("sound")] = 1.0
    trial = Trial(0, np.array([1, 2, 3]), parts, np.array([0.5, 0.3, 0.2]), 0)
    number = outcomes.show(ShownList(NOW, 0, 0, names, (ShownTrack(TrackId(1), parts[0], 0.5),), trial))
    outcomes.judge((number, 0, TrackId(1)), Outcome.SKIPPED, NOW)

    found = json.loads(run(services, capsys, as_json=True))
    weights = {entry["name"]: entry for entry in found["weights"]}
    assert found["lessons"] == 1
    assert weights["sound"]["weight"] < weights["sound"]["shipped"]
    assert found["versions"] == []
    assert found["trials"]["as logged"]["events"] == 1
    assert found["trials"]["as logged"]["ips"]["value"] == 0.0
    assert found["trials"]["as logged"]["ips"]["ci95"] == [None, None]  # one event tells nothing of its error

    back = json.loads(run(services, capsys, "--back-to", "0", as_json=True))
    assert back["lessons"] == 0
    assert all(entry["weight"] == entry["shipped"] for entry in back["weights"])
    assert [version["reason"] for version in back["versions"]] == ["rolled back to 0"]

    words = run(services, capsys, as_json=False)
    assert "0 lessons" in words
    assert "rolled back to 0" in words
    assert "learned weights: 0% taken" in words
    with pytest.raises(RequestError, match="no version 7"):
        run(services, capsys, "--back-to", "7", as_json=False)
    services.close()
