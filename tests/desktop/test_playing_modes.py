"""Real sound in all modes: what leaves the player is recorded from a null sink and measured."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import numpy as np
import pytest
import soundfile
from pytestqt.qtbot import QtBot

from musicrec_desktop.domain.events import PlayerState
from musicrec_desktop.domain.ids import DurationMs, TrackId
from musicrec_desktop.domain.play import QueuedBy
from musicrec_desktop.playback import DevicesChanged, Equaliser, FilePart, PlaybackController
from musicrec_desktop.playback.sound import Decoder, ReadAhead, UnplayableError
from tests.desktop.test_sound_player import (
    RATE,
    SETTLED_MS,
    Recording,
    Samples,
    Stage,
    block_the_window,
    cut_sine,
    off_the_sine,
    recording,
    stage,
    tone,
)

__all__ = ["stage"]
pytestmark = pytest.mark.real_sound
ATTEMPTS = 5
"""As in the tests of the player, and more: these record for longer."""


def loud(heard: Recording) -> Samples:
    """What lies between the first and the last sound."""
    at = np.flatnonzero(np.abs(heard.samples) > 0.01)
    return heard.samples[at[0] : at[-1] + 1]


def levels(samples: Samples, every: int = RATE // 10) -> Samples:
    """Root mean square of each tenth of a second."""
    pieces = samples[: len(samples) // every * every].reshape(-1, every)
    return np.asarray(np.sqrt(np.mean(pieces**2, axis=1)), np.float32)


def test_an_equaliser_changes_what_is_heard_without_a_click(stage: Stage) -> None:
    low = Equaliser((0.0,) * 4 + (-12.0,) * 3 + (0.0,) * 3)
    for _attempt in range(ATTEMPTS):
        stage.controller.stop()
        stage.controller.set_equaliser(Equaliser())
        with recording(stage.bot.wait, SETTLED_MS) as heard:
            stage.controller.play_tracks([TrackId(1)])
            stage.until_at(700)
            stage.controller.set_equaliser(low)
            stage.bot.wait(2_500)
            stage.controller.set_equaliser(Equaliser())
            stage.bot.wait(2_500)
        samples = loud(heard)
        steps = levels(samples)
        bends = float(np.abs(np.diff(samples, 2)).max())
        if bends < 0.004:
            break
    lower_db = float(low.response_db(np.array([440.0]), RATE)[0])
    assert lower_db < -8
    assert steps.min() == pytest.approx(steps.max() * 10 ** (lower_db / 20), rel=0.05)
    assert steps[2] == pytest.approx(steps[-3], rel=0.02), "and up again"
    # A sine of 440 Hz at half amplitude bends by 0.002 from sample to sample; a step of a hundredth would by 0.01.
    assert bends < 0.004


def test_an_equaliser_of_the_last_run_is_heard_from_the_first_track_on(stage: Stage) -> None:
    low = Equaliser((-12.0,) * 10)
    stage.controller.set_equaliser(low)
    stage.controller.play_tracks([TrackId(1)])
    stage.until_at(1_500)
    with recording(stage.bot.wait) as heard:
        stage.bot.wait(800)
    lower_db = float(low.response_db(np.array([440.0]), RATE)[0])
    assert heard.loudness() == pytest.approx(0.5 / np.sqrt(2) * 10 ** (lower_db / 20), rel=0.05)


def test_speech_is_played_faster_at_its_pitch_and_music_beside_it_is_not(stage: Stage) -> None:
    stage.parts |= {7: FilePart(stage.files[1], DurationMs(0), DurationMs(6_000), is_speech=True)}
    stage.controller.set_speed(2.0)
    with recording(stage.bot.wait) as heard:
        stage.controller.play_tracks([TrackId(7), TrackId(2)])
        stage.until(lambda: len(stage.ends()) == 2)
        stage.bot.wait(500)
    samples = loud(heard)
    assert len(samples) == pytest.approx((3 + 1.2) * RATE, abs=RATE // 10)
    speech = Recording()
    speech.samples = samples[: int(2.8 * RATE)]
    assert speech.hertz() == pytest.approx(440, abs=2)
    speech.samples = samples[-RATE:]
    assert speech.hertz() == pytest.approx(880, abs=2)
    assert [end.played_ms for end in stage.ends()] == pytest.approx([6_000, 1_200], abs=250)


def test_a_change_of_speed_is_heard_without_a_hole(stage: Stage) -> None:
    for _attempt in range(ATTEMPTS):
        stage.controller.stop()
        stage.controller.set_speed(1.0, for_all=True)
        with recording(stage.bot.wait) as heard:
            stage.controller.play_tracks([TrackId(1)])
            stage.until_at(1_000)
            stage.controller.set_speed(1.5)
            stage.bot.wait(3_000)
        ran_ms = stage.player.position_ms
        steps = levels(loud(heard))[1:-1]
        if np.ptp(steps) < 0.03:
            break
    assert np.ptp(steps) < 0.03, "as loud all the time"
    assert heard.hertz() == pytest.approx(440, abs=3)
    assert ran_ms > 1_000 + 3_000 + 300, "and faster than the clock"


def test_a_loop_goes_round_without_a_gap(stage: Stage) -> None:
    # 441 Hz at 44,100 frames a second: a turn is 100 frames, and cuts at whole tenths of a second do not show.
    stage.files |= {7: tone(stage.folder / "even.flac", 441, 6)}
    for _attempt in range(ATTEMPTS):
        stage.controller.stop()
        with recording(stage.bot.wait) as heard:
            stage.controller.play_tracks([TrackId(7)])
            stage.until_at(1_000)
            stage.controller.set_loop(DurationMs(1_000), DurationMs(3_000))
            stage.bot.wait(6_500)
            inside = [stage.player.position_ms]
            for _ in range(5):
                stage.bot.wait(130)
                inside.append(stage.player.position_ms)
            stage.controller.pause()
        frames, worst = off_the_sine(loud(heard)[: 7 * RATE], 441)
        if worst < 0.01:
            break
    assert frames > 6.9 * RATE
    assert worst < 0.01, "three times round, one sine"
    assert all(1_000 <= place <= 3_000 for place in inside)
    stage.controller.clear_loop()
    stage.controller.play()
    stage.until_at(3_600)


def test_a_loop_around_what_is_heard_goes_back_though_more_lies_in_the_device(stage: Stage) -> None:
    stage.controller.play_tracks([TrackId(1)])
    stage.until_at(1_500)
    stage.controller.set_loop(DurationMs(1_000), stage.player.position_ms)  # its end is now: as one presses the button
    stage.bot.wait(2_500)
    assert 1_000 <= stage.player.position_ms < 3_000
    stage.controller.set_loop(DurationMs(10_000), DurationMs(11_000))
    stage.until(lambda: 10_000 <= stage.player.position_ms < 11_000)
    stage.bot.wait(1_500)
    assert 10_000 <= stage.player.position_ms < 11_000


def test_a_sleep_timer_turns_the_sound_down_to_nothing(stage: Stage) -> None:
    with recording(stage.bot.wait) as heard:
        stage.controller.play_tracks([TrackId(1)])
        stage.until_at(500)
        stage.controller.sleep_after(4 / 60)  # shorter than a fade is else
        stage.until(lambda: stage.player.state is PlayerState.PAUSED)
    steps = levels(heard.samples[np.flatnonzero(np.abs(heard.samples) > 0.4)[0] :])
    assert steps[:4] == pytest.approx(0.5 / np.sqrt(2), rel=0.1), "as loud as it is, at first"
    assert steps[-3:].max() < 0.02
    assert (np.diff(steps) < 0.01).all(), "softer all the way"
    assert 1 < len(steps[steps > 0.15]) < len(steps[steps > 0.02]) - 8, "and not all at once"
    stage.controller.play()
    stage.bot.wait(500)
    with recording(stage.bot.wait) as again:
        stage.bot.wait(500)
    assert again.loudness() == pytest.approx(0.5 / np.sqrt(2), rel=0.05), "as loud as before"


class SleepingDisk(Decoder):
    """A file on a disk that is held up for three seconds in its middle."""

    def __init__(self, part: FilePart, rate: int = 0) -> None:
        super().__init__(part, rate)
        self.slept = threading.Event()

    def read(self, n: int) -> Samples:
        # Ten seconds lie ready when the twelfth is read: the third is heard by then.
        if self.position >= 12 * self.rate and not self.slept.is_set():
            self.slept.set()
            time.sleep(3)
        return super().read(n)


def test_a_disk_that_sleeps_for_three_seconds_is_not_heard(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("musicrec_desktop.desktop.sound.sound_player.Decoder", SleepingDisk)
    stage.files |= {7: tone(stage.folder / "long.flac", 441.3, 30)}
    for _attempt in range(ATTEMPTS):
        stage.controller.stop()
        with recording(stage.bot.wait) as heard:
            stage.controller.play_tracks([TrackId(7)])
            stage.until_at(6_500)
        frames, worst = off_the_sine(heard.samples)
        if worst < 0.01:
            break
    assert frames > 6 * RATE
    assert worst < 0.01


def test_closing_does_not_wait_for_a_disk_that_does_not_answer(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked, answers, gave_up = threading.Event(), threading.Event(), threading.Event()

    def opened(part: FilePart, rate: int = 0) -> Decoder:
        asked.set()
        if not answers.wait(30):
            gave_up.set()
        return Decoder(part, rate)

    monkeypatch.setattr("musicrec_desktop.desktop.sound.sound_player.Decoder", opened)
    stage.controller.play_tracks([TrackId(1)])
    assert asked.wait(10)
    stage.controller.close()
    assert not gave_up.is_set()
    answers.set()
    stage.until(lambda: not [each for each in threading.enumerate() if each.name.startswith(("open-", "read-"))])


def test_what_follows_is_joined_also_when_its_file_is_the_first_to_open(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = cut_sine(stage.folder, int(RATE * 1.37) + 13, 4)
    stage.files |= {7: first, 8: second}

    def opened(part: FilePart, rate: int = 0) -> Decoder:
        if part.path == first:
            time.sleep(0.5)
        return Decoder(part, rate)

    monkeypatch.setattr("musicrec_desktop.desktop.sound.sound_player.Decoder", opened)
    for _attempt in range(ATTEMPTS):
        stage.news.clear()
        with recording(stage.bot.wait) as heard:
            stage.controller.play_tracks([TrackId(7), TrackId(8)])
            stage.until(lambda: len(stage.ends()) == 2)
            stage.bot.wait(500)
        frames, worst = off_the_sine(heard.samples)
        if worst < 0.01 and abs(frames - 4 * RATE) < RATE / 1000:
            break
    assert frames == pytest.approx(4 * RATE, abs=RATE / 1000)
    assert worst < 0.01


def test_a_track_of_another_sample_rate_follows_at_its_pitch(stage: Stage) -> None:
    other = stage.folder / "other.flac"
    soundfile.write(other, 0.5 * np.sin(2 * np.pi * 1_000 * np.arange(96_000 * 3) / 96_000), 96_000)
    stage.files |= {7: other}
    with recording(stage.bot.wait) as heard:
        stage.controller.play_tracks([TrackId(2), TrackId(7)])
        stage.until(lambda: len(stage.ends()) == 2)
    last = Recording()
    last.samples = loud(heard)[-2 * RATE :]
    assert last.hertz() == pytest.approx(1_000, abs=2)
    assert stage.ends()[1].played_ms == pytest.approx(3_000, abs=200)


class LateStart(Decoder):
    """A file that is open at once, but on a disk that takes three seconds to give anything."""

    def read(self, n: int) -> Samples:
        if self.position == 0:
            time.sleep(3)
        return super().read(n)


def test_the_next_track_is_decoded_before_its_turn(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = (stage.folder / name for name in ("half1.flac", "half2.flac"))
    whole = 0.5 * np.sin(2 * np.pi * 441.3 * np.arange(RATE * 7) / RATE)
    soundfile.write(first, whole[: RATE * 5], RATE)
    soundfile.write(second, whole[RATE * 5 :], RATE)
    stage.files |= {7: first, 8: second}

    def opened(part: FilePart, rate: int = 0) -> Decoder:
        return LateStart(part, rate) if part.path == second else Decoder(part, rate)

    monkeypatch.setattr("musicrec_desktop.desktop.sound.sound_player.Decoder", opened)
    for _attempt in range(ATTEMPTS):
        stage.news.clear()
        with recording(stage.bot.wait) as heard:
            stage.controller.play_tracks([TrackId(7), TrackId(8)])
            stage.until(lambda: len(stage.ends()) == 2)
            stage.bot.wait(400)
        frames, worst = off_the_sine(heard.samples)
        if worst < 0.01 and abs(frames - 7 * RATE) < RATE / 1000:
            break
    assert frames == pytest.approx(7 * RATE, abs=RATE / 1000)
    assert worst < 0.01


def test_a_disk_that_sleeps_too_long_is_a_hole_and_the_sound_goes_on(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("musicrec_desktop.desktop.sound.sound_player.Decoder", LateStart)
    monkeypatch.setattr("musicrec_desktop.desktop.sound.sound_player.ReadAhead", lambda decoder: ReadAhead(decoder, 1))
    began = time.monotonic()
    stage.controller.play_tracks([TrackId(2)])
    stage.bot.wait(300)
    stage.controller.pause()  # nothing waits for the disk
    stage.controller.play()
    assert time.monotonic() - began < 2.5
    stage.until(lambda: len(stage.ends()) == 1)
    assert stage.ends()[0].reached_end
    assert stage.ends()[0].played_ms == pytest.approx(1_200, abs=200)


def test_python_at_work_in_the_window_for_half_a_second_leaves_no_hole(stage: Stage) -> None:
    stage.files |= {7: tone(stage.folder / "busy.flac", 441.3, 8)}
    stage.controller.set_equaliser(Equaliser((3.0,) * 10))
    for _attempt in range(ATTEMPTS):
        stage.controller.stop()
        with recording(stage.bot.wait) as heard:
            stage.controller.play_tracks([TrackId(7)])
            stage.until_at(1_000)
            for _ in range(3):
                block_the_window(0.5)
                stage.bot.wait(200)
            stage.until_at(5_000)
        frames, worst = off_the_sine(heard.samples[: int(4.5 * RATE)])
        if worst < 0.02:
            break
    assert frames > 3 * RATE
    assert worst < 0.02


def test_a_restart_goes_on_at_the_second_where_it_was_left(stage: Stage) -> None:
    stage.files |= {7: stage.folder / "steps.flac"}
    each = [0.5 * np.sin(2 * np.pi * hertz * np.arange(RATE * 4) / RATE) for hertz in (440, 660, 880, 1_100, 1_320)]
    soundfile.write(stage.files[7], np.concatenate(each), RATE)
    stage.controller.restore([(TrackId(1), QueuedBy.LISTENER), (TrackId(7), QueuedBy.LISTENER)], 1, DurationMs(8_500))
    with recording(stage.bot.wait, SETTLED_MS) as heard:
        stage.controller.play()
        stage.until_at(10_500)
    assert heard.hertz() == pytest.approx(880, abs=2), "between the eighth second and the twelfth"
    first = loud(heard)[: RATE // 4]
    other = np.abs(np.fft.rfft(first * np.hanning(len(first))))
    assert float(np.argmax(other)) * RATE / len(first) == pytest.approx(880, abs=6), "from the first sound on"


class Breaking(Decoder):
    """A file that cannot be read past its first half second."""

    def read(self, n: int) -> Samples:
        if self.position > self.rate // 2:
            raise UnplayableError("it is torn")
        return super().read(n)


def test_what_breaks_while_it_plays_is_told_in_the_thread_of_the_window(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("musicrec_desktop.desktop.sound.sound_player.Decoder", Breaking)
    threads: set[threading.Thread] = set()

    def told() -> PlaybackController:
        threads.add(threading.current_thread())
        return stage.controller

    monkeypatch.setattr(stage.player, "_told", told)
    stage.controller.play_tracks([TrackId(1)])
    stage.until(lambda: bool(stage.notices()))
    assert stage.notices()[0].text == "“long.flac” cannot be played: it is torn."
    assert threads == {threading.main_thread()}


# devices


@contextmanager
def another_sink(name: str) -> Iterator[str]:
    """A second null sink; yields what unloads it."""

    def pactl(*words: str) -> str:
        return subprocess.run(["pactl", *words], check=False, capture_output=True, text=True).stdout.strip()

    first = os.environ["MUSICREC_SINK_MONITOR"].removesuffix(".monitor")
    module = pactl("load-module", "module-null-sink", f"sink_name={name}", f"rate={RATE}", "channels=2")
    try:
        yield module
    finally:
        pactl("unload-module", module)
        pactl("set-default-sink", first)


def unload(module: str) -> None:
    subprocess.run(["pactl", "unload-module", module], check=True)


def test_sound_goes_through_the_device_chosen_and_back(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    with another_sink("chosen"):
        stage.until(lambda: "chosen" in [device.id for device in stage.controller.devices])
        names = [device.name for device in stage.controller.devices]
        assert len(set(names)) == len(names), "two of a kind can be told apart"
        stage.controller.play_tracks([TrackId(1)])
        stage.until_at(300)
        stage.controller.set_device("chosen")
        assert stage.player.device == "chosen"
        stage.bot.wait(SETTLED_MS)
        with recording(stage.bot.wait) as quiet:
            stage.bot.wait(500)
        assert quiet.loudness() < 1e-4, "nothing any more through the first one"
        first = os.environ["MUSICREC_SINK_MONITOR"]
        monkeypatch.setenv("MUSICREC_SINK_MONITOR", "chosen.monitor")
        with recording(stage.bot.wait) as heard:
            stage.bot.wait(500)
        assert heard.hertz() == pytest.approx(440, abs=3)
        monkeypatch.setenv("MUSICREC_SINK_MONITOR", first)
        stage.controller.set_device("")
        stage.bot.wait(SETTLED_MS)
        with recording(stage.bot.wait) as back:
            stage.bot.wait(500)
        assert back.hertz() == pytest.approx(440, abs=3)
        assert stage.notices() == []
        assert [news.in_use for news in stage.news if isinstance(news, DevicesChanged)][-1] != "chosen"


def test_a_default_device_that_is_pulled_out_pauses_and_play_goes_on_through_the_other(stage: Stage) -> None:
    with another_sink("headphones") as module:
        subprocess.run(["pactl", "set-default-sink", "headphones"], check=True)
        stage.until(lambda: stage.player.device == "headphones")
        stage.controller.play_tracks([TrackId(1)])
        stage.until_at(500)
        unload(module)
        stage.until(lambda: len(stage.notices()) == 1)
        assert stage.player.state is PlayerState.PAUSED, "the loudspeakers must not blare"
        assert stage.notices()[0].code == "device_lost"
        left_ms = stage.player.position_ms
        assert 500 <= left_ms < 5_000
        with recording(stage.bot.wait, SETTLED_MS) as quiet:
            stage.bot.wait(300)
        assert quiet.loudness(quiet.samples[-RATE // 10 :]) < 1e-3
        stage.controller.play()
        stage.bot.wait(SETTLED_MS)
        with recording(stage.bot.wait) as heard:
            stage.bot.wait(500)
        assert heard.hertz() == pytest.approx(440, abs=3)
        assert stage.player.position_ms > left_ms


@pytest.mark.qt_log_ignore("Stream failed to connect", extend=True)
def test_a_chosen_device_that_is_pulled_out_leaves_the_sound_on_the_default_one(stage: Stage) -> None:
    with another_sink("headphones") as module:
        stage.until(lambda: "headphones" in [device.id for device in stage.controller.devices])
        stage.controller.set_device("headphones")
        stage.controller.play_tracks([TrackId(1)])
        stage.until_at(500)
        unload(module)
        # The server moves the stream by itself, and tells nobody.
        stage.bot.wait(SETTLED_MS)
        with recording(stage.bot.wait) as heard:
            stage.bot.wait(500)
        assert heard.hertz() == pytest.approx(440, abs=3)
        stage.controller.seek(DurationMs(15_000))  # opens the device anew: now it is known to be gone
        stage.until(lambda: len(stage.notices()) == 1)
        assert stage.player.state is PlayerState.PAUSED
        assert "headphones" not in [device.id for device in stage.controller.devices]
        stage.controller.play()
        stage.until_at(15_500)
        assert stage.player.position_ms < 20_000
        assert stage.controller.modes.device == "headphones", "it may come back"


def test_a_device_that_is_not_there_is_the_default_one_until_it_comes(stage: Stage, qtbot: QtBot) -> None:
    default = stage.player.device
    stage.controller.set_device("comes_later")
    assert stage.player.device == default
    stage.controller.play_tracks([TrackId(1)])
    stage.until_at(500)
    with another_sink("comes_later"):
        qtbot.waitUntil(lambda: stage.player.device == "comes_later", timeout=20_000)
        assert stage.player.state is PlayerState.PLAYING
        here = stage.player.position_ms
        stage.until_at(here + 300)


def test_in_a_list_of_devices_each_has_a_name_and_one_is_the_default(stage: Stage) -> None:
    devices = stage.controller.devices
    assert devices
    assert all(device.id and device.name for device in devices)
    assert [device.id for device in devices if device.is_default] == [stage.player.device]
