"""The library as folders change: drives that come and go, broken files, renamed folders, tags written and back."""

import io
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import pytest
import soundfile

from musicrec_desktop.app import tag_writing
from musicrec_desktop.app.flow import SCAN
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.scanning import Scanning
from musicrec_desktop.app.services import Services
from musicrec_desktop.app.tag_writing import TagWish, preview, undo, write
from musicrec_desktop.cli.main import main
from musicrec_desktop.domain.progress import run_job
from musicrec_desktop.domain.tag_writing import TagEdit
from musicrec_desktop.domain.track import FileStamp, ScanBatch, ScanSummary
from musicrec_desktop.library import ReadingPool, read_tags
from tests.factories import NOW, make_features
from tests.flow.ended_programs import count_now, kill_when, run, start


def ogg() -> bytes:
    file = io.BytesIO()
    soundfile.write(file, np.zeros(2205, np.float32), 22_050, format="OGG", subtype="VORBIS")
    return file.getvalue()


OGG = ogg()


@pytest.fixture
def services(profile: Path) -> Iterator[Services]:
    opened = Services(Paths.of(profile))
    yield opened
    opened.close()


def music(folder: Path, n: int) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    files = [folder / f"{number:03}.ogg" for number in range(n)]
    for file in files:
        file.write_bytes(OGG)
    return files


def scan(services: Services, *folders: Path, is_part: bool = False, jobs: int = 0) -> ScanSummary:
    return run_inline(SCAN, Scanning(services, folders, NOW, is_part=is_part, jobs=jobs)).summary


def ids(services: Services) -> dict[str, int]:
    return {str(track.path): track.id for track in services.database.tracks.all() if not track.is_missing}


