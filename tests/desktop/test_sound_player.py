"""Real sound: what leaves the player is recorded from a null sink and measured."""

import os
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray
from PySide6.QtCore import QObject
from PySide6.QtMultimedia import QMediaDevices
from pytestqt.qtbot import QtBot

from musicrec_desktop.desktop.sound import SoundPlayer
from musicrec_desktop.domain.events import Notice, PlayerState, TrackEnded
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.domain.play import QueuedBy
from musicrec_desktop.playback import FilePart, PlaybackController, PlaybackNews, PositionMoved, StateChanged

pytestmark = pytest.mark.real_sound
RATE = 44_100
ATTEMPTS = 3
"""A machine too busy to record says nothing of what was played: it is asked again. What is wrong stays wrong."""
Samples = NDArray[np.float32]


def tone(path: Path, hertz: float, seconds: float) -> Path:
    """A sine at half amplitude."""
    times = np.arange(int(RATE * seconds)) / RATE
    soundfile.write(path, 0.5 * np.sin(2 * np.pi * hertz * times), RATE)
    return path


class Recording:
    """What the null sink's monitor heard."""

    def __init__(self) -> None:
        self.samples: Samples = np.zeros(0, np.float32)

    def loudness(self, samples: Samples | None = None) -> float:
        """Root mean square."""
        samples = self.samples if samples is None else samples
        return float(np.sqrt(np.mean(samples**2))) if len(samples) else 0.0

    def hertz(self) -> float:
        """The strongest frequency."""
        spectrum = np.abs(np.fft.rfft(self.samples * np.hanning(len(self.samples))))
        return float(np.argmax(spectrum)) * RATE / len(self.samples)


CONNECTED_MS = 300
SETTLED_MS = 2_200
"""A null sink works up to two seconds ahead until it wakes and sees that somebody listens; what it has put into the
monitor by then it does not take back."""


