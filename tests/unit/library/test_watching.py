"""What a watch over real folders tells of, and when."""

import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Queue

import pytest

from musicrec_desktop.library import WatchPace, watch_folders, watching
from musicrec_desktop.library.mounts import Mounts

QUICK = WatchPace(settle=0.3, longest=3.0, poll=0.4, look=0.2, tick=0.05)
LONG_S = 20.0
"""Never reached when all is well."""

Told = Queue[tuple[Path, ...]]


@contextmanager
def watched(*folders: Path, pace: WatchPace = QUICK) -> Iterator[Told]:
    """What is told of the folders, while the block runs. Begins when the watch hears."""
    told: Told = Queue()
    stop = threading.Event()

    def run() -> None:
        for paths in watch_folders(folders, stop, pace):
            told.put(paths)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        for folder in (folder for folder in folders if folder.is_dir()):
            awaken(folder, told)
        yield told
    finally:
        stop.set()
        thread.join(LONG_S)
        assert not thread.is_alive(), "the watch does not end"


def awaken(folder: Path, told: Told) -> None:
    """Change something until it is noticed; then let it be forgotten."""
    sign = folder / "sign.ogg"
    until = time.monotonic() + LONG_S
    while told.empty() and time.monotonic() < until:
        sign.write_text(str(time.monotonic()))
        time.sleep(0.5)
    heard(told, sign)
    sign.unlink()
    assert heard(told, sign) == {sign}


def heard(told: Told, *wanted: Path) -> set[Path]:
    """Everything told until all of `wanted` was."""
    found: set[Path] = set()
    while not found >= set(wanted):
        found.update(told.get(timeout=LONG_S))
    return found


def test_files_and_folders_that_come_change_move_and_go(tmp_path: Path) -> None:
    music = tmp_path / "music"
    (music / "album").mkdir(parents=True)
    with watched(music) as told:
        new = music / "album" / "new.mp3"
        new.write_text("1")
        assert heard(told, new) == {new}
        new.write_text("22")
        assert heard(told, new) == {new}
        moved = music / "moved.mp3"
        new.rename(moved)
        assert heard(told, new, moved) == {new, moved}
        moved.unlink()
        assert heard(told, moved) == {moved}
        (music / "album").rename(music / "renamed")
        assert heard(told, music / "album", music / "renamed") == {music / "album", music / "renamed"}


def test_a_new_folder_is_told_as_a_whole_and_heard_from_then_on(tmp_path: Path) -> None:
    source, music = tmp_path / "source", tmp_path / "music"
    (source / "disc 1").mkdir(parents=True)
    music.mkdir()
    for number in range(20):
        (source / "disc 1" / f"{number}.flac").write_bytes(b"x" * 1000)
    with watched(music) as told:
        shutil.copytree(source, music / "album")
        assert heard(told, music / "album") == {music / "album"}, "one whole, not twenty parts"
        later = music / "album" / "disc 1" / "later.flac"
        later.write_text("1")
        assert heard(told, later) == {later}


def test_what_is_no_music_is_not_told_of(tmp_path: Path) -> None:
    with watched(tmp_path) as told:
        for name in ("cover.jpg", ".hidden.mp3", "a.mp3.part"):
            (tmp_path / name).write_text("1")
        (tmp_path / ".folder").mkdir()
        (tmp_path / ".folder" / "b.mp3").write_text("1")
        last = tmp_path / "last.mp3"
        last.write_text("1")
        assert heard(told, last) == {last}


def test_a_file_that_grows_is_told_of_when_it_has_stopped(tmp_path: Path) -> None:
    with watched(tmp_path) as told:
        growing = tmp_path / "growing.flac"
        with growing.open("wb", buffering=0) as file:
            for _ in range(10):
                file.write(b"x" * 100)
                time.sleep(0.1)
            assert told.empty(), "it was told of while it grew"
        assert heard(told, growing) == {growing}


