"""What becomes of a track whose file is encoded anew, moved, retagged or replaced: from real files to the history."""

import json
from collections.abc import Iterator
from pathlib import Path

import mutagen
import pytest

from musicrec_desktop.app.analysing import Analysing
from musicrec_desktop.app.flow import ANALYSE, SCAN
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.scanning import Scanning
from musicrec_desktop.app.services import Services
from musicrec_desktop.cli.main import main
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.play import Play, PlayEnd, QueuedBy
from tests.unit.analysis.sounds import encode, piece, write

NOW = UnixTime(1_780_272_000.0)
SECONDS = 25


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three pieces; the first was played."""
    music = tmp_path / "music"
    music.mkdir()
    for seed, name in enumerate(("one", "two", "three")):
        write(music / f"{name}.flac", piece(seed, SECONDS))
    return music


@pytest.fixture
def services(folder: Path, tmp_path: Path) -> Iterator[Services]:
    services = Services(Paths.of(tmp_path / "profile"))
    ingest(services, folder)
    first = named(services, "one.flac")
    play = Play(first, NOW, DurationMs(9), DurationMs(10), PlayEnd.FINISHED, QueuedBy.LISTENER)
    services.database.plays.add([play])
    yield services
    services.close()


def ingest(services: Services, folder: Path) -> Analysing:
    run_inline(SCAN, Scanning(services, (folder,), NOW))
    return run_inline(ANALYSE, Analysing(services, NOW, jobs=1))


def named(services: Services, name: str) -> TrackId:
    (found,) = (
        track.id for track in services.database.tracks.all() if track.path.name == name and not track.is_missing
    )
    return found


def played(services: Services) -> TrackId:
    (play,) = services.database.plays.all()
    return play.track_id


def test_a_file_encoded_anew_elsewhere_keeps_its_history(services: Services, folder: Path) -> None:
    (folder / "new").mkdir()
    encode(folder / "one.flac", folder / "new" / "other name.mp3", "-b:a", "96k")
    (folder / "one.flac").unlink()
    assert ingest(services, folder).analysed == 1
    assert named(services, "other name.mp3") == played(services)
    assert services.database.tracks.count() == 3
    assert services.database.faults() == []
    assert ingest(services, folder).total == 0


def test_a_file_moved_to_another_drive_and_retagged_keeps_its_history_unheard(services: Services, folder: Path) -> None:
    (folder / "new").mkdir()
    target = folder / "new" / "other name.flac"
    target.write_bytes((folder / "one.flac").read_bytes())
    (folder / "one.flac").unlink()
    file = mutagen.File(target)
    file["title"] = ["Another title"]
    file.save()
    state = ingest(services, folder)
    assert (state.analysed, state.copied) == (1, 1)
    assert named(services, "other name.flac") == played(services)
    assert ingest(services, folder).total == 0


def test_another_recording_under_the_old_name_is_another_track(services: Services, folder: Path) -> None:
    write(folder / "one.flac", piece(7, SECONDS))
    ingest(services, folder)
    assert named(services, "one.flac") != played(services)
    assert services.database.tracks.count() == 3
    assert services.database.faults() == []


def test_duplicates_are_told_with_the_better_copy(
    services: Services, folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    encode(folder / "two.flac", folder / "two again.mp3", "-b:a", "96k")
    ingest(services, folder)
    services.close()
    capsys.readouterr()
    assert main(["--profile", str(tmp_path / "profile"), "duplicates", "--json"]) == 0
    (group,) = json.loads(capsys.readouterr().out)["groups"]
    assert Path(group["best"]["path"]).name == "two.flac"
    (other,) = group["others"]
    assert Path(other["path"]).name == "two again.mp3"
    assert other["why"].startswith("lossless")
