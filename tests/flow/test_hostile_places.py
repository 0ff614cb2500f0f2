"""Full disks, read-only disks, folders that vanish, file names that are no text: a sentence, and no traceback."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import soundfile

from musicrec_desktop.app.flow import SCAN
from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.routes import run_inline
from musicrec_desktop.app.scanning import Scanning
from musicrec_desktop.app.services import Services
from musicrec_desktop.domain.errors import SettingsError
from musicrec_desktop.domain.ids import UnixTime
from musicrec_desktop.domain.progress import Partial, Progress
from tests.flow.ended_programs import COMMAND, catches, left_behind, start, wait_for
from tests.unit.llm.gguf_files import gguf_bytes

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="makes file names and disks as Linux has them")

ODD_NAMES = (
    b"new\nline.flac",
    b"undecodable \xff\xfe.flac",
    "emoji 🎵.flac".encode(),
    b"tab\tand\x1b[31mred.flac",
    b" blanks .flac",
    b"#hash.flac",
)


def said(*arguments: str | bytes | Path, code: int, within: tuple[str, ...] = (), **env: str) -> tuple[str, str]:
    """What a command writes to standard output and to standard error."""
    done = subprocess.run(
        [*within, *COMMAND, *arguments], capture_output=True, check=False, timeout=120, env={**os.environ, **env}
    )
    out, errors = done.stdout.decode(), done.stderr.decode()
    assert "Traceback" not in errors, errors
    assert done.returncode == code, errors
    return out, errors


def noise(path: Path, seed: int = 0) -> None:
    """A second of real sound."""
    with path.open("wb") as file:
        soundfile.write(file, np.random.default_rng(seed).normal(0, 0.1, 22_050), 22_050, format="FLAC")


@pytest.fixture
def odd_music(tmp_path: Path) -> Path:
    """Every kind of thing that a music folder should not hold."""
    folder = tmp_path / "odd"
    folder.mkdir()
    for number, name in enumerate(ODD_NAMES):
        noise(folder / os.fsdecode(name), number)
    undecodable = folder / os.fsdecode(b"folder \xe9")
    undecodable.mkdir()
    noise(undecodable / "inside.flac", 99)
    os.mkfifo(folder / "pipe.mp3")
    (folder / "empty.mp3").touch()
    (folder / "circle").symlink_to(folder)
    (folder / "itself.ogg").symlink_to("itself.ogg")
    return folder


# Strict UTF-8, as in a terminal with a locale; ASCII, as on an old server.
@pytest.mark.parametrize("encoding", ["utf-8:strict", "ascii:strict"])
def test_any_file_name_goes_all_the_way(odd_music: Path, profile: Path, tmp_path: Path, encoding: str) -> None:
    where = ("--profile", profile)
    scanned = json.loads(said("scan", odd_music, "--json", *where, code=0, PYTHONIOENCODING=encoding)[0])
    assert scanned["added"] == len(ODD_NAMES) + 1
    assert {Path(problem["path"]).name for problem in scanned["problems"]} == {"empty.mp3", "itself.ogg", "pipe.mp3"}
    analysed = json.loads(said("analyse", "--json", *where, code=0, PYTHONIOENCODING=encoding)[0])
    assert (analysed["analysed"], analysed["failed"]) == (len(ODD_NAMES) + 1, [])

    target = tmp_path / "list.m3u8"
    command = ("playlist", b"anything \xff", "--no-llm", "--tracks", str(len(ODD_NAMES) + 1), *where)
    made = json.loads(said(*command, "--json", "--export", target, code=0, PYTHONIOENCODING=encoding)[0])
    names = {os.fsencode(Path(track["path"]).name) for track in made["tracks"]}
    assert names == {*ODD_NAMES, b"inside.flac"}
    locations = [line for line in target.read_text("utf-8").splitlines() if not line.startswith("#")]
    assert len(locations) == len(ODD_NAMES) + 1

    for people in (said(*command, code=0, PYTHONIOENCODING=encoding), said("scan", *where, code=0)):
        assert "\x1b" not in "".join(people), "a file name paints the terminal"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk], capture_output=True, check=False
    ).returncode:
        pytest.skip("only root can mount a disk")
    yield disk
    subprocess.run(["umount", "-l", disk], check=True)


def fill(disk: Path) -> Path:
    """Take all the room there is."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        try:
            while True:
                file.write(bytes(4096))
        except OSError:
            return ballast


