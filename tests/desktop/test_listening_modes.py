"""Modes, places and fades in the whole window: what outlives a run, and what the settings and the tracks decide."""

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from pytestqt.qtbot import QtBot

from musicrec_desktop.app.paths import Paths
from musicrec_desktop.app.settings import Settings, load_settings, save_settings
from musicrec_desktop.domain.events import PlayerState
from musicrec_desktop.domain.ids import DurationMs, TrackId, UnixTime
from musicrec_desktop.domain.kinds import Kind
from musicrec_desktop.domain.outline import Outline
from musicrec_desktop.playback import PRESETS, Crossfade, Repeat
from musicrec_desktop.storage import open_database
from tests.desktop.opened_desk import Opened, fill
from tests.factories import make_features

BOOK = TrackId(9)
MINUTE = 60_000


@pytest.fixture
def opened(bot: QtBot, profile: Path) -> Iterator[Opened]:
    fill(profile)
    database = open_database(Paths.of(profile).database)
    database.kinds.correct([BOOK], Kind.SPOKEN)
    alike = [TrackId(1), TrackId(2)]
    database.features.put([(track_id, make_features(np.random.default_rng(3))) for track_id in alike])
    database.outlines.put([(track_id, outline(9_000)) for track_id in alike])
    database.close()
    made = Opened(bot, profile).until_loaded()
    yield made
    made.close()


def outline(leaves_ms: int) -> Outline:
    """Of a track of three minutes that takes so long to end."""
    duration_ms = 3 * MINUTE
    times = (0, 0, 0, duration_ms - leaves_ms, 0)
    lead_in, lead_out, intro_end, outro_start, loudest = (DurationMs(time) for time in times)
    none = np.zeros(0, np.uint8), np.zeros(0, np.int32)
    return Outline(
        DurationMs(duration_ms), True, none[0], lead_in, lead_out, intro_end, outro_start, loudest, (), none[1], ()
    )


def play(opened: Opened, *numbers: int) -> None:
    opened.desk.listening.play([TrackId(number) for number in numbers])
    opened.until(lambda: opened.player.state is PlayerState.PLAYING and opened.current() == numbers[0])


def change(opened: Opened, **changes: object) -> None:
    services = opened.desk.services
    services.change_settings(services.settings.model_copy(update=changes))


def test_spoken_word_goes_on_where_it_was_left_also_in_the_next_run(opened: Opened, bot: QtBot) -> None:
    play(opened, BOOK, 1)
    opened.player.advance(MINUTE)
    opened.desk.listening.controller.next()
    opened.player.advance(MINUTE)
    play(opened, BOOK)
    assert opened.player.position_ms == MINUTE
    opened.player.advance(30_000)
    play(opened, 1)
    assert opened.player.position_ms == 0, "music begins at its beginning"
    opened.player.advance(50_000)
    opened.close()

    again = Opened(bot, opened.profile).until_loaded()
    try:
        play(again, 1)
        assert again.player.position_ms == 0
        play(again, BOOK)
        assert again.player.position_ms == MINUTE + 30_000
        again.player.advance(2 * MINUTE)  # to its end
    finally:
        again.close()
    database = open_database(Paths.of(opened.profile).database)
    assert database.places.all() == {}
    database.close()


def test_what_is_left_when_the_window_closes_is_kept(opened: Opened) -> None:
    play(opened, BOOK)
    opened.player.advance(MINUTE + 1_000)
    opened.close()
    database = open_database(Paths.of(opened.profile).database)
    assert database.places.all() == {BOOK: MINUTE + 1_000}
    database.close()


def test_in_private_no_place_is_stored(opened: Opened) -> None:
    opened.desk.services.database.taste_notes.start_private(UnixTime(1))
    play(opened, BOOK)
    opened.player.advance(MINUTE)
    play(opened, 1)
    play(opened, BOOK)
    assert opened.player.position_ms == MINUTE, "but it is known as long as the window is open"
    opened.close()
    database = open_database(Paths.of(opened.profile).database)
    assert database.places.all() == {}
    database.close()


def test_only_spoken_word_is_played_at_its_speed(opened: Opened) -> None:
    opened.desk.listening.controller.set_speed(2.0)
    play(opened, BOOK, 1)
    opened.player.advance(10_000)
    assert opened.player.position_ms == 20_000
    opened.desk.listening.controller.next()
    opened.player.advance(10_000)
    assert opened.player.position_ms == 10_000


def test_the_next_run_plays_in_the_same_modes(opened: Opened, bot: QtBot) -> None:
    controller = opened.desk.listening.controller
    play(opened, *range(10, 30))
    controller.set_repeat(Repeat.ALL)
    controller.set_shuffle(True)
    controller.set_equaliser(PRESETS["voice"])
    controller.set_speed(1.25)
    controller.set_device("second")
    order = [item.track_id for item in controller.queue.items]
    opened.player.advance(1_000)
    opened.close()

    again = Opened(bot, opened.profile).until_loaded()
    try:
        modes = again.desk.listening.controller.modes
        assert (modes.repeat, modes.is_shuffled, modes.speed) == (Repeat.ALL, True, 1.25)
        assert modes.equaliser == again.player.equaliser == PRESETS["voice"]
        assert again.player.device == "second"
        assert [item.track_id for item in again.desk.listening.controller.queue.items] == order
        again.desk.listening.controller.set_shuffle(False)
        assert [item.track_id for item in again.desk.listening.controller.queue.items] == list(range(10, 30))
    finally:
        again.close()


def test_the_fade_is_that_of_the_settings_and_none_around_spoken_word(opened: Opened) -> None:
    change(opened, crossfade=Crossfade.FIXED, crossfade_s=5.0)
    play(opened, 3, 4, BOOK, 5)
    assert opened.player.fade_ms == 5_000
    opened.desk.listening.controller.next()
    assert opened.player.fade_ms == 0, "nobody is talked over"
    opened.desk.listening.controller.next()
    assert opened.player.fade_ms == 0
    change(opened, crossfade=Crossfade.OFF)
    play(opened, 3, 4)
    assert opened.player.fade_ms == 0


def test_a_track_that_leaves_slowly_is_faded_over_its_ending(opened: Opened) -> None:
    change(opened, crossfade=Crossfade.ADAPTIVE)
    play(opened, 1, 2)
    opened.until(lambda: opened.player.fade_ms == 9_000)


def test_settings_from_before_there_was_a_choice_still_fade(bot: QtBot, profile: Path) -> None:
    fill(profile)
    Paths.of(profile).make()
    save_settings(Settings(), Paths.of(profile).settings)
    file = Paths.of(profile).settings
    file.write_text("crossfade_s = 3.0\n", "utf-8")
    opened = Opened(bot, profile).until_loaded()
    try:
        play(opened, 3, 4)
        assert opened.player.fade_ms == 3_000
    finally:
        opened.close()
    assert load_settings(file).crossfade is Crossfade.FIXED
