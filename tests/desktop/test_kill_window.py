"""The window is killed while music plays: the plays before, the queue and the place in it are there again."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
import soundfile

from musicrec_desktop.app.paths import Paths
from musicrec_desktop.domain.ids import TrackId
from musicrec_desktop.domain.play import PlayEnd, QueuedBy
from tests.flow.ended_programs import Process, count_now, kill_when, left_behind, run, start, wait_for

pytestmark = [pytest.mark.real_sound, pytest.mark.real_window]

WINDOW = (sys.executable, "-m", "musicrec_desktop.desktop.main")
SHORT_S, LONG_S = 1.5, 120.0
SAVED_EVERY_S = 15.0
FINISHED = "SELECT count(*) FROM plays WHERE ended = 'finished'"
QUEUED = "SELECT count(*) FROM session_queue"
PLACE = "SELECT position_ms FROM session WHERE queue_index = 3"


@pytest.fixture
def music(profile: Path, tmp_path: Path) -> list[TrackId]:
    """Three short tracks, a long one and one more, in the library's order."""
    folder = tmp_path / "music"
    folder.mkdir()
    for number, seconds in enumerate((SHORT_S, SHORT_S, SHORT_S, LONG_S, SHORT_S)):
        times = np.arange(int(44_100 * seconds)) / 44_100
        soundfile.write(folder / f"{number}.flac", 0.2 * np.sin(2 * np.pi * 220 * (1 + number) * times), 44_100)
    assert run(profile, "scan", str(folder))["added"] == 5
    with left_behind(profile) as database:
        return [track.id for track in sorted(database.tracks.all(), key=lambda track: track.path.name)]


def open_window(profile: Path) -> Process:
    process = start(profile, "--no-llm", command=WINDOW, QT_QPA_PLATFORM="xcb")
    wait_for(lambda: bool(windows()), process)
    return process


def windows() -> list[str]:
    found = subprocess.run(
        ["xdotool", "search", "--onlyvisible", "--name", "^musicrec$"], capture_output=True, text=True, check=False
    )
    return found.stdout.split()


def play_the_library(profile: Path) -> None:
    """Into the search box of the library, down to its first row, play; again while the keys came too early."""
    for _ in range(5):
        # A screen without a window manager gives the focus to nobody by itself.
        subprocess.run(["xdotool", "windowfocus", "--sync", windows()[0]], check=True)
        time.sleep(1)
        keys = ["ctrl+f", "Return", "Return"]
        subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "200", *keys], check=True)
        until = time.monotonic() + 8  # the queue is stored a second after it changed
        while time.monotonic() < until:
            if count_now(profile, QUEUED):
                return
            time.sleep(0.05)
    raise AssertionError("the keys never reached the window")


def test_a_kill_during_playback_costs_the_track_at_hand_at_most(music: list[TrackId], profile: Path) -> None:
    assert os.environ["PULSE_SERVER"]
    process = open_window(profile)
    play_the_library(profile)
    wait_for(lambda: count_now(profile, FINISHED) == 3, process)
    long_began = time.monotonic()
    kill_when(lambda: count_now(profile, PLACE) > 5_000, process)
    played_s = time.monotonic() - long_began

    with left_behind(profile) as after:
        plays = after.plays.all()
        assert [(play.track_id, play.ended) for play in plays] == [
            (track_id, PlayEnd.FINISHED) for track_id in music[:3]
        ]
        assert all(abs(play.played_ms - SHORT_S * 1000) < 400 for play in plays)
        left = after.session.load()
    assert left.items == tuple((track_id, QueuedBy.LISTENER) for track_id in music)
    assert left.index == 3
    assert played_s - SAVED_EVERY_S < left.position_ms / 1000 < played_s + 1

    with open_window(profile) as again:
        time.sleep(1)
        again.send_signal(signal.SIGTERM)
        said = again.communicate(timeout=60)
    assert again.returncode == 0, said
    with left_behind(profile) as after:
        assert after.session.load() == left, "it was not brought back as it was"
        assert len(after.plays.all()) == 3
    assert not list(Paths.of(profile).log.glob("crash-*"))