@pytest.fixture
def music(tmp_path: Path) -> Path:
    """Two tracks."""
    folder = tmp_path / "music"
    folder.mkdir()
    for number in range(2):
        noise(folder / f"{number}.flac", number)
    return folder


def test_a_full_disk_is_named_and_costs_nothing(small_disk: Path, music: Path, tmp_path: Path) -> None:
    profile = small_disk / "profile"
    said("scan", music, "--profile", profile, code=0)
    history = tmp_path / "history.jsonl"
    history.write_text(json.dumps({"id": 1, "started_at": 1.78e9, "played_ms": 1000, "ended": "finished"}) + "\n")
    said("history", "record", history, "--profile", profile, code=0)
    ballast = fill(small_disk)
    (tmp_path / "more").mkdir()
    for command in (
        ("scan", tmp_path / "more"),
        ("history", "record", history),
        ("playlist", "", "--no-llm", "--export", small_disk / "list.m3u8"),
        ("models", "use", "none"),
        ("doctor",),
    ):
        out, errors = said(*command, "--profile", profile, code=1)
        assert "the disk is full" in out + errors or "No space left" in out + errors
    window = start(
        profile,
        "--no-llm",
        command=(sys.executable, "-m", "musicrec_desktop.desktop.main"),
        QT_QPA_PLATFORM="offscreen",
        PULSE_SERVER="unix:/nowhere",
    )
    with window:
        wait_for(lambda: catches(window.pid, signal.SIGTERM), window)
        time.sleep(0.5)
        window.send_signal(signal.SIGTERM)
        _, errors = window.communicate(timeout=60)
    assert window.returncode == 0, errors
    assert "Traceback" not in errors
    ballast.unlink()
    with left_behind(profile) as after:
        assert (after.tracks.count(), len(after.plays.all())) == (2, 1)
    assert "2 unchanged" in said("scan", "--profile", profile, code=0)[0]  # the settings are whole too
    assert {path.name for path in profile.iterdir()} == {"library.db", "settings.toml", "log", "cache"}


def test_a_disk_that_cannot_be_written_is_named(small_disk: Path, music: Path) -> None:
    profile = small_disk / "profile"
    said("scan", music, "--profile", profile, code=0)
    subprocess.run(["mount", "-o", "remount,ro", small_disk], check=True)
    for command in (("scan", music), ("analyse",), ("playlist", "", "--no-llm"), ("models", "use", "none")):
        assert str(profile) in said(*command, "--profile", profile, code=1)[1]
    assert str(small_disk / "new") in said("profile", "--profile", small_disk / "new", code=1)[1]
    assert "cannot be written" in said("doctor", "--profile", profile, code=1)[0]
    script = (
        "import sys\n"
        "from PySide6.QtWidgets import QDialog\n"
        "QDialog.exec = lambda window: 0\n"
        "from musicrec_desktop.desktop.main import main\n"
        "sys.exit(main())\n"
    )
    window = (sys.executable, "-c", script)
    done = subprocess.run([*window, "--profile", profile], capture_output=True, text=True, check=False, timeout=120)
    assert done.returncode == 1
    assert str(profile) in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="root reads everything, and setpriv is not here")
def test_a_folder_that_cannot_be_read_is_a_problem_and_nothing_is_called_gone(music: Path, profile: Path) -> None:
    (music / "closed").mkdir()
    noise(music / "closed" / "inside.flac", 7)
    noise(music / "secret.flac", 8)
    said("scan", music, "--profile", profile, code=0)
    (music / "closed").chmod(0)
    (music / "secret.flac").chmod(0)
    os.utime(music / "secret.flac")
    caps = "-dac_override,-dac_read_search"
    within = ("setpriv", f"--bounding-set={caps}", f"--inh-caps={caps}") if os.geteuid() == 0 else ()
    scanned = json.loads(said("scan", music, "--json", "--profile", profile, code=0, within=within)[0])
    (music / "closed").chmod(0o755)
    assert {Path(problem["path"]).name for problem in scanned["problems"]} == {"closed", "secret.flac"}
    assert scanned["removed"] == 0
    (music / "secret.flac").chmod(0o644)
    again = json.loads(said("scan", "--json", "--profile", profile, code=0)[0])
    assert (again["added"], again["removed"], again["problems"]) == (0, 0, [])
    with left_behind(profile) as after:
        assert after.tracks.count() == 4