def test_a_folder_that_comes_and_goes_as_a_drive_does(tmp_path: Path) -> None:
    drive, always = tmp_path / "drive", tmp_path / "always"
    always.mkdir()
    with watched(always, drive) as told:
        drive.mkdir()
        assert heard(told, drive) == {drive}
        song = drive / "a.mp3"
        until = time.monotonic() + LONG_S
        while told.empty() and time.monotonic() < until:  # the watch over it begins just now
            song.write_text(str(time.monotonic()))
            time.sleep(0.5)
        heard(told, song)
        drive.rename(tmp_path / "unplugged")
        assert drive in heard(told, drive)


def test_what_changes_elsewhere_while_a_folder_comes_is_told_of_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drive, always = tmp_path / "drive", tmp_path / "always"
    always.mkdir()
    song = always / "a.mp3"
    is_told = False

    def events(folders: list[Path], stop: threading.Event, pace: WatchPace) -> Iterator[list[str]]:
        nonlocal is_told
        if not is_told:
            is_told = True
            drive.mkdir()
            yield [str(song)]  # the drive is there before this is quiet
        for _ in range(100):
            stop.wait(pace.tick)
            yield []
        stop.set()

    monkeypatch.setattr(watching, "_events", events)
    stop = threading.Event()
    told = watch_folders([always, drive], stop, WatchPace(settle=0.3, longest=3.0, poll=300.0, look=0.0, tick=0.05))
    assert next(told) == (drive,)
    assert next(told, None) == (song,)
    stop.set()
    assert list(told) == []


def test_folders_whose_changes_nobody_tells_are_looked_at_now_and_then(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Mounts, "tells_nobody", lambda _mounts, _folder: True)
    told: Told = Queue()
    stop = threading.Event()

    def run() -> None:
        for paths in watch_folders([tmp_path], stop, QUICK):
            told.put(paths)

    thread = threading.Thread(target=run)
    thread.start()
    try:
        assert told.get(timeout=LONG_S) == told.get(timeout=LONG_S) == (tmp_path,)
    finally:
        stop.set()
        thread.join(LONG_S)


def test_a_system_without_watches_left_is_polled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ask = watching._events

    def refuse(folders: list[Path], stop: threading.Event, pace: WatchPace) -> Iterator[list[str]]:
        if folders:
            raise OSError(28, "OS file watch limit reached")
        yield from ask(folders, stop, pace)  # type: ignore[misc]

    monkeypatch.setattr(watching, "_events", refuse)
    stop = threading.Event()
    told = watch_folders([tmp_path], stop, QUICK)
    assert [next(told) for _ in range(3)] == [(tmp_path,)] * 3
    stop.set()
    assert list(told) == []


def test_mounts_are_read_from_the_system(tmp_path: Path) -> None:
    table = tmp_path / "mountinfo"
    table.write_text(
        "22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw\n"
        "40 22 0:50 / /mnt/my\\040nas rw shared:2 master:1 - cifs //nas/music rw\n"
        "41 22 0:51 / /mnt/ssh rw - fuse.sshfs me@there: rw\n"
        "42 22 8:17 / /mnt/stick rw - vfat /dev/sdb1 rw\n"
        "43 22 8:33 / /mnt/ntfs rw - fuseblk /dev/sdc1 rw\n"
        "nonsense\n"
    )
    mounts = Mounts.now(table)
    assert [mounts.tells_nobody(Path(path)) for path in ("/mnt/my nas/a/b", "/mnt/ssh", "/mnt/stick/a", "/home")] == [
        True,
        True,
        False,
        False,
    ]
    import os

    devices = [(8, 1), (0, 50), (0, 51), (8, 17), (8, 33), (9, 9)]
    assert [mounts.is_unsteady(os.makedev(*device)) for device in devices] == [False, True, True, True, True, False]
    assert not Mounts.now(tmp_path / "not there").tells_nobody(Path("/mnt/ssh"))