def test_a_drive_comes_and_goes_and_nothing_is_read_again(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive, here = tmp_path / "drive", tmp_path / "here"
    music(drive, 3)
    music(here, 2)
    scan(services, drive, here)
    known = ids(services)
    drive.rename(tmp_path / "unplugged")
    away = scan(services, drive, here)
    assert (away.away, away.removed, away.unchanged, len(away.problems)) == (3, 0, 2, 1)
    assert services.database.tracks.count() == 2, "what is away is not offered"
    drive.mkdir()  # an empty place to mount on
    assert scan(services, drive, here).removed == 0
    drive.rmdir()
    (tmp_path / "unplugged").rename(drive)
    for file in drive.iterdir():  # the same files under other inodes
        status, content = file.stat(), file.read_bytes()
        (drive / "fresh").write_bytes(content)
        (drive / "fresh").replace(file)
        os.utime(file, ns=(status.st_mtime_ns, status.st_mtime_ns))
    monkeypatch.setattr(ReadingPool, "batches", lambda _pool, files: iter([]) if not files else 1 / 0)
    back = scan(services, drive, here)
    assert (back.back, back.added, back.updated, back.problems) == (3, 0, 0, ())
    assert ids(services) == known
    again = scan(services, drive, here)
    assert (again.unchanged, again.back) == (5, 0), "their new inodes are known"


def test_a_broken_file_is_read_once_until_it_changes(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (broken,) = music(tmp_path / "m", 1)
    broken.write_bytes(b"nothing like music" * 50)
    os.utime(broken, (1_000_000, 1_000_000))
    first = scan(services, tmp_path / "m")
    reads: list[int] = []
    batches = ReadingPool.batches

    def count(pool: ReadingPool, files: Sequence[Path]) -> Iterator[tuple[int, ScanBatch]]:
        reads.append(len(files))
        return batches(pool, files)

    monkeypatch.setattr(ReadingPool, "batches", count)
    second = scan(services, tmp_path / "m")
    assert [problem.path for problem in second.problems] == [problem.path for problem in first.problems] == [broken]
    assert reads == [0]
    assert services.database.tracks.problems() == list(first.problems)
    broken.write_bytes(OGG)
    assert (scan(services, tmp_path / "m").added, reads) == (1, [0, 1])
    assert services.database.tracks.problems() == []


def test_a_part_that_has_gone_takes_nothing_else_along(services: Services, tmp_path: Path) -> None:
    files = music(tmp_path / "m" / "a", 3) + music(tmp_path / "m" / "b", 3)
    scan(services, tmp_path / "m")
    files[0].unlink()
    part = scan(services, files[0], is_part=True)
    assert (part.removed, part.problems, services.database.tracks.count()) == (1, (), 5)
    known = ids(services)
    (tmp_path / "m" / "a").rename(tmp_path / "m" / "A")  # by case alone
    part = scan(services, tmp_path / "m" / "a", tmp_path / "m" / "A", is_part=True)
    assert (part.moved, part.added, part.removed) == (2, 0, 0)
    assert sorted(ids(services).values()) == sorted(known.values())


def test_a_renamed_folder_of_thousands_keeps_every_track(services: Services, tmp_path: Path) -> None:
    music(tmp_path / "m" / "old", 2_000)
    scan(services, tmp_path / "m", jobs=2)
    known = {Path(path).name: number for path, number in ids(services).items()}
    assert len(known) == 2_000
    (tmp_path / "m" / "old").rename(tmp_path / "m" / "new")
    summary = scan(services, tmp_path / "m")
    assert (summary.moved, summary.removed) == (2_000, 0)
    assert {Path(path).name: number for path, number in ids(services).items()} == known


def test_written_tags_leave_track_and_measurements_and_can_be_taken_back(services: Services, tmp_path: Path) -> None:
    (file,) = music(tmp_path / "m", 1)
    scan(services, tmp_path / "m")
    (track,) = services.database.tracks.all()
    services.database.features.pending()
    services.database.features.put([(track.id, make_features(np.random.default_rng(1)))])
    assert services.database.features.pending() == []
    found = run_job(preview(services, [str(file)], TagWish(genres=("death metal",), rating=60)))
    assert read_genres(services) == ()
    assert run_job(write(services, found.edits, NOW)).batch == 1
    assert read_genres(services) == ("death metal",)
    assert services.database.features.pending() == [], "it is not measured again"
    assert scan(services, tmp_path / "m").unchanged == 1
    assert len(run_job(undo(services, 0, NOW)).files) == 1
    assert read_genres(services) == ()
    assert services.database.features.pending() == []
    assert main(["tags", "undo", "--profile", str(services.paths.profile)]) == 1, "there is nothing left to take back"


def read_genres(services: Services) -> tuple[str, ...]:
    (track,) = services.database.tracks.all()
    return track.tags.genres


def test_what_was_logged_and_never_written_is_taken_back_as_nothing(
    services: Services, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (file,) = music(tmp_path / "m", 1)
    scan(services, tmp_path / "m")
    content = file.read_bytes()
    found = run_job(preview(services, [str(file)], TagWish(rating=60)))

    def ended(_edit: TagEdit, _stamp: FileStamp) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(tag_writing, "write_edit", ended)
    with pytest.raises(KeyboardInterrupt):
        run_job(write(services, found.edits, NOW))
    monkeypatch.undo()
    assert run_job(undo(services, 0, NOW)).files == ()
    assert file.read_bytes() == content


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_a_killed_writing_leaves_every_file_whole_and_all_of_it_can_be_taken_back(
    profile: Path, tmp_path: Path
) -> None:
    files = music(tmp_path / "m", 300)
    run(profile, "scan", str(tmp_path / "m"))
    process = start(profile, "tags", "write", str(tmp_path / "m"), "--genre", "jazz", "--yes")
    kill_when(lambda: count_now(profile, "SELECT count(*) FROM tag_writes") >= 20, process)
    contents = [file.read_bytes() for file in files]
    written = [content != OGG for content in contents]
    assert 0 < sum(written) < 300, "the kill came too early or too late to tell"
    assert all(
        read_tags(file).genres == ("jazz",) * is_written for file, is_written in zip(files, written, strict=True)
    )
    run(profile, "scan")
    undone = run(profile, "tags", "undo")
    assert (undone["restored"], undone["problems"]) == (sum(written), [])
    assert all(read_tags(file).genres == () for file in files)


def test_an_empty_name_is_no_folder(profile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["scan", "", "--profile", str(profile)])
    assert "empty" in capsys.readouterr().err