def test_a_folder_that_vanishes_during_the_scan_comes_back_as_it_was(music: Path, profile: Path) -> None:
    services = Services(Paths.of(profile))
    away = music.with_name("away")

    def unplug(news: Progress | Partial) -> None:
        if isinstance(news, Progress) and news.total and music.exists():
            music.rename(away)

    summary = run_inline(SCAN, Scanning(services, (music,), UnixTime(1.78e9)), unplug).summary
    assert summary.added == 0
    assert len(summary.problems) == 2
    assert all("no longer there" in problem.reason for problem in summary.problems)
    away.rename(music)
    summary = run_inline(SCAN, Scanning(services, (music,), UnixTime(1.78e9))).summary
    assert (summary.added, summary.problems, services.database.tracks.problems()) == (2, (), [])
    services.change_settings(services.settings.with_folders((music,)))
    services.close()
    shutil.rmtree(music)
    assert str(music) in said("scan", "--profile", profile, code=1)[1]


def test_music_that_is_away_while_it_should_be_measured_is_measured_when_it_is_back(music: Path, profile: Path) -> None:
    where = ("--json", "--profile", profile)
    (music / "broken.mp3").write_bytes(bytes.fromhex("fffb9064") + bytes(413))
    said("scan", music, *where, code=0)
    away = music.with_name("away")
    music.rename(away)
    missed = json.loads(said("analyse", *where, code=0)[0])
    assert missed["analysed"] == 0
    away.rename(music)
    caught_up = json.loads(said("analyse", *where, code=0)[0])
    assert caught_up["analysed"] == 2
    broken = len(caught_up["failed"])
    assert json.loads(said("analyse", *where, code=0)[0])["failed"] == []
    assert len(missed["failed"]) == 2 + broken


def test_a_model_that_cannot_be_loaded_costs_a_note_and_not_the_playlist(
    music: Path, profile: Path, tmp_path: Path
) -> None:
    odd = tmp_path / "odd.gguf"
    odd.write_bytes(gguf_bytes(architecture="weaver"))
    said("scan", music, "--profile", profile, code=0)
    command = ("playlist", "", "--model", odd, "--profile", profile, "--json")
    out, _ = said(*command, code=0, MUSICREC_MODELS=str(tmp_path / "models"))
    made = json.loads(out)
    assert len(made["tracks"]) == 2
    assert all(track["rationale"] for track in made["tracks"])
    assert made["llm"] is None
    (why,) = (note["text"] for note in made["notes"] if note["code"] == "no_model")
    assert "unknown model architecture" in why
    assert "weaver" in why


@pytest.mark.parametrize("options", [(), ("--json",)])
def test_output_that_goes_nowhere_is_said(profile: Path, options: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        command = [*COMMAND, "doctor", "--profile", str(profile), *options]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert done.stderr.startswith("The result cannot be written: No space left on device.")
    assert "Exception" not in done.stderr


def test_settings_of_two_programs_add_up(profile: Path) -> None:
    one, other = Services(Paths.of(profile)), Services(Paths.of(profile))
    one.change_settings(one.settings.with_folders((Path("/a"), Path("/b"))))
    third = Services(Paths.of(profile))
    other.change_settings(other.settings.with_folders((Path("/c"),)))
    third.change_settings(third.settings.model_copy(update={"volume": 0.25, "folders": (Path("/a"),)}))
    kept = Services(Paths.of(profile)).settings
    assert kept.folders == (Path("/a"), Path("/c"))
    assert kept.volume == 0.25
    assert third.settings == kept


def test_settings_that_cannot_be_kept_are_not_used(profile: Path) -> None:
    services = Services(Paths.of(profile))
    services.change_settings(services.settings.with_folders((Path("/a"),)))
    before = services.settings
    with pytest.raises(SettingsError, match="valid UTF-8"):
        services.change_settings(before.with_folders((Path("/m\udcff"),)))
    assert services.settings == before == Services(Paths.of(profile)).settings
    assert [path.name for path in profile.glob("settings*")] == ["settings.toml"]
