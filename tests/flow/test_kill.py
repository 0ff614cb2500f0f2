"""SIGKILL at any moment costs the batch at hand and nothing else: the next run finds the rest, once."""

import io
import signal
import sqlite3
import sys
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import soundfile

from musicrec_desktop.app.paths import Paths
from musicrec_desktop.cli.main import main
from musicrec_desktop.llm.gguf import check_gguf
from musicrec_desktop.storage import connection
from tests.flow.ended_programs import (
    alive,
    count_now,
    descendants,
    finish,
    kill_when,
    left_behind,
    run,
    start,
    wait_for,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

MANY = 2_400
BATCH = 200
SOUNDS = 90
TRACKS = "SELECT count(*) FROM tracks"
FEATURES = "SELECT count(*) FROM features"


def encoded(seconds: float, seed: int) -> bytes:
    """A real Ogg Vorbis file of noise that comes and goes."""
    rng = np.random.default_rng(seed)
    rate = 22_050
    times = np.arange(round(seconds * rate)) / rate
    sound = rng.normal(0, 0.1, len(times)) * (1 + np.sin(2 * np.pi * (1 + seed % 5) * times))
    file = io.BytesIO()
    soundfile.write(file, sound.astype(np.float32), rate, format="OGG", subtype="VORBIS")
    return file.getvalue()


@pytest.fixture(scope="module")
def many_files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Thousands of small files, as a scan meets them."""
    folder = tmp_path_factory.mktemp("many")
    sound = encoded(0.1, 0)
    for number in range(MANY):
        album = folder / f"Artist {number % 40}" / f"Album {number % 3}"
        album.mkdir(parents=True, exist_ok=True)
        (album / f"{number % 20 + 1:02} Song {number}.ogg").write_bytes(sound)
    return folder


@pytest.fixture(scope="module")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files worth measuring, each different."""
    folder = tmp_path_factory.mktemp("sounds")
    for number in range(SOUNDS):
        (folder / f"Song {number}.ogg").write_bytes(encoded(3, number))
    return folder


def has_tracks(profile: Path, at_least: int) -> bool:
    return count_now(profile, TRACKS) >= at_least


def test_a_killed_scan_is_finished_by_the_next(many_files: Path, profile: Path) -> None:
    database = Paths.of(profile).database
    known: dict[Path, int] = {}
    # The first moment meets the making of the tables, the others the writing of batches.
    for at_least in (0, 1, 2 * BATCH + 1, 5 * BATCH + 1):
        process = start(profile, "scan", str(many_files))
        kill_when(partial(has_tracks, profile, at_least) if at_least else database.exists, process)
        with left_behind(profile) as after:
            tracks = after.tracks.all()
            assert len(tracks) >= at_least
            assert len(tracks) % BATCH == 0, "half a batch was kept"
            found = {track.path: int(track.id) for track in tracks}
            assert found.items() >= known.items(), "a track that was there is gone or another one"
            known = found
    assert 0 < len(known) < MANY, "nothing was left to do: the kill came too late to tell"

    finished = run(profile, "scan")  # the folder was kept by the first run already
    assert (finished["added"], finished["unchanged"]) == (MANY - len(known), len(known))
    assert (finished["updated"], finished["moved"], finished["removed"], finished["problems"]) == (0, 0, 0, [])
    with left_behind(profile) as after:
        tracks = after.tracks.all()
        assert {track.path for track in tracks} == set(many_files.rglob("*.ogg"))
        assert len(tracks) == MANY
        assert {track.path: int(track.id) for track in tracks}.items() >= known.items()
        assert len(after.tracks.search("song", limit=2 * MANY)) == MANY


def test_a_killed_analysis_keeps_what_it_stored_and_takes_its_workers_along(sounds: Path, profile: Path) -> None:
    assert run(profile, "scan", str(sounds))["added"] == SOUNDS
    process = start(profile, "analyse", "--jobs", "2")
    workers: set[int] = set()

    def has_stored() -> bool:
        workers.update(descendants(process.pid))
        return count_now(profile, FEATURES) > 0

    kill_when(has_stored, process)
    assert len(workers) >= 2
    wait_for(lambda: not alive(workers))
    with left_behind(profile) as after:
        kept = after.features.matrix()
        left = len(after.features.pending())
        assert after.features.failures() == []
    assert 0 < len(kept.ids) < SOUNDS, "the kill came too late to tell"
    assert left == SOUNDS - len(kept.ids)

    finished = run(profile, "analyse", "--jobs", "2")
    assert (finished["analysed"], finished["skipped"], finished["failed"]) == (left, len(kept.ids), [])
    with left_behind(profile) as after:
        everything = after.features.matrix()
    assert len(everything.ids) == SOUNDS
    same = np.isin(everything.ids, kept.ids)
    np.testing.assert_array_equal(everything.values[same], kept.values)


@pytest.mark.real_model
def test_a_kill_while_the_model_is_tried_leaves_no_half_of_it_in_use(
    sounds: Path, profile: Path, model_path: Path, tmp_path: Path
) -> None:
    models = tmp_path / "models"
    models.mkdir()
    (models / model_path.name).symlink_to(model_path)
    request = ("playlist", "calm music", "--tracks", "2")
    run(profile, "scan", str(sounds))

    def whole() -> list[Path]:
        return list((models / "fast").glob("*.gguf"))

    def begun() -> int:
        """Bytes of a copy that is not whole yet."""
        written = 0
        for path in (models / "fast").glob("*.part"):
            with suppress(FileNotFoundError):  # it has just become whole
                written += path.stat().st_size
        return written

    # In the middle of writing the converted copy.
    process = start(profile, *request, MUSICREC_MODELS=str(models))
    kill_when(lambda: begun() > 20_000_000, process)
    assert whole() == []
    # In the middle of measuring, with the copy there and nothing decided.
    process = start(profile, *request, MUSICREC_MODELS=str(models))
    children: set[int] = set()

    def is_measuring() -> bool:
        children.update(descendants(process.pid))
        return bool(whole()) and len(children) > 0

    kill_when(is_measuring, process)
    wait_for(lambda: not alive(children))
    assert not list((models / "fast").glob("tuning-*.json"))

    made = run(profile, *request, MUSICREC_MODELS=str(models))
    assert len(made["tracks"]) == 2
    assert made["llm"]["completion_tokens"] > 0
    assert not any(note["code"] == "no_model" for note in made["notes"])
    assert begun() == 0, "what the killed run had begun to write was left lying about"
    for path in whole():
        check_gguf(path)
    with left_behind(profile) as after:
        assert len(after.llm_calls.recent(100)) > 0


def test_two_scans_at_once_find_each_file_once(many_files: Path, profile: Path) -> None:
    run(profile, "doctor")
    both = [start(profile, "scan", str(many_files), "--json") for _ in range(2)]
    documents = [finish(process) for process in both]
    assert sum(document["added"] for document in documents) == MANY
    with left_behind(profile) as after:
        assert after.tracks.count() == MANY


def test_commands_work_while_the_window_is_open(sounds: Path, profile: Path, tmp_path: Path) -> None:
    window = start(
        profile,
        "--no-llm",
        command=(sys.executable, "-m", "musicrec_desktop.desktop.main"),
        QT_QPA_PLATFORM="offscreen",
        PULSE_SERVER="unix:/nowhere",
    )
    with window:
        wait_for(lambda: count_now(profile, "PRAGMA user_version") > 0, window)
        assert run(profile, "scan", str(sounds))["added"] == SOUNDS
        history = tmp_path / "history.jsonl"
        line = '{{"id": {}, "started_at": 1.78e9, "played_ms": 3000, "ended": "finished"}}\n'
        history.write_text("".join(line.format(number) for number in range(1, SOUNDS + 1)))
        assert run(profile, "history", "record", str(history))["recorded"] == SOUNDS
        assert len(run(profile, "playlist", "", "--no-llm", "--tracks", "3")["tracks"]) == 3
        assert window.poll() is None
        window.send_signal(signal.SIGTERM)
        said = window.communicate(timeout=60)
    assert window.returncode == 0, said
    assert not list(Paths.of(profile).log.glob("crash-*"))
    with left_behind(profile) as after:
        assert (after.tracks.count(), len(after.plays.all())) == (SOUNDS, SOUNDS)
    # The window ended last and did not write its own older settings over the folder that the command added.
    assert run(profile, "scan")["unchanged"] == SOUNDS


def test_a_database_that_stays_locked_is_said_and_not_waited_for_without_end(
    profile: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_BUSY_S", 0.2)
    assert main(["doctor", "--profile", str(profile)]) == 0
    history = tmp_path / "history.jsonl"
    history.write_text('{"id": 1, "at": 1.78e9, "feedback": "like"}\n')
    (profile / "music").mkdir()
    with closing(sqlite3.connect(Paths.of(profile).database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        capsys.readouterr()
        assert main(["scan", str(profile / "music"), "--profile", str(profile)]) == 1
        assert "locked" in capsys.readouterr().err
        other.execute("ROLLBACK")
    assert main(["scan", str(profile / "music"), "--profile", str(profile)]) == 0