@contextmanager
def recording(wait: Callable[[int], None], before_ms: int = CONNECTED_MS) -> Iterator[Recording]:
    """Record the monitor while the block runs, from so long before on."""
    command = ["parec", "--raw", "--format=float32le", f"--rate={RATE}", "--channels=1", "--latency-msec=20"]
    result = Recording()
    # Into a file: a pipe that nobody empties meanwhile is full after a third of a second.
    with (
        tempfile.TemporaryFile() as raw,
        subprocess.Popen(
            [*command, f"--device={os.environ.get('MUSICREC_SINK_MONITOR', '@DEFAULT_MONITOR@')}"], stdout=raw
        ) as parec,
    ):
        wait(before_ms)
        try:
            yield result
        finally:
            parec.terminate()
            parec.wait(10)
            raw.seek(0)
            heard = raw.read()
    result.samples = np.frombuffer(heard[: len(heard) // 4 * 4], np.float32)


class Stage:
    """A controller over the real player."""

    def __init__(self, bot: QtBot, folder: Path, files: dict[int, Path], parts: dict[int, FilePart]) -> None:
        self.bot = bot
        self.folder = folder
        self.files = files
        self.parts = parts
        self.fade_ms = DurationMs(0)
        self.news: list[PlaybackNews] = []
        self.owner = QObject()
        self.player = SoundPlayer(self.owner)
        self.controller = PlaybackController(
            self.player,
            lambda track_id: FilePart(files[track_id]) if track_id in files else parts.get(track_id),
            self.news.append,
            time.time,
            time.monotonic,
            lambda _before, _after: self.fade_ms,
        )

    def ends(self) -> list[TrackEnded]:
        return [news for news in self.news if isinstance(news, TrackEnded)]

    def notices(self) -> list[Notice]:
        return [news for news in self.news if isinstance(news, Notice)]

    def until(self, what: Callable[[], bool]) -> None:
        self.bot.waitUntil(what, timeout=20_000)

    def until_at(self, ms: int) -> None:
        self.until(lambda: self.player.state is PlayerState.PLAYING and self.player.position_ms >= ms)


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    broken = tmp_path / "broken.flac"
    broken.write_bytes(b"this is not music at all" * 100)
    album = tmp_path / "album.flac"
    tones = [tone(tmp_path / f"{hertz}.flac", hertz, 2) for hertz in (440, 880, 1_320)]
    soundfile.write(album, np.concatenate([soundfile.read(one)[0] for one in tones]), RATE)
    made = Stage(
        qtbot,
        tmp_path,
        {
            1: tone(tmp_path / "long.flac", 440, 30),
            2: tone(tmp_path / "short.flac", 880, 1.2),
            3: broken,
            4: tmp_path / "nowhere.flac",
        },
        {5: FilePart(album, DurationMs(2_000), DurationMs(4_000)), 6: FilePart(album, DurationMs(4_000))},
    )
    assert QMediaDevices.audioOutputs(), "the sound server has no sink"
    yield made
    made.controller.close()
    made.owner.deleteLater()
    qtbot.wait(50)


def test_a_tone_is_heard_at_its_pitch_and_a_pause_is_silent(stage: Stage) -> None:
    stage.controller.play_tracks([TrackId(1)])
    stage.until_at(300)
    with recording(stage.bot.wait) as playing:
        stage.bot.wait(1_200)
    assert playing.hertz() == pytest.approx(440, abs=2)
    assert playing.loudness() > 0.05

    stage.controller.pause()
    with recording(stage.bot.wait) as paused:
        stage.bot.wait(1_500)
    # What is in the server's buffer still sounds, on a busy machine for half a second and more: the end counts.
    assert len(paused.samples) > RATE // 4
    assert paused.loudness(paused.samples[-RATE // 10 :]) < playing.loudness() / 1_000

    stage.controller.play()
    stage.bot.wait(300)
    with recording(stage.bot.wait) as again:
        stage.bot.wait(600)
    assert again.hertz() == pytest.approx(440, abs=3)


def test_volume_zero_is_silent_and_half_is_quieter_than_full(stage: Stage) -> None:
    stage.controller.set_volume(1.0)
    stage.controller.play_tracks([TrackId(1)])
    stage.until_at(200)
    levels = []
    for volume in (1.0, 0.5, 0.0):
        stage.controller.set_volume(volume)
        stage.bot.wait(400)
        with recording(stage.bot.wait) as heard:
            stage.bot.wait(500)
        levels.append(heard.loudness())
    assert levels[0] > 3 * levels[1] > 0
    assert levels[2] == pytest.approx(0, abs=1e-4)


def test_a_track_is_heard_to_its_end_and_the_next_one_sounds(stage: Stage) -> None:
    with recording(stage.bot.wait) as heard:
        stage.controller.play_tracks([TrackId(2), TrackId(1)])
        stage.until(lambda: len(stage.ends()) == 1 and stage.player.position_ms > 300)
    end = stage.ends()[0]
    assert end.reached_end
    assert end.played_ms == pytest.approx(1_200, abs=150)
    halves = np.array_split(heard.samples[np.abs(heard.samples) > 1e-4], 2)
    assert stage.controller.queue.index == 1
    assert all(stage_half.size for stage_half in halves)


def test_a_seek_before_the_file_is_open_is_kept(stage: Stage) -> None:
    stage.controller.restore([(TrackId(1), QueuedBy.LISTENER)], 0, DurationMs(20_000))
    stage.controller.play()
    stage.until_at(20_200)
    stage.controller.seek(DurationMs(5_000))
    stage.until(lambda: 5_000 <= stage.player.position_ms < 7_000)
    stage.until_at(5_500)
    stage.controller.stop()
    assert 600 < stage.ends()[0].played_ms < 5_000


def test_a_jump_while_playing_is_no_pause(stage: Stage) -> None:
    stage.controller.play_tracks([TrackId(1)])
    stage.until_at(300)
    stage.news.clear()
    stage.controller.seek(DurationMs(20_000))
    stage.until_at(20_100)
    assert not [news for news in stage.news if isinstance(news, StateChanged)]


def test_broken_and_missing_files_are_told_and_passed_over(stage: Stage) -> None:
    stage.controller.play_tracks([TrackId(3), TrackId(4), TrackId(3), TrackId(2)])
    stage.until(lambda: stage.player.position_ms > 100 and stage.controller.queue.index == 3)
    assert [notice.code for notice in stage.notices()] == ["unplayable"] * 3
    assert "broken.flac" in stage.notices()[0].text
    assert stage.notices()[1].text.startswith("“nowhere.flac” cannot be played")


def test_the_same_broken_file_twice_in_a_row_is_told_twice(stage: Stage) -> None:
    stage.controller.play_tracks([TrackId(3), TrackId(3)])
    stage.until(lambda: len(stage.notices()) == 2)
    assert stage.controller.queue.current is None


def test_volume_and_position_survive_fast_changes_of_track(stage: Stage) -> None:
    stage.controller.play_tracks([TrackId(1)] * 30)
    for _ in range(29):
        stage.controller.next()
    stage.until_at(100)
    assert stage.controller.queue.index == 29
    assert stage.notices() == []


def test_a_part_of_a_file_is_heard_and_no_more_of_it(stage: Stage) -> None:
    with recording(stage.bot.wait) as heard:
        stage.controller.play_tracks([TrackId(5)])
        stage.until(lambda: len(stage.ends()) == 1)
        stage.bot.wait(2_500)  # what the server has buffered
    (end,) = stage.ends()
    assert end.reached_end
    assert end.played_ms == pytest.approx(2_000, abs=150)
    assert heard.hertz() == pytest.approx(880, abs=2)
    spectrum = np.abs(np.fft.rfft(heard.samples))
    bins = np.fft.rfftfreq(len(heard.samples), 1 / RATE)
    total = float(np.sum(spectrum**2))
    for other in (440, 1_320):
        assert float(np.sum(spectrum[np.abs(bins - other) < 20] ** 2)) < 1e-3 * total, (
            "not a millisecond of its neighbours"
        )
    moved = [news.position_ms for news in stage.news if isinstance(news, PositionMoved)]
    assert max(moved) <= 2_000
    lengths = {news.duration_ms for news in stage.news if isinstance(news, PositionMoved) and news.duration_ms}
    assert lengths == {2_000}


def test_the_last_part_ends_with_its_file_and_jumps_stay_within_a_part(stage: Stage) -> None:
    stage.controller.play_tracks([TrackId(5), TrackId(6)])
    stage.until_at(100)
    stage.controller.seek(DurationMs(1_500))
    stage.until(lambda: stage.controller.queue.index == 1 and stage.player.position_ms > 100)
    assert stage.player.duration_ms == pytest.approx(2_000, abs=5)
    stage.controller.seek(DurationMs(1_600))
    stage.until(lambda: len(stage.ends()) == 2)
    assert all(end.reached_end and end.played_ms < 1_800 for end in stage.ends())


def cut_sine(folder: Path, at: int, seconds: float, hertz: float = 441.3) -> tuple[Path, Path]:
    """One sine at half amplitude, cut in two files after `at` frames."""
    whole = 0.5 * np.sin(2 * np.pi * hertz * np.arange(int(RATE * seconds)) / RATE)
    first, second = folder / "cut1.flac", folder / "cut2.flac"
    soundfile.write(first, whole[:at], RATE)
    soundfile.write(second, whole[at:], RATE)
    return first, second


def off_the_sine(samples: Samples, hertz: float = 441.3) -> tuple[int, float]:
    """How many frames lie between the first and the last sound, and how far the worst of them is off one sine."""
    loud = np.flatnonzero(np.abs(samples) > 0.01)
    heard = samples[loud[0] : loud[-1] + 1]
    turns = 2 * np.pi * hertz / RATE * np.arange(len(heard))
    waves = np.column_stack([np.sin(turns), np.cos(turns)])
    fitted, *_ = np.linalg.lstsq(waves, heard, rcond=None)
    return len(heard), float(np.abs(heard - waves @ fitted).max())


def block_the_window(seconds: float) -> None:
    """Neither the event loop runs nor is Python's lock given away by choice."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        sorted(range(20_000), key=lambda number: -number)


def test_two_halves_of_a_recording_join_at_the_sample_though_the_window_is_blocked(stage: Stage) -> None:
    first, second = cut_sine(stage.folder, int(RATE * 1.37) + 13, 4)
    stage.files |= {7: first, 8: second}
    for _attempt in range(ATTEMPTS):
        stage.news.clear()
        with recording(stage.bot.wait) as heard:
            stage.controller.play_tracks([TrackId(7), TrackId(8)])
            stage.until_at(900)
            block_the_window(0.5)  # over the join
            stage.until(lambda: len(stage.ends()) == 2)
            stage.bot.wait(500)
        frames, worst = off_the_sine(heard.samples)
        if abs(frames - 4 * RATE) < RATE / 1000 and worst < 0.01:
            break
    assert frames == pytest.approx(4 * RATE, abs=RATE / 1000), "no gap of a millisecond, and nothing heard twice"
    assert worst < 0.01, "no click"
    assert [end.reached_end for end in stage.ends()] == [True, True]
    assert [end.played_ms for end in stage.ends()] == pytest.approx([1_370, 2_630], abs=150)


def test_what_comes_next_may_be_another_track_at_the_last_moment(stage: Stage) -> None:
    for _attempt in range(ATTEMPTS):
        stage.controller.stop()
        stage.news.clear()
        with recording(stage.bot.wait, SETTLED_MS) as heard:
            stage.controller.play_tracks([TrackId(2), TrackId(1)])
            stage.until_at(400)  # the beginning of the next one lies in the device's buffer already
            stage.controller.remove([stage.controller.queue.upcoming[0].key])
            stage.controller.add([TrackId(5)])
            stage.until(lambda: stage.controller.queue.index == 1 and stage.player.position_ms > 900)
        spectrum = np.abs(np.fft.rfft(heard.samples)) ** 2
        replaced = spectrum[np.abs(np.fft.rfftfreq(len(heard.samples), 1 / RATE) - 440) < 5]
        share = float(replaced.sum() / spectrum.sum())
        if share < 1e-3:
            break
    assert share < 1e-3
    assert [end.reached_end for end in stage.ends()] == [True]


def test_a_jump_is_heard_at_once(stage: Stage) -> None:
    tones = stage.folder / "two_tones.flac"
    low, high = (0.5 * np.sin(2 * np.pi * hertz * np.arange(RATE * 10) / RATE) for hertz in (440, 1_320))
    soundfile.write(tones, np.concatenate([low, high]), RATE)
    stage.files |= {7: tones}
    for _attempt in range(ATTEMPTS):
        stage.controller.stop()
        with recording(stage.bot.wait, SETTLED_MS) as heard:
            stage.controller.play_tracks([TrackId(7)])
            stage.until_at(1_000)
            stage.controller.seek(DurationMs(15_000))
            stage.bot.wait(1_500)
        pieces = heard.samples[: len(heard.samples) // 441 * 441].reshape(-1, 441)  # of ten milliseconds
        is_loud = np.abs(pieces).max(axis=1) > 0.1
        is_high = is_loud & (np.abs(np.fft.rfft(pieces)).argmax(axis=1) > 8)
        silent = int(np.diff(np.flatnonzero(is_loud)).max(initial=0))
        if is_high.sum() > 100 and silent < 15:
            break
    assert is_high.sum() > 100, "of the second and a half after it at least one"
    assert silent < 15, "no more than 150 ms between the old place and the new one"


def test_a_track_is_played_at_the_gain_it_is_given_and_never_past_full_scale(stage: Stage) -> None:
    stage.parts |= {
        8: FilePart(stage.files[1], gain_db=-12.0),
        9: FilePart(stage.files[1], gain_db=12.0),
    }
    peaks = []
    for track_id in (1, 8, 9):
        stage.controller.play_tracks([TrackId(track_id)])
        stage.until_at(300)
        with recording(stage.bot.wait) as heard:
            stage.bot.wait(500)
        peaks.append(float(np.abs(heard.samples).max()))
    assert peaks[1] == pytest.approx(peaks[0] / 4, rel=0.03)
    assert 1.8 * peaks[0] < peaks[2] <= 2 * peaks[0], "half amplitude, twelve decibels up, is limited to full scale"


def test_a_fade_brings_the_next_track_in_while_the_one_before_goes_out(stage: Stage) -> None:
    first, second = tone(stage.folder / "low.flac", 440, 4), tone(stage.folder / "high.flac", 1_320, 4)
    stage.files |= {7: first, 8: second}
    stage.fade_ms = DurationMs(2_000)
    with recording(stage.bot.wait) as heard:
        stage.controller.play_tracks([TrackId(7), TrackId(8)])
        stage.until(lambda: len(stage.ends()) == 2)
        stage.bot.wait(400)
    loud = np.flatnonzero(np.abs(heard.samples) > 0.01)
    samples = heard.samples[loud[0] : loud[-1] + 1]
    assert len(samples) == pytest.approx(6 * RATE, abs=RATE // 20), "two seconds lie over each other"
    pieces = samples[: len(samples) // (RATE // 10) * (RATE // 10)].reshape(-1, RATE // 10)
    power = 10 * np.log10(np.mean(pieces[1:-1] ** 2, axis=1))
    assert np.ptp(power) < 1, "total power stays within one decibel"
    assert [end.reached_end for end in stage.ends()] == [True, True]
